// @ts-check
// Shows statements one at a time and asks for the group of each. See SortingGamePart.

import { button, element, elementOfHtml, status, toolbar } from "../page/dom.js";
import { keep, kept } from "../page/kept.js";
import { traitsOf } from "../page/traits.js";
import { markOf, score, verdict } from "./sorting_score.js";
import { Statements } from "./statements.js";

/** @import { Keeping } from "../page/kept.js" */
/** @import { Context, Model } from "../page/types.d.ts" */

/** @typedef {{ text: string, bin: string, why: string, based_html: string }} Item */
/** Kept are chosen groups by the number of the statement, and the number of the one that is shown.
 * @typedef {{ answers: [number, string][], at: number }} Played
 */

/** @typedef {{ title: string, task: string, bins: string[], items: Item[] }} Game */
/** @typedef {Game & Keeping<Played>} Traits */

const SIGNS = { right: "✔ ", wrong: "✘ ", disputed: "◇ ", "": "" };

class SortingGame {
  /** Chosen groups, by the number of the statement.
   * @type {Map<number, string>}
   */
  #answers;
  #verdict = status("div", "lk-sort-verdict");
  #based = element("details", "lk-based");
  #score = element("span", "lk-score");
  #series;
  #model;
  #bins;
  #items;

  /** @param {Model<Traits>} model */
  constructor(model) {
    const { title, task, bins, items } = traitsOf(model, "title", "task", "bins", "items");
    const played = kept(model);
    this.#answers = new Map(played?.answers);
    this.#model = model;
    this.#bins = bins;
    this.#items = items;
    this.#series = new Statements({
      css: "",
      title,
      task,
      count: items.length,
      afterLast: "restart",
      show: () => this.#changed(),
      forget: () => this.#answers.clear(),
    });
    this.#series.at = played?.at ?? 0;
    const { box, place, statement, answers, previous, next, restart } = this.#series;
    box.append(element("p", "lk-grid-note", task), place, statement, answers);
    box.append(this.#verdict, this.#based, toolbar(previous, next, restart, this.#score));
  }

  /** @param {HTMLElement} el */
  show(el) {
    el.append(this.#series.box);
    this.#update();
  }

  #changed() {
    keep(this.#model, { answers: [...this.#answers], at: this.#series.at });
    this.#update();
  }

  #update() {
    const { at, place, statement, answers } = this.#series;
    const item = this.#items[at];
    const answer = this.#answers.get(at);
    place.textContent = `Number ${at + 1} of ${this.#items.length}`;
    statement.textContent = item.text;
    answers.replaceChildren(...this.#bins.map((bin) => this.#answerButton(bin, item, answer)));
    this.#verdict.replaceChildren();
    if (answer) this.#verdict.append(element("b", "", verdict(item, answer)), item.why);
    this.#based.hidden = !answer;
    this.#based.open = false;
    const summary = element("summary", "", "Sources");
    this.#based.replaceChildren(summary, elementOfHtml("p", "", item.based_html));
    this.#score.textContent = score(this.#items, this.#answers);
    this.#series.limit();
  }

  /** @param {string} bin @param {Item} item @param {string | undefined} answer */
  #answerButton(bin, item, answer) {
    const mark = markOf(bin, item, answer);
    const made = button(SIGNS[mark] + bin, () => this.#choose(bin));
    made.classList.toggle("lk-right", mark === "right");
    made.classList.toggle("lk-chosen", bin === answer);
    made.disabled = answer !== undefined;
    return made;
  }

  /** @param {string} bin */
  #choose(bin) {
    this.#answers.set(this.#series.at, bin);
    this.#changed();
    this.#series.onwards().focus();
  }
}

export default {
  /** @param {Context<Traits>} context */
  render({ model, el }) {
    new SortingGame(model).show(el);
  },
};
