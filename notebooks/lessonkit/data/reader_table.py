"""One table of a reader: repaired where its meaning is plain, checked, and given its types."""

import textwrap
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from ..vocabulary import STRANDS
from .checks import check_header, check_rows, meant_columns
from .course import convert, split_list
from .dates import UnclearDate, read_date
from .problems import Problem
from .reader_fields import DEFAULTS, REQUIRED, fields
from .sources import is_web_address
from .spreadsheet import read_sheet
from .workbook import is_workbook

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
#: The most characters of a label that was cut from a title.
_LABEL = 32
_TRUE_OR_FALSE = {"1": "true", "yes": "true", "0": "false", "no": "false"}
#: What stands in for a date that cannot be read while the rest is checked.
_ANY_DAY = "2000-01-01"


class ReaderTable:
    """One table of a reader.

    Parameters
    ----------
    table
        "events" or "sources".
    name
        The file's name, for messages.
    content
        The file's bytes.

    Attributes
    ----------
    problems : list of Problem
        What is wrong with it; empty if it is in order.
    frame : DataFrame or None
        Its rows with all columns, of the types that the fields say; None where there are no rows.
        A cell that cannot be read holds what an empty one means, a date any day.
    numbers : list of int
        The rows' numbers in the spreadsheet.
    undated : set of str
        The ids of the rows whose date cannot be read.

    Raises
    ------
    DataError
        If the file cannot be read as a table at all.
    """

    def __init__(self, table: str, name: str, content: bytes) -> None:
        self.table, self.name, self.fields = table, name, fields(table)
        sheet = read_sheet(name, content, self.fields, table)
        if is_workbook(content):
            self.name += f", sheet {table}"
        self.problems = check_header(sheet.header, self.name, list(self.fields), REQUIRED[table])
        if not sheet.rows and not self.problems:
            wrong = "the table has no rows"
            self.problems.append(Problem(self.name, None, "", "", wrong, _NO_ROWS[table]))
        meant = meant_columns(sheet.header, list(self.fields))
        header = [meant.get(name, name) for name in sheet.header]
        texts = self._known_columns(header, sheet.rows)
        self._tidy_words(texts)
        self._read_dates(texts, sheet.numbers)
        self._check_form(texts, sheet.numbers)
        self.problems.sort(key=lambda problem: problem.row or 0)
        self.numbers = sheet.numbers
        self.frame: pd.DataFrame | None = None
        self.undated: set[str] = set()
        if self.numbers:
            self._empty_unreadable(texts)
            dates = texts["date"].tolist() if "date" in texts else [""] * len(texts)
            self.frame = self._complete(texts)
            ids: list[str] = self.frame["id"].tolist()
            self.undated = {key for key, date in zip(ids, dates, strict=True) if not date}

    def _known_columns(self, header: list[str], rows: list[list[str]]) -> pd.DataFrame:
        """Return the texts of the columns that a table of this kind may have, each once."""
        kept = [
            n for n, name in enumerate(header) if name in self.fields and header.index(name) == n
        ]
        return pd.DataFrame(rows, columns=header, dtype=object).iloc[:, kept].copy()

    def _tidy_words(self, texts: pd.DataFrame) -> None:
        """Write the words of a list, and true and false, as the fields want them.

        A strand may be any word, but "war" and "War" are one: the first spelling is kept.
        """
        for column in texts.columns:
            if "enum" in self.fields[column].get("constraints", {}):
                texts[column] = texts[column].str.lower()
            elif self.fields[column]["type"] == "boolean":
                texts[column] = texts[column].str.lower().replace(_TRUE_OR_FALSE)
            elif column == "theme":
                spelt = {strand: strand for strand in STRANDS}
                texts[column] = [spelt.setdefault(word.lower(), word) for word in texts[column]]

    def _read_dates(self, texts: pd.DataFrame, numbers: list[int]) -> None:
        """Write the dates as ISO dates, and note each that cannot be read."""
        for column in [c for c in texts.columns if self.fields[c]["type"] == "date"]:
            read = [
                self._read_date(column, number, text)
                for number, text in zip(numbers, texts[column], strict=True)
            ]
            texts[column] = [day for day, _ in read]
            if column == "date":
                stated = texts["precision"] if "precision" in texts else [""] * len(texts)
                seen = [precision for _, precision in read]
                texts["precision"] = [a or b for a, b in zip(stated, seen, strict=True)]

    def _read_date(self, column: str, number: int, text: str) -> tuple[str, str]:
        """Return the ISO date of a cell and its precision, both empty where the cell is."""
        if not text:
            return "", ""
        try:
            return read_date(text)
        except UnclearDate as unclear:
            problem = Problem(self.name, number, column, text, unclear.wrong, unclear.mend)
            self.problems.append(problem)
            return _ANY_DAY, ""

    def _check_form(self, texts: pd.DataFrame, numbers: list[int]) -> None:
        """Note the problems of types, constraints and addresses."""
        if texts.empty:
            return
        schema = {"fields": [self.fields[c] for c in texts.columns], "missingValues": [""]}
        rows = [list(texts.columns), *texts.to_numpy().tolist()]
        resource = {"name": self.table, "type": "table", "data": rows, "schema": schema}
        self.problems += check_rows(resource, self.name, numbers)
        for column, wanted in (("source_url", True), ("sources", False)):
            if column in texts:
                self.problems += [
                    Problem(self.name, number, column, part, *_ADDRESS[wanted])
                    for number, cell in zip(numbers, texts[column], strict=True)
                    for part in split_list(cell)
                    if is_web_address(part) != wanted
                ]

    def _empty_unreadable(self, texts: pd.DataFrame) -> None:
        """Empty the cells with a problem that are more than text, so that the rest is checked."""
        wrong = {(problem.row, problem.column) for problem in self.problems}
        for column in texts.columns:
            field = self.fields[column]
            if field["type"] != "string" or "enum" in field["constraints"]:
                texts[column] = [
                    "" if (number, column) in wrong else text
                    for number, text in zip(self.numbers, texts[column], strict=True)
                ]

    def _complete(self, texts: pd.DataFrame) -> pd.DataFrame:
        """Return the table with all its columns, of the types that its fields say."""
        for column in REQUIRED[self.table]:
            _fill(texts, column, _ANY_DAY if column == "date" else "")
        for column, value in DEFAULTS[self.table].items():
            _fill(texts, column, value)
        if self.table == "sources":
            host = texts["url"].map(host_of)
            _fill(texts, "title", host)
            _fill(texts, "publisher", host)
        else:
            _fill(texts, "id", pd.Series([f"row-{n}" for n in self.numbers], index=texts.index))
            _fill(texts, "label", texts["title"])
            texts["label"] = texts["label"].map(_shorten)
            texts["source_url"] = texts["source_url"].map(split_list)
        return convert(texts, self.fields.values())


def _fill(texts: pd.DataFrame, column: str, value: "str | pd.Series[Any]") -> None:
    """Put a value into the empty cells of a column, which may be missing altogether."""
    if column in texts:
        texts[column] = texts[column].where(texts[column] != "", value)
    else:
        texts[column] = value


def _shorten(text: str) -> str:
    """Return what of a text fits a label.

    It is cut between two words, unless less than half of the room would be used: Chinese and
    Japanese have no blanks between words.
    """
    text = " ".join(text.split())
    short = textwrap.shorten(text, _LABEL, placeholder="…")
    return f"{text[: _LABEL - 1]}…" if len(short) < _LABEL // 2 < len(text) else short


def host_of(url: str) -> str:
    """Return the site of an address, or the address where it has none that can be read."""
    try:
        return urlsplit(url).netloc or url
    except ValueError:
        return url
