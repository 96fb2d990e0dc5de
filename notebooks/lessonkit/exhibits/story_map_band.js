// @ts-check
// The band over a small map, which names what lies beyond its edge. No page needed.

import { areaOf } from "./story_map_labels.js";

/** @import { Placed, Point } from "./story_map_labels.js" */

/** What lies beyond the map; `beyond` is its direction in degrees, clockwise from the right.
 * @typedef {{ at: Point, isPlace: boolean, texts: string[], beyond: number }} Distant
 */

/** Room around a row, for a mark, and between two entries. */
const AROUND = 4, MARK = 28, GAP = 10;

/** Return the entries in rows, each as full as can be.
 * @param {Distant[]} marks
 * @param {number} width of the map
 * @param {number} size of the letters
 */
function rowsOf(marks, width, size) {
  /** @type {Distant[][]} */
  const rows = [];
  let room = 0;
  for (const mark of marks) {
    const needed = MARK + areaOf(mark, size).width + GAP;
    if (!rows.length || needed > room) {
      rows.push([]);
      room = width + GAP;
    }
    rows[rows.length - 1].push(mark);
    room -= needed;
  }
  return rows;
}

/** Place the marks of what lies beyond the map in rows over it, in the order of their directions,
 * each as near as can be to where the way to it leaves the map.
 * @param {Distant[]} marks
 * @param {number} width of the map
 * @param {number} size of the letters
 * @returns {{ height: number, marks: Distant[], labels: Placed[] }}
 */
export function bandOf(marks, width, size) {
  const ordered = [...marks].sort((a, b) => a.at[0] - b.at[0]);
  const rows = rowsOf(ordered, width, size);
  /** @type {Distant[]} */
  const placed = [];
  /** @type {Placed[]} */
  const labels = [];
  // The rows are built from the map upwards.
  let floor = 0;
  for (const row of rows.reverse()) {
    const areas = row.map((mark) => areaOf(mark, size));
    const height = AROUND + Math.max(...areas.map((area) => area.height));
    let left = 0;
    let needed = areas.reduce((sum, area) => sum + MARK + area.width + GAP, -GAP);
    for (const [n, mark] of row.entries()) {
      const entry = MARK + areas[n].width;
      left = Math.max(left, Math.min(width - needed, mark.at[0] - MARK / 2));
      const [y, top] = [floor - height / 2, floor - height / 2 - areas[n].height / 2];
      placed.push({ ...mark, at: [left + MARK / 2, y] });
      const box = { left: left + MARK, top, right: left + entry, bottom: 2 * y - top };
      const { texts, isPlace } = mark;
      labels.push({ box, anchor: "start", texts, isPlace, leader: undefined });
      left += entry + GAP;
      needed -= entry + GAP;
    }
    floor -= height;
  }
  return { height: 0 - floor, marks: placed, labels };
}
