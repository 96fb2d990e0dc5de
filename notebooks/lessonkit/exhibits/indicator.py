"""Indicator: a measure over the years as a chart, with its counting rule under it."""

from collections.abc import Sequence
from typing import TypedDict

import ipywidgets as widgets
import traitlets

from ..charts.notes import note_below
from ..charts.style import CONFIG, LETTERS_PER_LINE, TEMPLATE, Figure, subtitle_html
from ..charts.text import escape_plotly, wrap_plotly
from ..charts.traces import ring, with_hover
from ..data.course import Course, sources_of
from ..data.course import course as the_course
from ..formatting import format_count
from ..markup.cards import card
from ..markup.citations import citations, source_links
from ..markup.tags import Markup, html_table, join
from ..page.chart_part import ChartPart
from ..page.controls import make_menu, make_row, make_switch
from ..page.exhibit import Exhibit, Still
from ..page.links import join_controls
from ..page.reset_button import ResetButton
from .measures import MEASURES, RIGHT, Mark, Measure

#: Pixels from the left edge to the texts over and under a chart, as in the template.
LEFT = 12
#: The columns of a table of figures, in order: a measure has some of them.
_COLUMNS = (
    "When",
    "Who says so",
    "Who met",
    "Where",
    "Figure",
    "How certain",
    "Whose figure",
    "Event",
    "Note",
)
_INVITATION = Markup(
    '<p class="lk-meta">Click a mark, or step to it with the arrow keys and press Enter, '
    "to see where the figure comes from.</p>"
)


class MeasureData(TypedDict):
    """All that the page needs to show a measure: the figure, its hover texts and cards by mark."""

    heading: str
    sentence: str
    status: str
    figure: Figure
    hover: dict[str, str]
    cards_html: dict[str, str]
    table_html: str


class IndicatorPart(ChartPart):
    """The page's side of an Indicator.

    Attributes
    ----------
    measure : int
        Number of the measure that is shown. The measures are `content["measures"]`, each a
        `MeasureData`.
    """

    measure = traitlets.Int(0).tag(sync=True)


class Indicator(Exhibit):
    """One or several measures over the years; a menu changes between them.

    Parameters
    ----------
    measures
        Name of a measure, or several: see `measures.MEASURES`.
    course
        The tables to take figures from.

    Attributes
    ----------
    view : IndicatorPart
        What the reader sees, once `live` was called.

    Raises
    ------
    ValueError
        For a name that is not known.
    """

    view: IndicatorPart

    def __init__(self, measures: str | Sequence[str], *, course: Course = the_course) -> None:
        names = [measures] if isinstance(measures, str) else list(measures)
        if unknown := [name for name in names if name not in MEASURES]:
            known = ", ".join(MEASURES)
            raise ValueError(f"There is no measure {unknown[0]!r}. There are: {known}.")
        self.measures = {name: MEASURES[name](course) for name in names}
        self._first = self.measures[names[0]]
        self._sources = sources_of(course.series)

    def table(self, measure: Measure) -> Markup:
        """Return all figures of a measure as a table, with definition, counting rule and credit."""
        cells = [measure.cells(mark) for mark in measure.marks]
        head = [name for name in _COLUMNS if any(name in row for row in cells)]
        rows = [[row.get(name, "") for name in head] for row in cells]
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
        first = self._first
        html = join(
            Markup("<h4>{}</h4>{}").format(m.title, self.table(m)) for m in self.measures.values()
        )
        figure = with_hover(measure_figure(first), first.hover)
        return Still(first.title, first.sentence, html, figure)

    def live(self) -> list[widgets.Widget]:
        measures = list(self.measures.values())
        self.view = IndicatorPart(
            content={"measures": list(map(self.measure_data, measures)), "ring": ring(0, 0)},
            forms=["Chart", "Table"],
            invitation_html=str(_INVITATION),
        )
        controls: dict[str, widgets.Widget] = {
            "form": make_switch(self.view.forms),
            "presses": ResetButton(),
        }
        if len(measures) > 1:
            menu = make_menu("Measure", [measure.name for measure in measures])
            controls = {"measure": menu, **controls}
        join_controls(self.view, controls)
        return [make_row(*controls.values()), self.view]

    def measure_data(self, measure: Measure) -> MeasureData:
        """Return all that the page needs to show a measure."""
        return {
            "heading": measure.title,
            "sentence": measure.sentence,
            "status": f"{measure.name}: {format_count(len(measure.marks), measure.one_mark)}.",
            "figure": measure_figure(measure),
            "hover": measure.hover,
            "cards_html": {mark.key: str(self._card(mark)) for mark in measure.marks},
            "table_html": str(self.table(measure)),
        }

    def _card(self, mark: Mark) -> Markup:
        facts = join(
            Markup("<p><b>{}:</b> {}</p>").format(label, text) for label, text in mark.facts
        )
        sources = citations(self._sources, mark.observation.sources)
        return card(
            mark.text,
            [facts, Markup('<p class="lk-meta">Sources: {}</p>').format(sources)],
            when=mark.when,
        )


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
            "annotations": [*chart.annotations, note_below(rule, right=LEFT - chart.left, down=30)],
            "bargap": 0.25,
            "uirevision": measure.title,
        },
        "config": CONFIG,
    }
