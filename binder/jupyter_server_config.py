"""How the server talks with the page: at once, and compressed.

By itself it holds a message back until the page has acknowledged the one before, which takes some 40 milliseconds every time a reader
moves a slider, and it sends everything at full length.
"""

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class PromptConnection(ZMQChannelsWebsocketConnection):
    """The connection between a page and a kernel, without Nagle's algorithm (RFC 896)."""

    def connect(self):
        """Begin as ever, but hold nothing back."""
        self.websocket_handler.set_nodelay(True)
        return super().connect()


c = get_config()  # noqa: F821
c.ServerApp.kernel_websocket_connection_class = PromptConnection
c.ServerApp.websocket_compression_options = {"compression_level": 6}
