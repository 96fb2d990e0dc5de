"""What several browser tests do on a page, and with which files."""

from support import ROOT

#: The lesson with the workshop, and the first line of its cell.
LESSON = "07-your-own-timeline"
WORKSHOP = "# Workshop: open a table of your own"
EXAMPLE_FILES = [
    ROOT / "data" / "examples" / "indo-soviet-1971" / name for name in ("events.csv", "sources.csv")
]
MISTAKES = ROOT / "data" / "examples" / "with-mistakes" / "events.csv"


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
