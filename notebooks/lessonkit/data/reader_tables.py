"""A reader's own tables of events and sources: read, checked, and made ready for the exhibits. Files are only read, never written.

The columns are those of data/events.csv and data/sources.csv; all but date, title and summary may be left out.
"""

import textwrap
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd

from .checks import check_events, check_header, check_lists, check_rows
from .course import DATA, TEMPLATE, Course, convert, course, describe
from .dates import Unclear, read_date
from .problems import DataError, Problem
from .sources import SAFE_URL, Source, Sources
from .spreadsheet import has_sheet, is_readable, is_workbook, read_sheet

#: What the files of a reader are called.
FILES = {"events": "events.csv", "sources": "sources.csv"}
#: What a table must have. The other columns of the course's own tables may be left out, or left empty.
REQUIRED = {"events": ("date", "title", "summary"), "sources": ("id", "url")}
#: What an empty cell of the other columns means.
_DEFAULTS = {
    "events": {
        "date_end": "",
        "precision": "day",
        "actors": "",
        "place": "",
        "theme": "events",
        "kind": "",
        "importance": "3",
        "confidence": "confirmed",
        "attribution": "",
        "sources": "",
        "responds_to": "",
        "note": "",
        "source_url": "",
    },
    "sources": {"kind": "news", "state_media": "false", "copy_of": "", "language": "en"},
}
#: What a column holds where this differs from the course's own table.
_DESCRIPTIONS = {
    "events": {
        "id": "A name of your own for the event, in small letters, figures and hyphens. Needed only if another row answers this one.",
        "date": "First day of the event, like 2024-06-19; 2024-06 or 2024 if no more is known.",
        "date_end": "Last day, where the event lasted longer than a day.",
        "precision": "day, month or year. Left empty, it follows from how the date is written.",
        "label": "Short name for the chart, at most 32 characters. Left empty, the title is cut.",
        "summary": "What happened and why it matters here, in two or three sentences.",
        "actors": "Main states and organisations, joined by semicolons: three-letter codes such as IND, or names.",
        "place": "Main place, in your own words.",
        "theme": "The strand that the event belongs to. Any word will do; events with the same word stand in one lane.",
        "kind": "What sort of event it is, in a word.",
        "importance": "3: belongs in the short story; 2: a student should know it; 1: detail. Left empty: 3.",
        "confidence": "confirmed, alleged (one side says so) or disputed (accounts contradict each other). Left empty: confirmed.",
        "attribution": "Who says so. Needed where the event is alleged or disputed.",
        "sources": "Ids of your sources.csv, joined by semicolons.",
        "responds_to": "Ids of earlier events of this table that this one answers, joined by semicolons.",
        "note": "For teachers; shown only on request.",
    },
    "sources": {
        "id": "A short name of your own for the source, in small letters, figures and hyphens.",
        "kind": "primary (document, speech, record), scholarly or news. Left empty: news.",
        "state_media": "true if a state or a ruling party owns it or runs it. Left empty: false.",
        "language": "Language of the page in two letters. Left empty: en.",
    },
}
#: A column that stands in for a table of sources.
SOURCE_URL = {
    "name": "source_url",
    "type": "string",
    "description": "Address of a source, where there is no sources.csv; several are joined by semicolons.",
}
#: What is said where an address is wanted, and where it is out of place.
_ADDRESS = {
    True: ("this is not a web address", "Copy it whole, with https:// at its start"),
    False: (
        "this is an address, not an id",
        "Put it into a column source_url, or write the id of a row of your table of sources",
    ),
}
_NO_ROWS = {
    "events": "Add an event under the first row",
    "sources": "Add a source under the first row, or leave this table out",
}
#: What marks the example of the empty tables.
EXAMPLE = "(an example: write over this row)"
#: No text of a reader's cell may be longer, in characters.
_LONGEST = 2000
_LABEL = 32
_TRUE_OR_FALSE = {"1": "true", "yes": "true", "0": "false", "no": "false"}


