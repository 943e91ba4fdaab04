"""The Chinese calendar: feasts of years that are known."""

from datetime import date

import pytest

from timeline.extraction.chinese_calendar import chinese_day, months, sun_at

# New Year, mid-autumn and Qingming, as calendars printed them.
KNOWN = [
    ("2012-01-23", "2012-09-30", "2012-04-04"),
    ("2013-02-10", "2013-09-19", "2013-04-04"),
    ("2014-01-31", "2014-09-08", "2014-04-05"),
    ("2015-02-19", "2015-09-27", "2015-04-05"),
    ("2016-02-08", "2016-09-15", "2016-04-04"),
    ("2017-01-28", "2017-10-04", "2017-04-04"),
    ("2018-02-16", "2018-09-24", "2018-04-05"),
    ("2020-01-25", "2020-10-01", "2020-04-04"),
    ("2023-01-22", "2023-09-29", "2023-04-05"),
]


@pytest.mark.parametrize(("new_year", "mid_autumn", "qingming"), KNOWN)
def test_feasts_fall_on_the_days_that_calendars_print(new_year, mid_autumn, qingming):
    year = int(new_year[:4])
    found = chinese_day(year, 1, 1), chinese_day(year, 8, 15), sun_at(15, year)
    assert found == tuple(map(date.fromisoformat, (new_year, mid_autumn, qingming)))


def test_the_last_months_fall_in_the_year_after():
    assert chinese_day(2015, 12, 8) == date(2016, 1, 17)


def test_a_year_has_its_twelve_months_whatever_months_leap():
    assert all(sorted(months(year)) == [*range(1, 13)] for year in range(1900, 2100))
