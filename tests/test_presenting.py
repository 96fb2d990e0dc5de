"""A lesson in front of a class: a projector of 1280 x 720, no mouse, the presenter's notes hidden until asked for."""

import pytest
from playwright.sync_api import expect
from support import NOTEBOOKS, source

PRESSES = 60


def press_until(page, key, arrived):
    """Press a key until a condition of the page (JavaScript) holds; each press is let take effect first."""
    state = "() => [window.jupyterapp.shell.currentWidget.content.activeCellIndex, document.activeElement]"
    for _ in range(PRESSES):
        if page.evaluate(arrived):
            return
        before = page.evaluate_handle(state)
        page.keyboard.press(key)
        page.wait_for_function(f"(before) => ({state})().some((now, n) => now !== before[n])", arg=before)
    raise AssertionError(f"{key} did not lead there")


def problems(stage):
    """Texts of a story that are cut, covered, too small for the last row, or out of the screen."""
    return stage.evaluate("""(stage) => {
        const parts = [...stage.querySelectorAll('.lk-story-telling > *, .lk-story-note, .lk-story-tools')].filter((e) =>
            e.offsetParent !== null && e.textContent.trim());
        const small = (e) => e.matches('.lk-story-title, .lk-story-when, .lk-story-text, .lk-story-certainty, .lk-story-note')
            && parseFloat(getComputedStyle(e).fontSize) < 20;
        const box = parts.map((e) => e.getBoundingClientRect());
        return parts.filter((e, n) => box[n].bottom > innerHeight + 1 || box[n].right > innerWidth + 1 || small(e)
            || (n && box[n].top < box[n - 1].bottom - 1)).map((e) => e.textContent);
    }""")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_lesson_is_walked_through_with_the_keyboard_alone(pages, path):
    lesson = pages(f"notebooks/{path.name}")
    page, keys = lesson.page, lesson.page.keyboard
    page.wait_for_function("() => window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'")
    keys.press("Control+Shift+c")
    keys.type("run all cells")
    expect(page.locator(".lm-CommandPalette-item.lm-mod-active")).to_contain_text("Run All Cells")
    keys.press("Enter")
    story = next(n for n, cell in enumerate(lesson.cells()) if source(cell).startswith("# Story"))
    page.wait_for_function("() => window.jupyterapp.shell.currentWidget.content.activeCellIndex > 20")
    page.wait_for_function("() => window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'")
    # To the text before the story; JupyterLab's arrow keys step over cells whose code is hidden. Tab leads from there into the exhibit.
    press_until(page, "ArrowUp", f"() => window.jupyterapp.shell.currentWidget.content.activeCellIndex === {story - 1}")
    expect(page.locator(f".jp-Cell[data-windowed-list-index='{story}'] .lk-story")).to_be_visible()
    press_until(page, "Tab", "() => document.activeElement.matches('.lk-story')")
    stage = page.locator(".lk-story:focus")
    total = int(stage.locator(".lk-story-place").inner_text().split()[-1])
    note = stage.locator(".lk-story-note")
    expect(note).to_be_hidden()
    keys.press("f")
    expect(stage.get_by_role("button", name="Leave full screen")).to_be_visible()
    assert stage.evaluate("(stage) => [stage.clientWidth, stage.clientHeight]") == [1280, 720]
    for step in range(1, total + 1):
        expect(stage.locator(".lk-story-place")).to_have_text(f"{step} of {total}")
        expect(note).to_be_hidden()
        assert problems(stage) == []
        keys.press("n")
        expect(note).to_be_visible()
        assert len(note.inner_text()) > 15
        assert problems(stage) == []
        keys.press("n")
        if step == 2:
            lesson.shot(f"{path.stem}-presented")
        # A presenter's clicker sends the page keys.
        keys.press("PageDown" if step % 2 else "ArrowRight")
    keys.press("Home")
    expect(stage.locator(".lk-story-place")).to_have_text(f"1 of {total}")
    keys.press("f")
    expect(stage.get_by_role("button", name="Full screen")).to_be_visible()
