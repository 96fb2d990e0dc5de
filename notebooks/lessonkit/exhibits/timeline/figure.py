"""The chart of a timeline."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ...charts.label_layout import LABEL_HEIGHT, Placement
from ...charts.style import (
    CONFIG,
    LEAST_WIDTH,
    TEMPLATE,
    TEXT,
    UPRIGHT,
    Figure,
    Layout,
    Trace,
    subtitle_html,
)
from ...charts.text import escape_plotly, wrap_plotly
from ...charts.time_axis import EvenAxis, StretchedAxis, TimeAxis
from ...charts.traces import leader_lines, ring
from ...data.course import eras_of
from ...formatting import format_count
from ...palette import INK, PAPER, QUIET
from ...vocabulary import CONFIDENCE_KEY, strand_name
from .dots import TOP, Dots, place_dot_labels, place_dots, thin_out
from .eras import band_shapes, bands_of, era_names, eras_between, stretching_years
from .lanes import Lanes, lanes_by, strand_colours
from .links import Links
from .marks import EventMarks, dot_trace, marks_of
from .view import LANES_BY, TimelineView

#: Margins in pixels; the one over the lanes stands in dots.py.
LEFT, RIGHT, BOTTOM = 118, 14, 54
#: How far to the side of its dot a label may stand, in pixels. Where the width of the chart is not
#: known it stays near, since dots move apart as a chart gets wider.
REACH, LEAST_REACH = 150, 35
#: Strands in a line of the key.
STRANDS_IN_LINE = 4

_NOTHING: Layout = {
    "text": "No event matches. Press Reset to see all of them.",
    "x": 0.5,
    "y": 0.5,
    "xref": "paper",
    "yref": "paper",
    "showarrow": False,
    "font": {"size": 18, "color": INK},
}


class TimelineFigure:
    """Draws the events of a table in lanes over the years.

    Parameters
    ----------
    events
        A table of events whose index is 0, 1, 2 ...
    title
        The chart's heading.
    """

    def __init__(self, events: pd.DataFrame, title: str) -> None:
        self._title = title
        self._marks = marks_of(events)
        self._lanes = {by: lanes_by(events, by) for by in LANES_BY}
        self._colours = strand_colours(events)
        self._eras = eras_of(events)
        self._links = Links(events)
        # The axis begins shortly before the first event, and need not run on to the end of a year
        # of which little is known yet.
        self._first = events["date"].min() - pd.Timedelta(days=45)
        latest = max(events["date"].max(), events["date_end"].fillna(events["date"]).max())
        self._last = latest + pd.Timedelta(days=60)

    def draw(self, view: TimelineView, chosen: npt.NDArray[np.int64], width: int) -> Figure:
        """Return the chart.

        Parameters
        ----------
        view
            What the reader has chosen to see.
        chosen
            The events that the view shows, by their places in the table.
        width
            Width of the chart in pixels; 0 where it is not known. The labels then keep clear at any
            width from `LEAST_WIDTH` on.
        """
        axis = self._axis(view, (width or LEAST_WIDTH) - LEFT - RIGHT)
        lanes, marks = self._lanes[view.lanes], self._marks
        dots = place_dots(thin_out(chosen, marks, lanes, axis), marks, lanes, axis)
        placement = place_dot_labels(dots, marks, axis, REACH if width else LEAST_REACH)
        bands = bands_of(eras_between(self._eras, view.first_day, view.last_day), axis)
        subtitle = _subtitle(view, len(dots.rows), len(chosen))
        layout = {
            **_layout(axis, lanes, dots.depth, self._key(view, dots)),
            "title": {"text": f"<b>{escape_plotly(self._title)}</b><br>{subtitle_html(subtitle)}"},
            "shapes": band_shapes(bands, axis) + _lane_borders(dots.lanes),
            "annotations": [] if len(chosen) else [_NOTHING],
            "uirevision": f"{view.years} {view.stretched} {view.lanes}",
        }
        traces = [
            *_spans(dots, marks, axis),
            *_labels_apart(dots, placement, marks, axis),
            era_names(bands, axis),
            _labelled_dots(dots, placement, marks),
        ]
        return {"data": traces, "layout": layout, "config": CONFIG}

    def mark(self, figure: Figure, view: TimelineView, row: int) -> Figure:
        """Return a figure with a ring around an event, and arrows between it and its answers.

        Parameters
        ----------
        figure
            A figure that was drawn for `view`. It is left as it is.
        view
            What the reader has chosen to see.
        row
            The place of the event in the table. Where a crowd has left no room for its dot, it gets
            one now.
        """
        *behind, drawn = figure["data"]
        places = dict(
            zip(drawn["customdata"], zip(drawn["x"], drawn["y"], strict=True), strict=True)
        )
        key = self._marks.ids[row]
        added: list[Trace] = []
        if key not in places:
            added = [self._dot_alone(view, row)]
            places[key] = added[0]["x"][0], added[0]["y"][0]
        arrows = [*self._links.arrows(key, places), *figure["layout"]["annotations"]]
        return {
            **figure,
            "data": [*behind, ring(*places[key]), *added, drawn],
            "layout": {**figure["layout"], "annotations": arrows},
        }

    def _dot_alone(self, view: TimelineView, row: int) -> Trace:
        """Return a dot without a label in the middle of its lane."""
        rows = np.array([row])
        x = self._axis(view, LEAST_WIDTH).values(self._marks.dates[rows])
        y: list[float] = self._lanes[view.lanes].lane_of[rows].tolist()
        return dot_trace(self._marks, rows, list(x), y, [""], ["middle right"])

    def _axis(self, view: TimelineView, width: int) -> TimeAxis:
        first, last = max(view.first_day, self._first), min(view.last_day, self._last)
        if not view.stretched:
            return EvenAxis(first, last, width)
        eras = eras_between(self._eras, view.first_day, view.last_day)
        bounds = [era.start for era in eras] or stretching_years(*view.years)
        return StretchedAxis(first, last, width, bounds, self._marks.dates)

    def _key(self, view: TimelineView, dots: Dots) -> list[str]:
        """Return the key under the chart, in lines.

        The last of them are the colours of strands, where the lanes do not name them.
        """
        present: set[str] = set()
        if view.lanes != "theme":
            present.update(self._marks.strands[dots.rows].tolist())
        strands = [
            f'<span style="color:{colour}">●</span> {escape_plotly(strand_name(strand))}'
            for strand, colour in self._colours.items()
            if strand in present
        ]
        starts = range(0, len(strands), STRANDS_IN_LINE)
        lines = ["   ".join(strands[n : n + STRANDS_IN_LINE]) for n in starts]
        return [f"{CONFIDENCE_KEY}   larger mark: more important", *lines]


def _subtitle(view: TimelineView, drawn: int, chosen: int) -> str:
    if drawn < chosen:
        return (
            f"{drawn:,} of {format_count(chosen, 'event')} fit; for the others choose fewer years, "
            "or the list"
        )
    scale = "years stretched where much happens" if view.stretched else "even scale of years"
    return f"One dot for each event, in lanes by {LANES_BY[view.lanes].lower()}; {scale}"


def _layout(axis: TimeAxis, lanes: Lanes, depth: int, key: list[str]) -> Layout:
    """Return the settings of the chart and its axes, with its key in lines."""
    below = BOTTOM + (len(key) - 1) * LABEL_HEIGHT
    return {
        "template": TEMPLATE,
        "autosize": True,
        "hovermode": "closest",
        "dragmode": "zoom",
        "height": TOP + depth * len(lanes.names) + below,
        "margin": {"l": LEFT, "r": RIGHT, "t": TOP, "b": below, "autoexpand": False},
        "xaxis": {
            **UPRIGHT,
            **axis.layout(),
            "title": {
                "text": "<br>".join(key),
                "font": {"size": TEXT, "color": QUIET},
                "standoff": 10,
            },
        },
        "yaxis": {
            **UPRIGHT,
            "range": [len(lanes.names) - 0.5, -0.5],
            "tickvals": list(range(len(lanes.names))),
            "ticktext": [wrap_plotly(name, 15) for name in lanes.names],
            "fixedrange": True,
            "ticks": "",
        },
    }


def _lane_borders(lanes: int) -> list[Layout]:
    return [
        {
            "type": "line",
            "layer": "below",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": n - 0.5,
            "y1": n - 0.5,
            "line": {"width": 1, "color": PAPER},
        }
        for n in range(1, lanes)
    ]


def _labelled_dots(dots: Dots, placement: Placement, marks: EventMarks) -> Trace:
    """Return the dots with the labels beside them."""
    labels: list[str] = marks.labels[dots.rows].tolist()
    texts = [label if n in placement.beside else "" for n, label in enumerate(labels)]
    sides = [placement.beside.get(n, "middle right") for n in range(len(labels))]
    return dot_trace(marks, dots.rows, dots.values, dots.heights, texts, sides)


def _labels_apart(
    dots: Dots, placement: Placement, marks: EventMarks, axis: TimeAxis
) -> list[Trace]:
    """Return the labels on leader lines."""
    apart = placement.apart
    labels = marks.labels[dots.rows]
    tops = [float(dots.y[n]) + down for n, (_, down) in apart.items()]
    return leader_lines(
        [labels[n] for n in apart],
        [dots.values[n] for n in apart],
        [dots.heights[n] for n in apart],
        axis.values_at([float(dots.x[n]) + right for n, (right, _) in apart.items()]),
        [round((top - TOP) / dots.depth - 0.5, 4) for top in tops],
        [right < 0 for right, _ in apart.values()],
    )


def _spans(dots: Dots, marks: EventMarks, axis: TimeAxis) -> Iterator[Trace]:
    """Yield lines for what lasted, and dotted lines for what is only known to the month or year."""
    dates, heights = marks.dates[dots.rows], np.array(dots.heights)
    ends, exact = marks.ends[dots.rows], marks.exact[dots.rows]
    stops = np.minimum(ends, np.datetime64(axis.last))
    for kind, dash in ((True, "solid"), (False, "dot")):
        some = (ends > dates) & (exact == kind)
        if not some.any():
            continue
        pairs = zip(axis.values(dates[some]), axis.values(stops[some]), strict=True)
        x: list[Any] = [value for start, stop in pairs for value in (start, stop, None)]
        levels: list[float] = heights[some].tolist()
        yield {
            "type": "scatter",
            "mode": "lines",
            "hoverinfo": "skip",
            "opacity": 0.6,
            "line": {"color": QUIET, "width": 4, "dash": dash},
            "x": x,
            "y": [value for level in levels for value in (level, level, None)],
        }
