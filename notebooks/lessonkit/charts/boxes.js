// @ts-check
// Boxes on a chart, and which of them touch. In pixels; y grows downwards.

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

/** Width and height of the cells by which boxes are looked up, in pixels, and the rows of them. */
const [CELL, ROWS] = [32, 40];

/** Return the box that reaches so far to all sides of a point.
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 * @returns {Box}
 */
export function around(x, y, reach) {
  return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
}

/** Return the distance of a point from a box.
 * @param {Box} box
 * @param {number} x
 * @param {number} y
 */
export function distance({ left, top, right, bottom }, x, y) {
  const across = Math.max(left - x, x - right, 0);
  const down = Math.max(top - y, y - bottom, 0);
  return Math.sqrt(across * across + down * down);
}

/** A collection of boxes that finds out quickly whether another touches one of them.
 *
 * The drawing is cut into square cells, and each box is listed in every cell that it reaches into:
 * only boxes of the same cells can touch. What lies outside counts for the nearest cell.
 */
export class Boxes {
  #columns;
  /** @type {((Box & { owner: number })[] | undefined)[]} */
  #cells = [];

  /** @param {number} width width of the drawing */
  constructor(width) {
    this.#columns = Math.max(Math.ceil(width / CELL), 1);
  }

  /** @param {Box} box @param {number} [owner] the number of the dot that it belongs to */
  add(box, owner = -1) {
    const owned = { ...box, owner };
    const lastColumn = cell(box.right, this.#columns);
    const lastRow = cell(box.bottom, ROWS);
    for (let row = cell(box.top, ROWS); row <= lastRow; row++) {
      for (let column = cell(box.left, this.#columns); column <= lastColumn; column++) {
        (this.#cells[row * this.#columns + column] ??= []).push(owned);
      }
    }
  }

  /** Tell whether a box touches one of these, those of one owner left aside.
   * @param {Box} box
   * @param {number} [except]
   */
  touch({ left, top, right, bottom }, except = NaN) {
    const lastColumn = cell(right, this.#columns);
    const lastRow = cell(bottom, ROWS);
    for (let row = cell(top, ROWS); row <= lastRow; row++) {
      for (let column = cell(left, this.#columns); column <= lastColumn; column++) {
        for (const box of this.#cells[row * this.#columns + column] ?? []) {
          const beside = box.left >= right || box.right <= left;
          const over = box.top >= bottom || box.bottom <= top;
          if (!beside && !over && box.owner !== except) return true;
        }
      }
    }
    return false;
  }
}

/** Return the row or column of cells in which a point lies.
 * @param {number} at
 * @param {number} all how many there are
 */
function cell(at, all) {
  return Math.min(Math.max(Math.floor(at / CELL), 0), all - 1);
}
