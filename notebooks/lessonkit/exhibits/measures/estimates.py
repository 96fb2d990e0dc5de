"""What different speakers say a number is."""

from ...charts.style import TEXT, Layout, Trace
from ...charts.text import escape_plotly, text_width
from ...data.course import Course
from ...data.rows import Observation, Series
from ...formatting import format_count
from ...palette import BLUE, GREY, INK, ORANGE
from .base import Chart, Measure
from .drawing import GRID, HOVER, words
from .quantities import abbreviate_month, extent, format_number, format_value, value_range

#: Whose side a speaker is on: the first words of its name, the colour of its bars, and the side in
#: words. The last one takes all who are on none.
SIDES = (
    (("ROK",), BLUE, "ROK"),
    (("Ukraine", "US", "UK", "Western", "Monitoring"), ORANGE, "Ukraine and its partners"),
    (("",), GREY, "press and researchers"),
)
#: Pixels from the left edge of the chart to its legend.
LEGEND_LEFT = 12


class Estimates(Measure):
    """Statements on one number: a bar for each, in order of time. Never one number, never a sum.

    Parameters
    ----------
    course
        The tables.
    series
        Id of the series.
    name
        What the menu calls the measure.
    """

    subtitle = "One bar for each statement: who says so, and when. Not to be added up"

    def __init__(self, course: Course, series: str, name: str) -> None:
        self.name, self.series_ids = name, (series,)
        super().__init__(course)
        number = len(self.observations)
        #: Where the bars stand, from the top.
        self._heights = list(range(number, 0, -1))
        self._colours = [_side_colour(o.who) for o in self.observations]

    @property
    def title(self) -> str:
        low = min(extent(o)[0] for o in self.observations)
        high = max(extent(o)[1] for o in self.observations)
        span = f"{format_number(low)} to {format_number(high)}"
        return f"{self.name}: {span} {self.series[0].unit}, by who says so"

    @property
    def sentence(self) -> str:
        ends = " to ".join(
            f"{format_value(m.observation)} ({m.observation.who}, {m.when})"
            for m in (self.marks[0], self.marks[-1])
        )
        return (
            f"{format_count(len(self.marks), 'statement')} on {self.name.lower()}, from {ends}, "
            f"in {self.series[0].unit}."
        )

    def describe(self, observation: Observation, series: Series) -> str:
        return f"{observation.who}: {format_value(observation)} {series.unit}"

    def chart(self) -> Chart:
        number = len(self.marks)
        names = [
            f"{escape_plotly(m.observation.who)}, {abbreviate_month(m.when)}" for m in self.marks
        ]
        left = round(max(text_width(name, TEXT) for name in names)) + 10
        most = max(_bar_end(o) for o in self.observations)
        return Chart(
            traces=[self._bars(), self._ranges(), self._figures()],
            xaxis={"range": [0, most * 1.24], "tickformat": ",~r", **GRID},
            yaxis={
                "range": [0.3, number + 1.5],
                "tickvals": self._heights,
                "ticktext": names,
                "fixedrange": True,
                "ticks": "",
            },
            annotations=[self._legend(left)],
            height=190 + 31 * number,
            left=left,
        )

    def _bars(self) -> Trace:
        colours = self._colours
        return {
            "type": "bar",
            "orientation": "h",
            "x": [o.value for o in self.observations],
            "y": self._heights,
            "width": 0.66,
            "customdata": [m.key for m in self.marks],
            "hovertemplate": HOVER,
            "marker": {"color": colours, "opacity": 0.55, "line": {"color": colours, "width": 2}},
        }

    def _ranges(self) -> Trace:
        rows = zip(self.observations, self._heights, strict=True)
        ranges = [(*spread, y) for o, y in rows if (spread := value_range(o))]
        return {
            "type": "scatter",
            "mode": "lines",
            "hoverinfo": "skip",
            "line": {"color": INK, "width": 3},
            "x": [x for low, high, _ in ranges for x in (low, high, None)],
            "y": [value for *_, y in ranges for value in (y, y, None)],
        }

    def _figures(self) -> Trace:
        return {
            "type": "scatter",
            "mode": "text",
            "hoverinfo": "skip",
            "cliponaxis": False,
            "textposition": "middle right",
            "x": [_bar_end(o) for o in self.observations],
            "y": self._heights,
            "text": [f" {format_value(o)}" for o in self.observations],
            "textfont": {"size": TEXT, "color": INK},
        }

    def _legend(self, left: int) -> Layout:
        """Return the legend.

        It begins at the left edge of the chart: names of speakers may take half of its width.
        """
        key = [
            f'<span style="color:{colour}">■</span> {side}'
            for _, colour, side in SIDES
            if colour in self._colours
        ]
        if any(value_range(o) for o in self.observations):
            key.append("<b>—</b> range as stated")
        text, y = "   ".join(key), len(self.marks) + 1.05
        return words(0, y, text, xref="paper", xanchor="left", xshift=LEGEND_LEFT - left)


def _side_colour(who: str) -> str:
    return next(colour for names, colour, _ in SIDES if who.startswith(names))


def _bar_end(observation: Observation) -> float:
    return max(observation.value, extent(observation)[1])
