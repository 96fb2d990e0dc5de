"""What several browser tests do on a page, and with which files."""

import nbformat
from support import ROOT

#: The lesson with the workshop, and the first line of its cell.
LESSON = "07-your-own-timeline"
WORKSHOP = "# Workshop: open a table of your own"
EXAMPLE_FILES = [
    ROOT / "data" / "examples" / "indo-soviet-1971" / name for name in ("events.csv", "sources.csv")
]
MISTAKES = ROOT / "data" / "examples" / "with-mistakes" / "events.csv"


def write_notebook(lab, name, cells):
    """Write a notebook with the sources of code cells into the course that a server has."""
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in cells])
    book.metadata["kernelspec"] = {
        "name": "python3",
        "display_name": "Python 3",
        "language": "python",
    }
    nbformat.write(book, lab.root / "notebooks" / name)


def shut_down(page):
    """End the kernel of a page, as an idle one ends on Binder."""
    page.call("await window.jupyterapp.shell.currentWidget.sessionContext.shutdown();")


def reset(exhibit):
    exhibit.get_by_role("button", name="Reset", exact=True).click()


def verdict(workshop):
    """Return what the workshop says of the files that were last opened."""
    return workshop.locator(".lk-workshop-verdict")


def upload(workshop, *files):
    workshop.locator("input[type=file]").set_input_files(files)


def downloaded(exhibit, button):
    """Press a button that downloads; return the name and the contents of the file."""
    with exhibit.page.expect_download() as waiting:
        exhibit.get_by_role("button", name=button).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()
