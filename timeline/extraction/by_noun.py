"""By noun: ministries, courts, universities, seas and towns nobody told us of, by their nouns and capitals."""

from typing import TYPE_CHECKING

from timeline.extraction.actors import Candidate
from timeline.extraction.found import Mention
from timeline.extraction.told import is_definite, state_of, unknown

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# Nouns of bodies: those that need a capital in their language, and those that do not.
NOUNS = frozenset({"groups:bodies", "groups:bodies_lower"})


def unknown_body(doc: "Document", c: Candidate) -> Mention | None:
    """Return a body that its noun and its name tell of, or None where the noun stands alone."""
    first = _opening(doc, c)
    if not any(NOUNS & doc.forms[i].senses.keys() for i in range(first, c.last)):
        return None
    alone = c.last - first == 1
    if alone and ("groups:bodies_alone" not in doc.forms[first].senses or doc.forms[first].case == "lower"):
        return None
    c = Candidate(c.rule, first, c.last)
    start, end = doc.span(first, c.last)
    country = next((s for s in (state_of(doc, i)[0] for i in range(first, c.last)) if s), "")
    return Mention(
        first, c.last, start, end, "organisation", unknown(doc, c), doc.words(first, c.last), "name", "actor", c.rule,
        country=country,
    )  # fmt: skip


def _opening(doc: "Document", c: Candidate) -> int:
    """Return the unit a name opens with: the last that has an article, and none without a capital before its noun."""
    first = c.first
    for i in range(c.first, c.last):
        if is_definite(doc, i):
            first = i
        if NOUNS & doc.forms[i].senses.keys():
            return first
        if doc.forms[i].case == "lower":
            first = i + 1
    return first


def unknown_place(doc: "Document", c: Candidate) -> Mention | None:
    """Return a place that a noun tells of, "the Sea of Okonjo", or the words before: "in Okonjoville"."""
    if c.rule == "town" and not _is_town(doc, c.first):
        return None
    start, end = doc.span(c.first, c.last)
    return Mention(
        c.first, c.last, start, end, "place", unknown(doc, c), doc.words(c.first, c.last), "name", "place", c.rule
    )


def _is_town(doc: "Document", unit: int) -> bool:
    before = doc.forms[unit - 1].senses if unit else {}
    if "meeting_words:place_nouns" in before:
        return True
    return "meeting_words:in_towns" in before and not doc.forms[unit].before
