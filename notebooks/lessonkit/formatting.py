"""Dates and numbers in words."""

from datetime import date

MONTHS = (
    "January February March April May June July August September October November December"
).split()


def format_count(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: `format_count(2, "event")` is "2 events".

    Parameters
    ----------
    number
        How many; from 1,000 on it is written with commas.
    one
        The noun in the singular.
    many
        The plural, where it is not the singular with an s.
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def format_date(day: date, last: date | None = None, precision: str = "day") -> str:
    """Return a date or a span in words, as exact as it is known.

    For example "19 June 2024", "27–28 February 2019", "November 1950 to July 1953".

    Parameters
    ----------
    day
        The date, or the first day of the span.
    last
        The last day of the span; None where there is one date only.
    precision
        "day", "month" or "year".
    """
    if last is None or _one_date(day, precision) == _one_date(last, precision):
        return _one_date(day, precision)
    if precision == "day" and (day.year, day.month) == (last.year, last.month):
        return f"{day.day}–{_one_date(last, precision)}"
    return f"{_one_date(day, precision)} to {_one_date(last, precision)}"


def _one_date(day: date, precision: str) -> str:
    if precision == "year":
        return f"{day.year}"
    month = f"{MONTHS[day.month - 1]} {day.year}"
    return month if precision == "month" else f"{day.day} {month}"
