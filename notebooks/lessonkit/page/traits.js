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
