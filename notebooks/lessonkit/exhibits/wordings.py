"""Wordings: who speaks of denuclearisation "of the DPRK" or "of the Korean Peninsula".

A third column shows who leaves the word out or rejects the goal.
"""

from collections import Counter
from datetime import date
from typing import NamedTuple

from ..data.course import Course, sources_of
from ..data.course import course as the_course
from ..data.pact_rows import Wording
from ..data.rows import rows_of
from ..formatting import format_count, format_date
from ..markup.cards import card, paragraph, references
from ..markup.tags import Markup
from ..vocabulary import AS_OF_WORDS
from .grid import Chip, Grid, Heading, Menu

#: What a text says, by the column wording.
WORDINGS = {
    "of-dprk": Heading("“of the DPRK”", "the DPRK’s programme alone"),
    "of-peninsula": Heading(
        "“of the Korean Peninsula”", "can also mean US nuclear arms and guarantees"
    ),
    "dropped": Heading("Left out or rejected", "the word is missing, or the goal refused"),
}
_TONES = {"of-dprk": "blue", "of-peninsula": "green", "dropped": "orange"}
#: Who speaks, for the menu.
SPEAKERS = {
    "JNT": "Joint texts",
    "UN": "UN Security Council",
    "RUS": "Russia",
    "PRK": "DPRK",
    "CHN": "China",
    "USA": "United States",
    "KOR": "ROK",
    "JPN": "Japan",
}


class Period(NamedTuple):
    """A row of the grid: its heading, and the first day that no longer belongs to it."""

    heading: Heading
    end: date


PERIODS = {
    "talks": Period(Heading("Until 2018", "talks, sanctions, summits"), date(2019, 1, 1)),
    "eve": Period(Heading("2019 to the treaty", "after the talks had failed"), date(2024, 6, 19)),
    "pact": Period(Heading("Since the treaty", f"19 June 2024 to {AS_OF_WORDS}"), date.max),
}


class Wordings(Grid):
    """Statements on denuclearisation as boxes: columns by wording, rows by time.

    Parameters
    ----------
    course
        The tables to take statements from.
    title
        The heading.
    """

    corner = "When"
    noun = "statements"
    chip_width = "150px"
    note = (
        "In each cell in order of time. The column goes by the words of the text, not by what its "
        "authors may mean by them."
    )

    def __init__(
        self,
        *,
        course: Course = the_course,
        title: str = "Two ways to say “denuclearisation”, and a third: not at all",
    ) -> None:
        self.title = title
        self._sources = sources_of(course.wordings)
        rows = rows_of(course.wordings, Wording)
        rows.sort(key=lambda row: (row.date, row.id))
        states = {row.state for row in rows}
        self.columns = WORDINGS
        self.rows = {key: period.heading for key, period in PERIODS.items()}
        self.chips = [self._chip(row) for row in rows]
        self.menus = [
            Menu("Who", {key: name for key, name in SPEAKERS.items() if key in states}),
            Menu("Wording", {key: heading.name for key, heading in WORDINGS.items()}),
        ]

    def _chip(self, row: Wording) -> Chip:
        return Chip(
            key=row.id,
            row=next(key for key, period in PERIODS.items() if row.date.date() < period.end),
            column=row.wording,
            text=row.speaker,
            small=f"{row.date.year}",
            tone=_TONES[row.wording],
            listed=f"{_date(row)}, {row.speaker}: {row.phrase}",
            card=self._card(row),
            brief=f"{row.speaker}, {_date(row)}: {row.said}",
            tags=(row.state, row.wording),
        )

    def _card(self, row: Wording) -> Markup:
        return card(
            row.speaker,
            [paragraph(row.said), references(row.sources, row.note, self._sources)],
            when=_date(row),
            meta=f"Wording: {WORDINGS[row.wording].name}",
        )

    def sentence(self) -> str:
        counts = Counter(chip.column for chip in self.chips)
        told = ", ".join(
            f"{counts[key]} {name[0].lower()}{name[1:]}" for key, (name, _) in WORDINGS.items()
        )
        return f"{format_count(len(self.chips), 'statement')} on denuclearisation: {told}."


def _date(row: Wording) -> str:
    return format_date(row.date, None, row.precision)
