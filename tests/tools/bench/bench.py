"""How fast and how light the exhibits are, beside the alternatives, measured side by side in one run.

    python tests/tools/bench/bench.py [FILE]     prints the tables, and writes them into FILE; takes about eight minutes on two cores

No figure here is a test: machines differ. Ratios within one run are what counts.

1. From pressing a key on a control to the painted result, for Timeline (150 events), Network, Compare and Balance: ours, a redraw in an
   Output widget (what `interact` does), plotly's FigureWidget where it is a chart, and the limit: our results drawn bare in the same
   page (Plotly.react, or setting the HTML), plus one empty round trip to the kernel. They take turns in one notebook.
2. The same for our Timeline at 150, 1,500 and 15,000 events, which takes turns too.
3. Story: from pressing Next to the next event shown.
4. A reader's own table: from its bytes to a checked table, by number of rows.
5. Run All: time to the last exhibit, bytes over the kernel's websocket, kernel memory, size of the saved notebooks.
"""

import math
import os
import platform
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import nbformat

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[2]), str(HERE.parents[3] / "notebooks")]

from browser import Lab, Page, launch  # noqa: E402
from lessonkit import DataError  # noqa: E402
from lessonkit.data.reader_tables import load_files  # noqa: E402
from playwright.sync_api import expect, sync_playwright  # noqa: E402
from support import NOTEBOOKS  # noqa: E402

ROUNDS, PRESSES = 6, 5
OURS, OUTPUT, FIGURE_WIDGET = "ours", "Output widget", "FigureWidget"

SETUP = """
import ipywidgets as w, pandas as pd, plotly.graph_objects as go
from IPython.display import display, HTML
from lessonkit import *
from lessonkit.timeline import View
from lessonkit.network import CHOICES
events = course.events.head(150)
line, net = Timeline(events), Network((2023, 2025))
comparison = Compare(course.treaties, ["russia-dprk-2024", "ussr-dprk-1961", "north-atlantic-1949"])
weighing = [row for row in course.arguments.itertuples() if row.capital == "RUS"]
first, last = line.view.years

def timeline_figure(years):
    view = View(years)
    drawn = line.figure(view, line.choose(view), 1000)
    for trace in drawn["data"]:
        if "customdata" in trace:
            trace["hovertext"] = [line._hover[key] for key in trace["customdata"]]
    return go.Figure(data=drawn["data"], layout=drawn["layout"])

def network_figure(year):
    drawn = net.figure((1953, year), CHOICES["Treaties"])
    return go.Figure(data=drawn["data"], layout=drawn["layout"])

def comparison_html(treaty):
    return HTML(comparison.table([treaty, *comparison.shown[1:]], False))

def balance_html(weight):
    sums = [(1 if a.side == "gain" else -1) * a.strength * (weight if n == 0 else 3) for n, a in enumerate(weighing)]
    rows = "".join(f"<tr><td>{a.label}</td><td>{s}</td></tr>" for a, s in zip(weighing, sums))
    return HTML(f"<p class=answer>sum {sum(sums)}</p><table>{rows}</table>")

def in_output(control, drawn):
    out = w.Output()
    def redraw(change=None):
        result = drawn(control.value)
        with out:
            out.clear_output(wait=True)
            display(result)
    control.observe(redraw, "value"); redraw()
    return w.VBox([control, out])

def in_figure_widget(control, drawn):
    shown = go.FigureWidget(drawn(control.value))
    def update(change):
        new = drawn(control.value)
        if len(new.data) != len(shown.data):
            with shown.batch_update():
                shown.data = []; shown.add_traces(new.data); shown.layout.update(new.layout)
            return
        with shown.batch_update():
            for trace, fresh in zip(shown.data, new.data):
                trace.update(fresh)
            shown.layout.update(new.layout)
    control.observe(update, "value")
    return w.VBox([control, shown])

def years():
    return w.IntRangeSlider(description="Years", min=first, max=last, value=(first, last))

def year():
    return w.IntSlider(description="Right year", min=1953, max=2026, value=2025)

def treaties():
    return w.Dropdown(description="Treaty 1", options=[(r.short_name, i) for i, r in comparison._rows.items()], value=comparison.shown[0])
"""


@dataclass(frozen=True)
class Case:
    """An exhibit that is measured.

    cells: by variant, the cell that shows it. control: what is pressed, as a CSS selector. keys: those pressed, in turn; an empty one
    chooses the next entry of a menu. state: JavaScript
    that gives, for the cell's element, a text that changes when the result does, or none while it is not painted. keep, bare: JavaScript
    that returns what is `shown`, the element that `what` selects, as text; and that draws what was `kept` bare, and awaits it.
    """

    name: str
    cells: dict
    control: str
    keys: tuple
    state: str
    what: str
    keep: str
    bare: str


