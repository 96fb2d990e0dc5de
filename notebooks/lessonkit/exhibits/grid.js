// @ts-check
// Draws short texts in rows and columns; each opens a card. See GridPart in grid.py.

import {
  button,
  checkbox,
  details,
  element,
  elementOfHtml,
  menu,
  onKey,
  status,
  toolbar,
} from "../page/dom.js";
import { traitsOf } from "../page/traits.js";
import { drawArrows } from "./grid_arrows.js";
import { chosen, nearest, shownInWords } from "./grid_choice.js";
import { GridTable } from "./grid_table.js";

/** @import { Context, Model } from "../page/types.d.ts" */
/** @import { Count, Direction } from "./grid_choice.js" */
/** @import { Chip, TableTraits } from "./grid_table.js" */

/**
 * @typedef {object} GridTraits
 * @property {string} title
 * @property {string} note
 * @property {string[]} cards_html
 * @property {{ label: string, options: Record<string, string> }[]} menus
 * @property {string} noun
 * @property {string} row_noun
 * @property {string} cover
 * @property {boolean} inline
 */

/** @typedef {TableTraits & GridTraits} Traits */

/** What the page alone knows: the key of the entry whose card is open.
 * @typedef {{ picked: string | undefined }} Opened
 */

/** @type {(keyof Traits)[]} */
const TRAITS = [
  "title",
  "note",
  "corner",
  "columns",
  "rows",
  "chips",
  "cards_html",
  "menus",
  "noun",
  "row_noun",
  "cover",
  "first_width",
  "chip_width",
  "inline",
  "empty",
];

/** @type {Record<string, Direction>} */
const DIRECTIONS = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

const INVITATION = "Point at a box for a summary; click it, or press Enter, for its card.";

class Grid {
  /** The entries that are shown. */
  #shown;
  /** The entry whose card is open.
   * @type {Chip | null}
   */
  #opened = null;
  /** Width for which room was made for the longest summary. */
  #measured = 0;
  #box = element("section", "lk-grid");
  #stage = element("div", "lk-grid-stage");
  #list = element("ol", "lk-list");
  #brief = element("p", "lk-grid-brief");
  #status = status("p", "lk-grid-status");
  #card = element("div", "lk-grid-card");
  #view = menu("Show as", [["", "Grid"], ["list", "List"]], () => this.#update());
  #traits;
  #menus;
  #cover;
  #table;

  #model;

  /** @param {Traits} traits @param {Model<Opened>} model */
  constructor(traits, model) {
    this.#traits = traits;
    this.#model = model;
    this.#shown = traits.chips;
    this.#menus = traits.menus.map(({ label, options }) =>
      menu(label, [["", "All"], ...Object.entries(options)], () => this.#update())
    );
    this.#cover = traits.cover ? checkbox(traits.cover, () => this.#update()) : null;
    this.#table = new GridTable(traits);
    this.#stage.append(this.#table.table);
    for (const chip of traits.chips) this.#join(chip);
  }

