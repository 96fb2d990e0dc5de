"""The exhibit: a map, controls, and a card for each place."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ipywidgets as widgets
import pandas as pd

from ...charts.style import Figure
from ...charts.text import escape_plotly
from ...data.course import Course
from ...data.course import course as the_course
from ...data.rows import Event, Place, rows_of
from ...formatting import format_count
from ...markup.event_html import event_list
from ...markup.tags import Markup, html_table
from ...page.chart_exhibit import ChartControls, ChartExhibit
from ...page.controls import make_control, make_menu, make_row, make_switch
from ...page.plot import Plot
from ...vocabulary import STRANDS, strand_name
from .figure import map_figure, set_off
from .view import VIEWS


@dataclass(frozen=True)
class MapState:
    """What the reader has chosen.

    Parameters
    ----------
    view
        A key of `VIEWS`.
    years
        The first and the last year of the events.
    strand
        The strand of the events; "" for all of them.
    """

    view: str
    years: tuple[int, int]
    strand: str


class RegionMap(ChartExhibit[MapState]):
    """A dot for each place, the larger the more events happened there.

    Parameters
    ----------
    events
        A table of events.
    course
        The tables to take places from.
    title
        The exhibit's heading.

    Raises
    ------
    ValueError
        If an event stands at a place that the table of places does not have.
    """

    runs_in_page = False  # TEMPORARY

    forms = ("Map", "Table")
    measures_width = True
    invitation = Markup(
        '<p class="lk-meta">Click a dot, step to it with the arrow keys and press Enter, '
        "or choose a place, for the list of what happened there.</p>"
    )

    def __init__(
        self, events: pd.DataFrame, *, course: Course = the_course, title: str = "Where it happened"
    ) -> None:
        self.events, self.title = events, title
        self._places = {place.id: place for place in rows_of(course.places, Place)}
        if unknown := set(events["place"]) - set(self._places):
            raise ValueError(f"The table of places has no {sorted(unknown)[0]!r}.")
        year: pd.Series[int] = events["date"].dt.year
        self.years = int(year.min()), int(year.max())
        self.start = MapState("near", self.years, "")
        self._hover = {
            key: f"<b>{escape_plotly(place.name)}</b><br>Click for the list of what happened here"
            for key, place in self._places.items()
        }

    def choose(self, state: MapState) -> pd.DataFrame:
        """Return the events of the chosen years and strand."""
        year: pd.Series[int] = self.events["date"].dt.year
        chosen = self.events[year.between(*state.years)]
        return chosen[chosen["theme"] == state.strand] if state.strand else chosen

    def counts(self, chosen: pd.DataFrame) -> dict[Place, int]:
        """Return by place how many of some events happened there, most first."""
        numbers = Counter(chosen["place"].tolist())
        order = sorted(numbers, key=lambda key: (-numbers[key], key))
        return {self._places[key]: numbers[key] for key in order}

    def draw(self, state: MapState, width: int) -> Figure:
        chosen = self.choose(state)
        name = VIEWS[state.view].name
        subtitle = f"{name}. {_span(chosen)}; the larger a dot, the more of them there"
        return map_figure(self.title, subtitle, state.view, self.counts(chosen), width)

    def mark(self, figure: Figure, state: MapState, picked: str) -> Figure:
        return set_off(figure, picked)

    def hover(self, state: MapState, figure: Figure) -> dict[str, str]:
        return self._hover

    def sentence_of(self, state: MapState) -> str:
        chosen = self.choose(state)
        counts = self.counts(chosen)
        most = ", ".join(f"{place.name} {number}" for place, number in list(counts.items())[:3])
        events, places = format_count(len(chosen), "event"), format_count(len(counts), "place")
        return f"{events} at {places}" + (f"; most at {most}." if most else ".")

    def card(self, key: str, state: MapState) -> Markup | None:
        chosen = self.choose(state)
        here = chosen[chosen["place"] == key]
        if here.empty:
            return None
        return Markup('<article class="lk-card"><h4>{}: {}</h4>{}</article>').format(
            self._places[key].name, format_count(len(here), "event"), event_list(here, self.events)
        )

    def text(self, state: MapState, form: str) -> Markup:
        chosen = self.choose(state)
        here: dict[str, list[str]] = {}
        for event in rows_of(chosen, Event):
            here.setdefault(event.place, []).append(f"{event.label} ({event.date.year})")
        rows = [
            (place.name, str(number), "; ".join(here[place.id]))
            for place, number in self.counts(chosen).items()
        ]
        return html_table(("Place", "Events", "Which"), rows, css="lk-table")

    def inputs(self) -> dict[str, Any]:
        present = set(self.events["theme"])
        strands = [(strand_name(s), s) for s in STRANDS if s in present]
        first, last = self.years
        return {
            "view": make_switch([(v.name, key) for key, v in VIEWS.items()], "View", 176),
            "years": make_control(
                widgets.IntRangeSlider,
                "Years",
                min=first,
                max=last,
                value=self.years,
                css="lk-years",
            ),
            "strand": make_menu("Strand", [("All", ""), *strands]),
        }

    def started(self, c: ChartControls) -> None:
        c.extras["place"] = PlaceMenu(c.plot)

    def changed(self, c: ChartControls, state: MapState) -> None:
        c.extras["place"].offer(self.counts(self.choose(state)))

    def arrange(self, c: ChartControls) -> list[widgets.Widget]:
        return [
            make_row(c.inputs["view"], c.inputs["strand"], c.extras["place"].menu),
            make_row(c.inputs["years"], c.form, c.reset),
            c.plot,
            c.text,
            c.frame,
            c.card,
        ]


class PlaceMenu:
    """The menu of places, a second way to open what a click on the map opens.

    Parameters
    ----------
    plot
        The map.

    Attributes
    ----------
    menu : widgets.Dropdown
        The menu; its value is the mark that is opened on the map.
    """

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self.menu = make_menu("Place", [_NO_PLACE])
        self.menu.observe(self._open, "value")
        plot.observe(self._follow, "picked")

    def offer(self, counts: Mapping[Place, int]) -> None:
        """Offer some places, and keep to the one that is open, if it is one of them."""
        # The menu goes back to its first option when it gets others, which closes nothing.
        self.menu.unobserve(self._open, "value")
        options = [(f"{place.name} ({number})", place.id) for place, number in counts.items()]
        self.menu.options = [_NO_PLACE, *options]
        if self._plot.picked in {place.id for place in counts}:
            self.menu.value = self._plot.picked
        self.menu.observe(self._open, "value")

    def _open(self, _: object) -> None:
        self._plot.picked = self.menu.value

    def _follow(self, _: object) -> None:
        self.menu.value = self._plot.picked


_NO_PLACE = ("Choose a place", "")


def _span(events: pd.DataFrame) -> str:
    """Return how many events there are, with the first and the last year of them."""
    if events.empty:
        return "No event"
    year: pd.Series[int] = events["date"].dt.year
    return f"{format_count(len(events), 'event')}, {year.min()}–{year.max()}"
