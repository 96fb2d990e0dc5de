// @ts-check
// Marks without a label in a trace of their own. traces.py does the same for the still form.

/** @import { Trace } from "../page/types.d.ts" */

/** Return a trace as one of marks without a label, and one of those that have one.
 *
 * Plotly measures and places a text at every mark of a trace, also an empty one: apart, a timeline
 * is drawn in two thirds of the time. And an element that it has taken away because its text was
 * empty never comes back.
 * @param {Trace} trace
 * @returns {Trace[]}
 */
export function byLabel(trace) {
  const { mode, text } = trace;
  if (mode !== "markers+text" || !Array.isArray(text) || text.every(Boolean)) return [trace];
  const { text: _, textposition: __, ...bare } = part(trace, text.map((label) => !label));
  return [{ ...bare, mode: "markers" }, part(trace, text.map(Boolean))];
}

/** Return a trace, or what stands in one, with some of its marks.
 * @param {any} value
 * @param {boolean[]} kept whether each mark is kept
 * @returns {any}
 */
function part(value, kept) {
  if (Array.isArray(value)) {
    return value.length === kept.length ? value.filter((_, n) => kept[n]) : value;
  }
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, part(item, kept)]));
}
