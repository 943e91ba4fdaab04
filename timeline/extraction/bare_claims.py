"""Bare claims: where a claim begins that stands right behind its verb, without "that" ("said the talks go on").

Only for languages that put the subject first, and say so in ``[speech] subject_first``.
"""

import re
from typing import TYPE_CHECKING

from timeline.extraction import asides
from timeline.extraction.cues import Hit, Masked, Stretch
from timeline.extraction.subjects import Actors, Subject, with_preposition
from timeline.extraction.subjects_before import before_verb, opening

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# Acts whose claim may stand without "that".
ACTS = frozenset({"say", "add", "announce", "note", "warn", "confirm", "assert", "explain", "believe", "hope"})
# Those, and acts whose verb has an object as often: what follows is a claim where it is a clause.
CLAUSE_ACTS = ACTS | {
    "reveal",
    "agree",
    "expect",
    "promise",
    "stress",
    "deny",
    "condemn",
    "propose",
    "demand",
    "welcome",
}
# What a clause does not reach across before its verb, and how far that may be.
CLAUSE_BOUNDS = frozenset(",.:\nQ_cRjht")
CLAUSE_REACH = 16
# What no claim begins with: a mark, "that", another verb of speech, a preposition.
NO_BEGINNING = ",.:\nQcvwpankjRei"
# A quotation that opens its sentence, whose speaker stands before the verb: what follows tells when and where.
QUOTED_BEFORE = re.compile(r"[jtu,m]*(?:Q_*[,.m]*)+[^c:Q_,.\nvwpnR][^c:Q_\nvwpnR]*")
# Units the shortest claim has: a subject, a verb and something more.
SHORTEST = 3
# Those who were told, and "that".
TOLD_THAT = re.compile(r"x[xeN]{0,11}c")
# Acts whose verb has an object before its claim: "accused the other side of", "urged both sides to".
OBJECT_ACTS = frozenset({"accuse", "call-for", "warn", "demand"})


def begins(masked: Masked, actors: Actors, hit: Hit, stretch: Stretch) -> int | None:
    """Return the unit where a bare claim begins behind its verb, or None.

    Parameters
    ----------
    masked : Masked
        The narrator's text as letters.
    actors : Actors
        The mentions by unit.
    hit : Hit
        The verb of speech.
    stretch : Stretch
        Its sentence: another cue in it, behind this one, is part of what is claimed ("said he would ask whether").
    """
    doc, letters, cue, limit = masked.doc, masked.letters, hit.cue, stretch.last
    if not doc.reader.manner.first or cue is None:
        return None
    sure = cue.strength == "strong" and cue.act in ACTS
    if hit.kind not in {"finite", "participle"} or not doc.reader.manner.taken(cue).that:
        return None
    if not sure and (cue.act not in CLAUSE_ACTS or not _has_place(masked, actors, hit)):
        return None
    if letters[hit.unit - 1 : hit.unit] == "_" or QUOTED_BEFORE.fullmatch(letters, stretch.first, hit.unit):
        return None
    if "speech:addressing" in doc.forms[hit.unit].senses and TOLD_THAT.match(letters, hit.unit + 1, limit):
        return None
    at = _past_told(doc, letters, actors, hit.unit + 1, limit)
    there = at + 1 < limit and letters[at] == "e" and "speech:passive" in doc.forms[at + 1].senses
    if at >= limit or (letters[at] in NO_BEGINNING and not there) or limit - at < SHORTEST:
        return None
    if with_preposition(doc, at):
        return None
    if "speech:passive" in doc.forms[at].senses or letters[at] == "u":
        # "the arms that he said were sent": the claim's own subject stands before its verb of speech.
        return None
    if not sure and not _is_clause(masked, at, limit):
        return None
    if hit.kind == "finite" and opening(actors, letters, stretch.first, hit.unit) is None:
        return at if before_verb(actors, letters, hit.unit, stretch.first) is not None else None
    return at


def _has_place(masked: Masked, actors: Actors, hit: Hit) -> bool:
    """Say whether a word that is also a noun stands where it is a verb: right behind an actor or an auxiliary."""
    if "speech:homographs" not in masked.doc.forms[hit.unit].senses:
        return True
    near = actors.before(hit.unit)
    return masked.letters[hit.unit - 1] == "u" or (near is not None and near.last == hit.unit)


def _is_clause(masked: Masked, first: int, limit: int) -> bool:
    """Say whether words have a verb of their own, so that they are no mere object ("the talks were over")."""
    if "speech:object_pronouns" in masked.doc.forms[first].senses:
        return False
    for unit in range(first + 1, min(limit, first + CLAUSE_REACH)):
        if masked.letters[unit] in CLAUSE_BOUNDS:
            return False
        if "speech:finite" in masked.doc.forms[unit].senses:
            return True
    return False


def may_have_object(hit: Hit, subject: Subject | None) -> bool:
    """Say whether between a verb and its claim may stand somebody else: "accused the other side of …"."""
    if subject is None or subject.unknown:
        return True
    return hit.cue is not None and hit.cue.act in OBJECT_ACTS


def _past_told(doc: "Document", letters: str, actors: Actors, at: int, limit: int) -> int:
    """Return where a claim begins behind a verb: after the day, the place and those who were told."""
    if at < limit and "speech:addressing" in doc.forms[at - 1].senses:
        # Those who were told: somebody known, a body with its article, or one word ("reporters").
        mention = actors.at(at)
        at = mention.last if mention is not None else at + 1
    return asides.past(doc, letters, at, limit)
