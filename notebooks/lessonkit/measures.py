"""The measures that an Indicator draws: what each takes from data/series.csv and data/observations.csv, and how it looks."""

import math
import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from . import cards
from .theme import CONFIDENCE, INK, QUIET, TEXT, state_name
from .words import count, date_words, drawn, wrap

CERTAINTY = {"record": "from a record", "estimate": "an estimate", "claim": "a claim"}
_VERMILION, _BLUE, _SKY = "#D55E00", "#0072B2", "#56B4E9"


@dataclass(frozen=True)
class Mark:
    """One figure: when, what it says (with its unit, and the range if it is an estimate), what else is known, sources."""

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
    """Base: the series of a measure with their observations. A subclass gives name, ids, title, subtitle, sentence, said, chart."""

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
        return self.series[0].rule

    @cached_property
    def hover(self):
        """What the pointer shows for each mark, by key."""
        return {m.key: f"<b>{drawn(m.when)}</b><br>{wrap(m.said, 60)}" + "".join(
            f"<br>{wrap(text, 60)}" for _, text in m.facts[:1] if text) for m in self.marks}

    def _mark(self, o, series):
        event = self.events.get(o.event)
        facts = (("How certain", CERTAINTY[o.certainty]), ("Whose figure", self.whose(o)), ("Range", _range(o, series.unit)), ("Event", f"{event.title} ({cards.when(event)})" if event else ""),
                 ("Note", o.note))
        return Mark(_key(o), _year(o.date), _words(o.date), self.said(o, series), facts, o.sources)

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
    #: A pause between two meetings that is worth a word, in years.
    PAUSE = 5
    #: Meetings less than so many years apart have their names beside each other.
    CLOSE = 3

    @property
    def title(self):
        return f"{len(self.marks)} meetings in {self._span()} years, with two long pauses" if len(self._pauses()) == 2 else "Leaders’ meetings"

    subtitle = "One dot for each meeting of the top leaders of Russia and the DPRK"

    @property
    def sentence(self):
        pauses = " and ".join(f"{a.year} to {b.year}" for a, b in self._pauses())
        return f"{count(len(self.marks), 'meeting')} of the top leaders from {self.marks[0].when} to {self.marks[-1].when}; none from {pauses}."

    def said(self, o, series):
        return f"{o.who}, {o.place}"

    def whose(self, o):
        return ""

    def _span(self):
        days = [_day(o.date) for o in self.observations]
        return round((days[-1] - days[0]).days / 365.25)

    def _pauses(self):
        days = [_day(o.date) for o in self.observations]
        return [(a, b) for a, b in zip(days, days[1:]) if (b - a).days > self.PAUSE * 365.25]

    def chart(self):
        pairs = list(dict.fromkeys(o.who for o in self.observations))
        x, y = [m.at for m in self.marks], [pairs.index(o.who) for o in self.observations]
        trace = {"type": "scatter", "mode": "markers", "x": x, "y": y, "customdata": [m.key for m in self.marks],
                 "hovertemplate": "%{hovertext}<extra></extra>", "marker": {"size": 20, "color": _VERMILION, "line": {"width": 1, "color": INK}}}
        labels = []
        for n, (o, m, lane) in enumerate(zip(self.observations, self.marks, y)):
            before, after = (0 <= k < len(y) and y[k] == lane and abs(x[k] - x[n]) < self.CLOSE for k in (n - 1, n + 1))
            # Names of meetings that lie close together lean away from each other; one between two others, or alone, goes below.
            lean = "center" if before == after else "left" if before else "right"
            labels.append({"x": m.at, "y": lane, "text": f"{wrap(o.place, 13)}<br>{m.when[-4:]}", "showarrow": False,
                           "xanchor": lean, "align": lean, "xshift": {"left": -10, "right": 10}.get(lean, 0),
                           "yanchor": "top" if lean == "center" else "bottom", "yshift": -10 if lean == "center" else 10,
                           "font": {"size": TEXT, "color": INK}})
        days = [_day(o.date) for o in self.observations]
        for a, b in self._pauses():
            # In a lane in which neither of the meetings stands that the pause lies between.
            free = next((lane for lane in range(len(pairs)) if lane not in (y[days.index(a)], y[days.index(b)])), 0)
            labels.append({"x": (_year(a.isoformat()) + _year(b.isoformat())) / 2, "y": free, "showarrow": False,
                           "text": f"<i>no meeting for<br>{_length(a, b)}</i>", "font": {"size": TEXT, "color": QUIET}})
        bands = [{"type": "rect", "layer": "below", "xref": "x", "yref": "paper", "y0": 0, "y1": 1, "line": {"width": 0}, "fillcolor": "#f0f0f0",
                  "x0": _year(a.isoformat()) + 0.2, "x1": _year(b.isoformat()) - 0.2} for a, b in self._pauses()]
        return Chart([trace], {"range": [1998, 2028], "dtick": 5, "tick0": 2000},
                     {"range": [len(pairs) - 0.3, -0.8], "tickvals": list(range(len(pairs))), "ticktext": [wrap(p, 14) for p in pairs],
                      "fixedrange": True, "ticks": ""}, dict(zip((m.key for m in self.marks), zip(x, y))), bands, labels, 440, 118)


