// @ts-check
// The table of a grid: short texts, each a button, in rows and columns.

import { element, heading } from "../page/dom.js";

/** A row or a column: its key, its name, and a small line under the name.
 * @typedef {{ key: string, name: string, small: string }} Heading
 */

/** An entry of a grid; `card` numbers its card, `after` names those from which arrows lead to it.
 * @typedef {object} Chip
 * @property {string} key
 * @property {string} row
 * @property {string} column empty if it stands across the row
 * @property {string} text
 * @property {string} small
 * @property {string} listed
 * @property {string} over_card
 * @property {string} brief
 * @property {string} fill
 * @property {string} line
 * @property {boolean} dashed
 * @property {string[]} tags
 * @property {string[]} after
 * @property {number} card
 */

/** What a table is made of; the widths are in CSS.
 * @typedef {object} TableTraits
 * @property {string} corner what the rows are; empty if they have no headings
 * @property {Heading[]} columns
 * @property {Heading[]} rows
 * @property {Chip[]} chips
 * @property {string} first_width
 * @property {string} chip_width
 * @property {string} empty
 */

/** The least width of a column in pixels, in which the longest word of an entry finds room. */
const COLUMN = 112;

/** The least width of an entry that stands across a row with others. */
const ACROSS = "160px";

/** A name with a small line under it.
 * @param {string} name @param {string} [small]
 */
function nameAndSmall(name, small) {
  const parts = [element("span", "lk-grid-name", name)];
  return small ? [...parts, element("span", "lk-grid-small", small)] : parts;
}

export class GridTable {
  table = element("table");
  /** By key of an entry, its button.
   * @type {Map<string, HTMLButtonElement>}
   */
  buttons = new Map();
  /** By key of a row, its row in the table.
   * @type {Map<string, HTMLTableRowElement>}
   */
  lines = new Map();
  #traits;

  /** @param {TableTraits} traits */
  constructor(traits) {
    this.#traits = traits;
    this.#addHead();
    const body = this.table.createTBody();
    for (const { key, name, small } of traits.rows) {
      const line = body.insertRow();
      if (traits.corner) line.append(heading("row", ...nameAndSmall(name, small)));
      const across = traits.chips.filter((chip) => chip.row === key && !chip.column);
      if (across.length) this.#addAcross(line, across);
      else this.#addCells(line, key);
      this.lines.set(key, line);
    }
  }

  /** @param {HTMLTableRowElement} line @param {string} row */
  #addCells(line, row) {
    for (const column of this.#traits.columns) {
      const cell = line.insertCell();
      // Its name stands before it where the table has no room for columns. See grid.css.
      cell.dataset.column = column.name;
      const here = this.#traits.chips.filter((chip) => {
        return chip.row === row && chip.column === column.key;
      });
      cell.append(this.#cell(here, this.#traits.chip_width));
    }
  }

  /** @param {HTMLTableRowElement} line @param {Chip[]} chips */
  #addAcross(line, chips) {
    const cell = line.insertCell();
    cell.colSpan = this.#traits.columns.length;
    cell.append(this.#cell(chips, ACROSS));
  }

  #addHead() {
    const { corner, columns, first_width } = this.#traits;
    const made = heading("col", ...nameAndSmall(corner));
    made.style.width = first_width;
    // Where there is less room the stage scrolls: a word is never broken to make it fit.
    const first = corner ? first_width : "0px";
    this.table.style.minWidth = `calc(${first} + ${columns.length * COLUMN}px)`;
    const headings = columns.map(({ name, small }) => heading("col", ...nameAndSmall(name, small)));
    this.table.createTHead().insertRow().append(...(corner ? [made] : []), ...headings);
  }

  /** @param {Chip[]} chips @param {string} width least width of each; empty for a whole line */
  #cell(chips, width) {
    const cell = element("div", "lk-grid-cell");
    if (width) {
      cell.style.gridTemplateColumns = `repeat(auto-fill, minmax(min(${width}, 100%), 1fr))`;
    }
    cell.append(...chips.map((chip) => this.#button(chip)));
    if (!chips.length) cell.append(element("span", "lk-grid-empty", this.#traits.empty));
    return cell;
  }

  /** @param {Chip} chip */
  #button({ key, text, small, fill, line, dashed }) {
    const made = element("button", "lk-chip", ...nameAndSmall(text, small));
    made.type = "button";
    made.style.background = fill;
    made.style.borderColor = line;
    made.classList.toggle("lk-dashed", dashed);
    this.buttons.set(key, made);
    return made;
  }
}
