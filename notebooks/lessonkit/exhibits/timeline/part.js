// @ts-check
// Shows events in lanes over the years, as a chart, a list or a table. See TimelinePart in part.py.

import { wrapPlotly } from "../../charts/plotly_text.js";
import { chartPart, LEAST_WIDTH } from "../../page/chart_part.js";
import { element } from "../../page/dom.js";
import { EventTable } from "../../page/event_table.js";
import { chosen, describe, yearOf } from "./choice.js";
import { TimelineFigure } from "./figure.js";

/** @import { Model } from "../../page/types.d.ts" */
/** @import { Kind } from "../../page/chart_part.js" */
/** @import { Choice } from "./choice.js" */
/** @import { Content } from "./figure.js" */

/** The numbers of the entries chosen in menus, and the rest of what the reader sets.
 * @typedef {object} Traits
 * @property {string} title
 * @property {[number, number]} years
 * @property {number} theme
 * @property {number} actor
 * @property {number} confidence
 * @property {string} search
 * @property {number} lanes
 * @property {boolean} stretched
 */

/** @type {(keyof Traits)[]} */
const INPUTS = ["years", "theme", "actor", "confidence", "search", "lanes", "stretched"];

/** `menus` has, for each entry of a menu, what it chooses: see `Choice`.
 * @typedef {{ menus: Record<"theme" | "actor" | "confidence", number[]> }} Menus
 */

/** @param {Model<Traits>} model @param {Content & Menus} content @returns {Kind} */
export function kind(model, content) {
  const { events, marks, menus } = content;
  const table = new EventTable(events);
  const figures = new TimelineFigure(content);
  const texts = events.titles.map((title, n) => `${title} ${events.summaries[n]}`.toLowerCase());
  const years = marks.days.map(yearOf);
  const places = new Map(events.ids.map((key, n) => [key, n]));
  /** @type {Map<string, string>} */
  const hovers = new Map();
  /** @returns {Choice} */
  const choice = () => ({
    years: model.get("years"),
    strand: menus.theme[model.get("theme")],
    state: menus.actor[model.get("actor")],
    certainty: menus.confidence[model.get("confidence")],
    search: model.get("search"),
  });
  const scale = () => ({
    years: model.get("years"),
    lanes: model.get("lanes"),
    stretched: model.get("stretched"),
  });
  const rows = () => chosen(events, texts, years, choice());
  const status = () => describe(events, choice(), rows().length);
  const place = (/** @type {string} */ key) => places.get(key) ?? -1;
  return {
    inputs: INPUTS,
    usesWidth: true,
    leastWidth: LEAST_WIDTH,
    narrowForm: 1,
    figure: (width) => figures.draw(scale(), rows(), width),
    mark: (figure, picked) => figures.mark(figure, scale(), place(picked)),
    hover(key) {
      let text = hovers.get(key);
      if (text === undefined) hovers.set(key, text = hoverText(events, table, place(key)));
      return text;
    },
    name: () => `${model.get("title")}. ${status()}.`,
    status,
    text(form) {
      const shown = rows();
      if (form !== "List") return table.table(shown);
      const hint = element("p", "lk-meta", "Choose an event to read more about it.");
      return element("div", "", ...(shown.length ? [hint] : []), table.list(shown));
    },
    below_html: () => "",
    card: (key) => rows().includes(place(key)) ? table.card(place(key)) : null,
  };
}

/** Return what the pointer shows: enough to know the event; its card tells the rest.
 * @param {Content["events"]} events @param {EventTable} table @param {number} n
 */
function hoverText({ titles, when }, table, n) {
  const certainty = wrapPlotly(table.certainty(n), 60);
  return `<b>${wrapPlotly(titles[n], 52)}</b><br>${when[n]}<br>${certainty}`;
}

export default chartPart(kind);
