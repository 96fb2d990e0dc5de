"""OrderGame: put five shuffled events in order."""

from collections.abc import Sequence
from typing import TypedDict

import ipywidgets as widgets
import pandas as pd
import traitlets

from ..data.order_games import LEVELS, SIZE, deal_games, pool_of
from ..data.rows import Event, rows_of
from ..formatting import format_count
from ..markup.event_html import event_date
from ..markup.tags import Markup, details, join
from ..page.exhibit import Exhibit, Still
from ..page.part import Part
from ..vocabulary import STRANDS, strand_name

NEEDED = (
    f"The game needs {SIZE} events or more that lie on different days and have the importance 2 or"
    " 3."
)


class GameEvent(TypedDict):
    """An event as the page gets it: title, date in words, number of its day, and summary.

    Days are counted as `date.toordinal` counts them: 1 January of the year 1 is day 1.
    """

    title: str
    when: str
    day: int
    text: str


class Round(TypedDict):
    """The games of one level and strand, each a list of ids in shuffled order."""

    level: str
    theme: str
    games: list[list[str]]


class OrderGamePart(Part):
    """The page's side of an OrderGame.

    All of it is sent at once, so that it goes on when the kernel is gone.

    Attributes
    ----------
    events : dict of str to GameEvent
        The events of all games, by id.
    rounds : list of Round
        What can be played.
    levels : dict of str to str
        What each level means, by name.
    """

    events = traitlets.Dict().tag(fixed=True)
    rounds = traitlets.List[Round]().tag(fixed=True)
    levels = traitlets.Dict().tag(fixed=True)


class OrderGame(Exhibit):
    """Five events to be put in order, in rounds by level and strand.

    The rounds are the same in every session.

    Parameters
    ----------
    events
        A table of events as `course.events`.
    start, end
        First and last year; without them, all.
    title
        The heading.
    """

    def __init__(
        self,
        events: pd.DataFrame,
        start: int | None = None,
        end: int | None = None,
        *,
        title: str = "Put them in order",
    ) -> None:
        self.events = [
            event
            for event in rows_of(events, Event)
            if (start is None or start <= event.date.year)
            and (end is None or event.date.year <= end)
        ]
        self.title = title
        self.rounds = _rounds(self.events)

    def still(self) -> Still:
        if not self.rounds:
            return Still(self.title, NEEDED, Markup(""))
        solution = Markup("<ol>{}</ol>").format(
            join(
                Markup("<li>{}: {}</li>").format(event_date(event), event.title)
                for event in sorted(self._first_game(), key=lambda event: event.date)
            )
        )
        return self._still(details("The right order", solution))

    def unanswered(self) -> Still | None:
        return self._still(Markup("")) if self.rounds else None

    def _first_game(self) -> list[Event]:
        """Return the events of the game that the still form shows, in the wrong order."""
        events = {event.id: event for event in self.events}
        return [events[key] for key in self.rounds[0]["games"][0]]

    def _still(self, solution: Markup) -> Still:
        titles = join(Markup("<li>{}</li>").format(event.title) for event in self._first_game())
        return Still(
            self.title,
            f"{format_count(SIZE, 'event')} in the wrong order. Which came first?",
            Markup("<ul>{}</ul>{}").format(titles, solution),
        )

    def live(self) -> list[widgets.Widget]:
        if not self.rounds:
            return []
        dealt = {key for round_ in self.rounds for game in round_["games"] for key in game}
        events = {
            event.id: GameEvent(
                title=event.title,
                when=event_date(event),
                day=event.date.toordinal(),
                text=event.summary,
            )
            for event in self.events
            if event.id in dealt
        }
        levels = {name: level.words for name, level in LEVELS.items()}
        return [OrderGamePart(events=events, rounds=self.rounds, levels=levels)]


def _rounds(events: Sequence[Event]) -> list[Round]:
    """Return the games of each level: over all strands, and of each strand with enough events."""
    themes = [event.theme for event in events]
    enough = [theme for theme in STRANDS if themes.count(theme) >= SIZE + 2]
    rounds: list[Round] = []
    for key, level in LEVELS.items():
        for theme in ("", *enough):
            pool = pool_of((event for event in events if theme in ("", event.theme)), level)
            name = strand_name(theme) if theme else "All strands"
            if games := deal_games(pool, level, f"{key} {theme}"):
                rounds.append(Round(level=key, theme=name, games=games))
    return rounds
