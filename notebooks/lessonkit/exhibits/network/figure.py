"""Two pictures of ties as one Plotly figure."""

from collections.abc import Iterator, Mapping, Sequence

from ...charts.style import CONFIG, TEMPLATE, TEXT, TITLE, Figure, Layout, Trace, subtitle_html
from ...charts.text import escape_plotly
from ...data.pact_rows import Tie
from ...formatting import format_count
from ...palette import GRID_LINE, INK, PAPER, QUIET, RULE, SAND, YELLOW
from ...vocabulary import state_name
from .layout import STATE_POINTS, X_RANGE, Y_RANGE, Point, letter_points, tie_paths
from .ties import TIE_KINDS, Picture

HEIGHT = 470
#: The fill of the letter whose card is open.
PICKED = YELLOW
_SHORT_NAMES = {"USA": "US"}
_SUBTITLE = "One line for each tie that held in the year; an arrow leads from the one who acts"
_MARKS = "pale: alleged or disputed   ringed: new on the right   yellow: the tie whose card is open"


def network_figure(title: str, left: Picture, right: Picture, kinds: Sequence[str]) -> Figure:
    """Return two pictures side by side.

    Parameters
    ----------
    title
        The heading, without the counts.
    left, right
        The pictures.
    kinds
        The kinds of ties that the legend explains: keys of `TIE_KINDS`.
    """
    new, gone = right.beyond(left), left.beyond(right)
    heading = f"{escape_plotly(title)}: {len(new)} new, {len(gone)} gone"
    side: Layout = {"visible": False, "range": X_RANGE, "fixedrange": True}
    upright: Layout = {"visible": False, "range": Y_RANGE, "fixedrange": True}
    return {
        "data": [*_traces(left, "", set()), *_traces(right, "2", {tie.id for tie in new})],
        "layout": {
            "template": TEMPLATE,
            "autosize": True,
            "hovermode": "closest",
            "dragmode": False,
            "height": HEIGHT,
            "margin": {"l": 8, "r": 8, "t": 100, "b": 58, "autoexpand": False},
            "title": {"text": f"<b>{heading}</b><br>{subtitle_html(_SUBTITLE)}"},
            "xaxis": {**side, "domain": [0, 0.49]},
            "xaxis2": {**side, "domain": [0.51, 1]},
            "yaxis": upright,
            "yaxis2": {**upright, "anchor": "x2"},
            "shapes": [_DIVIDER],
            "annotations": [_legend(kinds)],
            "uirevision": "network",
        },
        "config": CONFIG,
    }


def set_off(figure: Figure, picked: str) -> Figure:
    """Return a figure with the letters of the tie `picked` in another colour."""
    return {**figure, "data": [_set_off(trace, picked) for trace in figure["data"]]}


def _set_off(trace: Trace, picked: str) -> Trace:
    if "customdata" not in trace:
        return trace
    marker = trace["marker"]
    fills = zip(trace["customdata"], marker["color"], strict=True)
    colours = [PICKED if key == picked else fill for key, fill in fills]
    return {**trace, "marker": {**marker, "color": colours}}


def _traces(picture: Picture, axis: str, new: set[str]) -> list[Trace]:
    """Return the traces of a picture.

    Parameters
    ----------
    picture
        The picture.
    axis
        What Plotly's axes are called after x and y: "" or "2".
    new
        Ids of the ties whose letter is ringed.
    """
    paths = tie_paths(picture.ties)
    traces = [
        *_lines(picture.ties, paths),
        _arrow_heads([tie for tie in picture.ties if not tie.mutual], paths),
        _letters(picture.ties, paths, new),
        _states(),
        _year(picture),
    ]
    return [{"type": "scatter", "xaxis": f"x{axis}", "yaxis": f"y{axis}", **t} for t in traces]


