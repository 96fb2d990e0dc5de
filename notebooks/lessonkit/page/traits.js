// @ts-check

/** @import { Model } from "./types.d.ts" */

/** Return some traits of a part as they are now.
 * @template Traits
 * @template {keyof Traits} Name
 * @param {Model<Traits>} model
 * @param {...Name} names
 * @returns {Pick<Traits, Name>}
 */
export function traitsOf(model, ...names) {
  const pairs = names.map((name) => [name, model.get(name)]);
  return Object.fromEntries(pairs);
}

/** Do something after traits have changed, once for all changes that come together.
 * @template Traits
 * @param {Model<Traits>} model
 * @param {(keyof Traits & string)[]} names
 * @param {() => void} act
 * @returns {() => void} what ends it
 */
export function onChange(model, names, act) {
  let waiting = false;
  const ask = () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      act();
    });
  };
  for (const name of names) model.on(`change:${name}`, ask);
  return () => {
    for (const name of names) model.off(`change:${name}`, ask);
  };
}
