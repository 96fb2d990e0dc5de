"""RegionMap: where the events happened, on an outline of the course's own."""

from dataclasses import dataclass
from functools import lru_cache
from types import SimpleNamespace

import ipywidgets as widgets
import numpy as np

from ..charts.label_layout import place_labels
from ..charts.map_projection import LambertProjection, outlines
from ..charts.style import CONFIG, LEAST_WIDTH, LETTERS_PER_LINE, TEMPLATE, TEXT, subtitle_html
from ..charts.text import escape_plotly, text_width, wrap_plotly
from ..charts.traces import leader_lines, with_hover
from ..data.course import course as the_course
from ..formatting import format_count
from ..markup.event_html import event_list
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
from ..vocabulary import STRANDS, strand_name

SEA, LAND, COAST, NAME, DOT = "#e6f0f5", "#f7f3e6", "#b9b3a0", "#6b6450", "#D55E00"
HEIGHT, TOP, BELOW, SIDE = 484, 60, 46, 8
#: Size of the names of states.
LARGE = 16
#: How many places that are not on the map are named under it.
NAMED = 8


@dataclass(frozen=True)
class MapView:
    """One cut of the map. centre: longitude, latitude. part: of the land outline. reach: from bottom to top, thousands of km.

    names: state names to be written on the land, with longitude and latitude.
    """

    name: str
    part: str
    centre: tuple
    reach: float
    names: tuple


VIEWS = {
    "near": MapView(
        "North-East Asia",
        "near",
        (129.0, 40.3),
        1.86,
        (
            ("CHINA", 122.5, 43.6),
            ("RUSSIA", 135.2, 46.6),
            ("DPRK", 126.4, 40.6),
            ("ROK", 128.2, 36.3),
            ("JAPAN", 138.0, 36.7),
        ),
    ),
    "far": MapView(
        "From Kursk to Tokyo",
        "far",
        (86.0, 46.0),
        5.2,
        (("RUSSIA", 92, 61), ("CHINA", 103, 35), ("UKRAINE", 28.1, 47.0), ("INDIA", 78.5, 24.5)),
    ),
}


@lru_cache
def _ground(key):
    """Return the traces of land, lakes and (seen from near) borders of a view."""
    view = VIEWS[key]
    project = LambertProjection(*view.centre)
    land, lakes = outlines(view.part, project)

    def trace(points, **style):
        return {
            "type": "scatter",
            "mode": "lines",
            "hoverinfo": "skip",
            "x": points[0],
            "y": points[1],
            **style,
        }

    coast = {"color": COAST, "width": 1}
    ground = [
        trace(land, fill="toself", fillcolor=LAND, line=coast),
        trace(lakes, fill="toself", fillcolor=SEA, line=coast),
    ]
    borders = [
        trace(b, line={"color": "#8a8577", "width": 1.5, "dash": "dot"})
        for b in outlines("borders", project)
    ]
    return ground + (borders if key == "near" else [])


