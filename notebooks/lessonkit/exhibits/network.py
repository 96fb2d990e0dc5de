"""Network: ties between states by kind, in two years side by side."""

import math
from dataclasses import dataclass
from types import SimpleNamespace

import ipywidgets as widgets

from ..charts.style import CONFIG, TEMPLATE, TEXT, subtitle_html
from ..charts.text import escape_plotly, wrap_plotly
from ..charts.traces import with_hover
from ..data.course import course as the_course
from ..formatting import format_count
from ..markup.event_html import teachers_note
from ..markup.tags import escape
from ..page.controls import (
    exhibit_heading,
    make_button,
    make_control,
    make_html,
    make_menu,
    make_row,
    make_switch,
    set_visible,
)
from ..page.exhibit import Exhibit, Still
from ..page.frame import Frame
from ..page.plot import Plot
from ..palette import INK, QUIET
from ..vocabulary import CONFIDENCE, state_name


@dataclass(frozen=True)
class TieKind:
    """A kind of tie: its name, the letter on its line, colour, dash and width of the line."""

    name: str
    letter: str
    colour: str
    dash: str
    width: float


TIE_KINDS = {
    "alliance": TieKind("Alliance treaty", "A", "#0072B2", "solid", 5),
    "partnership": TieKind("Partnership treaty", "P", "#56B4E9", "dash", 3),
    "declared": TieKind("Declared partnership", "D", "#CC79A7", "dash", 2),
    "exercise": TieKind("Joint exercises", "E", "#009E73", "dot", 3),
    "arms": TieKind("Arms or troops", "W", "#D55E00", "solid", 2.5),
    "sanctions": TieKind("Own sanctions", "S", "#767676", "dashdot", 2),
}
#: What the menu offers: by name, the kinds that are drawn.
CHOICES = {
    "Treaties": ("alliance", "partnership"),
    "Declared partnerships": ("declared",),
    "Joint exercises": ("exercise",),
    "Arms and troops": ("arms",),
    "Own sanctions": ("sanctions",),
    "All ties": tuple(TIE_KINDS),
}
#: Where the states stand: on a circle, roughly as on a map seen from the north-west.
SPOTS = {
    "RUS": (0.9, 2.75),
    "CHN": (0.9, 1.35),
    "PRK": (2.35, 2.35),
    "KOR": (2.7, 1.2),
    "JPN": (3.75, 1.75),
    "USA": (3.7, 3.0),
    "UKR": (-0.4, 2.45),
    "IND": (-0.2, 0.95),
}
#: What of the plane is seen.
ACROSS, UP = (-0.85, 4.15), (0.6, 3.3)
YEARS = (1953, 2026)
HEIGHT = 470
#: How far two lines between the same states bend away from each other, and how far from its middle a line stops short of a state.
BEND, SHORT = 0.26, 0.3
#: The points of a line at which its letter may stand, best first; and the colour of the letter whose card is open.
_STEPS, PICKED = (8, 11, 6, 13, 9, 4, 15, 10, 7, 12, 5, 14, 3, 16), "#F0E442"


