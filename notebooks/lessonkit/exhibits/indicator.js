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

/** @typedef {{ measures: MeasureData[], ring: Trace }} Content */

/** Return a figure with a ring around a mark.
 * @param {Figure} figure @param {Trace} ring @param {string} picked
 * @returns {Figure}
 */
export function ringed(figure, ring, picked) {
  const rings = figure.data.flatMap(({ customdata = [], x, y }) => {
    const n = customdata.indexOf(picked);
    return n < 0 ? [] : [{ ...ring, x: [x[n]], y: [y[n]] }];
  });
  return { ...figure, data: [...rings, ...figure.data] };
}

/** @param {Model<{ measure: number }>} model @param {Content} content @returns {Kind} */
export function kind(model, { measures, ring }) {
  const shown = () => measures[model.get("measure")];
  return {
    inputs: ["measure"],
    usesWidth: false,
    leastWidth: LEAST_WIDTH,
    figure: () => shown().figure,
    mark: (figure, picked) => ringed(figure, ring, picked),
    hover: (key) => shown().hover[key] ?? "",
    name: () => shown().sentence,
    status: () => shown().status,
    text() {
      const { heading, table_html } = shown();
      const table = elementOfHtml("div", "", table_html);
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
