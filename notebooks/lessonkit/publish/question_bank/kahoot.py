"""Workbooks for Kahoot, one for each lesson, in the form of Kahoot's own template.

Kahoot takes 120 characters for a question and 75 for an answer. Nothing is cut: a question that is
too long stands in full on a page to show or to print, and in Kahoot its players choose a letter.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ...page.templates import render
from . import wording
from .bank import Bank, Choice, Lesson
from .sheets import Cell, workbook

LONGEST_QUESTION = 120
LONGEST_ANSWER = 75
#: Name of the page with the questions that are too long.
LONG_PAGE = "long-questions.html"
#: Row of the template that names the columns; the questions follow it.
_HEAD = 8
_COLUMNS = (
    "",
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
#: Seconds to answer; there is more to read on the page.
_SECONDS, _SECONDS_LONG = 60, 120


@dataclass(frozen=True)
class LongQuestion:
    """A question that Kahoot does not take: its number in the lesson, and by how much."""

    number: int
    choice: Choice

    @property
    def lengths(self) -> str:
        """What is too long, in words."""
        said: list[str] = []
        if len(self.choice.text) > LONGEST_QUESTION:
            said.append(f"question {len(self.choice.text)} characters of {LONGEST_QUESTION}")
        longest = max(len(option.text) for option in self.choice.options)
        if longest > LONGEST_ANSWER:
            said.append(f"longest answer {longest} characters of {LONGEST_ANSWER}")
        return ", ".join(said)


def long_questions(lesson: Lesson) -> list[LongQuestion]:
    """Return the questions of a lesson that are too long for Kahoot."""
    numbered = (LongQuestion(number, choice) for number, choice in enumerate(lesson.choices, 1))
    return [question for question in numbered if question.lengths]


def kahoot_files(bank: Bank) -> dict[str, bytes]:
    """Return a workbook (.xlsx) for each lesson, and the page with the long questions."""
    files = {f"{lesson.stem}.xlsx": _workbook(lesson) for lesson in bank.lessons}
    page = render(
        "publish/question_bank/kahoot_long.html.j2",
        lessons=[(lesson, long_questions(lesson)) for lesson in bank.lessons],
        about=wording.ABOUT,
    )
    return {**files, LONG_PAGE: page.encode()}


def _workbook(lesson: Lesson) -> bytes:
    top: list[list[Cell]] = [
        ["", "Quiz template"],
        ["", f"{wording.COURSE}: {lesson.name}"],
        ["", wording.ABOUT],
    ]
    blank: list[list[Cell]] = [[""]] * (_HEAD - 1 - len(top))
    return workbook({"Sheet1": [*top, *blank, _COLUMNS, *_rows(lesson)]}, head=_HEAD)


def _rows(lesson: Lesson) -> Iterator[list[Cell]]:
    long = {question.number for question in long_questions(lesson)}
    for number, choice in enumerate(lesson.choices, 1):
        answers = [option.text for option in choice.options]
        text, seconds = choice.text, _SECONDS
        if number in long:
            text = f"Read question {number} on the page. Which answer is right?"
            answers, seconds = list("ABCD"[: len(answers)]), _SECONDS_LONG
        missing = [""] * (4 - len(answers))
        yield [number, text, *answers, *missing, seconds, choice.key + 1]
