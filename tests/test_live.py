"""The course after Run All: every exhibit alive, readable at every size and in both themes, at hand
by the keyboard alone.
"""

import re

import looks
import pytest
import story_looks
from browser import LIVE, Page, outside
from playwright.sync_api import expect
from support import NOTEBOOKS, exhibits, first_of_each_kind, of_kind, read, source

KINDS = ("button", "select", "input", "[role=slider]", "summary", ".lk-chart", "a[href]")
CONTROLS = ", ".join(f"{kind}:visible" for kind in KINDS)


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture(scope="module")
def page(path, chromium, lab):
    """One notebook after Run All, chosen by the keyboard alone. The tests use it one after the
    other, in their order.
    """
    page = Page(chromium, lab).open(f"notebooks/{path.name}").started()
    page.page.keyboard.press("Control+Shift+c")
    page.page.keyboard.type("run all cells")
    expect(page.page.locator(".lm-CommandPalette-item.lm-mod-active")).to_contain_text(
        "Run All Cells"
    )
    page.page.keyboard.press("Enter")
    page.finished()
    yield page
    page.close()


def alive(page, path, wanted=None, scroll=True):
    """The live exhibits of a notebook, or those that are wanted: first line of the cell, and a
    locator. Without `scroll` the page stays where it is.
    """
    for first_line, live, _ in exhibits(path):
        if live and (wanted is None or first_line in wanted):
            exhibit = (page.find(first_line) if scroll else page.cell(first_line)[1]).locator(LIVE)
            expect(exhibit).to_be_visible()
            yield first_line, exhibit


def test_run_all_brings_every_exhibit_to_life(page, path):
    for first_line, live, charted in exhibits(path):
        cell = page.find(first_line)
        if live:
            expect(cell.locator(LIVE)).to_be_visible()
            expect(cell.locator(".jp-OutputArea-child").last).to_be_hidden()
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
    print(
        f"{path.name}: {page.socket_bytes / 1000:.0f} KB through the kernel's websocket, "
        f"{page.packed_bytes / 1000:.0f} KB compressed"
    )
    assert page.socket_bytes <= 950_000
    assert page.packed_bytes <= 500_000


def test_the_story_is_told_with_the_keyboard_alone(page, path):
    """In front of a class: a projector of 1280 x 720, no mouse, the presenter's notes hidden until
    asked for.
    """
    keys = page.page.keyboard
    story, cell = page.cell("# Story")
    active = "window.jupyterapp.shell.currentWidget.content.activeCellIndex"
    page.page.wait_for_function(f"() => {active} > 20")
    # To the text before the story; JupyterLab's arrow keys step over cells whose code is hidden.
    # Tab leads from there into the exhibit.
    looks.press_until(page.page, "ArrowUp", f"() => {active} === {story - 1}")
    expect(cell.locator(".lk-story")).to_be_visible()
    looks.press_until(page.page, "Tab", "() => document.activeElement.matches('.lk-story')")
    stage = page.page.locator(".lk-story:focus")
    total = int(stage.locator(".lk-story-place").inner_text().split()[-1])
    note = stage.locator(".lk-story-note")
    expect(note).to_be_hidden()
    keys.press("f")
    expect(stage.get_by_role("button", name="Leave full screen")).to_be_visible()
    assert stage.evaluate("(stage) => [stage.clientWidth, stage.clientHeight]") == [1280, 720]
    for step in range(1, total + 1):
        expect(stage.locator(".lk-story-place")).to_have_text(f"{step} of {total}")
        expect(note).to_be_hidden()
        assert story_looks.story_problems(stage) == []
        keys.press("n")
        expect(note).to_be_visible()
        assert len(note.inner_text()) > 15
        assert story_looks.story_problems(stage) == []
        keys.press("n")
        if step == 2:
            page.shot(f"{path.stem}-presented")
        # A presenter's clicker sends the page keys.
        keys.press("PageDown" if step % 2 else "ArrowRight")
    keys.press("Home")
    expect(stage.locator(".lk-story-place")).to_have_text(f"1 of {total}")
    keys.press("f")
    expect(stage.get_by_role("button", name="Full screen")).to_be_visible()


#: Exhibits that show chips, by the first words of their cells' sources.
GRIDS = (
    "Votes(",
    "ArticleMap(",
    "Ladder(",
    "Process(",
    "Debate(",
    "Wordings(",
    "BeforeAfter(",
    "TreatyAndSanctions(",
)


def grids(path):
    """First lines of the cells of a notebook that show a grid."""
    cells = [source(cell).splitlines() for cell in of_kind(read(path), "code")]
    return {lines[0] for lines in cells if any(line.startswith(GRIDS) for line in lines)}


@pytest.mark.parametrize("size", looks.SIZES, ids=lambda size: f"{size[0]}")
def test_no_label_touches_another_and_no_text_is_cut(page, path, size):
    looks.draw_all(page)
    page.resize(*size)
    looks.settled(page, ".lk-chart")
    with_chips = set()
    for first_line, exhibit in alive(page, path, scroll=False):
        assert looks.touching(exhibit) == [], first_line
        assert looks.cut(exhibit) == [], first_line
        if chips := exhibit.locator(".lk-chip:visible").count():
            assert chips >= 9, first_line
            with_chips.add(first_line)
    assert with_chips == grids(path)


