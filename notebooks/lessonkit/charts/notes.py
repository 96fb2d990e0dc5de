"""Texts that stand on a chart, or under it, and belong to no point of it."""

from ..palette import INK, QUIET
from .style import TEXT, Layout

_OF_THE_CHART: Layout = {"xref": "paper", "yref": "paper", "showarrow": False}


def note_below(text: str = "", *, right: int = 0, down: int = 6, colour: str = QUIET) -> Layout:
    """Return a text under a chart.

    Parameters
    ----------
    text
        The text, escaped for Plotly.
    right, down
        How far it stands from the lower left corner of the drawing, in pixels.
    colour
        Its colour.
    """
    return {
        **_OF_THE_CHART,
        "text": text,
        "x": 0,
        "y": 0,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        **({"xshift": right} if right else {}),
        "yshift": -down,
        "font": {"size": TEXT, "color": colour},
    }


def note_in_the_middle(text: str) -> Layout:
    """Return a text in the middle of a chart that has nothing else to show."""
    return {**_OF_THE_CHART, "text": text, "x": 0.5, "y": 0.5, "font": {"size": 18, "color": INK}}
