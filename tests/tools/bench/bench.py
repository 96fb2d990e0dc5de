"""How fast and how light the exhibits are, measured side by side in one run.

    python tests/tools/bench/bench.py [FILE]                   beside the alternatives
    python tests/tools/bench/bench.py [FILE] --against FOLDER  and beside an earlier version

Prints the tables, and writes them into FILE. On two processors it takes about eight minutes, and
about ten more with --against. FOLDER is a checkout of an earlier version of the course, which
`git worktree add FOLDER COMMIT` makes. Its notebooks and their package are measured, on a server
with the settings of this version. --only measures some of the parts.

No figure here is a test: machines differ. Ratios within one run are what counts.

The parts:

alternatives
    From pressing a key on a control to the painted result, for Timeline (150 events), Network, Map,
    Compare and Balance: ours, a redraw in an Output widget (what `interact` does), plotly's
    FigureWidget where it is a chart, and the limit: our results drawn bare in the same page
    (Plotly.react, or setting the HTML), plus one empty round trip to the kernel. They take turns in
    one notebook.
growth
    The same for our Timeline at 150, 1,500 and 15,000 events, which take turns too.
story
    From pressing Next to the next event shown.
table
    A reader's own table: from its bytes to a checked table, by number of rows.
lessons
    Run All: time to the last exhibit, bytes over the kernel's websocket, kernel memory, size of the
    saved notebooks.
versions
    With --against: keys and Run All as above, this version and the earlier one in turn.
"""

import argparse
import os
import platform
import shutil
import sys
import tempfile
from contextlib import ExitStack
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "notebooks")]

from browser import Lab, launch  # noqa: E402
from exhibits import measure_alternatives, measure_growth, measure_story  # noqa: E402
from lessons import measure_lessons  # noqa: E402
from own_table import measure_own_table  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from report import Report  # noqa: E402
from versions import EARLIER, NOW, measure_versions  # noqa: E402

PARTS = {
    "alternatives": measure_alternatives,
    "growth": measure_growth,
    "story": measure_story,
    "table": measure_own_table,
    "lessons": measure_lessons,
}
VERSIONS = "versions"


def read_options():
    """Return what the command line asks for."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("file", nargs="?", type=Path, help="where the tables are written, too")
    options.add_argument("--against", type=Path, help="a checkout of an earlier version")
    options.add_argument("--only", nargs="+", choices=[*PARTS, VERSIONS], help="these parts")
    chosen = options.parse_args()
    if VERSIONS in (chosen.only or ()) and not chosen.against:
        options.error(f"{VERSIONS} needs --against")
    return chosen


def with_our_server(checkout, folder):
    """Copy another version of the course, with the server's settings of this one, so that only the
    notebooks and their package differ.
    """
    left_out = shutil.ignore_patterns(".git", ".venv")
    shutil.copytree(checkout, folder, ignore=left_out)
    shutil.copytree(ROOT / "binder", folder / "binder", dirs_exist_ok=True)
    return folder


def measure(chosen, report):
    """Start JupyterLab and the browser, and measure what was asked for."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        browser = launch(stack.enter_context(sync_playwright()))
        stack.callback(browser.close)
        labs = {NOW: Lab(folder / NOW)}
        stack.callback(labs[NOW].stop)
        if chosen.against:
            earlier = with_our_server(chosen.against, folder / "checkout")
            labs[EARLIER] = Lab(folder / EARLIER, root=earlier)
            stack.callback(labs[EARLIER].stop)
        report.say(
            f"{date.today():%d %B %Y}; {platform.machine()}, {os.cpu_count()} processors, "
            f"Python {platform.python_version()}, Chromium {browser.version}"
        )
        for name, part in PARTS.items():
            if not chosen.only or name in chosen.only:
                part(browser, labs[NOW], report)
        if chosen.against and (not chosen.only or VERSIONS in chosen.only):
            measure_versions(browser, labs, report)


def main():
    """Measure, print and write."""
    # As on a reader's machine, where the course's own modules are compiled once, like those of the
    # libraries.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    chosen, report = read_options(), Report()
    try:
        measure(chosen, report)
    finally:
        if chosen.file:
            chosen.file.write_text("\n".join(report.lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
