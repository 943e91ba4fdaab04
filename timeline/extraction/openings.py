"""Openings: where in the narrator's text a claim begins.

A claim begins after "that", after a colon, at an opening mark, after the preposition that its cue takes, or at the noun
that the cue has for its object.
"""

import re
from dataclasses import dataclass, field, replace

from timeline.extraction import asides, bare_claims, objects
from timeline.extraction.clitics import joined
from timeline.extraction.cues import Hit, Masked, Stretch, is_clock
from timeline.extraction.found import PERSONAL
from timeline.extraction.subjects import Actors, Subject, after_verb, with_words
from timeline.extraction.subjects_before import at_head

# Acts whose object may be a claim without "that": "stressed the need to", "warned of", "said in hope of".
OBJECT_ACTS = frozenset(
    {
        "announce", "stress", "note", "warn", "call-for", "demand", "confirm", "reveal", "propose", "welcome",
        "condemn", "deny", "reject", "accuse", "threaten", "assert", "explain", "expect", "promise", "hope",
        "add", "thank", "intend", "say",
    }
)  # fmt: skip
# A headline says in a noun what the article says in a clause: there any cue may have one.
HEADINGS = frozenset({"title", "heading"})
# Acts that hand on the very words, so that a colon or a mark after a weak verb opens them.
VERBATIM_ACTS = frozenset(
    {"say", "add", "ask", "announce", "explain", "note", "confirm", "assert", "stress", "warn", "threaten"}
)
# Acts whose verb has what was said for its only object.
SPOKEN_ACTS = frozenset({"say", "add", "explain"})
# Most units between a cue and its claim, by the strength of the cue.
REACH = {"strong": 40, "weak": 24}
PARTICIPLE_REACH = 8
NOUN_REACH = 3
DROPPED_REACH = 8
OPENER = re.compile("[c:Q]")
# "asked whether": a verb of asking takes a question word where others take "that".
ASKED = re.compile("[ch:Q]")


@dataclass(slots=True)
class Claim:
    """A claim in the making: its cue, the words that open it, and the units of its pieces.

    `skip` counts the letters of a preposition joined to its first word; `continues` marks what "and that" adds.
    """

    hit: Hit | None
    opener: str
    first: int
    stretch: Stretch
    subject: Subject | None = None
    pieces: list[tuple[int, int]] = field(default_factory=list)
    ended_by: str = "end-of-sentence"
    kind: str = "indirect"
    skip: int = 0
    continues: bool = False

    @property
    def last(self) -> int:
        """Return the unit after its last word."""
        return self.pieces[-1][1]

    @property
    def verb(self) -> int:
        """Return the unit of its cue, -1 where marks alone report it."""
        return self.hit.unit if self.hit else -1


