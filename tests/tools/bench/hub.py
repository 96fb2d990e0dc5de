"""A load test: a real JupyterHub on this machine, and a class that works through one lesson on it.

    python tests/tools/bench/hub.py [--students 20] [--lesson 05-what-happened-next]

Needs the packages of tests/tools/bench/hub-requirements.txt, and the program
configurable-http-proxy (npm) on the PATH. Every student logs in through the form, waits for a
server, opens the lesson, runs the first half of its cells over the websocket, writes an answer and
saves. Then the hub is stopped and started anew in mid-class. Every student finds the answer again,
runs the second half on the same kernel, and saves. Beside them one student runs a notebook that
only imports the libraries. Prints a table in Markdown; the exit status is 1 if a student does not
finish.
"""

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hub_server import Hub, wait_for
from report import Report, median_and_high
from student import ROOT, Student

ANSWER = "What I wrote before the hub was restarted."
IMPORTS = ["import pandas", "import plotly.graph_objects", "import ipywidgets"]
EMPTY = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'


def first_half(student, cells, together):
    """Log in, open, run half of the lesson, write, save; begin when everyone is there."""
    together.wait()
    for name, step in (
        ("log in, server starts", student.log_in),
        ("open the lesson", student.open),
        ("run the first half", lambda: [student.run(code) for code in cells]),
    ):
        began = time.monotonic()
        step()
        student.seconds[name] = time.monotonic() - began
    for cell in student.book["content"]["cells"]:
        if "your-turn" in cell["metadata"].get("tags", ()):
            cell["source"] = ANSWER
            break
    student.save()


def second_half(student, cells):
    """Find the answer again, go on with the same kernel, save."""
    began = time.monotonic()
    kept = wait_for(
        lambda: student.ask("GET", f"api/contents/notebooks/{student.notebook}.ipynb"),
        "the server after the restart",
    ).json()
    if ANSWER not in str(kept["content"]):
        raise RuntimeError("the saved answer is gone")
    student.connect()
    for code in cells:
        student.run(code)
    student.save()
    taken = time.monotonic() - began
    student.seconds["after the restart: answer there, second half run, saved"] = taken


def at_once(work, students, *more):
    """Let all students work at once; return what went wrong, by name."""
    wrong = {}

    def one(student):
        try:
            work(student, *more)
        except Exception as error:
            wrong[student.name] = f"{type(error).__name__}: {error}"

    with ThreadPoolExecutor(max(len(students), 1)) as pool:
        list(pool.map(one, students))
    return wrong


def student_of_imports(hub):
    """Return a student who has only imported the libraries, and what went wrong."""
    alone = Student(hub, "imports", "imports")
    (alone.home / "notebooks" / "imports.ipynb").write_text(EMPTY)
    return alone, at_once(first_half, [alone], IMPORTS, threading.Barrier(1))


def hold_class(hub, students, cells):
    """Let students work through a lesson, with a restart of the hub in the middle.

    Returns
    -------
    dict
        What went wrong, by name of the student.
    """
    half = len(cells) // 2
    wrong = at_once(first_half, students, cells[:half], threading.Barrier(len(students)))
    hub.stop()
    hub.start()
    there = [student for student in students if student.name not in wrong]
    return wrong | at_once(second_half, there, cells[half:])


def cells_of(lesson):
    """Return the code cells of a lesson."""
    path = ROOT / "notebooks" / f"{lesson}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def tell(report, finished, alone):
    """Print how long the steps took, and what memory the servers and kernels have."""
    report.head("What a student takes", "", "median", "95th percentile", "most")

    def row(name, values):
        numbers = (*median_and_high(values), max(values))
        report.row(name, *(f"{value:.1f}" for value in numbers))

    for step in finished[0].seconds:
        row(f"{step} (s)", [student.seconds[step] for student in finished])
    servers, kernels = zip(*(student.memory() for student in finished), strict=True)
    row("memory of a student's server (MB)", servers)
    row("memory of a student's kernel (MB)", kernels)
    bare = alone.memory()
    parts = f"{bare[0]:.0f} + {bare[1]:.0f}"
    report.row("the same, only the libraries imported (MB)", parts, "", "")
    both = statistics.median(map(sum, zip(servers, kernels, strict=True)))
    report.say()
    report.say(
        f"A student's server and kernel take {both:.0f} MB, {both / sum(bare):.2f} times those of "
        "a notebook that only imports the libraries; the kernel alone "
        f"{statistics.median(kernels) / bare[1]:.2f} times."
    )


def main():
    """Run the test and print its table; return the exit status."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--students", type=int, default=20)
    options.add_argument("--lesson", default="05-what-happened-next")
    chosen = options.parse_args()
    cells, report = cells_of(chosen.lesson), Report()
    folder = Path(tempfile.mkdtemp(prefix="hub-"))
    hub = Hub(folder, chosen.students)
    hub.start()
    try:
        alone, wrong = student_of_imports(hub)
        names = [f"student{n + 1:02}" for n in range(chosen.students)]
        students = [Student(hub, name, chosen.lesson) for name in names]
        began = time.monotonic()
        wrong |= hold_class(hub, students, cells)
        seconds = time.monotonic() - began
        finished = [student for student in students if student.name not in wrong]
        report.say(
            f"{len(finished)} of {len(students)} students finished {chosen.lesson} ({len(cells)} "
            f"cells) in {seconds:.0f} s, {len(wrong)} errors, {sum(s.lost for s in students)} "
            f"connections lost and opened anew, {os.cpu_count()} processors"
        )
        for name, message in wrong.items():
            report.say(f"- {name}: {message}")
        if finished:
            tell(report, finished, alone)
        return 1 if wrong else 0
    finally:
        hub.end()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
