"""The time axis of a timeline: even, or stretched where much happens."""

import numpy as np
import pandas as pd

DAY = pd.Timedelta(days=1)
_STEPS = (1, 2, 5, 10, 20, 50, 100)
#: Least distance of ticks in pixels; a year that has room for so many of them gets them.
_ROOM, _MONTHS = 46, 4
#: Free room at the left edge, as a part of the width, so that the first dots do not touch the names of the lanes.
PAD = 0.012


def days(dates):
    """Return dates as numbers of days since 1970-01-01, an array of floats; NaN where there is none."""
    return (moments(dates) - np.datetime64(0, "D")) / np.timedelta64(1, "D")


def moments(dates):
    """Return dates as an array of numpy's, in microseconds: these reach any year, nanoseconds no further back than 1677."""
    return np.array(dates, dtype="datetime64[us]")


def _padded(part, width):
    return (part + PAD) / (1 + PAD) * width


def _unpadded(pixels, width):
    return np.asarray(pixels, dtype=float) / width * (1 + PAD) - PAD


class EvenAxis:
    """Every year has the same width. Plotly's own date axis, which finds new ticks as the reader zooms."""

    def __init__(self, first, last, width):
        self.first, self.last, self.width = pd.Timestamp(first), pd.Timestamp(last), width

    def pixels(self, dates):
        """Return where dates stand, in pixels from the left edge."""
        first, last = days([self.first, self.last])
        return _padded(np.asarray((days(dates) - first) / (last - first)), self.width)

    def values(self, dates):
        """Return dates as Plotly takes them on this axis."""
        return np.datetime_as_string(moments(dates), unit="D").tolist()

    def at(self, pixels):
        """Return places on this axis, given in pixels from the left edge, as Plotly takes them."""
        first, last = days([self.first, self.last])
        away = _unpadded(pixels, self.width) * (last - first) + first
        return np.datetime_as_string((away * 1440).round().astype("datetime64[m]")).tolist()

    def layout(self):
        """Return the settings of the axis for Plotly."""
        return {
            "type": "date",
            "range": self.values([self.first - (self.last - self.first) * PAD, self.last]),
        }


class StretchedAxis:
    """Each era gets half its share of the width by its years, and half by the number of its events.

    `bounds` are the dates at which a new era begins; `dates` those of all the events.
    """

    def __init__(self, first, last, width, bounds, dates):
        self.first, self.width = pd.Timestamp(first), width
        # A single day still needs an axis to stand on.
        self.last = max(pd.Timestamp(last), self.first + DAY)
        edges = [self.first, *[b for b in bounds if self.first < b < self.last], self.last]
        self._edges = np.asarray(days(edges))
        spans = np.diff(self._edges)
        counts = np.histogram(days(dates), self._edges)[0]
        shares = spans / spans.sum() / 2 + (counts / max(counts.sum(), 1)) / 2
        self._at = np.concatenate([[0], np.cumsum(shares / shares.sum())])

    def pixels(self, dates):
        """Return where dates stand, in pixels from the left edge."""
        return _padded(np.interp(days(dates), self._edges, self._at), self.width)

    def values(self, dates):
        """Return dates as Plotly takes them on this axis: parts of the whole width, 0 to 1."""
        return np.round(np.interp(days(dates), self._edges, self._at), 5).tolist()

    def at(self, pixels):
        """Return places on this axis, given in pixels from the left edge, as Plotly takes them."""
        return _unpadded(pixels, self.width).round(5).tolist()

    def layout(self):
        """Return the settings of the axis for Plotly, with years as ticks where there is room, and months where there is more."""
        ticks = self._ticks()
        names = [day.strftime("%b") if day.month > 1 else str(day.year) for day in ticks]
        return {"range": [-PAD, 1], "tickvals": self.values(ticks), "ticktext": names}

    def _ticks(self):
        ticks = {}

        def add(day):
            at = self.pixels([day])[0]
            if 0 <= at <= self.width and all(abs(at - other) >= _ROOM for other in ticks.values()):
                ticks[day] = at

        starts = [round(1970 + edge / 365.2425) for edge in self._edges]
        for year in starts:
            add(pd.Timestamp(year=year, month=1, day=1))
        for start, end, low, high in zip(starts, starts[1:], self._at, self._at[1:]):
            room = (high - low) * self.width / max(end - start, 1)
            step = next((s for s in _STEPS if s * room >= _ROOM), _STEPS[-1])
            for year in range(-(-start // step) * step, end, step):
                add(pd.Timestamp(year=year, month=1, day=1))
            for year in range(start, end) if room >= _MONTHS * _ROOM else ():
                for month in range(1 + 12 // _MONTHS, 13, 12 // _MONTHS):
                    add(pd.Timestamp(year=year, month=month, day=1))
        return sorted(ticks)
