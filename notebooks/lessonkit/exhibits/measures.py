"""The measures that an Indicator draws: what each takes from data/series.csv and data/observations.csv, and how it looks."""

import math
import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise

from ..charts.style import TEXT
from ..charts.text import escape_plotly, text_width, wrap_plotly
from ..formatting import MONTHS, format_count, format_date
from ..markup.event_html import event_date
from ..palette import INK, QUIET, TONES
from ..vocabulary import CONFIDENCE, state_name

FIGURE_BASIS = {"record": "from a record", "estimate": "an estimate", "claim": "a claim"}
_VERMILION, _BLUE, _ORANGE = "#D55E00", "#0072B2", "#E69F00"
_GRID = {"showgrid": True, "gridcolor": "#eeeeee", "fixedrange": True}


@dataclass(frozen=True)
class Mark:
    """One figure: when, what it says (with its unit, and the range if it is an estimate), what else is known, sources.

    at: the date as a number of years. facts: pairs of a label and a text, which may be empty.
    """

    key: str
    at: float
    when: str
    said: str
    facts: tuple
    sources: tuple


@dataclass
class Chart:
    """The parts of a Plotly figure that differ from measure to measure. places: by key of a mark, where it stands (x, y)."""

    traces: list
    xaxis: dict
    yaxis: dict
    places: dict
    shapes: list = field(default_factory=list)
    annotations: list = field(default_factory=list)
    height: int = 430
    left: int = 60


class Measure:
    """Base: the series of a measure with their observations.

    A subclass gives name (in the menu), ids (of its series), title (the finding), subtitle (measure and unit), sentence (for those
    who cannot see the chart), `said` and `chart`.
    """

    name = ""
    ids = ()

    def __init__(self, course):
        rows = {s.id: s for s in course.series.itertuples()}
        self.series = [rows[i] for i in self.ids]
        seen = course.observations[course.observations["series"].isin(self.ids)]
        self.observations = sorted(seen.itertuples(), key=lambda o: (_day(o.date), o.series))
        self.events = {e.id: e for e in course.events.itertuples()}
        self.marks = [self._mark(o, rows[o.series]) for o in self.observations]

    @property
    def rule(self):
        """The counting rule that stands under the chart."""
        return " ".join(dict.fromkeys(s.rule for s in self.series))

    @cached_property
    def hover(self):
        """What the pointer shows for each mark, by key."""
        return {
            m.key: f"<b>{escape_plotly(m.when)}</b><br>{wrap_plotly(m.said, 60)}<br>{wrap_plotly(dict(m.facts)['How certain'], 60)}"
            for m in self.marks
        }

    def _mark(self, o, series):
        event = self.events.get(o.event)
        facts = (
            ("How certain", FIGURE_BASIS[o.certainty]),
            ("Whose figure", self.whose(o)),
            ("Range", _range(o, series.unit)),
            ("Event", f"{event.title} ({event_date(event)})" if event else ""),
            ("Note", o.note),
        )
        precision = ("year", "month", "day")[o.date.count("-")]
        key = re.sub(r"[^a-z0-9]+", "-", f"{o.series}-{o.date}-{o.who}".lower()).strip("-")
        return Mark(
            key,
            _years(_day(o.date)),
            format_date(_day(o.date), None, precision),
            self.said(o, series),
            facts,
            o.sources,
        )

    def whose(self, o):
        """Whose figure an observation is, as far as that is not plain from the sources."""
        return o.who

    def of(self, series):
        """Return the observations of one series with their marks."""
        return [(o, m) for o, m in zip(self.observations, self.marks) if o.series == series]


