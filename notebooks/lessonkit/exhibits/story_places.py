"""Where the places of a story and the seats of those who act lie on its small maps."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypedDict

from ..charts.map_projection import LambertProjection
from ..data.course import course
from ..data.rows import Event, Place, rows_of
from ..vocabulary import state_name

#: Size of the small maps in units of their drawing.
WIDTH, HEIGHT = 360, 210


@dataclass(frozen=True)
class Cut:
    """A part of the world that a small map shows.

    Parameters
    ----------
    name
        What it is called in the description of the map.
    region
        Part of the land outline: "near" or "far".
    centre
        Longitude and latitude of the middle of the projection, in degrees.
    west, north
        From there to the left and to the upper edge, in thousands of kilometres.
    scale
        Units to a thousand kilometres.
    """

    name: str
    region: str
    centre: tuple[float, float]
    west: float
    north: float
    scale: float

    def units(self, east: float, north: float) -> tuple[float, float]:
        """Return how far a projected point is from the left and from the upper edge."""
        return (east + self.west) * self.scale, (self.north - north) * self.scale

    def locate(self, place: Place) -> tuple[int, int]:
        """Return how far a place is from the left and from the upper edge."""
        project = LambertProjection(*self.centre)
        x, y = self.units(*project(place.longitude, place.latitude))
        return round(x), round(y)


#: The centres of "near" and "far" are those of the large map of the region. North of what these two
#: show, the outline is not to be used: it was cut along parallels there.
CUTS = {
    "near": Cut("North-East Asia", "near", (129.0, 40.3), 1.4, 0.66, 128),
    "west": Cut("Eastern Europe", "far", (32.0, 52.0), 2.1, 0.95, 85),
    "far": Cut("Asia and Eastern Europe", "far", (86.0, 46.0), 6.05, 2.58, 33.3),
}

#: Capitals of states, and seats of organisations, that data/places.csv holds.
_SEATS = {
    "PRK": "pyongyang", "KOR": "seoul", "RUS": "moscow", "SUN": "moscow", "CHN": "beijing",
    "USA": "washington", "JPN": "tokyo", "UKR": "kyiv", "VNM": "hanoi", "BEL": "brussels",
    "UN": "new-york", "EU": "brussels", "NATO": "brussels",
}  # fmt: skip
#: The capitals of the other states of the vocabulary: latitude and longitude, WGS 84, rounded to
#: the hundredth of a degree, which is more than a map of this size can show. For states that are no
#: more, the last capital that they had.
_CAPITALS = {
    "IND": ("New Delhi", 28.61, 77.21), "GBR": ("London", 51.51, -0.13),
    "FRA": ("Paris", 48.86, 2.35), "DEU": ("Berlin", 52.52, 13.40),
    "DDR": ("East Berlin", 52.52, 13.41), "AUS": ("Canberra", -35.28, 149.13),
    "BLR": ("Minsk", 53.90, 27.57), "IRN": ("Tehran", 35.69, 51.39),
    "CAN": ("Ottawa", 45.42, -75.70), "ITA": ("Rome", 41.89, 12.48),
    "NLD": ("Amsterdam", 52.37, 4.90), "NZL": ("Wellington", -41.29, 174.78),
    "CUB": ("Havana", 23.13, -82.38), "MNG": ("Ulaanbaatar", 47.92, 106.92),
    "DNK": ("Copenhagen", 55.68, 12.57), "ISL": ("Reykjavik", 64.15, -21.94),
    "LUX": ("Luxembourg", 49.61, 6.13), "NOR": ("Oslo", 59.91, 10.75),
    "PRT": ("Lisbon", 38.72, -9.14), "ALB": ("Tirana", 41.33, 19.82),
    "BGR": ("Sofia", 42.70, 23.32), "CSK": ("Prague", 50.09, 14.42),
    "HUN": ("Budapest", 47.50, 19.04), "POL": ("Warsaw", 52.23, 21.01),
    "ROU": ("Bucharest", 44.43, 26.10), "ARM": ("Yerevan", 40.18, 44.51),
    "KAZ": ("Astana", 51.17, 71.43), "KGZ": ("Bishkek", 42.87, 74.59),
    "TJK": ("Dushanbe", 38.56, 68.77), "UZB": ("Tashkent", 41.31, 69.28),
    "AFG": ("Kabul", 34.53, 69.17), "BGD": ("Dhaka", 23.81, 90.41),
    "PAK": ("Islamabad", 33.69, 73.04),
}  # fmt: skip


class Site(TypedDict):
    """A place by its name, and where it lies on each cut, from the left and upper edge."""

    name: str
    near: tuple[int, int]
    west: tuple[int, int]
    far: tuple[int, int]


class Actor(TypedDict):
    """Who acts, by name, and the key of the site where its capital or seat is."""

    name: str
    seat: str


class Scene(TypedDict):
    """What the map of a step shows: the key of a site, "" if it is not known; and who acts."""

    place: str
    actors: list[Actor]


def scene_of(event: Event) -> Scene:
    """Return what the map of an event shows.

    A reader's own table names places in its own words: one that is not known is left out.
    """
    key = _key(event.place)
    place = _places().get(key)
    seats = _seats()
    if place and place.country in seats and not any(_is_on(cut, place) for cut in CUTS.values()):
        # One mark over the map stands for both: not two arrows from the same country.
        seats = seats | {place.country: place.id}
    actors: list[Actor] = [
        {"name": state_name(code), "seat": seats[code]} for code in event.actors if code in seats
    ]
    return {"place": place.id if place else "", "actors": actors}


def sites_of(scenes: Iterable[Scene]) -> dict[str, Site]:
    """Return the sites that some scenes name, by their keys."""
    keys = {key for scene in scenes for key in (scene["place"], *_seats_in(scene))}
    return {key: _site(_places()[key]) for key in sorted(keys - {""})}


def _is_on(cut: Cut, place: Place) -> bool:
    x, y = cut.locate(place)
    return 0 < x < WIDTH and 0 < y < HEIGHT


def _seats_in(scene: Scene) -> list[str]:
    return [actor["seat"] for actor in scene["actors"]]


def _site(place: Place) -> Site:
    near, west, far = (CUTS[key].locate(place) for key in ("near", "west", "far"))
    return {"name": place.name, "near": near, "west": west, "far": far}


@cache
def _places() -> dict[str, Place]:
    """Return the places of the course and the capitals of other states, by their keys."""
    capitals = [
        Place(_key(name), name, code, latitude, longitude)
        for code, (name, latitude, longitude) in _CAPITALS.items()
    ]
    return {place.id: place for place in (*capitals, *rows_of(course.places, Place))}


@cache
def _seats() -> dict[str, str]:
    """Return the key of the capital or seat by the code of a state or organisation."""
    return _SEATS | {code: _key(name) for code, (name, *_) in _CAPITALS.items()}


def _key(name: str) -> str:
    """Return a name as data/places.csv writes its ids: "New Delhi" as "new-delhi"."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
