"""Where dots go in the lanes of a chart so that none covers another.

dot_stacking.js does the same in the page.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


def stack_dots(
    x: npt.NDArray[np.float64], lane: npt.NDArray[np.int64], gap: float, rows: Sequence[int]
) -> npt.NDArray[np.int64]:
    """Return how many rows each dot moves up (-) or down (+) in its lane so that dots stand apart.

    Parameters
    ----------
    x
        Positions of the dots in pixels, ascending.
    lane
        Number of the lane of each dot.
    gap
        How far apart two dots of a row stand, in pixels.
    rows
        The rows to try in order, for example (0, -1, 1). Where a lane is full, the dot goes to the
        row whose last dot is furthest.
    """
    last: dict[tuple[int, int], float] = {}
    moved = np.zeros(len(x), dtype=np.int64)
    for i, (at, lane_of_dot) in enumerate(zip(x.tolist(), lane.tolist(), strict=True)):
        ends = {row: last.get((lane_of_dot, row), -np.inf) for row in rows}
        row = next((row for row in rows if at - ends[row] >= gap), None)
        if row is None:
            row = min(rows, key=lambda row: ends[row])
        last[lane_of_dot, row] = at
        moved[i] = row
    return moved
