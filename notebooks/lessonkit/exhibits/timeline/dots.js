// @ts-check
// Where the dots of a timeline and their labels stand. dots.py does the same for the still form.

import { stackDots } from "../../charts/dot_stacking.js";
import { placeLabels } from "../../charts/label_layout.js";

/** @import { Axis } from "./bands.js" */

/** How the events of a table are drawn, one element for each; dates in days since 1970-01-01,
 * labels escaped for Plotly, widths in pixels.
 * @typedef {object} Marks
 * @property {number[]} days
 * @property {number[]} ends
 * @property {boolean[]} exact
 * @property {number[]} importance
 * @property {string[]} labels
 * @property {number[]} widths
 */

/** The lanes: their names, escaped for Plotly, from the top, and the number of each event's lane.
 * @typedef {{ names: string[], lane_of: number[] }} Lanes
 */

/** Lengths in pixels, and numbers, by which dots are placed: those of dots.py and marks.py.
 * @typedef {object} Measures
 * @property {number} top
 * @property {number} lane_height
 * @property {number} lanes_height
 * @property {number} crowd
 * @property {number} spot
 * @property {number} most_in_spot
 * @property {number[]} rows
 * @property {number} row_height
 * @property {number} dot_distance
 * @property {number} few
 * @property {number} reach
 * @property {Record<number, number>} sizes by importance
 */

/** Where the dots of events stand: in pixels from the left end of the axis and from the top of the
 * chart, and the height in lanes. `rows` are the places of the events in the table.
 * @typedef {object} Dots
 * @property {number[]} rows
 * @property {number[]} lane
 * @property {number} lanes
 * @property {number} depth height of a lane
 * @property {number[]} x
 * @property {number[]} y
 * @property {number[]} heights
 */

/** Return the events that are drawn: all, or of a crowd, in which dots would cover one another, the
 * most important.
 * @param {number[]} rows @param {Marks} marks @param {Lanes} lanes @param {Axis} axis
 * @param {Measures} measures
 */
export function thinOut(rows, marks, lanes, axis, { crowd, spot, most_in_spot }) {
  if (rows.length <= crowd) return rows;
  const { importance, days } = marks;
  const order = [...rows].sort((a, b) => importance[b] - importance[a] || a - b);
  const at = axis.pixels(order.map((row) => days[row]));
  /** @type {Map<number, number>} */
  const taken = new Map();
  const kept = order.filter((row, n) => {
    const place = lanes.lane_of[row] * 10_000 + Math.floor(at[n] / spot);
    const before = taken.get(place) ?? 0;
    taken.set(place, before + 1);
    return before < most_in_spot;
  });
  return kept.sort((a, b) => a - b);
}

/** Return where the dots of events stand; those that would cover one another are stacked.
 * @param {number[]} rows @param {Marks} marks @param {Lanes} lanes @param {Axis} axis
 * @param {Measures} measures
 * @returns {Dots}
 */
export function placeDots(rows, marks, lanes, axis, measures) {
  const { top, lane_height, lanes_height, row_height } = measures;
  const count = lanes.names.length;
  const depth = Math.min(Math.max(Math.floor(lanes_height / count), lane_height), 2 * lane_height);
  const lane = rows.map((row) => lanes.lane_of[row]);
  const x = axis.pixels(rows.map((row) => marks.days[row]));
  const moved = stackDots(x, lane, measures.dot_distance, measures.rows);
  return {
    rows,
    lane,
    lanes: count,
    depth,
    x,
    y: lane.map((n, dot) => top + (n + 0.5) * depth + moved[dot] * row_height),
    heights: lane.map((n, dot) => n + moved[dot] * row_height / depth),
  };
}

/** Return where the bars of events end, in pixels; a bar no longer than its dot has no length.
 *
 * A bar runs from the middle of the dot to the last day.
 * @param {Dots} dots @param {Marks} marks @param {Axis} axis @param {Measures} measures
 */
export function spanEnds({ rows, x }, marks, axis, { sizes }) {
  const ends = axis.pixels(rows.map((row) => Math.min(marks.ends[row], axis.last)));
  return x.map((at, dot) => ends[dot] - at > sizes[marks.importance[rows[dot]]] ? ends[dot] : at);
}

/** Return where the labels of dots stand.
 * @param {Dots} dots @param {Marks} marks @param {Axis} axis @param {Measures} measures
 */
export function placeDotLabels(dots, marks, axis, measures) {
  const { top, reach, sizes, few } = measures;
  const { rows, lane, lanes, depth, x, y } = dots;
  const importance = rows.map((row) => marks.importance[row]);
  const ends = spanEnds(dots, marks, axis, measures);
  const middle = lane.map((n) => top + (n + 0.5) * depth);
  // A label of few may stand in any lane.
  const limit = (/** @type {number} */ n) => depth / 2 + (n === 3 ? 24 : 6);
  const away = importance.map((n) => rows.length <= few ? depth * lanes : limit(n));
  // The latest years are the fullest: their events choose first among those of equal importance.
  const order = rows.map((_, dot) => dot).sort((a, b) => importance[b] - importance[a] || b - a);
  const labels = {
    x,
    y,
    radius: importance.map((n) => sizes[n] / 2),
    widths: rows.map((row) => marks.widths[row]),
    low: middle.map((at, dot) => Math.max(at - away[dot], top)),
    high: middle.map((at, dot) => Math.min(at + away[dot], top + depth * lanes)),
    important: importance.map((n) => n === 3),
    order,
  };
  const blocked = x.flatMap((left, dot) =>
    ends[dot] > left ? [{ left, top: y[dot] - 3, right: ends[dot], bottom: y[dot] + 3 }] : []
  );
  return placeLabels(labels, { width: axis.width, reach, blocked, few });
}
