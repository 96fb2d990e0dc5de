"""One table out of a file as spreadsheets save it: CSV in its usual forms, or .xlsx.

Nothing is judged here but whether the file can be read at all; what stands in the cells is looked
at in reader_tables.py. A file is never written to.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from .csv_file import csv_rows
from .limits import MOST_BYTES, MOST_COLUMNS, refuse
from .problems import DataError, Problem
from .workbook import is_workbook, workbook_rows

_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_BEGIN = "Begin with a first row that names the columns: date, title, summary"
_EXTRA = (
    "Delete the cell, or name its column in the first row. In a CSV file put double quotes round a "
    "text with a comma"
)


@dataclass(frozen=True)
class Sheet:
    """A table of texts.

    Parameters
    ----------
    header
        Names of the columns, in small letters.
    rows
        Rows as long as `header`.
    numbers
        The rows' numbers in the spreadsheet, where the first line is 1.
    """

    header: list[str]
    rows: list[list[str]]
    numbers: list[int]


def is_readable(name: str) -> bool:
    """Return whether a file of this name may hold a table."""
    return name.lower().endswith((".csv", ".tsv", ".txt", ".xlsx"))


def read_sheet(name: str, content: bytes, known: Collection[str], title: str) -> Sheet:
    """Return the table of a file.

    Cells come without blanks at their ends; empty rows, and empty columns without a name, are left
    out.

    Parameters
    ----------
    name
        The file's name, for messages.
    content
        Its bytes.
    known
        The names of columns that may be expected; they tell the separator.
    title
        The sheet to read if the file has several; without one of this name the first is read.

    Raises
    ------
    DataError
        If the file cannot be read as a table.
    """
    if len(content) > MOST_BYTES:
        size, most = f"{len(content) / 1e6:.1f} MB", f"{MOST_BYTES / 1e6:.0f} MB"
        mend = "Keep only what you want to show, or make several files of it"
        raise refuse(name, f"the file has {size}, and no more than {most} are read", mend)
    if not content.strip():
        raise refuse(name, "the file is empty", _BEGIN)
    if content[:5] == b"%PDF-":
        wrong = "this is a PDF, not a table"
        raise refuse(name, wrong, "Open the table in the spreadsheet and save it as .xlsx")
    if content[:4] == _OLD_WORKBOOK:
        wrong = "this is a workbook in the old .xls form, which is not read"
        raise refuse(name, wrong, "Save it as .xlsx, or as CSV UTF-8")
    if is_workbook(content):
        return _tidy(name, workbook_rows(name, content, title), known)
    return _tidy(name, csv_rows(name, content, known), known)


def _tidy(name: str, grid: Sequence[Sequence[str]], known: Collection[str]) -> Sheet:
    """Return rows of texts as a sheet: trimmed, without what is empty."""
    trimmed = [_trimmed(row) for row in grid]
    at = next((n for n, row in enumerate(trimmed) if row), None)
    if at is None:
        raise refuse(name, "the file is empty", _BEGIN)
    header = ["_".join(cell.lower().split()) for cell in trimmed[at]]
    body = [(n, row) for n, row in enumerate(trimmed[at + 1 :], at + 2) if row]
    width = max([len(header), *(len(row) for _, row in body)])
    if width > MOST_COLUMNS:
        mend = "Delete those that are not needed, and those that only look empty"
        raise refuse(name, f"the table has {width} columns", mend)
    header += [""] * (width - len(header))
    rows = [row + [""] * (width - len(row)) for _, row in body]
    numbers = [n for n, _ in body]
    unnamed = [n for n, column in enumerate(header) if not column]
    wrong = "the row has more cells than the first row has names"
    problems = [
        Problem(name, number, "", row[-1], wrong, _EXTRA)
        for number, row in zip(numbers, rows, strict=True)
        if any(row[n] for n in unnamed)
    ]
    # A first row without names, such as a title over the table, is what is to be mended first.
    if problems and set(header) & set(known):
        raise DataError(problems)
    kept = [n for n, column in enumerate(header) if column]
    return Sheet([header[n] for n in kept], [[row[n] for n in kept] for row in rows], numbers)


def _trimmed(row: Sequence[str]) -> list[str]:
    """Return a row of plain cells, without empty cells at its end: spreadsheets save many."""
    cells = [_plain(cell) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _plain(cell: str) -> str:
    """Return a cell without blanks at its ends.

    The apostrophe that tells a spreadsheet that a text is no formula is taken away, too.
    """
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@") else cell
