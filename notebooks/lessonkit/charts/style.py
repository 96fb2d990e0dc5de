"""How every chart looks: font, sizes, Plotly's template and toolbar."""

from typing import Any, TypeAlias

from ..palette import INK, PAPER, QUIET, RULE

#: A Plotly figure, or a part of one (a trace, an axis, a shape), as a dictionary.
Figure: TypeAlias = dict[str, Any]
Trace: TypeAlias = dict[str, Any]
Layout: TypeAlias = dict[str, Any]

FONT = '"Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif'
#: Font sizes in pixels.
TEXT = 14
TITLE = 20
#: The least width of a chart in pixels: what is placed for it holds at any greater width.
LEAST_WIDTH = 800
#: Letters of size TEXT that such a chart holds in a line.
LETTERS_PER_LINE = 118

#: Plotly's toolbar without its logo, its upload to a cloud service and the selection tools that do
#: nothing here.
CONFIG: Layout = {
    "displaylogo": False,
    # British English: the day stands before the month.
    "locale": "en",
    # A chart on the screen when JupyterLab opens would else have no height. JupyterLab fits still
    # charts to the page, and page/chart.js live ones.
    "responsive": False,
    "modeBarButtonsToRemove": ["sendChartToCloud", "lasso2d", "select2d", "autoScale2d"],
}

TEMPLATE: Layout = {
    "layout": {
        "font": {"family": FONT, "size": TEXT, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "title": {
            "x": 0,
            "xanchor": "left",
            "xref": "container",
            "y": 1,
            "yanchor": "top",
            "yref": "container",
            "pad": {"t": 20, "l": 12},
            "font": {"size": TITLE},
        },
        "xaxis": {
            "showgrid": False,
            "zeroline": False,
            "linecolor": RULE,
            "ticks": "outside",
            "tickcolor": RULE,
        },
        "yaxis": {"showgrid": False, "zeroline": False},
        "hoverlabel": {
            "align": "left",
            "bgcolor": PAPER,
            "bordercolor": INK,
            "font": {"size": TEXT, "color": INK},
        },
        "showlegend": False,
    }
}

#: For an axis whose labels have room as they are: Plotly need not measure them at each drawing to
#: see whether they must turn.
UPRIGHT: Layout = {"tickangle": 0}


def subtitle_html(text: str) -> str:
    """Return a part of a chart's title in small grey type; `text` is escaped for Plotly already."""
    return f'<span style="font-size:{TEXT}px;color:{QUIET}">{text}</span>'
