"""Timeline: events in lanes over the years, as a chart, a list or a table.

The exhibit stands in exhibit.py, what the reader has chosen in view.py, the chart in figure.py, and
what it is made of beside it: marks, dots, lanes and eras.
"""

from .exhibit import Timeline
from .view import TimelineView

__all__ = ["Timeline", "TimelineView"]
