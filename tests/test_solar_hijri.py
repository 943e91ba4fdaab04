"""The Solar Hijri calendar: new years as they were kept, leap years, and every day there and back."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from timeline.extraction.solar_hijri import YEARS, in_common, month_length, year_of


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1304, date(1925, 3, 21)),
        (1332, date(1953, 3, 21)),
        (1358, date(1979, 3, 21)),
        (1375, date(1996, 3, 20)),
        (1376, date(1997, 3, 21)),
        (1392, date(2013, 3, 21)),
        (1395, date(2016, 3, 20)),
        (1396, date(2017, 3, 21)),
        (1400, date(2021, 3, 21)),
        (1403, date(2024, 3, 20)),
        (1404, date(2025, 3, 21)),
    ],
)
def test_a_year_begins_when_it_was_celebrated(year, day):
    assert in_common(year, 1, 1) == day
    assert (year_of(day), year_of(day - timedelta(1))) == (year, year - 1)


def test_leap_years_are_those_of_the_calendar():
    leap = [year for year in range(1354, 1410) if month_length(year, 12) == 30]
    assert leap == [1354, 1358, 1362, 1366, 1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408]


def test_days_follow_each_other_without_a_gap():
    days = [in_common(y, m, d) for y in YEARS for m in range(1, 13) for d in range(1, month_length(y, m) + 1)]
    assert all(b - a == timedelta(1) for a, b in pairwise(days))


def test_a_day_that_a_month_lacks_is_refused():
    with pytest.raises(ValueError, match="month 12 of 1394 has no day 30"):
        in_common(1394, 12, 30)
