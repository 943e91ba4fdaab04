"""Datelines: the place, the agency and the day that stand before the first words of an article, on its first line.

"GENEVA (Reuters) - The minister …": the head is a segment of its own, so that it is no part of the first sentence; its
place is a weak default for the meetings of the lead, its agency the outlet where the source names none.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.extraction import places
from timeline.extraction.anatomy import Furniture, folded_words, holds
from timeline.extraction.found import Mention, Segment
from timeline.extraction.lexicon import Lexicon

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# What may close a head: a dash with a blank beside it, or a colon. Not "the U.S.-led talks".
HEAD = re.compile(r"[^\n]{2,90}?(?:\s[-\u2013\u2014\u0640]{1,2}|[-\u2013\u2014](?=\s)|:(?=\s))\s*")
# "… — RIA Novosti." behind the dash belongs to the head as well.
AGENCY_BEHIND = re.compile(r"[^\n.:\u2013\u2014-]{2,30}(?:\.|\s?[-\u2013\u2014]|:)\s+")
# "GENEVA (Reuters)", "MOSCOW, 26 August. /TASS/.": a bracketed agency closes a head by itself.
BRACKETED = re.compile(r"([^\n()/]{0,60}?)[(/]([^()/\n]{2,30})[)/](?:\s?[-\u2013\u2014\u0640:.])*\s*")
BEFORE_BRACKET = 6
# "N. N. - The Paper - Geneva:": a byline, an outlet and a place, parted by dashes.
PARTS = re.compile(r"(?:[^\n:\u2013\u2014-]{2,30}?\s?[-\u2013\u2014\u0640]\s?){1,3}[^\n:\u2013\u2014-]{2,25}?\s?:\s?")
PARTING = re.compile("[-\u2013\u2014\u0640:]")
WORDS = 9
CAPITALS = 4


def split(text: str, segments: Sequence[Segment], lexicon: Lexicon, known: Furniture) -> list[Segment]:
    """Return the segments with the dateline that opens the first paragraph as a segment of its own.

    Parameters
    ----------
    text : str
        The article.
    segments : sequence of Segment
        From `anatomy`.
    lexicon : Lexicon
        Folds the words.
    known : Furniture
        The names of agencies, as datelines write them.
    """
    at = next((i for i, s in enumerate(segments) if s.kind in {"lead", "body"}), None)
    if at is None:
        return list(segments)
    first = segments[at]
    end = max(
        _dashed(text, first, lexicon, known),
        _bracketed(text, first, lexicon, known),
        _in_parts(text, first, lexicon, known),
    )
    if not first.start < end < first.end:
        return list(segments)
    opening = Segment("dateline", first.start, first.start + len(text[first.start : end].rstrip()))
    return [*segments[:at], opening, replace(first, start=end), *segments[at + 1 :]]


def _dashed(text: str, first: Segment, lexicon: Lexicon, known: Furniture) -> int:
    """Return where a head that a dash or a colon closes ends, -1 where there is none."""
    head = HEAD.match(text, first.start, first.end)
    if head is None:
        return -1
    behind = AGENCY_BEHIND.match(text, head.end(), first.end)
    if behind is not None and holds(folded_words(behind.group(), lexicon), known.datelines):
        return behind.end()
    return head.end() if _is_head(head.group(), lexicon, known) else -1


def _bracketed(text: str, first: Segment, lexicon: Lexicon, known: Furniture) -> int:
    """Return where a head that its agency in brackets closes ends, -1 where there is none."""
    head = BRACKETED.match(text, first.start, first.end)
    if head is None or folded_words(head[2], lexicon) not in known.datelines:
        return -1
    return head.end() if len(folded_words(head[1], lexicon)) <= BEFORE_BRACKET else -1


def _in_parts(text: str, first: Segment, lexicon: Lexicon, known: Furniture) -> int:
    """Return where a head ends one of whose parts is an outlet and nothing else, -1 where there is none."""
    head = PARTS.match(text, first.start, first.end)
    if head is None:
        return -1
    parts = (folded_words(part, lexicon) for part in PARTING.split(head.group()))
    return head.end() if any(part in known.parts or part in known.datelines for part in parts) else -1


def _is_head(head: str, lexicon: Lexicon, known: Furniture) -> bool:
    """Say whether words are a dateline's: they name an agency, or are all in capitals but for a date."""
    words = folded_words(head, lexicon)
    if not words or len(words) > WORDS:
        return False
    return holds(words, known.datelines) or _in_capitals(head, lexicon)


def _in_capitals(head: str, lexicon: Lexicon) -> bool:
    """Say whether words are all in capitals, but for those of a date: "GENEVA, March 9 —"."""
    words = [word for word in lexicon.token.findall(head) if word[0].isalpha()]
    others = [w for w in words if w.isupper() or not any(kind.startswith("date:") for kind in lexicon[w].senses)]
    return all(word.isupper() for word in others) and sum(map(len, others)) >= CAPITALS


def _mentions(doc: "Document", kinds: frozenset[str]) -> list[Mention]:
    heads = [s for s in doc.segments if s.kind == "dateline"]
    if not heads:
        return []
    return [m for m in doc.mentions if m.kind in kinds and any(s.start <= m.start < s.end for s in heads)]


def place(doc: "Document") -> Mention | None:
    """Return the city that the dateline names; a capital there is a place, not its government."""
    for mention in _mentions(doc, frozenset({"place", "country"})):
        if doc.forms[mention.first].first("place") is not None:
            return replace(places.city(doc, mention), rule="place-of-dateline")
    return None


def outlet(doc: "Document") -> str | None:
    """Return the English name of the agency or outlet that the dateline names."""
    for mention in _mentions(doc, frozenset({"organisation"})):
        if mention.entity in doc.knowledge.reporters:
            return doc.knowledge.organisations[mention.entity].name
    return None
