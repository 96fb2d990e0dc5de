"""Prints the handouts of lessons that have changed, from the single-file edition, as PDF, into
notebooks/teaching/handouts.

    python tests/tools/save_handouts.py

What a handout was printed from is kept in handouts.json, so that a test can tell when one is out of
date.
"""

import hashlib
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[2] / "notebooks")]

from browser import launch  # noqa: E402
from lessonkit.publish.edition import edition  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from support import HANDOUTS, ROOT  # noqa: E402


def fingerprints(html):
    """Return a fingerprint of each lesson of the edition, by name; the page's style and script
    count for all.
    """
    head, *lessons = html.split('<section class="lesson" id="')
    style = head[head.index("<style>") : head.index("</style>")] + html[html.rindex("<script>") :]
    return {
        one[: one.index('"')]: hashlib.sha256(
            (style + one.split("</section>")[0]).encode()
        ).hexdigest()[:16]
        for one in lessons
    }


def print_lesson(page, stem):
    """Return the handout of one lesson as the bytes of a PDF. The page holds the edition."""
    page.evaluate("() => { window.print = () => {}; }")
    page.locator(f"[id='{stem}'] [data-print]").click()
    return page.pdf(prefer_css_page_size=True, tagged=True)


def late(today):
    """Return the names of the lessons that have changed since their handouts were printed."""
    record = HANDOUTS / "handouts.json"
    kept = json.loads(record.read_text(encoding="utf-8")) if record.exists() else {}
    return [
        name
        for name, fingerprint in today.items()
        if kept.get(name) != fingerprint or not (HANDOUTS / f"{name}.pdf").exists()
    ]


def main():
    """Print the handouts of the lessons that have changed."""
    html = edition(ROOT / "notebooks")
    today = fingerprints(html)
    HANDOUTS.mkdir(parents=True, exist_ok=True)
    file = HANDOUTS / "edition.html"
    file.write_text(html, encoding="utf-8")
    with sync_playwright() as playwright:
        page = launch(playwright).new_page(viewport={"width": 1280, "height": 900})
        page.goto(file.as_uri())
        for name in late(today):
            paper = print_lesson(page, name)
            (HANDOUTS / f"{name}.pdf").write_bytes(paper)
            print(f"{name}.pdf: {len(paper) / 1000:.0f} KB")
    file.unlink()
    (HANDOUTS / "handouts.json").write_text(json.dumps(today, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