class LeaderMeetings(Measure):
    """Meetings of the top leaders, one dot each."""

    name = "Leaders’ meetings"
    ids = ("leader-meetings",)
    subtitle = "One dot for each meeting of the top leaders of Russia and the DPRK"
    #: A pause between two meetings that is worth a word, in years.
    PAUSE = 5
    #: Meetings less than so many years apart have their names beside each other.
    CLOSE = 3

    def __init__(self, course):
        super().__init__(course)
        pairs = pairwise(_day(o.date) for o in self.observations)
        self.pauses = [(a, b) for a, b in pairs if _years(b) - _years(a) > self.PAUSE]

    @property
    def title(self):
        years = round(self.marks[-1].at - self.marks[0].at)
        return f"{len(self.marks)} meetings in {years} years, with {format_count(len(self.pauses), 'long pause')}"

    @property
    def sentence(self):
        pauses = " and ".join(f"from {a.year} to {b.year}" for a, b in self.pauses)
        return (
            f"{format_count(len(self.marks), 'meeting')} of the top leaders, the first on {self.marks[0].when}, the last on "
            f"{self.marks[-1].when}; none {pauses}."
        )

    def said(self, o, series):
        return f"{o.who}, {o.place}"

    def whose(self, o):
        return ""

    def chart(self):
        pairs = list(dict.fromkeys(o.who for o in self.observations))
        days, x = [_day(o.date) for o in self.observations], [m.at for m in self.marks]
        y = [pairs.index(o.who) for o in self.observations]
        dots = _dots(
            x, y, self.marks, {"size": 20, "color": _VERMILION, "line": {"width": 1, "color": INK}}
        )
        words = [self._name(n, x, y) for n in range(len(x))]
        for a, b in self.pauses:
            # In a lane in which neither of the meetings stands that the pause lies between.
            free = next(
                (
                    lane
                    for lane in range(len(pairs))
                    if lane not in (y[days.index(a)], y[days.index(b)])
                ),
                0,
            )
            words.append(
                _text(
                    (_years(a) + _years(b)) / 2,
                    free,
                    f"<i>no meeting for<br>{_length(a, b)}</i>",
                    colour=QUIET,
                )
            )
        bands = [_band(_years(a) + 0.2, _years(b) - 0.2, TONES["grey"][0]) for a, b in self.pauses]
        lanes = {
            "range": [len(pairs) - 0.3, -0.8],
            "tickvals": list(range(len(pairs))),
            "ticktext": [wrap_plotly(p, 14) for p in pairs],
            "fixedrange": True,
            "ticks": "",
        }
        return Chart(
            [dots],
            {"range": [1998, 2028], "dtick": 5, "tick0": 2000},
            lanes,
            _places(self.marks, x, y),
            bands,
            words,
            440,
            118,
        )

    def _name(self, n, x, y):
        """Place and year of a meeting beside its dot.

        Names of meetings that lie close together lean away from each other; one between two others, or alone, goes below.
        """
        before, after = (
            0 <= k < len(y) and y[k] == y[n] and abs(x[k] - x[n]) < self.CLOSE
            for k in (n - 1, n + 1)
        )
        lean = "center" if before == after else "left" if before else "right"
        text = f"{wrap_plotly(self.observations[n].place, 13)}<br>{_day(self.observations[n].date).year}"
        return _text(
            x[n],
            y[n],
            text,
            xanchor=lean,
            align=lean,
            xshift={"left": -10, "right": 10}.get(lean, 0),
            yanchor="top" if lean == "center" else "bottom",
            yshift=-10 if lean == "center" else 10,
        )


