// @ts-check
// Weighs gains and costs and shows what would flip the sum. See BalancePart in balance.py.

import {
  button,
  choice,
  details,
  element,
  elementOfHtml,
  menu,
  section,
  status,
  toolbar,
} from "../page/dom.js";
import { traitsOf } from "../page/traits.js";
import { controls, labelOf } from "./balance_controls.js";
import { answer, effect, portrait, progress, signed, total } from "./balance_sums.js";

/** @import { Context } from "../page/types.d.ts" */
/** @import { Entry } from "./balance_controls.js" */
/** @import { Effect } from "./balance_sums.js" */

/** An argument of the course.
 * @typedef {object} Argument
 * @property {string} id
 * @property {string} capital
 * @property {"gain" | "cost"} side
 * @property {string} label
 * @property {number} strength
 * @property {number} link
 * @property {string} more_html
 */

/**
 * @typedef {object} Traits
 * @property {string} title
 * @property {string} method
 * @property {Record<string, string>} capitals
 * @property {Argument[]} arguments
 * @property {Record<string, string>} strengths
 * @property {Record<string, string>} links
 * @property {number} most
 * @property {string} first
 */

/** A row of the table, and the place of what its weight can do.
 * @typedef {{ row: HTMLElement, effect: HTMLElement }} Row
 */

const HEAD = [
  "Argument",
  "Its marks",
  "How much it matters",
  "Sum, if this weight alone went from 0 to 5",
];

/** Return the arguments that the reader may write.
 * @returns {Entry[]}
 */
function ownArguments() {
  return [
    { own: 1, side: "gain", label: "", strength: 1, link: 1, weight: null },
    { own: 2, side: "cost", label: "", strength: 1, link: 1, weight: null },
  ];
}

/** An argument of the course: its sources open on a click.
 * @param {Entry} entry
 */
function given(entry) {
  const sign = entry.side === "gain" ? "+" : "−";
  return details(`${sign} ${entry.label}`, elementOfHtml("div", "", entry.more_html ?? ""));
}

/** Fields for an argument of the reader's own.
 * @param {Entry} entry
 * @param {() => void} changed
 */
function written(entry, changed) {
  const name = `Own argument ${entry.own}`;
  const side = choice([["gain", "Gain"], ["cost", "Cost"]], `${name}: gain or cost`, () => {
    entry.side = side.value === "gain" ? "gain" : "cost";
    changed();
  });
  side.value = entry.side;
  const text = element("input");
  Object.assign(text, { type: "text", placeholder: "An argument of your own", maxLength: 60 });
  text.value = entry.label;
  text.setAttribute("aria-label", name);
  text.addEventListener("input", () => {
    entry.label = text.value;
    changed();
  });
  return element("span", "lk-balance-own", side, text);
}

/** @param {Entry} entry @param {Traits} traits @param {() => void} changed @returns {Row} */
function rowOf(entry, traits, changed) {
  const { marks, weight, name } = controls(entry, traits, changed);
  const row = element("div");
  const colour = () => row.className = `lk-balance-row lk-balance-${entry.side}`;
  const what = entry.own
    ? written(entry, () => {
      name();
      colour();
      changed();
    })
    : given(entry);
  const place = element("div", "lk-balance-effect");
  colour();
  row.append(what, marks, weight, place);
  return { row, effect: place };
}

/** A bar from `low` to `high` and a dot at `sum`, on a scale from -reach to +reach.
 * @param {number} reach @param {number} low @param {number} high @param {number} sum
 */
function track(reach, low, high, sum) {
  /** @param {number} value */
  const place = (value) => `${50 + (50 * value) / reach}%`;
  const span = element("span", "lk-balance-span");
  span.style.left = place(low);
  span.style.width = `${(50 * (high - low)) / reach}%`;
  const dot = element("span", "lk-balance-dot");
  dot.style.left = place(sum);
  const nought = element("span", "lk-balance-nought");
  const made = element("div", "lk-balance-track", nought, span, dot);
  made.setAttribute("aria-hidden", "true");
  return made;
}

/** @param {Effect} found @param {number} reach @param {number} sum */
function effectShown({ ends, flips, words }, reach, sum) {
  const bar = track(reach, Math.min(...ends), Math.max(...ends), sum);
  return [bar, element("span", flips ? "lk-balance-flips" : "", words)];
}

