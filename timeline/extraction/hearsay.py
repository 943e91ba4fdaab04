"""Hearsay: an agency or a paper named as the one that handed a claim on: ", Reuters reported", "as TASS reports,".

Such words are no part of the claim, and the agency is not its speaker where the sentence names another. They are peeled
off the ends of a sentence before claims are looked for; in the middle they are only noted.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.extraction.cues import Hit, Masked, Stretch
from timeline.extraction.found import Mention
from timeline.extraction.openings import Claim
from timeline.extraction.subjects import Actors, Subject

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# Most units of such a clause before the name of the agency ("according to what the agency …"), and behind its verb.
BEFORE, BEHIND = 4, 4
# Units the shortest claim has.
SHORTEST = 3
ENDS = ",.\n"


class Handed(NamedTuple):
    """An agency that a sentence names as having handed its claims on: the words that say so, and its verb, if any."""

    agency: Mention
    first: int
    last: int
    verb: int = -1


def handed_on(masked: Masked, actors: Actors, stretch: Stretch) -> Sequence[Handed]:
    """Return every clause of a sentence that names who handed it on."""
    return list(_clauses(masked, actors, stretch)) if actors.reporters else ()


def _clauses(masked: Masked, actors: Actors, stretch: Stretch) -> Iterator[Handed]:
    letters, doc = masked.letters, masked.doc
    for mention in actors.reporters:
        if mention.first < stretch.first or mention.last > stretch.last:
            continue
        first = mention.first
        while first > stretch.first and letters[first - 1] not in ",:._\n" and mention.first - first < BEFORE:
            first -= 1
        opens = first == stretch.first or letters[first - 1] in ",_"
        verb, last = _verb(masked, first, mention, stretch)
        according = "a" in letters[first : mention.first]
        led = according or (verb >= 0 and not _was_told(doc, mention))
        ends = last == stretch.last or letters[last] in ENDS
        if opens and led and ends and _is_clause(masked, first, mention):
            yield Handed(mention, first, last, verb)


def _was_told(doc: "Document", mention: Mention) -> bool:
    """Say whether an agency is named as the one to whom something was told: it hands nothing on there."""
    to = doc.reader.language.words("speech", "said_to")
    joined = [*doc.forms[mention.first].before][:1]
    return "speech:said_to" in doc.forms[mention.first - 1].senses or any(clitic in to for clitic in joined)


def _verb(masked: Masked, first: int, mention: Mention, stretch: Stretch) -> tuple[int, int]:
    """Return the verb of speech of such a clause, before the agency or behind it, and where the clause ends."""
    letters, doc = masked.letters, masked.doc
    before = [i for i in range(first, mention.first) if letters[i] in "vw" or "speech:via_verbs" in doc.forms[i].senses]
    if before:
        return before[-1], mention.last
    behind = mention.last
    while behind < stretch.last and letters[behind] in "ue" and behind - mention.last < 2:
        behind += 1
    if mention.first == first and behind < stretch.last and letters[behind] in "vw":
        last = behind + 1
        while last < stretch.last and letters[last] not in ENDS and last - behind <= BEHIND:
            if letters[last] in "cQ:vwkN":
                return -1, mention.last
            last += 1
        return behind, last
    return -1, mention.last


def _is_clause(masked: Masked, first: int, mention: Mention) -> bool:
    """Say whether nothing else stands in the clause: no other actor, no claim."""
    return not any(c in "cQ:kN" for c in masked.letters[first : mention.first]) and not any(
        form.senses.keys() & {"person", "office", "country"} for form in masked.doc.forms[first : mention.first]
    )


def peeled(stretch: Stretch, handed: Sequence[Handed]) -> Stretch:
    """Return a sentence without the clauses at its ends that say who handed it on."""
    for clause in handed:
        if clause.first == stretch.first and clause.last < stretch.last:
            stretch = stretch._replace(first=clause.last + 1)
    for clause in reversed(handed):
        if clause.last >= stretch.last - 1 and clause.first > stretch.first + 1:
            stretch = stretch._replace(last=clause.first - 1)
    return stretch


def claim(masked: Masked, stretch: Stretch, inner: Stretch, clause: Handed) -> Claim | None:
    """Return all that an agency reports, where its clause closes a sentence and nobody else speaks in it."""
    if clause.verb < 0 or clause.first <= inner.first or inner.last - inner.first < SHORTEST:
        return None
    hit: Hit = masked.hit(clause.verb, stretch)
    if hit.kind != "finite" or hit.cue is None:
        return None
    subject = Subject(clause.agency, clause.agency.first, clause.agency.last, "subject-after-verb")
    quoted = "Q" in masked.letters[inner.first : inner.last] or masked.quotes_within(inner.first, inner.last)
    kind = "mixed" if quoted else "indirect"
    return Claim(hit, "told-first", inner.first, stretch, subject, [(inner.first, inner.last)], "source-named", kind)
