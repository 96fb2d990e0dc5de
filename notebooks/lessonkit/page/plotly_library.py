"""Brings plotly.js to a page that has none."""

from typing import Any

from .part import Part


class PlotlyPart(Part):
    """A part that draws with plotly.js.

    JupyterLab has loaded the library for the still forms; elsewhere the page asks the kernel for
    it, once.
    """

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.on_msg(self._send_library)

    def _send_library(self, _: object, message: object, buffers: object) -> None:
        if message == "plotly.js, please":
            from plotly.offline import get_plotlyjs  # 5 MB, of which few pages have need

            self.send("plotly.js", buffers=[get_plotlyjs().encode()])
