"""The kinds of ties between states, and a tie in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ...data.pact_rows import Tie
from ...palette import BLUE, BORDER, GREEN, PURPLE, VERMILION
from ...vocabulary import CONFIDENCE, state_name


@dataclass(frozen=True)
class TieKind:
    """A kind of tie: its name, the letter on its line, and colour, dash and width of the line."""

    name: str
    letter: str
    colour: str
    dash: str
    width: float


#: By the words of the column kind of data/ties.csv.
TIE_KINDS = {
    "alliance": TieKind("Alliance treaty", "A", BLUE, "solid", 5),
    "partnership": TieKind("Partnership treaty", "P", BLUE, "dash", 3),
    "declared": TieKind("Declared partnership", "D", PURPLE, "dash", 2),
    "exercise": TieKind("Joint exercises", "E", GREEN, "dot", 3),
    "arms": TieKind("Arms or troops", "W", VERMILION, "solid", 2.5),
    "sanctions": TieKind("Own sanctions", "S", BORDER, "dashdot", 2),
}


class Choice(NamedTuple):
    """What the menu offers: a name, and the kinds of ties that are drawn."""

    name: str
    kinds: tuple[str, ...]


CHOICES = {
    "treaties": Choice("Treaties", ("alliance", "partnership")),
    "declared": Choice("Declared partnerships", ("declared",)),
    "exercises": Choice("Joint exercises", ("exercise",)),
    "arms": Choice("Arms and troops", ("arms",)),
    "sanctions": Choice("Own sanctions", ("sanctions",)),
    "all": Choice("All ties", tuple(TIE_KINDS)),
}


@dataclass(frozen=True)
class Picture:
    """The ties of one year.

    Parameters
    ----------
    year
        The year.
    ties
        The ties that held in it.
    """

    year: int
    ties: Sequence[Tie]

    def beyond(self, other: "Picture") -> list[Tie]:
        """Return the ties that another picture does not have."""
        ids = {tie.id for tie in other.ties}
        return [tie for tie in self.ties if tie.id not in ids]


def parties(tie: Tie) -> str:
    """Return the two states, with an arrow from the one who acts if only one does."""
    joint = "–" if tie.mutual else " → "
    return f"{state_name(tie.source_state)}{joint}{state_name(tie.target_state)}"


def years_held(tie: Tie) -> str:
    """Return from when to when a tie held, in words."""
    if tie.end is None:
        return f"since {tie.start}"
    return f"in {tie.start}" if tie.end == tie.start else f"{tie.start} to {int(tie.end)}"


def certainty(tie: Tie) -> str:
    """Return how certain a tie is: mark and word."""
    confidence = CONFIDENCE[tie.certainty]
    return f"{confidence.mark} {confidence.word.lower()}"
