"""What the reader has chosen to see of a timeline."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...formatting import format_count
from ...vocabulary import state_name, strand_name

#: By what events may be put into lanes, with the names on screen.
LANES_BY = {"theme": "Strand", "actor": "State", "place": "Place"}


@dataclass(frozen=True)
class TimelineView:
    """What the reader has chosen to see; an empty string chooses everything.

    Parameters
    ----------
    years
        First and last year, both included.
    theme
        The only strand that is shown.
    actor
        The only state that is shown.
    confidence
        The only degree of certainty that is shown.
    search
        What stands in the title or the summary of every event that is shown.
    lanes
        What the lanes stand for: a key of `LANES_BY`.
    stretched
        Whether the years in which much happens are wider.
    """

    years: tuple[int, int]
    theme: str = ""
    actor: str = ""
    confidence: str = ""
    search: str = ""
    lanes: str = "theme"
    stretched: bool = False

    @property
    def search_text(self) -> str:
        """What is looked for, without the blanks around it."""
        return self.search.strip()

    @property
    def first_day(self) -> pd.Timestamp:
        """The first day of the first year."""
        return pd.Timestamp(year=self.years[0], month=1, day=1)

    @property
    def last_day(self) -> pd.Timestamp:
        """The last day of the last year."""
        return pd.Timestamp(year=self.years[1], month=12, day=31)


def choose(events: pd.DataFrame, texts: "pd.Series[str]", view: TimelineView) -> pd.DataFrame:
    """Return the part of a table of events that a view shows.

    Parameters
    ----------
    events
        A table of events.
    texts
        Title and summary of each of them, in small letters.
    view
        The view.
    """
    years: pd.Series[int] = events["date"].dt.year
    keep: pd.Series[bool] = (years >= view.years[0]) & (years <= view.years[1])
    if view.theme:
        keep &= events["theme"] == view.theme
    if view.actor:
        keep &= np.array([view.actor in actors for actors in events["actors"]], dtype=np.bool_)
    if view.confidence:
        keep &= events["confidence"] == view.confidence
    if view.search_text:
        keep &= texts.str.contains(view.search_text.lower(), regex=False)
    return events.loc[keep]


def describe(view: TimelineView, shown: int, total: int) -> str:
    """Return in a sentence how many events a view shows, of how many, and which."""
    first, last = view.years
    parts = [f"{shown} of {format_count(total, 'event')}, {first} to {last}"]
    if view.theme:
        parts.append(strand_name(view.theme))
    if view.actor:
        parts.append(state_name(view.actor))
    if view.confidence:
        parts.append(f"only {view.confidence}")
    if view.search_text:
        parts.append(f"with “{view.search_text}”")
    if not shown:
        reason = "; ".join(parts[1:]) or parts[0]
        return f"No event matches ({reason}). Press Reset to see all of them."
    return "; ".join(parts)
