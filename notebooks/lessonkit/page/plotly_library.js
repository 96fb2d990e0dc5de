// @ts-check
// Finds plotly.js in the page, or asks the kernel for it.

/** @import { Model, PlotlyLibrary } from "./types.d.ts" */

/** How long the page is given to load its own, in milliseconds. */
const PAGE_WAIT_MS = 4000;
const LOOK_AGAIN_MS = 25;

/** Return plotly.js; one promise for the page, whichever chart comes first.
 * @param {Pick<Model<never>, "on" | "send">} model of a part that can bring it from the kernel
 * @returns {Promise<PlotlyLibrary>}
 */
export function plotlyLibrary(model) {
  globalThis.lessonkitPlotly ??= ofThePage()
    .then((found) => found ?? ofTheKernel(model))
    .then(drawWhatIsSeen);
  return globalThis.lessonkitPlotly;
}

/** Return the plotly.js that JupyterLab has loaded for a still form; null if there is none.
 * @returns {Promise<PlotlyLibrary | null>}
 */
async function ofThePage() {
  const end = performance.now() + PAGE_WAIT_MS;
  while (!globalThis.Plotly && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  return globalThis.Plotly ?? null;
}

/**
 * @param {Pick<Model<never>, "on" | "send">} model
 * @returns {Promise<PlotlyLibrary>}
 */
function ofTheKernel(model) {
  return new Promise((resolve, reject) => {
    model.on("msg:custom", (message, buffers) => {
      if (message !== "plotly.js") return;
      const script = document.createElement("script");
      script.src = URL.createObjectURL(new Blob([buffers[0]], { type: "text/javascript" }));
      script.onload = () => resolve(/** @type {PlotlyLibrary} */ (globalThis.Plotly));
      script.onerror = () => reject(new Error("plotly.js could not be loaded"));
      document.head.append(script);
    });
    model.send("plotly.js, please");
  });
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
