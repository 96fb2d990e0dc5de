"""The single file in Firefox, and what is printed there.

The single file runs only when it is asked for: `--sweep`.
"""

import look_scripts
import looks
import pytest
from lessonkit import RevisionSheet
from main_controls import operate
from playwright_hands import PlaywrightHands
from pypdf import PdfReader
from single_file import SingleFile, packed, play, seen


@pytest.fixture(scope="module")
def one(request, firefox, file):
    """The single file. The tests use it one after the other, in their order.

    It ends with its browser: driven by Playwright, Firefox does not always let go of a large page.
    """
    if not request.config.option.sweep:
        pytest.skip("the single file runs in Firefox with the option --sweep")
    return SingleFile(firefox, file)


def test_what_was_done_in_the_single_file_is_there_again(one):
    play(one)
    done = seen(one)
    one.reload()
    assert seen(one) == done


#: Still charts that can be seen, each with the width that it is drawn for and the one it has.
WIDTHS = """() => [...document.querySelectorAll('.exhibit > .chart')]
    .filter((chart) => chart.offsetParent && chart._fullLayout)
    .map((chart) => [chart._fullLayout.width, chart.clientWidth])"""


def test_after_printing_charts_have_the_width_of_the_screen_again(one):
    one.page.pdf()
    one.page.wait_for_function(
        f"() => ({WIDTHS})().length > 5 && ({WIDTHS})().every(([drawn, room]) => drawn === room)"
    )
    assert min(room for _, room in one.page.evaluate(WIDTHS)) > 1000


def test_every_exhibit_of_the_single_file_is_drawn_and_whole(one, file):
    assert one.wake_all() == len(packed(file.read_text(encoding="utf-8"))["exhibits"])
    body = one.page.locator("body")
    assert (looks.touching(body), looks.cut(body)) == ([], [])
    assert body.evaluate(look_scripts.OTHER_FONTS) == []
    for faces in one.page.locator(".lk-faces-cells").all():
        assert faces.evaluate(look_scripts.UNEVEN_COLUMNS) == []


def test_each_kind_in_the_single_file_answers_keyboard_and_mouse(one):
    idle = []
    for kind, live in one.of_each_kind():
        idle += operate(kind, PlaywrightHands(live))
    assert idle == []
    assert (one.asked, one.errors) == ([], [])


def test_the_revision_sheet_is_one_page(firefox, tmp_path):
    page = firefox.new_page()
    page.set_content(RevisionSheet().page())
    page.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True)
    page.close()
    assert len(PdfReader(tmp_path / "sheet.pdf").pages) == 1
