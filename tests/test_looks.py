"""The checks of looks find the fault that each is there for, and nothing where there is none."""

import look_scripts
import looks
import pytest
from single_file import SMALL_TARGETS
from story_looks import story_problems


def chart(*texts):
    """Return a chart of 200 pixels with texts at some places, as Plotly marks them."""
    drawn = "".join(f'<text x="{x}" y="30">{text}</text>' for x, text in texts)
    return f"""<div class="js-plotly-plot" style="width: 200px">
        <svg class="main-svg" width="200" height="50" style="overflow: visible">
        <g class="textpoint">{drawn}</g></svg></div>"""


def styled(tag, style, text="Some words"):
    return f'<{tag} style="{style}">{text}</{tag}>'


def exhibit(content):
    return f'<div class="lk-exhibit" style="width: 400px">{content}</div>'


def menu(width):
    return exhibit(
        f'<label><select style="width: {width}"><option>a<option>Many words</select></label>'
    )


def columns(top, gap):
    """Return two columns of Perspectives: how low the second begins, and a gap in a text."""
    face = f"""<div class="lk-face" style="position: absolute; top: 0"><p class="lk-face-text">
        a<br>b<br><span style="line-height: {gap}px">c</span></p></div>"""
    return face + face.replace("top: 0", f"left: 200px; top: {top}px")


def story(label, below):
    """Return a story with a map: where its second label is, and the room under its text."""
    return f"""<div style="font-size: 24px"><div class="lk-story-telling">
        <p class="lk-story-text">Text.</p><p style="margin-top: {below}px">More.</p></div>
        <div class="lk-story-map" style="width: 200px"><svg width="200" height="60">
        <text x="5" y="30" font-size="20">One</text>
        <text x="{label}" y="30" font-size="20">Two</text></svg></div></div>"""


def on_page(script, argument=None):
    return lambda root: root.page.evaluate(script, argument)


#: By name: the check, a page with the fault, and the same page without it.
CASES = {
    "texts that touch": (looks.touching, chart((10, "One"), (15, "Two")), chart((10, "One"))),
    "a text beyond its chart": (looks.cut, chart((190, "One")), chart((100, "One"))),
    "a text beyond its box": (
        looks.cut,
        styled("p", "overflow: hidden; white-space: nowrap; width: 20px"),
        styled("p", "overflow: hidden; white-space: nowrap; width: 200px"),
    ),
    "a menu too narrow": (looks.cut, menu("30px"), menu("200px")),
    "a text beyond the screen": (
        looks.cut,
        styled("p", "position: absolute; left: 750px; width: 200px"),
        styled("p", "position: absolute; left: 500px; width: 200px"),
    ),
    "a button that nothing scrolls to": (
        looks.unreachable,
        styled("button", "position: absolute; left: 750px; width: 200px"),
        '<div style="width: 200px; overflow: auto">'
        + styled("button", "margin-left: 750px; width: 200px")
        + "</div>",
    ),
    "another font": (
        lambda root: root.evaluate(look_scripts.OTHER_FONTS),
        exhibit(styled("button", "font-family: monospace")),
        exhibit(styled("button", "font-family: inherit")),
    ),
    "a column that begins lower": (
        lambda root: root.evaluate(look_scripts.UNEVEN_COLUMNS),
        columns(30, 20),
        columns(0, 20),
    ),
    "a line that stands apart": (
        lambda root: root.evaluate(look_scripts.UNEVEN_COLUMNS),
        columns(0, 90),
        columns(0, 20),
    ),
    "a target too small": (
        on_page(SMALL_TARGETS, 44),
        styled("button", "width: 100px; height: 30px"),
        styled("button", "width: 100px; height: 44px"),
    ),
    "labels of a map that touch": (story_problems, story(10, 5), story(100, 5)),
    "a label beyond its map": (story_problems, story(190, 5), story(100, 5)),
    "texts of a story that touch": (story_problems, story(100, -60), story(100, 5)),
}


@pytest.fixture(scope="module")
def page(chromium):
    page = chromium.new_page(viewport={"width": 800, "height": 600})
    yield page
    page.close()


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_found_and_nothing_else(page, name):
    check, faulty, sound = CASES[name]
    root = page.locator("main")
    for content, found in ((faulty, True), (sound, False)):
        page.set_content(f'<main style="font: 16px/20px sans-serif">{content}</main>')
        assert bool(check(root)) == found, check(root)
