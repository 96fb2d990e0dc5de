"""Let the server answer at once and compressed, and save notebooks that open as they came.

By itself it holds a message back until the page has acknowledged the one before. That takes some
40 milliseconds every time a reader moves a slider. It also sends everything at full length. A
notebook that was run and saved would open next day with an error in the place of each control,
and with pictures in the place of charts that can be zoomed.
"""

import warnings
from asyncio import Future
from pathlib import Path
from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class PromptConnection(ZMQChannelsWebsocketConnection):
    """The connection between a page and a kernel, without Nagle's algorithm (RFC 896)."""

    def connect(self) -> Future[None] | None:
        """Begin as ever, but hold nothing back."""
        self.websocket_handler.set_nodelay(True)
        return super().connect()

    def handle_incoming_message(self, incoming_msg: bytes) -> None:
        """Close the connection if a message claims more parts than it has room for.

        The page then opens a new connection.

        Notes
        -----
        Tornado leaves a compressed message packed if a pong came between its pieces
        (https://github.com/tornadoweb/tornado/pull/3353), and the server would go on counting
        parts until its memory is full.
        """
        counted = self.subprotocol == "v1.kernel.websocket.jupyter.org"
        parts = int.from_bytes(incoming_msg[:8], "little") if counted else 0
        if 8 * parts > len(incoming_msg):
            self.websocket_handler.close(1007, "not a message")
        else:
            super().handle_incoming_message(incoming_msg)


def as_it_came(model: dict[str, Any], **_: object) -> None:
    """Take out of a notebook that is about to be saved what does not outlive its kernel.

    The still forms of the exhibits and the hints stay.
    """
    is_notebook = model["type"] == "notebook" and model.get("content")
    cells = model["content"]["cells"] if is_notebook else []
    for output in (output for cell in cells for output in cell.get("outputs", ())):
        data = output.get("data", {})
        if "Run > Run All Cells" in "".join(data.get("text/plain", "")):
            data.pop("application/vnd.jupyter.widget-view+json", None)
        if "application/vnd.plotly.v1+json" in data:
            data.pop("image/png", None)


c = get_config()  # noqa: F821
c.ServerApp.kernel_websocket_connection_class = PromptConnection
c.ServerApp.websocket_compression_options = {"compression_level": 6}
# The server reads this file twice, and warns of its own second reading.
warnings.filterwarnings("ignore", message="Overriding existing pre_save_hook")
c.ContentsManager.pre_save_hook = as_it_came

# In the course's own folder this file stands beside its settings. On Binder and on a hub it is
# copied into the environment alone. There the link says which page opens, and the settings stand
# in the environment.
SETTINGS = Path(__file__).with_name("settings")
if SETTINGS.is_dir():
    c.LabApp.app_settings_dir = str(SETTINGS)
    c.LabApp.default_url = "/doc/tree/notebooks/00-start-here.ipynb"
    c.ServerApp.root_dir = str(SETTINGS.parents[1])
    # A container has often no other user than root.
    c.ServerApp.allow_root = True
    # Warnings only, and the address of the page, so that a reader finds it.
    c.Application.log_level = "WARN"
