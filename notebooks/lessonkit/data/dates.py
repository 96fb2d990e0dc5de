"""Dates as people write them in spreadsheets, turned into ISO dates.

Where a text can mean two days the reader is asked, never second-guessed.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from ..formatting import MONTHS, format_date

#: The years that a table may hold. Others are slips of the pen.
YEARS = (1000, 2199)
_BARE_TIME = r"(?:[T ]0{1,2}:00(?::00(?:\.0+)?)?Z?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_BARE_TIME}")
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])\s?(\d{{1,2}})\2\s?(\d{{4}}){_BARE_TIME}")
_SHORT_YEAR = re.compile(r"\d{1,2}[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ]\d{2}")
_DAY_WORD = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})")
_WORD_DAY = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_WORD_YEAR = re.compile(r"([A-Za-z]{3,9})\.?,? (\d{4})")
_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_YEAR = re.compile(r"\d{4}")
#: A day of the 20th or 21st century as spreadsheets number days, from 30 December 1899.
_SERIAL = re.compile(r"\d{5}(?:\.0+)?")
_LIKE = "Write it like 2024-06-19"
_NOT_A_DATE = "this is not a date that can be read"


class UnclearDate(ValueError):
    """A text that is no date, or not one date.

    Attributes
    ----------
    wrong : str
        What is wrong.
    mend : str
        How to mend it.
    """

    def __init__(self, wrong: str, mend: str) -> None:
        super().__init__(wrong)
        self.wrong, self.mend = wrong, mend


def read_date(text: str) -> tuple[str, str]:
    """Return the ISO date of a text, and its precision: "day", "month" or "year".

    A month counts from its first day, a year from 1 January. Day, month and year in figures are
    taken only where no other order is possible; with dots the day comes first, as wherever dots
    are used.

    Raises
    ------
    UnclearDate
        If the text is no date, or can be two.
    """
    text = " ".join(text.split())
    if m := _YEAR_FIRST.fullmatch(text):
        return _iso_date(int(m[1]), int(m[2]), int(m[3])), "day"
    if m := _YEAR_LAST.fullmatch(text):
        return _day_and_month(int(m[1]), int(m[3]), int(m[4]), day_first=m[2] == "."), "day"
    if m := _DAY_WORD.fullmatch(text):
        return _iso_date(int(m[3]), _month_number(m[2]), int(m[1])), "day"
    if m := _WORD_DAY.fullmatch(text):
        return _iso_date(int(m[3]), _month_number(m[1]), int(m[2])), "day"
    if m := _WORD_YEAR.fullmatch(text):
        return _iso_date(int(m[2]), _month_number(m[1]), 1), "month"
    if m := _MONTH.fullmatch(text):
        return _iso_date(int(m[1]), int(m[2]), 1), "month"
    if _YEAR.fullmatch(text):
        return _iso_date(int(text), 1, 1), "year"
    raise _unreadable(text)


def _unreadable(text: str) -> UnclearDate:
    """Return why a text of none of the usual forms is no date."""
    if set(text) == {"#"}:
        return UnclearDate(
            "the column was too narrow, and the spreadsheet saved these signs instead of the date",
            "Make the column wider, then save again",
        )
    if _SERIAL.fullmatch(text):
        day = date(1899, 12, 30) + timedelta(days=int(float(text)))
        return UnclearDate(
            "this is a spreadsheet’s own number for a day",
            f"If {format_date(day)} is meant, write {day}",
        )
    if _SHORT_YEAR.fullmatch(text):
        return UnclearDate("the year has only two digits", f"{_LIKE}, with all four digits")
    return UnclearDate(_NOT_A_DATE, f"{_LIKE}; 2024-06 or 2024 if no more is known")


def _month_number(word: str) -> int:
    for number, name in enumerate(MONTHS, 1):
        if len(word) >= 3 and name.lower().startswith(word.lower()):
            return number
    raise UnclearDate(f"{_NOT_A_DATE}: the month is not in English", _LIKE)


def _day_and_month(first: int, second: int, year: int, *, day_first: bool) -> str:
    """Return the ISO date of two numbers and a year, if day and month cannot be exchanged."""
    if day_first or first == second or first > 12:
        return _iso_date(year, second, first)
    if second > 12:
        return _iso_date(year, first, second)
    one, other = _iso_date(year, second, first), _iso_date(year, first, second)
    raise UnclearDate(
        "this can be two different days",
        f"If {format_date(date.fromisoformat(one))} is meant, write {one}; "
        f"if {format_date(date.fromisoformat(other))}, write {other}",
    )


def _iso_date(year: int, month: int, day: int) -> str:
    """Return an ISO date, or raise UnclearDate if there is no such day."""
    if not YEARS[0] <= year <= YEARS[1]:
        raise UnclearDate(
            f"the year {year} is out of range", f"Use a year from {YEARS[0]} to {YEARS[1]}"
        )
    if not 1 <= month <= 12:
        wrong = f"this is not a date that exists: there is no month {month}"
        raise UnclearDate(wrong, _LIKE)
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        mend = f"{MONTHS[month - 1]} {year} has {last} days. {_LIKE}"
        raise UnclearDate("this is not a date that exists", mend)
    return f"{year:04}-{month:02}-{day:02}"
