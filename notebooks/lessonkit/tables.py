"""Reads the course's own tables. Knows nothing of screens. (A reader's own: see own.py.)

The form of every table stands in data/datapackage.json (Data Package v2, https://datapackage.org). The
descriptor also holds the SHA-256 of each table as it was when it last passed the full check: while a file
is unchanged the check, which takes seconds, is not repeated at the start of every notebook.
"""

import hashlib
import json
from functools import cached_property
from pathlib import Path

import pandas as pd

from .checks import DataError, Problem, check_events, check_form, check_lists
from .citations import Source, Sources

DATA = Path(__file__).resolve().parents[2] / "data"
TEMPLATE = DATA / "template"

_CONVERT = {
    "date": lambda column: pd.to_datetime(column, format="%Y-%m-%d"),
    "integer": lambda column: column.astype("int64"),
    "number": lambda column: pd.to_numeric(column.where(column != "")),
    "boolean": lambda column: column.str.lower() == "true",
    "list": lambda column: column.map(lambda text: tuple(v.strip() for v in text.split(";") if v.strip())),
}


def describe(folder=DATA):
    """Return the descriptor datapackage.json of a folder as a dictionary.

    Raises DataError if the file is missing or is not JSON.
    """
    path = Path(folder) / "datapackage.json"
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        wrong = f"the file is missing from the folder {path.parent.name}"
    except ValueError as error:
        wrong = f"the file cannot be read as JSON: {error}"
    raise DataError([Problem(path.name, None, "", "", wrong, "Put the original file back")])


def read(path, fields):
    """Read one table that has passed the check of its form.

    `fields` is the list of fields of its schema. Dates become datetime64 (NaT where empty), lists become
    tuples of strings, other empty cells stay empty strings.
    """
    return convert(pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8"), fields)


def convert(frame, fields):
    """Turn the texts of a table, in place, into what the fields of its schema say."""
    for field in fields:
        if field["name"] in frame and field["type"] in _CONVERT:
            frame[field["name"]] = _CONVERT[field["type"]](frame[field["name"]])
    return frame


def fingerprint(path):
    """Return the hash of a file in the form of a Data Package: "sha256:" and 64 hexadecimal figures."""
    return "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()


def unchanged(package, folder):
    """Return True if every table is as it was when it last passed the full check."""
    return all((folder / r["path"]).is_file() and r.get("hash") == fingerprint(folder / r["path"])
               for r in package["resources"])


def check(package, folder):
    """Check a folder of tables in full. Returns a list of `Problem`, empty if all is well."""
    problems = check_form(package, folder)
    if problems:
        return problems
    tables = {r["name"]: read(folder / r["path"], r["schema"]["fields"]) for r in package["resources"]}
    return check_lists(package, tables) + check_events(tables["events"], "events.csv")


class Eras(tuple):
    """The rows of the table of eras. They travel in the `attrs` of the events."""

    def __deepcopy__(self, memo):
        # pandas copies attrs deeply with every selection of rows; eras never change.
        return self


class Course:
    """The tables of a course, each an ordinary pandas DataFrame: `course.events`, `course.treaties`, ...

    They are read when first used. Raises DataError at that moment if they cannot be used.
    """

    def __init__(self, folder=DATA):
        self._folder = Path(folder)

    @cached_property
    def _resources(self):
        package = describe(self._folder)
        if not unchanged(package, self._folder) and (problems := check(package, self._folder)):
            raise DataError(problems)
        return {r["name"]: r for r in package["resources"]}

    @cached_property
    def _sources(self):
        return Sources(Source(**row) for row in self._read("sources").to_dict("records"))

    def _read(self, name):
        resource = self._resources[name]
        return read(self._folder / resource["path"], resource["schema"]["fields"])

    def check(self):
        """Check the tables now rather than at first use. Raises DataError if they cannot be used."""
        _ = self._resources

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._resources:
            raise AttributeError(f"the course has no table {name}; it has {', '.join(self._resources)}")
        table = self._read(name)
        table.attrs["sources"] = self._sources
        if name == "events":
            table = table.sort_values(["date", "id"], ignore_index=True)
            table.attrs["eras"] = Eras(self.eras.itertuples(index=False))
        # From now on it is an attribute like any other.
        setattr(self, name, table)
        return table

    def __dir__(self):
        return [*super().__dir__(), *self._resources]


#: The course's own tables.
course = Course()


def record(folder=DATA):
    """Check the tables in full and write their present hashes into datapackage.json.

    Raises DataError, and writes nothing, if a table does not pass.
    """
    package = describe(folder)
    if problems := check(package, Path(folder)):
        raise DataError(problems)
    for resource in package["resources"]:
        resource["hash"] = fingerprint(Path(folder) / resource["path"])
    text = json.dumps(package, indent=1, ensure_ascii=False) + "\n"
    (Path(folder) / "datapackage.json").write_text(text, encoding="utf-8")
