"""Perspectives: one event as the capitals saw it, or one capital on event after event, side by side."""

import traitlets

from ..data.course import course as the_course
from ..formatting import format_count, format_date
from ..markup.event_html import event_date, teachers_note
from ..markup.tags import escape
from ..page.exhibit import Exhibit, Still
from ..page.frame import Frame
from ..page.part import Part
from ..palette import TONES
from ..vocabulary import state_name

#: The voices in their order: by code of a state or an organisation, its capital or seat.
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
#: These stand there for every event, known or not; the others only where a statement is known.
ALWAYS = tuple(CAPITALS)[:9]
#: Colours by the column `colour`: how a statement stands to the event that it is about. The words on the card say more.
COLOURS = {
    "favour": "green",
    "reserve": "grey",
    "concern": "orange",
    "against": "vermilion",
    "other": "blue",
}
NONE_FOUND = "No statement found in the sources of this course. That is not the same as silence."


class PerspectivesPart(Part):
    """The page's side of Perspectives. All of it is sent at once, so that it goes on when the kernel is gone.

    title: the heading. topics: the events, with `key`, `name` and `when`. capitals: with `key`, `name`, `state` and `always`.
    said: statements, with `topic`, `capital`, `tone`, `who`, `when`, `text`, `more` (HTML made by this package), `fill`, `line`.
    none: what stands in place of a statement that was not found. first: key of the topic shown at the start.
    """

    title = traitlets.Unicode().tag(sync=True)
    topics = traitlets.List().tag(sync=True)
    capitals = traitlets.List().tag(sync=True)
    said = traitlets.List().tag(sync=True)
    none = traitlets.Unicode().tag(sync=True)
    first = traitlets.Unicode().tag(sync=True)


class Perspectives(Exhibit):
    """What each capital said of an event, in paraphrase, with its stance in words, who spoke, when, and the source.

    event: id of the event shown at the start; without it, the first of data/positions.csv. course: the tables to take positions
    from; without it, the course's own. Raises ValueError if no position on that event is known.
    """

    def __init__(
        self, event=None, *, course=the_course, title="The same event, seen from each capital"
    ):
        self.title = title
        rows = course.positions
        events = {e.id: e for e in course.events.itertuples()}
        self._topics = {i: events[i] for i in dict.fromkeys(rows["event"])}
        if event and event not in self._topics:
            raise ValueError(
                f"No positions on {event!r} are known. There are on: {', '.join(self._topics)}."
            )
        self._first = event or next(iter(self._topics))
        self._sources = course.sources.attrs["sources"]
        order = list(CAPITALS)
        at = {key: n for n, key in enumerate(self._topics)}
        self._rows = sorted(
            rows.itertuples(),
            key=lambda p: (at[p.event], order.index(p.state), not p.official, p.date),
        )

    def sentence(self):
        """Return what there is, for those who cannot see it."""
        return (
            f"{format_count(len(self._rows), 'statement')} on {format_count(len(self._topics), 'event')} by "
            f"{format_count(len({p.state for p in self._rows}), 'state or organisation', 'states and organisations')}."
        )

    def still(self):
        parts = []
        for key, event in self._topics.items():
            here = [p for p in self._rows if p.event == key]
            rows = "".join(
                f'<tr><th scope="row" style="text-align:left;vertical-align:top">{escape(name)}</th>'
                f'<td style="text-align:left">{self._cell(state, here)}</td></tr>'
                for state, name in CAPITALS.items()
                if state in ALWAYS or any(p.state == state for p in here)
            )
            opened = " open" if key == self._first else ""
            parts.append(
                f"<details{opened}><summary><b>{escape(event.title)}</b>, {event_date(event)}</summary>"
                f"<table><tbody>{rows}</tbody></table></details>"
            )
        return Still(self.title, self.sentence(), "".join(parts))

    def _cell(self, state, here):
        said = [
            f"<p><b>{escape(p.tone)}</b>: {escape(p.position)}<br>{escape(p.speaker)}, {_when(p)}. {self._sources.html(p.sources)}</p>"
            for p in here
            if p.state == state
        ]
        return "".join(said) or f"<p>{NONE_FOUND}</p>"

    def live(self):
        said = [
            {
                "topic": p.event,
                "capital": p.state,
                "tone": p.tone,
                "who": p.speaker,
                "when": _when(p),
                "text": p.position,
                "unofficial": not p.official,
                "fill": TONES[COLOURS[p.colour]][0],
                "line": TONES[COLOURS[p.colour]][1],
                "more": f'<p class="lk-meta">Sources: {self._sources.html(p.sources)}</p>{teachers_note(p.note)}',
            }
            for p in self._rows
        ]
        return [
            PerspectivesPart(
                title=self.title,
                said=said,
                none=NONE_FOUND,
                first=self._first,
                topics=[
                    {"key": key, "name": e.title, "when": event_date(e)}
                    for key, e in self._topics.items()
                ],
                capitals=[
                    {
                        "key": key,
                        "name": name,
                        "state": "" if state_name(key) == name else state_name(key),
                        "always": key in ALWAYS,
                    }
                    for key, name in CAPITALS.items()
                ],
            ),
            Frame(),
        ]


def _when(position):
    return format_date(position.date, None, position.precision)
