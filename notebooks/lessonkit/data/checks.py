"""Checks tables: their form, and the rules that no schema can state. Knows nothing of screens.

The form (columns, types, constraints, references by one value) is checked by frictionless against a
Data Package, such as data/datapackage.json.
"""

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from .explanations import explain
from .problems import Problem, did_you_mean, nearest
from .rows import Event, Question, rows_of

Descriptor = dict[str, Any]


def check_form(package: Descriptor, folder: Path) -> list[Problem]:
    """Check the tables of a data package against its descriptor.

    Parameters
    ----------
    package
        The descriptor (Data Package v2).
    folder
        The folder that its paths start from.

    Returns
    -------
    list of Problem
        In the order of the tables and rows.
    """
    files = {r["name"]: r["path"] for r in package["resources"]}
    if missing := [file for file in files.values() if not (folder / file).is_file()]:
        wrong = f"the file is missing from the folder {folder.name}"
        mend = "Put it back, under exactly this name"
        return [Problem(file, None, "", "", wrong, mend) for file in missing]
    return list(_validated(package, folder, files))


def check_rows(resource: Descriptor, file: str, numbers: Sequence[int]) -> list[Problem]:
    """Check the rows of one table against its schema.

    Parameters
    ----------
    resource
        A resource of a Data Package with its rows in `data`, the header first.
    file
        The table's name for the messages.
    numbers
        The rows' numbers in the spreadsheet.
    """
    package = {"name": "own", "resources": [resource]}
    return [
        replace(problem, row=numbers[problem.row - 2])
        if problem.row and problem.row > 1
        else problem
        for problem in _validated(package, None, {resource["name"]: file})
    ]


def _spare_a_grammar() -> None:
    """Let jsonschema load without a grammar that no table needs: 1.6 seconds and 16 MB.

    Compatibility: frictionless imports jsonschema, whose format checker imports rfc3987_syntax
    wherever that is installed (_format.py of https://github.com/python-jsonschema/jsonschema).
    Marking the module as missing for the time of that one import is the only way to do without;
    drop this when jsonschema imports it on demand.
    """
    if "rfc3987_syntax" in sys.modules:
        return
    sys.modules["rfc3987_syntax"] = None  # pyright: ignore[reportArgumentType]
    try:
        import jsonschema  # noqa: F401  # pyright: ignore[reportUnusedImport]
    finally:
        del sys.modules["rfc3987_syntax"]


def _validated(
    package: Descriptor, folder: Path | None, files: Mapping[str, str]
) -> Iterator[Problem]:
    """Have frictionless validate a package; yield each problem.

    Rows are numbered as in a table of which no row was left out.
    """
    # Loaded here because it takes longer than everything else that a notebook needs at its start.
    _spare_a_grammar()
    from frictionless import Package, system

    schemas = {
        r["name"]: {f["name"]: f for f in r["schema"]["fields"]} for r in package["resources"]
    }
    resources = [
        {key: value for key, value in r.items() if key not in ("hash", "bytes")}
        for r in package["resources"]
    ]
    with system.use_context(trusted=True):
        descriptor = {**package, "resources": resources}
        basepath = str(folder) if folder else None
        report = Package.from_descriptor(descriptor, basepath=basepath).validate()
    for task in report.tasks:
        for error in task.errors:
            if problem := explain(error, files[task.name], schemas[task.name]):
                yield problem


def meant_columns(header: Sequence[str], known: Sequence[str]) -> dict[str, str]:
    """Return the column that is probably meant by each name that is not known.

    Parameters
    ----------
    header
        The names found.
    known
        The names that a table of this kind may have.
    """
    free = [column for column in known if column not in header]
    meant: dict[str, str] = {}
    for column in header:
        if column not in known and column not in meant and (name := nearest(column, free)):
            meant[column] = name
            free.remove(name)
    return meant


def check_header(
    header: Sequence[str], file: str, known: Sequence[str], required: Sequence[str]
) -> list[Problem]:
    """Check the first row of a reader's table.

    Parameters
    ----------
    header
        The names found.
    file
        The table's name for the messages.
    known
        The names that a table of this kind may have.
    required
        Those that it must have.
    """
    meant = meant_columns(header, known)
    named = {*header, *meant.values()}
    if not named & set(known):
        wrong = "the first row does not name the columns"
        mend = f"Begin the table with a row of names: {', '.join(required)}"
        return [Problem(file, 1, "", ", ".join(header), wrong, mend)]
    names = ", ".join(column for column in known if column not in named)
    rest = f"one of these names: {names}; or delete the column"
    wrong = "no column of this name is known"
    mends = {column: f"Use {rest}" for column in header if column not in known}
    mends |= {c: f"Did you mean “{name}”? If not, use {rest}" for c, name in meant.items()}
    found = [Problem(file, 1, column, "", wrong, mend) for column, mend in mends.items()]
    found += [
        Problem(file, 1, column, "", "the column is missing", "Add it to the first row")
        for column in required
        if column not in named
    ]
    twice = [column for column in known if header.count(column) > 1]
    wrong, mend = "two columns have this name", "Rename or delete one of them"
    return found + [Problem(file, 1, column, "", wrong, mend) for column in twice]


