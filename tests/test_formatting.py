"""Dates in words."""

from datetime import date

import pytest
from lessonkit.formatting import format_date


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((date(2024, 6, 19),), "19 June 2024"),
        ((date(2019, 2, 27), date(2019, 2, 28)), "27–28 February 2019"),
        ((date(1950, 11, 1), date(1953, 7, 1), "month"), "November 1950 to July 1953"),
        ((date(1945, 8, 1), None, "month"), "August 1945"),
        ((date(1945, 8, 1), None, "year"), "1945"),
        ((date(2023, 12, 30), date(2024, 1, 2)), "30 December 2023 to 2 January 2024"),
    ],
)
def test_dates_in_words(given, expected):
    assert format_date(*given) == expected
