"""Named: what somebody is told to have called something, where the words for it stand in marks.

"N. called the plan a 'waste of time'": a claim that begins behind its verb and ends with the marks.
"""

from collections.abc import Sequence

from timeline.extraction.cues import Hit, Masked, Stretch
from timeline.extraction.openings import Claim
from timeline.extraction.subjects import Actors
from timeline.extraction.subjects_before import before_verb
from timeline.extraction.vocabulary import Cue

# How many units may stand between the verb and the marks, and between one pair of marks and the next.
OBJECT, BETWEEN = 12, 4
CALLED = Cue("assert", "past", "weak", ())


def find(masked: Masked, actors: Actors, stretch: Stretch, claims: Sequence[Claim]) -> list[Claim]:
    """Return what a sentence tells to have been called something in marks, apart from the claims that it has.

    Only for languages that list such verbs in ``[speech] naming``.
    """
    forms, letters = masked.doc.forms, masked.letters
    found: list[Claim] = []
    marks = max(letters.rfind(mark, stretch.first, stretch.last) for mark in "mQ")
    if marks < 0:
        return found
    at = stretch.first
    for unit in range(stretch.first, marks):
        if unit < at or letters[unit] == "_" or "speech:naming" not in forms[unit].senses:
            continue
        last = _marks_end(masked, unit + 1, stretch.last)
        hit = Hit(unit, "finite", CALLED)
        if last is None or masked.is_passive(hit) or any(_meets(c, unit, last) for c in claims):
            continue
        subject = before_verb(actors, letters, unit, stretch.first)
        if subject is not None:
            whole = letters[unit + 1] in "mQ"
            kind = "direct" if whole and letters[last - 1] in "mQ_" and letters.count("m", unit, last) <= 2 else "mixed"
            found.append(Claim(hit, "named", unit + 1, stretch, subject, [(unit + 1, last)], "closing-mark", kind))
            at = last
    return found


def _meets(claim: Claim, first: int, last: int) -> bool:
    return claim.pieces[0][0] < last and first < claim.last


def _marks_end(masked: Masked, first: int, limit: int) -> int | None:
    """Return the unit behind the last marks that follow a verb in its clause, or None where no marks do."""
    letters, end, reach = masked.letters, None, min(limit, first + OBJECT)
    at = first
    while at < reach and letters[at] not in ".:\nckhvw":
        if letters[at] == "Q":
            at = masked.speech[at].last
        elif letters[at] == "m":
            closing = letters.find("m", at + 1, limit)
            if closing < 0:
                break
            at = closing + 1
        else:
            at += 1
            continue
        end, reach = at, min(limit, at + BETWEEN)
    return end
