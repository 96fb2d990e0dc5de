// What the measurements do in the page of JupyterLab: see in_page.py.

/** How long the page rests before what is measured: about as long as between two key presses. */
const REST_MS = 100;

globalThis.bench = (() => {
  const chartIn = (cell) =>
    [...cell.querySelectorAll(".js-plotly-plot")].find((c) => c.offsetParent && c._fullLayout);
  const drawnChartIn = (cell) => {
    const chart = chartIn(cell);
    return chart?.querySelector(".scatterlayer .point") ? chart : undefined;
  };
  const textShown = (cell) =>
    drawnChartIn(cell)?.querySelector(".plot-container").textContent ?? "";
  const chartKept = {
    what: ".js-plotly-plot",
    keep: ({ data, layout }) => JSON.stringify({ data, layout }),
    drawBare: async (chart, kept) => {
      const { data, layout } = JSON.parse(kept);
      await globalThis.Plotly.react(chart, data, layout);
    },
  };

  // By exhibit. prepare: what a reader does before there is a result.
  // shown: a text that changes when the result in a cell does; "" while nothing is
  // painted. what: selects the element that holds the result. keep: that result as a text.
  // drawBare: draws a kept result without anything around it.
  const exhibits = {
    Timeline: {
      shown: (cell) => String(drawnChartIn(cell)?._fullLayout.uirevision ?? ""),
      ...chartKept,
    },
    Network: { shown: textShown, ...chartKept },
    Map: { shown: textShown, ...chartKept },
    Compare: {
      shown: (cell) =>
        [...cell.querySelectorAll(".lk-compare thead")].find((e) => e.offsetParent)?.textContent ??
          "",
      what: ".lk-compare",
      keep: (table) => table.outerHTML,
      drawBare: (table, kept) => {
        table.parentElement.innerHTML = kept;
      },
    },
    Balance: {
      shown: (cell) => cell.querySelector(".lk-balance-answer, .answer")?.textContent ?? "",
      what: ".lk-balance",
      // The sum is shown once all arguments have a weight.
      prepare: (cell) => {
        const groups = [...cell.querySelectorAll("[role=radiogroup]:not(:has(:checked))")];
        for (const group of groups) group.querySelector("input[value='3']").click();
      },
      keep: () => "",
      drawBare: (balance) => {
        for (const e of balance.querySelectorAll(".lk-balance-effect")) e.innerHTML += "";
      },
    },
  };
  const resultIn = (cell, { what }) => [...cell.querySelectorAll(what)].find((e) => e.offsetParent);
  const kernel = () => globalThis.jupyterapp.shell.currentWidget.sessionContext.session.kernel;

  /** Wait until what is ready is on the screen: a message that is sent while a picture is made up
   * comes once it is painted.
   */
  function painted(ready = () => true) {
    return new Promise((done) => {
      const look = () =>
        requestAnimationFrame(() => {
          if (!ready()) return look();
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = done;
          port2.postMessage("");
        });
      look();
    });
  }

  /** Begin to wait until the result in a cell is painted anew; `repainted` then gives the
   * milliseconds since the key went down.
   */
  function watch(cell, name) {
    const { shown, prepare } = exhibits[name];
    prepare?.(cell);
    const before = shown(cell);
    let start = 0;
    const began = () => start = performance.now();
    cell.addEventListener("keydown", began, { capture: true, once: true });
    const changed = () => start && shown(cell) && shown(cell) !== before;
    const late = new Error(`nothing was painted anew; it shows ${before}`);
    bench.repainted = Promise.race([
      painted(changed).then(() => performance.now() - start),
      new Promise((_, fail) => setTimeout(() => fail(late), 20_000)),
    ]);
  }

  /** Choose the next of the first few entries of a menu, as a key does: a browser without a screen
   * keeps the key for the menu's own window.
   */
  function chooseNext(menu) {
    menu.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true }));
    menu.selectedIndex = (menu.selectedIndex + 1) % 6;
    menu.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function keep(cell, name) {
    return exhibits[name].keep(resultIn(cell, exhibits[name]));
  }

  /** Return the milliseconds until a kept result is drawn and painted with nothing around it.
   *
   * It begins from rest, as a key press does: right after the one before, the same takes a fifth
   * less.
   */
  async function drawBare(cell, name, kept) {
    await new Promise((done) => setTimeout(done, REST_MS));
    const start = performance.now();
    await exhibits[name].drawBare(resultIn(cell, exhibits[name]), kept);
    await painted();
    return performance.now() - start;
  }

  /** Wait until the page has done what opening a notebook takes. */
  async function atRest() {
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((done) => setTimeout(done, REST_MS));
      await new Promise((done) => requestIdleCallback(done));
    }
  }

  /** Return the milliseconds of an empty request to the kernel. */
  async function roundTrip() {
    const start = performance.now();
    await kernel().requestExecute({ code: "", silent: true }).done;
    return performance.now() - start;
  }

  /** Press Next of a Story some times; return the milliseconds until each event is painted. */
  async function stepThrough(story, steps) {
    const next = [...story.querySelectorAll("button")].find((b) =>
      b.textContent.startsWith("Next")
    );
    const times = [];
    for (let n = 0; n < steps; n += 1) {
      const start = performance.now();
      next.click();
      await painted();
      times.push(performance.now() - start);
    }
    return times;
  }

  /** Return the kernel's resident memory in MB. */
  async function kernelMemory() {
    const status = `open("/proc/self/status")`;
    const code = `print(next(l for l in ${status} if l.startswith("VmRSS")).split()[1])`;
    const run = kernel().requestExecute({ code });
    let text = "";
    run.onIOPub = (message) => {
      if (message.header.msg_type === "stream") text += message.content.text;
    };
    await run.done;
    return Number(text) / 1024;
  }

  const shown = (cell, name) => exhibits[name].shown(cell);
  return { shown, watch, chooseNext, keep, drawBare, atRest, roundTrip, stepThrough, kernelMemory };
})();
