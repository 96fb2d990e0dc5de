"""A table of events as the page gets it: its cards, lists, tables and hover texts are made there.

The texts of an event cross the network once, and a source that many events cite does so once, too.
"""

from collections.abc import Iterable
from typing import Any, TypedDict

import pandas as pd

from ..data.course import sources_of
from ..data.rows import Event, rows_of
from ..markup.citations import citations
from ..markup.event_html import MOST_LISTED, event_date
from ..vocabulary import CONFIDENCE, state_name, strand_name


class EventData(TypedDict):
    """The columns of a table of events, one element for each event in the order of the table.

    Where an element is a number it is a place in one of the lists `strand_names`, `state_names`,
    `certainties` (mark and word) and `sources_html` (citations in full). `answers` and
    `answered_by` hold places of events.
    """

    ids: list[str]
    when: list[str]
    titles: list[str]
    summaries: list[str]
    strands: list[int]
    actors: list[list[int]]
    confidences: list[int]
    attributions: list[str]
    sources: list[list[int]]
    answers: list[list[int]]
    answered_by: list[list[int]]
    notes: list[str]
    strand_names: list[str]
    state_names: list[str]
    certainties: list[tuple[str, str]]
    sources_html: list[str]
    most_listed: int


class _Numbers(dict[str, int]):
    """Numbers of values, in the order in which they are first asked for."""

    def __missing__(self, value: str) -> int:
        self[value] = number = len(self)
        return number

    def of(self, values: Iterable[str]) -> list[int]:
        return [self[value] for value in values]


def event_data(events: pd.DataFrame) -> EventData:
    """Return a table of events, as `course.events` or a reader's own, for the page."""
    rows = rows_of(events, Event)
    places = {event.id: n for n, event in enumerate(rows)}
    answers = [[places[key] for key in event.responds_to if key in places] for event in rows]
    answered_by: list[list[int]] = [[] for _ in rows]
    for n, olds in enumerate(answers):
        for old in dict.fromkeys(olds):
            answered_by[old].append(n)
    strands, states, sources = _Numbers(), _Numbers(), _Numbers()
    degrees = list(CONFIDENCE)
    known = sources_of(events)
    columns: dict[str, Any] = {
        "ids": [event.id for event in rows],
        "when": [event_date(event) for event in rows],
        "titles": [event.title for event in rows],
        "summaries": [event.summary for event in rows],
        "strands": strands.of(event.theme for event in rows),
        "actors": [states.of(event.actors) for event in rows],
        "confidences": [degrees.index(event.confidence) for event in rows],
        "attributions": [event.attribution for event in rows],
        "sources": [sources.of(event.sources) for event in rows],
        "answers": answers,
        "answered_by": answered_by,
        "notes": [event.note for event in rows],
    }
    return EventData(
        **columns,
        strand_names=[strand_name(strand) for strand in strands],
        state_names=[state_name(state) for state in states],
        certainties=[(degree.mark, degree.word) for degree in CONFIDENCE.values()],
        sources_html=[str(citations(known, [source])) for source in sources],
        most_listed=MOST_LISTED,
    )
