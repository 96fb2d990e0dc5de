"""A reader's own tables of events and sources, read, checked and made ready for the exhibits.

Files are only read, never written.
"""

from collections.abc import Mapping
from pathlib import Path

from .checks import check_events, check_lists
from .course import DATA, Course, course
from .problems import DataError, NoFile, Problem
from .reader_fields import FILES
from .reader_table import ReaderTable, host_of
from .rows import Event, rows_of
from .sources import Source, Sources
from .spreadsheet import is_readable
from .workbook import has_sheet

#: What marks the example of the empty tables.
EXAMPLE = "(an example: write over this row)"
_CHECK_PATH = (
    "Check the path. It starts in the folder of this notebook, and .. is one folder up: "
    "../data/template, for example, holds the empty tables"
)


def load(path: str | Path) -> Course:
    """Return the tables of a reader, as an object like `course`.

    Parameters
    ----------
    path
        A folder with an events file, or one file of events: CSV (comma, semicolon or tab; UTF-8 or
        Windows-1252) or .xlsx. A file sources.csv beside it is read too; in a workbook, a sheet
        named sources.

    Raises
    ------
    DataError
        If the tables cannot be used; it lists all that is wrong.
    """
    try:
        path = Path(path)
        files = None if path.resolve() == DATA else _files_at(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name cannot be used"
        wrong = f"the file cannot be opened: {reason}"
        raise NoFile([_about_file(str(path), wrong, _CHECK_PATH)]) from error
    if files is None:
        course.check()
        return course
    return load_files(files)


def load_files(files: Mapping[str, bytes]) -> Course:
    """Return the tables of a reader from the contents of files.

    Parameters
    ----------
    files
        Contents by name: one file of events, and perhaps one of sources, whose name begins with
        "sources".

    Raises
    ------
    DataError
        If the tables cannot be used; it lists all that is wrong.
    """
    if unreadable := [name for name in files if not is_readable(name)]:
        mend = (
            "Choose a .csv or .xlsx file; from LibreOffice, Numbers or Google Sheets save or "
            "download it as .xlsx"
        )
        wrong = "this kind of file is not read"
        raise DataError([_about_file(name, wrong, mend) for name in unreadable])
    sources = [name for name in files if name.lower().startswith("sources")]
    events = [name for name in files if name not in sources]
    if len(events) != 1 or len(sources) > 1:
        names = ", ".join(map(_shown, files)) or FILES["events"]
        wrong = "one table of events is needed, and at most one of sources"
        mend = "Call the table of sources sources.csv, and open one table of events at a time"
        raise DataError([Problem(names, None, "", "", wrong, mend)])
    contents = {"events": (_shown(events[0]), files[events[0]])}
    if sources:
        contents["sources"] = (_shown(sources[0]), files[sources[0]])
    elif has_sheet(*contents["events"], "sources"):
        contents["sources"] = contents["events"]
    return ReaderCourse(contents)


class ReaderCourse(Course):
    """Tables of a reader: `events`, and `sources` if there are any. Use `load`.

    Parameters
    ----------
    contents
        Name and bytes of the file by table, "events" and perhaps "sources".

    Raises
    ------
    DataError
        If the tables cannot be used.
    """

    def __init__(self, contents: Mapping[str, tuple[str, bytes]]) -> None:
        tables = {table: ReaderTable(table, *content) for table, content in contents.items()}
        if problems := _problems_of(tables):
            raise DataError(problems)
        frames = {name: table.frame for name, table in tables.items() if table.frame is not None}
        known = rows_of(frames["sources"], Source) if "sources" in frames else []
        events = frames["events"]
        # An address in the table of events is a source of its own, with the address for an id.
        cited: list[tuple[str, ...]] = events.pop("source_url").tolist()
        addresses = [url for urls in cited for url in urls]
        events["sources"] = [a + b for a, b in zip(events["sources"], cited, strict=True)]
        known += [Source(url, url, host_of(url), url) for url in dict.fromkeys(addresses)]
        frames["events"] = events.sort_values(["date", "id"], ignore_index=True)
        for name, frame in frames.items():
            frame.attrs["sources"] = Sources(known)
            setattr(self, name, frame)
        self._resources = {name: {} for name in frames}


def _files_at(path: Path) -> dict[str, bytes]:
    """Return the contents of a file of events, and of the file of sources beside it, by name."""
    if path.is_dir():
        names = (path / f"events{ending}" for ending in (".csv", ".xlsx"))
        found = next((file for file in names if file.is_file()), None)
        if not found:
            wrong = f"the folder {_shown(str(path.resolve()))} has no events.csv and no events.xlsx"
            mend = "Give your table one of these names, or add its own name to the path"
            raise NoFile([_about_file(str(path), wrong, mend)])
        path = found
    if not path.is_file():
        wrong = "no file of this name was found"
        raise NoFile([_about_file(str(path), wrong, _CHECK_PATH)])
    names = [path, *(path.with_name(f"sources{ending}") for ending in (".csv", ".xlsx"))]
    return {file.name: file.read_bytes() for file in dict.fromkeys(names) if file.is_file()}


def _about_file(path: str, wrong: str, mend: str) -> Problem:
    return Problem(_shown(path), None, "", "", wrong, mend)


def _shown(path: str) -> str:
    """Return a file's name for a message, cut where it is long."""
    return Path(path).name[:80] or path[:80]


def _problems_of(tables: Mapping[str, ReaderTable]) -> list[Problem]:
    """Return all problems of the tables, table by table, in the order of their rows."""
    found = [problem for table in tables.values() for problem in table.problems]
    found += _check_together(tables)
    files = [table.name for table in tables.values()]
    return sorted(found, key=lambda problem: (files.index(problem.file), problem.row or 0))


def _check_together(tables: Mapping[str, ReaderTable]) -> list[Problem]:
    """Return the problems that show only between columns, rows or tables."""
    frames = {name: table.frame for name, table in tables.items() if table.frame is not None}
    resources = [
        {"name": name, "path": tables[name].name, "schema": {"fields": [*fields.values()]}}
        for name, fields in ((name, tables[name].fields) for name in frames)
    ]
    numbers = {name: tables[name].numbers for name in frames}
    found = check_lists({"resources": resources}, frames, numbers)
    if "events" in frames:
        events = tables["events"]
        found += check_events(frames["events"], events.name, events.numbers, events.undated)
    return found + _check_example(tables)


def _check_example(tables: Mapping[str, ReaderTable]) -> list[Problem]:
    """Return a problem for every event of the reader that still cites the example's source."""
    events = tables["events"]
    sources = tables["sources"].frame if "sources" in tables else None
    if sources is None or events.frame is None:
        return []
    example = {s.id for s in rows_of(sources, Source) if EXAMPLE in s.title}
    wrong = "this event cites the source of the example"
    mend = "Write the id of your own source, or empty the cell"
    return [
        Problem(events.name, number, "sources", key, wrong, mend)
        for number, event in zip(events.numbers, rows_of(events.frame, Event), strict=True)
        for key in event.sources
        if key in example and EXAMPLE not in event.title
    ]
