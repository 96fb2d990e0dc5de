"""Debate: who answers a question how, and what the answer rests on."""

from collections import Counter

from ..data.course import Course, sources_of
from ..data.course import course as the_course
from ..data.pact_rows import View
from ..data.rows import rows_of
from ..formatting import MONTHS, format_count, format_date
from ..markup.cards import card, paragraph, references
from ..markup.tags import Markup
from ..vocabulary import state_name
from .grid import Chip, Grid, Heading, Menu

#: The answers: the name of the column, and the tone.
ANSWERS = {"yes": ("Yes", "blue"), "depends": ("It depends", "grey"), "no": ("No", "orange")}
#: Who speaks, by the column group.
GROUPS = {
    "party": Heading("The two parties", "what each says of itself"),
    "other-state": Heading("Other states"),
    "scholar": Heading("Scholars and analysts"),
}
#: What a view judges by: the name, and the same in a clause.
DEFINITIONS = {
    "text": ("text", "what the treaty says"),
    "behaviour": ("behaviour", "what the two do"),
    "both": ("text and behaviour", "what the treaty says and what the two do"),
}


class Debate(Grid):
    """The views on one question as boxes: columns by answer, rows by who speaks.

    Parameters
    ----------
    question
        A value of the column question of data/views.csv.
    course
        The tables to take views from.
    title, note
        Heading, and the line under the grid.

    Raises
    ------
    ValueError
        If there are no views on that question.
    """

    corner = "Who speaks"
    noun = "views"

    def __init__(
        self,
        question: str,
        *,
        course: Course = the_course,
        title: str = "The debate",
        note: str = "",
    ) -> None:
        self.title, self.note = title, note
        self._sources = sources_of(course.views)
        known = rows_of(course.views, View)
        views = [view for view in known if view.question == question]
        if not views:
            questions = ", ".join(sorted({view.question for view in known}))
            raise ValueError(f"There are no views on {question!r}. There are on: {questions}.")
        groups = {view.group for view in views}
        self.columns = {key: Heading(name) for key, (name, _) in ANSWERS.items()}
        self.rows = {key: heading for key, heading in GROUPS.items() if key in groups}
        views.sort(key=lambda view: (view.date, view.id))
        self.chips = [self._chip(view) for view in views]
        self.menus = [
            Menu("Who", {key: heading.name for key, heading in self.rows.items()}),
            Menu("Judged by", {key: DEFINITIONS[key][0] for key in ("text", "behaviour")}),
        ]

    def _chip(self, view: View) -> Chip:
        definitions = ("text", "behaviour") if view.definition == "both" else (view.definition,)
        return Chip(
            key=view.id,
            row=view.group,
            column=view.answer,
            text=f"{view.speaker.split(',')[0]}, {_short_date(view)}",
            small=view.claim,
            tone=ANSWERS[view.answer][1],
            brief=f"{view.speaker}, {_date(view)}: {view.argument}",
            card=self._card(view),
            tags=(*definitions, view.group),
        )

    def _card(self, view: View) -> Markup:
        answer = ANSWERS[view.answer][0].lower()
        name, basis = DEFINITIONS[view.definition]
        return card(
            view.speaker,
            [
                paragraph(view.argument),
                paragraph(f"{basis}.", "The argument rests on"),
                references(view.sources, view.note, self._sources),
            ],
            when=_date(view),
            meta=f"{state_name(view.country)} · answer: {answer} · judged by {name}",
        )

    def sentence(self) -> str:
        counts = Counter(chip.column for chip in self.chips)
        told = ", ".join(f"{counts[key]} {name.lower()}" for key, (name, _) in ANSWERS.items())
        return f"{format_count(len(self.chips), 'view')}: {told}."


def _date(view: View) -> str:
    return format_date(view.date, None, view.precision)


def _short_date(view: View) -> str:
    """Return the year of a view, with the month in three letters where it is known."""
    if view.precision == "year":
        return f"{view.date.year}"
    return f"{MONTHS[view.date.month - 1][:3]} {view.date.year}"
