"""OrderGame: put five shuffled events in order."""

import random

import traitlets

from ..formatting import format_count
from ..markup.event_html import event_date
from ..markup.tags import escape
from ..page.exhibit import Exhibit, Still
from ..page.frame import Frame
from ..page.part import Part
from ..vocabulary import STRANDS, strand_name

SIZE = 5
NEEDED = f"The game needs {SIZE} events or more that lie on different days and have the importance 2 or 3."
ROUNDS = 8
#: From how many events games are dealt, so that a long table takes no longer.
MOST_DEALT = 400
#: Least number of days between any two events of a round.
LEVELS = {"Easy": 5 * 365, "Medium": 2 * 365, "Hard": 1}


class OrderGamePart(Part):
    """The page's side of an OrderGame. All of it is sent at once, so that it goes on when the kernel is gone.

    events: by id, dictionaries with `title`, `when`, `day` (days since 1970) and `text`.
    rounds: dictionaries with `level`, `theme` and `games`, a list of lists of ids in shuffled order.
    """

    events = traitlets.Dict().tag(sync=True)
    rounds = traitlets.List().tag(sync=True)


class OrderGame(Exhibit):
    """Five events to be put in order, in rounds by level and strand. The rounds are the same in every session.

    events: a table of events as `course.events`. start, end: first and last year; without them, all.
    """

    def __init__(self, events, start=None, end=None, *, title="Put them in order"):
        years = events["date"].dt.year
        keep = (
            (years >= (start or years.min()))
            & (years <= (end or years.max()))
            & (events["importance"] >= 2)
        )
        self.events = events[keep]
        self.title = title
        self.rounds = self._make_rounds()

    def _make_rounds(self):
        rounds = []
        themes = ["", *[t for t in STRANDS if (self.events["theme"] == t).sum() >= SIZE + 2]]
        for level, gap in LEVELS.items():
            for theme in themes:
                pool = self.events[self.events["theme"] == theme] if theme else self.events
                games = deal_games(
                    list(zip(pool["id"], pool["date"].dt.to_period("D").astype("int64"))),
                    gap,
                    f"{level} {theme}",
                )
                if games:
                    rounds.append(
                        {
                            "level": level,
                            "theme": strand_name(theme) if theme else "All strands",
                            "games": games,
                        }
                    )
        return rounds

    def still(self):
        if not self.rounds:
            return Still(self.title, NEEDED, "")
        first = self.rounds[0]["games"][0]
        rows = {e.id: e for e in self.events[self.events["id"].isin(first)].itertuples()}
        shuffled = "".join(f"<li>{escape(rows[i].title)}</li>" for i in first)
        solved = "".join(
            f"<li>{event_date(e)}: {escape(e.title)}</li>"
            for e in sorted(rows.values(), key=lambda e: e.date)
        )
        return Still(
            self.title,
            f"{format_count(SIZE, 'event')} in the wrong order. Which came first?",
            f"<ul>{shuffled}</ul><details><summary>The right order</summary><ol>{solved}</ol></details>",
        )

    def live(self):
        if not self.rounds:
            return None
        used = {i for r in self.rounds for game in r["games"] for i in game}
        events = {
            e.id: {
                "title": e.title,
                "when": event_date(e),
                "day": e.date.toordinal(),
                "text": e.summary,
            }
            for e in self.events.itertuples()
            if e.id in used
        }
        return [OrderGamePart(events=events, rounds=self.rounds), Frame()]


def deal_games(pool, gap, seed):
    """Deal up to `ROUNDS` different games of `SIZE` events that lie at least `gap` days apart.

    pool: list of (id, day number). seed: any text; the same seed deals the same games.
    Returns a list of lists of ids, none of them in the right order; empty if the pool is too small.
    """
    dice = random.Random(seed)
    pool = dice.sample(pool, MOST_DEALT) if len(pool) > MOST_DEALT else pool
    games, seen = [], set()
    for _ in range(ROUNDS * 40):
        game = []
        for event in dice.sample(pool, len(pool)):
            if all(abs(event[1] - other[1]) >= gap for other in game):
                game.append(event)
            if len(game) == SIZE:
                break
        key = frozenset(game)
        if len(game) < SIZE or key in seen or game == sorted(game, key=lambda e: e[1]):
            continue
        seen.add(key)
        games.append([i for i, _ in game])
        if len(games) == ROUNDS:
            break
    return games
