"""Sources: claims that no verb leads in — told before their verb, by "according to", after a name and a colon, or bare.

These come after the claims of `claims.py`, from what they left over.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.extraction import named, told_first
from timeline.extraction.claims import trimmed
from timeline.extraction.cues import Hit, Masked, Stretch, joins
from timeline.extraction.openings import Claim
from timeline.extraction.quotations import Quotation
from timeline.extraction.subjects import Actors, Subject, after_verb
from timeline.extraction.subjects_before import before_verb

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# How many words may open a line before the colon that makes them its speaker.
LINE_HEAD = 10
# Units the shortest claim has.
SHORTEST = 3
# "…", said N.; "…", N. said.
ATTRIBUTED = re.compile(r"[,.m]?[tug]*(?P<verb>[vw])")
# "…," N. N. said: the words of a subject, then its verb.
SUBJECT_FIRST = re.compile(r"[^c:Q\nvwpn]+?(?P<verb>[vw])")
# How many units a subject behind a quotation and its verb may take.
BEHIND = 16
SOURCE = re.compile("a")
# Words that make a source of what nobody knows: people, and what is read.
SOURCES = frozenset({"speech:source_words", "speech:statement_nouns", "speech:body_nouns", "speech:title_nouns"})
# A quotation that stands alone is speech that goes on only where it is longer than a slogan.
ALONE_WORDS = 6


def find(masked: Masked, actors: Actors, stretch: Stretch, claims: Sequence[Claim]) -> list[Claim]:
    """Return the further claims of one sentence of the narrator.

    Parameters
    ----------
    masked : Masked
        The narrator's text as letters.
    actors : Actors
        The actors of the article.
    stretch : Stretch
        The sentence.
    claims : sequence of Claim
        What `claims.find` found in it; overlapped only where one is `outdone`.
    """
    if not claims:
        line = _line(masked, actors, stretch)
        if line is not None:
            return [line]
    manner = masked.doc.reader.manner
    if manner.told_last:
        staying = [claim for claim in claims if not _yields(claim)]
        told = told_first.find(masked, actors, _before(masked, stretch, staying))
        if told is not None and told.hit is not None:
            for other in staying:
                if other.subject is not None and other.subject.first < told.hit.unit:
                    # "the talks will go on, he said, and noted that": the talks are what is claimed.
                    other.subject = told.subject
            return [told]
    found: list[Claim] = named.find(masked, actors, stretch, claims) if manner.naming else []
    at = masked.letters.find("Q", stretch.first, stretch.last)
    while at >= 0:
        if not _taken(claims, at) and not _taken(found, at):
            found.extend(_left_over(masked, actors, stretch, claims, at))
        at = masked.letters.find("Q", at + 1, stretch.last)
    for match in SOURCE.finditer(masked.letters, stretch.first, stretch.last):
        claim = _according(masked, actors, stretch, match.start())
        if claim is not None and not any(_overlap(claim, other) and not _yields(other) for other in (*claims, *found)):
            found.append(claim)
    return found


def _before(masked: Masked, stretch: Stretch, claims: Sequence[Claim]) -> Stretch:
    """Return what of a sentence stands before the clause of its first claim: "…, the minister said, adding that"."""
    hit = claims[0].hit if claims else None
    if hit is None:
        return stretch._replace(last=claims[0].first) if claims else stretch
    at = hit.unit
    while at > stretch.first and (masked.letters[at - 1] in ",jtug" or joins(masked.doc, at - 1)):
        at -= 1
    return stretch._replace(last=at)


def outdone(claim: Claim, further: Sequence[Claim]) -> bool:
    """Say whether a claim is part of another one, whose source the sentence names beside it."""
    return any(other.opener in {"told-first", "source"} and _overlap(claim, other) for other in further)


def _yields(claim: Claim) -> bool:
    """Say whether a claim gives way to one that it is part of: it is only what a weak cue has for its object."""
    cue = claim.hit.cue if claim.hit is not None else None
    return claim.opener == "noun" and cue is not None and cue.strength == "weak"


def _taken(claims: Sequence[Claim], unit: int) -> bool:
    at = bisect_right(claims, unit, key=lambda c: c.pieces[0][0]) - 1
    return at >= 0 and unit < claims[at].last


def _overlap(a: Claim, b: Claim) -> bool:
    return a.pieces[0][0] < b.last and b.pieces[0][0] < a.last


def _line(masked: Masked, actors: Actors, stretch: Stretch) -> Claim | None:
    """Return what follows a speaker and a colon at the start of a line ("N. N.: the talks will go on")."""
    at = masked.letters.find(":", stretch.first, min(stretch.last, stretch.first + LINE_HEAD))
    if at < 0 or at + 1 >= stretch.last:
        return None
    subject = after_verb(actors, masked.letters, stretch.first - 1, at)
    if subject is None or subject.last < at or subject.unknown:
        return None
    last = trimmed(masked, at + 1, stretch.last)
    if last - at < 3:
        return None
    claim = Claim(None, "line", at + 1, stretch, subject, [(at + 1, last)])
    if masked.letters[at + 1] == "Q" and masked.speech[at + 1].last >= last:
        claim.pieces, claim.kind = [(at + 1, masked.speech[at + 1].last)], "direct"
    elif "Q" in masked.letters[at + 1 : last]:
        claim.kind = "mixed"
    return claim


def _left_over(masked: Masked, actors: Actors, stretch: Stretch, claims: Sequence[Claim], at: int) -> list[Claim]:
    """Return a quotation with its verb behind it, after a colon, or alone in its sentence."""
    quotation = masked.speech[at]
    piece = (at, quotation.last)
    ended = "closing-mark" if quotation.closed else "end-of-paragraph"
    match = ATTRIBUTED.match(masked.letters, quotation.last, stretch.last)
    if match:
        hit = masked.hit(match.start("verb"), stretch)
        led = next((c for c in claims if c.hit and c.hit.unit == hit.unit), None)
        if led is not None and led.opener in {"marks", "colon"} and led.kind == "direct":
            # "…," said N. N., "…": one claim in two pieces.
            led.pieces.insert(0, piece)
            return []
        subject = after_verb(actors, masked.letters, hit.unit, stretch.last)
        if led is None and hit.kind == "finite":
            return [Claim(hit, "marks-before", at, stretch, subject, [piece], ended, "direct")]
    if match is None and (verb := _verb_behind(masked, quotation.last, stretch)) is not None:
        hit = masked.hit(verb, stretch)
        led = next((c for c in claims if c.hit and c.hit.unit == verb), None)
        subject = before_verb(actors, masked.letters, verb, _past_marks(masked, quotation.last, verb))
        if (
            subject is not None
            and hit.kind == "finite"
            and not masked.is_passive(hit)
            and _parted(masked, quotation, hit)
        ):
            if led is None:
                return [Claim(hit, "marks-before", at, stretch, subject, [piece], ended, "direct")]
            if led.opener in {"marks", "colon"} and led.kind == "direct":
                led.pieces.insert(0, piece)
                led.subject = led.subject or subject
                return []
    if at > stretch.first and masked.letters[at - 1] == ":":
        if any("speech:not_speech" in masked.doc.forms[i].senses for i in range(stretch.first, at)):
            # Scripture and verse.
            return []
        source, subject = _source_before(masked, actors, stretch, at - 1)
        return [Claim(source, "source" if source else "colon", at, stretch, subject, [piece], ended, "direct")]
    if at == stretch.first and quotation.words >= ALONE_WORDS and trimmed(masked, at, stretch.last) <= quotation.last:
        return [Claim(None, "alone", at, stretch, None, [piece], ended, "direct")]
    return []


def _parted(masked: Masked, quotation: Quotation, hit: Hit) -> bool:
    """Say whether a mark parts a quotation from a verb behind it that may mean something else than speech."""
    strong = hit.cue is not None and hit.cue.strength == "strong"
    return strong or masked.letters[quotation.last] in ",m" or not masked.doc.text[quotation.inner_end - 1].isalnum()


def _source_before(masked: Masked, actors: Actors, stretch: Stretch, colon: int) -> tuple[Hit | None, Subject | None]:
    """Return the "according to" that opens a sentence, and whom it names, before a colon."""
    at = stretch.first
    while at < colon and masked.letters[at] in "jtm,":
        at += 1
    if masked.letters[at] != "a":
        return None, None
    return Hit(at, "source", None), _source(masked, actors, at, colon)


def _source(masked: Masked, actors: Actors, at: int, limit: int) -> Subject | None:
    """Return who stands behind "according to", where a preposition may be joined to him."""
    subject, mention = after_verb(actors, masked.letters, at, limit), actors.at(at + 1)
    if subject is None and mention is not None:
        return Subject(mention, mention.first, mention.last, "speaker-after-verb")
    return subject


def _past_marks(masked: Masked, at: int, limit: int) -> int:
    while at < limit and masked.letters[at] in ",.m":
        at += 1
    return at


def _verb_behind(masked: Masked, at: int, stretch: Stretch) -> int | None:
    """Return the verb of the clause behind a quotation, where its subject stands between the two."""
    if not masked.doc.reader.manner.first:
        return None
    first = _past_marks(masked, at, stretch.last)
    match = SUBJECT_FIRST.match(masked.letters, first, min(stretch.last, first + BEHIND))
    return match.start("verb") if match else None


def _according(masked: Masked, actors: Actors, stretch: Stretch, at: int) -> Claim | None:
    """Return the claim of a source named by "according to": what follows it first in a sentence, else what precedes."""
    letters = masked.letters
    verb = at + 1 if letters[at + 1 : at + 2] in ("v", "w") else -1
    own = letters[at + 1 : at + 2] == "n" and bool(masked.doc.forms[at + 1].after)
    subject = None if own else _source(masked, actors, at + 1 if verb > 0 else at, stretch.last)
    if own:
        return _own_words(masked, stretch, at)
    if subject is None or not (verb > 0 or _can_speak(masked.doc, subject)):
        return None
    hit = Hit(at, "source", None)
    opens = at == stretch.first or (at == stretch.first + 1 and letters[stretch.first] in "jtm")
    if opens:
        comma = letters.find(",", subject.last, stretch.last)
        if comma < 0 or comma - subject.last > LINE_HEAD:
            return None
        first = comma + 1 + ("speech:apodosis" in masked.doc.forms[min(comma + 1, stretch.last - 1)].senses)
        last = trimmed(masked, first, stretch.last)
    else:
        first, last = stretch.first, trimmed(masked, stretch.first, at)
        while first < last and letters[first] in "jtu,":
            first += 1
    if last - first < 3:
        return None
    pieces = [(first, last)]
    goes_on = subject.last < stretch.last and letters[subject.last] not in ",.:\njvwpia" and letters[at - 1] != ","
    if goes_on and not opens:
        # "he praised, according to the agency, the position of …" written without commas: the claim goes on behind it.
        pieces.append((subject.last, trimmed(masked, subject.last, stretch.last)))
    kind = "mixed" if any("Q" in letters[a:b] for a, b in pieces) else "indirect"
    return Claim(hit, "source", first, stretch, subject, pieces, "source-named", kind)


def _own_words(masked: Masked, stretch: Stretch, at: int) -> Claim | None:
    """Return the claim before "according to his own words"."""
    last = trimmed(masked, stretch.first, at)
    if last - stretch.first < 3:
        return None
    first = stretch.first
    quoted = "Q" in masked.letters[first:last] or masked.quotes_within(first, last)
    kind = "mixed" if quoted else "indirect"
    return Claim(Hit(at, "source", None), "source", first, stretch, None, [(first, last)], "source-named", kind)


def _can_speak(doc: "Document", subject: Subject) -> bool:
    """Say whether the words after "according to" name somebody: an actor, a source, or something that is read."""
    if not subject.unknown:
        return True
    near = doc.reader.manner.near
    words = doc.forms[subject.first : subject.last if near else subject.first + 1]
    if any(form.senses.keys() & SOURCES for form in words):
        return True
    # A name that nobody knows, where names are written large.
    return near and any(doc.text[doc.units.starts[i]].isupper() for i in range(subject.first, subject.last))
