"""How fast and how light the exhibits are, beside the alternatives, measured side by side in one run.

    python tests/bench/bench.py            prints the tables; takes about five minutes on two cores

No figure here is a test: machines differ. Ratios within one run are what counts.

1. From pressing a key on the year slider to the painted chart, all events: our Timeline, a redraw in an Output widget
   (what `interact` does), plotly's FigureWidget, and the limit: a bare Plotly.react in the same page plus one round trip
   to the kernel. The four take turns in one notebook, with the same figure.
2. The same for our Timeline at 150, 1,500 and 15,000 events.
3. Story: from pressing Next to the next event shown.
4. A reader's own table: from its bytes to a checked table, by number of rows.
5. Run All: time to the last exhibit, bytes over the kernel's websocket, kernel memory, size of the saved notebooks.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

import nbformat

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[2] / "notebooks")]

from conftest import Lab, Page, launch  # noqa: E402
from lessonkit import DataError  # noqa: E402
from lessonkit.own import load_files  # noqa: E402
from playwright.sync_api import expect, sync_playwright  # noqa: E402
from support import NOTEBOOKS  # noqa: E402

PRESSES = 30

SETUP = '''
import ipywidgets as w, pandas as pd, plotly.graph_objects as go
from IPython.display import display
from lessonkit import course, Timeline
from lessonkit.timeline import View
events = course.events
line = Timeline(events)
first, last = line.view.years
def figure(years):
    view = View(years)
    drawn = line.figure(view, line.choose(view), 1000)
    for trace in drawn["data"]:
        if "customdata" in trace:
            trace["hovertext"] = [line._hover[key] for key in trace["customdata"]]
    return drawn
def slider():
    return w.IntRangeSlider(description="Years", min=first, max=last, value=(first, last))
'''
OUTPUT = '''
# Output
a, out = slider(), w.Output()
def redraw(change=None):
    drawn = figure(a.value)
    with out:
        out.clear_output(wait=True)
        display(go.Figure(data=drawn["data"], layout=drawn["layout"]))
a.observe(redraw, "value"); redraw()
display(w.VBox([a, out]))
'''
FIGURE_WIDGET = '''
# FigureWidget
b = slider()
drawn = figure(b.value)
fw = go.FigureWidget(data=drawn["data"], layout=drawn["layout"])
def update(change):
    drawn = figure(b.value)
    with fw.batch_update():
        for trace, new in zip(fw.data, drawn["data"]):
            trace.update(new)
        fw.layout.update(drawn["layout"])
b.observe(update, "value")
display(w.VBox([b, fw]))
'''
OURS = '''
# Timeline
line
'''
MANY = '''
# Many
base = events.head(150)
many = pd.concat([base.assign(id=base["id"] + f"-{n}", date=base["date"] + pd.Timedelta(days=n)) for n in range(COPIES)],
                 ignore_index=True)
many.attrs = dict(events.attrs)
Timeline(many.sort_values("date", ignore_index=True))
'''
#: Waits until a chart in the cell shows the years from `year` on, painted; gives the time since the key went down.
WATCH = """([cell, year]) => new Promise((done) => {
    let start = null;
    cell.addEventListener('keydown', () => { start = performance.now(); }, {capture: true, once: true});
    const look = () => {
        const chart = [...cell.querySelectorAll('.js-plotly-plot')].find((c) => c.offsetParent
            && String(c._fullLayout?.uirevision).startsWith(`(${year},`) && c.querySelector('.scatterlayer .point'));
        if (chart && start) requestAnimationFrame(() => done(performance.now() - start));
        else requestAnimationFrame(look);
    };
    window.measured = new Promise((resolve) => { const old = done; done = (v) => { resolve(v); old(v); }; });
    look();
})"""


def book(lab, name, cells):
    """Write a notebook of code cells into the copy of the course."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c.strip()) for c in cells])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, lab.root / "notebooks" / name)
    return f"notebooks/{name}"


