"""Asides of a verb of speech: the day, the place and the occasion told beside it ("on Thursday", "in Geneva").

They stand between the verb and its subject, or between the two and the claim, and belong to neither.
"""

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# Words that a preposition opens with: a phrase of more ("in a statement") is an aside by itself.
PREPOSITION_WORDS = 2
# "Two hours after": a unit of time, and the word that counts from what follows.
TIMES, COUNTED_FROM = frozenset({"date:unit", "date:units"}), "date:reckoned"


def day_after(doc: "Document", unit: int) -> int:
    """Return the unit after the words for a date that a unit is in, or the unit itself where it is in none."""
    at = bisect_left(doc.moments, (unit + 1,)) - 1
    return max(unit, doc.moments[at][1]) if at >= 0 else unit


def until_day(doc: "Document", first: int, last: int) -> int:
    """Return the unit where the first words for a date in units first..last (exclusive) begin, else `last`."""
    at = bisect_left(doc.moments, (first,))
    return min(last, doc.moments[at][0]) if at < len(doc.moments) else last


def past(doc: "Document", letters: str, at: int, limit: int) -> int:
    """Return the first unit after the asides that begin at a unit.

    Parameters
    ----------
    doc : Document
        The article.
    letters : str
        The masked letters of the statements grammar.
    at : int
        The unit.
    limit : int
        The unit that no aside goes beyond.
    """
    while at < limit:
        form = doc.forms[at]
        if "speech:adverbs" in form.senses:
            at += 1
            continue
        led, after = letters[at] == "e", day_after(doc, at)
        if led or (form.before and has_preposition(doc, at)):
            after = max(after, _after(doc, at + led))
        if after > at + led:
            at = after
        elif led and form.text.count(" ") >= PREPOSITION_WORDS:
            at += 1
        else:
            break
    return min(at, limit)


def has_preposition(doc: "Document", unit: int) -> bool:
    """Say whether a preposition is joined to a word: "to-Reuters"."""
    before, manner = doc.forms[unit].before, doc.reader.manner
    return bool(before) and before[0] != manner.article and before[0] not in manner.conjunctions


def _after(doc: "Document", unit: int) -> int:
    """Return the unit after a date, a mention or a name in marks that begins at a unit, or the unit itself."""
    mention = next(iter(doc.mentions_in(unit, unit + 1)), None)
    return mention.last if mention is not None else day_after(doc, unit)
