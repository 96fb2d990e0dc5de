// @ts-check
// Lets JupyterLab draw each still chart once, and only where it is seen. It crosses the network
// once a kernel, before the first chart.
//
// Compatibility: jupyterlab_plotly's renderer draws a still chart as soon as it comes, also where
// our style sheet has hidden it behind its live form, then anew, and then once more as a picture
// that nothing shows. It calls functions of the page's Plotly with no way to hold it back, so these
// are replaced for the page:
// https://github.com/plotly/plotly.py/blob/main/js/src/mimeExtension.ts

/** @import { PlotlyLibrary } from "./types.d.ts" */

const LOOK_AGAIN_MS = 25;
/** The output that follows a panel of widgets: a still form after its live one, which may still be
 * empty. */
const AFTER_LIVE = ".jp-OutputArea-child:has(> .lm-Panel.jp-OutputArea-output) " +
  "+ .jp-OutputArea-child";

/** @param {PlotlyLibrary} Plotly */
function drawOnce(Plotly) {
  const { react, redraw, toImage } = Plotly;
  Plotly.react = async (chart, ...figure) => {
    if (isStill(chart)) await seen(chart);
    return react(chart, ...figure);
  };
  Plotly.redraw = (chart) => isStill(chart) ? Promise.resolve(chart) : redraw(chart);
  // The picture never comes.
  Plotly.toImage = (figure, format) =>
    isStill(figure) ? new Promise(() => {}) : toImage(figure, format);
}

/** Whether a chart is that of a still form. Charts that readers draw themselves are left alone.
 * @param {object} chart
 * @returns {chart is Element}
 */
function isStill(chart) {
  return chart instanceof Element && chart.closest(AFTER_LIVE) !== null;
}

/** Wait until a chart is no longer hidden. @param {Element} chart */
async function seen(chart) {
  const hidden = () => !chart.checkVisibility();
  if (!hidden()) return;
  await new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
    const watch = new ResizeObserver(() => {
      if (hidden()) return;
      watch.disconnect();
      resolve();
    });
    watch.observe(chart);
  });
}

export default {
  async initialize() {
    while (!globalThis.Plotly) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
    // A page that has had a kernel before is prepared already.
    if (!globalThis.lessonkitDrawsOnce) drawOnce(globalThis.Plotly);
    globalThis.lessonkitDrawsOnce = true;
  },
};
