"""The Solar Hijri calendar of Iran and Afghanistan: its years, months and days in our own calendar.

Six months of 31 days, five of 30, and one of 29 or, in a leap year, 30. Leap years follow a cycle of 33 years. Source:
K. M. Borkowski, "The Persian calendar for 3000 years", Earth, Moon, and Planets 74 (1996). From 1277 to 1502 the cycle
gives the same new years as the equinox at Tehran, by which the law has it; compared with the packages convertdate and
persiantools.
"""

from datetime import date

YEARS = range(1277, 1503)
_KNOWN_NEW_YEAR = 1395, date(2016, 3, 20).toordinal()


def new_year(year: int) -> int:
    """Return the proleptic ordinal (as of ``date.toordinal``) of the first day of a year."""
    known, ordinal = _KNOWN_NEW_YEAR
    return ordinal + 365 * (year - known) + _leap_days(year) - _leap_days(known)


def _leap_days(year: int) -> int:
    return (8 * year + 21) // 33


def year_of(day: date) -> int:
    """Return the year that holds a day.

    Examples
    --------
    >>> year_of(date(2016, 3, 19)), year_of(date(2016, 3, 20))
    (1394, 1395)
    """
    year = day.year - 621
    return year if new_year(year) <= day.toordinal() else year - 1


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return 31 if month <= 6 else 30 if month <= 11 else new_year(year + 1) - new_year(year) - 336


def in_common(year: int, month: int, day: int) -> date:
    """Return a day in our own calendar.

    Raises
    ------
    ValueError
        If the month has no such day.
    """
    if not 1 <= day <= month_length(year, month):
        raise ValueError(f"month {month} of {year} has no day {day}")
    return date.fromordinal(new_year(year) + 31 * (month - 1) - max(0, month - 7) + day - 1)
