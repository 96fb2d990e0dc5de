"""What different speakers say a number is."""

from ...charts.style import LEAST_WIDTH, TEXT, Layout, Trace
from ...charts.text import escape_plotly, text_width
from ...data.course import Course
from ...data.rows import Observation, Series
from ...formatting import format_count
from ...palette import BLUE, GREY, INK, ORANGE
from .base import RIGHT, Chart, Mark, Measure
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
MILLION = "million"
#: Qualifiers that leave open how much more it is.
OPEN_ABOVE = ("more than", "at least")


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

    one_mark = "statement"

    def __init__(self, course: Course, series: str, name: str) -> None:
        self.name, self.series_ids = name, (series,)
        super().__init__(course)
        number = len(self.observations)
        #: Where the bars stand, from the top.
        self._heights = list(range(number, 0, -1))
        self._colours = [_side_colour(o.who) for o in self.observations]
        unit = self.series[0].unit
        #: What stands after each number on the chart, with a space before it.
        self._scale = f" {MILLION}" if unit.startswith(MILLION) else ""
        self.subtitle = (
            f"One bar for each statement, in {unit}: who says so, and when. Not to be added up"
        )

    @property
    def title(self) -> str:
        unit = self.series[0].unit
        named = unit.split()[0] in self.name.lower()
        after = self._scale or ("" if named else f" {unit}")
        return f"{self.name}: {self._span()}{after}, by who says so"

    def _span(self) -> str:
        """Return the lowest and the highest number, as those who gave them qualify them."""
        lowest = min(self.observations, key=lambda o: extent(o)[0])
        # Of two equal numbers "more than" is the higher one.
        highest = max(self.observations, key=lambda o: (extent(o)[1], o.qualifier in OPEN_ABOVE))
        first, last = _end_of(lowest, 0), _end_of(highest, 1)
        joint = "and" if last.startswith("up to") else "to"
        return f"{first} {joint} {last}"

    @property
    def sentence(self) -> str:
        first, last = (
            f"{format_value(m.observation)} {self.series[0].unit} ({m.observation.who}, {m.when})"
            for m in (self.marks[0], self.marks[-1])
        )
        return (
            f"{self.name}: {format_count(len(self.marks), self.one_mark)}. "
            f"The first says {first}, the last {last}."
        )

    def describe(self, observation: Observation, series: Series) -> str:
        return f"{observation.who}: {format_value(observation)} {series.unit}"

    def whose(self, observation: Observation) -> str:
        return ""

    def cells(self, mark: Mark) -> dict[str, str]:
        seen = mark.observation
        figure = f"{format_value(seen)} {self.series[0].unit}"
        own = {"When": mark.when, "Who says so": seen.who, "Figure": figure}
        return {**own, **dict(mark.facts)}

    def chart(self) -> Chart:
        number = len(self.marks)
        names = [
            f"{escape_plotly(m.observation.who)}, {abbreviate_month(m.when)}" for m in self.marks
        ]
        left = round(max(text_width(name, TEXT) for name in names)) + 10
        drawn = LEAST_WIDTH - left - RIGHT
        ends = [
            extent(o)[1] * drawn / (drawn - text_width(label, TEXT) - 4)
            for o, label in zip(self.observations, self._labels(), strict=True)
        ]
        return Chart(
            traces=[self._bars(), self._ranges(), self._figures()],
            xaxis={
                "range": [0, max(ends)],
                "tickformat": ",~r",
                "ticksuffix": self._scale,
                "nticks": 6,
                **GRID,
            },
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
            # The bar of a range ends at its lowest number; a line goes on from there.
            "x": [extent(o)[0] for o in self.observations],
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
            "x": [extent(o)[1] for o in self.observations],
            "y": self._heights,
            "text": self._labels(),
            "textfont": {"size": TEXT, "color": INK},
        }

    def _labels(self) -> list[str]:
        return [f" {format_value(o)}{self._scale}" for o in self.observations]

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
            key.append("<b>—</b> from the lowest to the highest number of a range")
        text, y = "   ".join(key), len(self.marks) + 1.05
        return words(0, y, text, xref="paper", xanchor="left", xshift=LEGEND_LEFT - left)


def _side_colour(who: str) -> str:
    return next(colour for names, colour, _ in SIDES if who.startswith(names))


def _end_of(observation: Observation, end: int) -> str:
    """Return one end of a range (0 or 1), or the one value with its qualifier."""
    spread = value_range(observation)
    return format_number(spread[end]) if spread else format_value(observation)
