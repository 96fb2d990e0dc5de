// @ts-check
// Draws a Plotly figure and redraws it when the kernel changes it. See Plot in plot.py.

import { pointsOf, stepTo } from "./chart_points.js";
import { element, elementOfHtml, onKey } from "./dom.js";
import { plotlyLibrary } from "./plotly_library.js";

/** @import { ChartElement, Context, Figure, Model, PlotlyLibrary } from "./types.d.ts" */
/** @import { Point } from "./chart_points.js" */

/** `figure` and `hover` are JSON.
 * @typedef {object} Traits
 * @property {string} figure
 * @property {string} hover
 * @property {string} name
 * @property {string} picked
 * @property {number} width
 * @property {readonly string[]} _dom_classes
 */

const KEYS = "Arrow keys step through the points, Enter opens one.";

class Chart {
  #chart = /** @type {ChartElement} */ (/** @type {unknown} */ (element("div", "lk-chart")));
  #spoken = element("div", "lk-spoken");
  /** Hover texts by key, and the JSON that they were read from.
   * @type {Record<string, string>}
   */
  #hover = {};
  #hoverJson = "";
  /** @type {Point[]} */
  #points = [];
  /** Number of the point that the reader has stepped to; -1 for none. */
  #at = -1;
  #plotly;
  #model;
  #el;

  /** @param {PlotlyLibrary} plotly @param {Context<Traits>} context */
  constructor(plotly, { model, el }) {
    this.#plotly = plotly;
    this.#model = model;
    this.#el = el;
    this.#chart.tabIndex = 0;
    this.#chart.setAttribute("role", "group");
    this.#spoken.setAttribute("aria-live", "polite");
  }

  async show() {
    const [chart, model] = [this.#chart, this.#model];
    this.#el.append(chart, this.#spoken);
    onKey(chart, ({ key, target }) => target === chart ? this.#actionOf(key) : undefined);
    await this.#draw();
    this.#name();
    chart.on("plotly_click", ({ points: [point] }) => {
      if (point?.customdata !== undefined) this.#pick(point.customdata);
    });
    model.on("change:figure", () => this.#draw());
    model.on("change:name", () => this.#name());
    model.on("change:_dom_classes", () => this.#turn());
    this.#turn();
    const resized = new ResizeObserver(() => this.#fit());
    resized.observe(chart);
    return () => {
      resized.disconnect();
      this.#plotly.purge(chart);
    };
  }

  #draw() {
    /** @type {Figure} */
    const { data, layout, config } = JSON.parse(this.#model.get("figure"));
    const hover = this.#model.get("hover");
    if (hover !== this.#hoverJson) {
      this.#hoverJson = hover;
      this.#hover = JSON.parse(hover);
    }
    for (const trace of data) trace.hovertext = trace.customdata?.map((key) => this.#textOf(key));
    // A drawing that comes while the reader steps through the points does not set them back.
    const at = this.#points[this.#at]?.key ?? this.#model.get("picked");
    this.#points = pointsOf(data);
    this.#at = this.#points.findIndex(({ key }) => key === at);
    return this.#plotly.react(this.#chart, data, layout, config);
  }

  /** @param {string} key */
  #textOf(key) {
    return this.#hover[key] ?? "";
  }

  /** Say what the chart shows. */
  #name() {
    const name = this.#model.get("name");
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
    const { curveNumber, pointNumber, key } = this.#points[to];
    this.#plotly.Fx.hover(this.#chart, [{ curveNumber, pointNumber }]);
    const text = elementOfHtml("div", "", this.#textOf(key).replaceAll("<br>", " "));
    this.#spoken.textContent = text.textContent;
  }

  /** @param {string} key */
  #pick(key) {
    this.#at = this.#points.findIndex((point) => point.key === key);
    this.#plotly.Fx.unhover(this.#chart);
    this.#model.set("picked", key);
    this.#model.save_changes();
  }

  /** Show or hide the chart. anywidget tells its views nothing of a change of layout or classes:
   * see `set_visible` in controls.py.
   */
  #turn() {
    this.#el.classList.toggle("lk-off", this.#model.get("_dom_classes").includes("lk-off"));
  }

  /** Fit the chart into the page, and tell the kernel its width. */
  #fit() {
    const width = this.#chart.clientWidth;
    if (!width) return;
    this.#plotly.Plots.resize(this.#chart);
    if (width === this.#model.get("width")) return;
    this.#model.set("width", width);
    this.#model.save_changes();
  }
}

export default {
  /** @param {Context<Traits>} context */
  async render(context) {
    const model = /** @type {Model<never>} */ (/** @type {unknown} */ (context.model));
    return new Chart(await plotlyLibrary(model), context).show();
  },
};
