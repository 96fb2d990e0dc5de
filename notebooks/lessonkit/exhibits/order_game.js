// @ts-check
// Lets the reader put events in order and explains the gaps. See OrderGamePart in order_game.py.

import { button, element, menu, onKey, status, toolbar } from "../page/dom.js";
import { keep, kept } from "../page/kept.js";
import { traitsOf } from "../page/traits.js";
import { gapInWords, inOrder, moved, rightPlaces, verdict } from "./order_answer.js";

/** @import { Keeping } from "../page/kept.js" */
/** @import { Context, Model } from "../page/types.d.ts" */
/** @import { DatedEvent } from "./order_answer.js" */

/** Games of one level and strand: ids of events, shuffled.
 * @typedef {{ level: string, theme: string, games: string[][] }} Round
 */

/** The game that is played: its round, how many of it were played, the order, whether it is judged.
 * @typedef {object} Game
 * @property {string} level
 * @property {string} strand
 * @property {number} played
 * @property {string[]} order
 * @property {boolean} judged
 */

/** What can be played; `levels` says in words what each level means.
 * @typedef {object} Given
 * @property {Record<string, DatedEvent>} events
 * @property {Round[]} rounds
 * @property {Record<string, string>} levels
 */

/** @typedef {Given & Keeping<Game>} Traits */

/** @type {Record<string, -1 | 1>} */
const STEPS = { ArrowUp: -1, ArrowDown: 1 };
const HINT = "Earliest on top. Move with the arrow buttons, or with the arrow keys on a row.";
const TOO_FEW = "There are too few events for this level and strand. Choose another.";

/** Return each name once, as options of a menu.
 * @param {string[]} names
 * @returns {[string, string][]}
 */
function options(names) {
  return [...new Set(names)].map((name) => [name, name]);
}

/** The right order, with the gap before each event but the first.
 * @param {DatedEvent[]} events in their order
 */
function toldInOrder(events) {
  const items = events.map(({ when, title, text, day }, n) => {
    const item = element("li", "", element("b", "", when), `: ${title}`);
    if (n) item.append(` (${gapInWords(day - events[n - 1].day)})`);
    item.append(element("br"), element("span", "lk-order-text", text));
    return item;
  });
  return element("ol", "", ...items);
}

class OrderGame {
  /** Ids of the events as the reader has put them.
   * @type {string[]}
   */
  #order = [];
  /** How many games of a round were played. */
  #played = 0;
  /** @type {HTMLElement[]} */
  #titles = [];
  #meaning = element("div", "lk-hint");
  #list = element("ol", "lk-order");
  #verdict = status("div", "lk-verdict");
  #check = button("Check", () => this.#judge());
  #next = button("New round", () => {
    this.#played += 1;
    this.#deal();
    this.#keep(false);
  });
  #model;
  #traits;
  #level;
  #strand;

  /** @param {Model<Traits>} model */
  constructor(model) {
    this.#model = model;
    const { rounds } = this.#traits = traitsOf(model, "events", "rounds", "levels");
    const restart = () => {
      this.#played = 0;
      this.#deal();
      this.#keep(false);
    };
    this.#level = menu("Level", options(rounds.map(({ level }) => level)), restart);
    this.#strand = menu("Strand", options(rounds.map(({ theme }) => theme)), restart);
  }

  /** @param {HTMLElement} el */
  show(el) {
    const hint = element("span", "lk-hint", HINT);
    el.append(toolbar(this.#level.box, this.#strand.box, hint), this.#meaning, this.#list);
    el.append(toolbar(this.#check, this.#next), this.#verdict);
    const game = kept(this.#model);
    if (game) this.#resume(game);
    else this.#deal();
  }

  /** @param {Game} game */
  #resume({ level, strand, played, order, judged }) {
    this.#level.select.value = level;
    this.#strand.select.value = strand;
    this.#played = played;
    this.#deal();
    this.#order = order;
    this.#draw();
    if (judged) this.#tell();
  }

  /** @param {boolean} judged */
  #keep(judged) {
    const [level, strand] = [this.#level.select.value, this.#strand.select.value];
    keep(this.#model, { level, strand, played: this.#played, order: this.#order, judged });
  }

  get #events() {
    return this.#order.map((id) => this.#traits.events[id]);
  }

  #deal() {
    const { rounds, levels } = this.#traits;
    const [level, theme] = [this.#level.select.value, this.#strand.select.value];
    const found = rounds.find((round) => round.level === level && round.theme === theme);
    this.#order = found ? found.games[this.#played % found.games.length] : [];
    this.#check.disabled = this.#next.disabled = !found;
    this.#meaning.textContent = `${level}: ${levels[level]}`;
    this.#verdict.replaceChildren(found ? "" : TOO_FEW);
    this.#draw();
  }

  #draw() {
    this.#titles = this.#events.map(({ title }) => element("span", "lk-order-title", title));
    this.#list.replaceChildren(...this.#events.map(({ title }, n) => this.#row(title, n)));
  }

  /** @param {string} title @param {number} n */
  #row(title, n) {
    const up = button("▲", () => this.#move(n, -1), `Move up: ${title}`);
    const down = button("▼", () => this.#move(n, 1), `Move down: ${title}`);
    up.disabled = n === 0;
    down.disabled = n === this.#order.length - 1;
    const line = element("div", "lk-order-line", up, down, this.#titles[n]);
    const row = element("li", "lk-order-row", line);
    onKey(row, ({ key }) => STEPS[key] && (() => this.#move(n, STEPS[key])));
    return row;
  }

  /** @param {number} n @param {-1 | 1} step */
  #move(n, step) {
    const after = moved(this.#order, n, step);
    if (after === this.#order) return;
    this.#order = after;
    this.#keep(false);
    this.#verdict.replaceChildren();
    this.#draw();
    // The same button again, so that an event can be moved on; at the end the other one.
    const [up, down] = this.#list.children[n + step].querySelectorAll("button");
    const [same, other] = step < 0 ? [up, down] : [down, up];
    (same.disabled ? other : same).focus();
  }

  #judge() {
    this.#keep(true);
    this.#tell();
  }

  /** Tell the verdict on the order, and how it was. */
  #tell() {
    const events = this.#events;
    const places = rightPlaces(events);
    const told = toldInOrder(inOrder(events));
    this.#verdict.replaceChildren(element("p", "", verdict(places)), told);
    places.forEach((right, n) => {
      const { when, title } = events[n];
      this.#list.children[n].classList.toggle("lk-right", right);
      this.#titles[n].textContent = `${right ? "✔" : "✘"} ${when}: ${title}`;
    });
  }
}

export default {
  /** @param {Context<Traits>} context */
  render({ model, el }) {
    new OrderGame(model).show(el);
  },
};
