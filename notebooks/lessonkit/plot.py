"""The live chart: a Plotly figure that a running kernel can change.

Why not plotly's own FigureWidget: every one of them carries the whole of plotly.js, 5 MB, over the kernel's
connection and into the saved notebook. This one uses the plotly.js that JupyterLab has already loaded for the
still form, and asks the kernel for the library, once for the page, only where there is none.
"""

import json

import traitlets

from .exhibit import Part
from .theme import INK, TEXT


def with_hover(figure, hover):
    """Return a figure, changed in place, whose points carry the texts that the live chart gets apart (see `Plot.hover`)."""
    for trace in figure["data"]:
        if "customdata" in trace:
            trace["hovertext"] = [hover[key] for key in trace["customdata"]]
    return figure


def leaders(texts, x, y, to_x, to_y, left):
    """Return traces for labels that stand off their dots, each tied to its dot by a line; none if there are none.

    texts: ready to be drawn. x, y: the dots. to_x, to_y: where the near edge of each label stands. left: True for a label that ends
    there, False for one that begins there. Why not annotations: Plotly takes some three milliseconds for each of them.
    """
    if not texts:
        return []
    line = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "cliponaxis": False, "line": {"color": INK, "width": 1},
            "x": [v for ends in zip(x, to_x) for v in (*ends, None)], "y": [v for ends in zip(y, to_y) for v in (*ends, None)]}
    return [line, {"type": "scatter", "mode": "text", "hoverinfo": "skip", "cliponaxis": False, "x": list(to_x), "y": list(to_y),
                   "text": list(texts), "textposition": ["middle left" if ends else "middle right" for ends in left],
                   "textfont": {"size": TEXT, "color": INK}}]


def ring(x, y):
    """Return a trace: a ring around the mark that the reader has opened."""
    return {"type": "scatter", "mode": "markers", "hoverinfo": "skip", "cliponaxis": False, "x": [x], "y": [y],
            "marker": {"symbol": "circle-open", "size": 28, "color": INK, "line": {"width": 3}}}


def _as_text(value, _):
    """Return JSON: a thousand numbers cross as one text, through which ipywidgets need not go one by one."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


class Plot(Part):
    """A Plotly figure. Assign `figure` to redraw it; zoom is kept while `layout.uirevision` stays the same.

    figure: dictionary with `data`, `layout` and `config`. A trace whose `customdata` holds keys of `hover`
        gets those texts for its points, so that long texts cross the network once and not with every change.
    hover: texts shown when the pointer or the keyboard is on a point, by key.
    name: what the chart shows, in a sentence, for those who cannot see it.
    picked: key of the point that was clicked, or chosen with Enter, last; set by the page.
    width: width of the chart in pixels, as measured by the page; 0 until it is known.
    """

    kind = "plot"
    figure = traitlets.Dict().tag(sync=True, to_json=_as_text)
    hover = traitlets.Dict().tag(sync=True, to_json=_as_text)
    name = traitlets.Unicode().tag(sync=True)
    picked = traitlets.Unicode().tag(sync=True)
    width = traitlets.Int(0).tag(sync=True)

    def __init__(self, **traits):
        super().__init__(**traits)
        self.on_msg(self._send_library)

    def _send_library(self, _, message, buffers):
        if message == "plotly.js, please":
            from plotly.offline import get_plotlyjs

            self.send("plotly.js", buffers=[get_plotlyjs().encode()])