def _lines(ties: Sequence[Tie], paths: Mapping[str, Sequence[Point]]) -> Iterator[Trace]:
    """Return one trace for all lines that look the same: each trace costs time at every drawing."""
    alike: dict[tuple[str, bool], list[Sequence[Point]]] = {}
    for tie in ties:
        alike.setdefault((tie.kind, tie.certainty == "confirmed"), []).append(paths[tie.id])
    for (name, confirmed), several in alike.items():
        kind = TIE_KINDS[name]
        points = [point for path in several for point in (*path, (None, None))]
        yield {
            "mode": "lines",
            "hoverinfo": "skip",
            "x": [x for x, _ in points],
            "y": [y for _, y in points],
            "opacity": 1 if confirmed else 0.6,
            "line": {"color": kind.colour, "dash": kind.dash, "width": kind.width},
        }


def _arrow_heads(ties: Sequence[Tie], paths: Mapping[str, Sequence[Point]]) -> Trace:
    """Return the heads of arrows at the ends of lines.

    They are markers that point away from the point before them, of which nothing is to be seen.
    """
    ends = [point for tie in ties for point in (paths[tie.id][-3], paths[tie.id][-1])]
    return {
        "mode": "markers",
        "hoverinfo": "skip",
        "x": [x for x, _ in ends],
        "y": [y for _, y in ends],
        "marker": {
            "symbol": "arrow",
            "angleref": "previous",
            "opacity": 1,
            "size": [0, 15] * len(ties),
            "color": [TIE_KINDS[tie.kind].colour for tie in ties for _ in range(2)],
            "line": {"width": 0},
        },
    }


def _letters(ties: Sequence[Tie], paths: Mapping[str, Sequence[Point]], new: set[str]) -> Trace:
    points = letter_points(ties, paths)
    return {
        "mode": "markers+text",
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [tie.id for tie in ties],
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "text": [f"<b>{TIE_KINDS[tie.kind].letter}</b>" for tie in ties],
        "textfont": {"size": TEXT, "color": INK},
        "marker": {
            "size": 22,
            "color": [PAPER if tie.certainty == "confirmed" else GRID_LINE for tie in ties],
            "line": {
                "color": [INK if tie.id in new else TIE_KINDS[tie.kind].colour for tie in ties],
                "width": [4 if tie.id in new else 2 for tie in ties],
            },
        },
    }


def _states() -> Trace:
    return {
        "mode": "markers+text",
        "hoverinfo": "skip",
        "x": [x for x, _ in STATE_POINTS.values()],
        "y": [y for _, y in STATE_POINTS.values()],
        "cliponaxis": False,
        "text": [f"<b>{_SHORT_NAMES.get(s, state_name(s))}</b>" for s in STATE_POINTS],
        "textfont": {"size": 16, "color": INK},
        "marker": {"size": 62, "color": SAND, "line": {"color": QUIET, "width": 1}},
    }


def _year(picture: Picture) -> Trace:
    """Return the year and how many ties it had, over the upper left corner of a picture."""
    ties = escape_plotly(format_count(len(picture.ties), "tie"))
    return {
        "mode": "text",
        "hoverinfo": "skip",
        "cliponaxis": False,
        "x": [X_RANGE[0]],
        "y": [Y_RANGE[1]],
        "text": [f"<b>{picture.year}</b> {ties}"],
        "textposition": "top right",
        "textfont": {"size": TITLE, "color": INK},
    }


def _legend(kinds: Sequence[str]) -> Layout:
    letters = "   ".join(
        f"<b>{kind.letter}</b> {kind.name.lower()}"
        for key, kind in TIE_KINDS.items()
        if key in kinds
    )
    return {
        "text": f"{letters}<br>{_MARKS}",
        "x": 0,
        "y": 0,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "yshift": -6,
        "align": "left",
        "showarrow": False,
        "font": {"size": TEXT, "color": INK},
    }


_DIVIDER: Layout = {
    "type": "line",
    "xref": "paper",
    "yref": "paper",
    "x0": 0.5,
    "x1": 0.5,
    "y0": 0,
    "y1": 1.1,
    "line": {"color": RULE, "width": 1},
}
