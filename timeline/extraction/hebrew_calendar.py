"""The Hebrew calendar, worked out by its rules; a year of twelve or thirteen months begins in autumn.

Months are counted from Nisan, in spring: the seventh, Tishri, opens the year, and the twelfth is the Adar before Nisan.
"""

from datetime import date
from functools import lru_cache

# Where the years begin, as an ordinal; parts of an hour in a day, in a month beyond 29 days, at the first new moon.
EPOCH, DAY, MONTH, FIRST = -1373427, 25920, 13753, 12084
# From the first of Nisan to the new year, and the length of the Adar before it.
NISAN, ADAR = 177, 29
# From the year of ours in which a Hebrew year ends to its number.
ENDS = 3760


def _elapsed(year: int) -> int:
    """Return the days from the epoch to a new year: that of its new moon, never a Sunday, Wednesday or Friday."""
    months = (235 * year - 234) // 19
    day = 29 * months + (FIRST + MONTH * months) // DAY
    return day + (3 * (day + 1) % 7 < 3)


@lru_cache(maxsize=512)
def new_year(year: int) -> int:
    """Return the ordinal of the first of Tishri; it is put off where a year would be too long or too short."""
    before, own, after = (_elapsed(year + k) for k in (-1, 0, 1))
    return EPOCH + own + (2 if after - own == 356 else 1 if own - before == 382 else 0)


def hebrew_day(year: int, month: int, day: int) -> date:
    """Return the day of the Hebrew calendar that falls in a year of ours; the evening before belongs to it.

    Examples
    --------
    >>> hebrew_day(2018, 7, 10), hebrew_day(2018, 1, 15)
    (datetime.date(2018, 9, 19), datetime.date(2018, 3, 31))
    """
    found = (date.fromordinal(_first(year + ENDS + k, month) + day - 1) for k in (0, 1))
    return next(here for here in found if here.year == year)


def _first(year: int, month: int) -> int:
    """Return the ordinal of the first day of a month of a Hebrew year."""
    opens, closes = new_year(year), new_year(year + 1)
    if month < 7:
        return closes - NISAN + (59 * (month - 1) + 1) // 2
    if month == 12:
        return closes - NISAN - ADAR
    second, third = 29 + ((closes - opens) % 10 == 5), 30 - ((closes - opens) % 10 == 3)
    return opens + sum((30, second, third, 29)[: month - 7])