class Network(Exhibit):
    """Two pictures of the ties between states, each of one year, and in words what the later one has that the other had not.

    years: the years at the start. course: the tables to take ties from; without it, the course's own.
    """

    def __init__(
        self,
        years=(2023, 2025),
        *,
        course=the_course,
        title="Ties between eight states, before and after",
    ):
        self.title, self.years = title, years
        self._ties = list(course.ties.itertuples())
        self._sources = course.sources.attrs["sources"]

    def ties(self, year, kinds, state=""):
        """Return the ties of some kinds that held in a year, of one state or of all: that began by then, and had not ended before."""
        return [
            t
            for t in self._ties
            if t.kind in kinds
            and t.start <= year
            and (t.end != t.end or t.end >= year)
            and (not state or state in (t.source_state, t.target_state))
        ]

    def changes(self, years, kinds, state=""):
        """Return (new, gone): ties of the second year that the first had not, and the other way round."""
        first, second = ({t.id: t for t in self.ties(y, kinds, state)} for y in years)
        return [t for i, t in second.items() if i not in first], [
            t for i, t in first.items() if i not in second
        ]

    def figure(self, years, kinds, state="", picked=""):
        """Return both pictures as one Plotly figure (a dictionary). `picked` is the id of the tie that is ringed."""
        traces = []
        arrived, gone = self.changes(years, kinds, state)
        new = {t.id for t in arrived}
        for axis, year in (("", years[0]), ("2", years[1])):
            held = self.ties(year, kinds, state)
            places = _paths(held)
            traces += _lines(held, places, axis)
            traces.append(_heads([t for t in held if not t.mutual], places, axis))
            traces.append(_letters(held, places, axis, picked, new if axis else set()))
            traces.append(_states(axis))
            traces.append(
                _note(f"<b>{year}</b> {escape_plotly(format_count(len(held), 'tie'))}", axis)
            )
        key = "   ".join(
            f"<b>{k.letter}</b> {k.name.lower()}" for n, k in TIE_KINDS.items() if n in kinds
        )
        marks = "pale: alleged or disputed   ringed: new on the right   yellow: the tie whose card is open"
        legend = {
            "text": f"{key}<br>{marks}",
            "x": 0,
            "y": 0,
            "xref": "paper",
            "yref": "paper",
            "xanchor": "left",
            "yanchor": "top",
            "yshift": -6,
            "align": "left",
            "showarrow": False,
            "font": {"size": TEXT, "color": INK},
        }
        side = {"visible": False, "range": ACROSS, "fixedrange": True}
        return {
            "data": traces,
            "layout": {
                "template": TEMPLATE,
                "autosize": True,
                "hovermode": "closest",
                "dragmode": False,
                "height": HEIGHT,
                "margin": {"l": 8, "r": 8, "t": 100, "b": 58, "autoexpand": False},
                "title": {
                    "text": f"<b>{escape_plotly(self.title)}: {len(arrived)} new, {len(gone)} gone</b><br>"
                    + subtitle_html(
                        "One line for each tie that held in the year; an arrow leads from the one who acts"
                    )
                },
                "xaxis": {**side, "domain": [0, 0.49]},
                "xaxis2": {**side, "domain": [0.51, 1]},
                "yaxis": {"visible": False, "range": UP, "fixedrange": True},
                "yaxis2": {"visible": False, "range": UP, "fixedrange": True, "anchor": "x2"},
                "shapes": [
                    {
                        "type": "line",
                        "xref": "paper",
                        "yref": "paper",
                        "x0": 0.5,
                        "x1": 0.5,
                        "y0": 0,
                        "y1": 1.1,
                        "line": {"color": "#d0d0d0", "width": 1},
                    }
                ],
                "annotations": [legend],
                "uirevision": "network",
            },
            "config": CONFIG,
        }

    def hover(self):
        """Return what the pointer shows, by tie."""
        return {
            t.id: f"<b>{escape_plotly(t.label)}</b><br>{_between(t)}, {_span(t)}<br>{_sure(t)}<br>{wrap_plotly(t.text, 60)}"
            for t in self._ties
        }

    def card(self, tie):
        """Return what is known of one tie as HTML."""
        return (
            f'<article class="lk-card"><p class="lk-when">{_span(tie)}</p><h4>{escape(tie.label)}</h4>'
            f'<p class="lk-meta">{TIE_KINDS[tie.kind].name} · {_between(tie)} · {_sure(tie)}</p><p>{escape(tie.text)}</p>'
            f'<p class="lk-meta">Sources: {self._sources.html(tie.sources)}</p>{teachers_note(tie.note)}</article>'
        )

    def table(self, years, kinds, state=""):
        """Return the ties of both years as a table, in HTML."""
        held = [{t.id for t in self.ties(y, kinds, state)} for y in years]
        rows = "".join(
            f"<tr><td>{TIE_KINDS[t.kind].name}</td><td>{_between(t)}</td><td>{escape(t.label)}</td><td>{_span(t)}</td>"
            f"<td>{_sure(t)}</td>"
            + "".join(f"<td>{'yes' if t.id in h else '–'}</td>" for h in held)
            + "</tr>"
            for t in self._ties
            if any(t.id in h for h in held)
        )
        names = (
            "Kind",
            "Between",
            "Tie",
            "From – to",
            "How certain?",
            str(years[0]),
            str(years[1]),
        )
        head = "".join(f'<th scope="col">{name}</th>' for name in names)
        return (
            f'<table class="lk-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
        )

    def said(self, years, kinds, state=""):
        """Return in words what the second year has that the first had not, and the other way round, as HTML."""
        new, gone = (
            ", ".join(f"{escape(t.label)} ({_between(t)})" for t in some)
            for some in self.changes(years, kinds, state)
        )
        return (
            f"<p><b>In {years[1]}, not in {years[0]}:</b> {new or 'nothing'}.</p>"
            f"<p><b>In {years[0]}, not in {years[1]}:</b> {gone or 'nothing'}.</p>"
        )

    def sentence(self, years, kinds, state=""):
        """Return what the pictures show, for those who cannot see them."""
        new, gone = self.changes(years, kinds, state)
        first, second = (len(self.ties(year, kinds, state)) for year in years)
        return f"{format_count(first, 'tie')} in {years[0]}, {second} in {years[1]}: {len(new)} new, {len(gone)} gone."

    def still(self):
        (name, kinds), everything = next(iter(CHOICES.items())), CHOICES["All ties"]
        figure = with_hover(self.figure(self.years, kinds), self.hover())
        return Still(
            self.title,
            f"{name}: {self.sentence(self.years, kinds)} All ties: {self.sentence(self.years, everything)}",
            self.said(self.years, everything) + self.table(self.years, everything),
            figure,
        )

    def live(self):
        first, last = YEARS
        c = self.controls = SimpleNamespace(
            kinds=make_menu("Kind", list(CHOICES)),
            state=make_menu("State", [("All eight", ""), *((state_name(s), s) for s in SPOTS)]),
            left=make_control(
                widgets.IntSlider,
                "Left year",
                min=first,
                max=last,
                value=self.years[0],
                css="lk-half",
            ),
            right=make_control(
                widgets.IntSlider,
                "Right year",
                min=first,
                max=last,
                value=self.years[1],
                css="lk-half",
            ),
            show=make_switch(["Chart", "Table"]),
            reset=make_button("Reset"),
            plot=Plot(hover=self.hover()),
            text=make_html(css="lk-scroll"),
            said=make_html(),
            frame=Frame(),
            card=make_html(_INVITATION),
        )

        def redraw(*_):
            chosen = (c.left.value, c.right.value), CHOICES[c.kinds.value], c.state.value
            chart = c.show.value == "Chart"
            if chart:
                with c.plot.hold_sync():
                    c.plot.name, c.plot.figure = (
                        self.sentence(*chosen),
                        self.figure(*chosen, c.plot.picked),
                    )
            else:
                c.text.value = exhibit_heading(self.title) + self.table(*chosen)
            set_visible(c.plot, chart)
            set_visible(c.text, not chart)
            c.said.value = self.said(*chosen)
            c.frame.status = f"{c.kinds.value}: {self.sentence(*chosen)}"

        def open_card(*_):
            tie = next((t for t in self._ties if t.id == c.plot.picked), None)
            c.card.value = self.card(tie) if tie else _INVITATION
            redraw()

        def reset(*_):
            c.kinds.value, c.state.value, c.show.value, c.plot.picked = (
                next(iter(CHOICES)),
                "",
                "Chart",
                "",
            )
            c.left.value, c.right.value = self.years

        for chooser in (c.kinds, c.state, c.left, c.right, c.show):
            chooser.observe(redraw, "value")
        c.plot.observe(open_card, "picked")
        c.reset.on_click(reset)
        redraw()
        return [
            make_row(c.kinds, c.state, c.show, c.reset),
            make_row(c.left, c.right),
            c.plot,
            c.text,
            c.said,
            c.frame,
            c.card,
        ]


