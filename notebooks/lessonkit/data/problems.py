"""What is wrong with a table, in plain words: file, row, column, value, and how to mend it."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from ..formatting import format_count


@dataclass(frozen=True)
class Problem:
    """One thing to mend.

    Parameters
    ----------
    file
        Name of the table's file.
    row
        Number of the row as a spreadsheet numbers it (the header is row 1); None where the whole
        file is meant.
    column, value
        The column and what stands in it; empty where they do not apply.
    wrong
        What is wrong.
    mend
        How to mend it.
    """

    file: str
    row: int | None
    column: str
    value: str
    wrong: str
    mend: str

    @property
    def found(self) -> str:
        """The value, cut where it is long."""
        return _shorten(self.value)

    def __str__(self) -> str:
        place = self.file
        if self.row:
            place += f", row {self.row}"
        if self.column:
            place += f", column {self.column}"
        value = f" (it says “{self.found}”)" if self.value else ""
        return f"{place}: {self.wrong}{value}. {self.mend}"


class DataError(Exception):
    """Tables that cannot be used.

    Attributes
    ----------
    problems : list of Problem
        All that is to be mended.
    """

    SHOWN = 20

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__(self._text())

    def _text(self) -> str:
        shown = [f"  {n}. {problem}" for n, problem in enumerate(self.problems[: self.SHOWN], 1)]
        rest = len(self.problems) - self.SHOWN
        if rest > 0:
            shown.append(f"  ... and {format_count(rest, 'more problem')} of the same sorts.")
        head = (
            f"The tables cannot be used yet: {format_count(len(self.problems), 'problem')} to mend."
        )
        last = "Mend the file, save it, then choose Run > Run All Cells again."
        return "\n".join([head, *shown, last])

    def _render_traceback_(self) -> list[str]:
        # IPython shows this in place of a traceback: the reader's table is at fault, not the code.
        return self._text().split("\n")


class NoFile(DataError):
    """There is no table at a path."""

    def _text(self) -> str:
        return "\n".join(f"{problem}." for problem in self.problems)


def _shorten(value: object, width: int = 80) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= width else text[: width - 1] + "…"


def nearest(word: str, words: Iterable[str]) -> str:
    """Return the word that is nearest to `word`; empty if none is near."""
    match = difflib.get_close_matches(word.strip().lower(), list(words), n=1, cutoff=0.6)
    return match[0] if match else ""


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Return "Did you mean “X”? " for the word nearest to `word`; empty if none is near."""
    match = nearest(word, words)
    return f"Did you mean “{match}”? " if match else ""