def press(page, cell, year, key="ArrowRight"):
    """Press a key on the lower handle of the year slider; return the milliseconds until the chart is painted."""
    handle = cell.locator(".noUi-handle-lower")
    handle.focus()
    element = cell.element_handle()
    page.page.evaluate(f"(a) => {{ window.waiting = ({WATCH})(a); }}", [element, year])
    page.page.keyboard.press(key)
    return page.page.evaluate("() => window.waiting")


def summary(values):
    """Return median and 95th percentile of some milliseconds."""
    return statistics.median(values), statistics.quantiles(values, n=20)[-1]


def limit(page, cell):
    """Return milliseconds of a bare Plotly.react of the same figure, and of a round trip to the kernel."""
    script = """async (chart) => {
        const times = [];
        for (let n = 0; n < 30; n += 1) {
            const data = JSON.parse(JSON.stringify(chart.data.map((t) => ({...t, uid: undefined}))));
            const layout = JSON.parse(JSON.stringify({...chart.layout, uirevision: n}));
            layout.xaxis.range = [`${1945 + n % 2}-01-01`, '2026-03-01'];
            const start = performance.now();
            await Plotly.react(chart, data, layout);
            await new Promise(requestAnimationFrame);
            times.push(performance.now() - start);
        }
        return times;
    }"""
    react = page.page.evaluate(script, cell.locator(".lk-chart").element_handle())
    trip = page.page.evaluate("""async () => {
        const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
        const times = [];
        for (let n = 0; n < 30; n += 1) {
            const start = performance.now();
            await kernel.requestExecute({code: '', silent: true}).done;
            times.push(performance.now() - start);
        }
        return times;
    }""")
    return react, trip