  /** @param {HTMLElement} el */
  show(el) {
    const { title, note, inline, chips } = this.#traits;
    const tools = toolbar(...this.#menus.map(({ box }) => box));
    if (this.#cover) tools.append(this.#cover.box);
    tools.append(this.#view.box, button("Reset", () => this.#reset()));
    const top = element("div", "lk-grid-top", element("h3", "lk-grid-title", title), tools);
    const grid = this.#box;
    grid.append(top, this.#brief, this.#stage, this.#list);
    grid.append(element("p", "lk-grid-note", note), this.#status, this.#card);
    grid.setAttribute("aria-label", title);
    grid.classList.toggle("lk-inline", inline);
    grid.classList.toggle("lk-flow", chips.some(({ after }) => after.length));
    onKey(this.#stage, ({ key, target }) => this.#step(key, target));
    el.append(grid);
    const resized = new ResizeObserver(() => {
      this.#makeRoom();
      this.#drawArrows();
    });
    resized.observe(this.#stage);
    this.#update();
    const follow = () => this.#open(chipOf(this.#shown, this.#model.get("picked")));
    follow();
    this.#model.on("change:picked", follow);
    return () => {
      resized.disconnect();
      this.#model.off("change:picked", follow);
    };
  }

  /** @param {Chip} chip */
  #button(chip) {
    return /** @type {HTMLButtonElement} */ (this.#table.buttons.get(chip.key));
  }

  /** Let an entry open its card, and tell its summary under the pointer or the keyboard.
   * @param {Chip} chip
   */
  #join(chip) {
    const tell = () => this.#brief.textContent = chip.brief;
    const made = this.#button(chip);
    made.addEventListener("click", () => this.#open(chip));
    made.addEventListener("pointerenter", tell);
    made.addEventListener("focus", tell);
  }

  #reset() {
    for (const { select } of [...this.#menus, this.#view]) select.value = "";
    if (this.#cover) this.#cover.input.checked = false;
    this.#update();
    this.#open(null);
  }

  /** Open the card of an entry, or none.
   * @param {Chip | null} chip
   */
  #open(chip) {
    if (chip === this.#opened) return;
    this.#opened = chip;
    this.#model.set("picked", chip?.key ?? "");
    for (const [key, made] of this.#table.buttons) {
      made.setAttribute("aria-pressed", String(key === chip?.key));
    }
    this.#card.replaceChildren();
    if (!chip) return;
    const card = elementOfHtml("article", "lk-card", this.#traits.cards_html[chip.card]);
    if (chip.over_card) card.prepend(element("p", "lk-when", chip.over_card));
    this.#card.append(card);
    card.scrollIntoView({ block: "nearest" });
  }

  /** Bring all that depends on the controls up to date. */
  #update() {
    const { chips } = this.#traits;
    const selects = this.#menus.map(({ select }) => select).filter(({ value }) => value);
    this.#shown = chosen(chips, selects.map(({ value }) => value));
    this.#showEntries(selects.length > 0);
    const asList = this.#view.select.value === "list";
    this.#stage.hidden = asList;
    this.#list.hidden = !asList;
    this.#list.replaceChildren(...(asList ? this.#shown : []).map((chip) => this.#listed(chip)));
    this.#box.classList.toggle("lk-covered", Boolean(this.#cover?.input.checked));
    this.#brief.hidden = asList;
    this.#brief.textContent = INVITATION;
    const choices = selects.map(({ selectedOptions }) => selectedOptions[0].text);
    this.#status.textContent = shownInWords(this.#counts(), choices);
    this.#drawArrows();
  }

  /** Return how many rows, if they are counted, and how many entries are shown.
   * @returns {Count[]}
   */
  #counts() {
    const { chips, rows, noun, row_noun } = this.#traits;
    /** @type {Count} */
    const entries = [this.#shown.length, chips.length, noun];
    const left = new Set(this.#shown.map(({ row }) => row)).size;
    return row_noun ? [[left, rows.length, row_noun], entries] : [entries];
  }

  /** @param {boolean} narrowed */
  #showEntries(narrowed) {
    const { chip_width } = this.#traits;
    const { buttons, lines } = this.#table;
    const keys = new Set(this.#shown.map(({ key }) => key));
    // Side by side in a cell, what is left closes up; in columns each box keeps its place.
    const property = chip_width ? "display" : "visibility";
    const off = chip_width ? "none" : "hidden";
    for (const [key, made] of buttons) made.style[property] = keys.has(key) ? "" : off;
    if (this.#opened && !keys.has(this.#opened.key)) this.#open(null);
    // A row in which nothing is left makes room, so that what is left can be seen together.
    const rows = new Set(this.#shown.map(({ row }) => row));
    for (const [key, line] of lines) line.hidden = narrowed && !rows.has(key);
  }

  /** @param {Chip} chip */
  #listed({ text, listed, card }) {
    const body = elementOfHtml("div", "", this.#traits.cards_html[card]);
    return element("li", "", details(this.#cover?.input.checked ? text : listed, body));
  }

  #drawArrows() {
    const { buttons } = this.#table;
    const pairs = this.#shown.flatMap((chip) =>
      chip.after.flatMap((key) => {
        const from = buttons.get(key);
        return from ? [/** @type {[HTMLElement, HTMLElement]} */ ([from, this.#button(chip)])] : [];
      })
    );
    drawArrows(this.#stage, pairs);
  }

  /** Return what an arrow key does on an entry.
   * @param {string} key @param {EventTarget | null} target
   */
  #step(key, target) {
    const from = target instanceof Element ? target.closest(".lk-chip") : null;
    if (!from || !DIRECTIONS[key]) return undefined;
    const others = this.#shown.map((chip) => this.#button(chip)).filter((made) => made !== from);
    const places = others.map((made) => made.getBoundingClientRect());
    return () => others[nearest(from.getBoundingClientRect(), places, DIRECTIONS[key])]?.focus();
  }

  /** Make room for the longest summary, so that no box moves when another one is pointed at. */
  #makeRoom() {
    const { clientWidth, textContent, style } = this.#brief;
    if (!clientWidth || clientWidth === this.#measured) return;
    this.#measured = clientWidth;
    style.minHeight = "";
    const heights = this.#traits.chips.map(({ brief }) => {
      this.#brief.textContent = brief;
      return this.#brief.offsetHeight;
    });
    this.#brief.textContent = textContent;
    style.minHeight = `${Math.max(...heights)}px`;
  }
}

/** Return the entry with a key, if it is among these.
 * @param {Chip[]} chips @param {string | undefined} key
 */
function chipOf(chips, key) {
  return chips.find((chip) => chip.key === key) ?? null;
}

export default {
  /** @param {Context<Traits & Opened>} context */
  render({ model, el }) {
    return new Grid(traitsOf(model, ...TRAITS), model).show(el);
  },
};