class Launches(Measure):
    """Missiles launched per year, with the nuclear tests and the talks of 2018-19."""

    name = "Missile launches and nuclear tests"
    ids = ("missile-launches", "nuclear-test-yields")
    subtitle = "Missiles launched in each year (columns) and nuclear tests (numbered), DPRK"
    FIRST = 1990
    #: The talks last from the first day of the one event to the last day of the other.
    TALKS = ("2018-panmunjom-declaration", "2019-hanoi-summit-no-deal")

    def __init__(self, course):
        super().__init__(course)
        self.top = max((o for o, _ in self.of("missile-launches")), key=lambda o: o.value)
        self.tests = self.of("nuclear-test-yields")

    @property
    def rule(self):
        return self.series[0].rule

    @property
    def title(self):
        talks = self.events[self.TALKS[0]].date.year
        launched = next(
            int(o.value) for o, _ in self.of("missile-launches") if o.date == str(talks)
        )
        return f"{launched or 'No'} launches in {talks}, the year of talks; {int(self.top.value)} in {self.top.date}"

    @property
    def sentence(self):
        tests = ", ".join(str(_day(o.date).year) for o, _ in self.tests)
        return (
            f"DPRK missile launches by year, by the counting rule of CNS: the most, {int(self.top.value)}, in {self.top.date}; "
            f"nuclear tests in {tests}."
        )

    def said(self, o, series):
        if o.series == "missile-launches":
            return format_count(int(o.value), "missile")
        number = [x.date for x in self.observations if x.series == o.series].index(o.date) + 1
        return f"Nuclear test no. {number}: yield estimated at {_figures(o)} {series.unit}"

    def chart(self):
        top = self.top.value
        start, end = (self.events[i] for i in self.TALKS)
        talks = str(start.date.year)
        bars = [(o, m) for o, m in self.of("missile-launches") if m.at >= self.FIRST]
        x = [int(o.date) + 0.5 for o, _ in bars]
        columns = {
            "type": "bar",
            "x": x,
            "y": [int(o.value) for o, _ in bars],
            "customdata": [m.key for _, m in bars],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "cliponaxis": False,
            "textposition": "outside",
            "textangle": 0,
            "constraintext": "none",
            "text": [
                str(int(o.value)) if o.value >= 20 or o.date == talks else "" for o, _ in bars
            ],
            "textfont": {"size": TEXT, "color": INK},
            "marker": {
                "color": _BLUE,
                "pattern": {
                    "shape": ["/" if o.certainty == "estimate" else "" for o, _ in bars],
                    "fgcolor": _BLUE,
                    "bgcolor": "#ffffff",
                    "fillmode": "overlay",
                },
            },
        }
        # Two heights by turns: the tests of 2016 and 2017 lie close together.
        at, heights = (
            [m.at for _, m in self.tests],
            [top * (1.2 if n % 2 else 1.34) for n in range(len(self.tests))],
        )
        points = _dots(
            at,
            heights,
            [m for _, m in self.tests],
            {"size": 24, "color": _ORANGE, "line": {"width": 1, "color": INK}},
        )
        points |= {
            "mode": "markers+text",
            "text": [str(n) for n in range(1, len(at) + 1)],
            "textfont": {"size": TEXT, "color": INK},
        }
        last = end.date if end.date_end != end.date_end else end.date_end
        first = _years(start.date)
        words = [
            _text(
                first - 0.2,
                top * 0.86,
                f"<i>talks, {format_date(start.date, None, 'month')}<br>to {format_date(last, None, 'month')}</i>",
                colour=QUIET,
                xanchor="right",
                align="right",
            ),
            _text(self.FIRST + 0.3, top * 1.27, "① nuclear tests, numbered", xanchor="left"),
            _text(
                self.FIRST + 0.3,
                top * 1.08,
                "▨ striped column: best estimate or provisional",
                xanchor="left",
            ),
        ]
        years = range(self.FIRST, 2026, 5)
        places = _places([m for _, m in bars], x, [o.value for o, _ in bars]) | _places(
            [m for _, m in self.tests], at, heights
        )
        ticks = {
            "tickvals": [year + 0.5 for year in years],
            "ticktext": [str(year) for year in years],
        }
        return Chart(
            [columns, points],
            {"range": [self.FIRST, 2026.3], **ticks},
            {"range": [0, top * 1.48], "tickvals": [0, 20, 40, 60], **_GRID},
            places,
            [_band(first, _years(last), TONES["green"][0])],
            words,
            470,
            44,
        )


#: The partners in trade by series: ISO code and colour.
_PARTNERS = {"trade-china": ("CHN", _VERMILION), "trade-russia": ("RUS", _BLUE)}


