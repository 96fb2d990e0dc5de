"""Prints worksheets, cards and other pages made for paper as PDF, into notebooks/teaching/print.

    python tests/tools/save_printed.py [NAME ...]

Without names those are printed whose text or tables have changed. What a PDF was printed from is
kept in printed.json, so that a test can tell when one is out of date.
"""

import hashlib
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[2] / "notebooks")]

from browser import launch  # noqa: E402
from lessonkit import course  # noqa: E402
from lessonkit.publish.printed import ENDING, PRINT, printed_page  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

FOLDER = HERE.parents[2] / "notebooks" / "teaching" / PRINT
RECORD = FOLDER / "printed.json"


def texts():
    """Return the texts of the pages by the names of their PDFs."""
    return {path.name.removesuffix(ENDING): path for path in sorted(FOLDER.glob(f"*{ENDING}"))}


def fingerprint(html):
    """Return a fingerprint of what a page is printed from."""
    return hashlib.sha256(html.encode()).hexdigest()[:16]


def kept():
    """Return the fingerprints of the pages as they were when they were last printed."""
    return json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}


def main(names):
    """Print the pages of some names, or all whose text or tables have changed."""
    known, printed = texts(), kept()
    pages = {name: printed_page(path, course) for name, path in known.items()}
    today = {name: fingerprint(html) for name, html in pages.items()}
    late = [n for n in known if printed.get(n) != today[n] or not (FOLDER / f"{n}.pdf").exists()]
    with sync_playwright() as playwright:
        page = launch(playwright).new_page()
        for name in names or late:
            page.set_content(pages[name])
            paper = page.pdf(prefer_css_page_size=True, tagged=True)
            (FOLDER / f"{name}.pdf").write_bytes(paper)
            print(f"{name}.pdf: {len(paper) / 1000:.0f} KB")
            printed[name] = today[name]
    printed = {name: printed[name] for name in known if name in printed}
    RECORD.write_text(json.dumps(printed, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
