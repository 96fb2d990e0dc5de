"""The live chart: a Plotly figure that a running kernel can change.

Why not plotly's own FigureWidget: every one of them carries the whole of plotly.js, 5 MB, over the kernel's
connection and into the saved notebook. This one uses the plotly.js that JupyterLab has already loaded for the
still form, and asks the kernel for the library, once for the page, only where there is none.
"""

import anywidget
import traitlets

from .exhibit import HERE
from .theme import INK, TEXT
from .words import drawn


def with_hover(figure, hover):
    """Return a figure, changed in place, whose points carry the texts that the live chart gets apart (see `Plot.hover`)."""
    for trace in figure["data"]:
        if "customdata" in trace:
            trace["hovertext"] = [hover[key] for key in trace["customdata"]]
    return figure


def leader(text, x, y, off):
    """Return a label that stands `off` (pixels to the right and down) from its dot at (x, y), tied to it by a line."""
    return {"text": drawn(text), "x": x, "y": y, "ax": off[0], "ay": off[1], "xanchor": "right" if off[0] < 0 else "left",
            "yanchor": "middle", "showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": INK, "standoff": 5,
            "borderpad": 0, "font": {"size": TEXT, "color": INK}}


class Plot(anywidget.AnyWidget):
    """A Plotly figure. Assign `figure` to redraw it; zoom is kept while `layout.uirevision` stays the same.

    figure: dictionary with `data`, `layout` and `config`. A trace whose `customdata` holds keys of `hover`
        gets those texts for its points, so that long texts cross the network once and not with every change.
    hover: texts shown when the pointer or the keyboard is on a point, by key.
    name: what the chart shows, in a sentence, for those who cannot see it.
    picked: key of the point that was clicked, or chosen with Enter, last; set by the page.
    width: width of the chart in pixels, as measured by the page; 0 until it is known.
    """

    _esm = HERE / "plot.js"
    figure = traitlets.Dict().tag(sync=True)
    hover = traitlets.Dict().tag(sync=True)
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