def fields(table):
    """Return the fields of a reader's own table ("events" or "sources"), by name, as in a Table Schema.

    They are those of the course's own table, of which few are required, without its lists of strands and kinds, and with descriptions
    for people who keep their table in a spreadsheet.
    """
    own = {
        field["name"]: field
        for field in next(r for r in describe()["resources"] if r["name"] == table)["schema"][
            "fields"
        ]
    }
    for name, field in own.items():
        rules = field.setdefault("constraints", {})
        rules["required"] = name in REQUIRED[table]
        if table == "events" and name in ("theme", "kind"):
            rules.pop("enum")
        field["description"] = _DESCRIPTIONS[table].get(name, field["description"])
        if field["type"] == "string" and "enum" not in rules:
            rules["maxLength"] = min(rules.get("maxLength", _LONGEST), _LONGEST)
    if table == "events":
        own["source_url"] = {**SOURCE_URL, "constraints": {"maxLength": _LONGEST}}
    return own


def load(path):
    """Return the tables of a reader, as an object like `course`: a folder with an events file, or one file of events.

    The file is CSV (comma, semicolon or tab; UTF-8 or Windows-1252) or .xlsx. A file sources.csv beside it is read
    too; in a workbook, a sheet named sources. Raises DataError, which lists all that is wrong.
    """
    try:
        path = Path(path)
        files = None if path.resolve() == DATA else _beside(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name cannot be used"
        raise DataError(
            [
                Problem(
                    _shown(path),
                    None,
                    "",
                    "",
                    f"the file cannot be opened: {reason}",
                    "Check the name, and the folder in which the notebook is",
                )
            ]
        ) from error
    if files is None:
        course.check()
        return course
    return load_files(files)


def template():
    """Return the empty tables, each with one example row, as `Sheet`s by table."""
    return {
        table: read_sheet(name, (TEMPLATE / name).read_bytes(), fields(table), table)
        for table, name in FILES.items()
    }


def _shown(path):
    return Path(str(path)).name[:80] or str(path)[:80]


def _beside(path):
    """Return the contents of a file of events, and of the file of sources beside it, by name."""
    if path.is_dir():
        found = [
            path / f"events{ending}"
            for ending in (".csv", ".xlsx")
            if (path / f"events{ending}").is_file()
        ]
        if not found:
            raise DataError(
                [
                    Problem(
                        FILES["events"],
                        None,
                        "",
                        "",
                        f"there is no such file in the folder {path.name}",
                        "Name your table events.csv",
                    )
                ]
            )
        path = found[0]
    if not path.is_file():
        raise DataError(
            [
                Problem(
                    _shown(path),
                    None,
                    "",
                    "",
                    f"there is no such file in {path.parent.name or 'this folder'}",
                    "Check the name, and the folder in which the notebook is",
                )
            ]
        )
    names = [path, *(path.with_name(f"sources{ending}") for ending in (".csv", ".xlsx"))]
    return {file.name: file.read_bytes() for file in dict.fromkeys(names) if file.is_file()}


def load_files(files):
    """Return the tables of a reader from the contents of files, by name: one file of events, and perhaps one of sources.

    A file whose name begins with "sources" is the table of sources. Raises DataError.
    """
    if problems := [
        Problem(
            _shown(name),
            None,
            "",
            "",
            "this kind of file is not read",
            "Choose a .csv or .xlsx file; from LibreOffice, Numbers or Google Sheets save or download it as .xlsx",
        )
        for name in files
        if not is_readable(name)
    ]:
        raise DataError(problems)
    sources = [name for name in files if name.lower().startswith("sources")]
    events = [name for name in files if name not in sources]
    if len(events) != 1 or len(sources) > 1:
        names = ", ".join(map(_shown, files)) or FILES["events"]
        raise DataError(
            [
                Problem(
                    names,
                    None,
                    "",
                    "",
                    "one table of events is needed, and at most one of sources",
                    "Name the table of sources sources.csv; open one table of events at a time",
                )
            ]
        )
    contents = {"events": (events[0], files[events[0]])}
    if sources:
        contents["sources"] = (sources[0], files[sources[0]])
    return ReaderCourse(contents)


class ReaderCourse(Course):
    """Tables of a reader: `events`, and `sources` if there are any. Use `load`.

    contents: (name, bytes) by table, "events" and perhaps "sources". Raises DataError.
    """

    def __init__(self, contents):
        tables = {table: _TableReader(table, *content) for table, content in contents.items()}
        if "sources" not in tables and has_sheet(
            _shown(contents["events"][0]), contents["events"][1], "sources"
        ):
            tables["sources"] = _TableReader("sources", *contents["events"])
        if problems := [
            problem for table in tables.values() for problem in table.problems
        ] + _check_together(tables):
            raise DataError(problems)
        events = tables["events"].frame
        sources = (
            [Source(**row) for row in tables["sources"].frame.to_dict("records")]
            if "sources" in tables
            else []
        )
        extra = {
            url: Source(id=url, title=url, publisher=_host(url), url=url)
            for urls in events["source_url"]
            for url in urls
        }
        events["sources"] = [
            listed + named for listed, named in zip(events["sources"], events.pop("source_url"))
        ]
        self._resources = {name: table.frame for name, table in tables.items()}
        self._resources["events"] = events.sort_values(["date", "id"], ignore_index=True)
        for name, frame in self._resources.items():
            frame.attrs["sources"] = Sources([*sources, *extra.values()])
            setattr(self, name, frame)


class _TableReader:
    """One table on its way from texts to what its fields say.

    `frame` holds the rows in which nothing is wrong, `numbers` their numbers in the spreadsheet; it is None where there are none or a
    needed column is missing. `known` holds the ids of all rows. The table is in order if `problems` is empty.
    """

    def __init__(self, table, name, content):
        self.table, self.name, self.fields = table, _shown(name), fields(table)
        sheet = read_sheet(self.name, content, self.fields, table)
        if is_workbook(content):
            self.name += f", sheet {table}"
        self.numbers = sheet.numbers
        self.problems = check_header(sheet.header, self.name, list(self.fields), REQUIRED[table])
        if not sheet.rows:
            self.problems.append(
                Problem(self.name, None, "", "", "the table has no rows", _NO_ROWS[table])
            )
        texts = pd.DataFrame(sheet.rows, columns=sheet.header, dtype=object)
        known = [
            n
            for n, column in enumerate(sheet.header)
            if column in self.fields and sheet.header.index(column) == n
        ]
        texts = texts.iloc[:, known].copy()
        self._words(texts)
        self._dates(texts)
        self.problems += self._form(texts)
        self.problems.sort(key=lambda problem: problem.row or 0)
        self.known = set(texts["id"]) if "id" in texts else set()
        wrong = {problem.row for problem in self.problems}
        good = [number not in wrong for number in self.numbers]
        self.numbers = [number for number in self.numbers if number not in wrong]
        self.frame = (
            self._fill(texts[good].copy())
            if self.numbers and set(REQUIRED[table]) <= set(texts)
            else None
        )

    def _words(self, texts):
        """Write the words of a list, and true and false, as the fields want them; spreadsheets like capitals."""
        for column in texts:
            if "enum" in self.fields[column].get("constraints", {}):
                texts[column] = texts[column].str.lower()
            elif self.fields[column]["type"] == "boolean":
                texts[column] = texts[column].str.lower().replace(_TRUE_OR_FALSE)

    def _dates(self, texts):
        """Write the dates of a table as ISO dates, in place; where none can be read, note the problem and put a date in its place."""
        for column in [c for c in texts if self.fields[c]["type"] == "date"]:
            read, precisions = [], []
            for number, text in zip(self.numbers, texts[column]):
                day, precision = "", ""
                if text:
                    try:
                        day, precision = read_date(text)
                    except Unclear as unclear:
                        self.problems.append(
                            Problem(self.name, number, column, text, unclear.wrong, unclear.mend)
                        )
                        day = "2000-01-01"
                read.append(day)
                precisions.append(precision)
            texts[column] = read
            if column == "date":
                stated = texts["precision"] if "precision" in texts else [""] * len(texts)
                texts["precision"] = [said or seen for said, seen in zip(stated, precisions)]

    def _form(self, texts):
        """Return the problems of types and constraints, with rows as the spreadsheet numbers them."""
        if texts.empty:
            return []
        resource = {
            "name": self.table,
            "type": "table",
            "data": [list(texts), *texts.values.tolist()],
            "schema": {"fields": [self.fields[column] for column in texts], "missingValues": [""]},
        }
        found = check_rows(resource, self.name, self.numbers)
        for column, address in (("source_url", True), ("sources", False)):
            if column in texts:
                found += [
                    Problem(self.name, number, column, part, *_ADDRESS[address])
                    for number, cell in zip(self.numbers, texts[column])
                    for part in _split(cell)
                    if bool(SAFE_URL.fullmatch(part)) != address
                ]
        return found

    def _fill(self, texts):
        """Return the table with all its columns, of the types that its fields say."""
        for column, value in _DEFAULTS[self.table].items():
            texts[column] = (
                texts[column].where(texts[column] != "", value) if column in texts else value
            )
        if self.table == "sources":
            host = texts["url"].map(_host)
            for column in ("title", "publisher"):
                texts[column] = (
                    texts[column].where(texts[column] != "", host) if column in texts else host
                )
            return convert(texts, self.fields.values())
        own = [f"row-{number}" for number in self.numbers]
        texts["id"] = texts["id"].where(texts["id"] != "", own) if "id" in texts else own
        label = (
            texts["label"].where(texts["label"] != "", texts["title"])
            if "label" in texts
            else texts["title"]
        )
        texts["label"] = label.map(lambda text: textwrap.shorten(text, _LABEL, placeholder="…"))
        texts["source_url"] = texts["source_url"].map(_split)
        return convert(texts, self.fields.values())


def _host(url):
    """Return the name of the site of an address, or the address where it has none that can be read."""
    try:
        return urlsplit(url).netloc or url
    except ValueError:
        return url


def _split(cell):
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _check_together(tables):
    """Return the problems that show only between columns, rows or tables, with rows as the spreadsheet numbers them.

    Rows in which something else is wrong are left out; what refers to them is not held against the reader.
    """
    if any(table.frame is None for table in tables.values()):
        return []
    package = {
        "resources": [
            {"name": name, "path": table.name, "schema": {"fields": list(table.fields.values())}}
            for name, table in tables.items()
        ]
    }
    frames = {name: table.frame for name, table in tables.items()}
    numbers = {name: table.numbers for name, table in tables.items()}
    known = set().union(*(table.known for table in tables.values()))
    return (
        [problem for problem in check_lists(package, frames, numbers) if problem.value not in known]
        + check_events(frames["events"], tables["events"].name, numbers["events"])
        + _check_example(tables)
    )


def _check_example(tables):
    """Return a problem for every event of the reader's own that still cites the source of the example."""
    if "sources" not in tables:
        return []
    sources, events = tables["sources"].frame, tables["events"]
    example = set(sources["id"][sources["title"].str.contains(EXAMPLE, regex=False)])
    return [
        Problem(
            events.name,
            number,
            "sources",
            key,
            "this event cites the source of the example",
            "Write the id of your own source, or empty the cell",
        )
        for number, event in zip(events.numbers, events.frame.itertuples())
        for key in event.sources
        if key in example and EXAMPLE not in event.title
    ]
