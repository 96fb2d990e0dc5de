// @ts-check
// Draws the live form of an exhibit where there is no kernel.

import { element } from "../page/dom.js";
import { CONTROLS } from "./live_controls.js";
import { keepIn } from "./live_memory.js";
import { makeModels } from "./live_models.js";

/** @import { LiveModel, SavedModel } from "./live_models.js" */

/** What draws a part: `render` of page/loader.js. */
/** @typedef {(context: object) => Promise<unknown>} Draw */

/** An exhibit as the edition holds it. See LiveExhibit in live_exhibit.py.
 * @typedef {object} LiveExhibit
 * @property {string} lesson
 * @property {number} number
 * @property {string} key
 * @property {string[]} views
 * @property {Record<string, SavedModel>} models
 * @property {Record<string, string>} addresses
 */

const BOXES = new Set(["BoxModel", "HBoxModel", "VBoxModel"]);

/** Give an element the classes that its model names, now and whenever they change.
 * @param {LiveModel} model @param {HTMLElement} el
 */
function dress(model, el) {
  /** @type {string[]} */
  let worn = [];
  const wear = () => {
    el.classList.remove(...worn);
    el.classList.add(...worn = [...model.get("_dom_classes")]);
  };
  model.on("change:_dom_classes", wear);
  wear();
}

class Views {
  /** Resolve when their parts are drawn.
   * @type {Promise<unknown>[]}
   */
  drawing = [];
  #names;
  #saved;
  #draw;

  /** @param {LiveExhibit} exhibit @param {Map<string, LiveModel>} models @param {Draw} draw */
  constructor({ models: saved }, models, draw) {
    this.#names = new Map([...models].map(([name, model]) => [model, name]));
    this.#saved = saved;
    this.#draw = draw;
  }

  /** Return the element of a model.
   * @param {LiveModel} model
   * @returns {HTMLElement}
   */
  of(model) {
    const kind = this.#saved[this.#names.get(model) ?? ""].kind;
    const el = this.#made(kind, model);
    dress(model, el);
    return el;
  }

  /** @param {string} kind @param {LiveModel} model */
  #made(kind, model) {
    if (BOXES.has(kind)) return this.#box(kind, model);
    if (CONTROLS[kind]) return CONTROLS[kind](model);
    if (kind !== "AnyModel") throw new Error(`a ${kind} needs a kernel`);
    const el = element("div", "lm-Widget");
    this.drawing.push(this.#draw({ model, el }));
    return el;
  }

  /** @param {string} kind @param {LiveModel} model */
  #box(kind, model) {
    const box = element("div", kind === "HBoxModel" ? "widget-hbox" : "widget-vbox");
    /** @type {LiveModel[]} */
    const children = model.get("children");
    box.append(...children.map((child) => this.of(child)));
    return box;
  }
}

/** Return the live form of an exhibit as an element, its models by their names, and what resolves
 * when all of it is drawn. Charts draw once the element is on the page.
 * @param {LiveExhibit} exhibit
 * @param {Draw} draw
 */
export function liveForm(exhibit, draw) {
  const models = makeModels(exhibit.models);
  for (const [name, model] of models) keepIn(`${exhibit.key}/${name}`, model);
  const views = new Views(exhibit, models, draw);
  const seen = exhibit.views.map((name) => /** @type {LiveModel} */ (models.get(name)));
  const form = element("div", "lk-exhibit", ...seen.map((model) => views.of(model)));
  return { form, models, drawn: Promise.all(views.drawing) };
}
