"""Workbooks for Quizizz, which is now called Wayground: one for each lesson."""

from . import wording
from .bank import Bank, Choice
from .sheets import Cell, workbook

_COLUMNS = (
    "Question Text",
    "Question Type",
    "Option 1",
    "Option 2",
    "Option 3",
    "Option 4",
    "Option 5",
    "Correct Answer",
    "Time in seconds",
    "Image Link",
    "Answer explanation",
)
#: Seconds to answer.
_SECONDS = 60


def quizizz_files(bank: Bank) -> dict[str, bytes]:
    """Return a workbook (.xlsx) for each lesson."""
    return {
        f"{lesson.stem}.xlsx": workbook({"Sheet1": [_COLUMNS, *map(_row, lesson.choices)]})
        for lesson in bank.lessons
    }


def _row(choice: Choice) -> list[Cell]:
    texts = [option.text for option in choice.options]
    missing = [""] * (5 - len(texts))
    explanation = "\n".join(wording.reasons(choice))
    return [
        choice.text,
        "Multiple Choice",
        *texts,
        *missing,
        choice.key + 1,
        _SECONDS,
        "",
        explanation,
    ]
