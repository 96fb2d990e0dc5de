"""Perspectives: one event as the capitals saw it, or one capital on event after event."""

from collections.abc import Sequence
from typing import Any

import ipywidgets as widgets
import traitlets

from ..data.course import Course, sources_of
from ..data.course import course as the_course
from ..data.pact_rows import Position
from ..data.rows import Event, events_by_id, rows_of
from ..formatting import format_count, format_date
from ..markup.cards import references
from ..markup.citations import source_links
from ..markup.event_html import event_date
from ..markup.tags import Markup, details, join, table_row
from ..page.exhibit import Exhibit, Still
from ..page.part import Part
from ..palette import TONES
from ..vocabulary import state_name

#: Who speaks, in order: by code of a state or an organisation, its capital or seat.
CAPITALS = {
    "RUS": "Moscow",
    "PRK": "Pyongyang",
    "KOR": "Seoul",
    "JPN": "Tokyo",
    "CHN": "Beijing",
    "USA": "Washington",
    "IND": "New Delhi",
    "UKR": "Kyiv",
    "UN": "United Nations",
    "EU": "European Union",
    "NATO": "NATO",
}
#: These are shown for every event; the others only where a statement is known.
ALWAYS = tuple(CAPITALS)[:9]
#: Tones by the column colour: how a statement stands to the event that it is about. The words on
#: the card say more.
STANCE_TONES = {
    "favour": "green",
    "reserve": "grey",
    "concern": "orange",
    "against": "vermilion",
    "other": "blue",
}
NONE_FOUND = "No statement found in the sources of this course. That is not the same as silence."


class PerspectivesPart(Part):
    """What the page draws of Perspectives, sent at once, so that it works without a kernel.

    Attributes
    ----------
    title : str
        The heading.
    topics : list of dict
        The events in order of time: `key`, `name`, `when`.
    capitals : list of dict
        Who speaks: `key`, `name`, `state`, `always`.
    statements : list of dict
        `topic`, `capital`, `tone`, `who`, `when`, `text`, `unofficial`, the colours `fill` and
        `line`, and `more_html`, the sources and the teacher's note as HTML.
    none : str
        What stands in place of a statement that was not found.
    first : str
        Key of the topic shown at the start.
    """

    title = traitlets.Unicode().tag(fixed=True)
    topics = traitlets.List[Any]().tag(fixed=True)
    capitals = traitlets.List[Any]().tag(fixed=True)
    statements = traitlets.List[Any]().tag(fixed=True)
    none = traitlets.Unicode().tag(fixed=True)
    first = traitlets.Unicode().tag(fixed=True)


class Perspectives(Exhibit):
    """What each capital said of an event, in paraphrase.

    With each statement stand its stance in words, who spoke, when, and the source.

    Parameters
    ----------
    event
        Id of the event shown at the start; without it, the first of data/positions.csv.
    course
        The tables to take positions from.
    title
        The heading.

    Raises
    ------
    ValueError
        If no position on that event is known.
    """

    def __init__(
        self,
        event: str | None = None,
        *,
        course: Course = the_course,
        title: str = "The same event, seen from each capital",
    ) -> None:
        self.title = title
        positions = rows_of(course.positions, Position)
        events = events_by_id(course.events)
        topics = {p.event: events[p.event] for p in positions}
        if event and event not in topics:
            known = ", ".join(topics)
            raise ValueError(f"No positions on {event!r} are known. There are on: {known}.")
        self._first = event or next(iter(topics))
        self._topics = dict(sorted(topics.items(), key=lambda topic: topic[1].date))
        self._sources = sources_of(course.positions)
        places, capitals = list(self._topics), list(CAPITALS)

        def order(position: Position) -> tuple[int, int, bool, Any]:
            topic, capital = places.index(position.event), capitals.index(position.state)
            return topic, capital, not position.official, position.date

        self._positions = sorted(positions, key=order)

    def sentence(self) -> str:
        """Return what there is, in a sentence, for those who cannot see it."""
        statements = format_count(len(self._positions), "statement")
        topics = format_count(len(self._topics), "event")
        speakers = format_count(
            len({p.state for p in self._positions}),
            "state or organisation",
            "states and organisations",
        )
        return f"{statements} on {topics} by {speakers}."

    def still(self) -> Still:
        return Still(self.title, self.sentence(), join(map(self._section, self._topics.values())))

    def _section(self, event: Event) -> Markup:
        """Return what was said of one event, as a table that opens."""
        here = [position for position in self._positions if position.event == event.id]
        states = {position.state for position in here}
        rows = join(
            table_row(name, [self._cell(state, here)], cell_style="text-align:left")
            for state, name in CAPITALS.items()
            if state in ALWAYS or state in states
        )
        return details(
            Markup("<b>{}</b>, {}").format(event.title, event_date(event)),
            Markup("<table><tbody>{}</tbody></table>").format(rows),
            opened=event.id == self._first,
        )

    def _cell(self, state: str, positions: Sequence[Position]) -> Markup:
        """Return what one state said, of the positions on one event."""
        statements = join(
            Markup("<p><b>{}</b>: {}<br>{}, {}. {}</p>").format(
                position.tone,
                position.position,
                position.speaker,
                _date(position),
                source_links(self._sources, position.sources),
            )
            for position in positions
            if position.state == state
        )
        return statements or Markup("<p>{}</p>").format(NONE_FOUND)

    def live(self) -> list[widgets.Widget]:
        part = PerspectivesPart(
            title=self.title,
            statements=[self._statement(position) for position in self._positions],
            none=NONE_FOUND,
            first=self._first,
            topics=[
                {"key": key, "name": event.title, "when": event_date(event)}
                for key, event in self._topics.items()
            ],
            capitals=[_capital(key, name) for key, name in CAPITALS.items()],
        )
        return [part]

    def _statement(self, position: Position) -> dict[str, Any]:
        """Return a position as `PerspectivesPart` sends it."""
        fill, line = TONES[STANCE_TONES[position.colour]]
        return {
            "topic": position.event,
            "capital": position.state,
            "tone": position.tone,
            "who": position.speaker,
            "when": _date(position),
            "text": position.position,
            "unofficial": not position.official,
            "fill": fill,
            "line": line,
            "more_html": str(references(position.sources, position.note, self._sources)),
        }


def _capital(code: str, name: str) -> dict[str, Any]:
    """Return a capital as `PerspectivesPart` sends it."""
    state = state_name(code)
    always = code in ALWAYS
    return {"key": code, "name": name, "state": "" if state == name else state, "always": always}


def _date(position: Position) -> str:
    return format_date(position.date, None, position.precision)
