"""Dates as sources write them: a day or a time in ISO 8601, or a typed value of a table."""

import re
from datetime import date, datetime

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(?:Z|UTC|[+-]\d{2}(?::?\d{2})?)?")


#: What is right of the two days of an article.
RIGHT_ORDER = "a page is saved on the day it is published or later"


def crawled_early(published: object, crawled: object) -> bool:
    """Return whether an article is said to be saved before the day it was published, as none can be."""
    if not isinstance(published, date) or not isinstance(crawled, date):
        return False
    days = [day.date() if isinstance(day, datetime) else day for day in (published, crawled)]
    return days[1] < days[0]


def day_and_time(value: object) -> tuple[date, datetime | None]:
    """Return the day that a source gives and, where it gives one, the time as written, without its zone.

    The day is the one on the outlet's calendar: a time in another zone is never moved to UTC.

    Raises
    ------
    ValueError
        If the value is neither a day nor a time in ISO 8601.

    Examples
    --------
    >>> day_and_time("2016-08-27T01:30:00+03:00")
    (datetime.date(2016, 8, 27), datetime.datetime(2016, 8, 27, 1, 30))
    """
    if isinstance(value, datetime):
        local = value.replace(tzinfo=None)
        return local.date(), local
    if isinstance(value, date):
        return value, None
    if isinstance(value, str):
        words = value.strip()
        try:
            if _DAY.fullmatch(words):
                return date.fromisoformat(words), None
            if match := _TIME.fullmatch(words):
                local = datetime.fromisoformat(f"{match[1]}T{match[2]}")
                return local.date(), local
        except ValueError:
            pass  # a day that the calendar lacks: said below, in the same words
    raise ValueError(f"{_shown(value)} is no date; write it as YYYY-MM-DD, such as 2016-08-27")


def _shown(value: object) -> str:
    words = str(value).encode("utf-8", "backslashreplace").decode()
    return f'"{words if len(words) <= 40 else words[:40] + "…"}"'
