// @ts-check
// Draws the charts of the single-file edition, and makes them fit the paper when a lesson is
// printed. A script of that page, and no module: it has its Plotly from the script before it.

/** @import { Figure, PlotlyLibrary } from "../page/types.d.ts" */

{
  /** The least width at which the labels of every chart keep clear of one another; the style sheet
   * makes the chart fit the paper.
   */
  const PAPER_WIDTH = 800;
  const library = /** @type {PlotlyLibrary} */ (globalThis.Plotly);
  /** @type {HTMLElement[]} */
  const charts = [...document.querySelectorAll(".chart")].filter((e) => e instanceof HTMLElement);
  /** @type {HTMLElement[]} */
  let printed = [];

  /** @param {HTMLElement} chart @param {object} [size] */
  const draw = async (chart, size) => {
    /** @type {Figure} */
    const { data, layout, config } = JSON.parse(chart.nextElementSibling?.textContent ?? "");
    const responsive = { ...config, responsive: true };
    await library.react(chart, data, { ...layout, ...size }, responsive);
    const drawing = chart.querySelector("svg.main-svg");
    drawing?.setAttribute("role", "img");
    drawing?.setAttribute("aria-label", chart.dataset.name ?? "");
  };

  // One after the other, with a pause in which the page can answer its reader.
  const drawAll = async () => {
    for (const chart of charts) {
      await draw(chart);
      await new Promise((resolve) => setTimeout(resolve));
    }
  };

  const fitPaper = () => {
    printed = charts.filter((chart) => chart.offsetParent);
    for (const chart of printed) draw(chart, { width: PAPER_WIDTH, autosize: false });
  };

  const fitScreen = () => {
    for (const chart of printed) draw(chart);
    document.body.classList.remove("one");
    for (const lesson of document.querySelectorAll(".lesson.chosen")) {
      lesson.classList.remove("chosen");
    }
  };

  /** @param {string} lesson its id */
  const printOne = (lesson) => {
    document.body.classList.add("one");
    document.getElementById(lesson)?.classList.add("chosen");
    globalThis.print();
  };

  globalThis.addEventListener("beforeprint", fitPaper);
  globalThis.addEventListener("afterprint", fitScreen);
  for (const button of document.querySelectorAll("[data-print]")) {
    const lesson = button.getAttribute("data-print") ?? "";
    button.addEventListener("click", () => printOne(lesson));
  }
  drawAll();
}
