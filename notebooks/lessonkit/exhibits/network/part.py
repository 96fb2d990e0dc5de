"""What a reader sees of a Network: the page's side."""

from typing import TypedDict

import traitlets

from ...page.chart_part import ChartPart
from .drawing import Drawing, LetterLook
from .ties import Choice


class TieData(TypedDict):
    """All that the page needs to know of a tie.

    Attributes
    ----------
    id, kind, start, end
        As in data/ties.csv.
    states : list of str
        Codes of the two states.
    style : int
        Number of the template of its line.
    letter : LetterLook
        What its letter looks like.
    hover : str
        What the pointer shows, escaped for Plotly.
    named_html : str
        Its name with its states.
    card_html : str
        What stands on its card.
    cells : list of str
        Its row of the table without the years.
    """

    id: str
    kind: str
    states: list[str]
    start: int
    end: float | None
    style: int
    letter: LetterLook
    hover: str
    named_html: str
    card_html: str
    cells: list[str]


class Words(TypedDict):
    """What the page says; names in braces stand for what it fills in."""

    tie: list[str]
    sentence: str
    status: str
    below_html: str
    nothing: str
    head: list[str]
    held: str
    not_held: str


class NetworkData(TypedDict):
    """All that the page needs to show any two pictures."""

    title: str
    choices: list[Choice]
    states: list[str]
    ties: list[TieData]
    drawing: Drawing
    words: Words


class NetworkPart(ChartPart):
    """The page's side of a Network; its `content` is a `NetworkData`.

    Attributes
    ----------
    choice : int
        Number of the kinds of ties that are shown, in the order of `ties.CHOICES`.
    country : int
        Number of the state whose ties are shown, in `content["states"]`, of which the first stands
        for all.
    left, right : int
        The years of the two pictures.
    """

    choice = traitlets.Int(0).tag(sync=True)
    country = traitlets.Int(0).tag(sync=True)
    left = traitlets.Int(0).tag(sync=True)
    right = traitlets.Int(0).tag(sync=True)