class Trade(Measure):
    """Trade of the DPRK with Russia and with China on a logarithmic axis."""

    name = "Trade with Russia and China"
    ids = ("trade-china", "trade-russia")
    subtitle = "Trade in goods with the DPRK, million US dollars a year; each line of the scale is ten times the one below"

    @property
    def title(self):
        china, russia = ({o.date: o.value for o, _ in self.of(i)} for i in self.ids)
        times = sorted(china[year] / russia[year] for year in china.keys() & russia.keys())
        return f"China’s trade with the DPRK was about {_two_figures(times[0])} to {_two_figures(times[-1])} times Russia’s"

    @property
    def sentence(self):
        parts = []
        for i, (code, _) in _PARTNERS.items():
            first, *_, last = (o for o, _ in self.of(i))
            parts.append(
                f"with {state_name(code)} {_figures(first)} in {first.date} and {_figures(last)} in {last.date}"
            )
        return f"Trade of the DPRK in million US dollars, some of it estimates: {'; '.join(parts)}."

    def said(self, o, series):
        return f"Trade with {state_name(_PARTNERS[o.series][0])}: {_figures(o)} {series.unit}"

    def chart(self):
        traces, places, words = [], {}, []
        for i, (code, colour) in _PARTNERS.items():
            seen, marks = zip(*self.of(i))
            values = {int(o.date): o.value for o in seen}
            years = list(range(min(values), max(values) + 1))
            # A year without a figure breaks the line rather than being drawn over.
            traces.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "hoverinfo": "skip",
                    "x": years,
                    "y": [values.get(year) for year in years],
                    "connectgaps": False,
                    "line": {"width": 3, "color": colour},
                }
            )
            dots = _dots(
                list(values),
                list(values.values()),
                marks,
                {
                    "size": 12,
                    "color": colour,
                    "line": {"width": 2, "color": colour},
                    "symbol": [
                        "circle" if o.certainty == "record" else "circle-open" for o in seen
                    ],
                },
            )
            dots["error_y"] = {
                "type": "data",
                "symmetric": False,
                "color": colour,
                "thickness": 2,
                "array": [o.high - o.value if o.high == o.high else 0 for o in seen],
                "arrayminus": [o.value - o.low if o.low == o.low else 0 for o in seen],
            }
            traces.append(dots)
            places |= _places(marks, list(values), [math.log10(v) for v in values.values()])
            words.append(
                _text(
                    years[-1] + 0.25,
                    math.log10(seen[-1].value),
                    f"<b>{state_name(code)}</b>",
                    xanchor="left",
                )
            )
        marks = f"{CONFIDENCE['confirmed'][1]} from a record   {CONFIDENCE['alleged'][1]} estimate or claim, derived or rounded"
        words.append(_text(2012.6, math.log10(1.6), marks, xanchor="left"))
        ticks = [10**n for n in range(5)]
        return Chart(
            traces,
            {"range": [2012.5, 2026.6], "dtick": 2, "tick0": 2013},
            {
                "type": "log",
                "range": [0, 4.2],
                "tickvals": ticks,
                "ticktext": [f"{t:,}" for t in ticks],
                **_GRID,
            },
            places,
            [],
            words,
            460,
            70,
        )


