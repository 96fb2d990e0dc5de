"""The map as a Plotly figure: a dot for each place, with labels that touch nothing.

figure.js does the same in the page, with the same templates and words: a test holds the two
together, so change both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ...charts.label_layout import Floats, Labels, Placement, Room, place_labels
from ...charts.style import (
    CONFIG,
    LEAST_WIDTH,
    LETTERS_PER_LINE,
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
from .drawing import (
    BELOW_MAP,
    DOT_SIZES,
    DOTS,
    LARGE,
    LAYOUT,
    NAMED,
    NAMES,
    NOTHING,
    REACH,
    SMALLEST_PART,
    WORDS,
)
from .view import BELOW, SIDE, TOP, VIEWS, Window, ground


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
    sizes = _dot_sizes(shown, window)
    names, boxes = _names(shown, sizes, window)
    dots = _dots(shown, sizes, window, boxes) if shown else []
    title_html = f"<b>{escape_plotly(title)}</b><br>{subtitle_html(escape_plotly(subtitle))}"
    return {
        "data": [*ground(key), _state_names(names), *dots],
        "layout": {
            **LAYOUT,
            "height": round(window.high) + TOP + BELOW,
            "title": {"text": title_html},
            "xaxis": {**LAYOUT["xaxis"], "range": [-window.east, window.east]},
            "yaxis": {**LAYOUT["yaxis"], "range": [-window.north, window.north]},
            "annotations": [*([] if shown else [NOTHING]), _below(missing)],
            "uirevision": key,
        },
        "config": CONFIG,
    }


def _dot_sizes(shown: Sequence[Spot], window: Window) -> Floats:
    least, more, most = DOT_SIZES
    part = max(window.shrunk, SMALLEST_PART)
    return np.array([min(least + more * np.sqrt(spot.number), most) * part for spot in shown])


def _dots(shown: Sequence[Spot], sizes: Floats, window: Window, blocked: Floats) -> list[Trace]:
    """Return the traces of the places on the map, with their labels."""
    placement = _place_labels(shown, sizes, window, blocked)
    texts = [escape_plotly(spot.label) for spot in shown]
    everyone = range(len(shown))
    dots: Trace = {
        **DOTS,
        "x": [spot.x for spot in shown],
        "y": [spot.y for spot in shown],
        "customdata": [spot.place.id for spot in shown],
        "text": [texts[i] if i in placement.beside else "" for i in everyone],
        "textposition": [placement.beside.get(i, "middle right") for i in everyone],
        "marker": {
            **DOTS["marker"],
            "size": sizes.tolist(),
            "line": {**DOTS["marker"]["line"], "width": [1 for _ in shown]},
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


def _names(
    spots: Sequence[Spot], sizes: Floats, window: Window
) -> tuple[list[tuple[str, float, float]], Floats]:
    """Return the names of states for which there is room, and their boxes, which stay clear.

    On a map that is smaller than on a wide screen, no name stands under a dot.
    """
    centres = [window.pixels(spot.x, spot.y) for spot in spots]
    taken = [
        (x - size / 2, y - size / 2, x + size / 2, y + size / 2)
        for (x, y), size in zip(centres, sizes.tolist(), strict=True)
        if window.shrunk < 1
    ]
    shown: list[tuple[str, float, float]] = []
    boxes: list[tuple[float, float, float, float]] = []
    for name, east, north in window.view.names_on_map:
        x, y = window.pixels(east, north)
        side = text_width(name, LARGE) / 2 + 8
        box = (x - side, y - 12, x + side, y + 12)
        inside = box[0] >= 0 and box[1] >= 0 and box[2] <= window.width and box[3] <= window.high
        if inside and not any(_touch(box, other) for other in (*boxes, *taken)):
            shown.append((name, east, north))
            boxes.append(box)
    return shown, np.array(boxes).reshape(-1, 4).T


def _touch(one: Sequence[float], other: Sequence[float]) -> bool:
    left, top, right, bottom = one
    return left < other[2] and other[0] < right and top < other[3] and other[1] < bottom


def _state_names(names: Sequence[tuple[str, float, float]]) -> Trace:
    return {
        **NAMES,
        "x": [x for _, x, _ in names],
        "y": [y for *_, y in names],
        "text": [f"<b>{escape_plotly(name)}</b>" for name, *_ in names],
    }


def _below(missing: Sequence[str]) -> Layout:
    """Return the text under the map, which names what is not on it."""
    rest = len(missing) - NAMED
    more = WORDS["more"].format(places=format_count(rest, "more place")) if rest > 0 else ""
    named = ", ".join(missing[:NAMED])
    text = WORDS["missing"].format(places=named, more=more) if missing else WORDS["complete"]
    return {**BELOW_MAP, "text": wrap_plotly(text, LETTERS_PER_LINE)}
