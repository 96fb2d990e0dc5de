// @ts-check
// Finds plotly.js in the page, or asks the kernel for it.

/** @import { Model, PlotlyLibrary } from "./types.d.ts" */

/** How long the page is given to load its own before the kernel is asked, in milliseconds. */
const PAGE_WAIT_MS = 4000;
const LOOK_AGAIN_MS = 25;

/** Return plotly.js; one promise for the page, whichever chart comes first.
 * @param {Pick<Model<never>, "on" | "send">} model of a part that can bring it from the kernel
 * @returns {Promise<PlotlyLibrary>}
 */
export function plotlyLibrary(model) {
  globalThis.lessonkitPlotly ??= find(model);
  return globalThis.lessonkitPlotly;
}

/** Return the plotly.js that JupyterLab loads for a still form, or else the kernel's: on a slow
 * machine the page's own may come later than expected, and the kernel may not be heard at all.
 * @param {Pick<Model<never>, "on" | "send">} model
 * @returns {Promise<PlotlyLibrary>}
 */
async function find(model) {
  const asking = setTimeout(() => askKernel(model), PAGE_WAIT_MS);
  while (!globalThis.Plotly) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  clearTimeout(asking);
  return globalThis.Plotly;
}

/** Load the kernel's plotly.js into the page once it comes.
 * @param {Pick<Model<never>, "on" | "send">} model
 */
function askKernel(model) {
  model.on("msg:custom", (message, buffers) => {
    if (message !== "plotly.js") return;
    const script = document.createElement("script");
    script.src = URL.createObjectURL(new Blob([buffers[0]], { type: "text/javascript" }));
    document.head.append(script);
  });
  model.send("plotly.js, please");
}
