// @ts-check
// A row of a balance: an argument, its controls, and what its weight can do to the sum.

import { choice, details, element, elementOfHtml } from "../page/dom.js";
import { controls } from "./balance_controls.js";

/** @import { Entry, Scales } from "./balance_controls.js" */
/** @import { Effect } from "./balance_sums.js" */

/** A row of the table, and the place of what its weight can do.
 * @typedef {{ row: HTMLElement, effect: HTMLElement }} Row
 */

/** An argument of the course: its sources open on a click.
 * @param {Entry} entry
 */
function given(entry) {
  const sign = entry.side === "gain" ? "+" : "−";
  return details(`${sign} ${entry.label}`, elementOfHtml("div", "", entry.more_html ?? ""));
}

/** Fields for an argument of the reader's own.
 * @param {Entry} entry
 * @param {() => void} changed
 */
function written(entry, changed) {
  const name = `Own argument ${entry.own}`;
  const side = choice([["gain", "Gain"], ["cost", "Cost"]], `${name}: gain or cost`, () => {
    entry.side = side.value === "gain" ? "gain" : "cost";
    changed();
  });
  side.value = entry.side;
  const text = element("input");
  Object.assign(text, { type: "text", placeholder: "An argument of your own", maxLength: 60 });
  text.value = entry.label;
  text.setAttribute("aria-label", name);
  text.addEventListener("input", () => {
    entry.label = text.value;
    changed();
  });
  return element("span", "lk-balance-own", side, text);
}

/** @param {Entry} entry @param {Scales} scales @param {() => void} changed @returns {Row} */
export function rowOf(entry, scales, changed) {
  const { marks, weight, name } = controls(entry, scales, changed);
  const row = element("div");
  const colour = () => row.className = `lk-balance-row lk-balance-${entry.side}`;
  const what = entry.own
    ? written(entry, () => {
      name();
      colour();
      changed();
    })
    : given(entry);
  const place = element("div", "lk-balance-effect");
  colour();
  row.append(what, marks, weight, place);
  return { row, effect: place };
}

/** A bar from `low` to `high` and a dot at `sum`, on a scale from -reach to +reach.
 * @param {number} reach @param {number} low @param {number} high @param {number} sum
 */
function track(reach, low, high, sum) {
  /** @param {number} value */
  const place = (value) => `${50 + (50 * value) / reach}%`;
  const span = element("span", "lk-balance-span");
  span.style.left = place(low);
  span.style.width = `${(50 * (high - low)) / reach}%`;
  const dot = element("span", "lk-balance-dot");
  dot.style.left = place(sum);
  const nought = element("span", "lk-balance-nought");
  const made = element("div", "lk-balance-track", nought, span, dot);
  made.setAttribute("aria-hidden", "true");
  return made;
}

/** @param {Effect} found @param {number} reach @param {number} sum */
export function effectShown({ ends, flips, words }, reach, sum) {
  const bar = track(reach, Math.min(...ends), Math.max(...ends), sum);
  return [bar, element("span", flips ? "lk-balance-flips" : "", words)];
}
