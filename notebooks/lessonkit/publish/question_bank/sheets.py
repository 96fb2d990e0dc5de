"""Workbooks for services that take questions as a table: Google Forms, Kahoot, Quizizz."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

Cell = str | int | None


def workbook(sheets: Mapping[str, Sequence[Sequence[Cell]]], *, head: int = 1) -> bytes:
    """Return an .xlsx file.

    Parameters
    ----------
    sheets
        The rows of each sheet, by its title. A text stays a text, whatever it begins with.
    head
        Number of the row, from 1, that names the columns.
    """
    # Loaded here, so that a notebook starts no slower for it.
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    wrapped, bold = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
    book: Any = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value in ("", None):
                    continue
                cell = sheet.cell(number, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"
                cell.alignment = wrapped
                if number == head:
                    cell.font = bold
        for column in sheet.columns:
            longest = max(len(str(cell.value or "")) for cell in column)
            sheet.column_dimensions[column[0].column_letter].width = min(longest + 3, 50)
        sheet.freeze_panes = f"A{head + 1}"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
