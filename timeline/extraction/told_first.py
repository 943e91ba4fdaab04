"""Told first: claims without marks whose speaker closes the sentence, or stands between commas in it.

"The talks will go on, the minister said.", "The talks, the minister said, will go on."
"""

import re

from timeline.extraction import asides
from timeline.extraction.claims import trimmed
from timeline.extraction.cues import Hit, Masked, Stretch
from timeline.extraction.openings import Claim
from timeline.extraction.subjects import Actors, Subject, after_verb
from timeline.extraction.subjects_before import before_verb

# Words the shortest claim has.
SHORTEST = 3
# ", the minister said on Friday." at the end of a sentence, or before a clause of the narrator; what such a verb does.
TOLD_LAST = re.compile(r",[^c:Q,\nvwpn]{0,14}(?P<verb>[vw])(?=[^c:Q,\nvwpn]{0,16}(?:[.\n]*$|,[jepRd]))")
# ", said N. N., an aide to …": behind the verb stands its subject and all that is told of it.
TOLD_BY = re.compile(r",u{0,2}(?P<verb>[vw])(?=[^:Q.\n]{0,60}[.\n]*$)")
# ", the minister said, ".
TOLD_AMID = re.compile(r",[^c:Q,\nvwpnR]{0,8}(?P<verb>[vw])[^c:Q.,\nvwpnR]{0,4},")
SPOKEN = frozenset({"say", "add", "announce", "note", "warn", "confirm", "assert", "explain", "believe", "reveal"})
# What words not known to us name: what is read, a body, a source.
NAMING = frozenset({"speech:statement_nouns", "speech:body_nouns", "speech:source_words"})
ENDS = frozenset("\n.,")


def find(masked: Masked, actors: Actors, stretch: Stretch) -> Claim | None:
    """Return the claim of a sentence without marks whose speaker is named behind it or amid it, or None.

    Only for languages that may put verb and subject behind a claim, and say so in ``[speech] told_last``.
    """
    for pattern in (TOLD_LAST, TOLD_BY, TOLD_AMID):
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
    strong, behind = hit.cue.strength == "strong", not letters[comma + 1 : verb].strip("u")
    if not behind and not _ends(masked, verb + 1, stretch.last, strong=strong):
        # "campaigning in the north, he barely mentioned the plan": what follows is all that the verb is about.
        return None
    first = stretch.first
    while first < comma and letters[first] in "j,":
        first += 1
    last = trimmed(masked, first, comma)
    subject = _subject(masked, actors, stretch, comma, hit)
    quoted = letters[first] == "Q" and masked.speech[first].last >= last
    size = _size(masked, first, last)
    if subject is None or quoted or size < (SHORTEST if goes_on is None else 1):
        return None
    pieces = [(first, last)]
    if goes_on is not None:
        pieces.append((goes_on, trimmed(masked, goes_on, stretch.last)))
        more = _size(masked, *pieces[1])
        if not strong or more < 2 or size + more < SHORTEST:
            return None
    mixed = any("Q" in letters[a:b] or masked.quotes_within(a, b) for a, b in pieces)
    return Claim(hit, "told-first", first, stretch, subject, pieces, "source-named", "mixed" if mixed else "indirect")


def _ends(masked: Masked, at: int, last: int, *, strong: bool) -> bool:
    """Say whether a clause ends behind its verb, or tells no more than when, where, how or to whom it was said."""
    letters = masked.letters
    end = asides.past(masked.doc, letters, at, last)
    return end >= last or letters[end] in ENDS or (strong and (letters[at] == "e" or masked.addresses(at - 1)))


def _size(masked: Masked, first: int, last: int) -> int:
    """Return how many words there are, articles apart."""
    return sum(len(form.text.split()) for form in masked.doc.forms[first:last])


def _subject(masked: Masked, actors: Actors, stretch: Stretch, comma: int, hit: Hit) -> Subject | None:
    """Return the subject of a verb between a comma and the end of its clause."""
    letters, manner = masked.letters, masked.doc.reader.manner
    if letters[comma + 1 : hit.unit].strip("u"):
        first = comma + 1
        before = before_verb(actors, letters, hit.unit, first) if manner.first else None
        while first < hit.unit and "groups:articles" in masked.doc.forms[first].senses:
            first += 1
        return before if before is not None and before.first <= first else None
    behind = after_verb(actors, letters, hit.unit, stretch.last)
    if behind is None or ("groups:pronouns" in masked.doc.forms[behind.first].senses and behind.first == hit.unit + 1):
        # A pronoun follows only where a hyphen joins it: "they pay, many argue they pay too much".
        return None
    # Any words will do behind a verb that means nothing else, where a subject may stand before it.
    sure = hit.cue is not None and hit.cue.strength == "strong" and manner.near
    return behind if sure or behind.speaks or _is_named(masked, behind) else None


def _is_named(masked: Masked, subject: Subject) -> bool:
    """Say whether words not known to us name somebody: a word written large, or something that is read."""
    doc, units = masked.doc, range(subject.first, subject.last)
    return any(doc.text[doc.units.starts[i]].isupper() or doc.forms[i].senses.keys() & NAMING for i in units)
