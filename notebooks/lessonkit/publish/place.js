// @ts-check
// Keeps the place at which the course is read in the address of the page.

import { targetOf } from "./live_address.js";
import { placeNames } from "./place_names.js";

/** @import { Target } from "./live_address.js" */

/** How far down the page a heading counts as read, as a part of the window's height. */
const READING_LINE = 0.3;

/** How long the page holds to the place of its address while it is drawn, in milliseconds. */
const HOLD_MS = 10_000;

/** Go to a place of the page: what a link has picked there, or else its beginning.
 * @param {string} place
 */
export function goTo(place) {
  const at = place ? document.getElementById(place) : null;
  (at?.querySelector(".lk-question[aria-current]") ?? at)?.scrollIntoView();
}

export class Place {
  #marks;
  #known;
  #wanted = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {ReadonlyMap<string, Target>} known where short addresses lead */
  constructor(known) {
    this.#known = known;
    const headings = [...document.querySelectorAll(".lesson .text h3")];
    const names = placeNames(headings.map((heading) => {
      return [heading.closest(".lesson")?.id ?? "", heading.textContent ?? ""];
    }));
    headings.forEach((heading, n) => heading.id = names[n]);
    this.#marks = [...document.querySelectorAll("section[id], .lesson .text h3[id]")];
    // What is drawn later moves what is below it: the browser's own place would be a wrong one.
    history.scrollRestoration = "manual";
    for (const event of ["wheel", "pointerdown", "keydown"]) {
      addEventListener(event, () => this.#wanted = "", { passive: true });
    }
    addEventListener("hashchange", () => this.#goThere());
    this.#goThere();
  }

  /** Go where the address leads. */
  #goThere() {
    clearTimeout(this.#timer);
    this.#wanted = targetOf(location.hash, this.#known).place;
    this.#timer = setTimeout(() => this.#wanted = "", HOLD_MS);
    this.hold();
  }

  /** Let the address follow the reader. */
  follow() {
    let asked = false;
    addEventListener("scroll", () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        this.#note();
      });
    }, { passive: true });
  }

  /** Go to where the address has led, unless the reader has gone elsewhere by now. */
  hold() {
    goTo(this.#wanted);
  }

  #note() {
    const line = innerHeight * READING_LINE;
    const passed = this.#marks.filter((mark) => mark.getBoundingClientRect().top <= line);
    const hash = passed.length ? `#${passed[passed.length - 1].id}` : "";
    if (hash !== location.hash) history.replaceState(null, "", hash || location.pathname);
  }
}
