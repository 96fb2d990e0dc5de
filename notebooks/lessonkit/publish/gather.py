"""The answers of a whole class in one table for marking."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from ..data.problems import DataError, Problem
from ..vocabulary import ANSWER_PARTS
from .answer_file import WrittenAnswer, read_answer
from .event_csv import harmless

COLUMNS = (
    "File",
    "Name",
    "Question",
    "Words",
    "Asked for",
    *ANSWER_PARTS.values(),
    "Sources",
    "Rubric ticked",
    "Mark",
    "Comment",
)
#: How wide the columns of a workbook are, in letters.
_NARROW, _WIDE = 14, 48
_NARROW_COLUMNS = ("Name", "Words", "Asked for", "Rubric ticked", "Mark")
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def gather(folder: Path, out: Path) -> tuple[int, list[str]]:
    """Write the answers that lie in a folder into one table.

    Parameters
    ----------
    folder
        Where the files lie; folders in it are looked into as well.
    out
        The table to write, .xlsx or .csv.

    Returns
    -------
    tuple
        How many answers the table holds, and for each file that was left out, its name and why.

    Raises
    ------
    DataError
        If nothing was written: there is no such folder, or no answer in it, or the table has
        another ending or is there already.
    """
    name = str(out)
    if not folder.is_dir():
        raise _refuse(str(folder), "there is no such folder", "Name the folder of the answers")
    if out.suffix.lower() not in (".xlsx", ".csv"):
        raise _refuse(name, "the table has no ending that is known", "Let it end in .xlsx or .csv")
    if out.exists():
        raise _refuse(name, "this file is there already", "Name another one: it stays as it is")
    rows, left_out = list[list[str | int]](), list[str]()
    for path in _files(folder):
        short = path.relative_to(folder).as_posix()
        try:
            rows.append(_row(short, read_answer(path)))
        except ValueError as error:
            left_out.append(f"{short} is left out: {error}.")
        except OSError as error:
            left_out.append(f"{short} is left out: it cannot be opened ({error.strerror}).")
    if not rows:
        found = "\n".join([f"there is no answer in {folder}", *left_out])
        raise _refuse(name, found, "Nothing was written")
    content = _workbook(rows) if out.suffix.lower() == ".xlsx" else _csv(rows)
    # "x" writes over nothing, not even over a file that came meanwhile.
    with out.open("xb") as file:
        file.write(content)
    return len(rows), left_out


def _refuse(name: str, wrong: str, mend: str) -> DataError:
    return DataError([Problem(name, None, "", "", wrong, mend)])


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder by name, without those that programs leave there for themselves.

    These begin with a dot, with "~$" (Word, while a document is open) or with "__MACOSX".
    """
    for path in sorted(folder.rglob("*")):
        names = path.relative_to(folder).parts
        if path.is_file() and not any(one.startswith((".", "~$", "__MACOSX")) for one in names):
            yield path


def _row(name: str, answer: WrittenAnswer) -> list[str | int]:
    ticked = [str(n) for n, met in enumerate(answer.rubric, 1) if met]
    rubric = f"{len(ticked)} of {len(answer.rubric)}"
    if ticked:
        rubric += f": {', '.join(ticked)}"
    asked = "" if answer.asked is None else answer.asked
    texts = [*answer.parts, answer.sources]
    return [name, answer.name, answer.question, answer.words, asked, *texts, rubric, "", ""]


def _csv(rows: list[list[str | int]]) -> bytes:
    text = io.StringIO(newline="")
    lines = [[harmless(str(cell)) for cell in row] for row in rows]
    csv.writer(text).writerows([COLUMNS, *lines])
    # With the mark that spreadsheets look for; half a character is written as a question mark.
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", errors="replace")


def _workbook(rows: list[list[str | int]]) -> bytes:
    # Loaded here, so that a notebook starts no slower for it.
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Answers"
    sheet.append(COLUMNS)
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            text = _NOT_IN_XML.sub("", value) if isinstance(value, str) else value
            cell = sheet.cell(number, column, text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(text, str):
                # A text that begins with "=" is no formula.
                cell.data_type = "s"
    for column, title in enumerate(COLUMNS, 1):
        sheet.cell(1, column).font = Font(bold=True)
        width = _NARROW if title in _NARROW_COLUMNS else _WIDE
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "C2"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
