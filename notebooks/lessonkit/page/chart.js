// @ts-check
// A Plotly chart that can be stepped through with the arrow keys and read out.

import { byLabel } from "../charts/label_traces.js";
import { pointsOf, stepTo } from "./chart_points.js";
import { element, elementOfHtml, onKey } from "./dom.js";

/** @import { ChartElement, Figure, PlotlyLibrary } from "./types.d.ts" */
/** @import { Point } from "./chart_points.js" */

/** What a chart draws: a figure; what the pointer shows on a point, by key, escaped for Plotly;
 * what the chart shows, in a sentence; the key of the point that is opened, if any.
 * @typedef {object} Drawing
 * @property {Figure} figure
 * @property {(key: string) => string} hover
 * @property {string} name
 * @property {string} picked
 */

/** What a chart tells: that a point was opened, and the chart's width in pixels.
 * @typedef {object} Listener
 * @property {(key: string) => void} picked
 * @property {(width: number) => void} sized
 */

const KEYS = "Arrow keys step through the points, Enter opens one.";

export class Chart {
  #chart = /** @type {ChartElement} */ (/** @type {unknown} */ (element("div", "lk-chart")));
  #spoken = element("div", "lk-spoken");
  /** @type {(key: string) => string} */
  #hover = () => "";
  /** @type {Point[]} */
  #points = [];
  /** Number of the point that the reader has stepped to; -1 for none. */
  #at = -1;
  #drawn = false;
  #resized = new ResizeObserver(() => this.#fit());
  #plotly;
  #listener;

  /** @param {PlotlyLibrary} plotly @param {Listener} listener */
  constructor(plotly, listener) {
    this.#plotly = plotly;
    this.#listener = listener;
    this.#chart.tabIndex = 0;
    this.#chart.setAttribute("role", "group");
    this.#spoken.setAttribute("aria-live", "polite");
    onKey(
      this.#chart,
      ({ key, target }) => target === this.#chart ? this.#actionOf(key) : undefined,
    );
  }

  /** Join the chart to the page.
   * @param {HTMLElement} el
   * @param {number} [leastWidth] in pixels
   */
  place(el, leastWidth) {
    if (leastWidth) this.#chart.style.minWidth = `${leastWidth}px`;
    el.append(this.#chart, this.#spoken);
    this.#resized.observe(this.#chart);
  }

  /** Take it from the page. */
  remove() {
    this.#resized.disconnect();
    this.#plotly.purge(this.#chart);
  }

  /** The width that the page gives the chart; 0 where it cannot be seen. */
  get width() {
    return this.#chart.clientWidth;
  }

  /** @param {Drawing} drawing */
  async draw({ figure: { data, layout, config }, hover, name, picked }) {
    this.#hover = hover;
    const traces = data.flatMap(byLabel);
    for (const trace of traces) trace.hovertext = trace.customdata?.map(hover);
    // A drawing that comes while the reader steps through the points does not set them back.
    const at = this.#points[this.#at]?.key ?? picked;
    this.#points = pointsOf(traces);
    this.#goTo(at);
    await this.#plotly.react(this.#chart, traces, layout, config);
    this.#tell(name);
    if (this.#drawn) return;
    this.#drawn = true;
    this.#chart.on("plotly_click", ({ points: [point] }) => {
      if (point?.customdata !== undefined) this.#pick(point.customdata);
    });
  }

  /** Say what the chart shows.
   * @param {string} name
   */
  #tell(name) {
    this.#chart.setAttribute("aria-label", `${name} ${KEYS}`);
    const drawing = this.#chart.querySelector("svg.main-svg");
    drawing?.setAttribute("role", "img");
    drawing?.setAttribute("aria-label", name);
  }

  /** @param {string} key */
  #actionOf(key) {
    const to = stepTo(key, this.#at, this.#points.length);
    if (to !== undefined) return () => this.#step(to);
    if (key === "Escape") return () => this.#plotly.Fx.unhover(this.#chart);
    if (key !== "Enter" && key !== " ") return undefined;
    return () => {
      if (this.#at >= 0) this.#pick(this.#points[this.#at].key);
    };
  }

  /** @param {number} to */
  #step(to) {
    if (!this.#points.length) return;
    this.#at = to;
    const { curveNumber, pointNumber, subplot, key } = this.#points[to];
    this.#plotly.Fx.hover(this.#chart, [{ curveNumber, pointNumber }], subplot);
    const text = elementOfHtml("div", "", this.#hover(key).replaceAll("<br>", " "));
    this.#spoken.textContent = text.textContent;
  }

  /** Stay where a point has this key, since two may have it, or go to the first that does.
   * @param {string} key
   */
  #goTo(key) {
    if (this.#points[this.#at]?.key === key) return;
    this.#at = this.#points.findIndex((point) => point.key === key);
  }

  /** @param {string} key */
  #pick(key) {
    this.#goTo(key);
    this.#plotly.Fx.unhover(this.#chart);
    this.#listener.picked(key);
  }

  /** Fit the chart into the page, and tell its width. */
  #fit() {
    const width = this.width;
    if (!width) return;
    // A drawing that has come changes the height alone.
    const drawn = this.#chart._fullLayout?.width ?? width;
    if (Math.abs(drawn - width) > 1) this.#plotly.Plots.resize(this.#chart);
    this.#listener.sized(width);
  }
}
