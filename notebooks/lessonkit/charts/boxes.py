"""Boxes on a chart, and which of them touch; boxes.js does it in the page.

In pixels; y grows downwards. A *box* is a column of an array of four rows: left, top, right,
bottom.
"""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Integers: TypeAlias = npt.NDArray[np.int64]
Booleans: TypeAlias = npt.NDArray[np.bool_]

NO_BOXES: Floats = np.empty((4, 0))
#: Edges that meet within this do not touch, and distances that differ by less are equal: else
#: rounding would decide, since a label stands exactly at the edge of the smallest dots.
HAIR = 1e-6
#: By how much a label is nearer to its own dot than to others, so that nobody doubts it.
CLEARLY = 3 + HAIR


def around(x: Floats, y: Floats, reach: Floats | float) -> Floats:
    """Return the boxes that reach so far to all sides of points."""
    return np.stack([x - reach, y - reach, x + reach, y + reach])


def is_within(across: Floats, down: Floats, x: Floats, y: Floats, reach: Floats) -> bool:
    """Return whether one of some points lies nearer to a centre than that one reaches."""
    dx, dy = x - across[:, None], y - down[:, None]
    return bool((dx * dx + dy * dy < reach * reach).any())


def nearest_is(dots: Integers, boxes: Floats, x: Floats, y: Floats, radius: Floats) -> Booleans:
    """Return for each of some label boxes whether it is nearer to its dot than to any other."""
    left, top, right, bottom = boxes[..., None]
    across = np.maximum(np.maximum(left - x, x - right), 0)
    down = np.maximum(np.maximum(top - y, y - bottom), 0)
    away = np.sqrt(across**2 + down**2) - radius
    rows = np.arange(len(dots))
    to_its_dot = away[rows, dots]
    away[rows, dots] = np.inf
    return away.min(axis=-1, initial=np.inf) > to_its_dot + CLEARLY


def touch(boxes: Floats, others: Floats) -> Booleans:
    """Return for each of some boxes whether it touches any of the others."""
    left, top, right, bottom = boxes[..., None]
    touches = (others[0] < right) & (others[2] > left) & (others[1] < bottom) & (others[3] > top)
    return touches.any(axis=-1)
