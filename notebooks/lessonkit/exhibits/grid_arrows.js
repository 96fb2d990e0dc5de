// @ts-check
// Arrows between the boxes of a grid.

import { svgElement } from "../page/dom.js";

/** @import { Place } from "./grid_choice.js" */

/** Width of the gap beside a column, in which an arrow crosses no box, in pixels. */
const GAP = 14;
/** Width within which boxes stand in the same column, in pixels. */
const SAME_COLUMN = 4;

/** Return the path of an arrow from one box to another that stands below it.
 *
 * It leads down within a column. Where the column changes it leads from the side of a box, low
 * enough to keep clear of what comes in there, to the top of the other. A second arrow from one
 * box into the same column keeps to the gap beside that column, so that it crosses no box.
 * @param {Place} from
 * @param {Place} to
 * @param {boolean} second
 */
export function arrowPath(from, to, second) {
  const middle = from.x + from.width / 2;
  const target = to.x + to.width / 2;
  const side = Math.abs(target - middle) > SAME_COLUMN ? Math.sign(target - middle) : 0;
  const startX = { [-1]: from.x, 0: middle, 1: from.x + from.width }[side];
  const startY = from.y + from.height * (side ? 0.75 : 1);
  if (second) {
    const edge = side > 0 ? to.x : to.x + to.width;
    return `M${startX} ${startY}H${edge - side * GAP}V${to.y + to.height / 4}H${edge - side}`;
  }
  return `M${startX} ${startY}${side ? `H${target}` : ""}V${to.y - 1}`;
}

/** Return the paths of all arrows.
 * @param {[Place, Place][]} pairs the boxes that each arrow joins
 */
export function arrowPaths(pairs) {
  const known = new Set();
  return pairs.map(([from, to]) => {
    const way = [from.x, from.y, to.x].map(Math.round).join(" ");
    const second = known.has(way);
    known.add(way);
    return arrowPath(from, to, second);
  });
}

/** Draw arrows behind the boxes of a stage, in place of those that are there.
 * @param {HTMLElement} stage
 * @param {[HTMLElement, HTMLElement][]} pairs
 */
export function drawArrows(stage, pairs) {
  stage.querySelector("svg")?.remove();
  if (!pairs.length) return;
  const frame = stage.getBoundingClientRect();
  /** @param {HTMLElement} box @returns {Place} */
  const place = (box) => {
    const { x, y, width, height } = box.getBoundingClientRect();
    return { x: x - frame.x, y: y - frame.y, width, height };
  };
  const svg = svgElement("svg", "lk-grid-arrows", { "aria-hidden": "true" });
  svg.append(arrowHead());
  for (const d of arrowPaths(pairs.map(([from, to]) => [place(from), place(to)]))) {
    svg.append(svgElement("path", "", { d, "marker-end": "url(#lk-head)" }));
  }
  stage.prepend(svg);
}

function arrowHead() {
  const marker = svgElement("marker", "", {
    id: "lk-head",
    viewBox: "0 0 10 10",
    refX: "9",
    refY: "5",
    markerWidth: "7",
    markerHeight: "7",
    orient: "auto",
  });
  marker.append(svgElement("path", "", { d: "M0 0L10 5L0 10z" }));
  const defs = svgElement("defs", "");
  defs.append(marker);
  return defs;
}
