"""The exhibit: a map, controls, and a card for each place."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import ipywidgets as widgets
import pandas as pd

from ...charts.style import Figure
from ...charts.text import escape_plotly
from ...charts.traces import with_hover
from ...data.course import Course
from ...data.course import course as the_course
from ...data.rows import Event, Place, rows_of
from ...formatting import format_count
from ...markup.tags import Markup, html_table
from ...page.controls import make_control, make_menu, make_row, make_switch
from ...page.event_data import event_data
from ...page.exhibit import Exhibit, Still
from ...page.links import join_controls
from ...page.reset_button import ResetButton
from ...vocabulary import STRANDS, strand_name
from .drawing import look
from .figure import map_figure
from .part import CutData, MapData, MapEvent, RegionMapPart, Words
from .view import VIEWS, ground

_INVITATION = Markup(
    '<p class="lk-meta">Click a dot, step to it with the arrow keys and press Enter, '
    "or choose a place, for the list of what happened there.</p>"
)
_WORDS: Words = {
    "event": ["event", "events"],
    "place": ["place", "places"],
    "more_place": ["more place", "more places"],
    "span": "{events}, {first}–{last}",
    "no_event": "No event",
    "subtitle": "{cut}. {span}; the larger a dot, the more of them there",
    "sentence": "{events} at {places}{most}.",
    "most": "; most at {places}",
    "spot": "{place} {number}",
    "card": "{place}: {events}",
    "menu": "Place",
    "no_place": "Choose a place",
    "option": "{place} ({number})",
    "hover": "<b>{place}</b><br>Click for the list of what happened here",
    "head": ["Place", "Events", "Which"],
}
#: How many places the sentence names.
_MOST = 3


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


class RegionMap(Exhibit):
    """A dot for each place, the larger the more events happened there.

    Parameters
    ----------
    events
        A table of events.
    course
        The tables to take places from.
    title
        The exhibit's heading.

    Attributes
    ----------
    view : RegionMapPart
        What the reader sees, once `live` was called.

    Raises
    ------
    ValueError
        If an event stands at a place that the table of places does not have.
    """

    view: RegionMapPart

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
        present = set(events["theme"])
        #: Keys of the strands that the menu offers; "" stands for all.
        self.strands = ["", *(strand for strand in STRANDS if strand in present)]

    @property
    def state(self) -> MapState:
        """What the reader has chosen, while a kernel runs. Assign another state to change it."""
        view = self.view
        return MapState(list(VIEWS)[view.cut], view.years, self.strands[view.strand])

    @state.setter
    def state(self, state: MapState) -> None:
        with self.view.hold_sync():
            self.view.cut = list(VIEWS).index(state.view)
            self.view.years = state.years
            self.view.strand = self.strands.index(state.strand)

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

    def figure(self, state: MapState, width: int = 0) -> Figure:
        """Return the map of a state as a Plotly figure, for a width in pixels; 0 if not known."""
        chosen = self.choose(state)
        subtitle = _WORDS["subtitle"].format(cut=VIEWS[state.view].name, span=_span(chosen))
        return map_figure(self.title, subtitle, state.view, self.counts(chosen), width)

    def sentence(self, state: MapState) -> str:
        """Return how many events of a state there are, and where most of them."""
        chosen = self.choose(state)
        counts = self.counts(chosen)
        spots = [
            _WORDS["spot"].format(place=place.name, number=number)
            for place, number in list(counts.items())[:_MOST]
        ]
        most = _WORDS["most"].format(places=", ".join(spots)) if spots else ""
        events = format_count(len(chosen), *_WORDS["event"])
        places = format_count(len(counts), *_WORDS["place"])
        return _WORDS["sentence"].format(events=events, places=places, most=most)

    def table(self, state: MapState) -> Markup:
        """Return the places of a state as a table, with their events."""
        chosen = self.choose(state)
        here: dict[str, list[str]] = {}
        for event in rows_of(chosen, Event):
            here.setdefault(event.place, []).append(_label(event))
        rows = [
            (place.name, str(number), "; ".join(here[place.id]))
            for place, number in self.counts(chosen).items()
        ]
        return html_table(_WORDS["head"], rows, css="lk-table")

    def still(self) -> Still:
        hover = {
            key: _WORDS["hover"].format(place=escape_plotly(place.name))
            for key, place in self._places.items()
        }
        figure = with_hover(self.figure(self.start), hover)
        return Still(self.title, self.sentence(self.start), self.table(self.start), figure)

    def live(self) -> list[widgets.Widget]:
        self.view = RegionMapPart(
            content=self.content(),
            forms=["Map", "Table"],
            invitation_html=str(_INVITATION),
            years=self.years,
        )
        first, last = self.years
        years = make_control(
            widgets.IntRangeSlider, "Years", min=first, max=last, value=self.years, css="lk-years"
        )
        cut = make_switch([view.name for view in VIEWS.values()], "View", 176)
        strand = make_menu("Strand", ["All", *map(strand_name, self.strands[1:])])
        form, reset = make_switch(self.view.forms), ResetButton()
        controls = {"cut": cut, "strand": strand, "years": years, "form": form, "presses": reset}
        join_controls(self.view, controls)
        return [make_row(cut, strand), make_row(years, form, reset), self.view]

    def content(self) -> MapData:
        """Return all that the page needs to show the map of any choice of events."""
        numbers = self.counts(self.events)
        places = sorted(numbers, key=lambda place: place.id)
        number = {place.id: n for n, place in enumerate(places)}
        events: list[MapEvent] = [
            {
                "place": number[event.place],
                "strand": self.strands.index(event.theme) if event.theme in self.strands else -1,
                "year": event.date.year,
                "label": _label(event),
            }
            for event in rows_of(self.events, Event)
        ]
        return {
            "title": self.title,
            "cuts": [_cut(key, places) for key in VIEWS],
            "places": [
                {"id": place.id, "name": place.name, "text": escape_plotly(place.name)}
                for place in places
            ],
            "events": events,
            "table": event_data(self.events),
            "look": look(self.title),
            "words": _WORDS,
        }


def _cut(key: str, places: Sequence[Place]) -> CutData:
    view = VIEWS[key]
    return {
        "key": key,
        "name": view.name,
        "reach": view.reach,
        "across": view.across,
        "names": view.names_on_map,
        "ground": ground(key),
        "at": [view.project(place.longitude, place.latitude) for place in places],
    }


def _label(event: Event) -> str:
    return f"{event.label} ({event.date.year})"


def _span(events: pd.DataFrame) -> str:
    """Return how many events there are, with the first and the last year of them."""
    if events.empty:
        return _WORDS["no_event"]
    year: pd.Series[int] = events["date"].dt.year
    count = format_count(len(events), *_WORDS["event"])
    return _WORDS["span"].format(events=count, first=year.min(), last=year.max())
