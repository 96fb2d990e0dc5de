"""Traces and figures that several charts share."""

from collections.abc import Mapping, Sequence
from itertools import compress
from typing import Any, cast

from ..palette import INK
from .style import TEXT, Figure, Trace


def with_hover(figure: Figure, hover: Mapping[str, str]) -> Figure:
    """Return a figure with its hover texts, for a chart that no kernel stands behind.

    Parameters
    ----------
    figure
        A figure whose traces name their points in `customdata`. It is left as it is.
    hover
        The texts by point. The live chart asks for each by itself (`Kind` in page/chart_part.js).
    """
    traces = [
        {**trace, "hovertext": [hover[key] for key in trace["customdata"]]}
        if "customdata" in trace
        else trace
        for whole in figure["data"]
        for trace in by_label(whole)
    ]
    return {**figure, "data": traces}


def by_label(trace: Trace) -> list[Trace]:
    """Return a trace as one of marks without a label, and one of those that have one.

    Notes
    -----
    Plotly measures and places a text at every mark of a trace, also an empty one.
    """
    if trace.get("mode") != "markers+text" or all(trace["text"]):
        return [trace]
    labelled = list(map(bool, trace["text"]))
    bare = _part(trace, [not label for label in labelled])
    del bare["text"], bare["textposition"]
    return [{**bare, "mode": "markers"}, _part(trace, labelled)]


def _part(value: Any, kept: Sequence[bool]) -> Any:
    """Return a trace, or what stands in one, with the marks that are kept."""
    if isinstance(value, dict):
        return {name: _part(item, kept) for name, item in cast(Trace, value).items()}
    if isinstance(value, list):
        items = cast("list[Any]", value)
        return list(compress(items, kept)) if len(items) == len(kept) else items
    return value


def leader_lines(
    texts: Sequence[str],
    x: Sequence[object],
    y: Sequence[object],
    to_x: Sequence[object],
    to_y: Sequence[object],
    left: Sequence[bool],
) -> list[Trace]:
    """Return traces for labels that stand off their dots, each tied to its dot by a line.

    Parameters
    ----------
    texts
        The labels, escaped for Plotly.
    x, y
        The dots, in the units of the axes.
    to_x, to_y
        Where the near edge of each label stands, in the same units.
    left
        True for a label that ends there, False for one that begins there.

    Notes
    -----
    Annotations would do the same, but Plotly takes some three milliseconds for each of them.
    """
    if not texts:
        return []
    line, labels = leader_styles()
    ends = {
        "x": [v for ends in zip(x, to_x, strict=True) for v in (*ends, None)],
        "y": [v for ends in zip(y, to_y, strict=True) for v in (*ends, None)],
    }
    sides = ["middle left" if ends else "middle right" for ends in left]
    own = {"x": list(to_x), "y": list(to_y), "text": list(texts), "textposition": sides}
    return [{**line, **ends}, {**labels, **own}]


def leader_styles() -> tuple[Trace, Trace]:
    """Return the traces of leader lines and of their labels, still without their points."""
    common: Trace = {"type": "scatter", "hoverinfo": "skip", "cliponaxis": False}
    return (
        {**common, "mode": "lines", "line": {"color": INK, "width": 1}},
        {**common, "mode": "text", "textfont": {"size": TEXT, "color": INK}},
    )


def ring(x: object, y: object) -> Trace:
    """Return a ring around the mark that the reader has opened, in the units of the axes."""
    return {
        "type": "scatter",
        "mode": "markers",
        "hoverinfo": "skip",
        "cliponaxis": False,
        "x": [x],
        "y": [y],
        "marker": {"symbol": "circle-open", "size": 28, "color": INK, "line": {"width": 3}},
    }
