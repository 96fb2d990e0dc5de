"""What the map is made of: templates of traces and layouts, and its words."""

from typing import TypedDict

from ...charts.notes import note_below, note_in_the_middle
from ...charts.style import CONFIG, TEMPLATE, TEXT, TITLE, Layout, Trace, subtitle_html
from ...charts.text import escape_plotly
from ...charts.traces import leader_styles
from ...palette import INK, STATE_NAME, VERMILION
from .view import BELOW, HEIGHT, LEAST_HIGH, SIDE, TOP

#: Size of the names of states.
LARGE = 16
#: How many places that are not on the map are named under it.
NAMED = 8
#: Diameter of a dot for no event, by how much the root of their number makes it larger, and the
#: largest, in pixels.
DOT_SIZES = 11, 5.2, 52
#: The smallest part of these sizes on a small screen.
SMALLEST_PART = 0.6
#: How far to the side of its dot a label on a leader line may stand, in pixels.
REACH = 150
WORDS = {
    "missing": "Not on this part of the map: {places}{more}.",
    "more": " and {places}",
    "complete": "Every chosen event is on this part of the map.",
}
DOTS: Trace = {
    "type": "scatter",
    "mode": "markers+text",
    "hovertemplate": "%{hovertext}<extra></extra>",
    "cliponaxis": False,
    "textfont": {"size": TEXT, "color": INK},
    "marker": {"color": VERMILION, "opacity": 0.72, "line": {"color": INK}},
}
NAMES: Trace = {
    "type": "scatter",
    "mode": "text",
    "hoverinfo": "skip",
    "textfont": {"size": LARGE, "color": STATE_NAME},
}
LAYOUT: Layout = {
    "template": TEMPLATE,
    "autosize": True,
    "hovermode": "closest",
    "dragmode": "pan",
    "margin": {"l": SIDE, "r": SIDE, "t": TOP, "b": BELOW, "autoexpand": False},
    "xaxis": {"visible": False},
    "yaxis": {"visible": False, "scaleanchor": "x", "scaleratio": 1},
}
BELOW_MAP = note_below()
NOTHING = note_in_the_middle("No chosen event on this part of the map.")


class Look(TypedDict):
    """All that the page needs to draw a map of any places: numbers, templates and words.

    Attributes
    ----------
    title : str
        The heading, for Plotly.
    frame : dict
        Height of the chart at most, and what its title, the text under it and its sides take of it,
        and the least height of the drawing.
    sizes : dict
        Font sizes of the title, the texts and the names of states.
    dot_sizes, smallest_part, named, reach
        As `DOT_SIZES`, `SMALLEST_PART`, `NAMED` and `REACH`.
    dots, names, line, label : dict
        Templates of the traces of dots, names of states, leader lines and labels at them.
    layout : dict
        The template of Plotly's layout.
    nothing, below : dict
        The annotation of a map without a dot, and the template of the one under the map.
    subtitle : list of str
        Opening and closing tag of the line under the heading.
    words : dict of str to str
        Templates of texts.
    config : dict
        Plotly's configuration.
    """

    title: str
    frame: dict[str, float]
    sizes: dict[str, int]
    dot_sizes: tuple[float, float, float]
    smallest_part: float
    named: int
    reach: float
    dots: Trace
    names: Trace
    line: Trace
    label: Trace
    layout: Layout
    nothing: Layout
    below: Layout
    subtitle: list[str]
    words: dict[str, str]
    config: Layout


def look(title: str) -> Look:
    """Return all that the page needs to draw a map of any places under a title."""
    line, label = leader_styles()
    return {
        "title": f"<b>{escape_plotly(title)}</b>",
        "frame": {"height": HEIGHT, "top": TOP, "below": BELOW, "side": SIDE, "least": LEAST_HIGH},
        "sizes": {"title": TITLE, "text": TEXT, "large": LARGE},
        "dot_sizes": DOT_SIZES,
        "smallest_part": SMALLEST_PART,
        "named": NAMED,
        "reach": REACH,
        "dots": DOTS,
        "names": NAMES,
        "line": line,
        "label": label,
        "layout": LAYOUT,
        "nothing": NOTHING,
        "below": BELOW_MAP,
        "subtitle": subtitle_html("|").split("|"),
        "words": WORDS,
        "config": CONFIG,
    }
