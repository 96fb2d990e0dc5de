"""Missiles that the DPRK launched in each year, with its nuclear tests."""

from ...charts.style import TEXT, Layout, Trace
from ...data.course import Course
from ...data.rows import Observation, Series
from ...formatting import format_count, format_date
from ...palette import INK, ORANGE, PALE_GREEN, QUIET
from .base import Chart, Mark, Measure
from .drawing import GRID, band, columns, dots, words
from .quantities import first_day, format_value, in_years

LAUNCHES, TESTS = "missile-launches", "nuclear-test-yields"
#: The first column: a few launches of earlier years stand in the table alone.
FIRST_YEAR = 1990
#: A column of so many launches has its number on top.
NUMBERED = 20
#: The talks last from the first day of the one event to the last day of the other.
TALKS = ("2018-panmunjom-declaration", "2019-hanoi-summit-no-deal")


class Launches(Measure):
    """Missiles launched per year, with the nuclear tests and the talks of 2018-19."""

    name = "Missile launches and nuclear tests"
    series_ids = (LAUNCHES, TESTS)
    subtitle = "Missiles launched in each year (columns) and nuclear tests (numbered), DPRK"

    def __init__(self, course: Course) -> None:
        super().__init__(course)
        self.most = max((m.observation for m in self.of(LAUNCHES)), key=lambda o: o.value)
        first, last = (self.events[key] for key in TALKS)
        #: The first and the last day of the talks.
        self.talks = first.date, last.date_end or last.date
        self.year_of_talks = str(first.date.year)

    @property
    def rule(self) -> str:
        return self.series[0].rule

    @property
    def title(self) -> str:
        launched = next(
            int(m.observation.value)
            for m in self.of(LAUNCHES)
            if m.observation.date == self.year_of_talks
        )
        return (
            f"{launched or 'No'} launches in {self.year_of_talks}, the year of talks; "
            f"{int(self.most.value)} in {self.most.date}"
        )

    @property
    def sentence(self) -> str:
        tests = ", ".join(str(first_day(m.observation.date).year) for m in self.of(TESTS))
        return (
            "DPRK missile launches by year, by the counting rule of CNS: the most, "
            f"{int(self.most.value)}, in {self.most.date}; nuclear tests in {tests}."
        )

    def describe(self, observation: Observation, series: Series) -> str:
        if observation.series == LAUNCHES:
            return format_count(int(observation.value), "missile")
        dates = [o.date for o in self.observations if o.series == TESTS]
        return (
            f"Nuclear test no. {dates.index(observation.date) + 1}: "
            f"yield estimated at {format_value(observation)} {series.unit}"
        )

    def chart(self) -> Chart:
        top = self.most.value
        shown = [m for m in self.of(LAUNCHES) if m.at >= FIRST_YEAR]
        end = int(shown[-1].observation.date) + 1
        years = range(FIRST_YEAR, end, 5)
        first, last = self.talks
        return Chart(
            traces=[self._columns(shown), self._tests()],
            xaxis={
                "range": [FIRST_YEAR, end + 0.3],
                "tickvals": [year + 0.5 for year in years],
                "ticktext": [str(year) for year in years],
            },
            yaxis={"range": [0, top * 1.48], "tickvals": list(range(0, int(top) + 1, 20)), **GRID},
            shapes=[band(in_years(first), in_years(last), PALE_GREEN)],
            annotations=self._words(),
            height=470,
            left=44,
        )

    def _columns(self, marks: list[Mark]) -> Trace:
        seen = [m.observation for m in marks]
        texts = [
            f"{o.value:.0f}" if o.value >= NUMBERED or o.date == self.year_of_talks else ""
            for o in seen
        ]
        x, y = [int(o.date) + 0.5 for o in seen], [int(o.value) for o in seen]
        striped = [o.certainty == "estimate" for o in seen]
        return {**columns(marks, x, y, texts, striped), "textangle": 0}

    def _tests(self) -> Trace:
        marks = self.of(TESTS)
        # Two heights by turns: the tests of 2016 and 2017 lie close together.
        heights = [self.most.value * (1.2 if n % 2 else 1.34) for n in range(len(marks))]
        marker = {"size": 24, "color": ORANGE, "line": {"width": 1, "color": INK}}
        return {
            **dots(marks, [m.at for m in marks], heights, marker),
            "mode": "markers+text",
            "text": [str(n) for n in range(1, len(marks) + 1)],
            "textfont": {"size": TEXT, "color": INK},
        }

    def _words(self) -> list[Layout]:
        top, left = self.most.value, FIRST_YEAR + 0.3
        start, last = (format_date(day, None, "month") for day in self.talks)
        talks = f"<i>talks, {start}<br>to {last}</i>"
        return [
            words(
                in_years(self.talks[0]) - 0.2,
                top * 0.86,
                talks,
                QUIET,
                xanchor="right",
                align="right",
            ),
            words(left, top * 1.27, "① nuclear tests, numbered", xanchor="left"),
            words(
                left, top * 1.08, "▨ striped column: best estimate or provisional", xanchor="left"
            ),
        ]
