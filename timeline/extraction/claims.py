"""Claims: the claims of a sentence of the narrator, and where each of them ends.

Where one begins is `openings.py`. It ends where the narrator speaks again: at the next cue, at a conjunction that
resumes, at the end of the sentence.
"""

import re
from collections.abc import Sequence

from timeline.extraction.asides import COUNTED_FROM, TIMES
from timeline.extraction.clitics import joined
from timeline.extraction.cues import Hit, Masked, Stretch, joins
from timeline.extraction.lexicon import MEETINGS
from timeline.extraction.openings import SPOKEN_ACTS, Claim, begun
from timeline.extraction.subjects import Actors
from timeline.extraction.told import is_definite

BREAK = re.compile("[vwpniakjdtQ]")
# What a main clause begins with behind the one that opens its sentence; its subject and its verb behind a comma.
SUBJECTS = frozenset({"groups:pronouns", "person", "office", "country", "organisation"})
MAIN_CLAUSE = re.compile(r",[^c:Q,\nvwpniRkj]{1,12}(?P<verb>[vw])")
# How far into its sentence its "after" stands at most ("two hours after").
TIMED = 4
# So many semicolons part a sentence into items.
ITEMS = 2
TRAILING = ",.:m\n"


def find(masked: Masked, actors: Actors, stretch: Stretch) -> list[Claim]:
    """Return the claims of one sentence of the narrator, in order."""
    hits = masked.hits(stretch)
    opened = _opened(masked, actors, stretch, hits)
    claims: list[Claim] = []
    at = stretch.first
    for hit in hits:
        claim = opened.get(hit.unit)
        if claim is None or hit.unit < at:
            continue
        _close(masked, claim, opened)
        if not claim.pieces:
            continue
        claims.append(claim)
        claims.extend(_continued(masked, claims[-1], opened))
        at = claims[-1].last
    return claims


def _opened(masked: Masked, actors: Actors, stretch: Stretch, hits: Sequence[Hit]) -> dict[int, Claim]:
    """Return by unit the cues after which a claim begins; each looks no further than the next such cue."""
    opened: dict[int, Claim] = {}
    limit = after = stretch.last
    for hit in reversed(hits):
        claim = begun(masked, actors, stretch, hit, limit)
        if claim is None and limit in opened and _needs_claim(hit) and _doubtful(masked, opened[limit]):
            # "said N. N., known as a critic, that": what stands between the verb and its claim reports nothing.
            claim = begun(masked, actors, stretch, hit, after)
            if claim is not None and claim.opener == "that":
                del opened[limit]
            else:
                claim = None
        else:
            after = limit
        if claim is not None:
            opened[hit.unit] = claim
            limit = hit.unit
    return opened


def _needs_claim(hit: Hit) -> bool:
    """Say whether a word is a verb that has nothing but a claim for its object."""
    finite = hit.kind == "finite" and hit.cue is not None and hit.cue.strength == "strong"
    return finite and hit.cue is not None and hit.cue.act in SPOKEN_ACTS


def _doubtful(masked: Masked, claim: Claim) -> bool:
    """Say whether the cue of a claim may mean something else: a weak verb that no conjunction joins on."""
    hit = claim.hit
    weak = hit is not None and hit.kind == "finite" and hit.cue is not None and hit.cue.strength == "weak"
    return weak and hit is not None and not joined(masked.doc, hit.unit)


def _close(masked: Masked, claim: Claim, opened: dict[int, Claim]) -> None:
    """Find the end of a claim and fill its pieces and kind."""
    letters = masked.letters
    at = claim.first
    while at < claim.stretch.last and letters[at] in ",m:" and not (letters[at] == "m" and claim.opener != "colon"):
        at += 1
    if at < claim.stretch.last and letters[at] == "Q":
        last = _quoted(masked, claim, at)
        if last is not None:
            return
    claim.pieces = []
    end = _end(masked, claim, opened)
    end = trimmed(masked, claim.first, end)
    if end <= claim.first:
        return
    claim.pieces = [(claim.first, end)]
    quoted = "Q" in letters[claim.first : end] or masked.quotes_within(claim.first, end)
    claim.kind = "mixed" if quoted else "direct" if claim.opener in {"colon", "first-person"} else "indirect"


def trimmed(masked: Masked, first: int, last: int) -> int:
    """Return the unit after the last word of units first..last: stops, lone marks and a lone "and" are taken off."""
    letters = masked.letters
    while last > first and (letters[last - 1] in TRAILING or joins(masked.doc, last - 1)):
        if letters[last - 1] == "m" and letters.count("m", first, last) % 2 == 0:
            break
        last -= 1
    return last


def _quoted(masked: Masked, claim: Claim, at: int) -> int | None:
    """Take the quotation at a unit for the whole claim, with others that follow it in the same clause."""
    letters, stretch = masked.letters, claim.stretch
    pieces: list[tuple[int, int]] = []
    while True:
        last = masked.speech[at].last
        pieces.append((at, last))
        after = last
        while after < stretch.last and (letters[after] == "," or joins(masked.doc, after)):
            after += 1
        if after < stretch.last and letters[after] == "Q":
            at = after
            continue
        break
    following = letters[last : last + 1] if last < stretch.last else "\n"
    ends = following in ",.\n:pkjdtai" or (following in "vwu" and masked.opens_clause(last, stretch.first))
    if not ends and claim.opener in {"that", "noun"} and not joined(masked.doc, last):
        return None
    claim.pieces, claim.kind = pieces, "direct"
    claim.ended_by = "closing-mark" if masked.speech[at].closed else "end-of-paragraph"
    return last


