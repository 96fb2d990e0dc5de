// @ts-check
// Where labels go on a chart so that none covers another. Plain geometry in pixels.
//
// All lengths are in pixels from the left top corner; y grows downwards. label_layout.py does the
// same for the still form, with the same numbers: a test holds the two together, so change both.

import { around, Boxes, distance } from "./boxes.js";

/** @typedef {import("./boxes.js").Box} Box */

/** Dots and the labels that are to be placed, one element of each list for each dot.
 * @typedef {object} Labels
 * @property {ArrayLike<number>} x centres of the dots
 * @property {ArrayLike<number>} y
 * @property {ArrayLike<number>} radius radii of the dots
 * @property {ArrayLike<number>} widths widths of the texts
 * @property {ArrayLike<number>} low the vertical limits within which each label stays
 * @property {ArrayLike<number>} high
 * @property {ArrayLike<boolean>} important true for a dot so important that its label may stand
 *   further off, on a leader line
 * @property {number[]} order the numbers of the dots in the order in which they may claim room
 */

/** The room that there is for labels.
 * @typedef {object} Room
 * @property {number} width width of the drawing
 * @property {number} reach how far to the side of its dot a label on a leader line may stand
 * @property {Box[]} [blocked] further boxes to keep clear of
 * @property {number} [most] the most labels that are placed: 70, if it is not given
 */

/** The labels that found a place, by the number of their dot, in the order of placing. Those beside
 * their dot have the name of the side; those apart, on a leader line, have the middle of their near
 * edge from the dot, to the right and down.
 * @typedef {{ beside: Map<number, string>, apart: Map<number, [number, number]> }} Placement
 */

export const LABEL_HEIGHT = 18;
/** Edges that meet within this do not touch, and distances that differ by less are equal: else
 * rounding would decide, since a label stands exactly at the edge of the smallest dots. */
const HAIR = 1e-6;
/** By how much a label is nearer to its own dot than to others, so that nobody doubts it. */
const CLEARLY = 3 + HAIR;
/** What is kept clear at the sides of a label and around a leader line. */
const MARGIN = 2 - HAIR;

/** How a label may stand beside its dot, best first: Plotly's name of it; its left top corner from
 * the dot, in widths and heights of the label; where the dot's own clearance is added.
 * @type {[name: string, across: number, down: number, clearX: number, clearY: number][]}
 */
export const SIDES = [
  ["middle right", 0, -0.5, 1, 0],
  ["middle left", -1, -0.5, -1, 0],
  ["top right", 0, -1, 1, -1],
  ["bottom right", 0, 0, 1, 1],
  ["top left", -1, -1, -1, -1],
  ["bottom left", -1, 0, -1, 1],
  ["top center", -0.5, -1, 0, -1],
  ["bottom center", -0.5, 0, 0, 1],
];
/** `SIDES` from here on stand over or under the dot, the last of them in the middle. */
const [OVER, MIDDLE] = [2, 6];
/** Where a label on a leader line may stand, from the dot to the middle of the label's near edge,
 * nearest first. */
const OFFSETS = [-150, -110, -80, -55, -35, -15, 15, 35, 55, 80, 110, 150]
  .flatMap((dx) => [-62, -46, -32, -18, 0, 18, 32, 46, 62].map((dy) => [dx, dy]))
  .filter(([dx, dy]) => Math.abs(dx) > 15 || Math.abs(dy) > 18)
  .sort((a, b) => far(a) - far(b) || a[0] - b[0] || a[1] - b[1]);
/** Points of a leader line at which it is checked that it runs clear of others, from the dot (0) to
 * the label (1). */
const ALONG = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** @param {number[]} offset */
function far([dx, dy]) {
  return Math.abs(dx) + 2 * Math.abs(dy);
}

/** Choose which dots get a label, and where.
 *
 * Labels claim room in turn. Important dots come first: each takes the first side that is free,
 * else, once all have had this chance, the nearest place on a leader line. Then the others take the
 * sides that are left. No label touches another, any dot, a blocked box or an edge. A label without
 * a leader line stands to the left or right of its dot, or nearer to it than to any other dot; a
 * leader line crosses no other dot and no label.
 * @param {Labels} labels
 * @param {Room} room
 * @returns {Placement}
 */
export function placeLabels(labels, room) {
  const most = room.most ?? 70;
  const placer = new Placer(labels, room);
  const { beside, apart } = placer;
  const isFull = () => beside.size + apart.size >= most;
  const isPlaced = (/** @type {number} */ dot) => beside.has(dot) || apart.has(dot);
  const important = labels.order.filter((dot) => labels.important[dot]);
  const others = labels.order.filter((dot) => !labels.important[dot]);
  for (const dot of important) if (!isFull()) placer.placeBeside(dot);
  for (const dot of important) if (!isFull() && !isPlaced(dot)) placer.placeApart(dot);
  for (const dot of others.slice(0, 3 * most)) if (!isFull()) placer.placeBeside(dot);
  return { beside, apart };
}

