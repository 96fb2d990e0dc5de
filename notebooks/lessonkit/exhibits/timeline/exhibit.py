"""Timeline: events in lanes over the years, as a chart, a list or a table."""

import textwrap
from dataclasses import dataclass
from types import SimpleNamespace

import ipywidgets as widgets
import numpy as np
import pandas as pd

from ..charts.label_layout import LABEL_HEIGHT, place_labels, stack_dots
from ..charts.style import CONFIG, LEAST_WIDTH, TEMPLATE, TEXT, UPRIGHT, subtitle_html
from ..charts.text import escape_plotly, text_width, wrap_plotly
from ..charts.time_axis import EvenAxis, StretchedAxis, moments
from ..charts.traces import leader_lines, ring, with_hover
from ..formatting import format_count
from ..markup.event_html import event_card, event_date, event_list, event_table
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
from ..palette import ERA_FILLS, INK, QUIET
from ..vocabulary import CONFIDENCE, CONFIDENCE_KEY, STRANDS, state_name, strand_colour, strand_name

LANE, ROOM = 42, 336
LEFT, RIGHT, TOP, BOTTOM = 118, 14, 86, 54
#: More events than these are a crowd: of every SPOT pixels of a lane, A_SPOT are drawn.
CROWD, SPOT, A_SPOT = 500, 26, 2
SIZES = {3: 15, 2: 11, 1: 8}
EVERYTHING = "All"
#: Rows of dots within a lane, in the order in which they are tried, and how far apart they are in pixels.
_ROWS, ROW = (0, -1, 1, -2, 2), 9.5


@dataclass(frozen=True)
class TimelineView:
    """What the reader has chosen to see. Years are inclusive; an empty string chooses everything."""

    years: tuple[int, int]
    theme: str = ""
    actor: str = ""
    confidence: str = ""
    search: str = ""
    lanes: str = "theme"
    stretched: bool = False


