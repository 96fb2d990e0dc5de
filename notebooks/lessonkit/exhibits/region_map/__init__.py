"""RegionMap: where the events happened, on an outline of the course's own.

The exhibit stands in exhibit.py, the two cuts of the map in view.py, the chart in figure.py.
"""

from .exhibit import MapState, RegionMap

__all__ = ["MapState", "RegionMap"]
