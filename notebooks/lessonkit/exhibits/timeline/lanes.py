"""The lanes of a timeline: by strand, by state or by place."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle

import numpy as np
import numpy.typing as npt
import pandas as pd

from ...palette import OTHER_COLOURS
from ...vocabulary import STRANDS, state_name, strand_name

#: More lanes than these are not drawn; the last of them then holds the others.
MOST_LANES = 8


@dataclass(frozen=True)
class Lanes:
    """The lanes of a table of events.

    Parameters
    ----------
    names
        Names on screen, from the top.
    lane_of
        Number of the lane of each event, from 0.
    """

    names: list[str]
    lane_of: npt.NDArray[np.int64]


def lanes_by(events: pd.DataFrame, by: str) -> Lanes:
    """Return the lanes of a table of events.

    Parameters
    ----------
    events
        A table of events.
    by
        "theme", "actor" (the first of each event) or "place".
    """
    if by == "theme":
        return _lanes(events["theme"].tolist(), _strands_in_order, strand_name)
    if by == "actor":
        actors = [actors[0] if actors else "" for actors in events["actors"]]
        return _lanes(actors, _most_frequent_first, state_name)
    return _lanes(events["place"].tolist(), _most_frequent_first, _place_name)


def strand_colours(events: pd.DataFrame) -> dict[str, str]:
    """Return the colours of the strands of a table, in the order in which they first appear.

    A strand that is not the course's own gets a colour that no other has, while there are any.
    """
    strands: list[str] = list(dict.fromkeys(events["theme"].tolist()))
    taken = {STRANDS[strand][1] for strand in strands if strand in STRANDS}
    free = cycle([colour for colour in OTHER_COLOURS if colour not in taken] or OTHER_COLOURS)
    return {s: STRANDS[s][1] if s in STRANDS else next(free) for s in strands}


def _lanes(
    values: list[str], order: Callable[[list[str]], list[str]], name: Callable[[str], str]
) -> Lanes:
    keys = order(values)
    shown = keys if len(keys) <= MOST_LANES else keys[: MOST_LANES - 1]
    numbers = {key: n for n, key in enumerate(shown)}
    names = [name(key) for key in shown]
    if len(keys) > len(shown):
        names.append("Others")
    lane_of = np.array([numbers.get(value, len(shown)) for value in values], dtype=np.int64)
    return Lanes(names, lane_of)


def _strands_in_order(values: list[str]) -> list[str]:
    """Return the strands of the course in their order, then others in that of the table."""
    present = dict.fromkeys(values)
    return [s for s in STRANDS if s in present] + [s for s in present if s not in STRANDS]


def _most_frequent_first(values: list[str]) -> list[str]:
    counts = Counter(values)
    return sorted(counts, key=lambda value: (-counts[value], value))


def _place_name(place: str) -> str:
    return place.replace("-", " ").title()
