"""The words of an article in a page: lead, headings and body as lines, without what stands around them."""

import logging
import re
from collections.abc import Iterable

from lxml import etree

from timeline.articles.page_tree import Element, is_shown, key_of, marks_of, tidy, words_of

#: Elements of trafilatura's tree that are lines of their own.
_LINES = frozenset({"p", "head", "item", "list", "quote", "table", "row", "cell", "div", "lb", "code", "fw", "ab"})
_LEAD = re.compile(
    r"lead|dek\b|deck|standfirst|sub-?title|sub-?head|summary|abstract|excerpt|chapo|intro|description|synopsis"
)
#: A line is a link to another page when so much of it is link and it ends like no sentence.
_LINKED = 0.7
_ENDS = (".", "!", "?", "\u2026", "\u061f", "\u06d4", "\u3002", '"', "\u201d", "\u00bb", ":")
#: A lead has at least so many letters and digits, and no more than that.
_SHORTEST_LEAD, _LONGEST_LEAD = 25, 1200
#: How many elements below the headline a lead may stand.
_NEAR = 60


def article_lines(tree: Element, title: str | None, headline: Element | None, description: str | None) -> list[str]:
    """Return the article in a page as lines: its lead, then headings and paragraphs, each on a line of its own.

    The headline is left out: it is the article's title. So are lines that are links to other pages.

    Parameters
    ----------
    tree
        The page.
    title
        Its headline, where it has one.
    headline
        The element that shows it.
    description
        What the markup says the article is about: where the page shows the same words, they are its lead.
    """
    # Imported here: a researcher who reads text files must not wait a quarter of a second for it.
    from trafilatura import bare_extraction

    # What it could not find is said by us, with the name of the file.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = bare_extraction(tree, include_comments=False, include_links=True, with_metadata=False)
    body = getattr(found, "body", None)
    lines = _body_lines(body) if body is not None else []
    titles = {key_of(words) for words in (title, words_of(headline) if headline is not None else None) if words}
    while lines and key_of(lines[0]) in titles:
        lines.pop(0)
    if lines and (lead := _lead(headline, description, lines, titles)):
        lines.insert(0, lead)
    return lines


def _body_lines(body: Element) -> list[str]:
    """Return the lines of trafilatura's tree, links to other pages left out."""
    lines: list[str] = []
    words: list[str] = []
    linked = 0
    heading = False

    def close() -> None:
        nonlocal linked
        line = tidy("".join(words))
        if line and (heading or not _is_link(line, linked)) and any(c.isalnum() for c in line):
            lines.append(line)
        words.clear()
        linked = 0

    for event, part in etree.iterwalk(body, events=("start", "end")):
        if part.tag in _LINES:
            close()
            heading = part.tag == "head" and event == "start"
        text = part.text if event == "start" else (part.tail if part is not body else None)
        words.append(text or "")
        if event == "start" and part.tag == "ref":
            linked += len(tidy("".join(part.itertext())))
    close()
    return lines


def _is_link(line: str, linked: int) -> bool:
    return linked >= _LINKED * len(line) and not (line.endswith(_ENDS) and linked < len(line) - 1)


def _lead(headline: Element | None, description: str | None, lines: Iterable[str], titles: set[str]) -> str | None:
    """Return the lead that the page shows between headline and body and the body does not hold, or None."""
    if headline is None:
        return None
    have = "".join(map(key_of, lines))
    first = key_of(next(iter(lines), ""))
    said = key_of(description or "")
    for step, element in enumerate(_following(headline)):
        if step > _NEAR:
            return None
        words = words_of(element)
        key = key_of(words)
        if key and key.startswith(first[:80]):
            return None
        if not _SHORTEST_LEAD <= len(key) <= _LONGEST_LEAD or key in titles or any(t in key for t in titles):
            continue
        if key in have:
            return None
        if (said and (key in said or said in key)) or _LEAD.search(marks_of(element)):
            return words
    return None


def _following(element: Element) -> Iterable[Element]:
    """Yield the shown elements behind an element in document order."""
    below = set(element.iter())
    started = False
    for part in element.getroottree().iter():
        if part is element:
            started = True
        elif started and part not in below and is_shown(part):
            yield part
