"""Echoes: headlines and sub-headings that repeat a claim of the article."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# Share of a heading's words that the claim it repeats must hold; a word or two by chance are no echo.
SHARE = 0.6
LEAST = 3
# A word stands for its subject matter from this length on, and may carry this many letters of joined words.
WORD = 4
JOINED = 3


def words(doc: "Document", first: int, last: int) -> list[str]:
    """Return the words of units first..last (exclusive) that tell what it is about, folded, without joined words."""
    found = []
    for form in doc.forms[first:last]:
        for word in form.text[sum(map(len, form.before)) :].split():
            if word[0].isalpha() and len(word) >= WORD:
                found.append(word)
    return found


def share(heading: Sequence[str], claim: Sequence[str]) -> float:
    """Return which part of a heading's words a claim holds, from 0 to 1.

    Examples
    --------
    >>> share(["truce", "holds"], ["fragile", "truce"])
    0.5
    """
    if len(heading) < LEAST:
        return 0.0
    return sum(1 for word in heading if any(_alike(word, other) for other in claim)) / len(heading)


def _alike(a: str, b: str) -> bool:
    """Say whether two words are one but for what is joined on in front."""
    long, short = (a, b) if len(a) >= len(b) else (b, a)
    return len(long) - len(short) <= JOINED and long.endswith(short)


def repeated(heading: Sequence[str], claims: Sequence[Sequence[str]]) -> int | None:
    """Return the number of the claim that a heading repeats best, the first of equals, or None."""
    best, found = 0.0, None
    for number, claim in enumerate(claims):
        value = share(heading, claim)
        if value > best and value >= SHARE:
            best, found = value, number
    return found
