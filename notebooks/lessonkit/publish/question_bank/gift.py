r"""GIFT (https://docs.moodle.org/en/GIFT_format): a text file that Moodle and others read.

GIFT knows neither order nor drag and drop. Sorting exercises are matching questions, and games of
order match each event to its place.
"""

import re
from collections.abc import Iterable

from . import wording
from .bank import Bank, Choice, Lesson, Ordering, Sorting

#: What GIFT reads as a sign; a backslash before it makes it a letter again.
_SIGNS = re.compile(r"[\\~=#{}:]")


def gift(bank: Bank) -> str:
    """Return all questions as a GIFT file."""
    parts = [f"// {wording.ABOUT}"]
    for lesson in bank.lessons:
        parts.append(f"$CATEGORY: $course$/top/{wording.COURSE}/{lesson.name}")
        parts += _questions(lesson)
    return "\n\n".join(parts) + "\n"


def _questions(lesson: Lesson) -> Iterable[str]:
    yield from map(_choice, lesson.choices)
    yield from map(_sorting, lesson.sortings)
    yield from map(_ordering, lesson.orderings)


def _choice(question: Choice) -> str:
    answers = [
        f"{'=' if option.right else '~'}{_escape(option.text)}"
        f"\n    #{_escape(wording.verdict(option))}"
        for option in question.options
    ]
    lines = ["This rests on:", *wording.basis_lines(question)]
    return _question(question.id, question.text, answers, lines)


def _sorting(question: Sorting) -> str:
    pairs = [
        f"={_left(statement.text)} -> {_escape(statement.group)}"
        for statement in question.statements
    ]
    return _question(question.id, question.text, pairs, wording.sorting_lines(question))


def _ordering(question: Ordering) -> str:
    pairs = [
        f"={_left(question.steps[place].title)} -> {_escape(wording.PLACES[place])}"
        for place in question.dealt
    ]
    return _question(question.id, question.text, pairs, wording.ordering_lines(question))


def _question(name: str, text: str, answers: list[str], feedback: list[str]) -> str:
    """Return a question; its texts are plain text, not HTML."""
    body = "\n  ".join([*answers, f"####{_escape(chr(10).join(feedback))}"])
    return f"::{_escape(name)}::[plain]{_escape(text)} {{\n  {body}\n}}"


def _left(text: str) -> str:
    """Return the left side of a pair; an arrow in it, which GIFT cannot escape, is drawn anew."""
    return _escape(text.replace("->", "→"))


def _escape(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text).replace("\n", "\\n")