class Claimed(Measure):
    """What different speakers say a number is, one bar for each statement, in order of time. Never one number, never a sum."""

    subtitle = "One bar for each statement: who says so, and when. Not to be added up"
    #: A speaker by the first words of its name: whose side it is on, as its colour and in words.
    CAMPS = (
        (("ROK",), _BLUE, "ROK"),
        (("Ukraine", "US", "UK", "Western", "Monitoring"), _ORANGE, "Ukraine and its partners"),
        (("",), "#999999", "press and researchers"),
    )

    @property
    def title(self):
        low = min(o.low if o.low == o.low else o.value for o in self.observations)
        top = max(o.high if o.high == o.high else o.value for o in self.observations)
        return f"{self.name}: {_short(low)} to {_short(top)} {self.series[0].unit}, by who says so"

    @property
    def sentence(self):
        first, last = self.observations[0], self.observations[-1]
        ends = [
            f"{_figures(o)} ({o.who}, {m.when})"
            for o, m in ((first, self.marks[0]), (last, self.marks[-1]))
        ]
        return f"{format_count(len(self.observations), 'statement')} on {self.name.lower()}, from {' to '.join(ends)}, in {self.series[0].unit}."

    def said(self, o, series):
        return f"{o.who}: {_figures(o)} {series.unit}"

    def chart(self):
        number = len(self.observations)
        heights = list(range(number, 0, -1))
        colours = [
            next(colour for names, colour, _ in self.CAMPS if o.who.startswith(names))
            for o in self.observations
        ]
        top = max(max(o.value, o.high if o.high == o.high else 0) for o in self.observations)
        bars = {
            "type": "bar",
            "orientation": "h",
            "x": [o.value for o in self.observations],
            "y": heights,
            "width": 0.66,
            "customdata": [m.key for m in self.marks],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": {"color": colours, "opacity": 0.55, "line": {"color": colours, "width": 2}},
        }
        figures = {
            "type": "scatter",
            "mode": "text",
            "hoverinfo": "skip",
            "cliponaxis": False,
            "textposition": "middle right",
            "x": [max(o.value, o.high) if o.high == o.high else o.value for o in self.observations],
            "y": heights,
            "text": [f" {_figures(o)}" for o in self.observations],
            "textfont": {"size": TEXT, "color": INK},
        }
        spread = [(o, y) for o, y in zip(self.observations, heights) if o.low == o.low]
        ranges = {
            "type": "scatter",
            "mode": "lines",
            "hoverinfo": "skip",
            "line": {"color": INK, "width": 3},
            "x": [x for o, _ in spread for x in (o.low, o.high, None)],
            "y": [v for _, y in spread for v in (y, y, None)],
        }
        names = [
            f"{escape_plotly(o.who)}, {_brief(m.when)}"
            for o, m in zip(self.observations, self.marks)
        ]
        left = round(max(text_width(name, TEXT) for name in names)) + 10
        key = [
            f'<span style="color:{colour}">■</span> {name}'
            for _, colour, name in self.CAMPS
            if colour in colours
        ]
        key += ["<b>—</b> range as stated"] if spread else []
        # From the left edge of the chart, since names of makers may take half of its width.
        legend = _text(
            0, number + 1.05, "   ".join(key), xref="paper", xanchor="left", xshift=12 - left
        )
        return Chart(
            [bars, ranges, figures],
            {"range": [0, top * 1.24], "tickformat": ",~r", **_GRID},
            {
                "range": [0.3, number + 1.5],
                "tickvals": heights,
                "ticktext": names,
                "fixedrange": True,
                "ticks": "",
            },
            {m.key: (o.value, y) for m, o, y in zip(self.marks, self.observations, heights)},
            [],
            [legend],
            190 + 31 * number,
            left,
        )


def _claimed(series, name):
    """Return the measure that shows who says what of one series."""
    return type(f"Claimed_{series.replace('-', '_')}", (Claimed,), {"name": name, "ids": (series,)})


class Budget(Measure):
    """The defence budget of one state, in its own currency."""

    subtitle = (
        "Defence budget by year, in {unit} of that year; the line marks the signing of the treaty"
    )
    SIGNED = "2024-06-19-russia-dprk-treaty-signed"

    @property
    def title(self):
        first, last = self.observations[0], self.observations[-1]
        return f"{self.name}: {_short(first.value)} {self.series[0].unit} in {first.date}, {_short(last.value)} in {last.date}"

    @property
    def sentence(self):
        before = [o for o in self.observations if int(o.date) < self.events[self.SIGNED].date.year]
        return f"{self.title}; it had reached {_short(before[-1].value)} in {before[-1].date}, before the treaty."

    def said(self, o, series):
        return f"{_figures(o)} {series.unit}"

    def chart(self):
        years = [int(o.date) for o in self.observations]
        values = [o.value for o in self.observations]
        columns = {
            "type": "bar",
            "x": years,
            "y": values,
            "customdata": [m.key for m in self.marks],
            "cliponaxis": False,
            "hovertemplate": "%{hovertext}<extra></extra>",
            "textposition": "outside",
            "constraintext": "none",
            "text": [_short(v) for v in values],
            "textfont": {"size": TEXT, "color": INK},
            "marker": {
                "color": _BLUE,
                "pattern": {
                    "shape": ["" if o.certainty == "record" else "/" for o in self.observations],
                    "fgcolor": _BLUE,
                    "bgcolor": "#ffffff",
                    "fillmode": "overlay",
                },
            },
        }
        at = self.events[self.SIGNED].date.year + 0.5
        line = {
            "type": "line",
            "x0": at,
            "x1": at,
            "yref": "paper",
            "y0": 0,
            "y1": 0.93,
            "line": {"color": _VERMILION, "width": 3},
        }
        words = [_text(at, 1, "treaty signed", colour="#a34700", yref="paper", yanchor="bottom")]
        if any(o.certainty != "record" for o in self.observations):
            words.append(
                _text(
                    0,
                    1,
                    "▨ striped: proposed or worked out",
                    xref="paper",
                    yref="paper",
                    xanchor="left",
                    yanchor="bottom",
                )
            )
        return Chart(
            [columns],
            {
                "range": [min(years) - 0.6, max(years) + 0.6],
                "tickvals": years,
                "ticktext": [str(y) for y in years],
            },
            {"range": [0, max(values) * 1.14], **_GRID},
            _places(self.marks, years, values),
            [line],
            words,
            420,
            60,
        )