def _end(masked: Masked, claim: Claim, opened: dict[int, Claim]) -> int:
    """Return the unit before which a claim that is not all in marks ends, and note the rule."""
    letters, stretch = masked.letters, claim.stretch
    main = _item(masked, claim, _main_clause(masked, claim, opened))
    for match in BREAK.finditer(letters, claim.first + 1, main):
        at, what = match.start(), match[0]
        rule = ""
        if what in "vw":
            if at in opened and masked.opens_clause(at, stretch.first) and _same_tense(claim, opened[at]):
                rule = "next-cue"
        elif what in "pn":
            rule = "next-cue" if at in opened else ""
        elif what == "i":
            rule = "narrator-notes" if at in opened else ""
        elif what == "k":
            rule = "next-that" if _continues(masked, claim, at) else ""
        elif what == "j":
            resumes = "speech:resumes" in masked.doc.forms[at].senses
            rule = "narrator-resumes" if resumes and claim.opener == "noun" and letters[at - 1] in "," else ""
        elif what == "d" or (what == "t" and letters[at - 1] in ",."):
            rule = "narrator-resumes"
        elif what == "a":
            rule = "source-named" if letters[at - 1] == "," else ""
        if rule:
            claim.ended_by = rule
            return _clause_head(letters, at, claim.first)
    if main < stretch.last:
        claim.ended_by = "main-clause"
    return main


def _main_clause(masked: Masked, claim: Claim, opened: dict[int, Claim]) -> int:
    """Return the comma where the main clause begins behind a clause or a participle that opens its sentence.

    "While he noted that the talks were over, N. N. said", "Noting that the talks were over, he left".
    """
    letters, stretch, hit = masked.letters, claim.stretch, claim.hit
    hanging = hit is not None and hit.kind == "participle" and hit.unit == stretch.first
    timed = hit is not None and _tells_when(masked, stretch.first, hit.unit)
    if hit is None or not (hanging or timed or letters[stretch.first] == "j"):
        return stretch.last
    comma = letters.find(",", claim.first, stretch.last)
    while comma >= 0:
        opens = comma + 1 + (letters[comma + 1 : comma + 2] == "m")
        told = MAIN_CLAUSE.match(letters, comma, stretch.last)
        told_of = masked.doc.forms[opens].senses if opens < stretch.last else {}
        named = (hanging or timed) and (not SUBJECTS.isdisjoint(told_of) or (timed and is_definite(masked.doc, opens)))
        if named or (told is not None and told.start("verb") in opened):
            return opens if named else comma
        comma = letters.find(",", comma + 1, stretch.last)
    return stretch.last


def _tells_when(masked: Masked, first: int, verb: int) -> bool:
    """Say whether a sentence opens with a clause of time that a verb belongs to: "hours after the minister said"."""
    forms = masked.doc.forms
    if TIMES.isdisjoint(forms[first].senses) and TIMES.isdisjoint(forms[min(first + 1, verb)].senses):
        return False
    since = next((i for i in range(first + 1, min(verb, first + TIMED)) if COUNTED_FROM in forms[i].senses), verb)
    return since < verb and not TIMES.isdisjoint(forms[since - 1].senses) and "," not in masked.letters[since:verb]


def _item(masked: Masked, claim: Claim, last: int) -> int:
    """Return the semicolon where an item of news in brief ends: "N. N. said that …; N. N. met …; …"."""
    marks, stretch = masked.doc.letters(MEETINGS), claim.stretch
    if claim.opener == "colon" or marks.count(";", stretch.first, stretch.last) < ITEMS:
        return last
    end = marks.find(";", claim.first, last - 1)
    return end if end >= 0 and not SUBJECTS.isdisjoint(masked.doc.forms[end + 1].senses) else last


def _clause_head(letters: str, at: int, first: int) -> int:
    while at > first and letters[at - 1] in "ugjt":
        at -= 1
    return at


def _same_tense(claim: Claim, other: Claim) -> bool:
    """Say whether two cues have one tense; a verb of speech in another one belongs to what is claimed."""
    mine, its = (c.hit.cue.tense if c.hit and c.hit.cue else "" for c in (claim, other))
    return mine not in {"past", "present"} or mine == its


def _continues(masked: Masked, claim: Claim, unit: int) -> bool:
    """Say whether "and that" opens a claim of its own; before a subjunctive it goes on with the one it stands in."""
    if claim.opener != "that" or unit + 1 >= claim.stretch.last:
        return False
    that, manner = masked.doc.forms[unit], masked.doc.reader.manner
    if not that.text.startswith(manner.additive) and "speech:continuation" not in that.senses:
        return False
    form = masked.doc.forms[unit + 1]
    return not (form.text[0] in manner.subjunctive and masked.letters[unit + 1] in "xvw" and not form.before)


def _continued(masked: Masked, claim: Claim, opened: dict[int, Claim]) -> list[Claim]:
    """Return the claims that "and that …" adds to one, each with the same cue and subject."""
    found: list[Claim] = []
    at = claim.last
    while True:
        while at < claim.stretch.last and masked.letters[at] in ",m":
            at += 1
        if at >= claim.stretch.last or masked.letters[at] != "k" or claim.opener != "that":
            return found
        following = Claim(claim.hit, "that", at + 1, claim.stretch, claim.subject, continues=True)
        _close(masked, following, opened)
        if not following.pieces:
            return found
        found.append(following)
        at = following.last