CHART = "[...cell.querySelectorAll('.js-plotly-plot')].find((c) => c.offsetParent && c._fullLayout)"
CHART_KEPT = (
    ".js-plotly-plot",
    "return JSON.stringify({data: shown.data, layout: shown.layout});",
    "const {data, layout} = JSON.parse(kept); await Plotly.react(shown, data, layout);",
)
CASES = (
    Case(
        "Timeline",
        {
            OURS: "line",
            OUTPUT: "in_output(years(), timeline_figure)",
            FIGURE_WIDGET: "in_figure_widget(years(), timeline_figure)",
        },
        ".noUi-handle-lower",
        ("ArrowRight",),
        f"const c = {CHART}; return c?.querySelector('.scatterlayer .point') ? String(c._fullLayout.uirevision) : '';",
        *CHART_KEPT,
    ),
    Case(
        "Network",
        {
            OURS: "net",
            OUTPUT: "in_output(year(), network_figure)",
            FIGURE_WIDGET: "in_figure_widget(year(), network_figure)",
        },
        "[aria-label='Right year'], .noUi-handle",
        ("ArrowLeft",),
        f"const c = {CHART}; return c?.querySelector('.scatterlayer .point') ? c.querySelector('.plot-container').textContent : '';",
        *CHART_KEPT,
    ),
    Case(
        "Compare",
        {OURS: "comparison", OUTPUT: "in_output(treaties(), comparison_html)"},
        "select",
        ("",),
        "return [...cell.querySelectorAll('.lk-compare thead')].find((e) => e.offsetParent)?.textContent ?? '';",
        ".lk-compare",
        "return shown.outerHTML;",
        "shown.parentElement.innerHTML = kept;",
    ),
    Case(
        "Balance",
        {
            OURS: "Balance('RUS')",
            OUTPUT: "in_output(w.IntSlider(description='Weight', min=0, max=5, value=3), balance_html)",
        },
        "input[type=range], .noUi-handle",
        ("ArrowRight", "ArrowLeft"),
        "return cell.querySelector('.lk-balance-answer, .answer')?.textContent ?? '';",
        ".lk-balance",
        "return '';",
        "shown.querySelectorAll('.lk-balance-effect').forEach((e) => { e.innerHTML = e.innerHTML; });",
    ),
)
MANY = """
# Many COPIES
base = events.head(150)
many = pd.concat([base.assign(id=base["id"] + f"-{n}", date=base["date"] + pd.Timedelta(days=n)) for n in range(COPIES)],
                 ignore_index=True)
many.attrs = dict(events.attrs)
Timeline(many.sort_values("date", ignore_index=True))
"""
#: Chooses the next of a menu's first few entries, as a key does: a browser without a screen keeps the key for the menu's own window.
NEXT = """(menu) => {
    menu.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true}));
    menu.selectedIndex = (menu.selectedIndex + 1) % 6;
    menu.dispatchEvent(new Event('change', {bubbles: true}));
}"""
#: Waits until what is ready is on the screen: a message sent while a picture is made up comes once it is painted.
PAINTED = """const painted = (ready = () => true) => new Promise((done) => {
    const look = () => requestAnimationFrame(() => {
        if (!ready()) return look();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage("");
    });
    look();
});
"""
#: Waits until the result in a cell is painted anew; gives the milliseconds since the key went down.
WATCH = (
    "([cell, state]) => {"
    + PAINTED
    + """
    const now = new Function('cell', state);
    const before = now(cell);
    let start = null;
    cell.addEventListener('keydown', () => { start = performance.now(); }, {capture: true, once: true});
    window.waiting = Promise.race([
        painted(() => start && now(cell) && now(cell) !== before).then(() => performance.now() - start),
        new Promise((_, fail) => { setTimeout(() => fail(new Error(`nothing was painted anew; it shows ${before}`)), 20000); }),
    ]);
}"""
)