class Launches(Measure):
    """Missiles launched per year, with the nuclear tests and the talks of 2018-19."""

    name = "Missile launches and nuclear tests"
    ids = ("missile-launches", "nuclear-test-yields")
    FIRST = 1990
    TALKS = ("2018-panmunjom-declaration", "2019-hanoi-summit-no-deal")
    subtitle = "Missiles launched in each year (columns) and nuclear tests (numbered), DPRK"

    @property
    def title(self):
        year, most = self._most()
        quiet = [int(o.date) for o, _ in self.of("missile-launches") if o.value == 0 and int(o.date) > 2011]
        return f"No launch in {quiet[-1]}, the year of talks; {most} in {year}" if quiet else f"The most launches: {most} in {year}"

    @property
    def sentence(self):
        year, most = self._most()
        tests = ", ".join(str(_day(o.date).year) for o, _ in self.of("nuclear-test-yields"))
        return f"DPRK missile launches by year by the CNS counting rule: the most, {most}, in {year}; nuclear tests in {tests}."

    def _most(self):
        top = max((o for o, _ in self.of("missile-launches")), key=lambda o: o.value)
        return int(top.date), int(top.value)

    def said(self, o, series):
        if o.series == "missile-launches":
            return count(int(o.value), "missile")
        return f"Nuclear test no. {self._number(o)}: yield estimated at {_figures(o)} {series.unit}"

    def _number(self, o):
        return [x.date for x in self.observations if x.series == o.series].index(o.date) + 1

    def chart(self):
        bars = [(o, m) for o, m in self.of("missile-launches") if m.at >= self.FIRST]
        tests = self.of("nuclear-test-yields")
        top = self._most()[1]
        heights = [top * (1.2 if n % 2 else 1.34) for n in range(len(tests))]
        columns = {"type": "bar", "x": [int(o.date) + 0.5 for o, _ in bars], "y": [int(o.value) for o, _ in bars],
                   "customdata": [m.key for _, m in bars], "hovertemplate": "%{hovertext}<extra></extra>", "cliponaxis": False,
                   "text": [str(int(o.value)) if o.value >= 20 else "" for o, _ in bars], "textposition": "outside",
                   "textfont": {"size": TEXT, "color": INK}, "textangle": 0,
                   "marker": {"color": _BLUE, "pattern": {"shape": ["/" if o.certainty == "estimate" else "" for o, _ in bars],
                                                          "fgcolor": _BLUE, "bgcolor": "#ffffff", "fillmode": "overlay"}}}
        points = {"type": "scatter", "mode": "markers+text", "x": [m.at for _, m in tests], "y": heights,
                  "customdata": [m.key for _, m in tests], "hovertemplate": "%{hovertext}<extra></extra>",
                  "text": [str(self._number(o)) for o, _ in tests], "textfont": {"size": TEXT, "color": INK},
                  "marker": {"size": 24, "symbol": "circle", "color": "#E69F00", "line": {"width": 1, "color": INK}}}
        start, end = (self.events[i] for i in self.TALKS)
        first, last = _year(start.date.date().isoformat()), _year((end.date_end if end.date_end == end.date_end else end.date).date().isoformat())
        talks = {"type": "rect", "layer": "below", "xref": "x", "yref": "paper", "x0": first, "x1": last, "y0": 0, "y1": 1,
                 "line": {"width": 0}, "fillcolor": "#d3eee5"}
        words = [{"x": first - 0.2, "y": top * 0.86, "xanchor": "right", "showarrow": False, "align": "right", "text": "<i>talks, April 2018<br>to February 2019</i>",
                  "font": {"size": TEXT, "color": QUIET}},
                 {"x": self.FIRST + 0.3, "y": top * 1.27, "xanchor": "left", "showarrow": False, "text": "● nuclear tests, numbered",
                  "font": {"size": TEXT, "color": INK}},
                 {"x": self.FIRST + 0.3, "y": top * 1.08, "xanchor": "left", "showarrow": False, "text": "▨ striped column: best estimate or provisional",
                  "font": {"size": TEXT, "color": INK}}]
        places = {m.key: (int(o.date) + 0.5, o.value) for o, m in bars} | {m.key: (m.at, y) for (_, m), y in zip(tests, heights)}
        return Chart([columns, points], {"range": [self.FIRST, 2026.3], "dtick": 5, "tick0": 1990},
                     {"range": [0, top * 1.48], "tickvals": [0, 20, 40, 60], "fixedrange": True, "showgrid": True, "gridcolor": "#eeeeee"},
                     places, [talks], words, 470, 44)


