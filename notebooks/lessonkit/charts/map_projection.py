"""The land outline, and how it is laid on a flat map. Knows nothing of events.

data/land.geojson holds the outlines of Natural Earth 1:50m (public domain,
https://www.naturalearthdata.com), taken from the npm package world-atlas 2.0.2, cut to two regions
and simplified; and, as lines, the borders between the DPRK, the ROK, China and Russia. Other
borders are left out: the course does not need them, and several are disputed.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from ..data.course import DATA

#: Mean radius of the Earth in thousands of kilometres.
EARTH = 6.371

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
    polygons = _coordinates(region)
    coasts = [rings[0] for rings in polygons]
    shores = [ring for rings in polygons for ring in rings[1:]]
    return _lines(coasts, project), _lines(shores, project)


def borders(project: LambertProjection) -> Lines:
    """Return the borders between the DPRK, the ROK, China and Russia."""
    return _lines(_coordinates("borders"), project)


def _coordinates(name: str) -> Any:
    """Return the coordinates of a feature of data/land.geojson, nested as GeoJSON nests them."""
    features = json.loads((DATA / "land.geojson").read_text(encoding="utf-8"))["features"]
    return next(f["geometry"]["coordinates"] for f in features if f["properties"]["name"] == name)


def _lines(lines: Sequence[_Points], project: LambertProjection) -> Lines:
    x: list[float | None] = []
    y: list[float | None] = []
    for line in lines:
        for longitude, latitude in line:
            east, north = project(longitude, latitude)
            x.append(east)
            y.append(north)
        x.append(None)
        y.append(None)
    return x[:-1], y[:-1]
