// @ts-check
// Links to exhibits of the single-file edition: each leads to what the reader has chosen there.

import { button, element, status } from "../page/dom.js";
import { queryOf, targetOf, valuesOf } from "./live_address.js";
import { goTo } from "./place.js";

/** @import { LiveModel } from "./live_models.js" */
/** @import { Target, Values } from "./live_address.js" */

/** Traits of a part that say nothing of what is chosen. */
const TECHNICAL = new Set(["module", "packed", "layout", "tabbable", "tooltip", "presses", "kept"]);
/** What some parts know in the page alone, with its start. */
const PAGE_ONLY = { picked: "", step: 0 };

/** Return what the reader has chosen in a part.
 * @param {LiveModel} part @param {Record<string, unknown>} saved state
 * @returns {Values}
 */
function chosen(part, saved) {
  const names = Object.keys(saved).filter((name) => !TECHNICAL.has(name) && !name.startsWith("_"));
  const values = names.map((name) => [name, part.get(name)]);
  const own = Object.entries(PAGE_ONLY).map(([name, none]) => [name, part.get(name) ?? none]);
  return Object.fromEntries([...own, ...values]);
}

export class Links {
  /** @type {Map<string, (query: string) => void>} */
  #known = new Map();
  #wanted;

  /** @param {ReadonlyMap<string, Target>} known where short addresses lead */
  constructor(known) {
    this.#wanted = targetOf(location.hash, known);
    addEventListener("hashchange", () => {
      this.#wanted = targetOf(location.hash, known);
      this.#known.get(this.#wanted.place)?.(this.#wanted.query);
    });
  }

  /** Let an exhibit that is drawn be linked to, and show what a link has asked of it.
   * @param {string} place @param {LiveModel} part @param {Record<string, unknown>} saved state
   * @param {Element} live
   */
  add(place, part, saved, live) {
    const start = { ...chosen(part, saved), ...PAGE_ONLY };
    const show = (/** @type {string} */ query) => {
      for (const [name, value] of Object.entries({ ...start, ...valuesOf(start, query) })) {
        part.set(name, value);
      }
    };
    this.#known.set(place, show);
    if (this.#wanted.place === place && this.#wanted.query) {
      show(this.#wanted.query);
      goTo(place);
    }
    const said = status("span", "lk-meta");
    const copy = button("Copy link", () => {
      const query = queryOf(start, chosen(part, saved));
      const hash = `#${place}${query ? `?${query}` : ""}`;
      history.replaceState(null, "", hash);
      copyText(location.href).then((done) =>
        said.textContent = done
          ? "The link is copied: it leads to what you see here."
          : "Copy the address of this page: it leads to what you see here."
      );
    }, "Copy a link to what is shown here");
    live.append(element("p", "", copy, " ", said));
  }
}

/** Copy a text; where the browser does not let us, say so.
 * @param {string} text
 */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
