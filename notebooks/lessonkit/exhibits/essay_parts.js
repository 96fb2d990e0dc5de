// @ts-check
// The fields of an answer: one text for each of its parts.

import { element } from "../page/dom.js";
import { countWords } from "../page/words.js";

/** @typedef {{ heading: HTMLElement, hint: HTMLElement, area: HTMLTextAreaElement }} Field */

export class EssayParts {
  box = element("div", "lk-essay-parts");
  /** Key of the part that the reader writes in. */
  target;
  #names;
  /** @type {Map<string, Field>} */
  #fields = new Map();

  /**
   * @param {Record<string, string>} names by key of a part
   * @param {(key: string, text: string) => void} written
   * @param {() => void} entered
   */
  constructor(names, written, entered) {
    this.#names = names;
    this.target = Object.keys(names)[0];
    for (const [key, name] of Object.entries(names)) {
      const heading = element("span", "lk-essay-name", name);
      const hint = element("span", "lk-hint");
      const area = element("textarea");
      area.rows = 5;
      area.setAttribute("aria-label", name);
      area.addEventListener("input", () => written(key, area.value));
      area.addEventListener("focus", () => {
        this.target = key;
        entered();
      });
      this.box.append(element("label", "lk-essay-part", heading, hint, area));
      this.#fields.set(key, { heading, hint, area });
    }
  }

  /** The field that the reader writes in. */
  get area() {
    return /** @type {Field} */ (this.#fields.get(this.target)).area;
  }

  /** Show texts and hints.
   * @param {Record<string, string>} texts
   * @param {Record<string, string>} hints
   */
  fill(texts, hints) {
    for (const [key, { area, hint }] of this.#fields) {
      area.value = texts[key] ?? "";
      hint.textContent = hints[key];
    }
  }

  /** Show how long each text is.
   * @param {Record<string, string>} texts
   */
  count(texts) {
    for (const [key, { heading }] of this.#fields) {
      heading.textContent = `${this.#names[key]}: ${countWords(texts[key] ?? "")} words`;
    }
  }
}
