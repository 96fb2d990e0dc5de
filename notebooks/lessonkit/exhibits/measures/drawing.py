"""Parts of a Plotly figure that several measures share."""

from collections.abc import Sequence
from typing import Any

from ...charts.style import TEXT, Layout, Trace
from ...palette import BLUE, GRID_LINE, INK, PAPER
from .base import Mark

#: A value axis with lines across the chart, which the reader cannot zoom.
GRID: Layout = {"showgrid": True, "gridcolor": GRID_LINE, "fixedrange": True}
HOVER = "%{hovertext}<extra></extra>"


def dots(marks: Sequence[Mark], x: Sequence[float], y: Sequence[float], marker: Layout) -> Trace:
    """Return a trace with a dot for each mark, at x and y."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(x),
        "y": list(y),
        "customdata": [m.key for m in marks],
        "hovertemplate": HOVER,
        "marker": marker,
    }


def columns(
    marks: Sequence[Mark],
    x: Sequence[float],
    y: Sequence[float],
    texts: Sequence[str],
    striped: Sequence[bool],
) -> Trace:
    """Return a trace with a column for each mark.

    Parameters
    ----------
    marks
        The marks.
    x, y
        Middle and height of each column.
    texts
        What stands on top of each column.
    striped
        True for a column whose figure is less certain than the others.
    """
    return {
        "type": "bar",
        "x": list(x),
        "y": list(y),
        "customdata": [m.key for m in marks],
        "hovertemplate": HOVER,
        "cliponaxis": False,
        "textposition": "outside",
        "constraintext": "none",
        "text": list(texts),
        "textfont": {"size": TEXT, "color": INK},
        "marker": {
            "color": BLUE,
            "line": {
                "color": BLUE,
                "width": [int(s and v > 0) for s, v in zip(striped, y, strict=True)],
            },
            "pattern": {
                "shape": ["/" if s else "" for s in striped],
                "fgcolor": BLUE,
                "bgcolor": PAPER,
                "fillmode": "overlay",
            },
        },
    }


def words(x: float, y: float, text: str, colour: str = INK, **settings: Any) -> Layout:
    """Return an annotation.

    Parameters
    ----------
    x, y
        Where it stands, in the units of the axes; on a logarithmic axis the logarithm.
    text
        The text, escaped for Plotly.
    colour
        Its colour.
    **settings
        Further settings of Plotly's annotations.
    """
    return {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "font": {"size": TEXT, "color": colour},
        **settings,
    }


def band(first: float, last: float, colour: str) -> Layout:
    """Return a shape that fills the chart from x = `first` to x = `last`, below all else."""
    return {
        "type": "rect",
        "layer": "below",
        "xref": "x",
        "yref": "paper",
        "x0": first,
        "x1": last,
        "y0": 0,
        "y1": 1,
        "line": {"width": 0},
        "fillcolor": colour,
    }
