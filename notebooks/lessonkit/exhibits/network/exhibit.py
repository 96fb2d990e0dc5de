"""The exhibit: two pictures of ties, controls, and a card for each tie."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import ipywidgets as widgets

from ...charts.style import Figure
from ...charts.text import escape_plotly, wrap_plotly
from ...charts.traces import with_hover
from ...data.course import Course, sources_of
from ...data.course import course as the_course
from ...data.pact_rows import Tie
from ...data.rows import rows_of
from ...formatting import format_count
from ...markup.cards import card, paragraph, references
from ...markup.tags import Markup, escape, html_table
from ...page.controls import make_control, make_menu, make_row, make_switch
from ...page.exhibit import Exhibit, Still
from ...page.links import join_controls
from ...page.reset_button import ResetButton
from ...vocabulary import state_name
from .drawing import Drawing, drawing, letter_of, style_of
from .figure import network_figure
from .layout import shapes
from .part import NetworkData, NetworkPart, TieData, Words
from .plane import NARROW, STATES, WIDE
from .ties import CHOICES, TIE_KINDS, Picture, certainty, parties, years_held

#: The first year that the reader can choose; the last is the year of the latest event.
FIRST_YEAR = 1953
#: What the menu of states offers: all of them, or one.
_COUNTRIES = ("", *STATES)
_INVITATION = Markup(
    '<p class="lk-meta">Click a letter, or step to it with the arrow keys and press Enter, '
    "for the tie and its sources.</p>"
)
_WORDS: Words = {
    "tie": ["tie", "ties"],
    "sentence": "{ties} in {left}, {others} in {right}: {new} new, {gone} gone.",
    "status": "{choice}: {sentence}",
    "below_html": "<p><b>In {year}, not in {other}:</b> {ties}.</p>",
    "nothing": "nothing",
    "head": ["Kind", "Between", "Tie", "From – to", "How certain?"],
    "held": "yes",
    "not_held": "–",
}


@dataclass(frozen=True)
class NetworkState:
    """What the reader has chosen.

    Parameters
    ----------
    choice
        A key of `CHOICES`.
    country
        Code of the state whose ties are shown; "" for the ties of all.
    left, right
        The years of the two pictures.
    """

    choice: str
    country: str
    left: int
    right: int


class Network(Exhibit):
    """Two pictures of the ties between states, each of one year, with the changes in words.

    Parameters
    ----------
    years
        The years at the start.
    course
        The tables to take ties from.
    title
        The exhibit's heading.

    Attributes
    ----------
    view : NetworkPart
        What the reader sees, once `live` was called.
    """

    view: NetworkPart

    def __init__(
        self,
        years: tuple[int, int] = (2023, 2025),
        *,
        course: Course = the_course,
        title: str = "Ties between eight states, before and after",
    ) -> None:
        self.title = title
        self.start = NetworkState("treaties", "", *years)
        self._ties = {tie.id: tie for tie in rows_of(course.ties, Tie)}
        self._sources = sources_of(course.ties)
        self._last_year = int(course.events["date"].dt.year.max())
        self._drawing: Drawing | None = None

    @property
    def state(self) -> NetworkState:
        """What the reader has chosen, while a kernel runs. Assign another state to change it."""
        view = self.view
        choice = list(CHOICES)[view.choice]
        return NetworkState(choice, _COUNTRIES[view.country], view.left, view.right)

    @state.setter
    def state(self, state: NetworkState) -> None:
        with self.view.hold_sync():
            self.view.choice = list(CHOICES).index(state.choice)
            self.view.country = _COUNTRIES.index(state.country)
            self.view.left, self.view.right = state.left, state.right

    @property
    def drawing(self) -> Drawing:
        """All that is needed to draw any state; made once."""
        if self._drawing is None:
            ties = list(self._ties.values())
            places = {"wide": shapes(ties, WIDE), "narrow": shapes(ties, NARROW)}
            self._drawing = drawing(self.title, places)
        return self._drawing

    def ties(self, year: int, kinds: Sequence[str], country: str = "") -> list[Tie]:
        """Return the ties that held in a year: that began by then, and had not ended before.

        Parameters
        ----------
        year
            The year.
        kinds
            Keys of `TIE_KINDS`.
        country
            Code of a state that they are ties of; "" for the ties of all.
        """
        return [
            tie
            for tie in self._ties.values()
            if tie.kind in kinds
            and tie.start <= year
            and (tie.end is None or tie.end >= year)
            and (not country or country in (tie.source_state, tie.target_state))
        ]

    def pictures(self, state: NetworkState) -> tuple[Picture, Picture]:
        """Return the picture on the left and the one on the right."""
        kinds = CHOICES[state.choice].kinds
        left, right = (
            Picture(year, self.ties(year, kinds, state.country))
            for year in (state.left, state.right)
        )
        return left, right

    def changes(self, state: NetworkState) -> tuple[list[Tie], list[Tie]]:
        """Return the ties that the right picture alone has, and those that the left alone has."""
        left, right = self.pictures(state)
        return right.beyond(left), left.beyond(right)

    def figure(self, state: NetworkState) -> Figure:
        """Return the pictures of a state as a Plotly figure."""
        pictures = self.pictures(state)
        return network_figure(
            self.drawing, list(self._ties), *pictures, CHOICES[state.choice].kinds
        )

    def status(self, state: NetworkState) -> str:
        """Return the status line of a state."""
        left, right = self.pictures(state)
        new, gone = self.changes(state)
        sentence = _WORDS["sentence"].format(
            ties=format_count(len(left.ties), *_WORDS["tie"]),
            others=len(right.ties),
            left=left.year,
            right=right.year,
            new=len(new),
            gone=len(gone),
        )
        return _WORDS["status"].format(choice=CHOICES[state.choice].name, sentence=sentence)

    def table(self, state: NetworkState) -> Markup:
        """Return the ties of both pictures as a table."""
        pictures = self.pictures(state)
        held = [{tie.id for tie in picture.ties} for picture in pictures]
        rows = [
            (*_cells(tie), *(_WORDS["held" if key in ids else "not_held"] for ids in held))
            for key, tie in self._ties.items()
            if any(key in ids for ids in held)
        ]
        years = [str(picture.year) for picture in pictures]
        return html_table([*_WORDS["head"], *years], rows, css="lk-table")

    def below(self, state: NetworkState) -> Markup:
        """Return in words what each picture has that the other has not."""
        new, gone = (
            ", ".join(map(_named, ties)) or _WORDS["nothing"] for ties in self.changes(state)
        )
        template = Markup(_WORDS["below_html"])
        left, right = state.left, state.right
        return template.format(year=right, other=left, ties=new) + template.format(
            year=left, other=right, ties=gone
        )

    def still(self) -> Still:
        everything = replace(self.start, choice="all")
        sentence = f"{self.status(self.start)} {self.status(everything)}"
        html = self.below(everything) + self.table(everything)
        hover = {key: _hover(tie) for key, tie in self._ties.items()}
        return Still(self.title, sentence, html, with_hover(self.figure(self.start), hover))

    def live(self) -> list[widgets.Widget]:
        self.view = NetworkPart(
            content=self.content(),
            forms=["Chart", "Table"],
            invitation_html=str(_INVITATION),
            left=self.start.left,
            right=self.start.right,
        )
        kinds = [choice.name for choice in CHOICES.values()]
        states = ["All eight", *map(state_name, STATES)]
        controls: dict[str, widgets.Widget] = {
            "choice": make_menu("Kind", kinds),
            "country": make_menu("State", states),
            "form": make_switch(self.view.forms),
            "presses": ResetButton(),
            "left": self._year_slider("Left year", self.start.left),
            "right": self._year_slider("Right year", self.start.right),
        }
        join_controls(self.view, controls)
        *first, left, right = controls.values()
        return [make_row(*first), make_row(left, right), self.view]

    def content(self) -> NetworkData:
        """Return all that the page needs to show any two pictures."""
        return {
            "title": self.title,
            "choices": list(CHOICES.values()),
            "states": list(_COUNTRIES),
            "ties": list(map(self._tie_data, self._ties.values())),
            "drawing": self.drawing,
            "words": _WORDS,
        }

    def _year_slider(self, label: str, year: int) -> widgets.IntSlider:
        return make_control(
            widgets.IntSlider, label, min=FIRST_YEAR, max=self._last_year, value=year, css="lk-half"
        )

    def _tie_data(self, tie: Tie) -> TieData:
        return {
            "id": tie.id,
            "kind": tie.kind,
            "states": [tie.source_state, tie.target_state],
            "start": tie.start,
            "end": tie.end,
            "style": style_of(tie),
            "letter": letter_of(tie),
            "hover": _hover(tie),
            "named_html": str(escape(_named(tie))),
            "card_html": str(self._card(tie)),
            "cells": _cells(tie),
        }

    def _card(self, tie: Tie) -> Markup:
        meta = " · ".join((TIE_KINDS[tie.kind].name, parties(tie), certainty(tie)))
        body = [paragraph(tie.text), references(tie.sources, tie.note, self._sources)]
        return card(tie.label, body, when=years_held(tie), meta=meta)


def _named(tie: Tie) -> str:
    return f"{tie.label} ({parties(tie)})"


def _cells(tie: Tie) -> list[str]:
    """Return the row of a tie in the table, without the years."""
    return [TIE_KINDS[tie.kind].name, parties(tie), tie.label, years_held(tie), certainty(tie)]


def _hover(tie: Tie) -> str:
    """Return what the pointer shows on a tie, escaped for Plotly."""
    return (
        f"<b>{escape_plotly(tie.label)}</b><br>{parties(tie)}, {years_held(tie)}"
        f"<br>{certainty(tie)}<br>{wrap_plotly(tie.text, 60)}"
    )
