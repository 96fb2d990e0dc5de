"""The land outline, and how it is laid on a flat map. Knows nothing of events.

data/land.geojson holds the outlines of Natural Earth 1:50m (public domain,
https://www.naturalearthdata.com), taken from the npm package world-atlas 2.0.2, cut to two regions
and simplified; and, as lines, the borders between the DPRK, the ROK, China and Russia. Other
borders are left out: the course does not need them, and several are disputed.
"""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

from ..data.course import DATA

#: Mean radius of the Earth in thousands of kilometres.
EARTH = 6.371

#: What the outlines of each region are cut to: west, south, east and north in degrees.
CUT = {"near": (80, 16, 172, 72), "far": (-12, 2, 178, 80)}
#: The sides of a cut are curves on the map; they are drawn in steps of so many degrees.
STEP = 4

#: Lines on the map, as x and y of their points; None stands between one line and the next.
Lines: TypeAlias = tuple[list[float | None], list[float | None]]
#: Points as longitude and latitude in degrees.
_Points: TypeAlias = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class LambertProjection:
    """Lambert's azimuthal equal-area projection: areas are true, shapes near the centre almost so.

    Parameters
    ----------
    longitude, latitude
        The centre in degrees.

    Notes
    -----
    Source of the formulas: J. P. Snyder, Map Projections: A Working Manual, US Geological Survey
    Professional Paper 1395 (1987), pages 182-190, for the sphere.
    """

    longitude: float
    latitude: float

    def __call__(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a point lies on the map.

        Parameters
        ----------
        longitude, latitude
            The point in degrees.

        Returns
        -------
        tuple of float
            Thousands of kilometres to the east and to the north of the centre, to the kilometre.
        """
        phi, centre = math.radians(latitude), math.radians(self.latitude)
        turn = math.radians(longitude - self.longitude)
        sin_phi, cos_phi = math.sin(phi), math.cos(phi)
        sin_centre, cos_centre = math.sin(centre), math.cos(centre)
        distance_cosine = sin_centre * sin_phi + cos_centre * cos_phi * math.cos(turn)
        k = EARTH * math.sqrt(2 / (1 + distance_cosine))
        east = k * cos_phi * math.sin(turn)
        north = k * (cos_centre * sin_phi - sin_centre * cos_phi * math.cos(turn))
        return round(east, 3), round(north, 3)


def land(region: str, project: LambertProjection) -> tuple[Lines, Lines]:
    """Return the coasts of a region, and the shores of its lakes and inland seas.

    Parameters
    ----------
    region
        "near" or "far".
    project
        The projection.
    """
    polygons, cut = _coordinates(region), CUT[region]
    coasts = [rings[0] for rings in polygons]
    shores = [ring for rings in polygons for ring in rings[1:]]
    return _lines(coasts, project, cut), _lines(shores, project, cut)


def edge(region: str, project: LambertProjection) -> Lines:
    """Return the line to which the outlines of a region, "near" or "far", are cut."""
    west, south, east, north = CUT[region]
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return _lines([corners], project, CUT[region])


def borders(project: LambertProjection) -> Lines:
    """Return the borders between the DPRK, the ROK, China and Russia."""
    return _lines(_coordinates("borders"), project)


def _coordinates(name: str) -> Any:
    """Return the coordinates of a feature of data/land.geojson, nested as GeoJSON nests them."""
    features = json.loads((DATA / "land.geojson").read_text(encoding="utf-8"))["features"]
    return next(f["geometry"]["coordinates"] for f in features if f["properties"]["name"] == name)


def _lines(
    lines: Sequence[_Points], project: LambertProjection, cut: Sequence[float] = ()
) -> Lines:
    x: list[float | None] = []
    y: list[float | None] = []
    for line in lines:
        for longitude, latitude in _with_steps(line, cut):
            east, north = project(longitude, latitude)
            x.append(east)
            y.append(north)
        x.append(None)
        y.append(None)
    return x[:-1], y[:-1]


def _with_steps(line: _Points, cut: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Give the points of a line, and points between those that lie on one side of the cut."""
    yield line[0][0], line[0][1]
    for one, other in pairwise(line):
        # Simplified outlines lie on a side to a tenth of a degree.
        on_a_side = any(
            abs(one[n % 2] - side) < 0.15 and abs(other[n % 2] - side) < 0.15
            for n, side in enumerate(cut)
        )
        steps = math.ceil(math.dist(one, other) / STEP) if on_a_side else 1
        for part in (step / steps for step in range(1, steps + 1)):
            yield one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])
