"""The live chart: a Plotly figure that a running kernel can change.

Why not plotly's own FigureWidget: every one of them carries the whole of plotly.js, 5 MB, over the
kernel's connection and into the saved notebook. This one uses the plotly.js that JupyterLab has
already loaded for the still form.
"""

import json

import traitlets

from .plotly_library import PlotlyPart


def as_text(value: object, _: object) -> str:
    """Return JSON: a thousand numbers cross as one text, which ipywidgets need not go through."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


class Plot(PlotlyPart):
    """A Plotly figure.

    Assign `figure` to redraw it; zoom is kept while `layout.uirevision` stays the same.

    Attributes
    ----------
    figure : dict
        A figure with data, layout and config. A trace whose `customdata` holds keys of `hover` gets
        those texts for its points, so that long texts cross the network once and not with every
        change.
    hover : dict of str to str
        What is shown when the pointer or the keyboard is on a point, by key; escaped for Plotly.
    name : str
        What the chart shows, in a sentence, for those who cannot see it.
    picked : str
        Key of the point that was clicked, or chosen with Enter, last; set by the page.
    width : int
        Width of the chart in pixels, as measured by the page; 0 until it is known.
    """

    figure = traitlets.Dict().tag(sync=True, to_json=as_text)
    hover = traitlets.Dict().tag(sync=True, to_json=as_text)
    name = traitlets.Unicode().tag(sync=True)
    picked = traitlets.Unicode().tag(sync=True)
    width = traitlets.Int(0).tag(sync=True)
