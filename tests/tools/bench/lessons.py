"""Run All of each lesson: seconds, bytes over the kernel's websocket, the kernel's memory."""

import time
from pathlib import Path
from typing import NamedTuple

from in_page import call, open_notebook, write_notebook
from report import medians
from support import NOTEBOOKS

#: Every notebook is opened and run so many times, in turn; the medians are told.
TIMES = 5
IMPORTS = """
import pandas, plotly.graph_objects, ipywidgets as w
from IPython.display import display
"""
PLAIN = """
w.VBox([
    w.HTML("ready"), w.Dropdown(options=["a"]), w.ToggleButtons(options=["a", "b"]), w.HTML("text")
])
"""


class RunAll(NamedTuple):
    """What a Run All took.

    Parameters
    ----------
    seconds
        From a started kernel to the last exhibit.
    sent, packed
        Bytes over the kernel's websocket, as they are and as the server sends them compressed.
    memory
        Resident memory of the kernel afterwards in MB.
    """

    seconds: float
    sent: int
    packed: int
    memory: float


def run_in_turn(browser, jobs):
    """Run notebooks, which take turns, so that what else the machine does falls on all of them.

    Parameters
    ----------
    browser
        The browser.
    jobs
        Lab and path of each notebook, by any name.

    Returns
    -------
    dict
        What each Run All took, by the same names: medians of seconds and memory. Bytes are counted
        in a run of their own, since counting takes time.
    """
    taken = {name: [] for name in jobs}
    for turn in range(TIMES):
        for name, (lab, path) in list(jobs.items())[:: -1 if turn % 2 else 1]:
            taken[name].append(_run(browser, lab, path, counting=False))
    counted = {name: _run(browser, *job, counting=True) for name, job in jobs.items()}
    return {
        name: RunAll(*medians(runs))._replace(sent=counted[name].sent, packed=counted[name].packed)
        for name, runs in taken.items()
    }


def _run(browser, lab, path, counting):
    """Open a notebook of a lab, run all of its cells, and close it."""
    page = open_notebook(browser, lab, path, counting)
    call(page, "atRest")
    start = time.perf_counter()
    page.run_all()
    page.finished()
    seconds = time.perf_counter() - start
    memory = call(page, "kernelMemory")
    result = RunAll(seconds, page.socket_bytes, page.packed_bytes, memory)
    page.close()
    return result


def measure_lessons(browser, lab, report):
    """Every lesson beside a notebook of imports, and one of plain widgets."""
    bare = write_notebook(lab, "imports.ipynb", [IMPORTS + 'display(w.HTML("ready"))'])
    plain = write_notebook(lab, "ten-plain.ipynb", [IMPORTS + PLAIN, *[PLAIN] * 9])
    paths = [bare, plain, *(f"notebooks/{p.name}" for p in NOTEBOOKS)]
    taken = run_in_turn(browser, {path: (lab, path) for path in paths})
    report.head(
        "Run All, from a started kernel and a page at rest to the last exhibit; first lines: a "
        "notebook that only imports the libraries, and one that also shows, in ten cells, two "
        "controls and two texts of ipywidgets'",
        *("notebook", "seconds", "of ten-plain", "websocket KB", "compressed KB"),
        *("kernel MB", "times imports", "saved KB"),
    )
    base, ten = taken[bare], taken[plain]
    for path, one in taken.items():
        saved = (lab.root / path).stat().st_size
        report.row(
            *(Path(path).stem, f"{one.seconds:.1f}", f"{one.seconds / ten.seconds:.2f}"),
            *(f"{one.sent / 1000:.0f}", f"{one.packed / 1000:.0f}", f"{one.memory:.0f}"),
            *(f"{one.memory / base.memory:.2f}", f"{saved / 1000:.0f}"),
        )
