"""When a page says it was published: meta elements, JSON-LD, `<time>`; else the date words it shows at its headline."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from timeline.articles.page_tree import AROUND, Element, is_shown, key_of, marks_of, tidy, words_of

#: Names of meta elements (and of itemprop) that hold the day of publication, the surest first.
_PUBLISHED = (
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
    "dcterms.created",
    "dc.date.created",
)
#: Names that hold a day of the page, which may be another day.
_OF_THE_PAGE = ("dc.date", "dcterms.date", "dc:date", "date", "citation_date", "created", "datecreated")

_YEARS = range(1900, 2100)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}:?\d{2})?")
_LOOSE = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
)
_EPOCH = re.compile(r"\d{10}|\d{13}")

# "27 August 2016", "27.08.16", "2016/8/27", "August 27, 2016"; not "2016", and not "12 of 2016 rows" for its length.
_YEAR = r"(?:19|20|1[34])\d\d(?!\d)"
_SHOWN = re.compile(
    rf"(?<!\d)\d{{1,2}}\D{{1,3}}\d{{1,2}}\D{{1,3}}(?:{_YEAR}|\d\d(?!\d))|(?<!\d){_YEAR}\D{{1,3}}\d{{1,2}}\D{{1,3}}\d{{1,2}}(?!\d)"
    rf"|(?<!\d)\d{{1,2}}(?!\d)[^\d\n]{{2,30}}{_YEAR}|[^\W\d_]{{3,}}\W{{1,3}}\d{{1,2}}(?!\d)\D{{1,4}}{_YEAR}"
)
_RIGHTS = re.compile(r"[\u00a9\u00ae\u2117]|\(c\)|copyright", re.IGNORECASE)
#: A date line is no longer, in characters; a line that only marks call a date, no longer than an age ("2 hours ago").
_LINE, _AGE = 90, 45
#: How many elements with words may stand between the headline and its date: after it, and before it.
_AFTER, _BEFORE = 40, 6
_DATED = re.compile(r"date|time|publi|posted|stamp")
_CHANGED = re.compile(r"updat|modif|edit(?:ed|date)|expir")
_ELSEWHERE = re.compile(r"foot|copyright|sidebar|related|comment|most-?read|popular|recommend|breadcrumb|menu|weather|today")


def published(tree: Element, meta: Mapping[str, str], article: Mapping[str, Any], headline: Element | None) -> datetime | date | None:
    """Return when a page was published, the time where it gives one, as the outlet's own clock showed it.

    Where the first source gives the time in UTC, and a later one the same moment with an offset, the day is that of
    the offset: it is the outlet's.
    """
    given: list[str | None] = [meta.get(name) for name in _PUBLISHED]
    given += [one if isinstance(one := article.get("datePublished"), str) else None]
    given += [meta.get(name) for name in _OF_THE_PAGE]
    given += _of_itemprop(tree)
    given += [element.get("datetime") for element in _times(tree, headline)]
    moments = [moment for words in given if words and (moment := read_moment(words)) is not None]
    if not moments:
        return None
    first = moments[0]
    if isinstance(first, datetime) and first.tzinfo is not None and not first.utcoffset():
        for other in moments[1:]:
            if isinstance(other, datetime) and other.utcoffset() and other == first:
                return other
    return first


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


def shown_date(tree: Element, meta: Mapping[str, str], article: Mapping[str, Any], headline: Element | None) -> str | None:
    """Return the date words that a page shows at its headline, as written; what they mean is not decided here.

    Parameters
    ----------
    tree, meta, article
        The page and what its markup says.
    headline
        The element that holds the headline, or None where the page shows none.

    Returns
    -------
    str or None
        The words of the smallest element that holds a full date; else those of one that the markup calls a date, such
        as "2 hours ago"; else what the metadata say in words. Never a lone year.
    """
    found: list[tuple[int, int, int, str]] = []
    elements = [e for e in tree.iter() if is_shown(e) and not isinstance(e, str)]
    at = next((i for i, e in enumerate(elements) if e is headline), None)
    near = _window(elements, at)
    for i, element in near:
        words = _words(element)
        if not words or not any(c.isdecimal() for c in words) or _RIGHTS.search(words) or _stands_elsewhere(element):
            continue
        called = element.tag == "time" or _DATED.search(marks_of(element)) is not None
        changed = _CHANGED.search(marks_of(element)) is not None
        full = _SHOWN.search(_ascii_digits(words)) is not None
        if (full and (called or at is not None)) or (called and len(words) <= _AGE and any(c.isalpha() for c in words)):
            # A full date before an age; first publication before a change; behind the headline before above it.
            rank = (0 if full else 2) + changed
            found.append((rank, 0 if at is None or i > at else 1, len(words) if full else 0, words))
            found[-1] = (rank, 0 if at is None or i > at else 1, i if at is None or i > at else at - i, words)
    if found:
        return min(found)[3]
    given = [*(meta.get(name) for name in _PUBLISHED), article.get("datePublished"), *(meta.get(n) for n in _OF_THE_PAGE)]
    return next((tidy(one) for one in given if isinstance(one, str) and _SHOWN.search(_ascii_digits(one))), None)


def headline_of(tree: Element, title: str | None) -> Element | None:
    """Return the element that shows the headline: the heading that is the title, else the only one, else the first."""
    headings = [h for h in tree.iter("h1", "h2", "h3") if is_shown(h)]
    key = key_of(title or "")
    alike = [h for h in headings if key and (k := key_of(words_of(h))) and (k in key or key in k) and 2 * len(k) > len(key)]
    if not alike and key:
        alike = [e for e in tree.iter("div", "span", "p", "td", "b", "strong", "font") if not len(e) and key_of(words_of(e)) == key]
    first = [h for h in headings if h.tag == "h1"]
    return next(iter(alike or first), None)


def _window(elements: list[Element], at: int | None) -> list[tuple[int, Element]]:
    """Return the elements near the headline, with their places; all of them where there is no headline."""
    if at is None:
        return list(enumerate(elements))
    with_words = [i for i, e in enumerate(elements) if (e.text or "").strip() or e.tag == "time"]
    after = [i for i in with_words if i > at][:_AFTER]
    before = [i for i in with_words if i < at][-_BEFORE:]
    first, last = (before[0] if before else at), (after[-1] if after else at)
    return [(i, elements[i]) for i in range(first, last + 1) if i != at]


def _words(element: Element) -> str:
    """Return the words of an element that may be a date line: short, and with no child that says the same."""
    if len(element) > 12 or sum(1 for _ in element.iter()) > 20:
        return ""
    words = tidy(" ".join(piece for piece in element.itertext()) if is_shown(element) else "")
    if not words or len(words) > _LINE:
        return ""
    same = any(_SHOWN.search(_ascii_digits(tidy(" ".join(child.itertext())))) for child in element if is_shown(child))
    return "" if same else words


def _stands_elsewhere(element: Element) -> bool:
    for part in (element, *element.iterancestors()):
        if part.tag in AROUND or (part.tag not in ("body", "html") and _ELSEWHERE.search(marks_of(part))):
            return True
    return False


def _of_itemprop(tree: Element) -> list[str | None]:
    named = (e for e in tree.iter() if is_shown(e) and (e.get("itemprop") or "").lower() == "datepublished")
    return [e.get("content") or e.get("datetime") for e in named]


def _times(tree: Element, headline: Element | None) -> Iterable[Element]:
    """Return the `<time>` elements of the article itself: those near its headline, first publication before changes."""
    elements = [e for e in tree.iter() if is_shown(e)]
    at = next((i for i, e in enumerate(elements) if e is headline), None)
    near = [(i, e) for i, e in _window(elements, at) if e.tag == "time" and not _stands_elsewhere(e)]
    inside = headline is None and [(i, e) for i, e in near if any(a.tag in ("article", "main") for a in e.iterancestors())]

    def rank(item: tuple[int, Element]) -> tuple[bool, bool, int]:
        i, element = item
        called = marks_of(element) + " " + marks_of(element.getparent())
        return "pubdate" not in element.keys() and "publi" not in called, _CHANGED.search(called) is not None, abs(i - (at or 0))

    return [e for _, e in sorted(inside or near, key=rank)]


def _ascii_digits(words: str) -> str:
    """Return words with the digits of every script as those of ASCII; nothing else moves."""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in words)
