"""A checked table of events to take away as one page that any browser shows and prints."""

import pandas as pd

from ..data.course import sources_of
from ..data.rows import Event, rows_of
from ..formatting import format_count
from ..markup.event_html import certainty, event_date, year_span
from ..markup.tags import Markup, link
from ..page.templates import render

#: Where the browser puts the picture of the timeline, if it can draw one.
PICTURE = Markup("<!-- picture -->")


def event_page(events: pd.DataFrame, title: str) -> str:
    """Return a table of events as one HTML page that needs nothing else.

    Every source's address is written out. All text is escaped, and the page forbids scripts.

    Parameters
    ----------
    events
        A table as `course.events`.
    title
        Heading of the page, plain text.
    """
    rows, known = rows_of(events, Event), sources_of(events)
    cited = list(dict.fromkeys(key for event in rows for key in event.sources if key in known))
    return render(
        "publish/event_page.html.j2",
        title=title,
        summary=f"{format_count(len(rows), 'event')}, {year_span(events)}.",
        picture=PICTURE,
        events=[(event, event_date(event), certainty(event)) for event in rows],
        numbers={key: number for number, key in enumerate(cited, 1)},
        sources=[(known[key], link(known[key].url, known[key].url)) for key in cited],
    )
