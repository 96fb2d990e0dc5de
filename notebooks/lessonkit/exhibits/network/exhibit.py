"""The exhibit: two pictures of ties, controls, and a card for each tie."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import ipywidgets as widgets

from ...charts.style import Figure
from ...charts.text import escape_plotly, wrap_plotly
from ...data.course import Course, sources_of
from ...data.course import course as the_course
from ...data.pact_rows import Tie
from ...data.rows import rows_of
from ...formatting import format_count
from ...markup.citations import citations
from ...markup.event_html import teachers_note
from ...markup.tags import Markup, html_table
from ...page.chart_exhibit import ChartControls, ChartExhibit
from ...page.controls import make_control, make_menu, make_row
from ...page.exhibit import Still
from ...vocabulary import state_name
from .figure import network_figure, set_off
from .layout import STATE_POINTS
from .ties import CHOICES, TIE_KINDS, Picture, certainty, parties, years_held

#: The first year that the reader can choose; the last is the year of the latest event.
FIRST_YEAR = 1953


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


class Network(ChartExhibit[NetworkState]):
    """Two pictures of the ties between states, each of one year, with the changes in words.

    Parameters
    ----------
    years
        The years at the start.
    course
        The tables to take ties from.
    title
        The exhibit's heading.
    """

    runs_in_page = False  # TEMPORARY

    invitation = Markup(
        '<p class="lk-meta">Click a letter, or step to it with the arrow keys and press Enter, '
        "for the tie and its sources.</p>"
    )

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
        self._hover = {tie.id: _hover(tie) for tie in self._ties.values()}

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

    def draw(self, state: NetworkState, width: int) -> Figure:
        return network_figure(self.title, *self.pictures(state), CHOICES[state.choice].kinds)

    def mark(self, figure: Figure, state: NetworkState, picked: str) -> Figure:
        return set_off(figure, picked)

    def hover(self, state: NetworkState, figure: Figure) -> dict[str, str]:
        return self._hover

    def sentence_of(self, state: NetworkState) -> str:
        left, right = self.pictures(state)
        new, gone = self.changes(state)
        return (
            f"{format_count(len(left.ties), 'tie')} in {left.year}, {len(right.ties)} in "
            f"{right.year}: {len(new)} new, {len(gone)} gone."
        )

    def status(self, state: NetworkState) -> str:
        return f"{CHOICES[state.choice].name}: {self.sentence_of(state)}"

    def text(self, state: NetworkState, form: str) -> Markup:
        pictures = self.pictures(state)
        held = [{tie.id for tie in picture.ties} for picture in pictures]
        rows = [
            (
                TIE_KINDS[tie.kind].name,
                parties(tie),
                tie.label,
                years_held(tie),
                certainty(tie),
                *("yes" if key in ids else "–" for ids in held),
            )
            for key, tie in self._ties.items()
            if any(key in ids for ids in held)
        ]
        years = [str(picture.year) for picture in pictures]
        head = ("Kind", "Between", "Tie", "From – to", "How certain?", *years)
        return html_table(head, rows, css="lk-table")

    def below(self, state: NetworkState) -> Markup:
        """Return in words what each picture has that the other has not."""
        new, gone = (
            ", ".join(f"{tie.label} ({parties(tie)})" for tie in ties) or "nothing"
            for ties in self.changes(state)
        )
        template = Markup("<p><b>In {}, not in {}:</b> {}.</p>")
        left, right = state.left, state.right
        return template.format(right, left, new) + template.format(left, right, gone)

    def card(self, key: str, state: NetworkState) -> Markup | None:
        # It stays open when other years are chosen, in which the tie may not have held.
        tie = self._ties.get(key)
        return self._card(tie) if tie else None

    def still(self) -> Still:
        everything = replace(self.start, choice="all")
        sentence = f"{self.status(self.start)} {self.status(everything)}"
        html = self.below(everything) + self.text(everything, "Table")
        return Still(self.title, sentence, html, self.still_figure())

    def inputs(self) -> dict[str, Any]:
        kinds = [(choice.name, key) for key, choice in CHOICES.items()]
        states = [("All eight", ""), *((state_name(code), code) for code in STATE_POINTS)]
        return {
            "choice": make_menu("Kind", kinds),
            "country": make_menu("State", states),
            "left": self._year_slider("Left year", self.start.left),
            "right": self._year_slider("Right year", self.start.right),
        }

    def arrange(self, c: ChartControls) -> list[widgets.Widget]:
        return [
            make_row(c.inputs["choice"], c.inputs["country"], c.form, c.reset),
            make_row(c.inputs["left"], c.inputs["right"]),
            c.plot,
            c.text,
            c.below,
            c.frame,
            c.card,
        ]

    def _year_slider(self, label: str, year: int) -> widgets.IntSlider:
        return make_control(
            widgets.IntSlider, label, min=FIRST_YEAR, max=self._last_year, value=year, css="lk-half"
        )

    def _card(self, tie: Tie) -> Markup:
        return Markup(
            '<article class="lk-card"><p class="lk-when">{}</p><h4>{}</h4>'
            '<p class="lk-meta">{}</p><p>{}</p><p class="lk-meta">Sources: {}</p>{}</article>'
        ).format(
            years_held(tie),
            tie.label,
            " · ".join((TIE_KINDS[tie.kind].name, parties(tie), certainty(tie))),
            tie.text,
            citations(self._sources, tie.sources),
            teachers_note(tie.note),
        )


def _hover(tie: Tie) -> str:
    """Return what the pointer shows on a tie, escaped for Plotly."""
    return (
        f"<b>{escape_plotly(tie.label)}</b><br>{parties(tie)}, {years_held(tie)}"
        f"<br>{certainty(tie)}<br>{wrap_plotly(tie.text, 60)}"
    )
