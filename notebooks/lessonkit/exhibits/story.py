"""Story: the key events one at a time, in large type, for a projector."""

import traitlets

from ..charts.time_axis import StretchedAxis
from ..formatting import format_count
from ..markup.event_html import event_date, event_details
from ..markup.tags import escape
from ..page.exhibit import Exhibit, Still
from ..page.frame import Frame
from ..page.part import Part
from ..vocabulary import CONFIDENCE

#: Nobody steps through more events than these.
MOST_TOLD = 200


class StoryPart(Part):
    """The page's side of a Story. All of it is sent at once, so that it goes on when the kernel is gone.

    title: heading. steps: one dictionary for each event: `when`, `title`, `text`, `certainty`, `note` (plain text),
    `sources` (HTML made by this package), `at` (0 to 1, the place on the slim timeline), `year`.
    eras: dictionaries with `title`, `from` and `to` (0 to 1).
    """

    title = traitlets.Unicode().tag(sync=True)
    steps = traitlets.List().tag(sync=True)
    eras = traitlets.List().tag(sync=True)


class Story(Exhibit):
    """Events one by one, with previous, next and play: a walkthrough for a class.

    events: a table of events as `course.events`. start, end: first and last year; without them, all.
    importance: the least importance that is told (3 tells the shortest story).
    ids: the events that are told, whatever their year and importance. Raises KeyError if one is not in the table.
    """

    def __init__(self, events, start=None, end=None, *, ids=(), title="The story", importance=3):
        unknown = set(ids) - set(events["id"])
        if unknown:
            raise KeyError(f"no event {', '.join(sorted(unknown))}")
        years = events["date"].dt.year
        if ids:
            keep = events["id"].isin(ids)
        else:
            keep = (
                (events["importance"] >= importance)
                & (years >= (start or years.min()))
                & (years <= (end or years.max()))
            )
        self.events = events
        # A table of one's own may know no important events, or too many for one story.
        self.told = (events[keep] if keep.any() else events).head(MOST_TOLD)
        self.title = title

    def still(self):
        items = "".join(
            f"<li><b>{event_date(e)}</b>: <b>{escape(e.title)}</b>"
            '<details style="margin-bottom:1em"><summary>More</summary>'
            f"{event_details(e, self.events, note=False)}</details></li>"
            for e in self.told.itertuples()
        )
        first, last = self.told.iloc[0], self.told.iloc[-1]
        sentence = (
            f"{format_count(len(self.told), 'event')}, one after the other, from “{first.title}” ({event_date(first)}) "
            f"to “{last.title}” ({event_date(last)})."
        )
        return Still(self.title, sentence, f"<ol>{items}</ol>")

    def live(self):
        sources = self.events.attrs["sources"]
        first, last = self.told["date"].iloc[0], self.told["date"].iloc[-1]
        eras = [
            e for e in self.events.attrs.get("eras", ()) if e.start < last and not e.end < first
        ]
        axis = StretchedAxis(first, last, 1, [e.start for e in eras], self.told["date"])
        at = axis.values(self.told["date"])
        steps = [
            {
                "when": event_date(e),
                "title": e.title,
                "text": e.summary,
                "note": e.note,
                "at": x,
                "year": str(e.date.year),
                "certainty": ""
                if e.confidence == "confirmed"
                else f"{CONFIDENCE[e.confidence][1]} {CONFIDENCE[e.confidence][2]}: {e.attribution}",
                "sources": sources.html(e.sources),
            }
            for e, x in zip(self.told.itertuples(), at)
        ]
        bands = [
            {
                "title": e.title,
                "from": axis.values([max(e.start, first)])[0],
                "to": axis.values([last if e.end != e.end else min(e.end, last)])[0],
            }
            for e in eras
        ]
        return [StoryPart(title=self.title, steps=steps, eras=bands), Frame()]
