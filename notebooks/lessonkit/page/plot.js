// @ts-check
// Draws a Plotly figure and redraws it when the kernel changes it. See Plot in plot.py.

import { Chart } from "./chart.js";
import { plotlyLibrary } from "./plotly_library.js";

/** @import { Context, Model } from "./types.d.ts" */

/** `figure` and `hover` are JSON.
 * @typedef {object} Traits
 * @property {string} figure
 * @property {string} hover
 * @property {string} name
 * @property {string} picked
 * @property {number} width
 * @property {readonly string[]} _dom_classes
 */

export default {
  /** @param {Context<Traits>} context */
  async render({ model, el }) {
    const library = /** @type {Model<never>} */ (/** @type {unknown} */ (model));
    /** @type {(change: Partial<Traits>) => void} */
    const tell = (change) => {
      for (const [name, value] of Object.entries(change)) {
        if (model.get(/** @type {keyof Traits} */ (name)) === value) continue;
        model.set(/** @type {keyof Traits} */ (name), value);
      }
      model.save_changes();
    };
    const chart = new Chart(await plotlyLibrary(library), {
      picked: (picked) => tell({ picked }),
      sized: (width) => tell({ width }),
    });
    const draw = () => {
      /** @type {Record<string, string>} */
      const hover = JSON.parse(model.get("hover"));
      return chart.draw({
        figure: JSON.parse(model.get("figure")),
        hover: (key) => hover[key] ?? "",
        name: model.get("name"),
        picked: model.get("picked"),
      });
    };
    // anywidget tells its views nothing of a change of classes: see `set_visible` in controls.py.
    const turn = () => el.classList.toggle("lk-off", model.get("_dom_classes").includes("lk-off"));
    chart.place(el);
    await draw();
    model.on("change:figure", draw);
    model.on("change:_dom_classes", turn);
    turn();
    return () => chart.remove();
  },
};
