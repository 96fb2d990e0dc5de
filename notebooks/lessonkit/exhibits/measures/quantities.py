"""Observations in words and numbers: their dates, values and ranges."""

import math
from datetime import date

from ...data.rows import Observation
from ...formatting import MONTHS, format_count

#: Qualifiers that are no words before the value.
_SILENT = ("exactly", "draft")


def first_day(text: str) -> date:
    """Return the first day of a year, a month or a day that is written in ISO form."""
    year, month, day = [*(int(part) for part in text.split("-")), 1, 1][:3]
    return date(year, month, day)


def precision(text: str) -> str:
    """Return "year", "month" or "day": how exact a date in ISO form is."""
    return ("year", "month", "day")[text.count("-")]


def in_years(day: date) -> float:
    """Return a date as a number of years, with its part of the year, to three decimals."""
    return round(day.year + (day.timetuple().tm_yday - 1) / 365.25, 3)


def duration(first: date, last: date) -> str:
    """Return how long it is from one day to another, in years and whole months."""
    years, months = divmod(
        (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day), 12
    )
    return format_count(years, "year") + (f", {format_count(months, 'month')}" if months else "")


def abbreviate_month(when: str) -> str:
    """Return a date in words with its month cut to three letters."""
    return " ".join(word[:3] if word in MONTHS else word for word in when.split())


def format_number(value: float) -> str:
    """Return a number in figures: without decimals if it is whole or large, else with one."""
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:,.1f}"


def two_figures(value: float) -> str:
    """Return a number rounded to two figures: 12.6 is "13", 263 is "260"."""
    return f"{round(value, 1 - int(math.log10(value))):.0f}"


def value_range(observation: Observation) -> tuple[float, float] | None:
    """Return the least and the greatest value of an estimate; None where it gives one value."""
    low, high = observation.low, observation.high
    return (low, high) if low is not None and high is not None and low < high else None


def extent(observation: Observation) -> tuple[float, float]:
    """Return the least and the greatest value, which are the same where there is one value only."""
    return value_range(observation) or (observation.value, observation.value)


def format_value(observation: Observation) -> str:
    """Return a value in figures: as a range if it has one, else as its source qualifies it.

    "about" stands before a value that is not from a record and of which no more is known.
    """
    if spread := value_range(observation):
        return " to ".join(map(format_number, spread))
    value = format_number(observation.value)
    if observation.qualifier:
        return value if observation.qualifier in _SILENT else f"{observation.qualifier} {value}"
    return value if observation.certainty == "record" else f"about {value}"