#: The charts that have a menu of measures, by notebook: first words of the cell, and a measure that
#: must be among its choices.
MEASURES = {
    "02-road-to-the-pact": {"# Launches": "Trade with Russia and China"},
    "04-regional-effects": {"# Budgets": "Japan"},
    "05-what-happened-next": {"# How many": "Killed and wounded"},
}


def test_no_label_of_any_measure_touches_or_is_cut(page, path):
    looks.draw_all(page)
    page.resize(*looks.LAPTOP)
    expected = MEASURES.get(path.stem, {})
    expect(page.page.locator(LIVE).get_by_label("Measure", exact=True)).to_have_count(len(expected))
    for start, known in expected.items():
        exhibit = page.find(start).locator(LIVE)
        menu = exhibit.get_by_label("Measure", exact=True)
        measures = [
            text.replace("\xa0", " ") for text in menu.locator("option").all_text_contents()
        ]
        assert known in measures
        for measure in measures:
            menu.select_option(measure)
            expect(exhibit.locator(".lk-status")).to_contain_text(measure)
            looks.settled(page, ".lk-chart")
            assert looks.touching(exhibit) == [], measure
            assert looks.cut(exhibit) == [], measure


def test_at_twice_the_size_nothing_is_lost(page, path):
    """200 % zoom leaves half the width: every control can still be reached, and what is wider than
    the page scrolls.
    """
    looks.draw_all(page)
    page.resize(640, 360)
    looks.settled(page, ".lk-chart")
    for first_line, exhibit in alive(page, path, scroll=False):
        assert looks.unreachable(exhibit) == [], first_line


def test_what_moves_holds_still_for_those_who_ask(page, path):
    page.page.emulate_media(reduced_motion="reduce")
    for first_line, exhibit in alive(page, path, scroll=False):
        assert (
            exhibit.evaluate("""(root) => [...root.querySelectorAll('*')].filter((e) => {
            const style = getComputedStyle(e);
            return style.animationName !== 'none' || style.transitionDuration.split(', ')
                .some((time) => time !== '0s');
        }).length""")
            == 0
        ), first_line
    page.page.emulate_media(reduced_motion="no-preference")


@pytest.fixture
def wanted(request, path):
    """The exhibits that are tried by keyboard: one of each kind, or with `--sweep` all."""
    return None if request.config.option.sweep else first_of_each_kind(path)


def test_the_keyboard_leads_through_each_kind_of_exhibit_and_out_again(page, path, wanted):
    page.resize(*looks.PROJECTOR)
    for first_line, exhibit in alive(page, path, wanted):
        stops, announced = looks.stops(exhibit)
        assert stops and announced, f"{first_line} has stops and tells what it shows"
        there = looks.walk(page.page, exhibit, "Tab", len(stops))
        assert set(stops) - set(there) == set(), first_line
        back = looks.walk(page.page, exhibit, "Shift+Tab", len(stops), last=True)
        assert set(stops) - set(back) == set(), first_line


KEYS = ("b", "x", "d", "d", "m", "a", "y", "r", "z", "0", "0")
#: The first two controls of each kind in an exhibit: a hundred links and chips are alike.
TWO_OF_EACH = """(controls) => {
    const seen = {};
    return controls.map((e) => [e.tagName, e.type, e.getAttribute('role'), e.className].join())
        .map((kind, n) => {
        seen[kind] = (seen[kind] ?? 0) + 1;
        return seen[kind] <= 2 ? n : -1;
    }).filter((n) => n >= 0);
}"""


def test_keys_on_a_control_change_no_cell(page, path, wanted):
    """JupyterLab's one-key commands must not act while the reader works on an exhibit."""
    before = page.sources()
    tried = 0
    for first_line, exhibit in alive(page, path, wanted):
        controls = exhibit.locator(CONTROLS)
        # A letter on a menu chooses from it, and what is shown may change: hence the elements
        # themselves, not their places.
        handles = controls.element_handles()
        for n in controls.evaluate_all(TWO_OF_EACH):
            if not handles[n].evaluate(
                "(e) => e.checkVisibility() && !e.disabled && (e.focus(), true)"
            ):
                continue
            for key in KEYS:
                page.page.keyboard.press(key)
            tried += 1
        assert page.sources() == before, first_line
    expect(page.page.get_by_role("dialog")).to_have_count(0)
    assert tried >= len(first_of_each_kind(path))


def test_axe_finds_no_violation(page, path):
    """With a card, an answer and a list open where there are some. (The texts between are judged
    before they run.) The last test of a page, which is slower after it.
    """
    looks.draw_all(page)
    page.resize(*looks.PROJECTOR)
    for _, exhibit in alive(page, path):
        for opener in (
            exhibit.locator(".lk-chip:visible"),
            exhibit.locator("summary:visible"),
            exhibit.get_by_role("button", name="List"),
        ):
            if opener.count():
                opener.first.click()
    found = looks.violations_by_theme(page.page, path.stem, [looks.OUTPUTS])
    assert [one for theme in found.values() for one in theme] == []
