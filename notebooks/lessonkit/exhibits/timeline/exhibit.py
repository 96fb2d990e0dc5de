"""The exhibit of a timeline: its controls, and the traits that Python can set."""

from functools import cached_property
from typing import Any

import ipywidgets as widgets
import pandas as pd

from ...charts.style import Figure
from ...charts.traces import with_hover
from ...data.rows import Event, rows_of
from ...formatting import format_count
from ...markup.event_html import event_table
from ...page.controls import make_control, make_menu, make_row, make_switch
from ...page.exhibit import Exhibit, Still
from ...page.links import join_controls
from ...page.reset_button import ResetButton
from ...vocabulary import CONFIDENCE, STRANDS, state_name, strand_name
from .content import timeline_content
from .figure import timeline_data, timeline_figure
from .marks import hover_text
from .part import TimelinePart
from .view import LANES_BY, TimelineView

#: The first entry of a menu that narrows the choice.
EVERYTHING = "All"
_INVITATION = (
    '<p class="lk-meta">Click a dot, or step to it with the arrow keys and press Enter, '
    "to open its card.</p>"
)


def _as_in_view(trait: str) -> Any:
    """Return a property that is a trait of the view."""

    def get(timeline: "Timeline") -> Any:
        return getattr(timeline.view, trait)

    def set_to(timeline: "Timeline", value: Any) -> None:
        setattr(timeline.view, trait, value)

    return property(get, set_to)


def _as_in_menu(trait: str) -> Any:
    """Return a property that is the key of what a menu has chosen, where the view has its number.

    Setting it to a key that the menu does not have raises ValueError.
    """

    def get(timeline: "Timeline") -> str:
        number: int = getattr(timeline.view, trait)
        return list(timeline.menus[trait])[number]

    def set_to(timeline: "Timeline", key: str) -> None:
        keys = list(timeline.menus[trait])
        if key not in keys:
            known = ", ".join(map(repr, keys))
            raise ValueError(f"There is no {key!r} to choose as {trait}. There are: {known}.")
        setattr(timeline.view, trait, keys.index(key))

    return property(get, set_to)


class Timeline(Exhibit):
    """Events in lanes over the years; a click on one opens its card.

    Parameters
    ----------
    events
        A table of events as `course.events`, or any part of it.
    start, end
        First and last year to show; without them, those of the events.
    title
        The finding, as the chart's heading.
    sentence
        What the chart shows, for those who cannot see it.
    lanes
        "theme", "actor" or "place".
    stretched
        Whether the years in which much happens are wider.

    Attributes
    ----------
    years : tuple of int
        First and last year that are shown, both included.
    theme, actor, confidence : str
        The only strand, state or degree of certainty that is shown; empty for all.
    search : str
        What stands in the title or the summary of every event that is shown.
    lanes : str
        "theme", "actor" or "place".
    stretched : bool
        Whether the years in which much happens are wider.
    picked : str
        Id of the event whose card is open; empty for none.

    Raises
    ------
    ValueError
        If there is no event in these years.

    Notes
    -----
    The page and Python see and set the same: `timeline.years = (2022, 2026)` moves the slider.
    """

    years = _as_in_view("years")
    search = _as_in_view("search")
    stretched = _as_in_view("stretched")
    picked = _as_in_view("picked")
    theme = _as_in_menu("theme")
    actor = _as_in_menu("actor")
    confidence = _as_in_menu("confidence")
    lanes = _as_in_menu("lanes")

    def __init__(
        self,
        events: pd.DataFrame,
        start: int | None = None,
        end: int | None = None,
        *,
        title: str | None = None,
        sentence: str | None = None,
        lanes: str = "theme",
        stretched: bool = False,
    ) -> None:
        years: pd.Series[int] = events["date"].dt.year
        first = int(years.min()) if start is None else start
        last = int(years.max()) if end is None else end
        self.events = events.loc[years.between(first, last)].reset_index(drop=True)
        if self.events.empty:
            raise ValueError(f"no event from {first} to {last}")
        self.title = title or f"Events of {first} to {last}"
        self.start = TimelineView((first, last), lanes, stretched)
        self.sentence = sentence or (
            f"A timeline of {format_count(len(self.events), 'event')} from {first} to {last}, "
            f"in lanes by {LANES_BY[lanes].lower()}."
        )
        self._data = timeline_data(self.events, self.title)

    def figure(self, width: int = 0) -> Figure:
        """Return the chart of the start, for a width in pixels; 0 where it is not known."""
        return timeline_figure(self._data, self.start, width)

    def still(self) -> Still:
        figure = self.figure()
        drawn = set(figure["data"][-1]["customdata"])
        shown = self.events[self.events["id"].isin(drawn)]
        hover = {event.id: hover_text(event) for event in rows_of(shown, Event)}
        return Still(self.title, self.sentence, event_table(self.events), with_hover(figure, hover))

    @cached_property
    def view(self) -> TimelinePart:
        """What the reader sees, but for the controls."""
        menus = {name: list(keys) for name, keys in self.menus.items() if name != "lanes"}
        return TimelinePart(
            title=self.title,
            content=timeline_content(self._data, self.events, menus),
            forms=["Chart", "List", "Table"],
            invitation_html=_INVITATION,
            years=self.start.years,
            lanes=list(LANES_BY).index(self.start.lanes),
            stretched=self.start.stretched,
        )

    def live(self) -> list[widgets.Widget]:
        view = self.view
        first, last = self.start.years
        years = make_control(
            widgets.IntRangeSlider, "Years", min=first, max=last, value=view.years, css="lk-years"
        )
        form, reset = make_switch(view.forms), ResetButton()
        find = make_control(
            widgets.Text, "Find", placeholder="a word", value=view.search, css="lk-find"
        )
        stretch = make_control(
            widgets.Checkbox,
            "Stretch busy years",
            value=view.stretched,
            indent=False,
            css="lk-for-chart",
        )
        filters: dict[str, Any] = {
            "theme": self._menu("Strand", "theme"),
            "actor": self._menu("State", "actor"),
            "confidence": self._menu("Certainty", "confidence"),
            "search": find,
            "lanes": self._menu("Lanes by", "lanes", css="lk-for-chart"),
            "stretched": stretch,
        }
        join_controls(view, {"years": years, "form": form, "presses": reset, **filters})
        controls = make_row(*filters.values())
        return [make_row(years, form, reset), controls, view]

    def _menu(self, label: str, trait: str, *, css: str = "") -> widgets.Dropdown:
        names = list(self.menus[trait].values())
        return make_menu(label, names, index=getattr(self.view, trait), css=css)

    @cached_property
    def menus(self) -> dict[str, dict[str, str]]:
        """The entries of the menus: their names on screen by key."""
        present: set[str] = set(self.events["theme"])
        strands = [*(s for s in STRANDS if s in present), *sorted(present - set(STRANDS))]
        actors: list[tuple[str, ...]] = self.events["actors"].tolist()
        states = sorted({state for named in actors for state in named}, key=state_name)
        known: set[str] = set(self.events["confidence"])
        degrees = [word for word in CONFIDENCE if word in known]
        return {
            "theme": {"": EVERYTHING, **{key: strand_name(key) for key in strands}},
            "actor": {"": EVERYTHING, **{key: state_name(key) for key in states}},
            "confidence": {"": EVERYTHING, **{key: CONFIDENCE[key].word for key in degrees}},
            "lanes": LANES_BY,
        }