def begun(masked: Masked, actors: Actors, stretch: Stretch, hit: Hit, limit: int) -> Claim | None:
    """Return the claim that begins after a word that may report speech, not yet ended, or None.

    Parameters
    ----------
    masked : Masked
        The narrator's text as letters.
    actors : Actors
        The actors of the article.
    stretch : Stretch
        The sentence.
    hit : Hit
        The word.
    limit : int
        The unit where the next claim's cue stands: this one begins before it.
    """
    letters, cue, finite = masked.letters, hit.cue, hit.kind == "finite"
    if hit.kind == "impersonal":
        that = hit.unit + 1 + (letters[hit.unit + 1 : hit.unit + 2] == ",")
        found = letters[that : that + 1] == "c" and hit.unit - stretch.first <= 1
        return Claim(hit, "that", that + 1, stretch) if found else None
    if cue is None or (hit.kind == "participle" and _is_governed(masked, hit.unit)):
        # After "was" a participle is an adjective ("it was striking that"), after a preposition a noun.
        return None
    if hit.kind == "noun" and _tells_how(masked, stretch, hit):
        return None
    if (bare := bare_claims.begins(masked, actors, hit, stretch)) is not None:
        return Claim(hit, "that", bare, stretch)
    reach = _reach(masked, actors, hit, stretch) if finite else NOUN_REACH if hit.kind == "noun" else PARTICIPLE_REACH
    until, taken = min(limit, hit.unit + 1 + reach), masked.doc.reader.manner.taken(cue)
    asks = cue.act == "ask" or taken.asks
    match = (ASKED if asks else OPENER).search(letters, hit.unit + 1, until)
    if match and match[0] == "c" and _is_relative(masked, hit, match.start()):
        match = None
    heading = stretch.segment in HEADINGS
    may = hit.kind != "noun" and (cue.act in OBJECT_ACTS or cue.strength == "strong" or heading)
    if match is None:
        may = may and bool(objects.candidates(masked, cue, taken, hit.unit + 1, until))
        if not may and not (finite and cue.act == "say" and _of_us(masked, stretch.first, limit)):
            return None
    else:
        until = match.start()
        # A comma before "that" parts it from a subject with words of its own, not from another object.
        may = may and not (finite and match[0] == "c" and letters[until - 1] == ",")
    subject = _subject(masked, actors, hit, stretch, limit) if finite else None
    if may:
        start = objects.noun_object(masked, hit, subject, until, in_heading=heading)
        if start is not None:
            return _of_noun(masked, hit, start, stretch, subject)
    if match is None:
        return _bare(masked, hit, subject, stretch, limit)
    at = match.start()
    if match[0] == ":" and letters[at + 1 : at + 2] == "c":
        return Claim(hit, "that", at + 2, stretch, subject)
    if not _near(masked, actors, hit, subject, at, match[0]):
        return None
    if finite and subject and subject.first > hit.unit and not taken.bears:
        # A verb has an object before its claim, "described the talks as", where its "that" bears a pronoun.
        subject = with_words(actors, letters, subject, at)
    if match[0] in "ch" or (match[0] == ":" and not is_clock(masked.doc, at)):
        return Claim(hit, "that" if match[0] in "ch" else "colon", at + 1, stretch, subject)
    return Claim(hit, "marks", at, stretch, subject) if match[0] == "Q" else None


def _subject(masked: Masked, actors: Actors, hit: Hit, stretch: Stretch, limit: int) -> Subject | None:
    """Return who a verb says speaks, before it or behind it, as far as the words beside it tell."""
    subject = after_verb(actors, masked.letters, hit.unit, limit)
    subject = _object_apart(masked, actors, hit, stretch, subject)
    behind = subject is not None and subject.unknown and subject.first == hit.unit + 1
    # Words that open with the preposition the verb takes are what is claimed, not who speaks.
    return None if behind and objects.joined_letters(masked, hit, hit.unit + 1) else subject


def _is_relative(masked: Masked, hit: Hit, that: int) -> bool:
    """Say whether "that" tells of the noun before it: a claim would begin with its subject, not with a verb."""
    if not masked.doc.reader.manner.first or that == hit.unit + 1:
        return False
    return "speech:finite" in masked.doc.forms[min(that + 1, len(masked.letters) - 1)].senses


def _reach(masked: Masked, actors: Actors, hit: Hit, stretch: Stretch) -> int:
    """Return how far after a verb its claim may begin: less where the verb may be another word written alike."""
    if hit.cue is None or hit.cue.strength == "strong":
        return REACH["strong"]
    form, manner = masked.doc.forms[hit.unit], masked.doc.reader.manner
    if form.after in manner.own or form.wears(manner.purpose):
        return 0
    homograph = "speech:homographs" in form.senses
    if homograph and form.after:
        return 0 if masked.letters[hit.unit - 1] == "e" else 2
    near = actors.before(hit.unit)
    placed = (
        masked.opens_clause(hit.unit, stretch.first)
        or masked.letters[hit.unit - 1] == "R"
        or (near and near.last == hit.unit and masked.letters[near.first - 1 : near.first] not in ("v", "w"))
    )
    if placed:
        return REACH["weak"]
    return 0 if homograph else 2


def _object_apart(
    masked: Masked, actors: Actors, hit: Hit, stretch: Stretch, subject: Subject | None
) -> Subject | None:
    """Return no subject after a verb where the sentence opens with its subject: what follows is then who was told."""
    if hit.unit == stretch.first or joined(masked.doc, hit.unit):
        return subject
    before = at_head(actors, masked.letters, stretch.first, hit.unit)
    certain = subject is not None and not subject.unknown and subject.mention.kind == "person"
    told = "speech:addressing" in masked.doc.forms[hit.unit].senses and masked.letters[hit.unit - 1] not in ",_"
    return subject if not told and (before is None or (before.unknown and certain)) else before


