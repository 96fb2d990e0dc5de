"""The page's side of a timeline."""

from typing import Any

import traitlets

from ...page.chart_part import ChartPart


class TimelinePart(ChartPart):
    """Events in lanes over the years.

    Attributes
    ----------
    title : str
        The heading.
    years : tuple of int
        First and last year that are shown, both included.
    theme, actor, confidence : int
        Number of the strand, state or degree of certainty in its menu; 0 shows all.
    search : str
        What stands in the title or the summary of every event that is shown.
    lanes : int
        What the lanes stand for: the place in `LANES_BY`.
    stretched : bool
        Whether the years in which much happens are wider.
    """

    title = traitlets.Unicode().tag(fixed=True)
    years: Any = traitlets.Tuple(traitlets.Int(), traitlets.Int()).tag(sync=True)
    theme = traitlets.Int(0).tag(sync=True)
    actor = traitlets.Int(0).tag(sync=True)
    confidence = traitlets.Int(0).tag(sync=True)
    search = traitlets.Unicode().tag(sync=True)
    lanes = traitlets.Int(0).tag(sync=True)
    stretched = traitlets.Bool(False).tag(sync=True)
