"""Games of order: a few events, shuffled, that are to be put in order. Knows nothing of screens."""

import random
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .rows import Event

#: How many events make a game.
SIZE = 5
#: Details, whose importance is 1, are left out.
LEAST_IMPORTANCE = 2
#: The most games of one level and strand.
GAMES = 8
#: From how many events games are dealt, so that a long table takes no longer.
MOST_DEALT = 400
#: Where events are close, a game is dealt from so many neighbours in time.
NEIGHBOURS = SIZE + 1


class Level(NamedTuple):
    """How far apart the events of a game lie.

    `gap` is the least number of days between any two events. `close` says whether the events are
    neighbours in time, `words` tells the reader about both.
    """

    gap: int
    close: bool
    words: str


LEVELS = {
    "Easy": Level(5 * 365, False, "five years or more lie between any two events."),
    "Medium": Level(2 * 365, False, "two years or more lie between any two events."),
    "Hard": Level(1, True, "the events follow each other, and few others lie between them."),
}


def pool_of(events: Iterable[Event], level: Level) -> list[tuple[str, int]]:
    """Return id and day number of the events that a level may deal.

    Close events that are known by their month or year only would have no certain order, so they are
    left out where there are enough others.
    """
    important = [event for event in events if event.importance >= LEAST_IMPORTANCE]
    if level.close:
        exact = [event for event in important if event.precision == "day"]
        if len({event.date for event in exact}) >= NEIGHBOURS:
            important = exact
    return [(event.id, event.date.toordinal()) for event in important]


def deal_games(pool: Sequence[tuple[str, int]], level: Level, seed: str) -> list[list[str]]:
    """Deal up to `GAMES` different games of `SIZE` events.

    Parameters
    ----------
    pool
        Id and day number of each event.
    level
        How far apart the events of a game lie.
    seed
        Any text; the same seed deals the same games.

    Returns
    -------
    list of list of str
        The ids of each game, none of them in the right order; empty if the pool is too small.
    """
    if len(pool) < SIZE:
        return []
    dice = random.Random(seed)
    if len(pool) > MOST_DEALT:
        pool = dice.sample(pool, MOST_DEALT)
    games: dict[frozenset[tuple[str, int]], list[str]] = {}
    for _ in range(GAMES * 40):
        shuffled = _neighbours(pool, dice) if level.close else dice.sample(pool, len(pool))
        game = _spaced(shuffled, level.gap)
        key = frozenset(game)
        if len(game) < SIZE or key in games or game == sorted(game, key=lambda event: event[1]):
            continue
        games[key] = [name for name, _ in game]
        if len(games) == GAMES:
            break
    return list(games.values())


def _neighbours(pool: Sequence[tuple[str, int]], dice: random.Random) -> list[tuple[str, int]]:
    """Return neighbours in time, one event of each day, in any order.

    They come from the denser half of the time that the events cover.
    """
    of_day = {event[1]: event for event in dice.sample(pool, len(pool))}
    days = sorted(of_day)
    stretches = [days[n : n + NEIGHBOURS] for n in range(max(1, len(days) - NEIGHBOURS + 1))]
    stretches.sort(key=lambda stretch: stretch[-1] - stretch[0])
    stretch = dice.choice(stretches[: (len(stretches) + 1) // 2])
    return [of_day[day] for day in dice.sample(stretch, len(stretch))]


def _spaced(shuffled: Sequence[tuple[str, int]], gap: int) -> list[tuple[str, int]]:
    """Return the first events, up to `SIZE`, that lie at least `gap` days apart."""
    game: list[tuple[str, int]] = []
    for event in shuffled:
        if all(abs(event[1] - other[1]) >= gap for other in game):
            game.append(event)
        if len(game) == SIZE:
            break
    return game
