"""Trade of the DPRK with Russia and with China."""

import math
from collections.abc import Sequence

from ...charts.style import Layout, Trace
from ...data.rows import Observation, Series
from ...palette import BLUE, PAPER, VERMILION
from ...vocabulary import CONFIDENCE, state_name
from .base import Chart, Mark, Measure
from .drawing import GRID, dots, words
from .quantities import extent, format_value, two_figures

#: The partners by series: ISO code and colour.
PARTNERS = {"trade-china": ("CHN", VERMILION), "trade-russia": ("RUS", BLUE)}


class Trade(Measure):
    """Trade of the DPRK with Russia and with China, on a logarithmic axis."""

    name = "Trade with Russia and China"
    series_ids = tuple(PARTNERS)
    subtitle = (
        "Trade in goods with the DPRK, million US dollars a year; "
        "each line of the scale is ten times the one below"
    )

    @property
    def title(self) -> str:
        china, russia = (
            {m.observation.date: m.observation.value for m in self.of(i)} for i in PARTNERS
        )
        times = sorted(china[year] / russia[year] for year in china.keys() & russia.keys())
        least, most = two_figures(times[0]), two_figures(times[-1])
        return f"China’s trade with the DPRK was about {least} to {most} times Russia’s"

    @property
    def sentence(self) -> str:
        parts: list[str] = []
        for i, (code, _) in PARTNERS.items():
            first, *_, last = (m.observation for m in self.of(i))
            parts.append(
                f"with {state_name(code)} {format_value(first)} in {first.date} "
                f"and {format_value(last)} in {last.date}"
            )
        return f"Trade of the DPRK in million US dollars, some of it estimates: {'; '.join(parts)}."

    def describe(self, observation: Observation, series: Series) -> str:
        partner = state_name(PARTNERS[observation.series][0])
        return f"Trade with {partner}: {format_value(observation)} {series.unit}"

    def chart(self) -> Chart:
        traces: list[Trace] = []
        for i, (_, colour) in PARTNERS.items():
            marks = self.of(i)
            traces += [_line(marks, colour), _dots(marks, colour)]
        years = [int(o.date) for o in self.observations]
        decades = math.ceil(math.log10(max(extent(o)[1] for o in self.observations)))
        ticks = [10**n for n in range(decades + 1)]
        return Chart(
            traces=traces,
            xaxis={"range": [min(years) - 0.5, max(years) + 1.6], "dtick": 2, "tick0": min(years)},
            yaxis={
                "type": "log",
                "range": [0, decades + 0.2],
                "tickvals": ticks,
                "ticktext": [f"{t:,}" for t in ticks],
                **GRID,
            },
            annotations=self._words(min(years)),
            height=460,
            left=70,
        )

    def _words(self, first_year: int) -> list[Layout]:
        partners: list[Layout] = []
        for i, (code, _) in PARTNERS.items():
            last = self.of(i)[-1].observation
            x, y = int(last.date) + 0.25, math.log10(last.value)
            partners.append(words(x, y, f"<b>{state_name(code)}</b>", xanchor="left"))
        key = (
            f"{CONFIDENCE['confirmed'].mark} from a record   "
            f"{CONFIDENCE['alleged'].mark} estimate or claim, derived or rounded   "
            "gap in a line: no figure was found"
        )
        return [*partners, words(first_year - 0.4, math.log10(1.6), key, xanchor="left")]


def _line(marks: Sequence[Mark], colour: str) -> Trace:
    """Return the line of one partner: a year without a figure breaks it."""
    values = {int(m.observation.date): m.observation.value for m in marks}
    years = list(range(min(values), max(values) + 1))
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "x": years,
        "y": [values.get(year) for year in years],
        "connectgaps": False,
        "line": {"width": 3, "color": colour},
    }


def _dots(marks: Sequence[Mark], colour: str) -> Trace:
    """Return the figures of one partner: rings for those that are not from a record.

    A range would be hidden by its ring. Its card and the table give it.
    """
    seen = [m.observation for m in marks]
    marker = {
        "size": 12,
        "color": [colour if o.certainty == "record" else PAPER for o in seen],
        "line": {"width": 2, "color": colour},
    }
    return dots(marks, [int(o.date) for o in seen], [o.value for o in seen], marker)
