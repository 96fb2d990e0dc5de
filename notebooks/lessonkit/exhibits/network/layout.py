"""Where states, lines and letters stand in a picture of ties. Plain geometry."""

import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from ...data.pact_rows import Tie

#: A point of the plane on which the states stand.
Point: TypeAlias = tuple[float, float]

#: Where the states stand: on a circle, roughly as on a map seen from the north-west.
STATE_POINTS: dict[str, Point] = {
    "RUS": (0.9, 2.75),
    "CHN": (0.9, 1.35),
    "PRK": (2.35, 2.35),
    "KOR": (2.7, 1.2),
    "JPN": (3.75, 1.75),
    "USA": (3.7, 3.0),
    "UKR": (-0.4, 2.45),
    "IND": (-0.2, 0.95),
}
#: What of the plane is seen.
X_RANGE, Y_RANGE = (-0.85, 4.15), (0.6, 3.3)
#: How far two lines between the same states bend away from each other.
_BEND = 0.26
#: How far from the middle of a state a line stops short of it.
_GAP = 0.3
#: The points of a line, of which there are 21, at which its letter may stand, best first.
_LETTER_STEPS = (8, 11, 6, 13, 9, 4, 15, 10, 7, 12, 5, 14, 3, 16)
#: Room around a letter that is enough, and what the circle of a state takes of it, in pixels.
_ENOUGH, _STATE_RADIUS = 26, 20


def tie_paths(ties: Sequence[Tie]) -> dict[str, list[Point]]:
    """Return for each tie the points of its line, from the one who acts to the other.

    Ties of the same two states bend apart.
    """
    pairs: dict[frozenset[str], list[Tie]] = {}
    for tie in ties:
        pairs.setdefault(frozenset((tie.source_state, tie.target_state)), []).append(tie)
    paths: dict[str, list[Point]] = {}
    for states, several in pairs.items():
        near, far = sorted(states)
        for n, tie in enumerate(several):
            bend = (n - (len(several) - 1) / 2) * _BEND
            points = _curve(STATE_POINTS[near], STATE_POINTS[far], bend)
            paths[tie.id] = points if tie.source_state == near else points[::-1]
    return paths


def letter_points(ties: Sequence[Tie], paths: Mapping[str, Sequence[Point]]) -> list[Point]:
    """Return where the letter of each tie stands.

    It stands on its line, near the middle if it can, clear of states and of letters before it.
    """
    states = [_pixels(point) for point in STATE_POINTS.values()]
    taken: list[Point] = []
    letters: list[Point] = []
    for tie in ties:
        path = paths[tie.id] if tie.source_state < tie.target_state else paths[tie.id][::-1]
        letter = _roomiest([path[n] for n in _LETTER_STEPS], states, taken)
        letters.append(letter)
        taken.append(_pixels(letter))
    return letters


def _curve(start: Point, end: Point, bend: float) -> list[Point]:
    """Return points of a curve from near `start` to near `end`.

    In its middle it passes `bend` to the left of the straight line.
    """
    (ax, ay), (bx, by) = start, end
    length = math.dist(start, end)
    left_x, left_y = (ay - by) / length, (bx - ax) / length
    margin = _GAP / length
    steps = [margin + (1 - 2 * margin) * n / 20 for n in range(21)]
    return [
        (
            round(ax + (bx - ax) * s + left_x * bend * 4 * s * (1 - s), 3),
            round(ay + (by - ay) * s + left_y * bend * 4 * s * (1 - s), 3),
        )
        for s in steps
    ]


def _roomiest(points: Sequence[Point], states: Sequence[Point], letters: Sequence[Point]) -> Point:
    """Return the first point that has room enough, else the one that has most."""
    best, most = points[0], -math.inf
    for point in points:
        here = _pixels(point)
        room = min(
            min((math.dist(here, letter) for letter in letters), default=math.inf),
            min(math.dist(here, state) for state in states) - _STATE_RADIUS,
        )
        if room > most:
            best, most = point, room
        if room >= _ENOUGH:
            break
    return best


def _pixels(point: Point) -> Point:
    """Return a point in pixels at the width that a chart has on most screens."""
    return point[0] * 105, point[1] * 122
