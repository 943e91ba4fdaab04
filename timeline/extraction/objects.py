"""Objects: where a claim without "that" begins, after the preposition that its cue takes or at the cue's object."""

import re

from timeline.extraction import bare_claims
from timeline.extraction.clitics import contractions
from timeline.extraction.cues import Hit, Masked
from timeline.extraction.lexicon import Form
from timeline.extraction.manner import Taken
from timeline.extraction.subjects import Subject
from timeline.extraction.vocabulary import Cue

# Most units between a cue and a noun or a preposition, and between a cue and an object that commas part from it.
NOUN_REACH = 12
OBJECT_REACH = 30
STOPS = re.compile(r"[.:\n]")
JOINED_WORD = 4  # an unknown word this long that begins like a preposition the cue takes begins with it
# Acts that are directed at somebody, who stands between the verb and its preposition.
DIRECTED_ACTS = frozenset({"accuse", "condemn", "thank", "welcome", "call-for", "demand"})


def candidates(masked: Masked, cue: Cue, taken: Taken, first: int, limit: int) -> list[int]:
    """Return the units behind a cue, from one to a limit, at which a claim without "that" may begin, whoever speaks.

    Those are the words that the cue takes, alone or written onto another one, and what can be its object.
    """
    letters, forms = masked.letters, masked.doc.forms
    if not taken.every:
        return [first] if first < limit else []
    words, objects = taken.words, ",N" if taken.that and cue.act != "say" else ""
    found = []
    for unit, form in enumerate(forms[first:limit], first):
        text = form.text
        if not form.senses:
            may = text.startswith(taken.fronts) or text in words
        else:
            alone = text in words or (" " in text and _phrase_head(form) in words)
            may = alone or (bool(form.before) and not words.isdisjoint(form.before))
        if may or letters[unit] in objects:
            found.append(unit)
    return found


def noun_object(
    masked: Masked, hit: Hit, subject: Subject | None, limit: int, *, in_heading: bool = False
) -> int | None:
    """Return where a claim without "that" begins: after the preposition the cue takes, or at its object."""
    cue, letters, forms = hit.cue, masked.letters, masked.doc.forms
    if cue is None:
        return None
    manner = masked.doc.reader.manner
    taken = manner.taken(cue)
    words = taken.words
    start = hit.unit + 1
    if subject and subject.first <= hit.unit + 2 and not _swallows(masked, subject, taken.every):
        start = max(start, subject.last)
    if not taken.every and start < limit and letters[start] not in ",.:\nc":
        # "called for", "wants to": the preposition is in the phrase.
        return start
    objects = taken.that and cue.act != "say"
    stop = STOPS.search(letters, start, limit)
    last = min(stop.start() if stop else limit, start + OBJECT_REACH)
    for unit in candidates(masked, cue, taken, start, last):
        if letters[unit] == "," and objects and unit + 1 < limit and _is_object(masked, unit + 1):
            return unit + 1
        if unit - start > NOUN_REACH:
            continue
        crossed = letters.find("R", start, unit + 1) >= 0 or letters.find(",", start + 1, unit + 1) >= 0
        if letters[unit] == "N" and objects and not crossed and masked.stands_bare(unit) and letters[unit - 1] != "e":
            return start if manner.near and not letters[start:unit].strip("xN") else unit
        inside = _phrase_head(forms[unit]) in words
        if (inside or forms[unit].text in words) and not crossed:
            if unit == hit.unit + 1 and _is_passive(masked, hit):
                return None
            open_now = unit == start or letters[start] in "e," or bare_claims.may_have_object(hit, subject)
            fits = unit + 1 < limit and letters[unit + 1] not in "cQ" and open_now
            # "to push" may be a phrase: then the claim begins inside it.
            return (
                unit + (not inside) if fits and (cue.act != "say" or _feeling(masked, unit + 1) or in_heading) else None
            )
        beside = unit == start or cue.act == "accuse"
        if cue.act != "say" and not crossed and _takes_joined(masked, unit, taken, near=beside):
            return unit
    return None


def joined_letters(masked: Masked, hit: Hit, unit: int) -> int:
    """Return how many letters of a word are the preposition that its cue takes."""
    form, manner = masked.doc.forms[unit], masked.doc.reader.manner
    if hit.cue is None or masked.letters[unit] == "N":
        return 0
    taken = manner.taken(hit.cue)
    takes = taken.every
    if masked.doc.forms[unit - 1].text in takes:
        return 0
    if (head := _phrase_head(form)) in takes:
        return len(head) + 1
    if not form.senses:
        return int(_takes_joined(masked, unit, taken, near=True))
    if form.text.startswith(contractions(masked.doc.reader.language)):
        # The preposition and the article are one: neither can go without the other.
        return 0
    at = next((i for i, clitic in enumerate(form.before) if clitic in takes), -1)
    return sum(map(len, form.before[: at + 1]))


def _phrase_head(form: Form) -> str:
    """Return the first word of a phrase, or nothing for a word and what has an article."""
    head, _, more = form.text.partition(" ")
    return head if more and not form.before else ""


def _feeling(masked: Masked, unit: int) -> bool:
    senses = masked.doc.forms[unit].senses
    return "speech:feelings" in senses or "cue" in senses


def _is_passive(masked: Masked, hit: Hit) -> bool:
    """Say whether a past form with its preposition right behind lacks an object: "people accused of"."""
    if hit.cue is None or hit.cue.tense != "past" or hit.cue.act not in DIRECTED_ACTS:
        return False
    letters = masked.letters
    return masked.doc.reader.manner.near and letters[hit.unit + 1] == "e" and letters[hit.unit - 1] != "u"


def _takes_joined(masked: Masked, unit: int, taken: Taken, *, near: bool = False) -> bool:
    """Say whether a preposition that the cue takes is joined to a word, known to us or not."""
    form = masked.doc.forms[unit]
    if not masked.doc.reader.manner.joins:
        return False
    if form.senses:
        return not taken.words.isdisjoint(form.before)
    if near and len(form.text) >= JOINED_WORD and form.text.startswith(taken.fronts):
        return True
    return form.text.startswith(taken.definite)


def _is_object(masked: Masked, unit: int) -> bool:
    """Say whether a word is written as an object without an article."""
    if masked.letters[unit] == "N":
        return not masked.doc.forms[unit].before
    endings = masked.doc.reader.manner.accusative
    return masked.letters[unit] == "x" and masked.doc.words(unit, unit + 1).endswith(endings)


def _swallows(masked: Masked, subject: Subject, takes: frozenset[str]) -> bool:
    """Say whether an unknown subject holds the claim's own first word, so that it ends earlier than it seems."""
    return subject.unknown and any(masked.doc.forms[i].text in takes for i in range(subject.first, subject.last))
