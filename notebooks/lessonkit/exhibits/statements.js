// @ts-check
// What the sorting game and Claims share: statements one at a time, each with buttons that answer.

import { button, element, section } from "../page/dom.js";

/** A series of statements of which one is shown.
 * @typedef {object} Options
 * @property {string} css a class beside the common one
 * @property {string} title
 * @property {string} task what the buttons that answer are for
 * @property {number} count
 * @property {() => void} show shows the statement `at`
 * @property {() => void} forget takes all answers back
 * @property {"restart" | "previous"} afterLast the button that is at hand at the last statement
 */

export class Statements {
  /** Number of the statement that is shown, from 0. */
  at = 0;
  place = element("p", "lk-sort-place");
  statement = element("p", "lk-sort-item");
  answers = element("div", "lk-sort-bins");
  previous = button("◀ Previous", () => this.#go(this.at - 1));
  next = button("Next ▶", () => this.#go(this.at + 1));
  restart = button("Start again", () => {
    this.#options.forget();
    this.#go(0);
  });
  box;
  #options;

  /** @param {Options} options */
  constructor(options) {
    this.#options = options;
    this.box = section(`lk-sort ${options.css}`.trim(), options.title);
    this.answers.setAttribute("role", "group");
    this.answers.setAttribute("aria-label", options.task);
  }

  /** Let the buttons that lead on end at the first and at the last statement. */
  limit() {
    this.previous.disabled = this.at === 0;
    this.next.disabled = this.at === this.#options.count - 1;
  }

  /** Return the button that a reader is likely to press next. */
  onwards() {
    return this.next.disabled ? this[this.#options.afterLast] : this.next;
  }

  /** @param {number} to */
  #go(to) {
    this.at = to;
    this.#options.show();
    const answer = this.answers.querySelector("button:enabled");
    (/** @type {HTMLButtonElement | null} */ (answer) ?? this.onwards()).focus();
  }
}