def compare(browser, lab):
    """Print the first table."""
    page = Page(browser, lab).open(book(lab, "bench.ipynb", [SETUP, OUTPUT, FIGURE_WIDGET, OURS])).run_all()
    names = {"our Timeline": "# Timeline", "Output widget": "# Output", "FigureWidget": "# FigureWidget"}
    times, sent = {name: [] for name in names}, {name: 0 for name in names}
    for start in names.values():
        expect(page.find(start).locator(".scatterlayer .point >> visible=true").first).to_be_visible()
        for _ in range(3):
            page.find(start)
    for turn in range(PRESSES // 5):
        for name, start in names.items():
            cell = page.find(start)
            before = page.socket_bytes
            for n in range(5):
                year = 1945 + 1 + turn * 5 + n
                times[name].append(press(page, cell, year))
            sent[name] += page.socket_bytes - before
    react, trip = limit(page, page.find("# Timeline"))
    page.close()
    print(f"\nSlider key press to painted chart, {PRESSES} presses each, milliseconds")
    print(f"{'':24}{'median':>8}{'95th':>8}{'of Output':>11}{'of FigureWidget':>17}{'KB a press':>12}")
    for name in names:
        median, high = summary(times[name])
        print(f"{name:24}{median:8.0f}{high:8.0f}{median / summary(times['Output widget'])[0]:11.2f}"
              f"{median / summary(times['FigureWidget'])[0]:17.2f}{sent[name] / PRESSES / 1000:12.1f}")
    print(f"{'limit: react + trip':24}{statistics.median(react) + statistics.median(trip):8.0f}"
          f"      (Plotly.react {statistics.median(react):.0f}, round trip {statistics.median(trip):.0f})")


def grow(browser, lab):
    """Print the second table."""
    print("\nOur Timeline as the number of events grows, milliseconds")
    print(f"{'events':>8}{'opens in':>10}{'median':>8}{'95th':>8}")
    for copies in (1, 10, 100):
        name = book(lab, f"bench-{copies}.ipynb", [SETUP, MANY.replace("COPIES", str(copies))])
        page = Page(browser, lab).open(name)
        start = time.perf_counter()
        page.run_all()
        cell = page.page.locator(".jp-Notebook .jp-Cell").nth(1)
        expect(cell.locator(".lk-chart .scatterlayer .point").first).to_be_visible(timeout=120_000)
        opened = (time.perf_counter() - start) * 1000
        cell = page.find("# Many")
        times = [press(page, cell, 1946 + n) for n in range(12)]
        print(f"{150 * copies:8}{opened:10.0f}{summary(times)[0]:8.0f}{summary(times)[1]:8.0f}")
        page.close()


def story(browser, lab):
    """Print how fast the Story steps."""
    page = Page(browser, lab).open("notebooks/00-start-here.ipynb").run_all()
    stage = page.find("# Story").locator(".lk-story")
    expect(stage).to_be_visible()
    times = page.page.evaluate("""async (stage) => {
        const next = [...stage.querySelectorAll('button')].find((b) => b.textContent.startsWith('Next'));
        const times = [];
        for (let n = 0; n < 23; n += 1) {
            const start = performance.now();
            next.click();
            await new Promise(requestAnimationFrame);
            await new Promise(requestAnimationFrame);
            times.push(performance.now() - start);
        }
        return times;
    }""", page.find("# Story").locator(".lk-story").element_handle())
    page.close()
    print(f"\nStory, Next to the next event painted: median {summary(times)[0]:.0f} ms, 95th percentile {summary(times)[1]:.0f} ms")


def check(*_):
    """Print how long it takes to check a reader's own table of many rows, or to refuse it."""
    print("\nA reader's own table, from its bytes to a checked table")
    print(f"{'rows':>8}{'MB':>6}{'seconds':>9}  answer")
    load_files({"warm.csv": b"date,title,summary\n1971,a,b\n"})
    for number in (150, 1_500, 15_000, 100_000):
        lines = (f"{1900 + n % 120}-{n % 12 + 1:02}-{n % 28 + 1:02},Event number {n},{'Something happened. ' * 10},military,2,"
                 f"https://example.org/{n}" for n in range(number))
        content = "\n".join(["date,title,summary,theme,importance,source_url", *lines]).encode()
        start = time.perf_counter()
        try:
            answer = f"{len(load_files({'many.csv': content}).events):,} events"
        except DataError as error:
            answer = error.problems[0].wrong
        print(f"{number:8,}{len(content) / 1e6:6.1f}{time.perf_counter() - start:9.1f}  {answer}")


def run_all(browser, lab):
    """Print the last table."""
    empty = book(lab, "empty.ipynb", ["import pandas, plotly, ipywidgets, anywidget\nprint('ready')"])
    print("\nRun All, from a started kernel")
    print(f"{'':28}{'seconds':>8}{'websocket KB':>14}{'kernel MB':>11}{'saved KB':>10}")
    for name in [empty, *(f"notebooks/{path.name}" for path in NOTEBOOKS)]:
        page = Page(browser, lab).open(name)
        start = time.perf_counter()
        page.run_all()
        page.page.wait_for_function("""() => {
            const cells = window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells;
            return cells.every((c) => c.cell_type !== 'code' || c.executionState === 'idle' && c.execution_count);
        }""", timeout=120_000)
        seconds = time.perf_counter() - start
        memory = page.page.evaluate("""async () => {
            const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
            const code = 'print(next(l for l in open("/proc/self/status") if l.startswith("VmRSS")).split()[1])';
            const run = kernel.requestExecute({code});
            let text = '';
            run.onIOPub = (m) => { if (m.header.msg_type === 'stream') text += m.content.text; };
            await run.done;
            return Number(text) / 1024;
        }""")
        saved = (lab.root / name).stat().st_size / 1000
        print(f"{Path(name).name:28}{seconds:8.1f}{page.socket_bytes / 1000:14.0f}{memory:11.0f}{saved:10.0f}")
        page.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        lab = Lab(Path(folder))
        browser = launch(playwright)
        try:
            for table in (compare, grow, story, check, run_all):
                table(browser, lab)
        finally:
            browser.close()
            lab.stop()
