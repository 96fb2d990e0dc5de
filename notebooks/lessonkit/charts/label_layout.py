"""Where labels go on a chart so that none covers another; label_layout.js does it in the page.

All lengths are in pixels from the left top corner of the drawing; y grows downwards. A *box* is a
column of an array of four rows: left, top, right, bottom.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Integers: TypeAlias = npt.NDArray[np.int64]
Booleans: TypeAlias = npt.NDArray[np.bool_]

LABEL_HEIGHT = 18
#: Edges that meet within this do not touch, and distances that differ by less are equal: else
#: rounding would decide, since a label stands exactly at the edge of the smallest dots.
_HAIR = 1e-6
#: By how much a label is nearer to its own dot than to others, so that nobody doubts it.
_CLEARLY = 3 + _HAIR
#: What is kept clear at the sides of a label and around a leader line.
_MARGIN = 2 - _HAIR
NO_BOXES: Floats = np.empty((4, 0))


class Side(NamedTuple):
    """How a label may stand beside its dot.

    Plotly's name of it; the left top corner of the label from the dot, in widths and heights of the
    label; and the direction in which the dot's own clearance is added.
    """

    name: str
    across: float
    down: float
    clear_x: int
    clear_y: int


#: Best first.
SIDES = (
    Side("middle right", 0, -0.5, 1, 0),
    Side("middle left", -1, -0.5, -1, 0),
    Side("top right", 0, -1, 1, -1),
    Side("bottom right", 0, 0, 1, 1),
    Side("top left", -1, -1, -1, -1),
    Side("bottom left", -1, 0, -1, 1),
    Side("top center", -0.5, -1, 0, -1),
    Side("bottom center", -0.5, 0, 0, 1),
)
#: `SIDES` from here on stand over or under the dot, the last of them in the middle.
_OVER, _MIDDLE = 2, 6
#: Where a label on a leader line may stand, from the dot to the middle of the label's near edge,
#: nearest first.
OFFSETS = sorted(
    (
        (float(dx), float(dy))
        for dx in (-150, -110, -80, -55, -35, -15, 15, 35, 55, 80, 110, 150)
        for dy in (-62, -46, -32, -18, 0, 18, 32, 46, 62)
        if abs(dx) > 15 or abs(dy) > 18
    ),
    key=lambda offset: (abs(offset[0]) + 2 * abs(offset[1]), offset),
)
#: Points of a leader line at which it is checked that it runs clear of others, from the dot (0) to
#: the label (1).
_ALONG = np.array([0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])


@dataclass(frozen=True)
class Labels:
    """Dots and the labels that are to be placed, one element of each array for each dot.

    Parameters
    ----------
    x, y
        Centres of the dots.
    radius
        Radii of the dots.
    widths
        Widths of the texts.
    low, high
        The vertical limits within which each label stays.
    important
        True for a dot so important that its label may stand further off, on a leader line.
    order
        Indices of the dots in the order in which they may claim room.
    """

    x: Floats
    y: Floats
    radius: Floats
    widths: Floats
    low: Floats
    high: Floats
    important: Booleans
    order: Integers


@dataclass(frozen=True)
class Room:
    """The room that there is for labels.

    Parameters
    ----------
    width
        Width of the drawing.
    reach
        How far to the side of its dot a label on a leader line may stand.
    blocked
        Further boxes to keep clear of.
    most
        The most labels that are placed.
    """

    width: float
    reach: float
    blocked: Floats = field(default_factory=lambda: NO_BOXES)
    most: int = 70


@dataclass(frozen=True)
class Placement:
    """The labels that found a place, by the index of their dot, in the order of placing.

    Parameters
    ----------
    beside
        Labels that stand beside their dot: the name of the side.
    apart
        Labels on a leader line: the middle of the near edge from the dot, to the right and down.
    """

    beside: dict[int, str] = field(default_factory=dict[int, str])
    apart: dict[int, tuple[float, float]] = field(default_factory=dict[int, tuple[float, float]])

    def __contains__(self, dot: object) -> bool:
        return dot in self.beside or dot in self.apart

    def __len__(self) -> int:
        return len(self.beside) + len(self.apart)


def place_labels(labels: Labels, room: Room) -> Placement:
    """Choose which dots get a label, and where.

    Notes
    -----
    Labels claim room in turn. Important dots come first: each takes the first side that is free,
    else, once all have had this chance, the nearest place on a leader line. Then the others take
    the sides that are left. No label touches another, any dot, a blocked box or an edge. A label
    without a leader line stands to the left or right of its dot, or nearer to it than to any other
    dot; a leader line crosses no other dot and no label.
    """
    placer = _Placer(labels, room)
    order, important = labels.order, labels.important[labels.order]
    placer.place_beside(order[important])
    placer.place_apart(order[important])
    placer.place_beside(order[~important][: 3 * room.most])
    return placer.placement


class _Candidates(NamedTuple):
    """The places that some labels may take, as arrays with a row for each dot.

    `boxes` has the four rows of boxes before that. `off_x` and `off_y` lead from the dot to the
    middle of the near edge. A place that is `tied` needs a leader line.
    """

    dots: Integers
    boxes: Floats
    off_x: Floats
    off_y: Floats
    free: Booleans
    tied: Booleans


class _Placer:
    """The labels that are placed so far."""

    def __init__(self, labels: Labels, room: Room) -> None:
        self.placement = Placement()
        self._labels, self._room = labels, room
        x, y, radius = labels.x, labels.y, labels.radius
        self._dots = np.stack([x - radius, y - radius, x + radius, y + radius])
        # So far does Plotly set a text off its marker (plotly.js, Drawing.textPointPosition).
        self._clearance = radius / 0.8 + 1
        self._placed = NO_BOXES

    def place_beside(self, dots: Integers) -> None:
        """Place labels at the sides of their dots."""
        if not dots.size:
            return
        sides: Floats = np.array([side[1:] for side in SIDES], dtype=np.float64)
        across, down, clear_x, clear_y = sides.T
        labels, clearance = self._labels, self._clearance[dots, None]
        left = labels.x[dots, None] + across * labels.widths[dots, None] + clear_x * clearance
        top = labels.y[dots, None] + down * LABEL_HEIGHT + clear_y * clearance
        self._place(self._beside(dots, left, top), [side.name for side in SIDES])

    def place_apart(self, dots: Integers) -> None:
        """Place on leader lines those labels that found no side."""
        offsets = [offset for offset in OFFSETS if abs(offset[0]) <= self._room.reach]
        dots = np.array([dot for dot in dots.tolist() if dot not in self.placement], dtype=np.int64)
        if not offsets or not dots.size:
            return
        off_x, off_y = np.array(offsets).T
        labels = self._labels
        width = np.where(off_x < 0, labels.widths[dots, None], 0)
        left = labels.x[dots, None] + off_x - width
        top = labels.y[dots, None] + off_y - LABEL_HEIGHT / 2
        self._place(self._candidates(dots, left, top), ())

    def _candidates(self, dots: Integers, left: Floats, top: Floats) -> _Candidates:
        """Return places with their left top corners; all of them tied."""
        labels = self._labels
        x, y, widths = labels.x[dots, None], labels.y[dots, None], labels.widths[dots, None]
        right, bottom = left + widths, top + LABEL_HEIGHT
        boxes = np.stack([left - _MARGIN, top + _HAIR, right + _MARGIN, bottom - _HAIR])
        free = (
            (boxes[0] >= 0)
            & (boxes[2] <= self._room.width)
            & (boxes[1] >= labels.low[dots, None])
            & (boxes[3] <= labels.high[dots, None])
        )
        for taken in (self._dots, self._room.blocked, self._placed):
            free[free] = ~_touch(boxes[:, free], taken)
        off_x: Floats = np.where(left < x, right - x, left - x)
        off_y = top + LABEL_HEIGHT / 2 - y
        return _Candidates(dots, boxes, off_x, off_y, free, np.ones(free.shape, dtype=np.bool_))

    def _beside(self, dots: Integers, left: Floats, top: Floats) -> _Candidates:
        """Return places at the sides; tied where a reader would think of another dot."""
        candidates = self._candidates(dots, left, top)
        free, tied = candidates.free, candidates.tied
        tied[:, :_OVER] = False
        # Only of places that are free is it worth the work to know.
        row, place = np.nonzero(free & tied)
        boxes = candidates.boxes[:, row, place]
        tied[row, place] = ~_nearest_is(dots[row], boxes, self._labels)
        free[:, _MIDDLE:] &= ~tied[:, _MIDDLE:]
        return candidates

    def _place(self, candidates: _Candidates, sides: Sequence[str]) -> None:
        boxes, free = candidates.boxes, candidates.free
        for n, dot in enumerate(candidates.dots.tolist()):
            if len(self.placement) == self._room.most:
                break
            place = self._best(candidates, n)
            if place is None:
                continue
            taken = boxes[:, n, place, None]
            if candidates.tied[n, place]:
                offset = candidates.off_x[n, place], candidates.off_y[n, place]
                self.placement.apart[dot] = float(offset[0]), float(offset[1])
                taken = np.hstack([taken, self._line_boxes(dot, *offset)])
            else:
                self.placement.beside[dot] = sides[place]
            self._placed = np.hstack([self._placed, taken])
            free[n + 1 :] &= ~_touch(boxes[:, n + 1 :], taken)

    def _best(self, candidates: _Candidates, n: int) -> int | None:
        """Return the first free place of a row without a leader line, or with a clear one."""
        dot = int(candidates.dots[n])
        others = None
        for place in np.flatnonzero(candidates.free[n]).tolist():
            if not candidates.tied[n, place]:
                return place
            if others is None:
                others = np.hstack([np.delete(self._dots, dot, axis=1), self._placed])
            line = self._line_boxes(dot, candidates.off_x[n, place], candidates.off_y[n, place])
            if not _touch(line, others).any():
                return place
        return None

    def _line_boxes(self, dot: int, off_x: float, off_y: float) -> Floats:
        """Return small boxes along a leader line."""
        x, y = self._labels.x[dot] + off_x * _ALONG, self._labels.y[dot] + off_y * _ALONG
        return np.stack([x - _MARGIN, y - _MARGIN, x + _MARGIN, y + _MARGIN])


def _nearest_is(dots: Integers, boxes: Floats, labels: Labels) -> Booleans:
    """Return for each of some label boxes whether it is nearer to its dot than to any other."""
    left, top, right, bottom = boxes[..., None]
    across = np.maximum(np.maximum(left - labels.x, labels.x - right), 0)
    down = np.maximum(np.maximum(top - labels.y, labels.y - bottom), 0)
    away = np.sqrt(across**2 + down**2) - labels.radius
    rows = np.arange(len(dots))
    to_its_dot = away[rows, dots]
    away[rows, dots] = np.inf
    return away.min(axis=-1, initial=np.inf) > to_its_dot + _CLEARLY


def _touch(boxes: Floats, others: Floats) -> Booleans:
    """Return for each of some boxes whether it touches any of the others."""
    left, top, right, bottom = boxes[..., None]
    touches = (others[0] < right) & (others[2] > left) & (others[1] < bottom) & (others[3] > top)
    return touches.any(axis=-1)
