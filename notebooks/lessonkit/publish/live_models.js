// @ts-check
// The models of live exhibits where there is no kernel: what ipywidgets' manager does elsewhere.

/** A widget as the edition holds it: the name of its kind, and its state.
 * @typedef {{ kind: string, state: Record<string, unknown> }} SavedModel
 */

/** Something that is told of a change or a message. */
/** @typedef {(...values: unknown[]) => void} Listener */

const REFERENCE = "IPY_MODEL_";

/** @param {unknown} one @param {unknown} other */
function same(one, other) {
  return Object.is(one, other) || JSON.stringify(one) === JSON.stringify(other);
}

/** A model as anywidget hands it to a part, and as the controls use it, too. */
export class LiveModel {
  /** @type {Map<string, Set<Listener>>} */
  #listeners = new Map();
  #state;

  /** @param {Record<string, unknown>} state */
  constructor(state) {
    this.#state = state;
  }

  /** @param {string} name @returns {any} */
  get(name) {
    return this.#state[name];
  }

  /** @param {string} name @param {unknown} value */
  set(name, value) {
    if (same(this.#state[name], value)) return;
    this.#state[name] = value;
    for (const event of [`change:${name}`, "change"]) {
      for (const tell of [...this.#listeners.get(event) ?? []]) tell(this, value);
    }
  }

  /** @param {string} events one or more, separated by blanks @param {Listener} tell */
  on(events, tell) {
    for (const event of events.split(" ")) {
      const known = this.#listeners.get(event) ?? new Set();
      this.#listeners.set(event, known.add(tell));
    }
  }

  /** @param {string} events @param {Listener} tell */
  off(events, tell) {
    for (const event of events.split(" ")) this.#listeners.get(event)?.delete(tell);
  }

  /** There is no kernel that could keep a change, or hear a message. */
  save_changes() {}
  send() {}
}

/** Return a value with models in place of their references.
 * @param {unknown} value
 * @param {Map<string, LiveModel>} models
 * @returns {unknown}
 */
function resolved(value, models) {
  if (Array.isArray(value)) return value.map((entry) => resolved(entry, models));
  const isReference = typeof value === "string" && value.startsWith(REFERENCE);
  return isReference ? models.get(value.slice(REFERENCE.length)) ?? value : value;
}

/** Let a trait follow another one, from now on.
 * @param {[LiveModel, string]} source
 * @param {[LiveModel, string]} target
 */
function follow([source, from], [target, to]) {
  const update = () => target.set(to, source.get(from));
  source.on(`change:${from}`, update);
  return update;
}

/** Join traits as the models of links say.
 * @param {SavedModel[]} saved
 * @param {Map<string, LiveModel>} models
 */
function link(saved, models) {
  for (const { kind, state } of saved) {
    if (kind !== "LinkModel" && kind !== "DirectionalLinkModel") continue;
    /** @type {[LiveModel, string][]} */
    const [source, target] = [state.source, state.target].map((
      end,
    ) => /** @type {[LiveModel, string]} */ (resolved(end, models)));
    follow(source, target)();
    if (kind === "LinkModel") follow(target, source);
  }
}

/** Make the models of an exhibit by their names, joined as its links say.
 * @param {Record<string, SavedModel>} saved
 */
export function makeModels(saved) {
  const models = new Map(
    Object.entries(saved).map(([name, { state }]) => [name, new LiveModel({ ...state })]),
  );
  for (const [name, { state }] of Object.entries(saved)) {
    const model = /** @type {LiveModel} */ (models.get(name));
    if (state.children) model.set("children", resolved(state.children, models));
  }
  link(Object.values(saved), models);
  return models;
}
