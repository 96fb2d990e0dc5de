"""References from an answer to the events that it rests on."""

from collections.abc import Iterable

import pandas as pd

from ..data.course import sources_of
from ..data.rows import Event, rows_of
from ..markup.citations import source_links
from ..markup.event_html import event_date
from ..markup.tags import Markup, join

#: The most sources that a reference to an event names.
MOST_SOURCES = 2


def event_names(events: Iterable[Event]) -> Markup:
    """Return events as title and date, joined by semicolons."""
    return join((f"{event.title} ({event_date(event)})" for event in events), "; ")


def event_references(events: pd.DataFrame, ids: Iterable[str]) -> list[Markup]:
    """Return events with date, title and first sources, one piece of markup for each.

    Parameters
    ----------
    events
        A table of events; its `attrs` know the sources.
    ids
        The events to choose. They come in the order of the table.
    """
    chosen = rows_of(events[events["id"].isin(list(ids))], Event)
    return [_reference(event, events) for event in chosen]


def _reference(event: Event, events: pd.DataFrame) -> Markup:
    links = source_links(sources_of(events), event.sources[:MOST_SOURCES])
    return Markup("{}: {}. {}").format(event_date(event), event.title, links)
