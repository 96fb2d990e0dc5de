// @ts-check
// The points of a chart in the order in which the arrow keys step through them.

/** @import { Trace } from "./types.d.ts" */

/** A point that has a key: its place in the figure, and on the horizontal axis.
 * @typedef {object} Point
 * @property {string} key
 * @property {number} curveNumber
 * @property {number} pointNumber
 * @property {string} subplot the axes, as Plotly names them together
 * @property {number | string} x
 */

/** Return the points of a figure that have keys, from left to right.
 * @param {Pick<Trace, "x" | "customdata" | "xaxis" | "yaxis">[]} traces
 * @returns {Point[]}
 */
export function pointsOf(traces) {
  const points = traces.flatMap((trace, curveNumber) => {
    const { customdata = [], x, xaxis = "x", yaxis = "y" } = trace;
    const where = { curveNumber, subplot: xaxis + yaxis };
    return customdata.map((key, pointNumber) => ({
      ...where,
      key,
      pointNumber,
      x: x[pointNumber],
    }));
  });
  return points.sort((one, other) => Number(one.x > other.x) - Number(one.x < other.x));
}

/** Return the number of the point to which a key leads; undefined for other keys.
 *
 * From no point (-1), forwards leads to the first one and backwards to the last.
 * @param {string} key as KeyboardEvent names it
 * @param {number} at
 * @param {number} count
 */
export function stepTo(key, at, count) {
  const last = count - 1;
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return Math.min(last, at + 1);
    case "ArrowLeft":
    case "ArrowUp":
      return at < 0 ? last : Math.max(0, at - 1);
    case "Home":
      return 0;
    case "End":
      return last;
  }
}
