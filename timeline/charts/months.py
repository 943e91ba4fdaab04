"""Months: days, months and intervals in the words of a language (names from Unicode CLDR, through Babel)."""

from collections.abc import Iterator
from datetime import date, timedelta

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton, get_month_names

from timeline.charts.titles import Titles

#: Kinds of bins and the first day of the bin after this one.
BINS = ("day", "week", "month", "quarter", "year")


def next_bin(start: date, by: str) -> date:
    """Give the first day of the bin that follows.

    Parameters
    ----------
    start
        The first day of a bin.
    by
        ``day``, ``week``, ``month``, ``quarter`` or ``year``.

    Examples
    --------
    >>> next_bin(date(2016, 12, 1), "month")
    datetime.date(2017, 1, 1)
    """
    if by in ("day", "week"):
        return start + timedelta(days=1 if by == "day" else 7)
    months = start.year * 12 + start.month - 1 + {"month": 1, "quarter": 3, "year": 12}[by]
    return date(months // 12, months % 12 + 1, 1)


def bins_between(first: date, last: date, by: str) -> Iterator[date]:
    """Give the first day of every bin from one bin to another, both included."""
    while first <= last:
        yield first
        first = next_bin(first, by)


def bin_label(start: date, by: str, locale: Locale, with_year: bool = True) -> list[str]:
    """Give the lines of a bin's label: ``["Jul", "2016"]``.

    Parameters
    ----------
    start
        The first day of the bin.
    by
        The kind of bin.
    locale
        Whose names.
    with_year
        Whether the line with the year is wanted.
    """
    year = [str(start.year)]
    if by == "year":
        return year
    if by == "quarter":
        above = str(format_date(start, "QQQ", locale=locale))
    elif by == "month":
        above = month_name(start.month, locale)
    else:
        above = _local(str(format_skeleton("MMMd", start, locale=locale)), {start.month}, locale)
    return [above, *year] if with_year else [above]


def month_name(month: int, locale: Locale) -> str:
    """Give the short name of a month, as it stands alone."""
    if _has_no_short(locale):
        return _names(locale)[month]
    return str(get_month_names("abbreviated", "stand-alone", locale)[month])


def interval_label(first: date | None, last: date | None, words: Titles) -> str:
    """Give an interval of days in words: ``11 Jul 2016``.

    Parameters
    ----------
    first, last
        Both inclusive; one null is open on that side, both null is not known.
    words
        The language.
    """
    if first is None and last is None:
        return words.say("timeline", "undated")
    if first is None or last is None:
        key, day = ("open-end", first) if last is None else ("open-start", last)
        assert day is not None
        return words.say("timeline", key, date=interval_label(day, day, words))
    told = str(format_interval(first, last, "yMMMd", locale=words.locale))
    return _local(told, {first.month, last.month}, words.locale)


def _names(locale: Locale) -> dict[int, str]:
    names = get_month_names("wide", "format", locale)
    return {month: names[month] for month in range(1, 13)}


def _has_no_short(locale: Locale) -> bool:
    """Tell whether the language has no short names of months, as Arabic has none."""
    short, long = (get_month_names(width, "stand-alone", locale) for width in ("abbreviated", "wide"))
    return all(short[month] == long[month] for month in range(1, 13))


def _local(told: str, months: set[int], locale: Locale) -> str:
    """Put a country's own month names where Babel gives those of the language at large.

    Babel resolves only the wide names by country (ar-SY, ar-DZ); the patterns of intervals use the short ones.
    """
    if not _has_no_short(locale):
        return told
    general, own = get_month_names("abbreviated", "format", locale), _names(locale)
    for month in sorted(months):
        told = told.replace(general[month], own[month])
    return told