_INVITATION = '<p class="lk-meta">Click a letter, or step to it with the arrow keys and press Enter, for the tie and its sources.</p>'


def _between(tie):
    joint = "–" if tie.mutual else " → "
    return f"{state_name(tie.source_state)}{joint}{state_name(tie.target_state)}"


def _span(tie):
    return f"{tie.start} to {int(tie.end)}" if tie.end == tie.end else f"since {tie.start}"


def _sure(tie):
    _, mark, word = CONFIDENCE[tie.certainty]
    return f"{mark} {word.lower()}"


def _paths(ties):
    """Return for each tie the points of its line, from the one state to the other; ties of the same two states bend apart."""
    pairs = {}
    for t in ties:
        pairs.setdefault(frozenset((t.source_state, t.target_state)), []).append(t)
    paths = {}
    for states, several in pairs.items():
        near, far = sorted(states)
        for n, t in enumerate(several):
            bend = (n - (len(several) - 1) / 2) * BEND
            points = _curve(SPOTS[near], SPOTS[far], bend)
            paths[t.id] = points if t.source_state == near else points[::-1]
    return paths


def _curve(start, end, bend):
    """Return points of a curve from near `start` to near `end` that passes `bend` to the left of the straight line in its middle."""
    (ax, ay), (bx, by) = start, end
    length = math.dist(start, end)
    across, along = ((ay - by) / length, (bx - ax) / length), SHORT / length
    steps = [along + (1 - 2 * along) * n / 20 for n in range(21)]
    return [
        (
            round(ax + (bx - ax) * s + across[0] * bend * 4 * s * (1 - s), 3),
            round(ay + (by - ay) * s + across[1] * bend * 4 * s * (1 - s), 3),
        )
        for s in steps
    ]