class RegionMap(Exhibit):
    """A dot for each place, the larger the more events happened there.

    events: a table of events. course: the tables to take places from; without it, the course's own. Raises ValueError if an
    event stands at a place that the table of places does not have.
    """

    def __init__(self, events, *, course=the_course, title="Where it happened"):
        self.events, self.title = events, title
        self._places = {p.id: p for p in course.places.itertuples()}
        if unknown := set(events["place"]) - set(self._places):
            raise ValueError(f"The table of places has no {sorted(unknown)[0]!r}.")
        self.years = int(events["date"].min().year), int(events["date"].max().year)

    def choose(self, years, theme=""):
        """Return the events of some years (first, last) and of one strand, or of all."""
        year = self.events["date"].dt.year
        kept = (year >= years[0]) & (year <= years[1])
        return self.events[kept & (self.events["theme"] == theme)] if theme else self.events[kept]

    def counts(self, chosen):
        """Return by place how many of the chosen events happened there, most first."""
        number = chosen["place"].value_counts()
        return {
            self._places[p]: int(n)
            for p, n in sorted(number.items(), key=lambda item: (-item[1], item[0]))
        }

    def figure(self, key, chosen, width=0, picked=""):
        """Return a view of the chosen events as a Plotly figure (a dictionary). width: of the chart in pixels, 0 if not known."""
        view = VIEWS[key]
        project = LambertProjection(*view.centre)
        wide = (width or LEAST_WIDTH) - 2 * SIDE
        tall = HEIGHT - TOP - BELOW
        scale = tall / view.reach
        half = wide / scale / 2
        spots = [(p, n, *project(p.longitude, p.latitude)) for p, n in self.counts(chosen).items()]
        shown = [s for s in spots if abs(s[2]) < half and abs(s[3]) < view.reach / 2]
        off = [f"{p.name} {n}" for p, n, x, y in spots if (p, n, x, y) not in shown]
        rest = f" and {format_count(len(off) - NAMED, 'more place')}" if len(off) > NAMED else ""
        below = (
            f"Not on this cut of the map: {', '.join(off[:NAMED])}{rest}."
            if off
            else "Every chosen event is on this cut of the map."
        )
        names = [(name, *project(*at)) for name, *at in view.names]
        # The names of states keep clear of the labels: as boxes in pixels from the top left corner.
        at = [
            ((x + half) * scale, (view.reach / 2 - y) * scale, text_width(name, LARGE) / 2 + 8)
            for name, x, y in names
        ]
        taken = [(x - side, y - 12, x + side, y + 12) for x, y, side in at]
        dots = (
            self._dots(shown, scale, half, view, wide, picked, np.array(taken).T) if shown else []
        )
        first, last = (
            (int(f(chosen["date"].dt.year)) for f in (min, max)) if len(chosen) else (0, 0)
        )
        span = (
            f"{format_count(len(chosen), 'event')}, {first}–{last}" if len(chosen) else "No event"
        )
        return {
            "data": [*_ground(key), _on_land(names), *dots],
            "layout": {
                "template": TEMPLATE,
                "autosize": True,
                "hovermode": "closest",
                "dragmode": "pan",
                "height": HEIGHT,
                "plot_bgcolor": SEA,
                "margin": {"l": SIDE, "r": SIDE, "t": TOP, "b": BELOW, "autoexpand": False},
                "title": {
                    "text": f"<b>{escape_plotly(self.title)}</b><br>"
                    + subtitle_html(
                        f"{escape_plotly(view.name)}. {span}; the larger a dot, the more of them there"
                    )
                },
                "xaxis": {"range": [-half, half], "visible": False},
                "yaxis": {
                    "range": [-view.reach / 2, view.reach / 2],
                    "visible": False,
                    "scaleanchor": "x",
                    "scaleratio": 1,
                },
                "annotations": [
                    *([] if shown else [_NOTHING]),
                    {
                        "text": wrap_plotly(below, LETTERS_PER_LINE),
                        "x": 0,
                        "y": 0,
                        "xref": "paper",
                        "yref": "paper",
                        "xanchor": "left",
                        "yanchor": "top",
                        "yshift": -6,
                        "showarrow": False,
                        "align": "left",
                        "font": {"size": TEXT, "color": QUIET},
                    },
                ],
                "uirevision": key,
            },
            "config": CONFIG,
        }

    @staticmethod
    def _dots(shown, scale, half, view, wide, picked, taken):
        """Return the traces of the places on the map, with labels that touch nothing.

        Each place of more than one event gets a label, if need be further off; the rest only where there is room beside the dot.
        """
        top = view.reach / 2
        size = np.array([min(11 + 5.2 * np.sqrt(n), 52) for _, n, *_ in shown])
        x, y = (np.array([s[k] for s in shown]) for k in (2, 3))
        texts = [f"{p.name} {n}" for p, n, *_ in shown]
        where = place_labels(
            (x + half) * scale,
            (top - y) * scale,
            size / 2,
            np.array([text_width(t, TEXT) for t in texts]),
            np.arange(len(shown)),
            np.array([n > 1 for _, n, *_ in shown]),
            np.zeros(len(shown)),
            np.full(len(shown), 2 * top * scale),
            wide,
            150,
            taken,
        )
        near = {i: at for i, at in where.items() if isinstance(at, str)}
        dots = {
            "type": "scatter",
            "mode": "markers+text",
            "x": x.tolist(),
            "y": y.tolist(),
            "customdata": [p.id for p, *_ in shown],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "cliponaxis": False,
            "text": [escape_plotly(texts[i]) if i in near else "" for i in range(len(shown))],
            "textposition": [near.get(i, "middle right") for i in range(len(shown))],
            "textfont": {"size": TEXT, "color": INK},
            "marker": {
                "size": size.tolist(),
                "color": DOT,
                "opacity": 0.72,
                "line": {"color": INK, "width": [4 if p.id == picked else 1 for p, *_ in shown]},
            },
        }
        apart = {i: off for i, off in where.items() if i not in near}
        words = leader_lines(
            [escape_plotly(texts[i]) for i in apart],
            [x[i] for i in apart],
            [y[i] for i in apart],
            [x[i] + off[0] / scale for i, off in apart.items()],
            [y[i] - off[1] / scale for i, off in apart.items()],
            [off[0] < 0 for off in apart.values()],
        )
        return [*words, dots]

    def hover(self):
        """Return what the pointer shows, by place: its name."""
        return {
            key: f"<b>{escape_plotly(p.name)}</b><br>Click for the list of what happened here"
            for key, p in self._places.items()
        }

    def card(self, place, chosen):
        """Return the chosen events of one place as HTML."""
        here = chosen[chosen["place"] == place]
        return (
            f'<article class="lk-card"><h4>{escape(self._places[place].name)}: {format_count(len(here), "event")}</h4>'
            f"{event_list(here, self.events)}</article>"
        )

    def table(self, chosen):
        """Return places and their events as a table, in HTML."""
        here = {}
        for place, label, date in zip(chosen["place"], chosen["label"], chosen["date"]):
            here.setdefault(place, []).append(f"{escape(label)} ({date.year})")
        rows = [
            f"<tr><td>{escape(place.name)}</td><td>{number}</td><td>{'; '.join(here[place.id])}</td></tr>"
            for place, number in self.counts(chosen).items()
        ]
        head = "".join(f'<th scope="col">{name}</th>' for name in ("Place", "Events", "Which"))
        return f'<table class="lk-table"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'

    def sentence(self, chosen):
        """Return what the map shows, for those who cannot see it."""
        most = ", ".join(f"{p.name} {n}" for p, n in list(self.counts(chosen).items())[:3])
        return (
            f"{format_count(len(chosen), 'event')} at {format_count(chosen['place'].nunique(), 'place')}"
            + (f"; most at {most}." if most else ".")
        )

    def still(self):
        figure = with_hover(self.figure("near", self.events), self.hover())
        return Still(self.title, self.sentence(self.events), self.table(self.events), figure)

    def live(self):
        present = set(self.events["theme"])
        c = self.controls = SimpleNamespace(
            view=make_switch([(v.name, key) for key, v in VIEWS.items()], "View", 176),
            years=make_control(
                widgets.IntRangeSlider,
                "Years",
                min=self.years[0],
                max=self.years[1],
                value=self.years,
                css="lk-years",
            ),
            theme=make_menu(
                "Strand", [("All", ""), *((strand_name(t), t) for t in STRANDS if t in present)]
            ),
            place=make_menu("Place", [("Choose a place", "")]),
            show=make_switch(["Map", "Table"]),
            reset=make_button("Reset"),
            plot=Plot(hover=self.hover()),
            text=make_html(css="lk-scroll"),
            frame=Frame(),
            card=make_html(_INVITATION),
        )

        def redraw(*_):
            chosen = self.choose(c.years.value, c.theme.value)
            on_map = c.show.value == "Map"
            if on_map:
                c.plot.name = self.sentence(chosen)
                c.plot.figure = self.figure(c.view.value, chosen, c.plot.width, c.place.value)
            else:
                c.text.value = exhibit_heading(self.title) + self.table(chosen)
            set_visible(c.plot, on_map)
            set_visible(c.text, not on_map)
            c.frame.status = self.sentence(chosen)
            c.card.value = self.card(c.place.value, chosen) if c.place.value else _INVITATION

        def refresh(*_):
            counts = self.counts(self.choose(c.years.value, c.theme.value))
            kept = c.place.value if c.place.value in {p.id for p in counts} else ""
            c.place.unobserve(redraw, "value")
            c.place.options = [
                ("Choose a place", ""),
                *((f"{p.name} ({n})", p.id) for p, n in counts.items()),
            ]
            c.place.value = kept
            c.place.observe(redraw, "value")
            redraw()

        def picked(*_):
            if c.plot.picked:
                c.place.value, c.plot.picked = c.plot.picked, ""

        def reset(*_):
            c.years.value, c.theme.value, c.view.value, c.show.value, c.place.value = (
                self.years,
                "",
                "near",
                "Map",
                "",
            )

        c.years.observe(refresh, "value")
        c.theme.observe(refresh, "value")
        c.place.observe(redraw, "value")
        c.view.observe(redraw, "value")
        c.show.observe(redraw, "value")
        c.plot.observe(redraw, "width")
        c.plot.observe(picked, "picked")
        c.reset.on_click(reset)
        refresh()
        return [
            make_row(c.view, c.theme, c.place),
            make_row(c.years, c.show, c.reset),
            c.plot,
            c.text,
            c.frame,
            c.card,
        ]


_INVITATION = (
    '<p class="lk-meta">Click a dot, step to it with the arrow keys and press Enter, or choose a place, '
    "for the list of what happened there.</p>"
)


def _on_land(names):
    """The names of states as a trace of texts. names: name, x and y of each."""
    return {
        "type": "scatter",
        "mode": "text",
        "hoverinfo": "skip",
        "x": [x for _, x, _ in names],
        "y": [y for *_, y in names],
        "text": [f"<b>{escape_plotly(name)}</b>" for name, *_ in names],
        "textfont": {"size": LARGE, "color": NAME},
    }


_NOTHING = {
    "text": "No chosen event on this cut of the map.",
    "x": 0.5,
    "y": 0.5,
    "xref": "paper",
    "yref": "paper",
    "showarrow": False,
    "font": {"size": 18, "color": INK},
}
