"""A workbook for Google Forms: a sheet for each lesson, a question in each row.

Google Forms itself imports nothing. The script google_forms.gs, which is pasted beside the sheet,
makes a quiz of it; add-ons that import sheets find the same columns.
"""

from pathlib import Path

from . import wording
from .bank import Bank, Choice
from .sheets import Cell, workbook

#: The names of the columns, which google_forms.gs looks for.
COLUMNS = (
    "Question",
    "Option A",
    "Option B",
    "Option C",
    "Option D",
    "Correct letter",
    "Correct answer",
    "Points",
    "Feedback if right",
    "Feedback if wrong",
    "Reason A",
    "Reason B",
    "Reason C",
    "Reason D",
    "Rests on",
    "Id",
)


def google_forms_workbook(bank: Bank) -> bytes:
    """Return the questions as a workbook (.xlsx)."""
    return workbook({lesson.name: [COLUMNS, *map(_row, lesson.choices)] for lesson in bank.lessons})


def google_forms_script() -> str:
    """Return the Apps Script that makes a quiz of a sheet."""
    return Path(__file__).with_name("google_forms.gs").read_text(encoding="utf-8")


def _row(choice: Choice) -> list[Cell]:
    right = choice.options[choice.key]
    missing = [""] * (4 - len(choice.options))
    return [
        choice.text,
        *(option.text for option in choice.options),
        *missing,
        "ABCD"[choice.key],
        right.text,
        1,
        wording.verdict(right),
        "\n".join(wording.reasons(choice)),
        *(option.why for option in choice.options),
        *missing,
        "\n".join(wording.basis_lines(choice)),
        choice.id,
    ]