def _lines(ties, places, axis):
    """One trace for all lines that look the same: each further trace costs time at every drawing."""
    alike = {}
    for t in ties:
        alike.setdefault((t.kind, t.certainty == "confirmed"), []).append(places[t.id])
    for (name, sure), paths in alike.items():
        kind, points = TIE_KINDS[name], [point for path in paths for point in (*path, (None, None))]
        yield {
            "type": "scatter",
            "mode": "lines",
            "hoverinfo": "skip",
            "xaxis": f"x{axis}",
            "yaxis": f"y{axis}",
            "x": [x for x, _ in points],
            "y": [y for _, y in points],
            "opacity": 1 if sure else 0.6,
            "line": {"color": kind.colour, "dash": kind.dash, "width": kind.width},
        }


def _note(text, axis):
    """The year and what it held, over the upper left corner of a picture."""
    return {
        "type": "scatter",
        "mode": "text",
        "hoverinfo": "skip",
        "cliponaxis": False,
        "xaxis": f"x{axis}",
        "yaxis": f"y{axis}",
        "x": [ACROSS[0]],
        "y": [UP[1]],
        "text": [text],
        "textposition": "top right",
        "textfont": {"size": 20, "color": INK},
    }


def _letters(ties, places, axis, picked, new):
    spots = _spots(ties, places)
    fills = [
        PICKED if t.id == picked else "#ffffff" if t.certainty == "confirmed" else "#eeeeee"
        for t in ties
    ]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "xaxis": f"x{axis}",
        "yaxis": f"y{axis}",
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [t.id for t in ties],
        "x": [x for x, _ in spots],
        "y": [y for _, y in spots],
        "text": [f"<b>{TIE_KINDS[t.kind].letter}</b>" for t in ties],
        "textfont": {"size": TEXT, "color": INK},
        "marker": {
            "size": 22,
            "color": fills,
            "line": {
                "color": [INK if t.id in new else TIE_KINDS[t.kind].colour for t in ties],
                "width": [4 if t.id in new else 2 for t in ties],
            },
        },
    }


def _spots(ties, places):
    """Return where the letter of each tie stands: on its line, near the middle if it can clear of states and of the letters before it."""
    taken, spots = [], []
    for t in ties:
        line = places[t.id] if t.source_state < t.target_state else places[t.id][::-1]
        best, most = None, -math.inf
        for n in _STEPS:
            at = _pixels(line[n])
            room = min(
                min((math.dist(at, other) for other in taken), default=math.inf),
                min(math.dist(at, s) for s in _CIRCLES) - 20,
            )
            if room > most:
                best, most = line[n], room
            if room >= 26:
                break
        spots.append(best)
        taken.append(_pixels(best))
    return spots


def _pixels(point):
    """A point in pixels at the width that a chart has on most screens."""
    return point[0] * 105, point[1] * 122


_CIRCLES = [_pixels(spot) for spot in SPOTS.values()]


def _states(axis):
    return {
        "type": "scatter",
        "mode": "markers+text",
        "hoverinfo": "skip",
        "xaxis": f"x{axis}",
        "yaxis": f"y{axis}",
        "x": [x for x, _ in SPOTS.values()],
        "y": [y for _, y in SPOTS.values()],
        "cliponaxis": False,
        "text": [f"<b>{_SHORT_NAMES.get(s, state_name(s))}</b>" for s in SPOTS],
        "textfont": {"size": 16, "color": INK},
        "marker": {"size": 62, "color": "#f6f4ee", "line": {"color": QUIET, "width": 1}},
    }


_SHORT_NAMES = {"USA": "US"}


def _heads(ties, places, axis):
    """The heads of arrows, at the ends of lines: markers that point away from the point before them, of which nothing is to be seen."""
    ends = [point for t in ties for point in (places[t.id][-3], places[t.id][-1])]
    return {
        "type": "scatter",
        "mode": "markers",
        "hoverinfo": "skip",
        "xaxis": f"x{axis}",
        "yaxis": f"y{axis}",
        "x": [x for x, _ in ends],
        "y": [y for _, y in ends],
        "marker": {
            "symbol": "arrow",
            "angleref": "previous",
            "opacity": 1,
            "size": [0, 15] * len(ties),
            "color": [TIE_KINDS[t.kind].colour for t in ties for _ in range(2)],
            "line": {"width": 0},
        },
    }
