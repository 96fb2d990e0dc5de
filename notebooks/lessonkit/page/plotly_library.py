"""Brings plotly.js to a page that has none."""

from functools import cache
from typing import Any

import anywidget
import traitlets

from .controls import plain_layout
from .modules import read_to_send
from .part import Part


class _StillCharts(anywidget.AnyWidget):
    """Spares the page needless drawings of still charts. Never seen, never closed."""

    _esm = traitlets.Unicode(read_to_send("page/still_charts.js")).tag(sync=True)


@cache
def _draw_still_charts_once() -> _StillCharts:
    return _StillCharts(layout=plain_layout())


class PlotlyPart(Part):
    """A part that draws with plotly.js.

    JupyterLab has loaded the library for the still forms; elsewhere the page asks the kernel for
    it, once.
    """

    def __init__(self, **traits: Any) -> None:
        _draw_still_charts_once()
        super().__init__(**traits)
        self.on_msg(self._send_library)

    def _send_library(self, _: object, message: object, buffers: object) -> None:
        if message == "plotly.js, please":
            from plotly.offline import get_plotlyjs  # 5 MB, of which few pages have need

            self.send("plotly.js", buffers=[get_plotlyjs().encode()])
