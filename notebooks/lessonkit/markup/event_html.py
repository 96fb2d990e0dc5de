"""One event, or many, as HTML: the card, the list that opens, the table."""

from collections.abc import Sequence

import pandas as pd

from ..data.course import sources_of
from ..data.rows import Event, rows_of
from ..formatting import format_count, format_date
from ..palette import QUIET
from ..vocabulary import CONFIDENCE, state_name, strand_name
from .citations import citations
from .tags import Markup, details, html_table, join

#: Nobody reads on in a longer list.
MOST_LISTED = 300
#: So many other events are named in one line, more of them in a list.
IN_A_LINE = 2


def event_date(event: Event) -> str:
    """Return the date of an event in words."""
    return format_date(event.date, event.date_end, event.precision)


def year_span(events: pd.DataFrame) -> str:
    """Return the years of a table of events in words, for example "1955 to 1993"."""
    first, last = events["date"].dt.year.min(), events["date"].dt.year.max()
    return f"{first} to {last}" if first < last else f"{first}"


def certainty(event: Event) -> str:
    """Return how certain an event is and who says so, for example "○ Alleged: the ROK says so"."""
    said = f": {event.attribution}" if event.attribution else ""
    confidence = CONFIDENCE[event.confidence]
    return f"{confidence.mark} {confidence.word}{said}"


class EventTexts:
    """What there is to read about each event of a table.

    Parameters
    ----------
    events
        The table; its `attrs` know the sources.
    """

    def __init__(self, events: pd.DataFrame) -> None:
        self._rows = rows_of(events, Event)
        self._places = {event.id: place for place, event in enumerate(self._rows)}
        self._sources = sources_of(events)
        self._later: dict[str, list[str]] = {}
        for event in self._rows:
            for earlier in event.responds_to:
                self._later.setdefault(earlier, []).append(event.id)

    def details(self, event: Event, *, note: bool = True) -> Markup:
        """Return what there is to know about an event beyond date and title.

        `note` says whether to add the teacher's note, closed.
        """
        parts = [
            Markup("<p>{}</p>").format(event.summary),
            Markup("<p><b>How certain?</b> {}</p>").format(certainty(event)),
            self._others("See also (earlier):", event.responds_to),
            self._others("See also (later):", self._later.get(event.id, ())),
        ]
        if event.sources:
            noun = "Source" if len(event.sources) == 1 else "Sources"
            links = citations(self._sources, event.sources)
            parts.append(Markup("<p><b>{}:</b> {}</p>").format(noun, links))
        if note:
            parts.append(teachers_note(event.note))
        return join(parts)

    def card_body(self, event: Event) -> Markup:
        """Return what stands on the card of an event."""
        actors = ", ".join(state_name(actor) for actor in event.actors)
        return Markup('<p class="lk-when">{}</p><h4>{}</h4><p class="lk-meta">{}</p>{}').format(
            event_date(event),
            event.title,
            " · ".join(filter(None, (strand_name(event.theme), actors))),
            self.details(event),
        )

    def as_list(self, chosen: pd.DataFrame) -> Markup:
        """Return events, a part of the table, as a list whose items open."""
        items = join(
            Markup("<li>{}</li>").format(details(_list_summary(event), self.details(event)))
            for event in rows_of(chosen.head(MOST_LISTED), Event)
        )
        return Markup('<ol class="lk-list">{}</ol>{}').format(items, _how_many_more(chosen))

    def _others(self, label: str, ids: Sequence[str]) -> Markup:
        """Return what names other events: a list of more than two, a line of fewer."""
        places = sorted({self._places[key] for key in ids if key in self._places})
        others = [self._rows[place] for place in places]
        names = [f"{other.title} ({event_date(other)})" for other in others]
        if not names:
            return Markup("")
        if len(names) <= IN_A_LINE:
            return Markup("<p><b>{}</b> {}</p>").format(label, join(names, "; "))
        items = join(Markup("<li>{}</li>").format(name) for name in names)
        return Markup('<p><b>{}</b></p><ul class="lk-others">{}</ul>').format(label, items)


def teachers_note(text: str) -> Markup:
    """Return a teacher's note, closed; empty if there is none."""
    return details("Teacher’s note", Markup("<p>{}</p>").format(text)) if text else Markup("")


def event_table(chosen: pd.DataFrame) -> Markup:
    """Return events as a table of date, event, strand and certainty."""
    rows = [
        (
            event_date(event),
            event.title,
            strand_name(event.theme),
            f"{CONFIDENCE[event.confidence].mark} {CONFIDENCE[event.confidence].word}",
        )
        for event in rows_of(chosen.head(MOST_LISTED), Event)
    ]
    table = html_table(("Date", "Event", "Strand", "How certain?"), rows, css="lk-table")
    return table + _how_many_more(chosen)


def _list_summary(event: Event) -> Markup:
    return Markup("<b>{}</b> {} {}").format(
        event_date(event), CONFIDENCE[event.confidence].mark, event.title
    )


def _how_many_more(chosen: pd.DataFrame) -> Markup:
    rest = len(chosen) - MOST_LISTED
    if rest <= 0:
        return Markup("")
    text = f"… and {format_count(rest, 'more event')}. Narrow the choice to see them."
    return Markup('<p style="color:{}">{}</p>').format(QUIET, text)
