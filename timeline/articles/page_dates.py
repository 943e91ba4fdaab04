"""When a page says it was published: meta elements, JSON-LD, `<time>`, in this order of trust."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from timeline.articles.page_headline import CHANGED, near, stands_elsewhere
from timeline.articles.page_tree import Element, marks_of

#: Names of meta elements (and of itemprop) that hold the day of publication, the surest first.
PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "rnews:datepublished",
    "publishdate",
    "publish_date",
    "publish-date",
    "published_time",
    "published_date",
    "published-date",
    "pubdate",
    "publication_date",
    "publication-date",
    "bt:pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "citation_publication_date",
    "dcterms.issued",
    "dc.date.issued",
)
#: Names that hold a day of the page, which may be another day.
OF_THE_PAGE = (
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "dc:date",
    "date",
    "citation_date",
    "created",
    "datecreated",
)

_YEARS = range(1900, 2100)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}:?\d{2})?")
_LOOSE = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
)
_EPOCH = re.compile(r"\d{10}|\d{13}")


def published(
    tree: Element, meta: Mapping[str, str], article: Mapping[str, Any], headline: Element | None
) -> datetime | date | None:
    """Return when a page was published, the time where it gives one, as the outlet's own clock showed it.

    The first source that names a day is believed. Where it gives the time in UTC and a later one the same moment with
    an offset, that one is taken, for the day is the outlet's; where it gives no time, that of a later source on the
    same day.
    """
    given: list[str | None] = [meta.get(name) for name in PUBLISHED]
    given += [one if isinstance(one := article.get("datePublished"), str) else None]
    given += [meta.get(name) for name in OF_THE_PAGE]
    given += _of_itemprop(tree, headline)
    given += [element.get("datetime") for element in _times(tree, headline)]
    moments = [moment for words in given if words and (moment := read_moment(words)) is not None]
    if not moments:
        return None
    first = moments[0]
    return next((other for other in moments[1:] if _tells_more(other, first)), first)


def _tells_more(other: datetime | date, first: datetime | date) -> bool:
    """Say whether a source names the same moment as the first with the outlet's offset, or the same day with a time."""
    if not isinstance(other, datetime):
        return False
    if not isinstance(first, datetime):
        return other.date() == first
    return first.tzinfo is not None and not first.utcoffset() and bool(other.utcoffset()) and other == first


def read_moment(words: str) -> datetime | date | None:
    """Return the day or moment that a machine-readable date names, or None where it is none of the known forms.

    Examples
    --------
    >>> read_moment("2016/8/27 9:05 +03:00").isoformat()
    '2016-08-27T09:05:00+03:00'
    >>> read_moment("27/08/2016") is None
    True
    """
    words = words.strip()
    try:
        if _EPOCH.fullmatch(words):
            moment: datetime | date = datetime.fromtimestamp(int(words[:10]), UTC)
        elif match := (_COMPACT.fullmatch(words) or _LOOSE.fullmatch(words)):
            moment = _from_parts(match)
        elif re.match(r"[A-Z][a-z]{2},? \d", words) or re.match(r"\d{1,2} [A-Z][a-z]{2} \d{4} \d", words):
            moment = parsedate_to_datetime(words)
        else:
            moment = datetime.fromisoformat(words)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.year in _YEARS and moment.toordinal() != date(1970, 1, 1).toordinal() else None


def _from_parts(match: re.Match[str]) -> datetime | date:
    year, month, day = (int(part) for part in match.group(1, 2, 3))
    if match[4] is None:
        return date(year, month, day)
    zone = (match[7] or "").replace("UTC", "+00:00").replace("GMT", "+00:00").replace("Z", "+00:00")
    clock = f"{int(match[4]):02}:{match[5]}:{match[6] or '00'}"
    return datetime.fromisoformat(f"{date(year, month, day).isoformat()}T{clock}{zone}")


def _of_itemprop(tree: Element, headline: Element | None) -> list[str | None]:
    named = (e for e in tree.iter() if isinstance(e.tag, str) and (e.get("itemprop") or "").lower() == "datepublished")
    return [e.get("content") or e.get("datetime") for e in named if not stands_elsewhere(e, headline)]


def _times(tree: Element, headline: Element | None) -> Iterable[Element]:
    """Return the `<time>` elements near the headline: of the first publication before others, changes last."""
    found = [(place, e) for place, e in near(tree, headline) if e.tag == "time" and not stands_elsewhere(e, headline)]
    if headline is None:
        inside = [(i, e) for i, e in found if any(a.tag in ("article", "main") for a in e.iterancestors())]
        found = inside or found

    def rank(item: tuple[int, Element]) -> tuple[bool, bool, bool, int]:
        place, element = item
        marks = f"{marks_of(element)} {marks_of(element.getparent())}"
        called = element.get("pubdate") is not None or "publi" in marks
        return CHANGED.search(marks) is not None, not called, place < 0, abs(place)

    return [e for _, e in sorted(found, key=rank)]
