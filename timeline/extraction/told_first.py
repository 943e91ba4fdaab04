"""Told first: claims without marks whose speaker closes the sentence, or stands between commas in it.

"The talks will go on, the minister said.", "The talks, the minister said, will go on."
"""

import re

from timeline.extraction.claims import trimmed
from timeline.extraction.cues import Masked, Stretch
from timeline.extraction.openings import Claim
from timeline.extraction.subjects import Actors, Subject, after_verb
from timeline.extraction.subjects_before import before_verb

# Units the shortest claim has.
SHORTEST = 3
# ", the minister said on Friday." at the end of a sentence, or before a clause of the narrator; what such a verb does.
TOLD_LAST = re.compile(r",[^c:Q,\nvwpn]{0,14}(?P<verb>[vw])(?=[^c:Q,\nvwpn]{0,16}(?:[.\n]*$|,[jepRd]))")
# ", said N. N., an aide to …": behind the verb stands its subject and all that is told of it.
TOLD_BY = re.compile(r",u{0,2}(?P<verb>[vw])(?=[^:Q.\n]{0,60}[.\n]*$)")
# ", the minister said, ".
TOLD_AMID = re.compile(r",[^c:Q,\nvwpnR]{1,8}(?P<verb>[vw])[^c:Q.,\nvwpnR]{0,4},")
SPOKEN = frozenset({"say", "add", "announce", "note", "warn", "confirm", "assert", "explain", "believe", "reveal"})


def find(masked: Masked, actors: Actors, stretch: Stretch) -> Claim | None:
    """Return the claim of a sentence without marks whose speaker is named behind it or amid it, or None."""
    speech = masked.doc.reader.language.table("speech")
    if not speech.get("told_last"):
        return None
    patterns = (TOLD_LAST, TOLD_BY, TOLD_AMID) if speech.get("subject_first") else (TOLD_LAST,)
    for pattern in patterns:
        for match in pattern.finditer(masked.letters, stretch.first, stretch.last):
            end = match.end() if pattern is TOLD_AMID else None
            claim = _told(masked, actors, stretch, match.start(), match.start("verb"), end)
            if claim is not None:
                return claim
    return None


def _told(masked: Masked, actors: Actors, stretch: Stretch, comma: int, verb: int, goes_on: int | None) -> Claim | None:
    """Return the claim before a comma with its speaker's verb behind, and what stands from `goes_on` on."""
    letters, hit = masked.letters, masked.hit(verb, stretch)
    if hit.kind != "finite" or hit.cue is None or hit.cue.act not in SPOKEN or masked.is_passive(hit):
        return None
    first = stretch.first
    while first < comma and letters[first] in "j,":
        first += 1
    last = trimmed(masked, first, comma)
    subject = _subject(masked, actors, stretch, comma, verb)
    quoted = letters[first] == "Q" and masked.speech[first].last >= last
    if subject is None or quoted or (last - first < SHORTEST and goes_on is None):
        return None
    pieces = [(first, last)]
    if goes_on is not None:
        pieces.append((goes_on, trimmed(masked, goes_on, stretch.last)))
        if hit.cue.strength != "strong" or last <= first or pieces[1][1] - goes_on < SHORTEST:
            return None
    mixed = any("Q" in letters[a:b] or masked.quotes_within(a, b) for a, b in pieces)
    return Claim(hit, "told-first", first, stretch, subject, pieces, "source-named", "mixed" if mixed else "indirect")


def _subject(masked: Masked, actors: Actors, stretch: Stretch, comma: int, verb: int) -> Subject | None:
    """Return the subject of a verb between a comma and the end of its clause."""
    letters = masked.letters
    subject_first = bool(masked.doc.reader.language.table("speech").get("subject_first"))
    if not letters[comma + 1 : verb].strip("u"):
        behind = after_verb(actors, letters, verb, stretch.last)
        return behind if behind is not None and (subject_first or behind.speaks) else None
    before = before_verb(actors, letters, verb, comma + 1) if subject_first else None
    return before if before is not None and before.first <= comma + 1 else None
