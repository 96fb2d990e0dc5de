"""One table out of a file as spreadsheets save it: comma, semicolon or tab, any usual encoding, or .xlsx.

Nothing is judged here but whether the file can be read at all; what stands in the cells is looked at in own.py.
A file is never written to.
"""

import csv
import io
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time

from .problems import DataError, Problem

#: A class shares one network, and nobody reads longer tables: what is larger is refused.
MOST_BYTES, MOST_ROWS, MOST_COLUMNS = 8_000_000, 20_000, 100
#: Characters in a cell that nobody can have meant.
_MOST_TEXT = 100_000
#: A small .xlsx can unpack to gigabytes.
_MOST_UNPACKED = 100_000_000
_ZIP = b"PK\x03\x04"
_CSV = (".csv", ".tsv", ".txt")
_SAVE_AS = "In the spreadsheet choose Save as, CSV UTF-8"


@dataclass(frozen=True)
class Sheet:
    """A table of texts. `rows` are as long as `header`; `numbers` are the rows' numbers in the spreadsheet (the header is 1)."""

    header: list
    rows: list
    numbers: list


def read_sheet(name, content, known, title):
    """Return the `Sheet` of a file.

    name: the file's name, for its ending and for messages. content: its bytes. known: the names of columns that
    may be expected; they tell the separator. title: the sheet to read if the file has several ("events"); without
    one of this name the first is read.
    Names of columns come back in small letters; cells without blanks at their ends; empty rows, and empty columns
    without a name, left out.
    Raises DataError if the file cannot be read as a table.
    """
    if len(content) > MOST_BYTES:
        _refuse(
            name,
            f"the file has {len(content) / 1e6:.1f} MB, and no more than {MOST_BYTES / 1e6:.0f} MB are read",
            "Keep only what you want to show, or make several files of it",
        )
    if not content.strip():
        _refuse(
            name,
            "the file is empty",
            "Begin with a first row that names the columns: date, title, summary",
        )
    if is_workbook(content):
        grid = _from_workbook(name, content, title)
    elif content[:4] == b"\xd0\xcf\x11\xe0":
        _refuse(
            name,
            "this is a workbook in the old .xls form, which is not read",
            "Save it as .xlsx, or as CSV UTF-8",
        )
    else:
        grid = _from_text(name, content, known)
    return _tidy(name, grid)


def is_workbook(content):
    """Return whether the bytes of a file are those of a workbook."""
    return content[:4] == _ZIP


def is_readable(name):
    """Return whether a file of this name may hold a table: .csv, .tsv, .txt or .xlsx."""
    return name.lower().endswith((*_CSV, ".xlsx"))


def _refuse(name, wrong, mend, row=None, column=""):
    raise DataError([Problem(name, row, column, "", wrong, mend)])


