"""Calendars: periods, shifts, parts of periods, and years and months of other calendars."""

from calendar import monthrange
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from hijridate import Gregorian, Hijri

from timeline.extraction import solar_hijri
from timeline.extraction.chinese_calendar import chinese_day, sun_at
from timeline.extraction.hebrew_calendar import hebrew_day
from timeline.knowledge import Days
from timeline.knowledge.feasts import Feast
from timeline.knowledge.vague import vague_dates

# From the finest unit to the coarsest.
SIZES = ("minute", "hour", "day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century")
THIRD = 365.25 / 4  # days that a period has for every month of a third of it
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
HIJRI, SOLAR = "hijri", "solar"
# Years that can be converted: hijridate's tables of the Umm al-Qura calendar, and the cycle of leap years.
CONVERTED = {HIJRI: range(1343, 1501), SOLAR: solar_hijri.YEARS}


def month(year: int, number: int) -> Days:
    """Return the days of a month."""
    return Days(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def year(number: int) -> Days:
    """Return the days of a year."""
    return Days(date(number, 1, 1), date(number, 12, 31))


def shift(day: date, unit: str, steps: int) -> date:
    """Return the day a number of units later; the 31st becomes the last day of a shorter month.

    Examples
    --------
    >>> shift(date(2016, 8, 31), "month", -2)
    datetime.date(2016, 6, 30)
    """
    if unit in MONTHS:
        months = day.year * 12 + day.month - 1 + steps * MONTHS[unit]
        y, m = divmod(months, 12)
        return date(y, m + 1, min(day.day, monthrange(y, m + 1)[1]))
    return day + timedelta(steps * (7 if unit == "week" else 1))


def period(unit: str, day: date) -> Days:
    """Return the week, month, quarter, half, year, decade or century that holds a day."""
    if unit in ("day", "hour", "minute"):
        return Days(day, day)
    if unit in ("week", "weekend"):
        first = day - timedelta(day.weekday())
        return Days(first, first + timedelta(6))
    months = MONTHS[unit]
    start = (day.year * 12 + day.month - 1) // months * months
    first = date(start // 12, start % 12 + 1, 1)
    return Days(first, shift(first, "month", months) - timedelta(1))


def weekend(day: date) -> Days:
    """Return the weekend of the week that holds a day."""
    monday = day - timedelta(day.weekday())
    first, last = vague_dates().pair("weekend", "days")
    return Days(monday + timedelta(first - 1), monday + timedelta(last - 1))


def weekend_of(days: Days) -> Days:
    """Return the nearest weekend to a day, and the day: from Saturday to Labor Day, from Thanksgiving to Sunday."""
    near = min((weekend(days.first + timedelta(k)) for k in (-7, 0)), key=lambda w: abs((w.last - days.first).days))
    return Days(min(near.first, days.first), max(near.last, days.last))


def nearest_weekday(day: date, weekday: int) -> date:
    """Return the nearest day that falls on a weekday (Monday = 0)."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(ahead if ahead <= 3 else ahead - 7)


def decade(tens: int | None, hundred: int | None, reference: date) -> Days:
    """Return "the eighties" of a century (20 = the 1900s), the last ones before the reference without one."""
    if tens is None:
        assert hundred is not None
        return period("century", date((hundred - 1) * 100, 1, 1))
    if hundred is None:
        first = reference.year // 100 * 100 + tens
        hundred = (first if first <= reference.year else first - 100) // 100 + 1
    return period("decade", date((hundred - 1) * 100 + tens, 1, 1))


def year_of(calendar: str, day: date) -> int:
    """Return the year of a calendar ("hijri", "solar"; "" is our own) that holds a day."""
    if calendar == HIJRI:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    return solar_hijri.year_of(day) if calendar == SOLAR else day.year


def days_in(
    calendar: str, number: int, month: int | None = None, day: int | None = None, to_day: int | None = None
) -> tuple[Days, str]:
    """Return the days of a year, month or day of another calendar ("hijri": Umm al-Qura, "solar") and their grain.

    Raises
    ------
    ValueError
        Beyond the years that can be converted.
    """
    if number not in CONVERTED[calendar]:
        years = CONVERTED[calendar]
        raise ValueError(f"{calendar} year {number}: only {years.start} to {years.stop - 1} can be converted")
    convert = solar_hijri.in_common if calendar == SOLAR else _from_hijri
    first = convert(number, month or 1, day or 1)
    if day is None:
        last = convert(number, month or 12, to_day or _last_of_month(calendar, number, month or 12))
    else:
        last = first if to_day is None else convert(number, month or 12, to_day)
    days = Days(first, last)
    return days, "year" if month is None else "month" if day is None else "day" if to_day is None else "other"


def _last_of_month(calendar: str, year: int, month: int) -> int:
    """Return the last day of a month, numbered."""
    if calendar == SOLAR:
        return solar_hijri.month_length(year, month)
    return int(Hijri(year, month, 1).month_length())


def _from_hijri(year: int, month: int, day: int) -> date:
    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def feast(rule: Feast, year: int) -> Days | None:
    """Return the days of a feast in a year, the first ones where an Islamic feast falls twice.

    Those of the Hebrew calendar begin in the evening before.

    Examples
    --------
    >>> feast(Feast(from_easter=0), 2016).first, feast(Feast(from_orthodox=0), 2016).first
    (datetime.date(2016, 3, 27), datetime.date(2016, 5, 1))
    >>> feast(Feast(month=7, day=1, days=2, calendar="hebrew"), 2018).first
    datetime.date(2018, 9, 9)
    """
    day = _feast_day(rule, year)
    if day is None:
        return None
    return Days(day - timedelta(rule.calendar == "hebrew"), day + timedelta(rule.days - 1))


def _feast_day(rule: Feast, year: int) -> date | None:
    for after, church in ((rule.from_easter, EASTER_WESTERN), (rule.from_orthodox, EASTER_ORTHODOX)):
        if after is not None:
            sunday: date = easter(year, church)
            return sunday + timedelta(after)
    if rule.sun is not None:
        return sun_at(rule.sun, year)
    if rule.calendar == "chinese":
        return chinese_day(year, rule.month, rule.day) + timedelta(rule.later)
    if rule.calendar == "hebrew":
        return hebrew_day(year, rule.month, rule.day)
    if rule.calendar == "hijri":
        near = year_of(HIJRI, date(year, 1, 1))
        found = [_from_hijri(hijri, rule.month, rule.day) for hijri in (near, near + 1)]
        return next((day for day in found if day.year == year), None)
    if rule.weekday is None:
        return date(year, rule.month, rule.day)
    days = nth(month(year, rule.month), "month", rule.nth, "weekday", rule.weekday)
    return days.first + timedelta(rule.later) if days is not None else None


def nth(days: Days, grain: str, number: int, unit: str, weekday: int | None) -> Days | None:
    """Return the nth day, week, weekday, quarter or half of a period (-1 = the last), or None where it has none.

    Weeks run Monday to Sunday and belong to the period that holds their Thursday (ISO 8601).
    """
    if weekday is not None:
        dated = days.first + timedelta(number - 1)
        if number > 5 or (unit == "day" and number > 0 and grain == "month" and dated.weekday() == weekday):
            # "Tuesday the third of July" where the third is a Tuesday.
            return Days(dated, dated)
        if number < 0:
            last = days.last - timedelta((days.last.weekday() - weekday) % 7 - 7 * (number + 1))
            return Days(last, last)
        first = days.first + timedelta((weekday - days.first.weekday()) % 7 + 7 * (number - 1))
        return Days(first, first) if first <= days.last else None
    if unit == "half" and grain == "month":
        middle = days.first + timedelta(14)
        return Days(days.first, middle) if number == 1 else Days(middle + timedelta(1), days.last)
    if unit == "week":
        week = period("week", days.first if number > 0 else days.last)
        if not days.first <= week.first + timedelta(3) <= days.last:
            week = week.shifted(7 if number > 0 else -7)
        return week.shifted(7 * (number - 1 if number > 0 else number + 1))
    if unit == "day":
        place = days.first + timedelta(number - 1) if number > 0 else days.last + timedelta(number + 1)
        return Days(place, place)
    start = shift(days.first, unit, number - 1) if number > 0 else shift(days.last + timedelta(1), unit, number)
    found = Days(start, shift(start, unit, 1) - timedelta(1))
    return found if found.last <= days.last else None


def run(days: Days, grain: str, number: int, unit: str) -> Days:
    """Return the first days, weeks, months … of a period, so many of them; below zero the last ones.

    Examples
    --------
    >>> run(year(2016), "year", 8, "month").last
    datetime.date(2016, 8, 31)
    """
    if unit == "week" and (week := nth(days, grain, 1 if number > 0 else -1, "week", None)) is not None:
        days, number, unit = Days(week.first, week.last), 7 * number, "day"
    if number > 0:
        return Days(days.first, shift(days.first, unit, number) - timedelta(1))
    return Days(shift(days.last + timedelta(1), unit, number), days.last)


def part(days: Days, grain: str, word: str) -> tuple[Days, str]:
    """Return the early, mid or late part of a period, by ``vague-dates.toml``."""
    table = vague_dates()
    if grain in ("month", "week"):
        low, high = table.pair(grain, word)
        return Days(_nth_day(days, low), _nth_day(days, high)), "part-of-month" if grain == "month" else "other"
    if grain == "year" and days.first.month == 1 and days.first.day == 1:
        low, high = table.pair("year", word)
        return Days(month(days.first.year, low).first, month(days.first.year, high).last), "part-of-year"
    if grain == "decade":
        low, high = table.pair("decade", word)
        return Days(year(days.first.year + low - 1).first, year(days.first.year + high - 1).last), "other"
    low, high = table.pair("thirds", word)
    months = round(days.width / THIRD)
    first = shift(days.first, "month", months * (low - 1))
    last = shift(days.first, "month", months * high) - timedelta(1)
    return Days(first, last), "part-of-year" if grain in ("season", "quarter", "half", "year") else "other"


def _nth_day(days: Days, number: int) -> date:
    return days.first + timedelta(number - 1) if number > 0 else days.last + timedelta(number + 1)
