"""Sign-offs: what stands behind the last words of an article: who wrote and edited it, its agency, tags and links.

"… they left. (Reporting by N. N.; Editing by N. N.)" is furniture, "… they left. (AFP)" a dateline at the other end.
Both become segments of their own, so that no sentence holds them and no row comes of them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.extraction.anatomy import Furniture, Phrases, folded_words, opens
from timeline.extraction.found import Segment
from timeline.extraction.lexicon import Lexicon

# The name of an agency has no more words than this.
AGENCY_WORDS = 5
# How many paragraphs back a sign-off may stand, and how many code points it has at most.
PARAGRAPHS = 2
LONGEST = 400
# "(…)", "[…]", "/…/" at the end of a paragraph.
BRACKETED = re.compile(r"[(\[/]([^()\[\]/\n]{2,})[)\]/]\s?[.\u06d4]?\s*$")
# Where words begin behind the end of a sentence, or at the start of a paragraph.
AFTER_STOP = re.compile(r"(?:^|(?<=[.!?\u061f\u2026\u06d4\u00bb\u201d\")/]))\s*(?=[^\s.!?])")


def split(text: str, segments: Sequence[Segment], lexicon: Lexicon, known: Furniture) -> list[Segment]:
    """Return the segments with what closes the last paragraphs as segments of its own.

    Parameters
    ----------
    text : str
        The article.
    segments : sequence of Segment
        From `anatomy` and `datelines`.
    lexicon : Lexicon
        Folds the words.
    known : Furniture
        The words that open a sign-off, and the names of agencies.
    """
    found = list(segments)
    own = [i for i, s in enumerate(found) if s.kind in {"lead", "body"}]
    for i in reversed(own[-PARAGRAPHS:]):
        found[i : i + 1] = _parted(text, found[i], lexicon, known)
    return found


def _parted(text: str, segment: Segment, lexicon: Lexicon, known: Furniture) -> list[Segment]:
    """Return a paragraph and, where one closes it, its sign-off."""
    since = max(segment.start, segment.end - LONGEST)
    region = text[since : segment.end]
    at, kind = len(region), ""
    match = BRACKETED.search(region)
    if match is not None:
        if opens(region, *match.span(1), known.signed, lexicon):
            at, kind = match.start(), "boilerplate"
        elif _agencies(match[1], known.datelines, lexicon):
            at, kind = match.start(), "dateline"
    for start in AFTER_STOP.finditer(region, 0, at):
        whole = since == segment.start or start.end() > 0
        if whole and opens(region, start.end(), len(region), known.tails, lexicon):
            at, kind = start.end(), "boilerplate"
            break
    if not kind:
        return [segment]
    end = since + len(region[:at].rstrip())
    sign = Segment(kind, since + at, segment.end)
    return [replace(segment, end=end), sign] if end > segment.start else [sign]


def _agencies(words: str, phrases: Phrases, lexicon: Lexicon) -> bool:
    """Say whether words are names of agencies and nothing else."""
    left = folded_words(words, lexicon)
    while left:
        n = next((n for n in range(min(len(left), AGENCY_WORDS), 0, -1) if left[:n] in phrases), 0)
        if not n:
            return False
        left = left[n:]
    return True
