"""What a timeline shows at its start."""

from dataclasses import dataclass

import pandas as pd

#: By what events may be put into lanes, with the names on screen.
LANES_BY = {"theme": "Strand", "actor": "State", "place": "Place"}
#: Where the dot of an event stands, in words.
IN_LANES = {
    "theme": "in lanes by strand",
    "actor": "in the lane of the state that its card names first",
    "place": "in lanes by place",
}


@dataclass(frozen=True)
class TimelineView:
    """What a timeline shows at its start.

    Parameters
    ----------
    years
        First and last year, both included.
    lanes
        What the lanes stand for: a key of `LANES_BY`.
    stretched
        Whether the years in which much happens are wider.
    """

    years: tuple[int, int]
    lanes: str = "theme"
    stretched: bool = False

    @property
    def first_day(self) -> pd.Timestamp:
        """The first day of the first year."""
        return pd.Timestamp(year=self.years[0], month=1, day=1)

    @property
    def last_day(self) -> pd.Timestamp:
        """The last day of the last year."""
        return pd.Timestamp(year=self.years[1], month=12, day=31)
