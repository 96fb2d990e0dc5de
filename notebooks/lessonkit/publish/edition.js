// @ts-check
// Draws the still charts of the single-file edition: on paper, and on the screen where no live form
// stands in their place. A script of that page, and no module: it has its Plotly from the script
// before it.

/** @import { Figure, PlotlyLibrary } from "../page/types.d.ts" */

{
  /** The least width at which the labels of every chart keep clear of one another; the style sheet
   * makes the chart fit the paper.
   */
  const PAPER_WIDTH = 800;
  /** How long a live form is given to appear, in milliseconds. */
  const LATE_MS = 3000;
  const library = /** @type {PlotlyLibrary} */ (globalThis.Plotly);
  const liveStyle = /** @type {HTMLStyleElement} */ (document.getElementById("live-style"));
  /** @type {HTMLElement[]} */
  const charts = [...document.querySelectorAll(".chart")].filter((e) => e instanceof HTMLElement);
  const paper = matchMedia("print");
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

  const near = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
      near.unobserve(target);
      setTimeout(() => {
        if (!target.closest(".alive")) draw(/** @type {HTMLElement} */ (target));
      }, LATE_MS);
    }
  }, { rootMargin: "100% 0px" });
  for (const chart of charts) near.observe(chart);

  /** What is alive is for the screen: its still form is drawn for the paper.
   * @param {boolean} on
   */
  const setForPaper = (on) => {
    liveStyle.media = on ? "not all" : "screen";
    document.body.classList.toggle("on-paper", on);
  };

  const fitPaper = () => {
    setForPaper(true);
    printed = charts.filter((chart) => chart.offsetParent);
    for (const chart of printed) draw(chart, { width: PAPER_WIDTH, autosize: false });
  };

  const drawForScreen = () => {
    for (const chart of printed.filter((chart) => chart.offsetParent)) draw(chart);
  };

  const fitScreen = () => {
    setForPaper(false);
    // Firefox says that it has printed while the page still has the paper's width.
    if (paper.matches) paper.addEventListener("change", drawForScreen, { once: true });
    else drawForScreen();
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
}
