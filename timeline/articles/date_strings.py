"""Date lines in languages without a file of their own: the one place where dateparser is asked.

It is always told the languages, the day to count from and the parsers, for without them it guesses the language, reads
the clock, and fills what is missing with today. It reads lines that are a date and little else, never an article.
"""

from datetime import date, datetime, time
from functools import cache, lru_cache
from typing import Any

# Longer lines are no date lines, and dateparser would take its time over them.
LONGEST = 90
# Orders of figures between which "05/08/2016" is open.
ORDERS = ("DMY", "MDY")
# What a language that writes no names of months in Latin letters may still show beside its own: 27 Aug 2016.
COMMON = "en"


def day_named(words: str, language: str | None, read_on: date | None) -> date | None:
    """Return the day that a date line names in full, or by how long ago it was.

    Parameters
    ----------
    words
        The line.
    language
        ISO 639-1 code of its page; English is tried too.
    read_on
        The day the page was saved, from which "yesterday" counts; without it only full dates are read.

    Returns
    -------
    datetime.date or None
        None where the line names no day, or where two are possible: the order of its figures is open, or it was
        hours ago and the hour of saving is not known.

    Examples
    --------
    >>> day_named("27 agosto 2016", "it", None)
    datetime.date(2016, 8, 27)
    >>> day_named("05/08/2016", "it", None) is None
    True
    """
    if len(words) > LONGEST or (not any(c.isdecimal() for c in words) and read_on is None):
        return None
    bases = [datetime.combine(read_on, moment) for moment in (time.min, time.max)] if read_on else [None]
    found = {_day(words, _known(language), order, base) for order in ORDERS for base in bases}
    return found.pop() if len(found) == 1 else None


def _day(words: str, languages: tuple[str, ...], order: str, base: datetime | None) -> date | None:
    try:
        found: datetime | None = _parser(languages, order, base).get_date_data(words).date_obj
    except (ValueError, OverflowError):  # a day that no calendar has
        return None
    return found.date() if found else None


@lru_cache(maxsize=64)
def _parser(languages: tuple[str, ...], order: str, base: datetime | None) -> Any:
    # Imported here: most articles have a language file, and dateparser is slow to load.
    from dateparser.date import DateDataParser

    settings = {
        "PARSERS": ["absolute-time", *(["relative-time"] if base else [])],
        "RELATIVE_BASE": base or datetime(2000, 1, 1),
        "REQUIRE_PARTS": ["day", "month", "year"],
        "DATE_ORDER": order,
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    return DateDataParser(languages=list(languages), settings=settings)


@cache
def _known(language: str | None) -> tuple[str, ...]:
    from dateparser.data.languages_info import language_order

    return tuple(dict.fromkeys(code for code in (language, COMMON) if code and code in language_order))
