"""The rows of a CSV file as spreadsheets save it: comma, semicolon or tab, any usual encoding."""

import csv
import io
from collections.abc import Collection

from .limits import MOST_BYTES, MOST_ROWS, SAVE_AS, refuse

#: Characters in a cell that nobody can have meant.
_MOST_TEXT = 100_000


def csv_rows(name: str, content: bytes, known: Collection[str]) -> list[list[str]]:
    """Return the rows of a CSV file, each a list of texts, empty where the line is empty.

    Parameters
    ----------
    name
        The file's name, for messages.
    content
        Its bytes.
    known
        The names of columns that may be expected; they tell the separator.

    Raises
    ------
    DataError
        If the file cannot be read as a table.
    """
    text = _decode(name, content)
    first, _, rest = text.partition("\n")
    # A tab may be what the line states: it stays.
    stated = first.strip("\r ").strip('"')
    grid: list[list[str]] = []
    if len(stated) == 5 and stated.lower().startswith("sep="):
        # The line still counts: rows are numbered as in the spreadsheet.
        separator, text = stated[4], rest
        grid.append([])
    else:
        separator = _separator(first, known)
    # Other packages in the same kernel set this limit too: ours must not depend on them.
    csv.field_size_limit(MOST_BYTES)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            if len(grid) > MOST_ROWS:
                wrong = f"the table has more than {MOST_ROWS:,} rows"
                raise refuse(name, wrong, "Keep only what you want to show")
            if any(len(cell) > _MOST_TEXT for cell in row):
                mend = "Look for a quotation mark that is opened and never closed"
                raise refuse(name, "a cell holds far too much text", mend, len(grid) + 1)
            grid.append(row)
    except csv.Error as error:
        wrong = (
            "a quotation mark is out of place: one was opened and not closed, "
            "or text follows a closing one"
        )
        mend = f"{SAVE_AS}; it sets the marks by itself"
        raise refuse(name, wrong, mend, len(grid) + 1) from error
    return grid


def _decode(name: str, content: bytes) -> str:
    """Return the text of a file. Windows-1252 is what spreadsheets save where it is not UTF-8."""
    marked = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text if "\n" in text else text.replace("\r", "\n")
    raise refuse(name, "this is not a table in plain text", SAVE_AS)


def _separator(first: str, known: Collection[str]) -> str:
    """Return the separator that finds the most known names in the first line."""

    def found(separator: str) -> tuple[int, int]:
        cells = [cell.strip(' \t\r"').lower() for cell in first.split(separator)]
        return len(set(cells) & set(known)), len(cells)

    return max((",", ";", "\t"), key=found)
