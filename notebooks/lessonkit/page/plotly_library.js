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
  globalThis.lessonkitPlotly ??= find(model).then(drawWhatIsSeen);
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

/** Let charts of outputs that are hidden wait until they are seen.
 *
 * Compatibility: jupyterlab_plotly's renderer of still charts draws one twice as soon as the
 * notebook is open, also where our style sheet has hidden it behind its live form. It calls
 * Plotly.react of the page with no way to hold it back, so that function is replaced for the page:
 * https://github.com/plotly/plotly.py/blob/main/js/src/mimeExtension.ts
 * @param {PlotlyLibrary} Plotly
 */
function drawWhatIsSeen(Plotly) {
  const { react } = Plotly;
  Plotly.react = async (chart, ...figure) => {
    const output = chart.closest?.(".jp-OutputArea-child");
    if (output) await seen(output);
    return react(chart, ...figure);
  };
  return Plotly;
}

/** @param {Element} output */
async function seen(output) {
  const hidden = () => getComputedStyle(output).display === "none";
  if (!hidden()) return;
  await new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
    const watch = new ResizeObserver(() => {
      if (hidden()) return;
      watch.disconnect();
      resolve();
    });
    watch.observe(output);
  });
}