class Timeline(Exhibit):
    """Events in lanes over the years; click one to open its card.

    events: a table of events as `course.events`, or any part of it.
    start, end: first and last year to show; without them, those of the events.
    title: the finding, as the chart's heading. sentence: what the picture shows, for those who cannot see it.
    lanes: "theme", "actor" or "place". stretched: widen the years in which much happens.
    """

    def __init__(
        self,
        events,
        start=None,
        end=None,
        *,
        title=None,
        sentence=None,
        lanes="theme",
        stretched=False,
    ):
        years = events["date"].dt.year
        start = int(years.min()) if start is None else start
        end = int(years.max()) if end is None else end
        self.events = events[(years >= start) & (years <= end)].reset_index(drop=True)
        self.title = title or f"Events of {start} to {end}"
        self.view = TimelineView((start, end), lanes=lanes, stretched=stretched)
        self.sentence = sentence or (
            f"A timeline of {format_count(len(self.events), 'event')} from {start} to {end}, in lanes "
            f"by {_LANES[lanes].lower()}."
        )
        self._text = (self.events["title"] + " " + self.events["summary"]).str.lower()
        self._lanes = {by: _lanes_of(self.events, by) for by in _LANES}
        # The axis begins shortly before the first event, and need not run on to the end of a year of which little is known yet.
        self._first = self.events["date"].min() - pd.Timedelta(days=45)
        self._last = max(self.events["date"].max(), self.events["date_end"].max()) + pd.Timedelta(
            days=60
        )
        self._look = _look_of(self.events)
        self._crowded = len(self.events) > CROWD
        self._hover = _Hovers(self.events)

    # What is shown

    def choose(self, view):
        """Return the part of the events that a `View` shows."""
        events, years = self.events, self.events["date"].dt.year
        keep = (years >= view.years[0]) & (years <= view.years[1])
        if view.theme:
            keep &= events["theme"] == view.theme
        if view.actor:
            keep &= events["actors"].map(lambda actors: view.actor in actors)
        if view.confidence:
            keep &= events["confidence"] == view.confidence
        if view.search.strip():
            keep &= self._text.str.contains(view.search.strip().lower(), regex=False)
        return events[keep]

    def status(self, view, chosen):
        """Return in a sentence how many events a view shows, and of which years."""
        parts = [
            f"{len(chosen)} of {format_count(len(self.events), 'event')}, {view.years[0]} to {view.years[1]}"
        ]
        if view.theme:
            parts.append(strand_name(view.theme))
        if view.actor:
            parts.append(state_name(view.actor))
        if view.confidence:
            parts.append(f"only {view.confidence}")
        if view.search.strip():
            parts.append(f"with “{view.search.strip()}”")
        if chosen.empty:
            return f"No event matches ({'; '.join(parts[1:]) or parts[0]}). Press Reset to see all of them."
        return "; ".join(parts)

    def figure(self, view, chosen, width=None, picked=""):
        """Return the chart as a Plotly figure (a dictionary) for a width in pixels.

        Without a width the labels are placed so that they keep clear at any width from `theme.LEAST_WIDTH` on: dots then
        only move apart, and no label stands far from its dot. `picked` is the id of the event whose links to others are drawn as arrows.
        """
        lanes, look = self._lanes[view.lanes], self._look
        far = 150 if width else 35
        width = width or LEAST_WIDTH
        axis = self._axis(view, width - LEFT - RIGHT)
        every, chosen = len(chosen), self._fit(chosen, lanes.of, axis, picked)
        rows = chosen.index.to_numpy()
        names, lane = lanes.names, lanes.of[rows]
        depth = min(max(ROOM // len(names), LANE), 2 * LANE)
        dates, ends = look.dates[rows], look.ends[rows]
        x = axis.pixels(dates)
        moved = stack_dots(x, lane, 13, _ROWS)
        centre = TOP + (lane + 0.5) * depth
        y = centre + moved * ROW
        importance, size, widths = look.importance[rows], look.size[rows], look.widths[rows]
        # The latest years are the fullest: their events choose first among those of equal importance.
        order = np.lexsort((-np.arange(len(rows)), -importance))
        must = importance == 3
        reach = depth / 2 + np.where(must, 24, 6)
        ended = axis.pixels(np.minimum(ends, np.datetime64(axis.last)))
        lines = np.stack([x, y - 3, ended, y + 3])[:, ended - x > 2]
        where = place_labels(
            x,
            y,
            size / 2,
            widths,
            order,
            must,
            np.maximum(centre - reach, TOP),
            np.minimum(centre + reach, TOP + depth * len(names)),
            width - LEFT - RIGHT,
            far,
            lines,
        )
        texts = look.labels[rows]
        beside = {i: at for i, at in where.items() if isinstance(at, str)}
        apart = {i: (x[i] + off[0], y[i] + off[1]) for i, off in where.items() if i not in beside}
        at, heights = axis.values(dates), (lane + moved * ROW / depth).round(4).tolist()
        points = {
            "type": "scatter",
            "mode": "markers+text",
            "x": at,
            "y": heights,
            "customdata": look.ids[rows].tolist(),
            "hovertemplate": "%{hovertext}<extra></extra>",
            "text": [t if i in beside else "" for i, t in enumerate(texts.tolist())],
            "textposition": [beside.get(i, "middle right") for i in range(len(rows))],
            "textfont": {"size": TEXT, "color": INK},
            "cliponaxis": False,
            "marker": {
                "size": size.tolist(),
                "color": lanes.colour[rows].tolist(),
                "opacity": 1,
                "symbol": look.symbols[rows].tolist(),
                "line": {"width": look.outlines[rows].tolist(), "color": INK},
            },
        }
        place = dict(zip(points["customdata"], zip(at, heights)))
        key = _key(lanes.themes if view.lanes != "theme" else {}, chosen)
        return {
            "data": [
                *_spans(axis, dates, ends, look.exact[rows], heights),
                *leader_lines(
                    [texts[i] for i in apart],
                    [at[i] for i in apart],
                    [heights[i] for i in apart],
                    axis.at([left for left, _ in apart.values()]),
                    [round((top - TOP) / depth - 0.5, 4) for _, top in apart.values()],
                    [where[i][0] < 0 for i in apart],
                ),
                self._era_names(view, axis),
                *([ring(*place[picked])] if picked in place else []),
                points,
            ],
            "layout": {
                "template": TEMPLATE,
                "autosize": True,
                "hovermode": "closest",
                "dragmode": "zoom",
                "height": TOP + depth * len(names) + BOTTOM + key.count("<br>") * LABEL_HEIGHT,
                "margin": {
                    "l": LEFT,
                    "r": RIGHT,
                    "t": TOP,
                    "b": BOTTOM + key.count("<br>") * LABEL_HEIGHT,
                    "autoexpand": False,
                },
                "title": {
                    "text": f"<b>{escape_plotly(self.title)}</b><br>{subtitle_html(self._subtitle(view, len(chosen), every))}"
                },
                "xaxis": {
                    **UPRIGHT,
                    **axis.layout(),
                    "title": {"text": key, "font": {"size": TEXT, "color": QUIET}, "standoff": 10},
                },
                "yaxis": {
                    **UPRIGHT,
                    "range": [len(names) - 0.5, -0.5],
                    "tickvals": list(range(len(names))),
                    "ticktext": [wrap_plotly(n, 15) for n in names],
                    "fixedrange": True,
                    "ticks": "",
                },
                "shapes": self._bands(view, axis, len(names)),
                "annotations": [
                    *_arrows(picked, chosen, place),
                    *([_nothing()] if chosen.empty else []),
                ],
                "uirevision": f"{view.years} {view.stretched} {view.lanes}",
            },
            "config": CONFIG,
        }

    def _axis(self, view, width):
        first, last = (
            max(pd.Timestamp(f"{view.years[0]}-01-01"), self._first),
            min(pd.Timestamp(f"{view.years[1]}-12-31"), self._last),
        )
        if not view.stretched:
            return EvenAxis(first, last, width)
        bounds = [e.start for e in self._eras(view)] or _years(*view.years)
        return StretchedAxis(first, last, width, bounds, self.events["date"])

    def _fit(self, chosen, lanes, axis, picked):
        """Return the events that are drawn: all, or of a crowd, in which dots would cover one another, the most important."""
        if len(chosen) <= CROWD:
            return chosen
        order = np.lexsort((np.arange(len(chosen)), -chosen["importance"].to_numpy()))
        spot = (lanes[chosen.index] * 10_000 + axis.pixels(chosen["date"]) // SPOT).astype(int)[
            order
        ]
        kept = order[(pd.Series(spot).groupby(spot).cumcount() < A_SPOT).to_numpy()]
        return chosen[np.isin(np.arange(len(chosen)), kept) | (chosen["id"] == picked).to_numpy()]

    def _subtitle(self, view, drawn_events, every):
        if drawn_events < every:
            return f"{drawn_events:,} of {format_count(every, 'event')} fit; for the others choose fewer years, or the list"
        scale = "years stretched where much happens" if view.stretched else "even scale of years"
        return f"One dot for each event, in lanes by {_LANES[view.lanes].lower()}; {scale}"

    def _eras(self, view):
        first, last = (
            pd.Timestamp(f"{view.years[0]}-01-01"),
            pd.Timestamp(f"{view.years[1]}-12-31"),
        )
        return [
            e for e in self.events.attrs.get("eras", ()) if e.start <= last and not e.end < first
        ]

    def _band_edges(self, view, axis):
        for era in self._eras(view):
            first = max(era.start, axis.first)
            last = axis.last if pd.isna(era.end) else min(era.end + pd.Timedelta(days=1), axis.last)
            yield era, first, last

    def _bands(self, view, axis, lanes):
        bands = [
            {
                "type": "rect",
                "layer": "below",
                "xref": "x",
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": {"width": 0},
                "x0": axis.values([first])[0],
                "x1": axis.values([last])[0],
                "fillcolor": ERA_FILLS[n % 2],
            }
            for n, (_, first, last) in enumerate(self._band_edges(view, axis))
        ]
        lines = [
            {
                "type": "line",
                "layer": "below",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": n - 0.5,
                "y1": n - 0.5,
                "line": {"width": 1, "color": "#ffffff"},
            }
            for n in range(1, lanes)
        ]
        return bands + lines

    def _era_names(self, view, axis):
        """The names of the eras as a trace of texts over the lanes: Plotly draws that many times faster than annotations."""
        middles, names = [], []
        for era, first, last in self._band_edges(view, axis):
            left, right = axis.pixels([first, last])
            wide = text_width(era.title, TEXT) > right - left
            lines = (
                textwrap.wrap(era.title, max(len(era.title) // 2 + 3, 8)) if wide else [era.title]
            )
            if len(lines) <= 2 and max(text_width(line, TEXT) for line in lines) < right - left:
                middles.append((left + right) / 2)
                names.append("<br>".join(f"<i>{escape_plotly(line)}</i>" for line in lines))
        return {
            "type": "scatter",
            "mode": "text",
            "hoverinfo": "skip",
            "cliponaxis": False,
            "x": axis.at(middles),
            "y": [-0.5] * len(names),
            "text": names,
            "textposition": "top center",
            "textfont": {"size": TEXT, "color": QUIET},
        }

    # The still form

    def still(self):
        chosen = self.choose(self.view)
        figure = with_hover(self.figure(self.view, chosen), self._hover)
        return Still(self.title, self.sentence, event_table(chosen), figure)

    # The live form

    def live(self):
        c = self.controls = self._make_controls()
        state = SimpleNamespace(view=self.view, chosen=None, width=0)

        def redraw(*_):
            if c.show.value == "Chart":
                figure = self.figure(state.view, state.chosen, c.plot.width, c.plot.picked)
                with c.plot.hold_sync():
                    if self._crowded:
                        c.plot.hover = {
                            key: self._hover[key] for key in figure["data"][-1]["customdata"]
                        }
                    c.plot.figure, c.plot.name = figure, f"{self.title}. {c.frame.status}."
            elif c.show.value == "List":
                c.text.value = exhibit_heading(self.title) + event_list(state.chosen, self.events)
            else:
                c.text.value = exhibit_heading(self.title) + event_table(state.chosen)
            set_visible(c.plot, c.show.value == "Chart")
            set_visible(c.text, c.show.value != "Chart")

        def refresh(*_):
            state.view = TimelineView(
                c.years.value,
                c.theme.value,
                c.actor.value,
                c.confidence.value,
                c.search.value,
                c.lanes.value,
                c.stretched.value,
            )
            state.chosen = self.choose(state.view)
            c.frame.status = self.status(state.view, state.chosen)
            if c.plot.picked and c.plot.picked not in state.chosen["id"].values:
                # The card of an event that is no longer shown goes with it; the change redraws.
                c.plot.picked = ""
            else:
                redraw()

        def open_card(*_):
            event = next(self.events[self.events["id"] == c.plot.picked].itertuples(), None)
            c.card.value = event_card(event, self.events) if event is not None else _INVITATION
            if c.show.value == "Chart":
                redraw()

        def reset(*_):
            for chooser in inputs:
                chooser.unobserve(refresh, "value")
            view = self.view
            c.years.value, c.theme.value, c.actor.value, c.confidence.value = view.years, "", "", ""
            c.search.value, c.lanes.value, c.stretched.value, c.plot.picked = (
                "",
                view.lanes,
                view.stretched,
                "",
            )
            for chooser in inputs:
                chooser.observe(refresh, "value")
            refresh()

        inputs = (c.years, c.theme, c.actor, c.confidence, c.search, c.lanes, c.stretched)
        for chooser in inputs:
            chooser.observe(refresh, "value")
        c.show.observe(redraw, "value")
        c.plot.observe(redraw, "width")
        c.plot.observe(open_card, "picked")
        c.reset.on_click(reset)
        refresh()
        filters = make_row(
            c.theme, c.actor, c.confidence, c.search, c.lanes, c.stretched, css="lk-filters"
        )
        return [make_row(c.years, c.show, c.reset), filters, c.plot, c.text, c.frame, c.card]

    def _make_controls(self):
        first, last = self.view.years
        themes = [
            t
            for t in [*STRANDS, *sorted(set(self.events["theme"]) - set(STRANDS))]
            if t in set(self.events["theme"])
        ]
        actors = sorted({a for actors in self.events["actors"] for a in actors}, key=state_name)
        sure = [c for c in CONFIDENCE if c in set(self.events["confidence"])]

        def narrowing(label, options):
            return make_menu(label, [(EVERYTHING, ""), *options])

        return SimpleNamespace(
            years=make_control(
                widgets.IntRangeSlider,
                "Years",
                min=first,
                max=last,
                value=(first, last),
                css="lk-years",
            ),
            show=make_switch(["Chart", "List", "Table"]),
            theme=narrowing("Strand", [(strand_name(t), t) for t in themes]),
            actor=narrowing("State", [(state_name(a), a) for a in actors]),
            confidence=narrowing("Certainty", [(CONFIDENCE[s][2], s) for s in sure]),
            search=make_control(widgets.Text, "Find", placeholder="a word", css="lk-find"),
            lanes=make_menu(
                "Lanes by", [(name, by) for by, name in _LANES.items()], value=self.view.lanes
            ),
            stretched=make_control(
                widgets.Checkbox, "Stretch busy years", value=self.view.stretched, indent=False
            ),
            reset=make_button("Reset"),
            plot=Plot(hover={} if self._crowded else self._hover.all()),
            text=make_html(css="lk-scroll"),
            frame=Frame(),
            card=make_html(_INVITATION),
        )


_LANES = {"theme": "Strand", "actor": "State", "place": "Place"}
_INVITATION = '<p class="lk-meta">Click a dot, or step to it with the arrow keys and press Enter, to open its card.</p>'
_MOST_LANES = 8


def _years(first, last):
    """Return the bounds of years, or of decades if there are many years: what a table without eras is stretched by."""
    step = 1 if last - first <= 60 else 10
    return [
        pd.Timestamp(year=year, month=1, day=1)
        for year in range(first - first % step + step, last + 1, step)
    ]


def _lanes_of(events, by):
    """Return the lanes by theme, actor or place: their names, and each event's lane and colour as arrays."""
    if by == "theme":
        value = events["theme"]
        present = list(dict.fromkeys(value))
        keys = [t for t in STRANDS if t in present] + [t for t in present if t not in STRANDS]
        name = strand_name
    else:
        value = (
            events["actors"].map(lambda actors: actors[0] if actors else "")
            if by == "actor"
            else events["place"]
        )
        keys = (
            value.value_counts()
            .sort_index()
            .sort_values(ascending=False, kind="stable")
            .index.tolist()
        )
        name = state_name if by == "actor" else lambda place: place.replace("-", " ").title()
    shown = keys if len(keys) <= _MOST_LANES else keys[: _MOST_LANES - 1]
    lane = value.map({k: n for n, k in enumerate(shown)}).fillna(len(shown)).astype(int)
    names = [name(k) for k in shown] + (["Others"] if len(keys) > len(shown) else [])
    themes = {t: strand_colour(t, n) for n, t in enumerate(dict.fromkeys(events["theme"]))}
    return SimpleNamespace(
        names=names,
        of=lane.to_numpy(),
        themes=themes,
        colour=events["theme"].map(themes).to_numpy(),
    )


def _key(themes, chosen):
    """The line of marks under the chart; and the colours of themes, where the lanes do not say them."""
    present = set(chosen["theme"])
    colours = [
        f'<span style="color:{colour}">●</span> {escape_plotly(strand_name(t))}'
        for t, colour in themes.items()
        if t in present
    ]
    return "<br>".join(
        [
            f"{CONFIDENCE_KEY}   larger mark: more important",
            *("   ".join(colours[n : n + 4]) for n in range(0, len(colours), 4)),
        ]
    )


class _Hovers(dict):
    """What the pointer shows, by event; written when first asked for, since of many events few are drawn."""

    def __init__(self, events):
        super().__init__()
        self._rows = {event.id: event for event in events.itertuples()}

    def __missing__(self, key):
        self[key] = _hover(self._rows[key])
        return self[key]

    def all(self):
        return {key: self[key] for key in self._rows}


def _hover(event):
    """What the pointer shows: enough to know the event; its card tells the rest."""
    said = f": {event.attribution}" if event.attribution else ""
    _, mark, word = CONFIDENCE[event.confidence]
    return f"<b>{wrap_plotly(event.title, 52)}</b><br>{event_date(event)}<br>{mark} {wrap_plotly(word + said, 60)}"


def _look_of(events):
    """Return what a chart needs of each event, as arrays in the order of the table, so that a redraw need not work it out anew."""
    confidence = events["confidence"]
    importance = events["importance"].to_numpy()
    labels = np.array([escape_plotly(label) for label in events["label"]], dtype=object)
    return SimpleNamespace(
        ids=events["id"].to_numpy(dtype=object),
        dates=moments(events["date"]),
        ends=moments(_last_days(events)),
        exact=(events["precision"] == "day").to_numpy(),
        importance=importance,
        labels=labels,
        widths=np.array([text_width(label, TEXT) for label in events["label"]], dtype=float),
        size=np.array([SIZES[n] for n in importance.tolist()]),
        symbols=confidence.map({c: symbol for c, (symbol, *_) in CONFIDENCE.items()}).to_numpy(
            dtype=object
        ),
        outlines=np.where(confidence == "confirmed", 1, 2.5),
    )


def _last_days(events):
    """Return the last day of each event: of its month or year where no more is known."""
    end = events["date_end"].fillna(events["date"])
    month, year = end + pd.offsets.MonthEnd(0), end + pd.offsets.YearEnd(0)
    return end.mask(events["precision"] == "month", month).mask(events["precision"] == "year", year)


def _spans(axis, dates, ends, exact, heights):
    """Lines for what lasted, and dotted lines for what is only known to the month or year."""
    stops = np.minimum(ends, np.datetime64(axis.last))
    for kind, dash in ((True, "solid"), (False, "dot")):
        some = (ends > dates) & (exact == kind)
        if some.any():
            rows = list(
                zip(
                    axis.values(dates[some]),
                    axis.values(stops[some]),
                    np.asarray(heights)[some].tolist(),
                )
            )
            yield {
                "type": "scatter",
                "mode": "lines",
                "hoverinfo": "skip",
                "opacity": 0.6,
                "line": {"color": QUIET, "width": 4, "dash": dash},
                "x": [x for start, stop, _ in rows for x in (start, stop, None)],
                "y": [y for *_, height in rows for y in (height, height, None)],
            }


def _arrows(picked, chosen, place):
    """Arrows from the picked event back to what it answers, and from what answers it."""
    if picked not in place:
        return
    answers = dict(zip(chosen["id"], chosen["responds_to"]))
    pairs = [(picked, old) for old in answers[picked]] + [
        (new, picked) for new, olds in answers.items() if picked in olds
    ]
    for new, old in pairs:
        if old in place:
            (x, y), (ax, ay) = place[old], place[new]
            yield {
                "x": x,
                "y": y,
                "ax": ax,
                "ay": ay,
                "xref": "x",
                "yref": "y",
                "axref": "x",
                "ayref": "y",
                "text": "",
                "showarrow": True,
                "arrowhead": 2,
                "arrowwidth": 2,
                "arrowcolor": INK,
                "standoff": 8,
                "startstandoff": 8,
            }


def _nothing():
    return {
        "text": "No event matches. Press Reset to see all of them.",
        "x": 0.5,
        "y": 0.5,
        "xref": "paper",
        "yref": "paper",
        "showarrow": False,
        "font": {"size": 18, "color": INK},
    }
