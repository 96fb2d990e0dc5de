"""Story: the key events one at a time, in large type, for a projector."""

from collections.abc import Collection
from typing import TypedDict

import ipywidgets as widgets
import pandas as pd
import traitlets

from ..charts.time_axis import StretchedAxis
from ..data.course import eras_of, sources_of
from ..data.rows import Event, rows_of
from ..formatting import format_count
from ..markup.citations import source_links
from ..markup.event_html import EventTexts, event_date
from ..markup.tags import Markup, details, join
from ..page.exhibit import Exhibit, Still
from ..page.part import Part
from ..vocabulary import CONFIDENCE
from .story_places import Scene, scene_of, sites_of

#: Nobody steps through more events than these.
MOST_TOLD = 200


class StoryStep(TypedDict):
    """One event: plain texts, its sources as HTML, and its place on the slim timeline, 0 to 1.

    `said` is who says so, as far as the table tells; `scene` is what its small map shows.
    """

    when: str
    title: str
    text: str
    note: str
    at: float
    year: str
    certainty: str
    said: str
    sources_html: str
    scene: Scene


#: An era and where it begins and ends on the slim timeline, 0 to 1.
StoryEra = TypedDict("StoryEra", {"title": str, "from": float, "to": float})


class StoryPart(Part):
    """The page's side of a Story.

    All of it is sent at once, so that it goes on when the kernel is gone.

    Attributes
    ----------
    title : str
        The heading.
    steps : list of StoryStep
        The events in their order.
    eras : list of StoryEra
        The eras that the slim timeline shows.
    sites : dict of str to Site
        What the scenes of the steps name by key.
    """

    title = traitlets.Unicode().tag(fixed=True)
    steps = traitlets.List[StoryStep]().tag(fixed=True)
    eras = traitlets.List[StoryEra]().tag(fixed=True)
    sites = traitlets.Dict().tag(fixed=True)


class Story(Exhibit):
    """Events one by one, with previous, next and play: a walkthrough for a class.

    Parameters
    ----------
    events
        A table of events as `course.events`.
    start, end
        First and last year; without them, all.
    ids
        The events that are told, whatever their year and importance.
    title
        The heading.
    importance
        The least importance that is told; 3 tells the shortest story.

    Raises
    ------
    KeyError
        If one of `ids` is not in the table.
    """

    def __init__(
        self,
        events: pd.DataFrame,
        start: int | None = None,
        end: int | None = None,
        *,
        ids: Collection[str] = (),
        title: str = "The story",
        importance: int = 3,
    ) -> None:
        if unknown := set(ids) - set(events["id"]):
            raise KeyError(f"no event {', '.join(sorted(unknown))}")
        years: pd.Series[int] = events["date"].dt.year
        if ids:
            keep = events["id"].isin(list(ids))
        else:
            inside = years.between(start or years.min(), end or years.max())
            keep = inside & (events["importance"] >= importance)
        self.events = events
        self._texts = EventTexts(events)
        # A reader's own table may know no important events, or too many for one story.
        told = events.loc[keep] if keep.any() else events
        self.told = rows_of(told.head(MOST_TOLD), Event)
        self.title = title

    def still(self) -> Still:
        first, last = self.told[0], self.told[-1]
        sentence = (
            f"{format_count(len(self.told), 'event')}, one after the other, "
            f"from “{first.title}” ({event_date(first)}) to “{last.title}” ({event_date(last)})."
        )
        items = join(map(self._item, self.told))
        return Still(self.title, sentence, Markup("<ol>{}</ol>").format(items))

    def live(self) -> list[widgets.Widget]:
        first, last = self.told[0].date, self.told[-1].date
        eras = [
            era
            for era in eras_of(self.events)
            if era.start < last and (era.end is None or era.end >= first)
        ]
        dates = [event.date for event in self.told]
        axis = StretchedAxis(first, last, 1, [era.start for era in eras], dates)
        steps = [
            self._step(event, at) for event, at in zip(self.told, axis.values(dates), strict=True)
        ]
        starts = axis.values([max(era.start, first) for era in eras])
        ends = axis.values([last if era.end is None else min(era.end, last) for era in eras])
        bands: list[StoryEra] = [
            {"title": era.title, "from": start, "to": end}
            for era, start, end in zip(eras, starts, ends, strict=True)
        ]
        sites = sites_of(step["scene"] for step in steps)
        return [StoryPart(title=self.title, steps=steps, eras=bands, sites=sites)]

    def addresses(self) -> dict[str, str]:
        return {f"step={event.id}": f"step={n}" for n, event in enumerate(self.told)}

    def _item(self, event: Event) -> Markup:
        body = self._texts.details(event, note=False)
        more = details("More", body, style="margin-bottom:1em")
        return Markup("<li><b>{}</b>: <b>{}</b> {}{}</li>").format(
            event_date(event), event.title, _certainty(event), more
        )

    def _step(self, event: Event, at: float) -> StoryStep:
        return {
            "when": event_date(event),
            "title": event.title,
            "text": event.summary,
            "note": event.note,
            "at": at,
            "year": str(event.date.year),
            "certainty": _certainty(event),
            "said": event.attribution,
            "sources_html": str(source_links(sources_of(self.events), event.sources)),
            "scene": scene_of(event),
        }


def _certainty(event: Event) -> str:
    """Return how certain an event is, as timelines mark it, for example "○ Alleged"."""
    confidence = CONFIDENCE[event.confidence]
    return f"{confidence.mark} {confidence.word}"
