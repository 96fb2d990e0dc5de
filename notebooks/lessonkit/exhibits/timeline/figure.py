"""The chart of a timeline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
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
from ...charts.traces import leader_lines
from ...data.course import eras_of
from ...data.rows import Era
from ...formatting import format_count
from ...palette import PAPER, QUIET
from ...vocabulary import CONFIDENCE_KEY, strand_name
from .dots import TOP, Dots, place_dot_labels, place_dots, span_ends, thin_out
from .eras import band_shapes, bands_of, era_names, eras_between, stretching_years
from .lanes import Lanes, lanes_by, strand_colours
from .marks import EventMarks, dot_trace, marks_of
from .view import IN_LANES, LANES_BY, TimelineView

#: Margins in pixels; the one over the lanes stands in dots.py. That on the right holds half the
#: name of a tick at the end of the axis, which Plotly would else leave out.
LEFT, RIGHT, BOTTOM = 118, 34, 54
#: How far to the side of its dot a label may stand, in pixels. Where the width of the chart is not
#: known it stays near, since dots move apart as a chart gets wider.
REACH, LEAST_REACH = 150, 35
#: Strands in a line of the key.
STRANDS_IN_LINE = 4
#: The first line of the key.
KEY = f"{CONFIDENCE_KEY}   larger mark: more important"
#: What it says of the bars that are drawn, by Plotly's names of their lines.
BAR_KEYS = {"solid": "grey bar: how long it lasted", "dot": "dotted bar: exact day not known"}
#: What stands under the title: by whether the axis is stretched, and where a crowd is thinned out.
SUBTITLES = {
    False: "One dot for each event, {lanes}; even scale of years",
    True: "One dot for each event, {lanes}; years stretched where much happens",
}
CROWD_SUBTITLE = "{drawn} of {chosen} fit; for the others choose fewer years, or the list"


@dataclass(frozen=True)
class TimelineData:
    """What a timeline draws: the events of a table, worked out once.

    Parameters
    ----------
    title
        The chart's heading.
    marks
        How the events are drawn.
    lanes
        Their lanes, by the keys of `LANES_BY`.
    colours
        The colours of the strands, in the order in which they first appear.
    eras
        The eras.
    first, last
        The dates between which the axis lies.
    """

    title: str
    marks: EventMarks
    lanes: dict[str, Lanes]
    colours: dict[str, str]
    eras: Sequence[Era]
    first: pd.Timestamp
    last: pd.Timestamp


def timeline_data(events: pd.DataFrame, title: str) -> TimelineData:
    """Return what is drawn of a table of events whose index is 0, 1, 2 ..."""
    latest = max(events["date"].max(), events["date_end"].fillna(events["date"]).max())
    return TimelineData(
        title=title,
        marks=marks_of(events),
        lanes={by: lanes_by(events, by) for by in LANES_BY},
        colours=strand_colours(events),
        eras=eras_of(events),
        # The axis begins shortly before the first event, and need not run on to the end of a year
        # of which little is known yet.
        first=events["date"].min() - pd.Timedelta(days=45),
        last=latest + pd.Timedelta(days=60),
    )


def timeline_figure(data: TimelineData, view: TimelineView, width: int = 0) -> Figure:
    """Return the chart of a timeline at its start.

    Parameters
    ----------
    data
        What is drawn.
    view
        What is shown; its years are those of the data.
    width
        Width of the chart in pixels; 0 where it is not known. The labels then keep clear at any
        width from `LEAST_WIDTH` on.
    """
    axis = _axis(data, view, (width or LEAST_WIDTH) - LEFT - RIGHT)
    lanes, marks = data.lanes[view.lanes], data.marks
    everything = np.arange(len(marks.ids))
    dots = place_dots(thin_out(everything, marks, lanes, axis), marks, lanes, axis)
    placement = place_dot_labels(dots, marks, axis, REACH if width else LEAST_REACH)
    bands = bands_of(eras_between(data.eras, view.first_day, view.last_day), axis)
    text = (
        CROWD_SUBTITLE if len(dots.rows) < len(everything) else SUBTITLES[view.stretched]
    ).format(
        drawn=f"{len(dots.rows):,}",
        chosen=format_count(len(everything), "event"),
        lanes=IN_LANES[view.lanes],
    )
    spans = list(_spans(dots, marks, axis))
    key = _key(data, view, dots, [span["line"]["dash"] for span in spans])
    layout = {
        **layout_of(axis.layout(), lanes, dots.depth, key),
        "title": {"text": title_html(data.title, text)},
        "shapes": band_shapes(bands, axis) + lane_borders(dots.lanes),
        "annotations": [],
        "uirevision": f"{view.years} {view.stretched} {view.lanes}",
    }
    traces = [
        *spans,
        *_labels_apart(dots, placement, marks, axis),
        era_names(bands, axis),
        _labelled_dots(dots, placement, marks),
    ]
    return {"data": traces, "layout": layout, "config": CONFIG}


def _axis(data: TimelineData, view: TimelineView, width: int) -> TimeAxis:
    first, last = max(view.first_day, data.first), min(view.last_day, data.last)
    if not view.stretched:
        return EvenAxis(first, last, width)
    eras = eras_between(data.eras, view.first_day, view.last_day)
    bounds = [era.start for era in eras] or stretching_years(*view.years)
    return StretchedAxis(first, last, width, bounds, data.marks.dates)


def strand_key(data: TimelineData) -> list[str]:
    """Return the words for each strand under the chart, escaped for Plotly."""
    return [
        f'<span style="color:{colour}">●</span> {escape_plotly(strand_name(strand))}'
        for strand, colour in data.colours.items()
    ]


def _key(data: TimelineData, view: TimelineView, dots: Dots, bars: Sequence[str]) -> list[str]:
    """Return the key under the chart, in lines.

    The first are on marks and on bars, of which `bars` has the keys in `BAR_KEYS`. The last are the
    colours of strands, where the lanes do not name them.
    """
    words = "   ".join(BAR_KEYS[bar] for bar in bars)
    lines = [KEY, words] if len(bars) > 1 else ["   ".join(filter(None, (KEY, words)))]
    strands: list[str] = []
    if view.lanes != "theme":
        present = set(data.marks.strands[dots.rows].tolist())
        keys = zip(data.colours, strand_key(data), strict=True)
        strands = [words for strand, words in keys if strand in present]
    starts = range(0, len(strands), STRANDS_IN_LINE)
    return [*lines, *("   ".join(strands[n : n + STRANDS_IN_LINE]) for n in starts)]


def title_html(title: str, subtitle: str) -> str:
    """Return title and subtitle of the chart, escaped for Plotly."""
    return f"<b>{escape_plotly(title)}</b><br>{subtitle_html(subtitle)}"


def layout_of(axis: Layout, lanes: Lanes, depth: int, key: list[str]) -> Layout:
    """Return the settings of the chart and its axes.

    Parameters
    ----------
    axis
        What the time axis itself sets.
    lanes
        The lanes.
    depth
        Height of a lane in pixels.
    key
        The lines under the chart, escaped for Plotly.
    """
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
            **axis,
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
            "ticktext": lane_names(lanes),
            "fixedrange": True,
            "ticks": "",
        },
    }


def lane_names(lanes: Lanes) -> list[str]:
    """Return the names of lanes as they stand beside the chart, escaped for Plotly."""
    return [wrap_plotly(name, 15) for name in lanes.names]


def lane_borders(lanes: int) -> list[Layout]:
    """Return lines between lanes, of which there are so many."""
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
    shown = span_ends(dots, marks, axis) > dots.x
    for dash in BAR_KEYS:
        some = shown & (exact == (dash == "solid"))
        if not some.any():
            continue
        pairs = zip(axis.values(dates[some]), axis.values(stops[some]), strict=True)
        x: list[Any] = [value for start, stop in pairs for value in (start, stop, None)]
        levels: list[float] = heights[some].tolist()
        y = [value for level in levels for value in (level, level, None)]
        yield {**span_style(dash), "x": x, "y": y}


def span_style(dash: str) -> Trace:
    """Return the trace of lines for what lasted, still without its points."""
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "opacity": 0.6,
        "line": {"color": QUIET, "width": 4, "dash": dash},
    }
