"""The date words that a page shows at its headline, kept as they are written."""

import re
import unicodedata
from collections.abc import Mapping
from itertools import islice
from typing import Any

from timeline.articles.page_dates import OF_THE_PAGE, PUBLISHED
from timeline.articles.page_headline import CHANGED, near, stands_elsewhere
from timeline.articles.page_tree import Element, lines_of, marks_of, tidy

_YEAR = r"(?:19|20|1[34])\d\d(?!\d)"
# "27.08.16", "27 / 8 / 2016"; "2016-8-27"; "27 August 2016"; "August 27, 2016"; and not "2016".
_FULL = re.compile(
    rf"(?<!\d)\d{{1,2}}\D{{1,3}}\d{{1,2}}\D{{1,3}}(?:{_YEAR}|\d\d(?!\d))"
    rf"|(?<!\d){_YEAR}\D{{1,3}}\d{{1,2}}\D{{1,3}}\d{{1,2}}(?!\d)"
    rf"|(?<!\d)\d{{1,2}}(?!\d)[^\d\n]{{2,30}}{_YEAR}"
    rf"|[^\W\d_]{{3,}}\W{{1,3}}\d{{1,2}}(?!\d)\D{{1,4}}{_YEAR}"
)
_RIGHTS = re.compile(r"[\u00a9\u00ae\u2117]|\(c\)|copyright", re.IGNORECASE)
#: What the markup calls a date.
_DATED = re.compile(r"date|time|publi|posted|stamp")
#: A date line is no longer, in characters; one without a full date ("2 hours ago") no longer than that.
_LINE, _AGE = 90, 45
#: A line that the markup does not call a date is one where the date is so much of it.
_SHARE = 0.3
#: An element with more elements inside it than this is no date line.
_PARTS = 20


def shown_date(
    tree: Element, meta: Mapping[str, str], article: Mapping[str, Any], headline: Element | None
) -> str | None:
    """Return the date words that a page shows at its headline; what they mean is not decided here.

    Parameters
    ----------
    tree, meta, article
        The page and what its markup says.
    headline
        The element that holds the headline, or None where the page shows none.

    Returns
    -------
    str or None
        A line with a full date: below the headline rather than above it, of the first publication rather than of a
        change, called a date by the markup rather than not. Else a line that the markup calls a date, such as
        "2 hours ago"; else what the metadata say in words. Never a lone year.
    """
    found: list[tuple[tuple[bool, bool, bool, bool, int], str]] = []
    for place, element in near(tree, headline):
        line = _line(element)
        if not line or _RIGHTS.search(line) or stands_elsewhere(element, headline):
            continue
        marks = marks_of(element)
        called = element.tag == "time" or _DATED.search(marks) is not None
        full = _full(line)
        if full:
            fits = called or (headline is not None and full >= _SHARE * len(line))
        else:
            fits = called and len(line) <= _AGE and any(c.isalpha() for c in line)
        if fits:
            rank = (not full, place < 0, CHANGED.search(marks) is not None, not called, abs(place))
            found.append((rank, line))
    if found:
        return min(found)[1]
    said = [*map(meta.get, PUBLISHED), article.get("datePublished"), *map(meta.get, OF_THE_PAGE)]
    return next((tidy(one) for one in said if isinstance(one, str) and _full(one)), None)


def _line(element: Element) -> str:
    """Return the words of an element that may be a date line: a line with a full date, else all."""
    parts = sum(1 for _ in islice(element.iterdescendants(), _PARTS + 1))
    if parts > _PARTS or len(element.text_content()) > _PARTS * _LINE:
        return ""
    if any(_full(tidy(" ".join(child.itertext()))) for child in element if isinstance(child.tag, str)):
        return ""  # the child is the smaller element that holds the date
    lines = lines_of(element)
    words = next((line for line in lines if _full(line)), tidy(" ".join(element.itertext())))
    return words if len(words) <= _LINE and any(c.isdecimal() for c in words) else ""


def _full(words: str) -> int:
    """Return how long the full date in a line is, in characters; 0 where there is none."""
    match = _FULL.search("".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in words))
    return len(match[0]) if match else 0
