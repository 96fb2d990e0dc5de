"""The defence budget of one state, in its own currency."""

from ...charts.style import Layout
from ...data.course import Course
from ...data.rows import Observation, Series
from ...palette import DARK_VERMILION, VERMILION
from .base import CERTAINTY, DRAFT, Chart, Measure
from .drawing import GRID, columns, words
from .quantities import format_number, format_value

SIGNED = "2024-06-19-russia-dprk-treaty-signed"
#: The certainties whose columns are striped, with their words in the key.
STRIPED = {DRAFT: "a draft", CERTAINTY["estimate"]: "worked out"}


class Budget(Measure):
    """The defence budget of one state by year, with the signing of the treaty.

    Parameters
    ----------
    course
        The tables.
    series
        Id of the series.
    name
        What the menu calls the measure.
    """

    def __init__(self, course: Course, series: str, name: str) -> None:
        self.name, self.series_ids = name, (series,)
        super().__init__(course)
        self.year_signed = self.events[SIGNED].date.year
        self.subtitle = (
            f"Defence budget by year, in {self.series[0].unit} of that year; "
            "the line marks the signing of the treaty"
        )

    @property
    def title(self) -> str:
        first, last = self.observations[0], self.observations[-1]
        return (
            f"{self.name}: {format_number(first.value)} {self.series[0].unit} in {first.date}, "
            f"{format_number(last.value)} in {last.date}"
        )

    @property
    def sentence(self) -> str:
        before = [o for o in self.observations if int(o.date) < self.year_signed][-1]
        reached = f"{format_number(before.value)} in {before.date}"
        return f"{self.title}; it had reached {reached}, before the treaty."

    def describe(self, observation: Observation, series: Series) -> str:
        return f"{format_value(observation)} {series.unit}"

    def chart(self) -> Chart:
        years = [int(o.date) for o in self.observations]
        values = [o.value for o in self.observations]
        striped = [m.certainty in STRIPED for m in self.marks]
        return Chart(
            traces=[
                columns(self.marks, years, values, [format_number(v) for v in values], striped)
            ],
            xaxis={
                "range": [min(years) - 0.6, max(years) + 0.6],
                "tickvals": years,
                "ticktext": [str(y) for y in years],
            },
            yaxis={"range": [0, max(values) * 1.14], **GRID},
            shapes=[_line_at(self.year_signed + 0.5)],
            annotations=self._words(),
            height=420,
        )

    def _words(self) -> list[Layout]:
        over = {"yref": "paper", "yanchor": "bottom"}
        signed = words(self.year_signed + 0.5, 1, "treaty signed", DARK_VERMILION, **over)
        striped = [text for certainty, text in STRIPED.items() if self._has(certainty)]
        if not striped:
            return [signed]
        text = f"▨ striped: {' or '.join(striped)}"
        return [signed, words(0, 1, text, xref="paper", xanchor="left", **over)]

    def _has(self, certainty: str) -> bool:
        return any(m.certainty == certainty for m in self.marks)


def _line_at(x: float) -> Layout:
    return {
        "type": "line",
        "x0": x,
        "x1": x,
        "yref": "paper",
        "y0": 0,
        "y1": 0.93,
        "line": {"color": VERMILION, "width": 3},
    }
