"""Objects: where a claim without "that" begins, after the preposition that its cue takes or at the cue's object."""

from timeline.extraction import bare_claims
from timeline.extraction.clitics import contractions
from timeline.extraction.cues import Hit, Masked
from timeline.extraction.lexicon import Form
from timeline.extraction.subjects import Subject

# Most units between a cue and a noun or a preposition, and between a cue and an object that commas part from it.
NOUN_REACH = 12
OBJECT_REACH = 30
JOINED_WORD = 4  # an unknown word this long that begins like a preposition the cue takes begins with it
# Acts that are directed at somebody, who stands between the verb and its preposition.
DIRECTED_ACTS = frozenset({"accuse", "condemn", "thank", "welcome", "call-for", "demand"})


def noun_object(
    masked: Masked, hit: Hit, subject: Subject | None, limit: int, *, in_heading: bool = False
) -> int | None:
    """Return where a claim without "that" begins: after the preposition the cue takes, or at its object."""
    cue, letters, forms = hit.cue, masked.letters, masked.doc.forms
    if cue is None:
        return None
    takes = masked.taken(cue)
    words = takes - masked.complementisers
    start = hit.unit + 1
    if subject and subject.first <= hit.unit + 2 and not _swallows(masked, subject, takes):
        start = max(start, subject.last)
    if not takes and start < limit and letters[start] not in ",.:\nc":
        # "called for", "wants to": the preposition is in the phrase.
        return start
    crossed, near = False, masked.doc.reader.language.has("speech", "subject_near")
    objects = bool(takes & masked.complementisers) and cue.act != "say"
    for unit in range(start, min(limit, start + OBJECT_REACH)):
        if letters[unit] in ".:\n":
            return None
        if letters[unit] == "," and objects and unit + 1 < limit and _is_object(masked, unit + 1):
            return unit + 1
        if unit - start > NOUN_REACH:
            continue
        crossed = crossed or letters[unit] == "R" or (letters[unit] == "," and unit > start)
        if letters[unit] == "N" and objects and not crossed and masked.stands_bare(unit) and letters[unit - 1] != "e":
            return start if near and not letters[start:unit].strip("xN") else unit
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
        if cue.act != "say" and not crossed and _takes_joined(masked, unit, words, near=beside):
            return unit
    return None


def joined_letters(masked: Masked, hit: Hit, unit: int) -> int:
    """Return how many letters of a word are the preposition that its cue takes."""
    takes = masked.taken(hit.cue) if hit.cue else frozenset()
    form = masked.doc.forms[unit]
    if masked.letters[unit] == "N" or masked.doc.forms[unit - 1].text in takes:
        return 0
    if (taken := _phrase_head(form)) in takes:
        return len(taken) + 1
    if not form.senses:
        return int(_takes_joined(masked, unit, takes, near=True))
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
    letters, near = masked.letters, masked.doc.reader.language.has("speech", "subject_near")
    return near and letters[hit.unit + 1] == "e" and letters[hit.unit - 1] != "u"


def _takes_joined(masked: Masked, unit: int, words: frozenset[str], *, near: bool = False) -> bool:
    """Say whether a preposition that the cue takes is joined to a word, known to us or not."""
    form = masked.doc.forms[unit]
    if not masked.doc.reader.language.table("clitics"):
        return False
    if form.senses:
        return any(clitic in words for clitic in form.before)
    if near and len(form.text) >= JOINED_WORD and form.text.startswith(tuple(w for w in words if len(w) == 1)):
        return True
    return form.text.startswith(tuple(word + masked.article for word in words if len(word) == 1))


def _is_object(masked: Masked, unit: int) -> bool:
    """Say whether a word is written as an object without an article."""
    if masked.letters[unit] == "N":
        return not masked.doc.forms[unit].before
    endings = masked.doc.reader.language.words("marks", "accusative")
    return masked.letters[unit] == "x" and masked.doc.words(unit, unit + 1).endswith(endings)


def _swallows(masked: Masked, subject: Subject, takes: frozenset[str]) -> bool:
    """Say whether an unknown subject holds the claim's own first word, so that it ends earlier than it seems."""
    return subject.unknown and any(masked.doc.forms[i].text in takes for i in range(subject.first, subject.last))
