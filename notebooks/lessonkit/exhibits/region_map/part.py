"""What a reader sees of a RegionMap: the page's side."""

from typing import TypedDict

import traitlets

from ...charts.style import Trace
from ...page.chart_part import ChartPart
from ...page.event_data import EventData
from .drawing import Look


class PlaceData(TypedDict):
    """A place: its id, its name, and its name escaped for Plotly."""

    id: str
    name: str
    text: str


class MapEvent(TypedDict):
    """An event: numbers of its place and of its strand in the menu, its year, its label."""

    place: int
    strand: int
    year: int
    label: str


class CutData(TypedDict):
    """A cut of the map.

    Attributes
    ----------
    key, name : str
        Its key and its name.
    reach, across : float
        As in `MapView`.
    names : list of tuple
        Names of states, escaped for Plotly, and the places of their middles on the map.
    ground : list of dict
        Traces of land and lakes.
    at : list of tuple
        Where each place lies on the map, in the order of the places.
    """

    key: str
    name: str
    reach: float
    across: float
    names: list[tuple[str, float, float]]
    ground: list[Trace]
    at: list[tuple[float, float]]


class Words(TypedDict):
    """What the page says; names in braces stand for what it fills in."""

    event: list[str]
    place: list[str]
    more_place: list[str]
    span: str
    no_event: str
    subtitle: str
    sentence: str
    most: str
    spot: str
    card: str
    menu: str
    no_place: str
    option: str
    hover: str
    head: list[str]


class MapData(TypedDict):
    """All that the page needs to show the map of any choice of events."""

    title: str
    cuts: list[CutData]
    places: list[PlaceData]
    events: list[MapEvent]
    table: EventData
    look: Look
    words: Words


class RegionMapPart(ChartPart):
    """The page's side of a RegionMap; its `content` is a `MapData`.

    Attributes
    ----------
    cut : int
        Number of the cut of the map, in the order of `view.VIEWS`.
    years : tuple of int
        The first and the last year of the events.
    strand : int
        Number of the strand of the events, from 1 in the order of the menu; 0 for all.
    """

    cut = traitlets.Int(0).tag(sync=True)
    years = traitlets.Tuple(traitlets.Int(), traitlets.Int(), default_value=(0, 0)).tag(sync=True)
    strand = traitlets.Int(0).tag(sync=True)
