"""The single-file edition, opened from disk with the network cut off."""

import re
import subprocess
import sys

import pytest
from lessonkit.__main__ import main
from lessonkit.publish.edition import edition
from lessonkit.publish.hover_terms import key_terms
from lessonkit.publish.lesson import read_lesson
from lessonkit.publish.lesson_text import Contents
from lessonkit.publish.live_exhibit import run_exhibits
from lessonkit.publish.notebook import NotebookError, read_calls
from playwright.sync_api import expect
from single_file import SingleFile
from support import NOTEBOOKS, ROOT, exhibits, of_kind, read


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
def one(file, chromium):
    """The edition, opened."""
    one = SingleFile(chromium, file, height=720)
    yield one
    one.close()


def test_it_holds_the_whole_course_and_asks_for_nothing(file, one):
    page = one.page
    assert file.stat().st_size <= 12_000_000
    expect(page.locator(".lesson")).to_have_count(len(NOTEBOOKS))
    for path in NOTEBOOKS:
        lesson = page.locator(f"[id='{path.stem}']")
        title = "".join(read(path)["cells"][0]["source"]).splitlines()[0].removeprefix("# ")
        expect(lesson.get_by_role("heading", level=2)).to_have_text(title)
        expect(lesson.locator(".exhibit")).to_have_count(len(of_kind(read(path), "code")))
    assert (one.asked, one.errors) == ([], [])


def test_every_chart_is_drawn_and_names_its_points(one):
    """In its live form, once the reader comes near."""
    page = one.page
    charts = page.locator(".exhibit:has(> .chart)")
    stills = [
        cell["outputs"][-1]["data"] for path in NOTEBOOKS for cell in of_kind(read(path), "code")
    ]
    expect(charts).to_have_count(sum("application/vnd.plotly.v1+json" in still for still in stills))
    one.wake_all()
    drawn = page.locator(".lk-chart:has(svg.main-svg[role=img])")
    expect(charts.filter(has=drawn.filter(visible=True))).to_have_count(charts.count())
    first = charts.first.locator(".lk-chart")
    first.evaluate("(chart) => chart.scrollIntoView()")
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(first.locator(".hoverlayer .hovertext")).to_be_visible()
    assert one.errors == []


def test_links_lead_from_lesson_to_lesson(one):
    page = one.page
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


def test_its_text_names_no_menu_and_no_paper_that_it_has_not(one):
    lessons = one.page.locator(".lesson")
    needs = lessons.locator("tr:has(strong:text-is('You need')) td:last-child").all_inner_texts()
    assert len(needs) == len(NOTEBOOKS)
    assert all(re.fullmatch("(Only t|T)his page(; .*)?", need) for need in needs)
    assert "Run All" not in " ".join(lessons.all_inner_texts())
    teachers = lessons.first.locator("tr", has_text="For teachers").locator("td").last
    expect(teachers).to_have_text("Plan, answers and marking")
    guide = one.page.locator("#teaching-README")
    head = guide.locator("table").first.locator("th")
    assert head.all_inner_texts() == ["Lesson", "Plan, answers, marking"]
    expect(guide).to_contain_text("They lie in the course’s folder notebooks/teaching")
    expect(one.page.locator("#teaching-03-the-pact p").nth(1)).to_have_text(
        "The lesson · Guide · Class-day checklist"
    )
    # Here the papers are told apart by what each is for.
    expect(one.page.locator("#teaching-crisis")).to_contain_text(
        "News flashes, lots and name signs"
    )


def test_what_is_to_be_done_has_an_empty_box(one):
    boxes = one.page.locator("#teaching-class-day li.to-do")
    assert boxes.count() > 15
    assert "☐" in boxes.first.evaluate("(item) => getComputedStyle(item).listStyleType")
    assert "[ ]" not in one.page.locator("main").inner_text()


def test_the_workshop_says_where_its_controls_work(one):
    told = one.page.get_by_text("work only in JupyterLab")
    expect(told).to_have_count(one.page.locator(".exhibit.workshop").count())
    expect(one.page.locator(".exhibit.workshop").first).to_contain_text("work only in JupyterLab")


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


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_lesson_prints_alone_with_its_charts(one, path):
    """On a screen as wide as the printed part of A4, where it can be measured. How many pages it
    has is read from the handouts, which are printed in the same way; see test_teaching.py.
    """
    page, lesson = one.page, path.stem
    own, others = page.locator(f"[id='{lesson}']"), page.locator(f".lesson:not([id='{lesson}'])")
    page.evaluate("() => { window.print = () => {}; }")
    own.locator("[data-print]").click()
    page.set_viewport_size({"width": A4, "height": 1000})
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    expect(own.locator("h2")).to_be_visible()
    expect(others.filter(visible=True)).to_have_count(0)
    charts = own.locator(".chart")
    expect(charts).to_have_count(sum(charted for *_, charted in exhibits(path)))
    for chart in charts.all():
        page.wait_for_function(
            "(chart) => chart._fullLayout.width === 800", arg=chart.element_handle()
        )
        assert chart.locator(".scatterlayer .point, .barlayer .point").count() > 5
        assert chart.evaluate(CUT, A4) == []
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="null")
    page.set_viewport_size({"width": 1280, "height": 720})
    expect(others.first).to_be_visible()


def test_a_blank_cell_is_passed_over(tmp_path):
    path = tmp_path / "01-x.ipynb"
    text, blank = '{"cell_type": "markdown", "metadata": {}, "source": "# T"}', '"outputs": []'
    blank = f'{{"cell_type": "code", {blank}, "source": " \\n"}}'
    path.write_text(f'{{"cells": [{text}, {blank}]}}')
    assert read_lesson(path, Contents()).title == "T" and run_exhibits(path) == []


#: A notebook without a cell.
EMPTY = '{"cells": []}'


def test_the_command_says_what_keeps_it_from_writing(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("lessonkit.__main__.PACKAGE", tmp_path / "lessonkit")
    assert main(["edition", str(tmp_path / "x.html")]) == 1
    assert capsys.readouterr().out == f"There are no notebooks in {tmp_path}.\n"
    damaged = "is damaged, or it is no notebook."
    for text, told in (("", damaged), ("{}", damaged), ("[]", damaged), (EMPTY, "is empty.")):
        (tmp_path / "01-x.ipynb").write_text(text)
        assert main(["edition", str(tmp_path / "x.html")]) == 1
        assert capsys.readouterr().out == f"01-x.ipynb {told}\n"
        assert main(["questions", str(tmp_path / "questions")]) == 1
        assert capsys.readouterr().out == f"01-x.ipynb {told}\n"


def test_code_that_is_not_python_is_named_with_its_place(tmp_path):
    path = tmp_path / "01-x.ipynb"
    path.write_text('{"cells": [{"cell_type": "code", "source": "\\nQuiz(\'a\'"}]}')
    told = re.escape("01-x.ipynb, cell 1, line 2: this is not Python")
    for reader in (run_exhibits, key_terms, lambda path: list(read_calls(path, ("Quiz",)))):
        with pytest.raises(NotebookError, match=told):
            reader(path)


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