def check_lists(
    package: Descriptor,
    tables: Mapping[str, pd.DataFrame],
    numbers: Mapping[str, Sequence[int]] | None = None,
) -> list[Problem]:
    """Check the columns that hold several values: ids of a table, or words of a list (`itemEnum`).

    Parameters
    ----------
    package
        The descriptor.
    tables
        The tables by name, of the types that their fields say.
    numbers
        The rows' numbers in the spreadsheet by table, where they are not simply 2, 3, 4 ...
    """
    found: list[Problem] = []
    paths = {resource["name"]: resource["path"] for resource in package["resources"]}
    for resource in package["resources"]:
        frame = tables[resource["name"]]
        rows = numbers[resource["name"]] if numbers else range(2, len(frame) + 2)
        for field in resource["schema"]["fields"]:
            target: str = field.get("references", "")
            words: set[str] = set(field.get("itemEnum", ()))
            if words:
                wrong, mend = "“{}” is not one of the list", f"Use: {', '.join(field['itemEnum'])}"
            elif target in tables:
                words = set(tables[target]["id"])
                wrong = f"{paths[target]} has no row with this id"
                mend = f"Correct the id, or add a row to {paths[target]}"
            else:
                continue
            column: str = field["name"]
            cells: list[tuple[str, ...]] = frame[column].tolist()
            found += [
                Problem(
                    resource["path"],
                    row,
                    column,
                    value,
                    wrong.format(value),
                    did_you_mean(value, words) + mend,
                )
                for row, values in zip(rows, cells, strict=True)
                for value in values
                if value not in words
            ]
    return found


def check_events(
    events: pd.DataFrame,
    file: str,
    numbers: Sequence[int] | None = None,
    undated: Collection[str] = (),
) -> list[Problem]:
    """Check the rules for events that the form alone cannot state.

    Parameters
    ----------
    events
        The table of events.
    file
        Its name for the messages.
    numbers
        The rows' numbers in the spreadsheet, where they are not simply 2, 3, 4 ...
    undated
        Ids of events whose date could not be read; nothing is said of their dates.
    """
    found: list[Problem] = []
    rows = rows_of(events, Event)
    dates = {event.id: event.date for event in rows if event.id not in undated}
    seen: dict[tuple[pd.Timestamp, str], int] = {}
    for row, event in zip(numbers or range(2, len(rows) + 2), rows, strict=True):
        for column, value, wrong, mend in _event_problems(event, dates):
            found.append(Problem(file, row, column, value, wrong, mend))
        if event.id not in dates or not event.title:
            continue
        if (first := seen.setdefault((event.date, event.title), row)) != row:
            wrong = f"the same event stands in row {first}"
            found.append(Problem(file, row, "title", event.title, wrong, "Delete one of the two"))
    return found


def check_questions(questions: pd.DataFrame, file: str) -> list[Problem]:
    """Check that the option which a question calls right is there.

    Parameters
    ----------
    questions
        The table of questions.
    file
        Its name for the messages.
    """
    wrong = "the cell is empty, but this option is called right"
    return [
        Problem(file, row, option, "", wrong, "Fill it in, or correct the column answer")
        for row, question in enumerate(rows_of(questions, Question), 2)
        if not getattr(question, option := f"option_{question.answer}")
    ]


def _event_problems(
    event: Event, dates: Mapping[str, pd.Timestamp]
) -> Iterator[tuple[str, str, str, str]]:
    """Yield column, value, what is wrong and how to mend it for one event."""
    if event.confidence != "confirmed" and not event.attribution:
        wrong = f"the event is {event.confidence}, but nobody is named who says so"
        yield "attribution", "", wrong, "Write who says so; in a dispute, what each side says"
    if event.id not in dates:
        return
    if event.date_end is not None and event.date_end < event.date:
        day = str(event.date_end.date())
        yield "date_end", day, "the event ends before it begins", "Correct one of the two dates"
    for answered in event.responds_to:
        if answered in dates and dates[answered] > event.date:
            yield "responds_to", answered, "an event cannot answer a later one", "Take the id out"
