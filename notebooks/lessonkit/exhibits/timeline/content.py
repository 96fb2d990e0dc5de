"""What the page needs to draw a timeline in any state."""

from typing import Any

import numpy as np
import pandas as pd

from ...charts.notes import note_in_the_middle
from ...charts.style import CONFIG, Layout
from ...charts.time_axis import days
from ...charts.traces import leader_styles, ring
from ...data.rows import Era
from ...page.event_data import event_data
from ...palette import ERA_FILLS, INK
from ...vocabulary import CONFIDENCE
from .dots import (
    CROWD,
    DOT_DISTANCE,
    FEW,
    LANE_HEIGHT,
    LANES_HEIGHT,
    MOST_IN_SPOT,
    ROW_HEIGHT,
    ROWS,
    SPOT,
    TOP,
)
from .eras import era_name_style, fill_style
from .figure import (
    BAR_KEYS,
    CROWD_SUBTITLE,
    KEY,
    REACH,
    STRANDS_IN_LINE,
    SUBTITLES,
    TimelineData,
    lane_borders,
    lane_names,
    layout_of,
    span_style,
    strand_key,
    title_html,
)
from .lanes import MOST_LANES, Lanes
from .marks import OPEN, OUTLINES, SIZES, dot_style
from .view import IN_LANES

#: What stands on a chart without events.
NOTHING = note_in_the_middle("No event matches. Press Reset to see all of them.")
#: An arrow from an answer back to what it answers, still without its ends.
ARROW: Layout = {
    "xref": "x",
    "yref": "y",
    "axref": "x",
    "ayref": "y",
    "text": "",
    "showarrow": True,
    "arrowhead": 2,
    "arrowwidth": 2,
    "arrowcolor": INK,
    "standoff": 8,
    "startstandoff": 8,
}


def timeline_content(
    data: TimelineData, events: pd.DataFrame, menus: dict[str, list[str]]
) -> dict[str, Any]:
    """Return what the page needs to draw a timeline in any state; see `Content` in figure.js.

    Parameters
    ----------
    data
        What is drawn.
    events
        The table of events that it was made of.
    menus
        The entries of the menus of strands, states and degrees of certainty, the first of which
        chooses all.
    """
    table = event_data(events)
    strands: list[str] = list(dict.fromkeys(events["theme"].tolist()))
    states = list(dict.fromkeys(s for actors in events["actors"] for s in actors))
    numbers = {"theme": strands, "actor": states, "confidence": list(CONFIDENCE)}
    return {
        "events": table,
        "marks": _marks(data),
        "lanes": [
            {"names": lane_names(lanes), "lane_of": lanes.lane_of.tolist()}
            for lanes in data.lanes.values()
        ],
        "eras": [_era(era) for era in data.eras],
        "reach": days([data.first, data.last]).tolist(),
        "measures": _MEASURES,
        "colours": list(data.colours.values()),
        "strand_key": strand_key(data),
        "symbols": [degree.symbol for degree in CONFIDENCE.values()],
        "open": list(OPEN.values()),
        "outlines": list(OUTLINES.values()),
        "key": KEY,
        "bar_keys": BAR_KEYS,
        "strands_in_line": STRANDS_IN_LINE,
        "titles": {
            "even": title_html(data.title, SUBTITLES[False]),
            "stretched": title_html(data.title, SUBTITLES[True]),
            "crowd": title_html(data.title, CROWD_SUBTITLE),
        },
        "in_lanes": list(IN_LANES.values()),
        "templates": _templates(),
        "menus": {
            name: [numbers[name].index(key) if key else -1 for key in keys]
            for name, keys in menus.items()
        },
    }


def _era(era: Era) -> dict[str, Any]:
    end = None if era.end is None else days([era.end])[0]
    return {"title": era.title, "start": days([era.start])[0], "end": end}


def _marks(data: TimelineData) -> dict[str, Any]:
    """Return how the events are drawn, a list for each property."""
    marks = data.marks
    return {
        "days": days(marks.dates).tolist(),
        "ends": days(marks.ends).tolist(),
        "exact": marks.exact.tolist(),
        "importance": marks.importance.tolist(),
        "labels": marks.labels.tolist(),
        "widths": marks.widths.round(1).tolist(),
    }


#: See `Measures` in dots.js.
_MEASURES = {
    "top": TOP,
    "lane_height": LANE_HEIGHT,
    "lanes_height": LANES_HEIGHT,
    "crowd": CROWD,
    "spot": SPOT,
    "most_in_spot": MOST_IN_SPOT,
    "rows": ROWS,
    "row_height": ROW_HEIGHT,
    "dot_distance": DOT_DISTANCE,
    "few": FEW,
    "reach": REACH,
    "sizes": SIZES,
}


def _templates() -> dict[str, Any]:
    """Return the parts of the figure, without what depends on the state."""
    layout = layout_of({}, Lanes([], np.empty(0, dtype=np.int64)), 0, [KEY])
    return {
        "figure": {"layout": layout, "config": CONFIG},
        "dots": dot_style(),
        "names": era_name_style(),
        "fills": [fill_style(colour) for colour in ERA_FILLS],
        "borders": lane_borders(MOST_LANES),
        "leaders": dict(zip(("line", "label"), leader_styles(), strict=True)),
        "spans": {dash: span_style(dash) for dash in BAR_KEYS},
        "ring": ring(0, 0),
        "arrow": ARROW,
        "nothing": NOTHING,
    }
