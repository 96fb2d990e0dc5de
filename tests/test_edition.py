"""The single-file edition, opened from disk with the network cut off."""

import re
import subprocess
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe
from lessonkit.__main__ import main
from lessonkit.publish.edition import edition
from lessonkit.publish.lesson import read_lesson
from lessonkit.publish.lesson_text import Contents
from lessonkit.publish.live_exhibit import run_exhibits
from playwright.sync_api import expect
from save_handouts import print_lesson
from support import NOTEBOOKS, ROOT, of_kind, read


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """The edition as its command writes it."""
    path = tmp_path_factory.mktemp("edition") / "course.html"
    run = subprocess.run(
        [sys.executable, "-m", "lessonkit", "edition", str(path)],
        cwd=ROOT / "notebooks",
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    return path


@pytest.fixture(scope="module")
def page(file, chromium):
    context = chromium.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    page = context.new_page()
    page.asked, page.wrong = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on(
        "console",
        lambda message: page.wrong.append(message.text) if message.type == "error" else None,
    )
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.goto(file.as_uri())
    yield page
    context.close()


def test_it_holds_the_whole_course_and_asks_for_nothing(file, page):
    assert file.stat().st_size <= 12_000_000
    expect(page.locator(".lesson")).to_have_count(len(NOTEBOOKS))
    for path in NOTEBOOKS:
        lesson = page.locator(f"[id='{path.stem}']")
        title = "".join(read(path)["cells"][0]["source"]).splitlines()[0].removeprefix("# ")
        expect(lesson.get_by_role("heading", level=2)).to_have_text(title)
        expect(lesson.locator(".exhibit")).to_have_count(len(of_kind(read(path), "code")))
    assert [url for url in page.asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert page.wrong == []


def test_every_chart_is_drawn_and_names_its_points(page):
    """In its live form, once the reader comes near."""
    charts = page.locator(".exhibit:has(> .chart)")
    stills = [
        cell["outputs"][-1]["data"] for path in NOTEBOOKS for cell in of_kind(read(path), "code")
    ]
    expect(charts).to_have_count(sum("application/vnd.plotly.v1+json" in still for still in stills))
    for chart in charts.all():
        chart.evaluate("(chart) => chart.scrollIntoView()")
        expect(chart.locator(".lk-chart .main-svg").first).to_be_visible(timeout=30_000)
        expect(chart.locator(".lk-chart svg.main-svg[role=img]")).to_have_count(1)
    first = charts.first.locator(".lk-chart")
    first.evaluate("(chart) => chart.scrollIntoView()")
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(first.locator(".hoverlayer .hovertext")).to_be_visible()
    assert page.wrong == []


def test_links_lead_from_lesson_to_lesson(page):
    page.locator("nav a", has_text="Regional effects").click()
    expect(page.locator("[id='04-regional-effects'] h2")).to_be_in_viewport()
    targets = page.evaluate(
        "() => [...document.querySelectorAll('main a[href]')].map((a) => a.getAttribute('href'))"
    )
    for target in {target for target in targets if not re.match("https?:", target)}:
        # Those with a query lead to what an exhibit shows; see test_addresses.py.
        assert re.match("#[a-z]+=", target) or (
            target == "#top" or page.locator(f"[id='{target[1:]}']").count() == 1
        ), target
    page.locator("nav a", has_text="For teachers").click()
    expect(
        page.get_by_role("heading", name="Teaching with this course: the guide")
    ).to_be_in_viewport()


def test_axe_finds_no_violation(page):
    found = Axe().run(
        page,
        options={
            "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
            "resultTypes": ["violations"],
        },
    )
    assert found.violations_count == 0, found.generate_report()


#: Pixels of A4 between margins of 9 mm.
A4 = 725
#: Texts of a chart that lie outside it, and the chart itself if it is wider than the page.
CUT = """(chart, width) => {
    const box = chart.getBoundingClientRect();
    const texts = [...chart.querySelectorAll('.main-svg text')].filter((t) => t.textContent.trim()
        && !t.closest('.hoverlayer'));
    const out = texts.filter((t) => {
        const b = t.getBoundingClientRect();
        return b.width && (b.left < box.left - 1 || b.right > box.right + 1 || b.top < box.top - 1
            || b.bottom > box.bottom + 1);
    });
    return [...(box.left < 0 || box.right > width + 1
        || box.height < 50 ? ['the chart'] : []), ...out.map((t) => t.textContent)];
}"""


@pytest.mark.parametrize("lesson", [path.stem for path in NOTEBOOKS])
def test_a_lesson_prints_alone_on_few_pages_with_its_charts(page, lesson):
    own, others = page.locator(f"[id='{lesson}']"), page.locator(f".lesson:not([id='{lesson}'])")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", print_lesson(page, lesson))) <= 4
    # After printing the whole course is back.
    expect(others.first).to_be_visible()
    # The same on a screen as wide as the printed part of A4, where it can be measured.
    own.locator("[data-print]").click()
    page.set_viewport_size({"width": A4, "height": 1000})
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    expect(own.locator("h2")).to_be_visible()
    assert not any(other.is_visible() for other in others.all())
    for chart in own.locator(".chart").all():
        page.wait_for_function(
            "(chart) => chart._fullLayout.width === 800", arg=chart.element_handle()
        )
        assert chart.locator(".scatterlayer .point, .barlayer .point").count() > 5
        assert chart.evaluate(CUT, A4) == []
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="null")
    page.set_viewport_size({"width": 1280, "height": 720})


def test_a_blank_cell_is_passed_over(tmp_path):
    path = tmp_path / "01-x.ipynb"
    text, blank = '{"cell_type": "markdown", "metadata": {}, "source": "# T"}', '"outputs": []'
    blank = f'{{"cell_type": "code", {blank}, "source": " \\n"}}'
    path.write_text(f'{{"cells": [{text}, {blank}]}}')
    assert read_lesson(path, Contents()).title == "T" and run_exhibits(path) == []


def test_the_command_says_what_keeps_it_from_writing(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("lessonkit.__main__.PACKAGE", tmp_path / "lessonkit")
    assert main(["edition", str(tmp_path / "x.html")]) == 1
    assert capsys.readouterr().out == f"There are no notebooks in {tmp_path}.\n"
    for text in ("", "{}", "[]"):
        (tmp_path / "01-x.ipynb").write_text(text)
        assert main(["edition", str(tmp_path / "x.html")]) == 1
        assert capsys.readouterr().out == "01-x.ipynb is damaged, or it is no notebook.\n"


def test_a_notebook_that_was_never_run_is_named(tmp_path):
    (tmp_path / "01-x.ipynb").write_text(
        '{"cells": [{"cell_type": "markdown", "metadata": {}, "source": "# T"}, '
        '{"cell_type": "code", "outputs": [], "source": "x"}]}'
    )
    with pytest.raises(ValueError, match=r"01-x\.ipynb has an exhibit that was never run"):
        edition(tmp_path)
    (tmp_path / "01-x.ipynb").write_text(
        '{"cells": [{"cell_type": "markdown", "metadata": {}, "source": "# T"}, '
        '{"cell_type": "code", "source": "x", '
        '"outputs": [{"output_type": "stream", "text": "x"}]}]}'
    )
    with pytest.raises(
        ValueError, match=r"01-x\.ipynb has an output that is no exhibit of this version \(cell 2\)"
    ):
        edition(tmp_path)
    with pytest.raises(ValueError, match="no notebooks"):
        edition(tmp_path / "empty")