def _of_noun(masked: Masked, hit: Hit, start: int, stretch: Stretch, subject: Subject | None) -> Claim:
    """Return a claim that begins at a noun: "his hope that" gives the act and goes on to what is hoped."""
    felt, end = _felt(masked, hit, start), min(start + 4, stretch.last)
    if felt is not hit and (that := masked.letters.find("c", start + 1, end)) >= 0:
        return Claim(felt, "that", that + 1, stretch, subject)
    return Claim(felt, "noun", start, stretch, subject, skip=objects.joined_letters(masked, hit, start))


def _is_governed(masked: Masked, unit: int) -> bool:
    """Say whether an auxiliary or a preposition stands before a word; an adverb governs nothing."""
    before = masked.letters[unit - 1 : unit]
    return before == "u" or (before == "e" and "speech:adverbs" not in masked.doc.forms[unit - 1].senses)


def _tells_how(masked: Masked, stretch: Stretch, hit: Hit) -> bool:
    """Say whether "by saying" only tells how the verb before it was meant: "answered by saying"."""
    at = hit.unit - 1
    beside = masked.letters[at : at + 1] in ("v", "w", "p")
    while at > stretch.first and masked.letters[at] in "xem":
        at -= 1
    by = masked.doc.forms[hit.unit].wears(masked.doc.reader.manner.by)
    return by and at >= stretch.first and (beside or masked.letters[at] == "v")


def _near(masked: Masked, actors: Actors, hit: Hit, subject: Subject | None, at: int, opener: str) -> bool:
    """Say whether what opens a claim stands near enough to a verb of whose subject only the words are known."""
    if hit.kind != "finite" or hit.cue is None:
        return True
    letters, weak = masked.letters, hit.cue.strength == "weak"
    if opener in ":Q" and weak and hit.cue.act not in VERBATIM_ACTS:
        return False
    if subject is None:
        return letters[hit.unit + 1] in "cQ:e,jtm" or at - hit.unit <= DROPPED_REACH
    if not subject.unknown or subject.first < hit.unit:
        return True
    if opener == "Q":
        return not weak or subject.last - subject.first <= 2
    last = asides.past(masked.doc, letters, subject.last, at)
    if opener == ":" or at - last <= 1 or letters[last] not in "xRgN":
        return True
    # "to the fact" that, "of" that.
    heads = masked.doc.reader.manner.taken(hit.cue).heads
    return masked.doc.forms[at - 1].text in heads or _goes_on(actors, letters, hit, subject, last, at)


def _goes_on(actors: Actors, letters: str, hit: Hit, subject: Subject, last: int, at: int) -> bool:
    """Say whether the words between a verb and "that" are all its subject, so that the verb has no other object.

    They are where the verb takes no object but a claim, and where a comma or somebody's name or office ends them.
    """
    strong = hit.cue is not None and hit.cue.strength == "strong"
    if strong and hit.cue is not None and hit.cue.act in SPOKEN_ACTS:
        return True
    end = at - (letters[at - 1] == ",")
    named, apposed = actors.before(at), actors.at(last)
    if named is not None and named.last == end and named.kind in PERSONAL:
        return True
    if end < at and subject.mention.form == "title":
        return True
    return strong and (end < at or (apposed is not None and apposed.kind in PERSONAL))


def _felt(masked: Masked, hit: Hit, unit: int) -> Hit:
    """Return the cue with the act that the noun after it gives ("expressed his hope that")."""
    form = masked.doc.forms[unit]
    own = form.first("cue")
    act = form.first("speech:feelings") or (own.act if own and own.tense == "participle" else None)
    if hit.cue is None or hit.cue.act != "say" or not isinstance(act, str):
        return hit
    return hit._replace(cue=replace(hit.cue, act=act))


def _of_us(masked: Masked, first: int, last: int) -> bool:
    """Say whether one of units first..last (exclusive) is a word of the first person."""
    return any("speech:first_person" in form.senses for form in masked.doc.forms[first:last])


def _bare(masked: Masked, hit: Hit, subject: Subject | None, stretch: Stretch, limit: int) -> Claim | None:
    """Return a claim told in the first person right after the speaker, without "that" and without marks."""
    if hit.kind != "finite" or hit.cue is None or hit.cue.act != "say" or subject is None:
        return None
    at = subject.last
    while at < limit and masked.letters[at] in ",m":
        at += 1
    if at < limit and "speech:first_person" in masked.doc.forms[at].senses:
        return Claim(hit, "first-person", at, stretch, subject)
    return None
