"""The course as a reader meets it: before anything has run, after Run All, and what must never happen."""

import re

import pytest
from playwright.sync_api import expect
from support import NOTEBOOKS, of_kind, read, source

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
LIVE = ".lk-exhibit"


def exhibits(path):
    """First lines of the code cells of a notebook, and whether they have controls and a chart."""
    for cell in of_kind(read(path), "code"):
        charted = "application/vnd.plotly.v1+json" in cell["outputs"][0]["data"]
        yield source(cell).splitlines()[0], len(cell["outputs"]) == 2, charted


def outside(page):
    return [url for url in page.requests if not re.match(rf"(https?|wss?)://127\.0\.0\.1:{page.lab.port}/|data:|blob:", url)]


@each_notebook
def test_opened_fresh_the_charts_are_there_and_the_code_is_not(pages, path):
    page = pages(f"notebooks/{path.name}")
    page.shot(f"{path.stem}-fresh")
    for first_line, live, charted in exhibits(path):
        cell = page.find(first_line)
        if charted:
            expect(cell.locator(".js-plotly-plot .main-svg").first).to_be_visible()
            assert cell.locator(".scatterlayer .point, .barlayer .point").count() > 5
        else:
            expect(cell.locator(".jp-RenderedHTMLCommon h3").first).to_be_visible()
        if live:
            expect(cell.get_by_text("Run > Run All Cells")).to_be_visible()
        expect(cell.locator(".jp-InputArea-editor:visible")).to_have_count(0)
    assert outside(page) == []
    assert page.socket_bytes < 100_000


@each_notebook
def test_run_all_brings_every_exhibit_to_life(pages, path):
    page = pages(f"notebooks/{path.name}").run_all()
    for first_line, live, charted in exhibits(path):
        cell = page.find(first_line)
        if live:
            expect(cell.locator(LIVE)).to_be_visible()
            expect(cell.locator(".jp-OutputArea-child").first).to_be_hidden()
        if charted:
            expect(cell.locator(".lk-chart .main-svg").first).to_be_visible()
        expect(cell.locator(".jp-InputArea-editor:visible")).to_have_count(0)
        page.shot(f"{path.stem}-{re.sub('[^a-z0-9]+', '-', first_line.lower()).strip('-')}")
    for cell in page.cells():
        assert all(output["output_type"] != "error" for output in cell.get("outputs", []))
    expect(page.page.get_by_text("Error displaying widget")).to_have_count(0)
    expect(page.page.locator(".jp-BrokenWidget, .fa-chain-broken")).to_have_count(0)
    assert [error for error in page.errors if "favicon" not in error] == []
    assert outside(page) == []
    assert page.socket_bytes <= 1_000_000
    print(f"{path.name}: {page.socket_bytes / 1000:.0f} KB over the kernel's websocket")


KEYS = ("b", "x", "d", "d", "m", "a", "y", "r", "z", "0", "0")
CONTROLS = "button:visible, select:visible, input:visible, [role=slider]:visible, summary:visible, .lk-chart:visible, a[href]:visible"


@each_notebook
def test_keys_on_a_control_change_no_cell(pages, path):
    """JupyterLab's one-key commands must not act while the reader works on an exhibit."""
    page = pages(f"notebooks/{path.name}").run_all()
    before = [(cell["cell_type"], cell["source"]) for cell in page.cells()]
    tried = 0
    for first_line, live, _ in exhibits(path):
        if not live:
            continue
        cell = page.find(first_line)
        expect(cell.locator(LIVE)).to_be_visible()
        # A letter on a menu chooses from it, and what is shown may change: hence the elements themselves, not their places.
        for control in cell.locator(LIVE).locator(CONTROLS).element_handles()[:14]:
            if not control.is_visible() or not control.is_enabled():
                continue
            control.focus()
            for key in KEYS:
                page.page.keyboard.press(key)
            tried += 1
        assert [(cell["cell_type"], cell["source"]) for cell in page.cells()] == before, first_line
    expect(page.page.get_by_role("dialog")).to_have_count(0)
    assert tried >= 20