def book(lab, name, cells):
    """Write a notebook of code cells into the copy of the course."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c.strip()) for c in cells])
    notebook.metadata["kernelspec"] = {
        "name": "python3",
        "display_name": "Python 3",
        "language": "python",
    }
    nbformat.write(notebook, lab.root / "notebooks" / name)
    return f"notebooks/{name}"


def press(page, cell, case, key):
    """Press a key on the control of an exhibit; return the milliseconds until the result is painted."""
    cell.locator(case.control).first.focus()
    page.page.evaluate(WATCH, [cell.element_handle(), case.state])
    if key:
        page.page.keyboard.press(key)
    else:
        cell.locator(case.control).first.evaluate(NEXT)
    return page.page.evaluate("() => window.waiting")


def summary(values):
    """Return median and 95th percentile of some milliseconds."""
    return statistics.median(values), sorted(values)[math.ceil(0.95 * len(values)) - 1]


TRIP = """async () => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const start = performance.now();
    await kernel.requestExecute({code: '', silent: true}).done;
    return performance.now() - start;
}"""


def in_cell(page, cell, case, script, kept=None):
    """Run JavaScript for what a case shows in a cell."""
    return page.page.evaluate(
        f"""async ([cell, kept]) => {{
        const shown = [...cell.querySelectorAll('{case.what}')].find((e) => e.offsetParent);
        {script}
    }}""",
        [cell.element_handle(), kept],
    )


def limit(page, cell, case, kept):
    """Return milliseconds of drawing what was kept bare, painted, and of a round trip to the kernel."""
    script = f"{PAINTED} const start = performance.now(); {case.bare} await painted(); return performance.now() - start;"
    return in_cell(page, cell, case, script, kept), page.page.evaluate(TRIP)


def compare(browser, lab, say):
    """The first table."""
    say(f"From a key press to the painted result, {ROUNDS * PRESSES} presses each, milliseconds")
    say("")
    say("| exhibit | | median | 95th percentile | of the limit | of Output | KB a press |")
    say("|---|---|---|---|---|---|---|")
    for case in CASES:
        cells = [SETUP, *(f"# {variant}\n{code}" for variant, code in case.cells.items())]
        page = Page(browser, lab).open(book(lab, f"bench-{case.name}.ipynb", cells)).run_all()
        page.finished()
        times, sent, least = (
            {variant: [] for variant in case.cells},
            dict.fromkeys(case.cells, 0),
            [],
        )
        for variant in case.cells:
            page.page.wait_for_function(
                f"(cell) => {{ {case.state} }}", arg=page.find(f"# {variant}").element_handle()
            )
        for turn in range(ROUNDS):
            for variant in case.cells:
                cell = page.find(f"# {variant}")
                before = page.socket_bytes
                kept = []
                for n in range(PRESSES):
                    times[variant].append(
                        press(page, cell, case, case.keys[(turn * PRESSES + n) % len(case.keys)])
                    )
                    kept.append(in_cell(page, cell, case, case.keep))
                sent[variant] += page.socket_bytes - before
                if variant == OURS:
                    least += [limit(page, cell, case, one) for one in kept]
        bare, trip = map(statistics.median, zip(*least))
        page.close()
        for variant, some in times.items():
            median, high = summary(some)
            say(
                f"| {case.name} | {variant} | {median:.0f} | {high:.0f} | {median / (bare + trip):.2f} | "
                f"{median / summary(times[OUTPUT])[0]:.2f} | {sent[variant] / ROUNDS / PRESSES / 1000:.1f} |"
            )
        say(
            f"| {case.name} | limit | {bare + trip:.0f} | | 1.00 | | bare {bare:.0f} + round trip {trip:.0f} |"
        )


def grow(browser, lab, say):
    """The second table."""
    case, sizes = CASES[0], (1, 10, 100)
    pages, opened, times = {}, {}, {}
    for copies in sizes:
        pages[copies] = Page(browser, lab).open(
            book(lab, f"bench-{copies}.ipynb", [SETUP, MANY.replace("COPIES", str(copies))])
        )
        start = time.perf_counter()
        pages[copies].run_all()
        expect(pages[copies].page.locator(".lk-chart .scatterlayer .point").first).to_be_visible(
            timeout=120_000
        )
        opened[copies], times[copies] = time.perf_counter() - start, []
    for _ in range(ROUNDS):
        for copies, page in pages.items():
            page.page.bring_to_front()
            cell = page.find(f"# Many {copies}")
            times[copies] += [press(page, cell, case, "ArrowRight") for _ in range(PRESSES)]
    say("\nOur Timeline as the number of events grows, milliseconds")
    say("")
    say("| events | Run All to the chart | median | 95th percentile | of 150 events |")
    say("|---|---|---|---|---|")
    for copies, page in pages.items():
        median, high = summary(times[copies])
        say(
            f"| {150 * copies:,} | {opened[copies] * 1000:.0f} | {median:.0f} | {high:.0f} | {median / summary(times[1])[0]:.2f} |"
        )
        page.close()


def story(browser, lab, say):
    """How fast the Story steps."""
    page = Page(browser, lab).open("notebooks/00-start-here.ipynb").run_all()
    stage = page.find("# Story").locator(".lk-story")
    expect(stage).to_be_visible()
    times = page.page.evaluate(
        "async (stage) => {"
        + PAINTED
        + """
        const next = [...stage.querySelectorAll('button')].find((b) => b.textContent.startsWith('Next'));
        const times = [];
        for (let n = 0; n < 23; n += 1) {
            const start = performance.now();
            next.click();
            await painted();
            times.push(performance.now() - start);
        }
        return times;
    }""",
        page.find("# Story").locator(".lk-story").element_handle(),
    )
    page.close()
    say(
        f"\nStory, Next to the next event painted: median {summary(times)[0]:.0f} ms, 95th percentile {summary(times)[1]:.0f} ms"
    )


def check(browser, lab, say):
    """How long it takes to check a reader's own table of many rows, or to refuse it."""
    say("\nA reader's own table, from its bytes to a checked table")
    say("")
    say("| rows | MB | seconds | answer |")
    say("|---|---|---|---|")
    load_files({"warm.csv": b"date,title,summary\n1971,a,b\n"})
    for number in (150, 1_500, 15_000, 100_000):
        lines = (
            f"{1900 + n % 120}-{n % 12 + 1:02}-{n % 28 + 1:02},Event number {n},{'Something happened. ' * 10},military,2,"
            f"https://example.org/{n}"
            for n in range(number)
        )
        content = "\n".join(["date,title,summary,theme,importance,source_url", *lines]).encode()
        start = time.perf_counter()
        try:
            answer = f"{len(load_files({'many.csv': content}).events):,} events"
        except DataError as error:
            answer = error.problems[0].wrong
        say(
            f"| {number:,} | {len(content) / 1e6:.1f} | {time.perf_counter() - start:.1f} | {answer} |"
        )


