"""The time axis of a timeline: even, or stretched where much happens.

A place on the axis is a *part*, from 0 at its first date to 1 at its last, or a number of pixels
from the left edge of the drawing. Dates that go in are anything that numpy takes as dates, such as
a column of a table or a list of timestamps.

time_axis.js does the same in the page, step by step with the same numbers.
"""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from .style import Layout

Floats: TypeAlias = npt.NDArray[np.float64]
Moments: TypeAlias = npt.NDArray[np.datetime64]
Dates: TypeAlias = "Iterable[pd.Timestamp] | Moments | pd.Series[pd.Timestamp]"

DAY = pd.Timedelta(days=1)
#: Years between two ticks, from the closest.
_STEPS = (1, 2, 5, 10, 20, 50, 100)
#: Least distance of ticks in pixels; a year that has room for so many of them gets them.
_TICK_DISTANCE, _TICKS_IN_YEAR = 46, 4
#: Free room at the left edge, as a part of the width, so that the first dots do not touch the names
#: of the lanes.
PAD = 0.012


def moments(dates: Dates) -> Moments:
    """Return dates as an array of numpy's, in microseconds.

    These reach any year; nanoseconds reach no further back than 1677.
    """
    return np.array(dates, dtype="datetime64[us]")


def days(dates: Dates) -> Floats:
    """Return dates as numbers of days since 1970-01-01; NaN where there is none."""
    return (moments(dates) - np.datetime64(0, "D")) / np.timedelta64(1, "D")


class TimeAxis:
    """A time axis.

    Parameters
    ----------
    first, last
        The dates at its ends.
    width
        Its width in pixels.
    """

    def __init__(self, first: pd.Timestamp | str, last: pd.Timestamp | str, width: float) -> None:
        self.first, self.last, self.width = pd.Timestamp(first), pd.Timestamp(last), width

    def parts(self, dates: Dates) -> Floats:
        """Return where dates stand, as parts."""
        raise NotImplementedError

    def pixels(self, dates: Dates) -> Floats:
        """Return where dates stand, in pixels."""
        return (self.parts(dates) + PAD) / (1 + PAD) * self.width

    def parts_at(self, pixels: Sequence[float]) -> Floats:
        """Return places that are given in pixels, as parts."""
        return np.asarray(pixels, dtype=np.float64) / self.width * (1 + PAD) - PAD

    def values(self, dates: Dates) -> Sequence[str | float]:
        """Return dates as Plotly takes them on this axis."""
        raise NotImplementedError

    def values_at(self, pixels: Sequence[float]) -> Sequence[str | float]:
        """Return places that are given in pixels, as Plotly takes them on this axis."""
        raise NotImplementedError

    def layout(self) -> Layout:
        """Return the settings of the axis for Plotly."""
        raise NotImplementedError


class EvenAxis(TimeAxis):
    """Every year has the same width: Plotly's date axis, which finds new ticks as one zooms."""

    def parts(self, dates: Dates) -> Floats:
        first, last = days([self.first, self.last])
        return (days(dates) - first) / (last - first)

    def values(self, dates: Dates) -> list[str]:
        return np.datetime_as_string(moments(dates), unit="D").tolist()

    def values_at(self, pixels: Sequence[float]) -> list[str]:
        first, last = days([self.first, self.last])
        minutes = (self.parts_at(pixels) * (last - first) + first) * 1440
        at: Moments = minutes.round().astype("datetime64[m]")
        return np.datetime_as_string(at).tolist()

    def layout(self) -> Layout:
        first, last = days([self.first, self.last])
        ends = np.floor([first - (last - first) * PAD, last])
        return {"type": "date", "range": self.values(ends.astype("datetime64[D]"))}


class StretchedAxis(TimeAxis):
    """The years in which much happens are wider.

    Parameters
    ----------
    first, last
        The dates at its ends.
    width
        Its width in pixels.
    bounds
        The dates at which a new era begins, ascending.
    dates
        The dates of all events.

    Notes
    -----
    Each era gets half its share of the width by its years, and half by the number of its events.
    """

    def __init__(
        self,
        first: pd.Timestamp | str,
        last: pd.Timestamp | str,
        width: float,
        bounds: Iterable[pd.Timestamp],
        dates: Dates,
    ) -> None:
        super().__init__(first, last, width)
        # A single day still needs an axis to stand on.
        self.last = max(self.last, self.first + DAY)
        edges = [self.first, *(day for day in bounds if self.first < day < self.last), self.last]
        self._edges = days(edges)
        spans = np.diff(self._edges) / (self._edges[-1] - self._edges[0])
        counts = np.histogram(days(dates), self._edges)[0]
        # Summed up from the first on, where sum() would add in an order of its own: so the last
        # part is 1.
        sums = np.cumsum(spans / 2 + counts / max(counts.sum(), 1) / 2)
        self._parts: Floats = np.concatenate([[0], sums / sums[-1]])

    def parts(self, dates: Dates) -> Floats:
        return np.interp(days(dates), self._edges, self._parts)

    def values(self, dates: Dates) -> list[float]:
        return np.round(self.parts(dates), 5).tolist()

    def values_at(self, pixels: Sequence[float]) -> list[float]:
        return self.parts_at(pixels).round(5).tolist()

    def layout(self) -> Layout:
        ticks = self._ticks()
        names = [day.strftime("%b") if day.month > 1 else str(day.year) for day in ticks]
        return {"range": [-PAD, 1], "tickvals": self.values(ticks), "ticktext": names}

    def _ticks(self) -> list[pd.Timestamp]:
        """Return years where there is room for their names, and months where there is more."""
        ticks: dict[pd.Timestamp, float] = {}
        for day in self._possible_ticks():
            at = float(self.pixels([day])[0])
            clear = all(abs(at - other) >= _TICK_DISTANCE for other in ticks.values())
            if 0 <= at <= self.width and clear:
                ticks[day] = at
        return sorted(ticks)

    def _possible_ticks(self) -> Iterable[pd.Timestamp]:
        """Yield the days that a tick would suit, the best first: where eras begin, then by era."""
        starts = [round(1970 + edge / 365.2425) for edge in self._edges.tolist()]
        for year in starts:
            yield _first_of(year)
        widths = (np.diff(self._parts) * self.width).tolist()
        for start, end, width in zip(starts, starts[1:], widths, strict=False):
            year_width = width / max(end - start, 1)
            step = next((s for s in _STEPS if s * year_width >= _TICK_DISTANCE), _STEPS[-1])
            for year in range(-(-start // step) * step, end, step):
                yield _first_of(year)
            if year_width >= _TICKS_IN_YEAR * _TICK_DISTANCE:
                months = 12 // _TICKS_IN_YEAR
                for year in range(start, end):
                    for month in range(1 + months, 13, months):
                        yield _first_of(year, month)


def _first_of(year: int, month: int = 1) -> pd.Timestamp:
    return pd.Timestamp(year=year, month=month, day=1)
