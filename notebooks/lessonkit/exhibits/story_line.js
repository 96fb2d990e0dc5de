// @ts-check
// The slim timeline over a story: eras, a dot for each event, and the year of the one that is told.

import { button, element } from "../page/dom.js";

/** An era, from and to a place on the line, from 0 to 1.
 * @typedef {{ title: string, from: number, to: number }} Era
 */

/** What the line shows of an event.
 * @typedef {{ when: string, title: string, year: string, at: number }} Mark
 */

export class StoryLine {
  box = element("div", "lk-story-bar");
  #year = element("span", "lk-story-flag");
  #marks;
  #eras;
  #dots;

  /** @param {Mark[]} marks @param {Era[]} eras @param {(n: number) => void} go */
  constructor(marks, eras, go) {
    this.#marks = marks;
    this.#eras = eras;
    this.#dots = marks.map(({ when, title, at }, n) => {
      const dot = button("", () => go(n), `${when}: ${title}`);
      dot.className = "lk-story-dot";
      dot.style.left = `${at * 100}%`;
      dot.tabIndex = -1;
      return dot;
    });
    const bands = eras.map(({ from, to }, n) => {
      const band = element("span", `lk-story-era${n % 2 ? " lk-odd" : ""}`);
      band.style.left = `${from * 100}%`;
      band.style.width = `${(to - from) * 100}%`;
      return band;
    });
    this.box.append(element("div", "lk-story-line", ...bands, ...this.#dots, this.#year));
  }

  /** Return the title of the era at a place on the line; empty if there is none.
   * @param {number} at
   */
  eraAt(at) {
    return this.#eras.findLast(({ from }) => from <= at)?.title ?? "";
  }

  /** Set off one event.
   * @param {number} number
   */
  mark(number) {
    const { year, at } = this.#marks[number];
    this.#year.textContent = year;
    this.#year.style.left = `${at * 100}%`;
    this.#year.style.transform = `translateX(-${Math.round(at * 100)}%)`;
    this.#dots.forEach((dot, n) => dot.classList.toggle("lk-now", n === number));
  }
}
