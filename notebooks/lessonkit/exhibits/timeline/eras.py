"""The eras on a timeline: the part of the axis that each takes, its band and its name.

eras.js breaks the names in the page as it is done here.
"""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from ...charts.style import TEXT, Layout, Trace
from ...charts.text import escape_plotly, text_width
from ...charts.time_axis import DAY, TimeAxis
from ...data.rows import Era
from ...palette import ERA_FILLS, QUIET


@dataclass(frozen=True)
class Band:
    """The part of a time axis that an era takes."""

    title: str
    first: pd.Timestamp
    last: pd.Timestamp


def eras_between(eras: Iterable[Era], first: pd.Timestamp, last: pd.Timestamp) -> list[Era]:
    """Return the eras that reach into the time from `first` to `last`."""
    return [era for era in eras if era.start <= last and (era.end is None or era.end >= first)]


def bands_of(eras: Iterable[Era], axis: TimeAxis) -> list[Band]:
    """Return the parts that eras take of an axis."""
    return [
        Band(
            era.title,
            max(era.start, axis.first),
            axis.last if era.end is None else min(era.end + DAY, axis.last),
        )
        for era in eras
    ]


def band_shapes(bands: Sequence[Band], axis: TimeAxis) -> list[Layout]:
    """Return the fills of eras behind the whole chart."""
    return [
        {
            **fill_style(ERA_FILLS[n % len(ERA_FILLS)]),
            "x0": axis.values([band.first])[0],
            "x1": axis.values([band.last])[0],
        }
        for n, band in enumerate(bands)
    ]


def fill_style(colour: str) -> Layout:
    """Return the fill of an era, still without its ends."""
    return {
        "type": "rect",
        "layer": "below",
        "xref": "x",
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"width": 0},
        "fillcolor": colour,
    }


def era_names(bands: Iterable[Band], axis: TimeAxis) -> Trace:
    """Return the names of eras over the lanes, where there is room for them."""
    middles: list[float] = []
    names: list[str] = []
    for band in bands:
        left, right = axis.pixels([band.first, band.last]).tolist()
        if lines := title_lines(band.title, right - left):
            middles.append((left + right) / 2)
            names.append("<br>".join(f"<i>{escape_plotly(line)}</i>" for line in lines))
    own = {"x": axis.values_at(middles), "y": [-0.5] * len(names), "text": names}
    return {**era_name_style(), **own}


def era_name_style() -> Trace:
    """Return the trace of the names of eras, still without its points.

    Notes
    -----
    A trace of texts: Plotly draws that many times faster than annotations.
    """
    return {
        "type": "scatter",
        "mode": "text",
        "hoverinfo": "skip",
        "cliponaxis": False,
        "textposition": "top center",
        "textfont": {"size": TEXT, "color": QUIET},
    }


def stretching_years(first: int, last: int) -> list[pd.Timestamp]:
    """Return the dates by which the axis of a table without eras is stretched.

    That is each new year, or each new decade if there are more than sixty years.
    """
    step = 1 if last - first <= 60 else 10
    start = first - first % step + step
    return [pd.Timestamp(year=year, month=1, day=1) for year in range(start, last + 1, step)]


def title_lines(title: str, room: float) -> list[str]:
    """Return a title in one line or two, or nothing if it has no room, in pixels.

    It is broken at spaces alone, never within a word.
    """
    lines = [title]
    if text_width(title, TEXT) > room:
        lines = textwrap.wrap(
            title,
            max(len(title) // 2 + 3, 8),
            expand_tabs=False,
            break_long_words=False,
            break_on_hyphens=False,
        )
    fits = len(lines) <= 2 and max(text_width(line, TEXT) for line in lines) < room
    return lines if fits else []
