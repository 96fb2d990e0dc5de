"""What matters most, in Firefox: each lesson opens, runs and answers.

Two lessons stand for all; `--sweep` takes all eight.
"""

import look_scripts
import looks
import pytest
from browser import LIVE, Page, outside
from main_controls import operate
from playwright.sync_api import expect
from playwright_hands import PlaywrightHands
from support import NOTEBOOKS, ROOT, exhibits, kinds

#: Charts, map, network and quiz; balance, essay and revision sheet.
TWO = ("04-regional-effects", "06-weigh-it-up")
WEIGH = "06-weigh-it-up"


def pytest_generate_tests(metafunc):
    if "lesson" in metafunc.fixturenames:
        every = [path.stem for path in NOTEBOOKS]
        lessons = every if metafunc.config.option.sweep else TWO
        metafunc.parametrize("lesson", lessons, scope="module")


@pytest.fixture(scope="module")
def page(lesson, firefox, lab):
    """A lesson as it opens. The tests use it one after the other, in their order."""
    page = Page(firefox, lab).open(f"notebooks/{lesson}.ipynb")
    yield page
    page.close()


def place(lesson):
    """Return the path of a lesson's notebook."""
    return ROOT / "notebooks" / f"{lesson}.ipynb"


def test_a_lesson_opens_drawn(page, lesson):
    looks.draw_all(page)
    looks.settled(page, ".js-plotly-plot")
    charts = sum(charted for *_, charted in exhibits(place(lesson)))
    drawn = page.page.locator(".jp-Notebook .js-plotly-plot .main-svg:visible")
    assert drawn.count() >= charts
    hints = page.page.get_by_text("Run > Run All Cells").filter(visible=True)
    assert hints.count() >= len(list(kinds(place(lesson))))
    expect(page.page.locator(".jp-CodeCell .jp-InputArea-editor:visible")).to_have_count(0)
    book = page.page.locator(".jp-Notebook").first
    assert (looks.touching(book), looks.cut(book)) == ([], [])


def test_run_all_brings_every_exhibit_to_life(page, lesson):
    page.run_all()
    page.finished()
    looks.draw_all(page)
    expect(page.page.locator(f".jp-Notebook {LIVE}:visible")).to_have_count(
        len(list(kinds(place(lesson))))
    )
    looks.settled(page, ".lk-chart")
    for cell in page.cells():
        assert all(output["output_type"] != "error" for output in cell.get("outputs", []))
    book = page.page.locator(".jp-Notebook").first
    assert (looks.touching(book), looks.cut(book)) == ([], [])
    assert book.evaluate(look_scripts.OTHER_FONTS) == []
    for faces in book.locator(".lk-faces-cells").all():
        assert faces.evaluate(look_scripts.UNEVEN_COLUMNS) == []
    page.shot(f"firefox-{lesson}")
    assert [error for error in page.errors if "favicon" not in error] == []
    assert outside(page) == []


def test_each_exhibit_answers_keyboard_and_mouse(page, lesson):
    idle = []
    for first_line, kind in kinds(place(lesson)):
        idle += operate(kind, PlaywrightHands(page.find(first_line).locator(LIVE)))
    assert idle == []


def test_the_story_fills_the_screen(page, lesson):
    stage = page.find("# Story").locator(".lk-story")
    keys = page.page.keyboard
    stage.focus()
    keys.press("Home")
    keys.press("f")
    expect(stage.get_by_role("button", name="Leave full screen")).to_be_visible()
    page.page.wait_for_function(
        "(stage) => stage.clientWidth === innerWidth", arg=stage.element_handle()
    )
    keys.press("ArrowRight")
    expect(stage.locator(".lk-story-place")).to_contain_text("2 of")
    keys.press("f")
    expect(stage.get_by_role("button", name="Full screen")).to_be_visible()


def test_an_essay_is_kept_when_the_page_is_opened_anew(page, lesson):
    if lesson != WEIGH:
        pytest.skip("it has no essay")
    essay = page.find("# Essay").locator(LIVE)
    essay.get_by_label("Introduction", exact=True).fill("Help, but when?")
    page.page.reload()
    page.ready().run_all()
    page.finished()
    again = page.find("# Essay").locator(LIVE).get_by_label("Introduction", exact=True)
    expect(again).to_have_value("Help, but when?")
