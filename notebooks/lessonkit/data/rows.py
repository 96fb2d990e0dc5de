"""The rows of the tables as small typed classes.

A table is an ordinary pandas DataFrame for those who go on in pandas; between the modules of this
package its rows travel as these classes. What each column means stands in data/datapackage.json.
Texts that may be empty are empty strings; dates and numbers that may be missing are None.
"""

import math
import re
from dataclasses import MISSING, dataclass, fields
from typing import Any, TypeVar

import pandas as pd

Row = TypeVar("Row")


def rows_of(frame: pd.DataFrame, kind: type[Row]) -> list[Row]:
    """Return the rows of a table.

    Parameters
    ----------
    frame
        A table with the columns that are the fields of `kind`; one with a default may be missing.
    kind
        A class of rows.

    Raises
    ------
    KeyError
        If a column is missing.
    """
    names = [
        field.name
        for field in fields(kind)  # pyright: ignore
        if field.name in frame or field.default is MISSING
    ]
    columns = [_values(frame[name]) for name in names]
    return [kind(**dict(zip(names, cells, strict=True))) for cells in zip(*columns, strict=True)]


def _values(column: "pd.Series[Any]") -> list[Any]:
    """Return the cells of a column, with None for what is missing."""
    if column.dtype.kind == "M":
        return [None if value is pd.NaT else value for value in column]
    if column.dtype.kind == "f":
        return [None if math.isnan(value) else value for value in column.tolist()]
    return column.tolist()


@dataclass(frozen=True)
class Event:
    """One row of data/events.csv."""

    id: str
    date: pd.Timestamp
    date_end: pd.Timestamp | None
    precision: str
    title: str
    label: str
    summary: str
    actors: tuple[str, ...]
    place: str
    theme: str
    kind: str
    importance: int
    confidence: str
    attribution: str
    sources: tuple[str, ...]
    responds_to: tuple[str, ...]
    note: str


def events_by_id(events: pd.DataFrame) -> dict[str, Event]:
    """Return the rows of a table of events by their ids."""
    return {event.id: event for event in rows_of(events, Event)}


@dataclass(frozen=True)
class Place:
    """One row of data/places.csv."""

    id: str
    name: str
    country: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Era:
    """One row of data/eras.csv."""

    id: str
    title: str
    start: pd.Timestamp
    end: pd.Timestamp | None
    note: str


@dataclass(frozen=True)
class Term:
    """One row of data/glossary.csv: a term of the course, or a person.

    `forms` are other words under which a lesson's text uses the term.
    """

    id: str
    term: str
    definition: str
    sources: tuple[str, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """One row of data/questions.csv."""

    id: str
    quiz: str
    question: str
    option_a: str
    why_a: str
    option_b: str
    why_b: str
    option_c: str
    why_c: str
    option_d: str
    why_d: str
    answer: str
    events: tuple[str, ...]

    @property
    def options(self) -> list[tuple[str, str, bool]]:
        """The options that there are: text, why it is right or wrong, and whether it is right."""
        return [
            (text, getattr(self, f"why_{letter}"), letter == self.answer)
            for letter in "abcd"
            if (text := getattr(self, f"option_{letter}"))
        ]

    @property
    def judges_statements(self) -> bool:
        """Whether it asks to judge statements, which begin with "(1)" and so on."""
        return "(1) " in self.question

    @property
    def in_lines(self) -> str:
        """The question with each statement that it asks to judge on a line of its own."""
        if not self.judges_statements:
            return self.question
        return re.sub(r" (?=\(\d\) |Which (?:of|statements|are) )", "\n", self.question)


@dataclass(frozen=True)
class SortingItem:
    """One row of data/sorting.csv."""

    id: str
    exercise: str
    item: str
    bin: str
    why: str
    events: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Series:
    """One row of data/series.csv."""

    id: str
    title: str
    definition: str
    unit: str
    rule: str
    credit: str
    caveat: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Observation:
    """One row of data/observations.csv."""

    series: str
    date: str
    value: float
    low: float | None
    high: float | None
    qualifier: str
    certainty: str
    who: str
    place: str
    event: str
    sources: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Prompt:
    """One row of data/prompts.csv."""

    id: str
    plan: str
    words: int
    question: str
    intro: str
    side_a: str
    side_b: str
    conclusion: str
    events: tuple[str, ...]


@dataclass(frozen=True)
class RevisionFact:
    """One row of data/revision.csv."""

    id: str
    section: str
    fact: str
    sources: tuple[str, ...]
