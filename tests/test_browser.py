"""The course as a reader meets it before anything has run: drawn, readable in both themes and at
every size, from this machine alone.
"""

import re

import looks
import pytest
from actions import write_notebook
from browser import LIVE, Page, outside
from playwright.sync_api import expect
from support import NOTEBOOKS, exhibits, of_kind, read


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture(scope="module")
def page(path, chromium, lab):
    """One notebook as it opens; nothing is run."""
    page = Page(chromium, lab).open(f"notebooks/{path.name}")
    yield page
    page.close()


def test_the_charts_are_there_and_the_code_is_not(page, path):
    page.shot(f"{path.stem}-fresh")
    for first_line, live, charted in exhibits(path):
        cell = page.find(first_line)
        if charted:
            chart = cell.locator(".js-plotly-plot")
            expect(chart.locator(".main-svg").first).to_be_visible()
            assert cell.locator(".scatterlayer .point, .barlayer .point").count() > 5
            # A chart that was prepared off the screen fills the page too.
            wide = chart.evaluate(
                "(chart) => chart._fullLayout.width / chart.closest('.jp-OutputArea').clientWidth"
            )
            assert 0.9 < wide <= 1.01, first_line
            assert chart.evaluate(
                "(chart) => chart.clientHeight >= chart._fullLayout.height - 1"
            ), first_line
        else:
            expect(cell.locator(".jp-RenderedHTMLCommon h3").first).to_be_visible()
        if live:
            expect(cell.get_by_text("Run > Run All Cells")).to_be_visible()
        expect(cell.locator(".jp-InputArea-editor:visible")).to_have_count(0)
    assert outside(page) == []
    assert page.socket_bytes < 100_000


@pytest.mark.parametrize("size", looks.SIZES, ids=lambda size: f"{size[0]}")
def test_no_label_touches_another_and_no_text_is_cut(page, path, size):
    charts = sum(charted for *_, charted in exhibits(path))
    # A chart is drawn for the width that the page has when it opens; the rest follows every change.
    if size != looks.PROJECTOR:
        page.resize(*size)
        page.reopen()
    looks.draw_all(page)
    looks.settled(page, ".js-plotly-plot")
    book = page.page.locator(".jp-Notebook").first
    assert looks.touching(book) == []
    assert looks.cut(book) == []
    assert page.page.locator(".jp-Notebook .js-plotly-plot .main-svg:visible").count() >= charts


def test_axe_finds_no_violation(page, path):
    looks.draw_all(page)
    found = looks.violations_by_theme(page.page, path.stem)
    assert [one for theme in found.values() for one in theme] == []


@pytest.mark.parametrize("path", NOTEBOOKS[:1], ids=lambda path: path.stem, indirect=True)
def test_axe_would_find_one(page):
    """Proof that the check checks: a text of too little contrast among the outputs is found."""
    looks.draw_all(page)
    page.page.evaluate("""() => {
        const text = document.createElement('p');
        text.textContent = 'too pale';
        text.style.cssText = 'color: #ccc; background: #fff';
        // Far from charts: what lies under one, or under a part of it that is not drawn, cannot be
        // judged.
        const outputs = '.jp-Notebook .jp-OutputArea-output.jp-RenderedHTML';
        [...document.querySelectorAll(outputs)].at(-1).append(text);
    }""")
    assert "too pale" in str(
        dict(looks.violations(page.page, ["color-contrast"])).get("color-contrast")
    )


@pytest.mark.parametrize("path", NOTEBOOKS[:1], ids=lambda path: path.stem, indirect=True)
def test_a_label_on_another_and_one_beyond_its_chart_would_be_found(page):
    """Proof that the checks know the texts of a chart; test_looks.py has the other faults."""
    looks.draw_all(page)
    book = page.page.locator(".jp-Notebook").first
    label = book.locator(".textpoint text").filter(has_text=re.compile(r"\w{3}")).first
    label.evaluate("(label) => label.parentElement.append(label.cloneNode(true))")
    assert label.text_content() in [one for one, _ in looks.touching(book)]
    label.evaluate("(label) => { label.style.translate = '-3000px'; }")
    assert label.text_content() in looks.cut(book)


