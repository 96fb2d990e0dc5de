"""The measures that an Indicator draws, one module for each family.

Each takes its figures from data/series.csv and data/observations.csv.
"""

from collections.abc import Callable
from functools import partial

from ...data.course import Course
from .base import RIGHT, Chart, Mark, Measure
from .budgets import Budget
from .estimates import Estimates
from .launches import Launches
from .meetings import LeaderMeetings
from .trade import Trade

__all__ = ["MEASURES", "RIGHT", "Chart", "Mark", "Measure"]

_ESTIMATES = {
    "troops-sent": "Troops sent",
    "troops-present": "Troops present",
    "shells-sent": "Shells said to be sent",
    "shells-capacity": "Shells that containers could hold",
    "shells-part": "Shells in one period",
    "containers": "Containers",
    "losses": "Killed and wounded",
    "killed": "Killed",
    "names-shown": "Names and portraits shown",
}
#: What makes each measure from the tables of a course, by the name that an Indicator is given.
MEASURES: dict[str, Callable[[Course], Measure]] = {
    "leader-meetings": LeaderMeetings,
    "missile-launches": Launches,
    "trade": Trade,
    "budget-rok": partial(Budget, series="budget-rok", name="ROK"),
    "budget-japan": partial(Budget, series="budget-japan", name="Japan"),
    **{series: partial(Estimates, series=series, name=name) for series, name in _ESTIMATES.items()},
}
