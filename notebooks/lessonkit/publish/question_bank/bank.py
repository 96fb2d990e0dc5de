"""The questions of the course as plain data, from which every format is made.

Texts are plain, with newlines where a question has lines. What stands in which lesson is read from
the lessons' notebooks.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from ...data.course import Course, sources_of
from ...data.order_games import LEVELS, deal_games, pool_of
from ...data.rows import Event, Question, SortingItem, Term, events_by_id, rows_of
from ...data.sources import Sources
from ...markup.event_html import event_date
from ..notebook import lesson_paths, read_calls

#: First and last day of the events that the game of order of a lesson plays with.
ORDER_SPANS = {
    "00-start-here": ("1900-01-01", "2099-12-31"),
    "01-background": ("1945-01-01", "1991-12-31"),
    "02-road-to-the-pact": ("1990-01-01", "2024-06-18"),
}
#: How many games of each level go into the bank.
_GAMES = 2
#: How many sources of an event are named.
_SOURCES = 2


@dataclass(frozen=True)
class Basis:
    """An event on which an answer rests: its date and title, and sources as name and address."""

    text: str
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Option:
    """An answer to choose, why it is right or wrong, and which of the two it is."""

    text: str
    why: str
    right: bool


@dataclass(frozen=True)
class Choice:
    """A question with one right answer.

    `fixed` says that the options have an order of their own ("1 only", "2 only", "Both"), so that
    they may not be shuffled.
    """

    id: str
    text: str
    options: tuple[Option, ...]
    fixed: bool
    basis: tuple[Basis, ...]

    @property
    def key(self) -> int:
        """The place of the right answer, from 0."""
        return [option.right for option in self.options].index(True)


@dataclass(frozen=True)
class Statement:
    """A statement, the group to which it belongs, and why."""

    text: str
    group: str
    why: str


@dataclass(frozen=True)
class Sorting:
    """Statements to be sorted into groups."""

    id: str
    text: str
    groups: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Step:
    """An event to be put in order: its title, its date in words, and what happened."""

    title: str
    when: str
    why: str


@dataclass(frozen=True)
class Ordering:
    """Events to be put in order.

    `steps` are in the right order, the earliest first; `dealt` are their places in the order in
    which they are shown, which is a wrong one.
    """

    id: str
    text: str
    steps: tuple[Step, ...]
    dealt: tuple[int, ...]


@dataclass(frozen=True)
class Lesson:
    """The questions of a lesson. Its name begins with its number, so that names sort."""

    stem: str
    name: str
    choices: tuple[Choice, ...]
    sortings: tuple[Sorting, ...]
    orderings: tuple[Ordering, ...]


@dataclass(frozen=True)
class Bank:
    """All questions of the course, and its glossary as pairs of a term and its definition."""

    lessons: tuple[Lesson, ...]
    glossary: tuple[tuple[str, str], ...]


def read_bank(notebooks: Path, course: Course) -> Bank:
    """Return the questions of the course.

    Parameters
    ----------
    notebooks
        The folder of the lessons.
    course
        The tables.

    Raises
    ------
    DataError
        If a table cannot be used.
    NotebookError
        If there are no lessons in the folder, or one cannot be read.
    """
    paths = lesson_paths(notebooks)
    terms = rows_of(course.glossary, Term)
    events = events_by_id(course.events)
    return Bank(
        tuple(_lesson(path, course, events) for path in paths),
        tuple((term.term, term.definition) for term in terms),
    )


def _lesson(path: Path, course: Course, events: Mapping[str, Event]) -> Lesson:
    questions = rows_of(course.questions, Question)
    items = rows_of(course.sorting, SortingItem)
    choices: list[Choice] = []
    sortings: list[Sorting] = []
    for call in read_calls(path, ("Quiz", "Sort")):
        values = [ast.literal_eval(one) for one in call.args]
        named = {one.arg: ast.literal_eval(one.value) for one in call.keywords if one.arg}
        if ast.unparse(call.func) == "Quiz":
            asked = [row for row in questions if row.quiz == values[0]]
            known = sources_of(course.events)
            choices += [_choice(row, events, known) for row in asked]
        else:
            chosen = [item for item in items if item.exercise == values[0]]
            sortings.append(_sorting(values, named, chosen))
    return Lesson(
        stem=path.stem,
        name=_name(path.stem),
        choices=tuple(choices),
        sortings=tuple(sortings),
        orderings=tuple(_orderings(path.stem, events)),
    )


def _name(stem: str) -> str:
    """Return a lesson's name: "03-the-pact" is "3 The pact"."""
    number, words = stem.split("-", 1)
    return f"{int(number)} {words.replace('-', ' ').capitalize()}"


def _choice(row: Question, events: Mapping[str, Event], known: Sources) -> Choice:
    return Choice(
        id=row.id,
        text=row.in_lines,
        options=tuple(Option(*option) for option in row.options),
        fixed=row.judges_statements,
        basis=tuple(_basis(event, known) for id, event in events.items() if id in row.events),
    )


def _basis(event: Event, known: Sources) -> Basis:
    sources = [known[key] for key in event.sources[:_SOURCES] if key in known]
    return Basis(
        f"{event_date(event)}: {event.title}",
        tuple((_with_remarks(one.where, one.remarks), one.url) for one in sources),
    )


def _with_remarks(name: str, remarks: str) -> str:
    return f"{name} ({remarks})" if remarks else name


def _sorting(values: list[Any], named: dict[str, Any], items: list[SortingItem]) -> Sorting:
    """Return a sorting exercise from what its cell in the notebook says, and from its rows."""
    groups = values[1] if len(values) > 1 else dict.fromkeys(item.bin for item in items)
    return Sorting(
        id=f"sort-{values[0]}",
        text=f"{named['title']}\n{named['task']}",
        groups=tuple(groups),
        statements=tuple(Statement(item.item, item.bin, item.why) for item in items),
    )


def _orderings(stem: str, events: Mapping[str, Event]) -> Iterator[Ordering]:
    """Give games of order of each level; they are among those that the lesson itself deals."""
    if stem not in ORDER_SPANS:
        return
    first, last = map(pd.Timestamp, ORDER_SPANS[stem])
    rows = [event for event in events.values() if first <= event.date <= last]
    for name, level in LEVELS.items():
        games = deal_games(pool_of(rows, level), level, f"{name} ")
        for number, game in enumerate(games[:_GAMES], 1):
            right = sorted((events[key] for key in game), key=lambda event: event.date)
            yield Ordering(
                id=f"order-{stem.split('-', 1)[1]}-{name.lower()}-{number}",
                text="Put these events in order, the earliest first.",
                steps=tuple(Step(one.title, event_date(one), one.summary) for one in right),
                dealt=tuple(right.index(events[key]) for key in game),
            )