@pytest.mark.parametrize("name", ["01-background"])
def test_a_page_that_was_run_and_saved_opens_as_it_came(pages, name):
    """What is saved does not need the kernel. While that still runs, the code of exhibits, which
    crosses once a kernel, is found again.
    """
    page = pages(f"notebooks/{name}.ipynb").run_all()
    page.finished()
    page.call("await window.jupyterapp.commands.execute('docmanager:save');")
    saved = read(page.lab.root / "notebooks" / f"{name}.ipynb")
    for cell in of_kind(saved, "code"):
        assert all(
            set(output["data"]) <= {"text/html", "text/plain", "application/vnd.plotly.v1+json"}
            for output in cell["outputs"]
        )
    page.page.reload()
    page.ready()
    for first_line, live, _ in exhibits(page.lab.root / "notebooks" / f"{name}.ipynb"):
        cell = page.find(first_line)
        expect(cell.locator(".jp-RenderedPlotly, .jp-RenderedHTMLCommon").last).to_be_visible()
        expect(cell.get_by_text("Run > Run All Cells")).to_have_count(int(live))
        expect(cell.get_by_text("Error displaying widget")).to_have_count(0)
    page.run_all()
    for first_line in ("# Story: allies", "# Timeline 1985", "# Quiz"):
        part = (
            page.find(first_line)
            .locator(".lk-exhibit")
            .locator(".lk-story, .lk-chart .main-svg, .lk-quiz")
            .first
        )
        expect(part).to_be_visible(timeout=30_000)
    page.finished()
    # What was saved must not stay for the tests that follow.
    page.lab.restore(name)
    assert all(
        output["output_type"] == "display_data"
        for cell in page.cells()
        for output in cell.get("outputs", [])
    )
    assert [error for error in page.errors if "favicon" not in error] == []


#: Keeps the index of the cell and the name of each function that draws a chart of an output.
NOTE_DRAWINGS = """() => {
    window.drawings = [];
    let library;
    Object.defineProperty(window, 'Plotly', {configurable: true, get: () => library, set(value) {
        library = value;
        for (const name of ['react', 'redraw', 'toImage']) {
            const own = value[name];
            value[name] = (chart, ...others) => {
                const cell = chart.classList?.contains('jp-RenderedPlotly')
                    && chart.closest('.jp-Cell');
                if (cell) window.drawings.push([cell.dataset.windowedListIndex, name].join(' '));
                return own(chart, ...others);
            };
        }
    }});
}"""


def test_a_still_chart_is_drawn_once_and_a_readers_own_as_jupyterlab_likes(pages, lab):
    """Each cell runs when what comes before it is drawn, as where a lesson is opened that was saved
    with charts: then the page has Plotly, and our code for it, before the still chart comes.
    """
    mine = "import plotly.graph_objects as go\ngo.Figure(go.Bar(y=[1, 2]))"
    cells = [mine, "from lessonkit import Network\nNetwork()", "Network()"]
    write_notebook(lab, "drawings.ipynb", cells)
    page = pages("notebooks/drawings.ipynb").started()
    page.page.evaluate(NOTE_DRAWINGS)
    page.call("book.activeCellIndex = 0;")
    for charts in range(len(cells)):
        page.call("await window.jupyterapp.commands.execute('notebook:run-cell-and-select-next');")
        page.page.wait_for_function(
            "(charts) => document.querySelectorAll('.lk-chart .plot-container').length >= charts",
            arg=charts,
        )
        page.page.wait_for_function(
            "() => ['react', 'redraw', 'toImage'].every((name) => drawings.includes(`0 ${name}`))"
        )
    drawn = page.page.evaluate("drawings")
    # Or not at all, where its live form came first.
    assert [one for one in drawn if one[0] == "2"] in (["2 react"], [])


def test_a_live_form_hides_its_still_form_but_what_follows_a_readers_widget_stays(pages, lab):
    cells = [
        "from lessonkit import Timeline, course\nTimeline(course.events)",
        "import ipywidgets, plotly.graph_objects as go\nfrom IPython.display import HTML, display\n"
        "display(ipywidgets.IntSlider(description='Mine'), HTML('<p>after it</p>'))\n"
        "display(go.Figure(go.Bar(y=[1, 2])))",
    ]
    write_notebook(lab, "mine.ipynb", cells)
    page = pages("notebooks/mine.ipynb").run_all()
    page.finished()
    expect(page.page.locator(".lk-chart .main-svg").first).to_be_visible()
    still = page.find("from lessonkit").locator(".jp-OutputArea-child").last
    expect(still).to_be_hidden()
    expect(still.locator(".jp-RenderedPlotly")).to_have_count(1)
    expect(page.page.get_by_text("Mine", exact=True)).to_be_visible()
    expect(page.page.get_by_text("after it", exact=True)).to_be_visible()
    expect(
        page.find("import ipywidgets").locator(".jp-RenderedPlotly .main-svg").first
    ).to_be_visible()
    # Whatever takes the live form away, its still form comes back.
    page.page.locator(LIVE).first.evaluate(
        "(live) => live.closest('.jp-OutputArea-child').remove()"
    )
    expect(still.locator(".main-svg").first).to_be_visible()
