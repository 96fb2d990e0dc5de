"""Network: ties between states by kind, in two years side by side.

The exhibit stands in exhibit.py, the kinds of ties and their words in ties.py, the chart in
figure.py, and where its lines and letters go in layout.py.
"""

from .exhibit import Network, NetworkState

__all__ = ["Network", "NetworkState"]
