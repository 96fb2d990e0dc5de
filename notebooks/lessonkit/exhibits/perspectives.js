// @ts-check
// Shows statements side by side: of all capitals on one event, or of one capital on all events.
// See PerspectivesPart in perspectives.py.

import {
  button,
  checkbox,
  details,
  element,
  elementOfHtml,
  menu,
  section,
  status,
  toolbar,
} from "../page/dom.js";
import { traitsOf } from "../page/traits.js";
import { columnsIn, divided, linesOf } from "./perspectives_columns.js";

/** @import { Context } from "../page/types.d.ts" */

/** An event.
 * @typedef {{ key: string, name: string, when: string }} Topic
 */

/** A capital; `always` says that it stands there even if it has said nothing.
 * @typedef {{ key: string, name: string, state: string, always: boolean }} Capital
 */

/**
 * @typedef {object} Statement
 * @property {string} topic
 * @property {string} capital
 * @property {string} tone
 * @property {string} who
 * @property {string} when
 * @property {string} text
 * @property {boolean} unofficial
 * @property {string} fill
 * @property {string} line
 * @property {string} more_html
 */

/**
 * @typedef {object} Traits
 * @property {string} title
 * @property {Topic[]} topics
 * @property {Capital[]} capitals
 * @property {Statement[]} statements
 * @property {string} none
 * @property {string} first
 */

/** What stands under a heading.
 * @typedef {{ name: string, small: string, statements: Statement[] }} Cell
 */

/** A statement; covered, it shows only a button.
 * @param {Statement} statement @param {boolean} covered
 */
function statementBox({ tone, fill, line, text, who, when, unofficial, more_html }, covered) {
  const stance = element("p", "lk-face-tone", tone);
  stance.style.background = fill;
  const speaker = `${who}, ${when}${unofficial ? " (not an official statement)" : ""}`;
  const source = details("Source", elementOfHtml("div", "", more_html));
  source.className = "lk-based";
  const words = element("div", "", stance, element("p", "lk-face-text", text));
  words.append(element("p", "lk-face-who", speaker), source);
  const box = element("div", "lk-face-said", words);
  // The colour is part of the answer: it comes with the words.
  const uncover = () => {
    words.hidden = false;
    box.style.borderColor = line;
  };
  if (!covered) uncover();
  else {
    words.hidden = true;
    const lift = button("Uncover", () => {
      uncover();
      lift.remove();
    });
    box.prepend(lift);
  }
  return box;
}

/** @param {Cell} cell @param {string} none @param {boolean} covered */
function cellBox({ name, small, statements }, none, covered) {
  const heading = element("h4", "", name);
  if (small) heading.append(element("span", "lk-grid-small", small));
  const box = element("section", "lk-face", heading);
  if (!statements.length) box.append(element("p", "lk-face-none", none));
  box.append(...statements.map((statement) => statementBox(statement, covered)));
  return box;
}

class Perspectives {
  #by = menu("Read by", [
    ["event", "one event, every capital"],
    ["capital", "one capital, every event"],
  ], () => this.#update());
  #cover = checkbox("Guess first", () => this.#update());
  #columns = element("div", "lk-faces-cells");
  /** What stands in the columns.
   * @type {Cell[]}
   */
  #cells = [];
  /** Its boxes.
   * @type {HTMLElement[]}
   */
  #boxes = [];
  #status = status("p", "lk-grid-status");
  #traits;
  #topic;
  #capital;

  /** @param {Traits} traits */
  constructor(traits) {
    this.#traits = traits;
    const { topics, capitals, first } = traits;
    /** @type {[string, string][]} */
    const events = topics.map(({ key, name, when }) => [key, `${name} (${when})`]);
    /** @type {[string, string][]} */
    const names = capitals.map(({ key, name }) => [key, name]);
    this.#topic = menu("Event", events, () => this.#update());
    this.#capital = menu("Capital", names, () => this.#update());
    this.#topic.select.value = first;
  }

  /** @param {HTMLElement} el */
  show(el) {
    const tools = toolbar(this.#by.box, this.#topic.box, this.#capital.box, this.#cover.box);
    tools.append(button("Reset", () => this.#reset()));
    const box = section("lk-faces", this.#traits.title);
    box.append(tools, this.#columns, this.#status);
    el.append(box);
    this.#update();
    const resized = new ResizeObserver(() => {
      if (columnsIn(this.#columns.clientWidth) !== this.#columns.childElementCount) this.#arrange();
    });
    resized.observe(this.#columns);
    return () => resized.disconnect();
  }

  #reset() {
    const { first, capitals } = this.#traits;
    this.#by.select.value = "event";
    this.#topic.select.value = first;
    this.#capital.select.value = capitals[0].key;
    this.#cover.input.checked = false;
    this.#update();
  }

  #update() {
    const byEvent = this.#by.select.value === "event";
    this.#topic.box.hidden = !byEvent;
    this.#capital.box.hidden = byEvent;
    const cells = byEvent ? this.#onOneEvent() : this.#ofOneCapital();
    const covered = this.#cover.input.checked;
    this.#cells = cells;
    this.#boxes = cells.map((cell) => cellBox(cell, this.#traits.none, covered));
    this.#arrange();
    const count = cells.reduce((sum, { statements }) => sum + statements.length, 0);
    const silent = cells.filter(({ statements }) => !statements.length).map(({ name }) => name);
    const missing = ` None found ${byEvent ? "from" : "on"}: ${silent.join("; ")}.`;
    this.#status.textContent = `${count} statement${count === 1 ? "" : "s"}.` +
      (silent.length ? missing : "");
  }

  /** Divide the boxes among the columns that find room. */
  #arrange() {
    const lengths = this.#cells.map(({ statements }) => {
      return linesOf(statements.length ? statements.map(({ text }) => text) : [this.#traits.none]);
    });
    const columns = divided(this.#boxes, lengths, columnsIn(this.#columns.clientWidth));
    this.#columns.replaceChildren(...columns.map((boxes) => element("div", "", ...boxes)));
  }

  /** @returns {Cell[]} */
  #onOneEvent() {
    const { capitals } = this.#traits;
    const topic = this.#topic.select.value;
    return capitals
      .map(({ key, name, state, always }) => {
        return { name, small: state, always, statements: this.#statements(topic, key) };
      })
      .filter(({ always, statements }) => always || statements.length);
  }

  /** @returns {Cell[]} */
  #ofOneCapital() {
    const { topics } = this.#traits;
    const capital = this.#capital.select.value;
    return topics.map(({ key, name, when }) => {
      return { name, small: when, statements: this.#statements(key, capital) };
    });
  }

  /** @param {string} topic @param {string} capital */
  #statements(topic, capital) {
    return this.#traits.statements.filter((one) => one.topic === topic && one.capital === capital);
  }
}

export default {
  /** @param {Context<Traits>} context */
  render({ model, el }) {
    const names =
      /** @type {const} */ (["title", "topics", "capitals", "statements", "none", "first"]);
    return new Perspectives(traitsOf(model, ...names)).show(el);
  },
};