def labels_that_touch(exhibit):
    """Pairs of chart texts whose boxes overlap by more than a hair."""
    return exhibit.evaluate("""(root) => {
        const texts = [...root.querySelectorAll('.textpoint text, .annotation-text')].filter((t) => t.textContent.trim());
        const box = texts.map((t) => t.getBoundingClientRect());
        const found = [];
        for (let i = 0; i < box.length; i += 1) for (let j = i + 1; j < box.length; j += 1) {
            const w = Math.min(box[i].right, box[j].right) - Math.max(box[i].left, box[j].left);
            const h = Math.min(box[i].bottom, box[j].bottom) - Math.max(box[i].top, box[j].top);
            if (w > 1 && h > 3) found.push([texts[i].textContent, texts[j].textContent]);
        }
        return found;
    }""")


#: Notebook, chart, the measures of its menu, and the least number of texts that it draws.
CHARTS = [("00-start-here", "# Timeline", (), 20), ("07-your-own-timeline", "# Timeline", (), 10),
          ("02-road-to-the-pact", "# Leaders", (), 10),
          ("02-road-to-the-pact", "# Launches", ("Missile launches and nuclear tests", "Trade with Russia and China"), 3),
          ("04-regional-effects", "# Map", (), 15), ("04-regional-effects", "# Network", (), 20),
          ("04-regional-effects", "# Budgets", ("ROK", "Japan"), 1),
          ("05-what-happened-next", "# How many", ("Troops sent", "Troops present", "Shells said to be sent", "Containers",
                                                   "Killed and wounded", "Killed"), 3)]


@pytest.mark.parametrize("width", [1024, 1280, 1920])
@pytest.mark.parametrize("notebook", sorted({notebook for notebook, *_ in CHARTS}))
def test_labels_never_touch(pages, width, notebook):
    charts = [rest for name, *rest in CHARTS if name == notebook]
    page = pages(f"notebooks/{notebook}.ipynb", width=width, height=900)
    texts = ".textpoint text, .annotation-text"
    for start, *_ in charts:
        cell = page.find(start)
        expect(cell.locator(texts).first).to_be_visible()
        assert labels_that_touch(cell) == [], start
    page.run_all()
    for start, measures, least in charts:
        expect(page.find(start).locator(".lk-chart .main-svg").first).to_be_visible()
        cell = page.find(start)
        page.page.wait_for_function("(chart) => Math.abs(chart._fullLayout.width - chart.clientWidth) < 2",
                                    arg=cell.locator(".lk-chart").element_handle())
        for measure in measures or [None]:
            if measure:
                cell.get_by_label("Measure").select_option(measure)
                expect(cell.locator(".lk-status")).to_contain_text(measure)
            expect(cell.locator(LIVE).locator(texts).first).to_be_visible()
            assert cell.locator(LIVE).locator(texts).count() >= least, start
            assert labels_that_touch(cell.locator(LIVE)) == [], start
        page.shot(f"{notebook}-{re.sub('[^a-z]+', '-', start.lower()).strip('-')}-{width}")


GRIDS = [("02-road-to-the-pact", "# Votes"), ("03-the-pact", "# Process"), ("03-the-pact", "# Map"), ("03-the-pact", "# Ladder"),
         ("03-the-pact", "# Debate"), ("04-regional-effects", "# Wordings"), ("04-regional-effects", "# Before and after"),
         ("04-regional-effects", "# Votes")]


@pytest.mark.parametrize("width", [1024, 1280])
@pytest.mark.parametrize("notebook", sorted({notebook for notebook, _ in GRIDS}))
def test_no_text_of_a_grid_is_cut(pages, width, notebook):
    page = pages(f"notebooks/{notebook}.ipynb", width=width).run_all()
    for start in [start for name, start in GRIDS if name == notebook]:
        expect(page.find(start).locator(LIVE)).to_be_visible()
        cut = page.find(start).locator(LIVE).evaluate("""(root) => [...root.querySelectorAll('.lk-chip, th')].filter((e) =>
            e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1
            || e.getBoundingClientRect().right > root.getBoundingClientRect().right + 1).map((e) => e.textContent)""")
        assert cut == [], start
        assert page.find(start).locator(".lk-chip").count() >= 9
