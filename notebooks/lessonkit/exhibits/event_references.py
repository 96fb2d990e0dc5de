"""References from an answer to the events that it rests on."""

from collections.abc import Collection, Iterable, Mapping

from ..data.rows import Event
from ..data.sources import Sources
from ..markup.citations import source_links
from ..markup.event_html import event_date
from ..markup.tags import Markup, join

#: The most sources that a reference to an event names.
MOST_SOURCES = 2


def event_names(events: Iterable[Event]) -> Markup:
    """Return events as title and date, joined by semicolons."""
    return join((f"{event.title} ({event_date(event)})" for event in events), "; ")


def event_references(
    events: Mapping[str, Event], sources: Sources, ids: Collection[str]
) -> list[Markup]:
    """Return events with date, title and first sources, one piece of markup for each.

    Parameters
    ----------
    events
        The events of a table by their ids.
    sources
        The sources that they cite.
    ids
        The events to choose. They come in the order of the table.
    """
    return [_reference(event, sources) for key, event in events.items() if key in ids]


def _reference(event: Event, sources: Sources) -> Markup:
    links = source_links(sources, event.sources[:MOST_SOURCES])
    return Markup("{}: {}. {}").format(event_date(event), event.title, links)
