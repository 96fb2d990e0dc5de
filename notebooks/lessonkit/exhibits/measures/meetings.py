"""Meetings of the top leaders of Russia and the DPRK."""

import math
from itertools import pairwise

from ...charts.style import Layout
from ...charts.text import wrap_plotly
from ...data.course import Course
from ...data.rows import Observation, Series
from ...formatting import format_count
from ...palette import INK, PALE_GREY, QUIET, VERMILION
from .base import Chart, Mark, Measure
from .drawing import band, dots, words
from .quantities import duration, first_day

#: A pause between two meetings that is worth a word, in years.
LONG_PAUSE = 5
#: Meetings less than so many years apart have their names beside each other.
CLOSE = 3
#: What the axis shows beyond the first and the last meeting, for their names; in years.
MARGIN = 2


class LeaderMeetings(Measure):
    """Meetings of the top leaders: a dot for each, in the lane of the two who met."""

    one_mark = "meeting"
    name = "Leaders’ meetings"
    series_ids = ("leader-meetings",)
    subtitle = "One dot for each meeting of the top leaders of Russia and the DPRK"

    def __init__(self, course: Course) -> None:
        super().__init__(course)
        pairs = pairwise(self.marks)
        self.pauses = [(a, b) for a, b in pairs if _years_between(a, b) > LONG_PAUSE]
        self.lanes = list(dict.fromkeys(o.who for o in self.observations))

    @property
    def title(self) -> str:
        years = round(self.marks[-1].at - self.marks[0].at)
        pauses = format_count(len(self.pauses), "long pause")
        return f"{len(self.marks)} meetings in {years} years, with {pauses}"

    @property
    def sentence(self) -> str:
        pauses = " and ".join(
            f"from {first_day(a.observation.date).year} to {first_day(b.observation.date).year}"
            for a, b in self.pauses
        )
        return (
            f"{format_count(len(self.marks), 'meeting')} of the top leaders, the first on "
            f"{self.marks[0].when}, the last on {self.marks[-1].when}; none {pauses}."
        )

    def describe(self, observation: Observation, series: Series) -> str:
        return f"{observation.who}, {observation.place}"

    def whose(self, observation: Observation) -> str:
        return ""

    def cells(self, mark: Mark) -> dict[str, str]:
        seen = mark.observation
        own = {"When": mark.when, "Who met": seen.who, "Where": seen.place}
        return {**own, **dict(mark.facts)}

    def chart(self) -> Chart:
        x, y = [m.at for m in self.marks], [self._lane(m) for m in self.marks]
        marker = {"size": 20, "color": VERMILION, "line": {"width": 1, "color": INK}}
        names = [self._name(n) for n in range(len(self.marks))]
        pauses = [self._pause(a, b) for a, b in self.pauses]
        return Chart(
            traces=[dots(self.marks, x, y, marker)],
            xaxis={
                "range": [int(x[0]) - MARGIN, math.ceil(x[-1]) + MARGIN],
                "dtick": 5,
                "tick0": 2000,
            },
            yaxis={
                "range": [len(self.lanes) - 0.3, -0.8],
                "tickvals": list(range(len(self.lanes))),
                "ticktext": [wrap_plotly(who, 14) for who in self.lanes],
                "fixedrange": True,
                "ticks": "",
            },
            shapes=[band(a.at + 0.2, b.at - 0.2, PALE_GREY) for a, b in self.pauses],
            annotations=[*names, *pauses],
            height=440,
            left=118,
        )

    def _lane(self, mark: Mark) -> int:
        return self.lanes.index(mark.observation.who)

    def _pause(self, before: Mark, after: Mark) -> Layout:
        """Return the length of a pause, in a lane in which neither of its two meetings stands."""
        lanes = range(len(self.lanes))
        free = next((n for n in lanes if n not in (self._lane(before), self._lane(after))), 0)
        days = first_day(before.observation.date), first_day(after.observation.date)
        text = f"<i>no meeting for<br>{duration(*days)}</i>"
        return words((before.at + after.at) / 2, free, text, QUIET)

    def _name(self, number: int) -> Layout:
        """Return place and year of a meeting beside its dot.

        Names of meetings that lie close together lean away from each other; one between two
        others, or alone, stands below.
        """
        mark, lane = self.marks[number], self._lane(self.marks[number])
        before, after = (
            0 <= other < len(self.marks)
            and self._lane(self.marks[other]) == lane
            and abs(_years_between(mark, self.marks[other])) < CLOSE
            for other in (number - 1, number + 1)
        )
        lean = "center" if before == after else "left" if before else "right"
        year = first_day(mark.observation.date).year
        return words(
            mark.at,
            lane,
            f"{wrap_plotly(mark.observation.place, 13)}<br>{year}",
            xanchor=lean,
            align=lean,
            xshift={"left": -10, "right": 10}.get(lean, 0),
            yanchor="top" if lean == "center" else "bottom",
            yshift=-10 if lean == "center" else 10,
        )


def _years_between(first: Mark, second: Mark) -> float:
    return second.at - first.at
