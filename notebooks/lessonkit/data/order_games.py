"""Games of order: a few events, shuffled, that are to be put in order. Knows nothing of screens."""

import random
from collections.abc import Sequence

#: How many events make a game.
SIZE = 5
#: Details, whose importance is 1, are left out.
LEAST_IMPORTANCE = 2
#: The most games of one level and strand.
GAMES = 8
#: From how many events games are dealt, so that a long table takes no longer.
MOST_DEALT = 400
#: Least number of days between any two events of a game.
LEVELS = {"Easy": 5 * 365, "Medium": 2 * 365, "Hard": 1}


def deal_games(pool: Sequence[tuple[str, int]], gap: int, seed: str) -> list[list[str]]:
    """Deal up to `GAMES` different games of `SIZE` events.

    Parameters
    ----------
    pool
        Id and day number of each event.
    gap
        Least number of days between any two events of a game.
    seed
        Any text; the same seed deals the same games.

    Returns
    -------
    list of list of str
        The ids of each game, none of them in the right order; empty if the pool is too small.
    """
    dice = random.Random(seed)
    if len(pool) > MOST_DEALT:
        pool = dice.sample(pool, MOST_DEALT)
    games: dict[frozenset[tuple[str, int]], list[str]] = {}
    for _ in range(GAMES * 40):
        game = _spaced(dice.sample(pool, len(pool)), gap)
        key = frozenset(game)
        if len(game) < SIZE or key in games or game == sorted(game, key=lambda event: event[1]):
            continue
        games[key] = [name for name, _ in game]
        if len(games) == GAMES:
            break
    return list(games.values())


def _spaced(shuffled: Sequence[tuple[str, int]], gap: int) -> list[tuple[str, int]]:
    """Return the first events, up to `SIZE`, that lie at least `gap` days apart."""
    game: list[tuple[str, int]] = []
    for event in shuffled:
        if all(abs(event[1] - other[1]) >= gap for other in game):
            game.append(event)
        if len(game) == SIZE:
            break
    return game
