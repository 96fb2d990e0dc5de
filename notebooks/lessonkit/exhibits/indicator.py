"""Indicator: a measure over the years as a chart, with its counting rule under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets as widgets

from ..charts.style import CONFIG, LETTERS_PER_LINE, TEMPLATE, TEXT, Figure, Layout, subtitle_html
from ..charts.text import escape_plotly, wrap_plotly
from ..charts.traces import ring
from ..data.course import Course, sources_of
from ..data.course import course as the_course
from ..formatting import format_count
from ..markup.citations import citations, source_links
from ..markup.tags import Markup, html_table, join
from ..page.chart_exhibit import ChartControls, ChartExhibit
from ..page.controls import make_menu, make_row
from ..page.exhibit import Still
from ..palette import QUIET
from .measures import MEASURES, Mark, Measure

#: Pixels from the left edge to the texts over and under a chart, as in the template.
LEFT = 12
#: The margin on the right.
RIGHT = 20


@dataclass(frozen=True)
class IndicatorState:
    """What the reader has chosen.

    Parameters
    ----------
    measure
        Name of a measure.
    """

    measure: str


class Indicator(ChartExhibit[IndicatorState]):
    """One or several measures over the years; a menu changes between them.

    Parameters
    ----------
    measures
        Name of a measure, or several: see `measures.MEASURES`.
    course
        The tables to take figures from.

    Raises
    ------
    ValueError
        For a name that is not known.
    """

    invitation = Markup(
        '<p class="lk-meta">Click a mark, or step to it with the arrow keys and press Enter, '
        "to see where the figure comes from.</p>"
    )

    def __init__(self, measures: str | Sequence[str], *, course: Course = the_course) -> None:
        names = [measures] if isinstance(measures, str) else list(measures)
        if unknown := [name for name in names if name not in MEASURES]:
            known = ", ".join(MEASURES)
            raise ValueError(f"There is no measure {unknown[0]!r}. There are: {known}.")
        self.measures = {name: MEASURES[name](course) for name in names}
        self.title = self.measures[names[0]].title
        self.start = IndicatorState(names[0])
        self._sources = sources_of(course.series)

    def measure(self, state: IndicatorState) -> Measure:
        """Return the measure of a state."""
        return self.measures[state.measure]

    def draw(self, state: IndicatorState, width: int) -> Figure:
        return measure_figure(self.measure(state))

    def mark(self, figure: Figure, state: IndicatorState, picked: str) -> Figure:
        rings = [
            ring(x, y)
            for trace in figure["data"]
            for key, x, y in zip(trace.get("customdata", ()), trace["x"], trace["y"], strict=False)
            if key == picked
        ]
        return {**figure, "data": [*rings, *figure["data"]]}

    def hover(self, state: IndicatorState, figure: Figure) -> dict[str, str]:
        return self.measure(state).hover

    def sentence_of(self, state: IndicatorState) -> str:
        return self.measure(state).sentence

    def status(self, state: IndicatorState) -> str:
        measure = self.measure(state)
        return f"{measure.name}: {format_count(len(measure.marks), 'figure')}."

    def heading(self, state: IndicatorState) -> str:
        return self.measure(state).title

    def text(self, state: IndicatorState, form: str) -> Markup:
        return self.table(self.measure(state))

    def card(self, key: str, state: IndicatorState) -> Markup | None:
        return next((self._card(m) for m in self.measure(state).marks if m.key == key), None)

    def table(self, measure: Measure) -> Markup:
        """Return all figures of a measure as a table, with definition, counting rule and credit."""
        rows = [(m.when, m.text, "; ".join(text for _, text in m.facts)) for m in measure.marks]
        head = ("When", "Figure", "What is known of it")
        return html_table(head, rows, css="lk-table") + self.about(measure)

    def about(self, measure: Measure) -> Markup:
        """Return definition, counting rule, limits, credit and sources of a measure."""
        template = Markup(
            "<p><b>{0.title}</b> ({0.unit}). {0.definition} <b>Counting rule:</b> {0.rule} "
            "<b>What it does not show:</b> {0.caveat} <b>Credit:</b> {0.credit} Sources: {1}</p>"
        )
        return join(
            template.format(series, source_links(self._sources, series.sources))
            for series in measure.series
        )

    def still(self) -> Still:
        html = join(
            Markup("<h4>{}</h4>{}").format(m.title, self.table(m)) for m in self.measures.values()
        )
        return Still(self.title, self.sentence_of(self.start), html, self.still_figure())

    def inputs(self) -> dict[str, Any]:
        options = [(measure.name, name) for name, measure in self.measures.items()]
        return {"measure": make_menu("Measure", options)}

    def arrange(self, c: ChartControls) -> list[widgets.Widget]:
        menus = c.inputs.values() if len(self.measures) > 1 else ()
        return [make_row(*menus, c.form, c.reset), c.plot, c.text, c.frame, c.card]

    def _card(self, mark: Mark) -> Markup:
        facts = join(
            Markup("<p><b>{}:</b> {}</p>").format(label, text) for label, text in mark.facts
        )
        return Markup(
            '<article class="lk-card"><p class="lk-when">{}</p><h4>{}</h4>{}'
            '<p class="lk-meta">Sources: {}</p></article>'
        ).format(mark.when, mark.text, facts, citations(self._sources, mark.observation.sources))


def measure_figure(measure: Measure) -> Figure:
    """Return the chart of a measure as a Plotly figure."""
    chart = measure.chart()
    # The rule begins under the title, below what the axis says.
    rule = wrap_plotly(measure.rule, LETTERS_PER_LINE)
    subtitle = subtitle_html(escape_plotly(measure.subtitle))
    return {
        "data": chart.traces,
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
            "title": {"text": f"<b>{escape_plotly(measure.title)}</b><br>{subtitle}"},
            "xaxis": chart.xaxis,
            "yaxis": chart.yaxis,
            "shapes": chart.shapes,
            "annotations": [*chart.annotations, _below(rule, LEFT - chart.left)],
            "bargap": 0.25,
            "uirevision": measure.title,
        },
        "config": CONFIG,
    }


def _below(text: str, shift: int) -> Layout:
    """Return a text under the chart, `shift` pixels to the right of the value axis."""
    return {
        "text": text,
        "x": 0,
        "y": 0,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "xshift": shift,
        "yshift": -30,
        "showarrow": False,
        "font": {"size": TEXT, "color": QUIET},
    }
