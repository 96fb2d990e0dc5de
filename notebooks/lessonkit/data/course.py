"""The course's own tables, read and checked. Knows nothing of screens.

The form of every table stands in data/datapackage.json (Data Package v2, https://datapackage.org).
The descriptor also holds the SHA-256 of each table as it was when it last passed the full check:
while a file is unchanged the check, which takes seconds, is not repeated at the start of every
notebook. (A reader's own tables: see reader_tables.py.)
"""

import hashlib
import json
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from .checks import check_events, check_form, check_lists, check_questions
from .problems import DataError, Problem
from .rows import Era, rows_of
from .sources import Publisher, Source, Sources, add_publishers

#: The folder of the course's tables.
DATA = Path(__file__).resolve().parents[3] / "data"
#: The folder of the empty tables.
TEMPLATE = DATA / "template"

Descriptor = dict[str, Any]


def _converted(column: "pd.Series[Any]", kind: str) -> "pd.Series[Any]":
    """Return a column of texts as what a type of a Table Schema says."""
    match kind:
        case "date":
            return pd.to_datetime(column, format="%Y-%m-%d")
        case "integer":
            return column.astype("int64")
        case "number":
            return pd.to_numeric(column.where(column != ""))
        case "boolean":
            return column.str.lower() == "true"
        case "list":
            return column.map(split_list)
        case _:
            return column


def split_list(text: str) -> tuple[str, ...]:
    """Return the values of a cell in which a semicolon stands between them."""
    return tuple(value.strip() for value in text.split(";") if value.strip())


def describe(folder: Path = DATA) -> Descriptor:
    """Return the descriptor datapackage.json of a folder.

    Raises
    ------
    DataError
        If the file is missing or is not JSON.
    """
    path = folder / "datapackage.json"
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        wrong = f"the file is missing from the folder {folder.name}"
    except ValueError as error:
        wrong = f"the file cannot be read as JSON: {error}"
    raise DataError([Problem(path.name, None, "", "", wrong, "Put the original file back")])


def convert(frame: pd.DataFrame, fields: Iterable[Descriptor]) -> pd.DataFrame:
    """Turn the texts of a table, in place, into what the fields of its schema say.

    Dates become datetime64 (NaT where empty), numbers floats (NaN where empty), lists tuples of
    strings; other empty cells stay empty strings.

    Parameters
    ----------
    frame
        A table of texts that has passed the check of its form.
    fields
        The fields of its schema, as in a Table Schema.
    """
    for field in fields:
        if field["name"] in frame:
            name: str = field["name"]
            frame[name] = _converted(frame[name], field["type"])
    return frame


def _read(folder: Path, resource: Descriptor) -> pd.DataFrame:
    path = folder / resource["path"]
    texts = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    return convert(texts, resource["schema"]["fields"])


def fingerprint(path: Path) -> str:
    """Return the hash of a file as a Data Package has it: "sha256:" and 64 hexadecimal figures."""
    return "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()


def unchanged(package: Descriptor, folder: Path) -> bool:
    """Return True if every table is as it was when it last passed the full check."""
    return all(
        (folder / r["path"]).is_file() and r.get("hash") == fingerprint(folder / r["path"])
        for r in package["resources"]
    )


def check(package: Descriptor, folder: Path) -> list[Problem]:
    """Check a folder of tables in full; the list is empty if all is well."""
    if problems := check_form(package, folder):
        return problems
    tables = {r["name"]: _read(folder, r) for r in package["resources"]}
    return [
        *check_lists(package, tables),
        *check_events(tables["events"], "events.csv"),
        *check_questions(tables["questions"], "questions.csv"),
    ]


class Eras(tuple[Era, ...]):
    """The rows of the table of eras. They travel in the `attrs` of the events."""

    __slots__ = ()

    def __deepcopy__(self, memo: dict[int, Any]) -> "Eras":
        # pandas copies attrs deeply with every selection of rows; eras never change.
        return self


class Course:
    """The tables of a course, each a pandas DataFrame: `course.events`, `course.treaties`, ...

    They are read when first used.

    Raises
    ------
    DataError
        At first use, if the tables cannot be used.
    """

    def __init__(self, folder: Path = DATA) -> None:
        self._folder = folder

    @cached_property
    def _resources(self) -> dict[str, Descriptor]:
        package = describe(self._folder)
        if not unchanged(package, self._folder) and (problems := check(package, self._folder)):
            raise DataError(problems)
        return {r["name"]: r for r in package["resources"]}

    @cached_property
    def _sources(self) -> Sources:
        table = _read(self._folder, self._resources["sources"])
        publishers = rows_of(_read(self._folder, self._resources["publishers"]), Publisher)
        return Sources(rows_of(add_publishers(table, publishers), Source))

    def check(self) -> None:
        """Check the tables now rather than at first use.

        Raises
        ------
        DataError
            If they cannot be used.
        """
        _ = self._resources

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._resources:
            known = ", ".join(self._resources)
            raise AttributeError(f"the course has no table {name}; it has {known}")
        table = _read(self._folder, self._resources[name])
        table.attrs["sources"] = self._sources
        if name == "events":
            table = table.sort_values(["date", "id"], ignore_index=True)
            table.attrs["eras"] = Eras(rows_of(self.eras, Era))
        # From now on it is an attribute like any other.
        setattr(self, name, table)
        return table

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._resources]


#: The course's own tables.
course = Course()


def sources_of(table: pd.DataFrame) -> Sources:
    """Return the sources that travel with a table."""
    return table.attrs["sources"]


def eras_of(events: pd.DataFrame) -> tuple[Era, ...]:
    """Return the eras that travel with a table of events; none for a reader's own."""
    return events.attrs.get("eras", ())


def record(folder: Path = DATA) -> None:
    """Check the tables in full and write their present hashes into datapackage.json.

    Raises
    ------
    DataError
        If a table does not pass; nothing is written then.
    """
    package = describe(folder)
    if problems := check(package, folder):
        raise DataError(problems)
    for resource in package["resources"]:
        resource["hash"] = fingerprint(folder / resource["path"])
    text = json.dumps(package, indent=1, ensure_ascii=False) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
