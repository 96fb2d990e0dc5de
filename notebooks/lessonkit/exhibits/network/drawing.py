"""What two pictures of ties are made of: templates of traces and layouts, and their words."""

from collections.abc import Mapping
from typing import TypedDict

from ...charts.notes import note_below
from ...charts.style import CONFIG, TEMPLATE, TEXT, TITLE, Layout, Trace, subtitle_html
from ...charts.text import escape_plotly
from ...data.pact_rows import Tie
from ...palette import GRID_LINE, INK, PAPER, QUIET, RULE, SAND, YELLOW
from ...vocabulary import state_name
from .layout import LETTER_SIZE, NARROW, WIDE, Plane, Shape
from .ties import TIE_KINDS

#: Margins of the chart: left and right, over the pictures, and under them.
SIDE, TOP, BELOW = 8, 100, 58
#: Between two pictures of which one stands below the other: room for the lower one's year.
_GAP = 56
#: How much of the width a picture takes, where two stand side by side.
_SHARE = 0.49
#: The fill of the letter whose card is open.
PICKED = YELLOW
#: The mark of a letter that is new on the right.
_NEW: Layout = {"color": INK, "width": 4}
_SHORT_NAMES = {"USA": "US"}
_SUBTITLE = "One line for each tie that held in the year; an arrow leads from the one who acts"
_MARKS = (
    "faint: alleged or disputed",
    "ringed: new on the right",
    "yellow: the tie whose card is open",
)
#: How the legend shows the lines of a kind, by their dash.
_SAMPLES = {"solid": "▬", "dash": "– –", "dot": "•••", "dashdot": "–•–"}
#: What stands between the entries of the legend.
_APART = "   "


class LetterLook(TypedDict):
    """A letter: its text, its fill and the colour of its ring."""

    text: str
    fill: str
    ring: str


class PlaneData(TypedDict):
    """A way of placing the states.

    Attributes
    ----------
    states : dict
        Their trace.
    year, heads : dict
        Templates of the trace that names the year, and of the trace of arrow heads.
    shapes : list of Shape
        The place of each tie, in the order of the ties.
    """

    states: Trace
    year: Trace
    heads: Trace
    shapes: list[Shape]


class Arrangement(TypedDict):
    """A way of arranging two pictures.

    Attributes
    ----------
    least : float
        The least width of the chart in pixels.
    plane : str
        Name of the plane.
    layout : dict
        Plotly's layout, without its texts.
    """

    least: float
    plane: str
    layout: Layout


class Drawing(TypedDict):
    """All that the page needs to draw the pictures but the ties.

    Attributes
    ----------
    title
        The heading, with the fields `new` and `gone`.
    subtitle : list of str
        Its opening tag, its text and its closing tag.
    legend : dict of str to str
        What the legend says of each kind of ties.
    marks : list of str
        What it says of the marks.
    apart : str
        What stands between two entries of the legend.
    year : str
        What stands over a picture, with the fields `year` and `ties`.
    sizes : list of int
        Font sizes of the title, and of the subtitle and the legend.
    lines : list of dict
        Templates of the traces of lines that look the same.
    letters : dict
        The template of the trace of letters.
    new : dict
        The ring of a letter that is new on the right.
    picked : str
        The fill of the letter whose card is open.
    planes, arrangements
        As they are named in `Arrangement`; the arrangements from the widest.
    config : dict
        Plotly's configuration.
    """

    title: str
    subtitle: list[str]
    legend: dict[str, str]
    marks: list[str]
    apart: str
    year: str
    sizes: list[int]
    lines: list[Trace]
    letters: Trace
    new: Layout
    picked: str
    planes: dict[str, PlaneData]
    arrangements: list[Arrangement]
    config: Layout


def drawing(title: str, shapes: Mapping[str, list[Shape]]) -> Drawing:
    """Return all that the page needs to draw the pictures but the ties.

    Parameters
    ----------
    title
        The heading, without the counts.
    shapes
        The place of each tie on the planes "wide" and "narrow".
    """
    opening, closing = subtitle_html("|").split("|")
    planes = {"wide": WIDE, "narrow": NARROW}
    return {
        "title": f"<b>{escape_plotly(title)}: {{new}} new, {{gone}} gone</b>",
        "subtitle": [opening, _SUBTITLE, closing],
        "legend": {
            key: f'<span style="color:{kind.colour}">{_SAMPLES[kind.dash]}</span> '
            f"<b>{kind.letter}</b> {kind.name.lower()}"
            for key, kind in TIE_KINDS.items()
        },
        "marks": list(_MARKS),
        "apart": _APART,
        "year": "<b>{year}</b> {ties}",
        "sizes": [TITLE, TEXT],
        "lines": [_line(*style) for style in _STYLES],
        "letters": _LETTERS,
        "new": _NEW,
        "picked": PICKED,
        "planes": {
            name: {
                "states": _states(plane),
                "year": _year(plane),
                "heads": _heads(plane),
                "shapes": shapes[name],
            }
            for name, plane in planes.items()
        },
        "arrangements": [
            _arrangement("wide", WIDE, beside=True),
            _arrangement("wide", WIDE, beside=False),
            _arrangement("narrow", NARROW, beside=False),
        ],
        "config": CONFIG,
    }


