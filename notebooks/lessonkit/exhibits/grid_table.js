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
 * @property {string} column
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
 * @property {string} corner
 * @property {Heading[]} columns
 * @property {Heading[]} rows
 * @property {Chip[]} chips
 * @property {string} first_width
 * @property {string} chip_width
 * @property {string} empty
 */

/** The least width of a column in pixels, in which the longest word of an entry finds room. */
const COLUMN = 112;

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
      line.append(heading("row", ...nameAndSmall(name, small)));
      for (const column of traits.columns) {
        const cell = line.insertCell();
        // Its name stands before it where the table has no room for columns. See grid.css.
        cell.dataset.column = column.name;
        cell.append(this.#cell(key, column.key));
      }
      this.lines.set(key, line);
    }
  }

  #addHead() {
    const { corner, columns, first_width } = this.#traits;
    const made = heading("col", ...nameAndSmall(corner));
    made.style.width = first_width;
    // Where there is less room the stage scrolls: a word is never broken to make it fit.
    this.table.style.minWidth = `calc(${first_width} + ${columns.length * COLUMN}px)`;
    const headings = columns.map(({ name, small }) => heading("col", ...nameAndSmall(name, small)));
    this.table.createTHead().insertRow().append(made, ...headings);
  }

  /** @param {string} row @param {string} column */
  #cell(row, column) {
    const { chips, chip_width, empty } = this.#traits;
    const cell = element("div", "lk-grid-cell");
    if (chip_width) {
      cell.style.gridTemplateColumns = `repeat(auto-fill, minmax(min(${chip_width}, 100%), 1fr))`;
    }
    const here = chips.filter((chip) => chip.row === row && chip.column === column);
    cell.append(...here.map((chip) => this.#button(chip)));
    if (!here.length) cell.append(element("span", "lk-grid-empty", empty));
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
