"""Indicator: a measure over the years as a chart, with its counting rule under it."""

from types import SimpleNamespace

from ..charts.style import CONFIG, LETTERS_PER_LINE, TEMPLATE, TEXT, subtitle_html
from ..charts.text import escape_plotly, wrap_plotly
from ..charts.traces import ring, with_hover
from ..data.course import course as the_course
from ..formatting import format_count
from ..markup.tags import escape
from ..page.controls import (
    exhibit_heading,
    make_button,
    make_html,
    make_menu,
    make_row,
    make_switch,
    set_visible,
)
from ..page.exhibit import Exhibit, Still
from ..page.frame import Frame
from ..page.plot import Plot
from ..palette import QUIET
from .measures import MEASURES

#: Pixels from the left edge to the texts over and under a chart, as in the template, and the margin on the right.
LEFT, RIGHT = 12, 20
_INVITATION = '<p class="lk-meta">Click a mark, or step to it with the arrow keys and press Enter, to see where the figure comes from.</p>'


class Indicator(Exhibit):
    """One or several measures over the years; a menu changes between them.

    measures: name of a measure, or a list of names: see `measures.MEASURES`. course: the tables to take figures from; without it, the
    course's own. Raises ValueError for a name that is not known.
    """

    def __init__(self, measures, *, course=the_course):
        names = [measures] if isinstance(measures, str) else list(measures)
        if unknown := [n for n in names if n not in MEASURES]:
            raise ValueError(
                f"There is no measure {unknown[0]!r}. There are: {', '.join(MEASURES)}."
            )
        self.measures = [MEASURES[n](course) for n in names]
        self._sources = course.sources.attrs["sources"]

    def figure(self, measure, picked=""):
        """Return the chart of a measure as a Plotly figure (a dictionary). `picked` is the key of the mark that is ringed."""
        chart = measure.chart()
        # The rule begins under the title, below what the axis says.
        rule = wrap_plotly(measure.rule, LETTERS_PER_LINE)
        below = {
            "text": rule,
            "x": 0,
            "y": 0,
            "xref": "paper",
            "yref": "paper",
            "xanchor": "left",
            "yanchor": "top",
            "align": "left",
            "xshift": LEFT - chart.left,
            "yshift": -30,
            "showarrow": False,
            "font": {"size": TEXT, "color": QUIET},
        }
        rings = [ring(*chart.places[picked])] if picked in chart.places else []
        return {
            "data": [*rings, *chart.traces],
            "layout": {
                "template": TEMPLATE,
                "autosize": True,
                "hovermode": "closest",
                "dragmode": "zoom",
                "height": chart.height,
                "margin": {
                    "l": chart.left,
                    "r": RIGHT,
                    "t": 84,
                    "b": 62 + 19 * rule.count("<br>"),
                    "autoexpand": False,
                },
                "title": {
                    "text": f"<b>{escape_plotly(measure.title)}</b><br>{subtitle_html(escape_plotly(measure.subtitle))}"
                },
                "xaxis": chart.xaxis,
                "yaxis": chart.yaxis,
                "shapes": chart.shapes,
                "annotations": [*chart.annotations, below],
                "bargap": 0.25,
                "uirevision": measure.title,
            },
            "config": CONFIG,
        }

    def card(self, mark):
        """Return what is known of one figure as HTML."""
        rows = "".join(
            f"<p><b>{escape(label)}:</b> {escape(text)}</p>" for label, text in mark.facts if text
        )
        return (
            f'<article class="lk-card"><p class="lk-when">{escape(mark.when)}</p><h4>{escape(mark.said)}</h4>{rows}'
            f'<p class="lk-meta">Sources: {self._sources.html(mark.sources)}</p></article>'
        )

    def table(self, measure):
        """Return all figures of a measure as a table, with definition, rule and credit, in HTML."""
        rows = "".join(
            f"<tr><td>{escape(m.when)}</td><td>{escape(m.said)}</td>"
            f"<td>{escape('; '.join(text for _, text in m.facts if text))}</td></tr>"
            for m in measure.marks
        )
        head = "".join(
            f'<th scope="col">{name}</th>' for name in ("When", "Figure", "What is known of it")
        )
        return f'<table class="lk-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{self.about(measure)}'

    def about(self, measure):
        """Return definition, counting rule, limits, credit and sources of a measure as HTML."""
        parts = []
        for s in measure.series:
            parts.append(
                f"<p><b>{escape(s.title)}</b> ({escape(s.unit)}). {escape(s.definition)} <b>Counting rule:</b> {escape(s.rule)} "
                f"<b>What it does not show:</b> {escape(s.caveat)} <b>Credit:</b> {escape(s.credit)} "
                f"Sources: {self._sources.html(s.sources)}</p>"
            )
        return "".join(parts)

    def still(self):
        first = self.measures[0]
        figure = with_hover(self.figure(first), first.hover)
        return Still(
            first.title,
            first.sentence,
            "".join(f"<h4>{escape(m.title)}</h4>{self.table(m)}" for m in self.measures),
            figure,
        )

    def live(self):
        c = self.controls = SimpleNamespace(
            measure=make_menu("Measure", [(m.name, n) for n, m in enumerate(self.measures)]),
            show=make_switch(["Chart", "Table"]),
            reset=make_button("Reset"),
            plot=Plot(),
            text=make_html(css="lk-scroll"),
            frame=Frame(),
            card=make_html(_INVITATION),
        )

        def redraw(*_):
            measure, chart = self.measures[c.measure.value], c.show.value == "Chart"
            if chart:
                c.plot.hover = measure.hover
                c.plot.name = measure.sentence
                c.plot.figure = self.figure(measure, c.plot.picked)
            else:
                c.text.value = exhibit_heading(measure.title) + self.table(measure)
            set_visible(c.plot, chart)
            set_visible(c.text, not chart)
            c.frame.status = f"{measure.name}: {format_count(len(measure.marks), 'figure')}."

        def change(*_):
            c.plot.picked = ""
            redraw()

        def open_card(*_):
            mark = next(
                (m for m in self.measures[c.measure.value].marks if m.key == c.plot.picked), None
            )
            c.card.value = self.card(mark) if mark else _INVITATION
            redraw()

        def reset(*_):
            c.measure.value, c.show.value, c.plot.picked = 0, "Chart", ""
            redraw()

        c.measure.observe(change, "value")
        c.show.observe(redraw, "value")
        c.plot.observe(open_card, "picked")
        c.reset.on_click(reset)
        redraw()
        top = make_row(*([c.measure] if len(self.measures) > 1 else []), c.show, c.reset)
        return [top, c.plot, c.text, c.frame, c.card]
