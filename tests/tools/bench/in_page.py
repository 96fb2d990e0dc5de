"""Notebooks are opened and exhibits operated in a real JupyterLab; in_page.js measures there."""

from dataclasses import dataclass
from pathlib import Path

import nbformat
from browser import Page
from playwright.sync_api import expect

IN_PAGE = Path(__file__).with_name("in_page.js")
#: So many times every control is pressed: in some rounds, so that what is compared takes turns.
ROUNDS, PRESSES = 6, 5


@dataclass(frozen=True)
class Control:
    """What is pressed.

    Parameters
    ----------
    exhibit
        Name of the exhibit, as in in_page.js.
    selector
        CSS selector of the control in the exhibit's cell.
    keys
        The keys that are pressed in turn; none for a menu, of which the next entry is chosen.
    """

    exhibit: str
    selector: str
    keys: tuple[str, ...] = ()


CONTROLS = {
    control.exhibit: control
    for control in (
        Control("Timeline", ".noUi-handle-lower", ("ArrowRight",)),
        Control("Network", "[aria-label='Right year'], .noUi-handle", ("ArrowLeft",)),
        Control("Map", ".widget-dropdown:has-text('Strand') select"),
        Control("Compare", "select"),
        Control(
            "Balance",
            "input[type=radio], input[type=range], .noUi-handle",
            ("ArrowRight", "ArrowLeft"),
        ),
    )
}


def write_notebook(lab, name, cells):
    """Write a notebook of code cells into the lab's copy of the course; return its path there."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c.strip()) for c in cells])
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook.metadata["kernelspec"] = kernel
    nbformat.write(notebook, lab.root / "notebooks" / name)
    return f"notebooks/{name}"


def open_notebook(browser, lab, path, counting=True):
    """Return the page of a notebook whose kernel has started, perhaps with its bytes counted."""
    page = Page(browser, lab, counting=counting)
    page.page.add_init_script(path=IN_PAGE)
    return page.open(path).started()


def wait_for_result(page, start, exhibit):
    """Wait until the exhibit in the cell whose source starts so is painted."""
    page.page.wait_for_function(
        "([cell, name]) => bench.shown(cell, name)",
        arg=[page.find(start).element_handle(), exhibit],
    )


def press(page, cell, control, turn):
    """Press a control for the nth time; return the milliseconds until the result is painted."""
    pressed = cell.locator(control.selector).first
    pressed.focus()
    call(page, "watch", cell.element_handle(), control.exhibit)
    if control.keys:
        page.page.keyboard.press(control.keys[turn % len(control.keys)])
    else:
        pressed.evaluate("(menu) => bench.chooseNext(menu)")
    return page.page.evaluate("() => bench.repainted")


def press_in_turn(stages, control, rounds=ROUNDS):
    """Press the same control on several pages, which take turns.

    Parameters
    ----------
    stages
        Page and first words of the cell, by any name.
    control
        What is pressed.
    rounds
        How many turns each page has.

    Returns
    -------
    dict
        The milliseconds until each result was painted, by the same names.
    """
    times = {name: [] for name in stages}
    for turn in range(rounds):
        # Whoever is first in one round is last in the next.
        for name, (page, start) in list(stages.items())[:: -1 if turn % 2 else 1]:
            page.page.bring_to_front()
            cell = page.find(start)
            for n in range(PRESSES):
                times[name].append(press(page, cell, control, turn * PRESSES + n))
    return times


def call(page, function, *arguments):
    """Call a function of in_page.js; return what it gives."""
    return page.page.evaluate(f"(given) => bench.{function}(...given)", list(arguments))


def visible(locator, seconds=15):
    """Wait until an element can be seen; return it."""
    expect(locator).to_be_visible(timeout=1000 * seconds)
    return locator
