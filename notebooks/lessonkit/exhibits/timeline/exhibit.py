"""The exhibit of a timeline: its controls, its card, its list and its table."""

from dataclasses import replace
from typing import Any

import ipywidgets as widgets
import numpy as np
import numpy.typing as npt
import pandas as pd

from ...charts.style import Figure
from ...data.rows import Event, rows_of
from ...formatting import format_count
from ...markup.event_html import event_card, event_list, event_table
from ...markup.tags import Markup
from ...page.chart_exhibit import ChartControls, ChartExhibit
from ...page.controls import make_control, make_menu, make_row
from ...page.exhibit import Still
from ...vocabulary import CONFIDENCE, STRANDS, state_name, strand_name
from .dots import CROWD
from .figure import TimelineFigure
from .marks import HoverTexts
from .view import LANES_BY, TimelineView, choose, describe

#: The first entry of a menu that narrows the choice.
EVERYTHING = "All"


class Timeline(ChartExhibit[TimelineView]):
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

    Raises
    ------
    ValueError
        If there is no event in these years.
    """

    forms = ("Chart", "List", "Table")
    invitation = Markup(
        '<p class="lk-meta">Click a dot, or step to it with the arrow keys and press Enter, '
        "to open its card.</p>"
    )
    measures_width = True

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
        self.start = TimelineView((first, last), lanes=lanes, stretched=stretched)
        self.sentence = sentence or (
            f"A timeline of {format_count(len(self.events), 'event')} from {first} to {last}, "
            f"in lanes by {LANES_BY[lanes].lower()}."
        )
        texts: pd.Series[str] = self.events["title"] + " " + self.events["summary"]
        self._texts = texts.str.lower()
        self._chosen = self.start, choose(self.events, self._texts, self.start)
        self._figures = TimelineFigure(self.events, self.title)
        self._hover_texts = HoverTexts(self.events)
        # The texts of all events cross the network once; of a crowd, those that are drawn.
        self._hover: dict[str, str] | None = None

    def choose(self, state: TimelineView) -> pd.DataFrame:
        """Return the part of the events that a view shows."""
        if self._chosen[0] != state:
            self._chosen = state, choose(self.events, self._texts, state)
        return self._chosen[1]

    def draw(self, state: TimelineView, width: int) -> Figure:
        chosen: npt.NDArray[np.int64] = self.choose(state).index.to_numpy()
        return self._figures.draw(state, chosen, width)

    def mark(self, figure: Figure, state: TimelineView, picked: str) -> Figure:
        chosen = self.choose(state)
        found = chosen.index[chosen["id"] == picked]
        return self._figures.mark(figure, state, int(found[0])) if len(found) else figure

    def hover(self, state: TimelineView, figure: Figure) -> dict[str, str]:
        if len(self.events) > CROWD:
            traces = (trace for trace in figure["data"] if "customdata" in trace)
            return self._hover_texts.of(key for trace in traces for key in trace["customdata"])
        if self._hover is None:
            self._hover = self._hover_texts.of(self.events["id"].tolist())
        return self._hover

    def sentence_of(self, state: TimelineView) -> str:
        return f"{self.title}. {self.status(state)}."

    def status(self, state: TimelineView) -> str:
        return describe(state, len(self.choose(state)), len(self.events))

    def text(self, state: TimelineView, form: str) -> Markup:
        chosen = self.choose(state)
        return event_list(chosen, self.events) if form == "List" else event_table(chosen)

    def card(self, key: str, state: TimelineView) -> Markup | None:
        chosen = self.choose(state)
        found = rows_of(chosen[chosen["id"] == key], Event)
        return event_card(found[0], self.events) if found else None

    def still(self) -> Still:
        return replace(super().still(), sentence=self.sentence)

    def inputs(self) -> dict[str, Any]:
        first, last = self.start.years
        present: set[str] = set(self.events["theme"])
        strands = [*(s for s in STRANDS if s in present), *sorted(present - set(STRANDS))]
        actors: list[tuple[str, ...]] = self.events["actors"].tolist()
        states = sorted({state for named in actors for state in named}, key=state_name)
        known: set[str] = set(self.events["confidence"])
        degrees = [word for word in CONFIDENCE if word in known]
        return {
            "years": make_control(
                widgets.IntRangeSlider,
                "Years",
                min=first,
                max=last,
                value=(first, last),
                css="lk-years",
            ),
            "theme": _menu("Strand", [(strand_name(strand), strand) for strand in strands]),
            "actor": _menu("State", [(state_name(state), state) for state in states]),
            "confidence": _menu("Certainty", [(CONFIDENCE[word].word, word) for word in degrees]),
            "search": make_control(widgets.Text, "Find", placeholder="a word", css="lk-find"),
            "lanes": make_menu(
                "Lanes by", [(name, by) for by, name in LANES_BY.items()], value=self.start.lanes
            ),
            "stretched": make_control(
                widgets.Checkbox, "Stretch busy years", value=self.start.stretched, indent=False
            ),
        }

    def arrange(self, c: ChartControls) -> list[widgets.Widget]:
        years, *filters = c.inputs.values()
        first = make_row(years, c.form, c.reset)
        return [first, make_row(*filters, css="lk-filters"), c.plot, c.text, c.frame, c.card]


def _menu(label: str, options: list[tuple[str, str]]) -> widgets.Dropdown:
    """Return a menu that narrows the choice."""
    return make_menu(label, [(EVERYTHING, ""), *options])
