"""The map as a Plotly figure: a dot for each place, with labels that touch nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ...charts.label_layout import Floats, Labels, Placement, Room, place_labels
from ...charts.style import (
    CONFIG,
    LEAST_WIDTH,
    LETTERS_PER_LINE,
    TEMPLATE,
    TEXT,
    Figure,
    Layout,
    Trace,
    subtitle_html,
)
from ...charts.text import escape_plotly, text_width, wrap_plotly
from ...charts.traces import leader_lines
from ...data.rows import Place
from ...formatting import format_count
from ...palette import INK, QUIET, SEA, STATE_NAME, VERMILION
from .view import BELOW, HEIGHT, SIDE, TOP, VIEWS, Window, ground

#: Size of the names of states.
LARGE = 16
#: How many places that are not on the map are named under it.
NAMED = 8
#: How far to the side of its dot a label on a leader line may stand, in pixels.
REACH = 150


@dataclass(frozen=True)
class Spot:
    """A place with the number of its events.

    Parameters
    ----------
    place
        The place.
    number
        How many events happened there.
    x, y
        Where it lies on the map.
    """

    place: Place
    number: int
    x: float
    y: float

    @property
    def label(self) -> str:
        """Name and number."""
        return f"{self.place.name} {self.number}"


def map_figure(
    title: str, subtitle: str, key: str, counts: Mapping[Place, int], width: int
) -> Figure:
    """Return a view of some places as a Plotly figure.

    Parameters
    ----------
    title
        The finding.
    subtitle
        What the dots stand for.
    key
        A key of `VIEWS`.
    counts
        The places, with the number of events at each, most first.
    width
        Width of the chart in pixels; 0 if it is not known.
    """
    window = Window(VIEWS[key], (width or LEAST_WIDTH) - 2 * SIDE)
    project = window.view.project
    spots = [Spot(p, n, *project(p.longitude, p.latitude)) for p, n in counts.items()]
    shown = [spot for spot in spots if window.shows(spot.x, spot.y)]
    missing = [spot.label for spot in spots if spot not in shown]
    names = [(name, *project(*point)) for name, *point in window.view.names]
    dots = _dots(shown, window, _name_boxes(names, window)) if shown else []
    title_html = f"<b>{escape_plotly(title)}</b><br>{subtitle_html(escape_plotly(subtitle))}"
    return {
        "data": [*ground(key), _state_names(names), *dots],
        "layout": {
            "template": TEMPLATE,
            "autosize": True,
            "hovermode": "closest",
            "dragmode": "pan",
            "height": HEIGHT,
            "plot_bgcolor": SEA,
            "margin": {"l": SIDE, "r": SIDE, "t": TOP, "b": BELOW, "autoexpand": False},
            "title": {"text": title_html},
            "xaxis": {"range": [-window.east, window.east], "visible": False},
            "yaxis": {
                "range": [-window.north, window.north],
                "visible": False,
                "scaleanchor": "x",
                "scaleratio": 1,
            },
            "annotations": [*([] if shown else [_NOTHING]), _below(missing)],
            "uirevision": key,
        },
        "config": CONFIG,
    }


def set_off(figure: Figure, picked: str) -> Figure:
    """Return a map with a heavy line around the place `picked`."""
    return {**figure, "data": [_set_off(trace, picked) for trace in figure["data"]]}


def _set_off(trace: Trace, picked: str) -> Trace:
    if "customdata" not in trace:
        return trace
    widths = [4 if key == picked else 1 for key in trace["customdata"]]
    marker = trace["marker"]
    return {**trace, "marker": {**marker, "line": {**marker["line"], "width": widths}}}


def _dots(shown: Sequence[Spot], window: Window, blocked: Floats) -> list[Trace]:
    """Return the traces of the places on the map, with their labels."""
    sizes = np.array([min(11 + 5.2 * np.sqrt(spot.number), 52) for spot in shown])
    placement = _place_labels(shown, sizes, window, blocked)
    texts = [escape_plotly(spot.label) for spot in shown]
    everyone = range(len(shown))
    dots: Trace = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [spot.x for spot in shown],
        "y": [spot.y for spot in shown],
        "customdata": [spot.place.id for spot in shown],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
        "text": [texts[i] if i in placement.beside else "" for i in everyone],
        "textposition": [placement.beside.get(i, "middle right") for i in everyone],
        "textfont": {"size": TEXT, "color": INK},
        "marker": {
            "size": sizes.tolist(),
            "color": VERMILION,
            "opacity": 0.72,
            "line": {"color": INK, "width": [1 for _ in shown]},
        },
    }
    apart = placement.apart
    labels = leader_lines(
        [texts[i] for i in apart],
        [shown[i].x for i in apart],
        [shown[i].y for i in apart],
        [shown[i].x + right / window.scale for i, (right, _) in apart.items()],
        [shown[i].y - down / window.scale for i, (_, down) in apart.items()],
        [right < 0 for right, _ in apart.values()],
    )
    return [*labels, dots]


def _place_labels(
    shown: Sequence[Spot], sizes: Floats, window: Window, blocked: Floats
) -> Placement:
    """Place the labels of the dots.

    Each place of more than one event gets one, if need be further off; the rest get one only where
    there is room beside the dot.
    """
    x, y = np.array([window.pixels(spot.x, spot.y) for spot in shown]).T
    labels = Labels(
        x=x,
        y=y,
        radius=sizes / 2,
        widths=np.array([text_width(spot.label, TEXT) for spot in shown]),
        low=np.zeros(len(shown)),
        high=np.full(len(shown), 2 * window.north * window.scale),
        important=np.array([spot.number > 1 for spot in shown]),
        order=np.arange(len(shown)),
    )
    return place_labels(labels, Room(window.width, REACH, blocked))


def _name_boxes(names: Sequence[tuple[str, float, float]], window: Window) -> Floats:
    """Return the boxes of the names of states, of which the labels keep clear."""
    boxes: list[tuple[float, float, float, float]] = []
    for name, east, north in names:
        x, y = window.pixels(east, north)
        side = text_width(name, LARGE) / 2 + 8
        boxes.append((x - side, y - 12, x + side, y + 12))
    return np.array(boxes).T


def _state_names(names: Sequence[tuple[str, float, float]]) -> Trace:
    return {
        "type": "scatter",
        "mode": "text",
        "hoverinfo": "skip",
        "x": [x for _, x, _ in names],
        "y": [y for *_, y in names],
        "text": [f"<b>{escape_plotly(name)}</b>" for name, *_ in names],
        "textfont": {"size": LARGE, "color": STATE_NAME},
    }


def _below(missing: Sequence[str]) -> Layout:
    """Return the text under the map, which names what is not on it."""
    rest = len(missing) - NAMED
    more = f" and {format_count(rest, 'more place')}" if rest > 0 else ""
    text = (
        f"Not on this cut of the map: {', '.join(missing[:NAMED])}{more}."
        if missing
        else "Every chosen event is on this cut of the map."
    )
    return {
        "text": wrap_plotly(text, LETTERS_PER_LINE),
        "x": 0,
        "y": 0,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "yshift": -6,
        "showarrow": False,
        "align": "left",
        "font": {"size": TEXT, "color": QUIET},
    }


_NOTHING: Layout = {
    "text": "No chosen event on this cut of the map.",
    "x": 0.5,
    "y": 0.5,
    "xref": "paper",
    "yref": "paper",
    "showarrow": False,
    "font": {"size": 18, "color": INK},
}
