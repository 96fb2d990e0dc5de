// @ts-check
// Weighs gains and costs and shows what would flip the sum. See BalancePart in balance.py.

import { button, details, element, menu, section, status, toolbar } from "../page/dom.js";
import { keep, kept } from "../page/kept.js";
import { traitsOf } from "../page/traits.js";
import { labelOf, MARKS } from "./balance_controls.js";
import { effectShown, rowOf } from "./balance_rows.js";
import { answer, effect, portrait, progress, signed, total } from "./balance_sums.js";

/** @import { Keeping } from "../page/kept.js" */
/** @import { Context, Model } from "../page/types.d.ts" */
/** @import { Entry } from "./balance_controls.js" */
/** @import { Row } from "./balance_rows.js" */

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

/** Kept is what the reader has weighed, by capital, and from whose viewpoint it is seen now.
 * @typedef {{ viewpoint: string, weighed: Record<string, Entry[]> }} Weighing
 */

/**
 * @typedef {object} Given
 * @property {string} title
 * @property {string} method
 * @property {Record<string, string>} capitals
 * @property {Argument[]} arguments
 * @property {Record<string, string>} strengths
 * @property {Record<string, string>} links
 * @property {number} most
 * @property {string} first
 */

/** @typedef {Given & Keeping<Weighing>} Traits */

// The last words stay together: a 5 alone on a line is read as a number of its own.
const HEAD = [
  ["Argument"],
  [MARKS.strength, MARKS.link],
  ["How much it matters"],
  ["Sum, if this weight alone went from\u00a00\u00a0to\u00a05"],
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

class Balance {
  /** By capital, the arguments as the reader has weighed them.
   * @type {Map<string, Entry[]>}
   */
  #weighed = new Map();
  /** @type {Row[]} */
  #rows = [];
  #answer = status("p", "lk-balance-answer");
  #list = element("div");
  #scale = element("p", "lk-hint");
  #portrait = element("div", "lk-balance-portrait");
  #sums = element("p", "lk-balance-sums");
  #viewpoint;
  #model;
  #traits;

  /** @param {Model<Traits>} model */
  constructor(model) {
    this.#model = model;
    this.#traits = traitsOf(model, ...TRAITS);
    const { capitals, first } = this.#traits;
    this.#viewpoint = menu("From the viewpoint of", Object.entries(capitals), () => {
      this.#draw();
      this.#keep();
    });
    this.#viewpoint.select.value = first;
    this.#resume(kept(model));
  }

  /** @param {Weighing | undefined} weighing */
  #resume(weighing) {
    if (!weighing) return;
    for (const [capital, entries] of Object.entries(weighing.weighed)) {
      const fresh = this.#fresh(capital);
      this.#weighed.set(capital, fresh.map((entry, n) => ({ ...entry, ...entries[n] })));
    }
    this.#viewpoint.select.value = weighing.viewpoint;
  }

  #keep() {
    const weighed = [...this.#weighed].map(([capital, entries]) => {
      return [capital, entries.map(({ more_html: _, ...entry }) => entry)];
    });
    const viewpoint = this.#viewpoint.select.value;
    keep(this.#model, { viewpoint, weighed: Object.fromEntries(weighed) });
  }

  /** Return the arguments from a viewpoint, none of them weighed yet.
   * @param {string} capital
   * @returns {Entry[]}
   */
  #fresh(capital) {
    const here = this.#traits.arguments.filter((argument) => argument.capital === capital);
    return [...here.map((argument) => ({ ...argument, weight: null })), ...ownArguments()];
  }

  /** @param {HTMLElement} el */
  show(el) {
    const reset = button("Reset", () => {
      this.#weighed.delete(this.#viewpoint.select.value);
      this.#draw();
      this.#keep();
    });
    const head = element("div", "lk-balance-row lk-balance-head");
    head.append(...HEAD.map((lines) => {
      return element("div", "", ...lines.map((line) => element("div", "", line)));
    }));
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
    const changed = () => {
      this.#update();
      this.#keep();
    };
    this.#rows = this.#entries().map((entry) => rowOf(entry, this.#traits, changed));
    this.#list.replaceChildren(...this.#rows.map(({ row }) => row));
    this.#update();
  }

  #entries() {
    const capital = this.#viewpoint.select.value;
    let entries = this.#weighed.get(capital);
    if (!entries) {
      entries = this.#fresh(capital);
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

/** @type {(keyof Given)[]} */
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
    new Balance(model).show(el);
  },
};
