"""The Chinese calendar: months begin on the day of the new moon in Beijing, and the sun says which month is which.

Feasts are reckoned by it (the Spring Festival, mid-autumn) and by the sun alone (Qingming). Sun and moon are worked out
by the shorter series of J. Meeus, Astronomical Algorithms (1998), chapters 25 and 49: right to some minutes.
"""

from datetime import date
from functools import lru_cache
from math import floor, radians, sin

# From the Julian day number to the ordinal of a date; from dynamical to Beijing time, half a day for the day's noon.
ORDINAL, BEIJING = 1721425, 8 / 24 + 0.5 - 69 / 86400
# New moons and the sun are counted from the beginning of 2000.
EPOCH, MONTH, YEAR = 2451550.09766, 29.530588861, 365.2422
# Days that a new moon is off its mean: factor of the sun's anomaly, the moon's, the moon's latitude, and the size.
MOON = (
    (0, 1, 0, -0.4072), (1, 0, 0, 0.17241), (0, 2, 0, 0.01608), (0, 0, 2, 0.01039), (-1, 1, 0, 0.00739),
    (1, 1, 0, -0.00514), (2, 0, 0, 0.00208), (0, 1, -2, -0.00111), (0, 1, 2, -0.00057), (1, 2, 0, 0.00056),
    (0, 3, 0, -0.00042), (1, 0, 2, 0.00042), (1, 0, -2, 0.00038), (-1, 2, 0, -0.00024),
)  # fmt: skip


def new_moon(number: int) -> int:
    """Return the ordinal of the day of a new moon in Beijing, counted from the first one of 2000."""
    sun = 2.5534 + 29.1053567 * number
    moon = 201.5643 + 385.81693528 * number
    node = 160.7108 + 390.67050284 * number
    off = sum(size * sin(radians(s * sun + m * moon + n * node)) for s, m, n, size in MOON)
    return floor(EPOCH + MONTH * number + off + BEIJING) - ORDINAL


def longitude(ordinal: int) -> float:
    """Return the longitude of the sun, in degrees, when a day begins in Beijing."""
    since = ordinal + ORDINAL - BEIJING - 2451545
    anomaly = radians(357.52911 + 0.98560028 * since)
    centre = 1.9146 * sin(anomaly) + 0.02 * sin(2 * anomaly) + 0.0003 * sin(3 * anomaly)
    return (280.46646 + 0.98564736 * since + centre - 0.0057 - 0.0048 * sin(radians(125.04 - 0.05295 * since))) % 360


@lru_cache(maxsize=512)
def sun_at(degrees: int, year: int) -> date:
    """Return the day of a year on which the sun reaches a longitude: 0 is the spring equinox, 15 Qingming.

    Examples
    --------
    >>> sun_at(15, 2016)
    datetime.date(2016, 4, 4)
    """
    day = date(year, 1, 1).toordinal() + floor((degrees - 281) % 360 / 360 * YEAR) - 3
    while (longitude(day + 1) - degrees) % 360 > 180:
        day += 1
    return date.fromordinal(day)


@lru_cache(maxsize=64)
def months(year: int) -> dict[int, int]:
    """Return the ordinals on which the months 11 and 12 of the year before and 1 to 10 of a Chinese year begin.

    The solstice falls in month 11. Where thirteen months lie between two of them, the first during which the sun enters
    no new twelfth of its way is a leap month, and has no number of its own.
    """
    ends = []
    for solstice in (sun_at(270, year - 1).toordinal(), sun_at(270, year).toordinal()):
        near = floor((solstice - (new_moon(0))) / MONTH) + 1
        ends.append(next(k for k in range(near, near - 3, -1) if new_moon(k) <= solstice))
    leap = ends[1] - ends[0] == 13
    found: dict[int, int] = {}
    number = 11
    for k in range(*ends):
        first, following = new_moon(k), new_moon(k + 1)
        if leap and longitude(first) // 30 == longitude(following) // 30:
            leap = False
            continue
        found[number] = first
        number = number % 12 + 1
    return found


def chinese_day(year: int, month: int, day: int) -> date:
    """Return the day of the Chinese calendar that falls in the Chinese year which begins in a year of ours.

    Examples
    --------
    >>> chinese_day(2016, 1, 1), chinese_day(2016, 8, 15)
    (datetime.date(2016, 2, 8), datetime.date(2016, 9, 15))
    """
    return date.fromordinal(months(year if month < 11 else year + 1)[month] + day - 1)
