"""The marks of a timeline: how each event is drawn, and what the pointer shows on it."""

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from ...charts.style import TEXT, Trace
from ...charts.text import escape_plotly, text_width, wrap_plotly
from ...charts.time_axis import Moments, moments
from ...data.rows import Event
from ...markup.event_html import event_date
from ...palette import INK, PAPER
from ...vocabulary import CONFIDENCE
from .lanes import strand_colours

#: The size of a mark in pixels, by the importance of the event.
SIZES = {3: 15, 2: 11, 1: 8}
#: Whether it is open, by the words of the column confidence: white within an edge of its colour.
OPEN = {word: word != "confirmed" for word in CONFIDENCE}
#: The width of its edge in pixels.
OUTLINES = {word: 2.5 if is_open else 1 for word, is_open in OPEN.items()}

Texts: TypeAlias = npt.NDArray[np.object_]


@dataclass(frozen=True)
class EventMarks:
    """How the events of a table are drawn: arrays in the order of the table.

    Worked out once, so that a redraw only takes a part of them.

    Parameters
    ----------
    ids
        Ids of the events.
    dates, ends
        First and last day; the last of the month or year where no more is known.
    exact
        Whether the day is known.
    strands
        The strands.
    importance
        1 to 3.
    labels
        Short titles, escaped for Plotly.
    widths
        Widths of the labels in pixels.
    sizes
        Sizes of the marks in pixels.
    fills, edges, symbols, outlines
        Colours of the marks and of their edges, Plotly's names of their shapes, and widths of the
        edges in pixels.
    """

    ids: Texts
    dates: Moments
    ends: Moments
    exact: npt.NDArray[np.bool_]
    strands: Texts
    importance: npt.NDArray[np.int64]
    labels: Texts
    widths: npt.NDArray[np.float64]
    sizes: npt.NDArray[np.int64]
    fills: Texts
    edges: Texts
    symbols: Texts
    outlines: npt.NDArray[np.float64]


def marks_of(events: pd.DataFrame) -> EventMarks:
    """Return how the events of a table are drawn."""
    colours = strand_colours(events)
    labels: list[str] = events["label"].tolist()
    strands: list[str] = events["theme"].tolist()
    confidences: list[str] = events["confidence"].tolist()
    marks = [(colours[s], OPEN[word]) for s, word in zip(strands, confidences, strict=True)]
    importance: list[int] = events["importance"].tolist()
    return EventMarks(
        ids=_texts(events["id"].tolist()),
        dates=moments(events["date"]),
        ends=moments(_last_days(events)),
        exact=np.array(events["precision"] == "day"),
        strands=_texts(strands),
        importance=np.array(importance, dtype=np.int64),
        labels=_texts([escape_plotly(label) for label in labels]),
        widths=np.array([text_width(label, TEXT) for label in labels], dtype=np.float64),
        sizes=np.array([SIZES[n] for n in importance], dtype=np.int64),
        fills=_texts([PAPER if is_open else colour for colour, is_open in marks]),
        edges=_texts([colour if is_open else INK for colour, is_open in marks]),
        symbols=_texts([CONFIDENCE[word].symbol for word in confidences]),
        outlines=np.array([OUTLINES[word] for word in confidences]),
    )


def dot_trace(
    marks: EventMarks,
    rows: npt.NDArray[np.int64],
    x: list[Any],
    y: list[float],
    texts: list[str],
    sides: list[str],
) -> Trace:
    """Return the trace of some marks.

    Parameters
    ----------
    marks
        The marks of the whole table.
    rows
        Which of them, by their place in the table.
    x, y
        Where they stand, in the units of the axes.
    texts
        The labels beside them, empty where there is none.
    sides
        Where the labels stand: Plotly's names.
    """
    style = dot_style()
    marker = {
        **style["marker"],
        "size": marks.sizes[rows].tolist(),
        "color": marks.fills[rows].tolist(),
        "symbol": marks.symbols[rows].tolist(),
        "line": {"color": marks.edges[rows].tolist(), "width": marks.outlines[rows].tolist()},
    }
    own = {"x": x, "y": y, "text": texts, "textposition": sides, "marker": marker}
    return {**style, "customdata": marks.ids[rows].tolist(), **own}


def dot_style() -> Trace:
    """Return the trace of marks, still without its points.

    Its colours are those of the inside of an open mark, and of the edge of a filled one.
    """
    return {
        "type": "scatter",
        "mode": "markers+text",
        "hovertemplate": "%{hovertext}<extra></extra>",
        "textfont": {"size": TEXT, "color": INK},
        "cliponaxis": False,
        "marker": {"opacity": 1, "color": PAPER, "line": {"color": INK}},
    }


def hover_text(event: Event) -> str:
    """Return what the pointer shows: enough to know the event; its card tells the rest."""
    confidence = CONFIDENCE[event.confidence]
    certainty = confidence.word + (f": {event.attribution}" if event.attribution else "")
    return (
        f"<b>{wrap_plotly(event.title, 52)}</b><br>{event_date(event)}<br>"
        f"{confidence.mark} {wrap_plotly(certainty, 60)}"
    )


def _last_days(events: pd.DataFrame) -> "pd.Series[pd.Timestamp]":
    """Return the last day of each event: of its month or year where no more is known."""
    end = events["date_end"].fillna(events["date"])
    month, year = end + pd.offsets.MonthEnd(0), end + pd.offsets.YearEnd(0)
    return end.mask(events["precision"] == "month", month).mask(events["precision"] == "year", year)


def _texts(values: list[str]) -> Texts:
    return np.array(values, dtype=object)