class Balance {
  /** By capital, the arguments as the reader has weighed them.
   * @type {Map<string, Entry[]>}
   */
  #weighed = new Map();
  /** @type {Row[]} */
  #rows = [];
  #answer = status("p", "lk-balance-answer");
  #list = element("div");
  #scale = element("p", "lk-hint lk-balance-scale");
  #portrait = element("div", "lk-balance-portrait");
  #sums = element("p", "lk-balance-sums");
  #viewpoint;
  #traits;

  /** @param {Traits} traits */
  constructor(traits) {
    this.#traits = traits;
    const capitals = Object.entries(traits.capitals);
    this.#viewpoint = menu("From the viewpoint of", capitals, () => this.#draw());
    this.#viewpoint.select.value = traits.first;
  }

  /** @param {HTMLElement} el */
  show(el) {
    const reset = button("Reset", () => {
      this.#weighed.delete(this.#viewpoint.select.value);
      this.#draw();
    });
    const head = element("div", "lk-balance-row lk-balance-head");
    head.append(...HEAD.map((text) => element("span", "", text)));
    const summary = "How the sum is made, and what it cannot do";
    const method = details(summary, element("p", "", this.#traits.method));
    method.className = "lk-based";
    const box = section("lk-balance", this.#traits.title);
    box.append(toolbar(this.#viewpoint.box, reset), this.#answer, head, this.#list);
    box.append(this.#scale, this.#portrait, this.#sums, method);
    el.append(box);
    this.#draw();
  }

  /** Show the arguments of the chosen viewpoint. */
  #draw() {
    this.#rows = this.#entries().map((entry) => rowOf(entry, this.#traits, () => this.#update()));
    this.#list.replaceChildren(...this.#rows.map(({ row }) => row));
    this.#update();
  }

  #entries() {
    const capital = this.#viewpoint.select.value;
    let entries = this.#weighed.get(capital);
    if (!entries) {
      const here = this.#traits.arguments.filter((argument) => argument.capital === capital);
      entries = [...here.map((argument) => ({ ...argument, weight: null })), ...ownArguments()];
      this.#weighed.set(capital, entries);
    }
    return entries;
  }

  /** Bring the sum, and what could flip it, up to date. */
  #update() {
    const entries = this.#entries();
    const missing = stillToWeigh(entries);
    this.#scale.hidden = Boolean(missing);
    this.#portrait.replaceChildren();
    for (const row of this.#rows) row.effect.replaceChildren();
    if (missing) this.#answer.textContent = missing;
    else this.#weigh(entries.filter(({ weight }) => weight !== null));
    const { capitals } = this.#traits;
    const sums = [...this.#weighed]
      .filter(([, all]) => !stillToWeigh(all))
      .map(([key, all]) => `${capitals[key]} ${signed(total(all))}`);
    this.#sums.textContent = sums.length > 1 ? `Your sums so far: ${sums.join(", ")}.` : "";
  }

  /** Show the sum, what each weight could do to it, and what the weights say about the reader.
   * @param {Entry[]} counted arguments that have weights
   */
  #weigh(counted) {
    const { capitals, most } = this.#traits;
    const sum = total(counted);
    this.#answer.textContent = answer(counted, capitals[this.#viewpoint.select.value], most);
    const effects = new Map(counted.map((entry) => [entry, effect(counted, entry, most)]));
    const reach = Math.max(1, ...[...effects.values()].flatMap(({ ends }) => ends).map(Math.abs));
    this.#entries().forEach((entry, n) => {
      const found = effects.get(entry);
      if (found) this.#rows[n].effect.append(...effectShown(found, reach, sum));
    });
    this.#scale.textContent = "The line in the middle is nought; " +
      `the ends are −${reach} and +${reach}. The dot is the sum now.`;
    const said = portrait(counted.map((entry) => ({ ...entry, label: labelOf(entry) })));
    const heading = element("p", "", element("b", "", "What your weights say about you"));
    const sentences = said.map((sentence) => element("li", "", sentence));
    this.#portrait.append(heading, element("ul", "", ...sentences));
  }
}

/** Return how far the reader is with the arguments of the course; empty once they are weighed.
 * @param {Entry[]} entries
 */
function stillToWeigh(entries) {
  return progress(entries.filter(({ own }) => !own));
}

/** @type {(keyof Traits)[]} */
const TRAITS = [
  "title",
  "method",
  "capitals",
  "arguments",
  "strengths",
  "links",
  "most",
  "first",
];

export default {
  /** @param {Context<Traits>} context */
  render({ model, el }) {
    new Balance(traitsOf(model, ...TRAITS)).show(el);
  },
};
