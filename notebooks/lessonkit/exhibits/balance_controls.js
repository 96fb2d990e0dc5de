// @ts-check
// What a reader sets for an argument of a balance: its two marks, and how much it matters.

import { choice, element } from "../page/dom.js";

/** @import { Weighed } from "./balance_sums.js" */

/** An argument with its weight; `own` numbers those that the reader may write.
 * @typedef {Weighed & { label: string, own?: number, more_html?: string }} Entry
 */

/** What the marks are called, and the greatest weight.
 * @typedef {object} Scales
 * @property {Record<string, string>} strengths
 * @property {Record<string, string>} links
 * @property {number} most
 */

/** What the two marks of an argument are called. */
export const MARKS = { strength: "How well attested", link: "Link to the pact" };

/** Return what an argument is called, also one that the reader has not named yet.
 * @param {Entry} entry
 */
export function labelOf({ label, own }) {
  return label || `own argument ${own}`;
}

let groups = 0;

/** Buttons from 0 to `most`, of which none is down at the start.
 * @param {Entry} entry
 * @param {number} most
 * @param {() => void} changed
 */
function weights(entry, most, changed) {
  const group = element("span", "lk-balance-weights");
  group.setAttribute("role", "radiogroup");
  groups += 1;
  const name = `lk-balance-${groups}`;
  for (let weight = 0; weight <= most; weight += 1) {
    const input = element("input");
    const checked = entry.weight === weight;
    Object.assign(input, { type: "radio", name, value: String(weight), checked });
    input.addEventListener("change", () => {
      entry.weight = weight;
      changed();
    });
    group.append(element("label", "", input, String(weight)));
  }
  return group;
}

/** A menu with its name over it, for a page too narrow for the head of the table.
 * @param {string} name @param {HTMLElement} menu
 */
function named(name, menu) {
  return element("label", "", element("span", "", `${name}:`), menu);
}

/** The controls of an argument: its two marks, and how much it matters.
 * @param {Entry} entry
 * @param {Scales} scales
 * @param {() => void} changed
 */
export function controls(entry, { strengths, links, most }, changed) {
  const attested = choice(Object.entries(strengths), "", () => {
    entry.strength = Number(attested.value);
    changed();
  });
  attested.value = String(entry.strength);
  const linked = choice(Object.entries(links), "", () => {
    entry.link = Number(linked.value);
    changed();
  });
  linked.value = String(entry.link);
  const weight = weights(entry, most, changed);
  const name = () => {
    const label = labelOf(entry);
    attested.setAttribute("aria-label", `${MARKS.strength}: ${label}`);
    linked.setAttribute("aria-label", `${MARKS.link}: ${label}`);
    weight.setAttribute("aria-label", `How much it matters: ${label}`);
  };
  name();
  const marks = element("div", "lk-balance-marks");
  marks.append(named(MARKS.strength, attested), named(MARKS.link, linked));
  return { marks, weight, name };
}
