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
        for word in form.text[len("".join(form.before)) :].split():
            if word[0].isalpha() and len(word) >= WORD:
                found.append(word)
    return found


def share(heading: Sequence[str], claim: str) -> float:
    """Return which part of a heading's words the words of a claim hold, from 0 to 1.

    Examples
    --------
    >>> share(["truce", "in", "force"], " fragile truce ") == 1 / 3
    True
    """
    return sum([_holds(claim, word) for word in heading]) / len(heading) if len(heading) >= LEAST else 0.0


def _holds(claim: str, word: str) -> bool:
    """Say whether a word stands between the blanks of a claim, but for what is joined on in front, here or there."""
    at = claim.find(word + " ")
    while at >= 0:
        if " " in claim[max(0, at - 1 - JOINED) : at]:
            return True
        at = claim.find(word + " ", at + 1)
    return any(f" {word[cut:]} " in claim for cut in range(1, JOINED + 1))


def repeated(heading: Sequence[str], claims: Sequence[str]) -> int | None:
    """Return the number of the claim that a heading repeats best, the first of equals, or None.

    Parameters
    ----------
    heading : sequence of str
        Its `words`.
    claims : sequence of str
        The words of each claim, a blank before and behind every one.
    """
    best, found = 0.0, None
    for number, claim in enumerate(claims):
        value = share(heading, claim)
        if value > best and value >= SHARE:
            best, found = value, number
    return found
