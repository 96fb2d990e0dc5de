"""The two cuts of the map: the land, the names on it, and how much of it a chart shows."""

from dataclasses import dataclass
from functools import cache

from ...charts.map_projection import LambertProjection as Projection
from ...charts.map_projection import Lines, borders, edge, land
from ...charts.style import Layout, Trace
from ...palette import COAST, LAND, SEA, STATE_BORDER

#: Height of the chart, and what its title, the text under it and its sides take of it, in pixels.
HEIGHT, TOP, BELOW, SIDE = 484, 60, 46, 8
#: The least height of the drawing on a small screen, in pixels.
LEAST_HIGH = 220


@dataclass(frozen=True)
class MapView:
    """One cut of the map.

    Parameters
    ----------
    name
        What the reader chooses it by.
    region
        Part of the land outline: "near" or "far".
    centre
        Longitude and latitude in degrees.
    reach
        From bottom to top, in thousands of kilometres.
    across
        What must be seen from left to right, in thousands of kilometres.
    names
        Names of states to be written on the land, with longitude and latitude.
    """

    name: str
    region: str
    centre: tuple[float, float]
    reach: float
    across: float
    names: tuple[tuple[str, float, float], ...]

    @property
    def project(self) -> Projection:
        """The projection about the centre."""
        return Projection(*self.centre)

    @property
    def names_on_map(self) -> list[tuple[str, float, float]]:
        """The names of states, with the places of their middles on the map."""
        return [(name, *self.project(*point)) for name, *point in self.names]


VIEWS = {
    "near": MapView(
        "North-East Asia",
        "near",
        (129.0, 40.3),
        1.86,
        2.4,
        (
            ("CHINA", 122.5, 43.6),
            ("RUSSIA", 135.2, 46.6),
            ("DPRK", 126.4, 40.6),
            ("ROK", 128.2, 36.3),
            ("JAPAN", 138.0, 36.7),
        ),
    ),
    "far": MapView(
        "From Kursk to Tokyo",
        "far",
        (86.0, 46.0),
        5.2,
        9.4,
        (("RUSSIA", 92, 61), ("CHINA", 103, 35), ("UKRAINE", 26.6, 46.6), ("INDIA", 78.5, 24.5)),
    ),
}


@dataclass(frozen=True)
class Window:
    """What a chart of some width shows of a cut of the map: less of its height on a small screen.

    `windowOf` in figure.js does the same in the page.

    Parameters
    ----------
    view
        The cut.
    width
        Width of the drawing in pixels.
    """

    view: MapView
    width: int

    @property
    def scale(self) -> float:
        """Pixels to a thousand kilometres."""
        return min((HEIGHT - TOP - BELOW) / self.view.reach, self.width / self.view.across)

    @property
    def shrunk(self) -> float:
        """How much smaller than on a wide screen the cut is, from 1 downwards."""
        return self.scale / ((HEIGHT - TOP - BELOW) / self.view.reach)

    @property
    def high(self) -> float:
        """Height of the drawing in pixels."""
        return 2 * self.north * self.scale

    @property
    def east(self) -> float:
        """From the centre to the right edge, in thousands of kilometres."""
        return self.width / self.scale / 2

    @property
    def north(self) -> float:
        """From the centre to the upper edge, in thousands of kilometres."""
        return max(self.view.reach, LEAST_HIGH / self.scale) / 2

    def shows(self, x: float, y: float) -> bool:
        """Return whether a point of the map is on it."""
        return abs(x) < self.east and abs(y) < self.north

    def pixels(self, x: float, y: float) -> tuple[float, float]:
        """Return how far a point of the map is from the left and from the upper edge, in pixels."""
        return (x + self.east) * self.scale, (self.north - y) * self.scale


@cache
def ground(key: str) -> list[Trace]:
    """Return the traces of sea, land, lakes and (seen from near) borders of a view.

    Sea and land end where the outlines are cut. On a wide screen that is seen: what lies beyond is
    left white, since it would look like a coast or an open sea.

    Parameters
    ----------
    key
        A key of `VIEWS`.
    """
    view = VIEWS[key]
    coasts, shores = land(view.region, view.project)
    line = {"color": COAST, "width": 1}
    traces = [
        _outline(edge(view.region, view.project), fill="toself", fillcolor=SEA, line=line),
        _outline(coasts, fill="toself", fillcolor=LAND, line=line),
        _outline(shores, fill="toself", fillcolor=SEA, line=line),
    ]
    if key == "near":
        dotted = {"color": STATE_BORDER, "width": 1.5, "dash": "dot"}
        traces.append(_outline(borders(view.project), line=dotted))
    return traces


def _outline(lines: Lines, **style: str | Layout) -> Trace:
    x, y = lines
    return {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "x": x, "y": y, **style}
