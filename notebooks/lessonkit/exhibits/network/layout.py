"""Where lines and letters stand in a picture of ties. Plain geometry.

Each tie has a place of its own, which stays the same whatever other ties a picture shows: ties of
the same two states that hold at the same time have lines of their own, and no letter touches that
of another tie that holds at the same time.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeAlias, TypedDict

import numpy as np
import numpy.typing as npt

from ...data.pact_rows import Tie
from .plane import Plane, Point
from .ties import TIE_KINDS

#: Points of the plane: all x, all y.
Points: TypeAlias = tuple[list[float], list[float]]
_Floats: TypeAlias = npt.NDArray[np.float64]
_Booleans: TypeAlias = npt.NDArray[np.bool_]


#: Of how many points a line consists that is not straight.
_STEPS = 13
#: How far a line passes states that are not its own, in pixels, and how many bends are tried to
#: either side.
_CLEARANCE, _MOST_BENDS = 7, 4
#: How far before the middle of a state an arrow gets its direction.
_BEFORE_END = 0.3
#: Where on its line, from 0 to 1, a letter may stand.
_PARTS: _Floats = np.linspace(0.12, 0.88, 41)
#: Diameter of a letter with the widest ring, and from there to the edge of a state, in pixels.
LETTER_SIZE, _LETTER_RING = 22, 4
LETTER_ROOM = LETTER_SIZE + _LETTER_RING
_STATE_ROOM = LETTER_ROOM / 2
#: How strongly the letters of treaties, which are shown first, are drawn to the middle of the line.
_PULL = {"alliance": 60, "partnership": 40}
#: How often letters that touch are moved apart before the best that was found is taken, and how
#: much more two of them weigh to each other each time.
_ROUNDS, _MORE_WEIGHT = 60, 3


class Shape(TypedDict):
    """Where a tie stands: its line, from the one who acts; its letter; the end of its arrow."""

    line: Points
    letter: Point
    head: Points | None


def shapes(ties: Sequence[Tie], plane: Plane) -> list[Shape]:
    """Return where each tie stands."""
    pairs = {_pair(tie): tie for tie in ties}
    lines = Counter(map(_pair, ties))
    clear = {p: list(islice(_clear_bends(tie, plane), lines[p])) for p, tie in pairs.items()}
    curves = [
        _Curve(tie, plane, clear[_pair(tie)][slot])
        for tie, slot in zip(ties, slots(ties), strict=True)
    ]
    letters = _letters(ties, [curve.points(_PARTS) for curve in curves], plane)
    return [
        {"line": curve.line(), "letter": letter, "head": None if tie.mutual else curve.end()}
        for tie, curve, letter in zip(ties, curves, letters, strict=True)
    ]


def slots(ties: Sequence[Tie]) -> list[int]:
    """Return the number of each tie's line among those of its two states, from 0.

    Ties that hold in the same year have different numbers; those of treaties are the lowest.
    """
    kinds = list(TIE_KINDS)
    found: dict[str, int] = {}
    for tie in sorted(ties, key=lambda tie: (kinds.index(tie.kind), tie.start)):
        taken = {
            found[other.id]
            for other in ties
            if other.id in found and _pair(other) == _pair(tie) and _meet(tie, other)
        }
        found[tie.id] = next(slot for slot in range(len(ties)) if slot not in taken)
    return [found[tie.id] for tie in ties]


def _pair(tie: Tie) -> frozenset[str]:
    return frozenset((tie.source_state, tie.target_state))


def _meet(one: Tie, other: Tie) -> bool:
    """Return whether there is a year in which two ties hold."""
    return one.start <= _end(other) and other.start <= _end(one)


def _end(tie: Tie) -> float:
    return math.inf if tie.end is None else tie.end


def _clear_bends(tie: Tie, plane: Plane) -> Iterator[float]:
    """Give how lines between two states may bend, the straightest first.

    A line that ran behind a third state would look like two ties with that state. Lines of the
    same states are `bend` apart.
    """
    found: list[float] = []
    blocked: list[float] = []
    for step in range(2 * _MOST_BENDS + 1):
        for bend in dict.fromkeys((step * plane.bend / 2, -step * plane.bend / 2)):
            if any(abs(bend - other) <= 0.99 * plane.bend for other in found):
                continue
            if _Curve(tie, plane, bend).keeps_clear(plane):
                found.append(bend)
                yield bend
            else:
                blocked.append(bend)
    # Where there is no room, a line behind a state is better than none.
    yield from blocked


class _Curve:
    """The line of a tie, which in its middle passes `bend` outwards of the straight line."""

    def __init__(self, tie: Tie, plane: Plane, bend: float) -> None:
        near, far = sorted((tie.source_state, tie.target_state))
        self._start, self._end = np.array(plane.states[near]), np.array(plane.states[far])
        others = [place for key, place in plane.states.items() if key not in (near, far)]
        self._others: _Floats = np.array(others) * plane.scale
        self._backwards = tie.source_state != near
        middle = np.array([sum(plane.x_range) / 2, sum(plane.y_range) / 2])
        (ax, ay), (bx, by) = self._end - self._start, middle - self._start
        self._side = -1 if ax * by >= ay * bx else 1
        self._bend = bend

    def points(self, parts: _Floats) -> _Floats:
        """Return points in rows; a part of 0 is the one who acts, 1 the other."""
        parts = 1 - parts if self._backwards else parts
        along = self._end - self._start
        outwards = self._side * np.array([-along[1], along[0]]) / math.hypot(*along)
        bends = self._bend * 4 * parts * (1 - parts)
        return self._start + parts[:, None] * along + bends[:, None] * outwards

    def keeps_clear(self, plane: Plane) -> bool:
        """Return whether it passes all other states, and stays within the picture."""
        line = self.points(np.linspace(0, 1, 41))
        low, high = np.array([plane.x_range, plane.y_range]).T
        away = np.sqrt(_squares((line * plane.scale)[:, None], self._others))
        inside = (line > low).all() and (line < high).all()
        return bool(inside and away.min() > plane.state_size / 2 + _CLEARANCE)

    def line(self) -> Points:
        """Return the whole line."""
        return _lists(self.points(np.linspace(0, 1, _STEPS if self._bend else 2)))

    def end(self) -> Points:
        """Return a point near its end, and its end."""
        part = _BEFORE_END / math.dist(self._start, self._end)
        return _lists(self.points(np.array([1 - part, 1])))


def _lists(points: _Floats) -> Points:
    x, y = points.round(3).T.tolist()
    return x, y


def _letters(ties: Sequence[Tie], places: Sequence[_Floats], plane: Plane) -> list[Point]:
    """Return where the letter of each tie stands, of the places that it may take.

    It stands near the middle of its line if it can, clear of states and of other letters.
    """
    if not ties:
        return []
    search = _Search(ties, np.array(places), plane)
    return [(x, y) for x, y in search.best().round(3).tolist()]


class _Search:
    """A search for places at which no letter touches another.

    All letters begin at the places that they like best. In the first round each of them goes where
    it does best beside the others. Two that still touch then weigh more to each other, and only
    such letters move in the next round.
    """

    def __init__(self, ties: Sequence[Tie], places: _Floats, plane: Plane) -> None:
        self._places, self._pixels = places, places * plane.scale
        states: _Floats = np.array(list(plane.states.values())) * plane.scale
        to_state = np.sqrt(_squares(self._pixels[:, :, None], states).min(axis=2))
        crowding = _short(plane.state_size / 2 + _STATE_ROOM, to_state)
        low, high = np.array([plane.x_range, plane.y_range]).T * plane.scale
        inside = np.minimum(self._pixels - low, high - self._pixels).min(axis=2)
        crowding = crowding + _short(LETTER_ROOM / 2, inside)
        pull = np.array([_PULL.get(tie.kind, 8) for tie in ties])[:, None]
        self._dislike = pull * np.abs(_PARTS - 0.5) + 40 * crowding
        self._at = np.argmin(self._dislike, axis=1)
        self._rows = np.arange(len(ties))
        self._weight = np.array([[float(_meet(a, b)) for b in ties] for a in ties])
        np.fill_diagonal(self._weight, 0)
        self._weight[self._apart()] = 0
        self._others = [np.flatnonzero(row) for row in self._weight]

    def best(self) -> _Floats:
        """Return a place for each letter."""
        best, least = self._at.copy(), math.inf
        moving = self._rows
        for _ in range(_ROUNDS):
            for row in moving.tolist():
                self._move(row)
            touching = self._touching()
            if touching.sum() < least:
                best, least = self._at.copy(), touching.sum()
            if not least:
                break
            self._weight[touching] *= _MORE_WEIGHT
            moving = np.flatnonzero(touching.any(axis=1))
        return self._places[self._rows, best]

    def _apart(self) -> _Booleans:
        """Return by pairs which ties are so far apart that their letters cannot touch."""
        low, high = self._pixels.min(axis=1), self._pixels.max(axis=1) + LETTER_ROOM
        below = (high[:, None] < low).any(axis=2)
        return below | below.T

    def _move(self, row: int) -> None:
        others = self._others[row]
        here, there = self._pixels[row][:, None], self._pixels[others, self._at[others]]
        losses = _short(LETTER_ROOM + 1, np.sqrt(_squares(here, there)))
        self._at[row] = np.argmin(self._dislike[row] + losses @ self._weight[row, others])

    def _touching(self) -> _Booleans:
        here = self._pixels[self._rows, self._at]
        return (_squares(here[:, None], here) < LETTER_ROOM**2) & (self._weight > 0)


def _short(wanted: float, distances: _Floats) -> _Floats:
    """Return the square of what distances lack."""
    return np.maximum(0, wanted - distances) ** 2


def _squares(points: _Floats, others: _Floats) -> _Floats:
    """Return the squares of distances."""
    difference = points - others
    return difference[..., 0] ** 2 + difference[..., 1] ** 2
