"""How fast exhibits answer a key: beside the alternatives, and as the number of events grows."""

import statistics
import time
from pathlib import Path

from in_page import (
    CONTROLS,
    PRESSES,
    ROUNDS,
    call,
    open_notebook,
    press,
    press_in_turn,
    visible,
    wait_for_result,
    write_notebook,
)
from report import median_and_high

SETUP = Path(__file__).with_name("alternatives.py").read_text(encoding="utf-8")
OURS, OUTPUT, FIGURE_WIDGET = "ours", "Output widget", "FigureWidget"
#: By exhibit and variant: the cell that shows it, after the cell SETUP.
CELLS = {
    "Timeline": {
        OURS: "line",
        OUTPUT: "in_output(years(), timeline_figure)",
        FIGURE_WIDGET: "in_figure_widget(years(), timeline_figure)",
    },
    "Network": {
        OURS: "net",
        OUTPUT: "in_output(year(), network_figure)",
        FIGURE_WIDGET: "in_figure_widget(year(), network_figure)",
    },
    "Map": {
        OURS: "region",
        OUTPUT: "in_output(strands(), map_figure)",
        FIGURE_WIDGET: "in_figure_widget(strands(), map_figure)",
    },
    "Compare": {OURS: "comparison", OUTPUT: "in_output(treaties(), comparison_html)"},
    "Balance": {
        OURS: "from lessonkit import Balance\nBalance('RUS')",
        OUTPUT: "in_output(weight(), balance_html)",
    },
}
#: How many times the 150 events are shown in the second table.
COPIES = (1, 10, 100)
MANY = """
# Many {copies}
import pandas as pd

copies = [
    events.assign(id=events["id"] + f"-{{n}}", date=events["date"] + pd.Timedelta(days=n))
    for n in range({copies})
]
many = pd.concat(copies, ignore_index=True)
many.attrs = dict(events.attrs)
Timeline(many.sort_values("date", ignore_index=True))
"""


def measure_alternatives(browser, lab, report):
    """Each exhibit, its alternatives and the limit take turns in one notebook."""
    report.head(
        f"From a key press to the painted result, {ROUNDS * PRESSES} presses each, milliseconds",
        *("exhibit", "", "median", "95th percentile", "of the limit", "of Output", "KB a press"),
    )
    for exhibit in CELLS:
        times, sent, bare, trip = _press_variants(browser, lab, exhibit)
        least = bare + trip
        for variant, some in times.items():
            median, high = median_and_high(some)
            of_output = median / statistics.median(times[OUTPUT])
            report.row(
                *(exhibit, variant, f"{median:.0f}", f"{high:.0f}", f"{median / least:.2f}"),
                *(f"{of_output:.2f}", f"{sent[variant] / ROUNDS / PRESSES / 1000:.1f}"),
            )
        parts = f"bare {bare:.0f} + round trip {trip:.0f}"
        report.row(exhibit, "limit", f"{least:.0f}", "", "1.00", "", parts)


def _press_variants(browser, lab, exhibit):
    """Press the control of an exhibit and of its alternatives.

    Returns
    -------
    tuple
        Milliseconds of each press by variant, bytes over the websocket by variant, and medians of
        the milliseconds of drawing our results bare and of a round trip to the kernel.
    """
    variants = CELLS[exhibit]
    cells = [SETUP, *(f"# {variant}\n{code}" for variant, code in variants.items())]
    path = write_notebook(lab, f"bench-{exhibit}.ipynb", cells)
    page = open_notebook(browser, lab, path).run_all()
    page.finished()
    for variant in variants:
        wait_for_result(page, f"# {variant}", exhibit)
    times, sent, least = {variant: [] for variant in variants}, dict.fromkeys(variants, 0), []
    for turn in range(ROUNDS):
        for variant in variants:
            cell, before, kept = page.find(f"# {variant}"), page.socket_bytes, []
            handle = cell.element_handle()
            for n in range(PRESSES):
                took = press(page, cell, CONTROLS[exhibit], turn * PRESSES + n)
                times[variant].append(took)
                if variant == OURS:
                    kept.append(call(page, "keep", handle, exhibit))
            sent[variant] += page.socket_bytes - before
            for one in kept:
                bare = call(page, "drawBare", handle, exhibit, one)
                least.append((bare, call(page, "roundTrip")))
    page.close()
    return times, sent, *(statistics.median(some) for some in zip(*least, strict=True))


def measure_growth(browser, lab, report):
    """Our Timeline with more and more events, which take turns."""
    stages, opened = {}, {}
    for copies in COPIES:
        cells = [SETUP, MANY.format(copies=copies)]
        page = open_notebook(browser, lab, write_notebook(lab, f"bench-{copies}.ipynb", cells))
        start = time.perf_counter()
        page.run_all()
        visible(page.page.locator(".lk-chart .scatterlayer .point").first, seconds=120)
        opened[copies] = time.perf_counter() - start
        stages[copies] = page, f"# Many {copies}"
    times = press_in_turn(stages, CONTROLS["Timeline"])
    report.head(
        "Our Timeline as the number of events grows, milliseconds",
        *("events", "Run All to the chart", "median", "95th percentile", "of 150 events"),
    )
    few = statistics.median(times[COPIES[0]])
    for copies, (page, _) in stages.items():
        median, high = median_and_high(times[copies])
        report.row(
            *(f"{150 * copies:,}", f"{opened[copies] * 1000:.0f}"),
            *(f"{median:.0f}", f"{high:.0f}", f"{median / few:.2f}"),
        )
        page.close()


def measure_story(browser, lab, report):
    """A Story from event to event."""
    page = open_notebook(browser, lab, "notebooks/00-start-here.ipynb").run_all()
    stage = visible(page.find("# Story").locator(".lk-story"))
    median, high = median_and_high(call(page, "stepThrough", stage.element_handle(), 23))
    page.close()
    report.say()
    report.say(
        f"Story, Next to the next event painted: median {median:.0f} ms, "
        f"95th percentile {high:.0f} ms"
    )