/** The labels that are placed so far. */
class Placer {
  #labels;
  #room;
  /** What labels keep clear of, and what leader lines do. */
  #taken;
  #uncrossed;

  /** @param {Labels} labels @param {Room} room */
  constructor(labels, room) {
    this.#labels = labels;
    this.#room = room;
    /** @type {Placement["beside"]} */
    this.beside = new Map();
    /** @type {Placement["apart"]} */
    this.apart = new Map();
    this.#taken = new Boxes(room.width);
    this.#uncrossed = new Boxes(room.width);
    room.blocked?.forEach((box) => this.#taken.add(box));
    for (let dot = 0; dot < labels.x.length; dot++) {
      this.#keepClear(around(labels.x[dot], labels.y[dot], labels.radius[dot]), dot);
    }
  }

  /** Keep further labels and lines clear of a box. @param {Box} box @param {number} [owner] */
  #keepClear(box, owner) {
    this.#taken.add(box, owner);
    this.#uncrossed.add(box, owner);
  }

  /** Place a label at a side of its dot, if one is free. @param {number} dot */
  placeBeside(dot) {
    const { x, y, widths, radius } = this.#labels;
    // So far does Plotly set a text off its marker (plotly.js, Drawing.textPointPosition).
    const clearance = radius[dot] / 0.8 + 1;
    for (const [place, [name, across, down, clearX, clearY]] of SIDES.entries()) {
      const left = x[dot] + across * widths[dot] + clearX * clearance;
      const top = y[dot] + down * LABEL_HEIGHT + clearY * clearance;
      const box = this.#freeBox(dot, left, top);
      if (!box) continue;
      if (place < OVER || this.#isNearest(dot, box)) {
        this.#keepClear(box);
        this.beside.set(dot, name);
        return;
      }
      // Where a reader would think of another dot.
      if (place < MIDDLE && this.#tie(dot, left, top, box)) return;
    }
  }

  /** Place a label on a leader line, if there is room within reach. @param {number} dot */
  placeApart(dot) {
    const { x, y, widths } = this.#labels;
    for (const [dx, dy] of OFFSETS) {
      if (Math.abs(dx) > this.#room.reach) continue;
      const left = x[dot] + dx - (dx < 0 ? widths[dot] : 0);
      const top = y[dot] + dy - LABEL_HEIGHT / 2;
      const box = this.#freeBox(dot, left, top);
      if (box && this.#tie(dot, left, top, box)) return;
    }
  }

  /** Return the box of a label with its left top corner; nothing where it is not free.
   * @param {number} dot @param {number} left @param {number} top
   */
  #freeBox(dot, left, top) {
    const right = left + this.#labels.widths[dot] + MARGIN;
    const box = { left: left - MARGIN, top: top + HAIR, right, bottom: top + LABEL_HEIGHT - HAIR };
    if (box.left < 0 || box.right > this.#room.width) return;
    if (box.top < this.#labels.low[dot] || box.bottom > this.#labels.high[dot]) return;
    return this.#taken.touch(box) ? undefined : box;
  }

  /** Place a label on a leader line, unless the line crosses a dot or a label.
   * @param {number} dot @param {number} left @param {number} top @param {Box} box
   */
  #tie(dot, left, top, box) {
    const [x, y] = [this.#labels.x[dot], this.#labels.y[dot]];
    const offX = (left < x ? left + this.#labels.widths[dot] : left) - x;
    const offY = top + LABEL_HEIGHT / 2 - y;
    const line = ALONG.map((part) => around(x + offX * part, y + offY * part, MARGIN));
    if (line.some((point) => this.#uncrossed.touch(point, dot))) return false;
    for (const taken of [box, ...line]) this.#keepClear(taken);
    this.apart.set(dot, [offX, offY]);
    return true;
  }

  /** Tell whether a box is nearer to the edge of its dot than to that of any other.
   * @param {number} dot @param {Box} box
   */
  #isNearest(dot, box) {
    const { x, y, radius } = this.#labels;
    const away = (/** @type {number} */ n) => distance(box, x[n], y[n]) - radius[n];
    const its = away(dot) + CLEARLY;
    for (let other = 0; other < x.length; other++) {
      if (other !== dot && away(other) <= its) return false;
    }
    return true;
  }
}
