// @ts-check
// The eras on the axis of a timeline: a band for each, and its name where there is room. eras.py
// does the same for the still form.

import { escapePlotly } from "../../charts/plotly_text.js";
import { titleLines } from "./eras.js";

/** @import { EvenAxis, StretchedAxis } from "../../charts/time_axis.js" */
/** @import { Trace } from "../../page/types.d.ts" */

/** An era: its first and its last day in days since 1970-01-01, null where it goes on.
 * @typedef {{ title: string, start: number, end: number | null }} Era
 */

/** The part of a time axis that an era takes.
 * @typedef {{ title: string, first: number, last: number }} Band
 */

/** @typedef {EvenAxis | StretchedAxis} Axis */

/** Return the eras that reach into the time from `first` to `last`.
 * @param {Era[]} eras @param {number} first @param {number} last
 */
export function erasBetween(eras, first, last) {
  return eras.filter(({ start, end }) => start <= last && (end === null || end >= first));
}

/** Return the parts that eras take of an axis.
 * @param {Era[]} eras @param {Axis} axis
 * @returns {Band[]}
 */
export function bandsOf(eras, axis) {
  return eras.map(({ title, start, end }) => ({
    title,
    first: Math.max(start, axis.first),
    last: end === null ? axis.last : Math.min(end + 1, axis.last),
  }));
}

/** Return the fills of eras behind the whole chart.
 * @param {Band[]} bands @param {Axis} axis
 * @param {object[]} shapes one for each fill, which are taken in turn
 */
export function bandShapes(bands, axis, shapes) {
  return bands.map(({ first, last }, n) => {
    const [x0, x1] = axis.values([first, last]);
    return { ...shapes[n % shapes.length], x0, x1 };
  });
}

/** Return the names of eras over the lanes, where there is room for them.
 * @param {Band[]} bands @param {Axis} axis @param {Trace} trace
 */
export function eraNames(bands, axis, trace) {
  const named = bands.flatMap(({ title, first, last }) => {
    const [left, right] = axis.pixels([first, last]);
    const text = titleLines(title, right - left);
    return text.length ? [{ middle: (left + right) / 2, text }] : [];
  });
  return {
    ...trace,
    x: axis.valuesAt(named.map(({ middle }) => middle)),
    y: named.map(() => -0.5),
    text: named.map(({ text }) => text.map((line) => `<i>${escapePlotly(line)}</i>`).join("<br>")),
  };
}

/** Return the dates by which the axis of a table without eras is stretched: each new year, or each
 * new decade if there are more than sixty years.
 * @param {number} first year @param {number} last year @param {(year: number) => number} firstDayOf
 */
export function stretchingDates(first, last, firstDayOf) {
  const step = last - first <= 60 ? 1 : 10;
  const dates = [];
  const rest = ((first % step) + step) % step;
  for (let year = first - rest + step; year <= last; year += step) dates.push(firstDayOf(year));
  return dates;
}
