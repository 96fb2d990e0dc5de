// @ts-check
// The slim timeline over a story: eras, a dot for each event, and the year of the one that is told.

import { button, element } from "../page/dom.js";

/** An era, from and to a place on the line, from 0 to 1.
 * @typedef {{ title: string, from: number, to: number }} Era
 */

/** What the line shows of an event.
 * @typedef {{ when: string, title: string, year: string, at: number }} Mark
 */

/** How far apart the middles of two dots should be, so that each can be clicked, in pixels. */
const APART = 17;

/** Return places on the line that are at least so far apart, as far as there is room, and otherwise
 * near to where they were.
 * @param {number[]} places in their order, from 0 to 1
 * @param {number} least
 */
export function spread(places, least) {
  const room = Math.min(least, 1 / Math.max(1, places.length - 1));
  /** @type {number[]} */
  const moved = [];
  for (const place of places) moved.push(Math.max(place, (moved.at(-1) ?? -room) + room));
  // Those that were pushed beyond the end push back.
  for (let n = moved.length - 1, end = 1; n >= 0; n -= 1, end -= room) {
    moved[n] = Math.min(moved[n], end);
  }
  return moved;
}

export class StoryLine {
  box = element("div", "lk-story-bar");
  #line = element("div", "lk-story-line");
  #year = element("span", "lk-story-flag");
  #told = 0;
  #marks;
  #eras;
  #dots;

  /** @param {Mark[]} marks @param {Era[]} eras @param {(n: number) => void} go */
  constructor(marks, eras, go) {
    this.#marks = marks;
    this.#eras = eras;
    this.#dots = marks.map(({ when, title }, n) => {
      const dot = button("", () => go(n), `${when}: ${title}`);
      dot.className = "lk-story-dot";
      dot.tabIndex = -1;
      return dot;
    });
    const bands = eras.map(({ from, to }, n) => {
      const band = element("span", `lk-story-era${n % 2 ? " lk-odd" : ""}`);
      band.style.left = `${from * 100}%`;
      band.style.width = `${(to - from) * 100}%`;
      return band;
    });
    this.#line.append(...bands, ...this.#dots, this.#year);
    this.box.append(this.#line);
    this.spread();
  }

  /** Spread the dots over the line as it is wide now. */
  spread() {
    const least = APART / (this.#line.clientWidth || Infinity);
    const places = spread(this.#marks.map(({ at }) => at), least);
    for (const [n, dot] of this.#dots.entries()) dot.style.left = `${places[n] * 100}%`;
    this.#year.style.left = this.#dots[this.#told].style.left;
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
    this.#told = number;
    this.#year.textContent = this.#marks[number].year;
    this.#year.style.left = this.#dots[number].style.left;
    this.#dots.forEach((dot, n) => dot.classList.toggle("lk-now", n === number));
  }
}
