"""The exhibits that are measured, and the same results as other libraries would show them.

The text of this file is the first cell of every notebook in which exhibits are measured beside the
alternatives.
"""

from dataclasses import replace

import ipywidgets as widgets
import plotly.graph_objects as go
from IPython.display import HTML, display
from lessonkit import Compare, Network, RegionMap, Timeline, course

#: Width of a map in pixels, where the page does not measure it.
WIDTH = 1000
TREATIES = ["russia-dprk-2024", "ussr-dprk-1961", "north-atlantic-1949"]

events = course.events.head(150)
line, net, region = Timeline(events), Network((2023, 2025)), RegionMap(events)
comparison = Compare(course.treaties, TREATIES)
weighing = [row for row in course.arguments.itertuples() if row.capital == "RUS"]
first, last = line.start.years


# What is drawn for the value of a control


def timeline_figure(years):
    return without_config(Timeline(events, *years).still().figure)


def network_figure(year):
    return without_config(Network((net.start.left, year)).still().figure)


def map_figure(strand):
    return without_config(region.figure(replace(region.start, strand=strand), WIDTH))


def without_config(drawn):
    return go.Figure(data=drawn["data"], layout=drawn["layout"])


def comparison_html(treaty):
    return HTML(comparison.table([treaty, *TREATIES[1:]], core=False))


def balance_html(weight):
    weights = [weight, *[3] * (len(weighing) - 1)]
    sums = [
        (1 if argument.side == "gain" else -1) * argument.strength * weight
        for argument, weight in zip(weighing, weights, strict=True)
    ]
    rows = "".join(
        f"<tr><td>{argument.label}</td><td>{value}</td></tr>"
        for argument, value in zip(weighing, sums, strict=True)
    )
    return HTML(f"<p class=answer>sum {sum(sums)}</p><table>{rows}</table>")


# The controls


def years():
    return widgets.IntRangeSlider(description="Years", min=first, max=last, value=(first, last))


def year():
    return widgets.IntSlider(description="Right year", min=1953, max=2026, value=2025)


def strands():
    return widgets.Dropdown(description="Strand", options=region.strands)


def treaties():
    names = [(treaty.short_name, treaty.id) for treaty in course.treaties.itertuples()]
    return widgets.Dropdown(description="Treaty 1", options=names, value=TREATIES[0])


def weight():
    return widgets.IntSlider(description="Weight", min=0, max=5, value=3)


# The alternatives


def in_output(control, drawn):
    """Draw anew in an Output widget, which is what `interact` of ipywidgets does."""
    out = widgets.Output()

    def redraw(change=None):
        result = drawn(control.value)
        with out:
            out.clear_output(wait=True)
            display(result)

    control.observe(redraw, "value")
    redraw()
    return widgets.VBox([control, out])


def in_figure_widget(control, drawn):
    """Change a FigureWidget of plotly's."""
    shown = go.FigureWidget(drawn(control.value))

    def update(change):
        new = drawn(control.value)
        with shown.batch_update():
            if len(new.data) != len(shown.data):
                shown.data = []
                shown.add_traces(new.data)
            else:
                for trace, fresh in zip(shown.data, new.data, strict=True):
                    trace.update(fresh)
            shown.layout.update(new.layout)

    control.observe(update, "value")
    return widgets.VBox([control, shown])