class BudgetRok(Budget):
    """The ROK's defence budget."""

    name = "ROK"
    ids = ("budget-rok",)
    subtitle = Budget.subtitle.format(unit="trillion won")


class BudgetJapan(Budget):
    """Japan's defence budget."""

    name = "Japan"
    ids = ("budget-japan",)
    subtitle = Budget.subtitle.format(unit="trillion yen")


MEASURES = {
    "leader-meetings": LeaderMeetings,
    "missile-launches": Launches,
    "trade": Trade,
    "budget-rok": BudgetRok,
    "budget-japan": BudgetJapan,
    **{
        series: _claimed(series, name)
        for series, name in {
            "troops-sent": "Troops sent",
            "troops-present": "Troops present",
            "shells-sent": "Shells said to be sent",
            "shells-capacity": "Shells that containers could hold",
            "shells-part": "Shells in a part of the time",
            "containers": "Containers",
            "losses": "Killed and wounded",
            "killed": "Killed",
            "names-shown": "Names and portraits shown",
        }.items()
    },
}


def _day(text):
    """Return the first day of a year, a month or a day, written in ISO form."""
    parts = [int(p) for p in text.split("-")]
    return date(*parts, *[1] * (3 - len(parts)))


def _years(day):
    """Return a date as a number of years, with its part of the year."""
    return round(day.year + (day.timetuple().tm_yday - 1) / 365.25, 3)


def _length(first, last):
    """Return how long it is from one day to another in years and whole months."""
    years, months = divmod(
        (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day), 12
    )
    return format_count(years, "year") + (f", {format_count(months, 'month')}" if months else "")


def _figures(o):
    """Return a value in figures: with its range where there is one, with "about" where it is not from a record."""
    if o.low < o.high:
        return f"{_short(o.low)} to {_short(o.high)}"
    return _short(o.value) if o.certainty == "record" else f"about {_short(o.value)}"


def _short(value):
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:,.1f}"


def _brief(when):
    """Return a date in words with its month cut to three letters."""
    return " ".join(word[:3] if word in MONTHS else word for word in when.split())


def _range(o, unit):
    return f"{_figures(o)} {unit}" if o.low < o.high else ""


def _two_figures(value):
    """Return a number rounded to two figures: 12.6 is "13", 263 is "260"."""
    return f"{round(value, 1 - int(math.log10(value))):.0f}"


def _dots(x, y, marks, marker):
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": y,
        "customdata": [m.key for m in marks],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": marker,
    }


def _text(x, y, text, colour=INK, **more):
    return {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "font": {"size": TEXT, "color": colour},
        **more,
    }


def _band(first, last, colour):
    return {
        "type": "rect",
        "layer": "below",
        "xref": "x",
        "yref": "paper",
        "x0": first,
        "x1": last,
        "y0": 0,
        "y1": 1,
        "line": {"width": 0},
        "fillcolor": colour,
    }


def _places(marks, x, y):
    return {m.key: at for m, at in zip(marks, zip(x, y))}
