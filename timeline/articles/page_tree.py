"""A saved page as a tree: parsed once, and the few questions that every step asks of it."""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree, html

#: An element of lxml, which carries no types.
Element: TypeAlias = Any

#: What a browser does not show as words of a page.
UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "select", "textarea", "button"})
#: Elements that begin and end a line.
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure"}
    | {"footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre"}
    | {"section", "table", "tbody", "td", "th", "thead", "time", "tr", "ul", "body", "html"}
)
#: Parts of a page that stand around an article.
AROUND = frozenset({"nav", "footer", "aside"})

# What XML forbids and a page may still hold: control characters, which no reader sees.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_NO_LETTER = re.compile(r"[\W_]+")
_XML_OPENING = re.compile(r"\s*<\?xml[^>]*>")


def parse(text: str) -> Element | None:
    """Return the tree of a page, or None where no element is in it."""
    clean = _CONTROL.sub(" ", _XML_OPENING.sub("", text, count=1))
    if not clean.strip():
        return None
    try:
        return html.document_fromstring(clean.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def is_shown(element: Element) -> bool:
    """Say whether an element is one that a browser shows (comments and processing instructions are none)."""
    return isinstance(element.tag, str) and element.tag not in UNSEEN


def words_of(element: Element) -> str:
    """Return the words a browser shows of an element, on one line."""
    return " ".join(lines_of(element))


def lines_of(element: Element, *, apart: bool = False) -> list[str]:
    """Return the words a browser shows of an element, a line for each block; `apart`: a line for every element."""
    return [line for line in map(tidy, "".join(_pieces(element, apart)).split("\n")) if line]


def tidy(words: str) -> str:
    r"""Return words with single spaces; a non-breaking space stays, for it is part of how a text is set.

    Examples
    --------
    >>> tidy(" one\n  two ")
    'one two'
    """
    return _SPACES.sub(" ", words).strip()


def key_of(words: str) -> str:
    """Return letters and digits alone, case folded: what two printings of the same words share.

    Examples
    --------
    >>> key_of("Talks \u2013 Day 2") == key_of("talks: day 2")
    True
    """
    return _NO_LETTER.sub("", words.casefold())


def marks_of(element: Element) -> str:
    """Return what the markup calls an element: its class, id and itemprop, in lower case."""
    return " ".join(element.get(name) or "" for name in ("class", "id", "itemprop")).lower()


def _pieces(element: Element, apart: bool) -> Iterator[str]:
    """Yield the shown text of an element in order, a newline around every block; no recursion, for pages nest deep."""
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, part in walk:
        if event == "start" and not is_shown(part):
            walk.skip_subtree()
        elif event == "start":
            yield "\n" if apart or part.tag in BLOCKS else ""
            yield _SPACES.sub(" ", part.text or "")
        else:
            yield "\n" if apart or part.tag in BLOCKS else ""
            if part is not element:
                yield _SPACES.sub(" ", part.tail or "")