RESIDENT = """async () => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const code = 'print(next(l for l in open("/proc/self/status") if l.startswith("VmRSS")).split()[1])';
    const run = kernel.requestExecute({code});
    let text = '';
    run.onIOPub = (m) => { if (m.header.msg_type === 'stream') text += m.content.text; };
    await run.done;
    return Number(text) / 1024;
}"""


def run_all(browser, lab, say):
    """The last table. Every notebook is opened and run three times, in turn; the medians are told."""
    imports = "import pandas, plotly.graph_objects, ipywidgets as w\nfrom IPython.display import display\n"
    plain = "w.VBox([w.HTML('ready'), w.Dropdown(options=['a']), w.ToggleButtons(options=['a', 'b']), w.HTML('text')])"
    bare = book(lab, "imports.ipynb", [imports + "display(w.HTML('ready'))"])
    ten = book(lab, "ten-plain.ipynb", [imports + plain, *[plain] * 9])
    seen = {}
    for _ in range(3):
        for name in [bare, ten, *(f"notebooks/{path.name}" for path in NOTEBOOKS)]:
            page = Page(browser, lab).open(name).started()
            start = time.perf_counter()
            page.run_all()
            page.finished()
            seconds = time.perf_counter() - start
            seen.setdefault(name, []).append(
                (seconds, page.socket_bytes, page.packed_bytes, page.page.evaluate(RESIDENT))
            )
            page.close()
    say(
        "\nRun All, from a started kernel to the last exhibit; first lines: a notebook that only imports the libraries, and "
        "one that also shows, in ten cells, two controls and two texts of ipywidgets'"
    )
    say("")
    say(
        "| notebook | seconds | times imports | websocket KB | compressed KB | kernel MB | times imports | saved KB |"
    )
    say("|---|---|---|---|---|---|---|---|")
    base = [statistics.median(column) for column in zip(*seen[bare])]
    for name, rows in seen.items():
        seconds, sent, packed, memory = (statistics.median(column) for column in zip(*rows))
        say(
            f"| {Path(name).stem} | {seconds:.1f} | {seconds / base[0]:.2f} | {sent / 1000:.0f} | {packed / 1000:.0f} | {memory:.0f} | "
            f"{memory / base[3]:.2f} | {(lab.root / name).stat().st_size / 1000:.0f} |"
        )


if __name__ == "__main__":
    # As on a reader's machine, where the course's own modules are compiled once, like those of the libraries.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    lines = []

    def say(text):
        """Print a line and keep it."""
        print(text, flush=True)
        lines.append(text)

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        lab = Lab(Path(folder))
        browser = launch(playwright)
        try:
            say(
                f"{date.today():%d %B %Y}; {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, "
                f"Chromium {browser.version}\n"
            )
            for table in (compare, grow, story, check, run_all):
                table(browser, lab, say)
        finally:
            browser.close()
            lab.stop()
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text("\n".join(lines) + "\n", encoding="utf-8")
