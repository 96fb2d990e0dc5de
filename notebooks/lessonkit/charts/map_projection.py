"""The land outline and how it is laid on a flat map. Knows nothing of events.

data/land.geojson holds the outlines of Natural Earth 1:50m (public domain, https://www.naturalearthdata.com), taken from the npm
package world-atlas 2.0.2, cut to two regions and simplified; and, as lines, the borders between the DPRK, the ROK, China and
Russia. Other borders are left out: the course does not need them, and several are disputed.
"""

import json
import math
from dataclasses import dataclass

from ..data.course import DATA

#: Mean radius of the Earth in thousands of kilometres.
EARTH = 6.371


@dataclass(frozen=True)
class LambertProjection:
    """Lambert's azimuthal equal-area projection about a centre: areas are true, shapes near the centre almost so.

    longitude, latitude: the centre in degrees. Source of the formulas: J. P. Snyder, Map Projections: A Working Manual, US
    Geological Survey Professional Paper 1395 (1987), pages 182-190, for the sphere.
    """

    longitude: float
    latitude: float

    def __call__(self, longitude, latitude):
        """Return (x, y) of a point given in degrees, in thousands of kilometres to the east and to the north of the centre, to
        the kilometre."""
        phi, phi1, turn = (
            math.radians(latitude),
            math.radians(self.latitude),
            math.radians(longitude - self.longitude),
        )
        cosine = math.sin(phi1) * math.sin(phi) + math.cos(phi1) * math.cos(phi) * math.cos(turn)
        k = EARTH * math.sqrt(2 / (1 + cosine))
        return (
            round(k * math.cos(phi) * math.sin(turn), 3),
            round(
                k
                * (
                    math.cos(phi1) * math.sin(phi) - math.sin(phi1) * math.cos(phi) * math.cos(turn)
                ),
                3,
            ),
        )


def outlines(part, project):
    """Return the lines of one part of data/land.geojson ("near", "far" or "borders") on a map.

    Each is a pair of lists, x and y, in which None stands between one line and the next. For land the first pair holds the
    coasts, the second the shores of lakes and inland seas.
    """
    features = json.loads((DATA / "land.geojson").read_text(encoding="utf-8"))["features"]
    shapes = next(f["geometry"]["coordinates"] for f in features if f["properties"]["name"] == part)
    if part == "borders":
        return [_joined(shapes, project)]
    return [
        _joined([rings[0] for rings in shapes], project),
        _joined([r for rings in shapes for r in rings[1:]], project),
    ]


def _joined(lines, project):
    x, y = [], []
    for line in lines:
        for longitude, latitude in line:
            east, north = project(longitude, latitude)
            x.append(east)
            y.append(north)
        x.append(None)
        y.append(None)
    return x[:-1], y[:-1]