class Trade(Measure):
    """Trade of the DPRK with Russia and with China on a logarithmic axis."""

    name = "Trade with Russia and China"
    ids = ("trade-china", "trade-russia")
    subtitle = "Trade in goods with the DPRK, million US dollars a year; each line of the scale is ten times the one below"

    @property
    def title(self):
        ratio = self._ratio(2019)
        return f"In 2019 the DPRK’s trade with China was about {ratio} times its trade with Russia"

    @property
    def sentence(self):
        parts = []
        for i, who in (("trade-russia", "Russia"), ("trade-china", "China")):
            seen = [o for o, _ in self.of(i)]
            parts.append(f"with {who} {_figures(seen[0])} in {seen[0].date} and {_figures(seen[-1])} in {seen[-1].date}")
        return "Trade of the DPRK in million US dollars, some of it estimates: " + "; ".join(parts) + "."

    def _ratio(self, year):
        values = {o.series: o.value for o in self.observations if o.date == str(year)}
        return round(values["trade-china"] / values["trade-russia"], -1 if values["trade-china"] / values["trade-russia"] > 20 else 0).__int__()

    def said(self, o, series):
        partner = state_name("CHN" if o.series == "trade-china" else "RUS")
        return f"Trade with {partner}: {_figures(o)} {series.unit}"

    def chart(self):
        traces, places, names = [], {}, []
        for i, who, colour in (("trade-china", "China", _VERMILION), ("trade-russia", "Russia", _BLUE)):
            seen = self.of(i)
            years = range(int(seen[0][0].date), int(seen[-1][0].date) + 1)
            by = {int(o.date): (o, m) for o, m in seen}
            # A year without a figure breaks the line rather than being drawn over.
            traces.append({"type": "scatter", "mode": "lines", "hoverinfo": "skip", "x": list(years), "connectgaps": False,
                           "y": [by[y][0].value if y in by else None for y in years], "line": {"width": 3, "color": colour}})
            traces.append({"type": "scatter", "mode": "markers", "x": [int(o.date) for o, _ in seen], "y": [o.value for o, _ in seen],
                           "customdata": [m.key for _, m in seen], "hovertemplate": "%{hovertext}<extra></extra>",
                           "error_y": {"type": "data", "symmetric": False, "color": colour, "thickness": 2,
                                       "array": [max((o.high if o.high == o.high else o.value) - o.value, 0) for o, _ in seen],
                                       "arrayminus": [max(o.value - (o.low if o.low == o.low else o.value), 0) for o, _ in seen]},
                           "marker": {"size": 12, "color": colour, "line": {"width": 2, "color": colour},
                                      "symbol": ["circle" if o.certainty == "record" else "circle-open" for o, _ in seen]}})
            places |= {m.key: (int(o.date), math.log10(o.value)) for o, m in seen}
            last = seen[-1][0]
            names.append({"x": int(last.date) + 0.25, "y": math.log10(last.value), "text": f"<b>{who}</b>", "showarrow": False, "xanchor": "left",
                          "font": {"size": TEXT + 2, "color": INK}})
        ticks = [1, 10, 100, 1000, 10000]
        names.append({"x": 0, "xref": "paper", "y": math.log10(1.6), "xanchor": "left", "showarrow": False, "font": {"size": TEXT, "color": INK},
                      "text": f"{CONFIDENCE['confirmed'][1]} from a record   {CONFIDENCE['alleged'][1]} estimate, derived or rounded"})
        return Chart(traces, {"range": [2012.5, 2026.6], "dtick": 2, "tick0": 2013},
                     {"type": "log", "range": [0, 4.2], "tickvals": ticks, "ticktext": [f"{t:,}" for t in ticks], "showgrid": True,
                      "gridcolor": "#eeeeee", "fixedrange": True}, places, [], names, 460, 70)

    @property
    def rule(self):
        return " ".join(dict.fromkeys(s.rule for s in self.series))


MEASURES = {"leader-meetings": LeaderMeetings, "missile-launches": Launches, "trade": Trade}


def _day(text):
    """Return the first day of a year, a month or a day, written in ISO form."""
    parts = [int(p) for p in text.split("-")]
    return date(*parts, *[1] * (3 - len(parts)))


def _words(text):
    return date_words(_day(text), None, ("year", "month", "day")[text.count("-")])


def _year(text):
    """Return a date as a number of years, with its part of the year."""
    day = _day(text)
    return round(day.year + (day.timetuple().tm_yday - 1) / 365.25, 3)


def _length(first, last):
    """Return how long it is from one day to another in years and whole months."""
    years, months = divmod((last.year - first.year) * 12 + last.month - first.month - (last.day < first.day), 12)
    return count(years, "year") + (f", {count(months, 'month')}" if months else "")


def _key(o):
    return re.sub(r"[^a-z0-9]+", "-", f"{o.series}-{o.date}")


def _figures(o):
    """Return a value in figures: with its range where there is one, with "about" where it is an estimate."""
    def short(value):
        return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:,.1f}"

    if o.low == o.low and o.high == o.high and o.low < o.high:
        return f"{short(o.low)} to {short(o.high)}"
    return short(o.value) if o.certainty == "record" else f"about {short(o.value)}"


def _range(o, unit):
    return f"{_figures(o)} {unit}" if o.low == o.low and o.high == o.high and o.low < o.high else ""
