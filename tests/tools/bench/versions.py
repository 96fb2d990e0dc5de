"""This version of the course beside an earlier one, which take turns."""

from in_page import CONTROLS, open_notebook, press_in_turn, wait_for_result, write_notebook
from lessons import run_in_turn
from report import median_and_high

NOW, EARLIER = "now", "earlier"
#: How many turns each version has.
ROUNDS = 12
#: Cells that show the exhibits, of public names only, which are the same in both versions.
CELLS = {
    "Timeline": "from lessonkit import Timeline, course\nTimeline(course.events.head(150))",
    "Network": "from lessonkit import Network\nNetwork((2023, 2025))",
    "Compare": """from lessonkit import Compare, course
Compare(course.treaties, ["russia-dprk-2024", "ussr-dprk-1961", "north-atlantic-1949"])""",
    "Balance": "from lessonkit import Balance\nBalance('RUS')",
}


def measure_versions(browser, labs, report):
    """Measure two versions.

    Parameters
    ----------
    browser
        The browser.
    labs
        The labs of the versions by name, `NOW` and `EARLIER`.
    report
        Where the tables go.
    """
    _measure_exhibits(browser, labs, report)
    _measure_lessons(browser, labs, report)


def _measure_exhibits(browser, labs, report):
    report.head(
        "From a key press to the painted result in the earlier version and now, milliseconds; "
        "a ratio above 1 says that it is faster now",
        *("exhibit", "median, earlier", "now", "ratio"),
        *("95th percentile, earlier", "now", "ratio"),
    )
    for exhibit, code in CELLS.items():
        stages = {}
        for name, lab in labs.items():
            path = write_notebook(lab, f"bench-{exhibit}.ipynb", [f"# {exhibit}\n{code}"])
            page = open_notebook(browser, lab, path).run_all()
            wait_for_result(page, f"# {exhibit}", exhibit)
            stages[name] = page, f"# {exhibit}"
        times = press_in_turn(stages, CONTROLS[exhibit], ROUNDS)
        for page, _ in stages.values():
            page.close()
        pairs = zip(*(median_and_high(times[name]) for name in (EARLIER, NOW)), strict=True)
        cells = [(f"{old:.0f}", f"{new:.0f}", f"{old / new:.2f}") for old, new in pairs]
        report.row(exhibit, *cells[0], *cells[1])


def _measure_lessons(browser, labs, report):
    names = sorted({path.name for path in (labs[NOW].root / "notebooks").glob("0*.ipynb")})
    jobs = {
        (name, version): (labs[version], f"notebooks/{name}") for name in names for version in labs
    }
    taken = run_in_turn(browser, jobs)
    columns = ("seconds", "websocket KB", "compressed KB", "kernel MB")
    report.head(
        "Run All of each lesson, earlier → now, and the ratio; above 1 it is less now",
        *("lesson", *columns),
    )
    for name in names:
        earlier, now = (taken[name, version] for version in (EARLIER, NOW))
        digits_and_units = ((2, 1), (0, 1000), (0, 1000), (1, 1))
        report.row(
            name.removesuffix(".ipynb"),
            *(
                f"{old / unit:.{digits}f} → {new / unit:.{digits}f} ({old / new:.2f})"
                for old, new, (digits, unit) in zip(earlier, now, digits_and_units, strict=True)
            ),
        )