def _decode(name, content):
    """Return the text of a file. Windows-1252 is what spreadsheets save where they do not save UTF-8."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text if "\n" in text else text.replace("\r", "\n")
    _refuse(name, "this is not a table in plain text", _SAVE_AS)


def _from_text(name, content, known):
    """Return the rows of a CSV file, each a list of texts, empty where the line is empty."""
    text = _decode(name, content)
    first, _, rest = text.partition("\n")
    stated = first.strip().strip('"')
    if len(stated) == 5 and stated.lower().startswith("sep="):
        separator, text, before = stated[4], rest, [[]]
    else:
        separator, before = _separator(first, known), []
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    grid = before
    # Other packages in the same kernel set this limit too: ours must not depend on them.
    csv.field_size_limit(MOST_BYTES)
    try:
        for row in rows:
            if len(grid) > MOST_ROWS:
                _refuse(
                    name,
                    f"the table has more than {MOST_ROWS:,} rows",
                    "Keep only what you want to show",
                )
            if any(len(cell) > _MOST_TEXT for cell in row):
                _refuse(
                    name,
                    "a cell holds far too much text",
                    "Look for a quotation mark that is opened and never closed",
                    len(grid) + 1,
                )
            grid.append(row)
    except csv.Error:
        _refuse(
            name,
            "a quotation mark is out of place: one was opened and not closed, or text follows a closing one",
            f"{_SAVE_AS}; it sets the marks by itself",
            len(grid) + 1,
        )
    return grid


def _separator(first, known):
    """Return the separator that finds the most known names in the first line."""

    def found(separator):
        cells = [cell.strip(' \t\r"').lower() for cell in first.split(separator)]
        return len(set(cells) & set(known)), len(cells)

    return max((",", ";", "\t"), key=found)


def has_sheet(name, content, title):
    """Return whether a file is a workbook with a sheet of this title. Raises DataError if a workbook cannot be opened."""
    if not is_workbook(content):
        return False
    with _workbook(name, content) as sheets:
        return title in sheets


@contextmanager
def _workbook(name, content):
    """Open a workbook; give its sheets by title in small letters. Raises DataError for whatever goes wrong with it."""
    # Loaded here: few readers bring a workbook.
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
                _refuse(
                    name,
                    "the workbook unpacks to far more than a table of events can need",
                    _SAVE_AS,
                )
        sheets = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets
        yield {sheet.title.strip().lower(): sheet for sheet in sheets}
    except DataError:
        raise
    except Exception as error:
        # openpyxl raises whatever a broken part of the file leads it to: KeyError, ValueError, zipfile.BadZipFile, ...
        raise DataError(
            [
                Problem(
                    name,
                    None,
                    "",
                    "",
                    "the workbook cannot be opened; it may be damaged or protected",
                    _SAVE_AS,
                )
            ]
        ) from error


def _from_workbook(name, content, title):
    """Return the rows of one sheet of an .xlsx workbook, each a list of texts."""
    with _workbook(name, content) as sheets:
        sheet = sheets.get(title) or next(iter(sheets.values()))
        grid = [
            [_text(cell) for cell in row]
            for row in sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1)
        ]
    if len(grid) > MOST_ROWS + 1:
        _refuse(
            name, f"the table has more than {MOST_ROWS:,} rows", "Keep only what you want to show"
        )
    return grid


def _text(cell):
    """Return the value of a workbook's cell as it would be written in a CSV file."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if (
        isinstance(value, date)
        and not isinstance(value, datetime)
        and "d" not in cell.number_format.lower()
    ):
        # Whoever types "June 2024" gets the first of June, shown as a month: the day was never meant.
        return f"{value:%Y-%m}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def workbook(sheets, as_text):
    """Return a workbook (bytes of an .xlsx file) with a sheet for each table: rows of texts, the header first, by title.

    Columns named in `as_text` keep what is typed, so that a month does not become its first day.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for cells in sheet.columns:
            column = sheet.column_dimensions[cells[0].column_letter]
            column.width = min(max(len(str(cell.value or "")) for cell in cells) + 3, 50)
            cells[0].font = Font(bold=True)
            for cell in cells[1:]:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cells[0].value in as_text:
                column.number_format = "@"
                for cell in cells[1:]:
                    cell.number_format = "@"
        sheet.freeze_panes = "A2"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _tidy(name, grid):
    """Return a Sheet of rows of texts: trimmed, without empty rows and without empty columns that have no name."""
    grid = [_trimmed(row) for row in grid]
    at = next((n for n, row in enumerate(grid) if row), None)
    if at is None:
        _refuse(
            name,
            "the file is empty",
            "Begin with a first row that names the columns: date, title, summary",
        )
    header = ["_".join(cell.lower().split()) for cell in grid[at]]
    body = [(n, row) for n, row in enumerate(grid[at + 1 :], at + 2) if row]
    width = max([len(header), *(len(row) for _, row in body)])
    if width > MOST_COLUMNS:
        _refuse(
            name,
            f"the table has {width} columns",
            "Delete those that are not needed, and those that only look empty",
        )
    header += [""] * (width - len(header))
    rows = [row + [""] * (width - len(row)) for _, row in body]
    if problems := [
        Problem(name, n, "", row[-1], "the row has more cells than the header has names", _EXTRA)
        for (n, _), row in zip(body, rows)
        if any(cell for cell, column in zip(row, header) if not column)
    ]:
        raise DataError(problems)
    kept = [n for n, column in enumerate(header) if column]
    return Sheet(
        [header[n] for n in kept], [[row[n] for n in kept] for row in rows], [n for n, _ in body]
    )


def _trimmed(row):
    """Return a row with its cells made plain, without empty cells at its end: spreadsheets save many."""
    row = [_plain(cell) for cell in row]
    filled = [n for n, cell in enumerate(row, 1) if cell]
    return row[: filled[-1]] if filled else []


def _plain(cell):
    """Return a cell without blanks at its ends, and without the apostrophe that tells a spreadsheet that this is no formula."""
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@") else cell


_EXTRA = "Name the column in the first row, or delete the cell; in a CSV file a text that holds a comma needs double quotes round it"
