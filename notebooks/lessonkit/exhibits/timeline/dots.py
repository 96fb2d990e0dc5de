"""Where the dots of a timeline and their labels stand."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ...charts.dot_stacking import stack_dots
from ...charts.label_layout import Labels, Placement, Room, place_labels
from ...charts.time_axis import TimeAxis
from .lanes import Lanes
from .marks import EventMarks

#: The margin over the lanes in pixels.
TOP = 86
#: Least height of a lane and of all lanes together, in pixels.
LANE_HEIGHT, LANES_HEIGHT = 42, 336
#: More events than these are a crowd: of every SPOT pixels of a lane, MOST_IN_SPOT are drawn.
CROWD, SPOT, MOST_IN_SPOT = 500, 26, 2
#: Rows of dots within a lane, in the order in which they are tried; how far apart they are, and how
#: far apart the dots of a row are, in pixels.
ROWS, ROW_HEIGHT, DOT_DISTANCE = (0, -1, 1, -2, 2), 9.5, 13
#: Of so many events or fewer, each gets its label on a leader line where none fits beside its dot.
FEW = 16


@dataclass(frozen=True)
class Dots:
    """Where the dots of events stand.

    Parameters
    ----------
    rows
        The places of the events in the table.
    lane
        Numbers of their lanes.
    lanes
        How many lanes there are.
    depth
        Height of a lane in pixels.
    x, y
        Pixels from the left end of the axis and from the top of the chart.
    values, heights
        The same in the units of the axes.
    """

    rows: npt.NDArray[np.int64]
    lane: npt.NDArray[np.int64]
    lanes: int
    depth: int
    x: npt.NDArray[np.float64]
    y: npt.NDArray[np.float64]
    values: list[Any]
    heights: list[float]


def thin_out(
    rows: npt.NDArray[np.int64], marks: EventMarks, lanes: Lanes, axis: TimeAxis
) -> npt.NDArray[np.int64]:
    """Return the events that are drawn, by their places in the table.

    Those are all, or of a crowd, in which dots would cover one another, the most important.
    """
    if len(rows) <= CROWD:
        return rows
    order = np.lexsort((np.arange(len(rows)), -marks.importance[rows]))
    columns = axis.pixels(marks.dates[rows]) // SPOT
    spots = (lanes.lane_of[rows] * 10_000 + columns).astype(np.int64)[order]
    before = pd.Series(spots).groupby(spots).cumcount().to_numpy()
    return rows[np.sort(order[before < MOST_IN_SPOT])]


def place_dots(
    rows: npt.NDArray[np.int64], marks: EventMarks, lanes: Lanes, axis: TimeAxis
) -> Dots:
    """Return where the dots of events stand; those that would cover one another are stacked."""
    depth = min(max(LANES_HEIGHT // len(lanes.names), LANE_HEIGHT), 2 * LANE_HEIGHT)
    lane, dates = lanes.lane_of[rows], marks.dates[rows]
    x = axis.pixels(dates)
    moved = stack_dots(x, lane, DOT_DISTANCE, ROWS)
    return Dots(
        rows=rows,
        lane=lane,
        lanes=len(lanes.names),
        depth=depth,
        x=x,
        y=TOP + (lane + 0.5) * depth + moved * ROW_HEIGHT,
        values=list(axis.values(dates)),
        heights=(lane + moved * ROW_HEIGHT / depth).round(4).tolist(),
    )


def place_dot_labels(dots: Dots, marks: EventMarks, axis: TimeAxis, reach: int) -> Placement:
    """Return where the labels of dots stand.

    Parameters
    ----------
    dots
        The dots.
    marks
        How the events of the table are drawn.
    axis
        The time axis.
    reach
        How far to the side of its dot a label may stand, in pixels.
    """
    x, y, importance = dots.x, dots.y, marks.importance[dots.rows]
    important = importance == 3
    # The latest years are the fullest: their events choose first among those of equal importance.
    order = np.lexsort((-np.arange(len(x)), -importance))
    centre = TOP + (dots.lane + 0.5) * dots.depth
    away = dots.depth / 2 + np.where(important, 24, 6)
    if len(x) <= FEW:
        # A label of few may stand in any lane.
        away = np.full(len(x), dots.depth * dots.lanes)
    ends = span_ends(dots, marks, axis)
    spans = np.stack([x, y - 3, ends, y + 3])[:, ends > x]
    labels = Labels(
        x=x,
        y=y,
        radius=marks.sizes[dots.rows] / 2,
        widths=marks.widths[dots.rows],
        low=np.maximum(centre - away, TOP),
        high=np.minimum(centre + away, TOP + dots.depth * dots.lanes),
        important=important,
        order=order,
    )
    return place_labels(labels, Room(width=axis.width, reach=reach, blocked=spans, few=FEW))


def span_ends(dots: Dots, marks: EventMarks, axis: TimeAxis) -> npt.NDArray[np.float64]:
    """Return where the bars of events end, in pixels; a bar no longer than its dot has no length.

    A bar runs from the middle of the dot to the last day.
    """
    ends = axis.pixels(np.minimum(marks.ends[dots.rows], np.datetime64(axis.last)))
    return np.where(ends - dots.x > marks.sizes[dots.rows], ends, dots.x)