def style_of(tie: Tie) -> int:
    """Return the number of the template of a tie's line."""
    return _STYLES.index((tie.kind, tie.certainty == "confirmed"))


def letter_of(tie: Tie) -> LetterLook:
    """Return what the letter of a tie looks like."""
    kind = TIE_KINDS[tie.kind]
    fill = PAPER if tie.certainty == "confirmed" else GRID_LINE
    return {"text": f"<b>{kind.letter}</b>", "fill": fill, "ring": kind.colour}


#: The kinds of ties, each confirmed and not.
_STYLES = [(kind, confirmed) for kind in TIE_KINDS for confirmed in (True, False)]
_LETTERS: Trace = {
    "type": "scatter",
    "mode": "markers+text",
    "hovertemplate": "%{hovertext}<extra></extra>",
    "cliponaxis": False,
    "textfont": {"size": TEXT, "color": INK},
    "marker": {"size": LETTER_SIZE, "line": {"width": 2}},
}


def _line(kind: str, confirmed: bool) -> Trace:
    look = TIE_KINDS[kind]
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "cliponaxis": False,
        "opacity": 1 if confirmed else 0.6,
        "line": {"color": look.colour, "dash": look.dash, "width": look.width},
    }


def _heads(plane: Plane) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "hoverinfo": "skip",
        "marker": {
            "symbol": "arrow",
            "angleref": "previous",
            # The line goes on to the middle of the state, the arrow stops at its edge.
            "standoff": plane.state_size / 2,
            "opacity": 1,
            "size": 15,
            "line": {"width": 0},
        },
    }


def _states(plane: Plane) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "hoverinfo": "skip",
        "x": [x for x, _ in plane.states.values()],
        "y": [y for _, y in plane.states.values()],
        "cliponaxis": False,
        "text": [f"<b>{_SHORT_NAMES.get(s, state_name(s))}</b>" for s in plane.states],
        "textfont": {"size": plane.name_size, "color": INK},
        "marker": {"size": plane.state_size, "color": SAND, "line": {"color": QUIET, "width": 1}},
    }


def _year(plane: Plane) -> Trace:
    """Return the trace of the year and its count of ties, over the upper left corner."""
    return {
        "type": "scatter",
        "mode": "text",
        "hoverinfo": "skip",
        "cliponaxis": False,
        "x": [plane.x_range[0]],
        "y": [plane.y_range[1]],
        "textposition": "top right",
        "textfont": {"size": TITLE, "color": INK},
    }


def _arrangement(name: str, plane: Plane, *, beside: bool) -> Arrangement:
    """Return two pictures side by side, or one below the other."""
    high = plane.height if beside else 2 * plane.height + _GAP
    share = plane.height / high
    across = ([0, _SHARE], [1 - _SHARE, 1]) if beside else ([0, 1], [0, 1])
    upwards = ([0, 1], [0, 1]) if beside else ([1 - share, 1], [0, share])
    side: Layout = {"visible": False, "range": plane.x_range, "fixedrange": True}
    upright: Layout = {"visible": False, "range": plane.y_range, "fixedrange": True}
    # Over the year of the picture on the right, or below.
    over = share + (_GAP - 6) / high
    middle = dict(x0=0.5, x1=0.5, y0=0, y1=1.1) if beside else dict(x0=0, x1=1, y0=over, y1=over)
    return {
        "least": round(plane.width / (_SHARE if beside else 1)) + 2 * SIDE,
        "plane": name,
        "layout": {
            "template": TEMPLATE,
            "autosize": True,
            "hovermode": "closest",
            "dragmode": False,
            "height": round(high) + TOP + BELOW,
            "margin": {"l": SIDE, "r": SIDE, "t": TOP, "b": BELOW, "autoexpand": False},
            "xaxis": {**side, "domain": across[0]},
            "xaxis2": {**side, "domain": across[1], "anchor": "y2"},
            "yaxis": {**upright, "domain": upwards[0]},
            "yaxis2": {**upright, "domain": upwards[1], "anchor": "x2"},
            "shapes": [{**_DIVIDER, **middle}],
            "annotations": [_LEGEND],
            "uirevision": "network",
        },
    }


_DIVIDER = {"type": "line", "xref": "paper", "yref": "paper", "line": {"color": RULE, "width": 1}}
_LEGEND = note_below(colour=INK)
