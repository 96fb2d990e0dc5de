// Draws a Plotly figure and redraws it when the kernel changes it. See Plot in plot.py.

const PAGE_WAIT_MS = 4000;

function libraryOfThePage() {
  return new Promise((resolve) => {
    const start = performance.now();
    const look = () => {
      if (globalThis.Plotly) resolve(globalThis.Plotly);
      else if (performance.now() - start > PAGE_WAIT_MS) resolve(null);
      else setTimeout(look, 25);
    };
    look();
  });
}

function libraryOfTheKernel(model) {
  return new Promise((resolve, reject) => {
    model.on("msg:custom", (message, buffers) => {
      if (message !== "plotly.js") return;
      const script = document.createElement("script");
      script.src = URL.createObjectURL(new Blob([buffers[0]], { type: "text/javascript" }));
      script.onload = () => resolve(globalThis.Plotly);
      script.onerror = () => reject(new Error("plotly.js could not be loaded"));
      document.head.append(script);
    });
    model.send("plotly.js, please");
  });
}

function drawWhatIsSeen(Plotly) {
  // JupyterLab would draw the chart of a still form twice behind its live one, where nobody sees it.
  const { react } = Plotly;
  Plotly.react = async (chart, ...figure) => {
    const output = chart.closest?.(".jp-OutputArea-child");
    const hidden = () => output && getComputedStyle(output).display === "none";
    if (hidden()) await new Promise((seen) => {
      new ResizeObserver((_, watch) => { if (!hidden()) { watch.disconnect(); seen(); } }).observe(output);
    });
    return react(chart, ...figure);
  };
  return Plotly;
}

async function library(model) {
  // One promise for the page, whichever chart comes first.
  globalThis.lessonkitPlotly ??= libraryOfThePage().then((found) => found ?? libraryOfTheKernel(model)).then(drawWhatIsSeen);
  return globalThis.lessonkitPlotly;
}

export default {
  async render({ model, el }) {
    const Plotly = await library(model);
    const chart = document.createElement("div");
    const spoken = document.createElement("div");
    chart.className = "lk-chart";
    chart.tabIndex = 0;
    chart.setAttribute("role", "group");
    spoken.className = "lk-spoken";
    spoken.setAttribute("aria-live", "polite");
    el.append(chart, spoken);

    let hover = {};
    let hoverText = "";
    let points = [];
    let at = -1;

    const draw = () => {
      const { data, layout, config } = JSON.parse(model.get("figure"));
      if (model.get("hover") !== hoverText) {
        hoverText = model.get("hover");
        hover = JSON.parse(hoverText);
      }
      for (const trace of data) if (trace.customdata) trace.hovertext = trace.customdata.map((key) => hover[key] ?? "");
      const here = points[at]?.key;
      points = data.flatMap((trace, curveNumber) => (trace.customdata ?? []).map((key, pointNumber) =>
        ({ key, curveNumber, pointNumber, x: trace.x[pointNumber] })));
      points.sort((a, b) => (a.x < b.x ? -1 : a.x > b.x ? 1 : 0));
      // A drawing that comes while the reader steps through the points does not set them back.
      at = points.findIndex((point) => point.key === (here ?? model.get("picked")));
      return Plotly.react(chart, data, layout, config);
    };
    const name = () => {
      chart.setAttribute("aria-label", `${model.get("name")} Arrow keys step through the points, Enter opens one.`);
      const drawing = chart.querySelector("svg.main-svg");
      drawing?.setAttribute("role", "img");
      drawing?.setAttribute("aria-label", model.get("name"));
    };
    const pick = (key) => {
      at = points.findIndex((point) => point.key === key);
      Plotly.Fx.unhover(chart);
      model.set("picked", key);
      model.save_changes();
    };
    const step = (to) => {
      if (!points.length) return;
      at = Math.max(0, Math.min(points.length - 1, to));
      const { curveNumber, pointNumber, key } = points[at];
      Plotly.Fx.hover(chart, [{ curveNumber, pointNumber }]);
      const text = document.createElement("div");
      text.innerHTML = (hover[key] ?? "").replaceAll("<br>", " ");
      spoken.textContent = text.textContent;
    };

    chart.addEventListener("keydown", (event) => {
      if (event.target !== chart) return;
      const action = {
        ArrowRight: () => step(at + 1), ArrowDown: () => step(at + 1),
        ArrowLeft: () => step(at < 0 ? points.length - 1 : at - 1), ArrowUp: () => step(at < 0 ? points.length - 1 : at - 1),
        Home: () => step(0), End: () => step(points.length - 1),
        Enter: () => { if (at >= 0) pick(points[at].key); },
        " ": () => { if (at >= 0) pick(points[at].key); },
        Escape: () => Plotly.Fx.unhover(chart),
      }[event.key];
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    });

    // anywidget tells its views nothing of changes of layout or classes: see `turn` in controls.py.
    const turn = () => { el.classList.toggle("lk-off", model.get("_dom_classes").includes("lk-off")); };
    const measure = () => {
      const width = Math.round(chart.clientWidth);
      if (width && width !== model.get("width")) { model.set("width", width); model.save_changes(); }
    };
    const resized = new ResizeObserver(() => { if (chart.clientWidth) { Plotly.Plots.resize(chart); measure(); } });

    await draw();
    name();
    chart.on("plotly_click", ({ points: [point] }) => { if (point?.customdata !== undefined) pick(point.customdata); });
    model.on("change:figure", draw);
    model.on("change:name", name);
    model.on("change:_dom_classes", turn);
    turn();
    resized.observe(chart);
    return () => { resized.disconnect(); Plotly.purge(chart); };
  },
};
