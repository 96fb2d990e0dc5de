"""Workbooks (.xlsx): the rows of a sheet, and a workbook to fill in."""

import io
import zipfile
from collections.abc import Collection, Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

from .limits import MOST_COLUMNS, MOST_ROWS, SAVE_AS, refuse
from .problems import DataError

#: A small .xlsx can unpack to gigabytes.
_MOST_UNPACKED = 100_000_000
_ZIP = b"PK\x03\x04"


def is_workbook(content: bytes) -> bool:
    """Return whether the bytes of a file are those of a workbook."""
    return content[:4] == _ZIP


def has_sheet(name: str, content: bytes, title: str) -> bool:
    """Return whether a file is a workbook with a sheet of this title, given in small letters.

    Raises
    ------
    DataError
        If a workbook cannot be opened.
    """
    if not is_workbook(content):
        return False
    with _sheets(name, content) as sheets:
        return title in sheets


def workbook_rows(name: str, content: bytes, title: str) -> list[list[str]]:
    """Return the rows of the sheet with this title, or of the first: lists of texts.

    Raises
    ------
    DataError
        If the workbook cannot be opened or is too long.
    """
    with _sheets(name, content) as sheets:
        sheet = sheets.get(title) or next(iter(sheets.values()))
        rows = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1)
        grid = [[_as_text(cell) for cell in row] for row in rows]
    if len(grid) > MOST_ROWS + 1:
        wrong = f"the table has more than {MOST_ROWS:,} rows"
        raise refuse(name, wrong, "Keep only what you want to show")
    return grid


@contextmanager
def _sheets(name: str, content: bytes) -> Generator[dict[str, Any]]:
    """Open a workbook; give its sheets by title in small letters."""
    # Loaded here: few readers bring a workbook.
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
                wrong = "the workbook unpacks to far more than a table of events can need"
                raise refuse(name, wrong, SAVE_AS)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        yield {sheet.title.strip().lower(): sheet for sheet in book.worksheets}
    except DataError:
        raise
    except Exception as error:
        # openpyxl raises whatever a broken part of the file leads it to: KeyError, ValueError,
        # zipfile.BadZipFile, ...
        wrong = "the workbook cannot be opened; it may be damaged or protected"
        raise refuse(name, wrong, SAVE_AS) from error


def _as_text(cell: Any) -> str:
    """Return the value of a workbook's cell as it would be written in a CSV file."""
    value: object = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        if value.time() != time():
            return str(value)
        value = value.date()
    if isinstance(value, date) and "d" not in cell.number_format.lower():
        # Whoever types "June 2024" gets the first of June, shown as a month: the day was never
        # meant.
        return f"{value:%Y-%m}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def make_workbook(sheets: Mapping[str, Sequence[Sequence[str]]], as_text: Collection[str]) -> bytes:
    """Return an .xlsx file.

    Parameters
    ----------
    sheets
        The rows of each sheet by its title, the header first.
    as_text
        Names of columns that keep what is typed, so that a month does not become its first day.
    """
    from openpyxl import Workbook

    book: Any = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for cells in sheet.columns:
            _set_column(sheet, cells, as_text=cells[0].value in as_text)
        sheet.freeze_panes = "A2"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _set_column(sheet: Any, cells: Sequence[Any], *, as_text: bool) -> None:
    """Give a column its width, and its cells their form."""
    from openpyxl.styles import Alignment, Font

    column = sheet.column_dimensions[cells[0].column_letter]
    column.width = min(max(len(str(cell.value or "")) for cell in cells) + 3, 50)
    cells[0].font = Font(bold=True)
    if as_text:
        column.number_format = "@"
    for cell in cells[1:]:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if as_text:
            cell.number_format = "@"
