"""Where a page shows its headline, and what stands near it."""

import re
from collections.abc import Iterator

from timeline.articles.page_tree import AROUND, Element, is_shown, key_of, marks_of, words_of

#: How many elements with words may stand between the headline and its date: after it, and before it.
_AFTER, _BEFORE = 40, 6
#: Marks of what was changed, and of what stands around an article, in the class, id or itemprop of an element.
CHANGED = re.compile(r"updat|modif|edit(?:ed|date)|expir")
_ELSEWHERE = re.compile(
    r"foot|copyright|sidebar|related|comment|most-?read|popular|recommend|breadcrumb|menu|weather|today"
)


def headline_of(tree: Element, title: str | None) -> Element | None:
    """Return the element that shows the headline: the heading that is the title, else the first main heading."""
    headings = [h for h in tree.iter("h1", "h2", "h3") if is_shown(h)]
    key = key_of(title or "")
    alike = [h for h in headings if key and _alike(key_of(words_of(h)), key)]
    if not alike and key:
        # Older pages have no headings: their headline is set in bold, in a cell or a paragraph of its own.
        plain = tree.iter("div", "span", "p", "td", "b", "strong", "font", "big")
        alike = [e for e in plain if not len(e) and key_of(e.text or "") == key]
    return next(iter(alike or [h for h in headings if h.tag == "h1"]), None)


def near(tree: Element, headline: Element | None) -> Iterator[tuple[int, Element]]:
    """Yield the elements near the headline and how far behind it they stand (before it, below zero), in their order.

    Where the page shows no headline, all elements are near.
    """
    elements = [e for e in tree.iter() if is_shown(e)]
    at = next((i for i, e in enumerate(elements) if e is headline), None)
    if at is None:
        yield from enumerate(elements)
        return
    worded = [i for i, e in enumerate(elements) if (e.text or "").strip() or e.tag == "time"]
    first = min([i for i in worded if i < at][-_BEFORE:], default=at)
    last = max([i for i in worded if i > at][:_AFTER], default=at)
    for i in range(first, last + 1):
        if i != at:
            yield i - at, elements[i]


def stands_elsewhere(element: Element, headline: Element | None) -> bool:
    """Say whether an element stands in a part around the article: a menu, a footer, a list of other articles.

    What holds the headline too is the article's, whatever its class.
    """
    own = set() if headline is None else set(headline.iterancestors())
    parts = [
        part for part in (element, *element.iterancestors()) if part not in own and part.tag not in ("body", "html")
    ]
    header = headline is not None and any(part.tag == "header" for part in parts)
    return header or any(part.tag in AROUND or _ELSEWHERE.search(marks_of(part)) for part in parts)


def _alike(heading: str, title: str) -> bool:
    """Say whether a heading is the title, or one of them goes on where the other ends."""
    shorter, longer = sorted((heading, title), key=len)
    return bool(shorter) and shorter in longer and 2 * len(shorter) > len(longer)
