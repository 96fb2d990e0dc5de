// @ts-check
// Shows a measure over the years, and changes between measures. See IndicatorPart in indicator.py.

import { chartPart, LEAST_WIDTH } from "../page/chart_part.js";
import { element, elementOfHtml } from "../page/dom.js";

/** @import { Figure, Model, Trace } from "../page/types.d.ts" */
/** @import { Kind } from "../page/chart_part.js" */

/** As `MeasureData` of indicator.py.
 * @typedef {object} MeasureData
 * @property {string} heading
 * @property {string} sentence
 * @property {string} status
 * @property {Figure} figure
 * @property {Record<string, string>} hover
 * @property {Record<string, string>} cards_html
 * @property {string} table_html
 */

/** @typedef {Trace & { marker: { color: string, line: { width: number } } }} Ring */

/** @typedef {{ measures: MeasureData[], ring: Ring }} Content */

/** How a mark looks: a value for all marks of a trace, or one for each.
 * @typedef {object} Marker
 * @property {number | number[]} [opacity]
 * @property {{ color: string | string[], width: number | number[] }} line
 */

/** @typedef {Trace & { type: "bar", marker: Marker }} Bars */

/** Return a figure with a ring around a mark, or with an outline if the mark is a bar.
 *
 * A ring at the end of a bar would hide its number.
 * @param {Figure} figure @param {Ring} ring @param {string} picked
 * @returns {Figure}
 */
export function ringed(figure, ring, picked) {
  /** @type {Trace[]} */
  const rings = [];
  const traces = figure.data.map((trace) => {
    const { customdata = [], x, y } = trace;
    const n = customdata.indexOf(picked);
    if (n < 0) return trace;
    if (isBars(trace)) return outlined(trace, n, ring);
    rings.push({ ...ring, x: [x[n]], y: [y[n]] });
    return trace;
  });
  return { ...figure, data: [...rings, ...traces] };
}

/** @param {Trace} trace @returns {trace is Bars} */
function isBars(trace) {
  return "type" in trace && trace.type === "bar";
}

/** @param {Bars} trace @param {number} n @param {Ring} ring */
function outlined(trace, n, ring) {
  const { marker } = trace;
  /** @template Value @param {Value | Value[]} all @param {Value} picked */
  const butFor = (all, picked) =>
    trace.x.map((_, at) => at === n ? picked : Array.isArray(all) ? all[at] : all);
  const line = {
    color: butFor(marker.line.color, ring.marker.color),
    width: butFor(marker.line.width, ring.marker.line.width),
  };
  return { ...trace, marker: { ...marker, opacity: butFor(marker.opacity ?? 1, 1), line } };
}

/** Return a table with the name of its column before each cell, for where it has no room for
 * columns. See indicator.css.
 * @param {string} html
 */
function figuresTable(html) {
  const made = elementOfHtml("div", "lk-figures", html);
  const names = [...made.querySelectorAll("thead th")].map((cell) => cell.textContent ?? "");
  for (const line of made.querySelectorAll("tbody tr")) {
    [...line.children].forEach((cell, n) => cell.setAttribute("data-column", names[n]));
  }
  return made;
}

/** @param {Model<{ measure: number }>} model @param {Content} content @returns {Kind} */
export function kind(model, { measures, ring }) {
  const shown = () => measures[model.get("measure")];
  return {
    inputs: ["measure"],
    usesWidth: false,
    leastWidth: LEAST_WIDTH,
    narrowForm: 1,
    // Made when it is asked for: tests look at a kind without a page.
    get above() {
      return element(
        "p",
        "lk-for-chart lk-sideways",
        "Scroll the chart sideways to see all of it.",
      );
    },
    figure: () => shown().figure,
    mark: (figure, picked) => ringed(figure, ring, picked),
    hover: (key) => shown().hover[key] ?? "",
    name: () => shown().sentence,
    status: () => shown().status,
    text() {
      const { heading, table_html } = shown();
      const table = figuresTable(table_html);
      table.prepend(element("h3", "lk-grid-title", heading));
      return table;
    },
    below_html: () => "",
    card(key) {
      const html = shown().cards_html[key];
      return html === undefined ? null : elementOfHtml("article", "lk-card", html);
    },
  };
}

export default chartPart(kind);
