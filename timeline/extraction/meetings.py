"""Meetings: who met whom, where and when; one row for each real meeting an article tells of.

Each word that reports a meeting gives a draft: its parties (`parties.py`), then its date, place, status and what it is
part of (`drafts.py`). Drafts of the same meeting become one row (`same_meeting.py`).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.extraction.cast import Cast
from timeline.extraction.drafts import Draft, Window, draft_of
from timeline.extraction.found import Meeting, Mention, Sentence
from timeline.extraction.parties import NOBODY, ONE_SIDE, Parties, Trigger, parties, with_another
from timeline.extraction.same_meeting import settle
from timeline.extraction.scan import MEETINGS, Form
from timeline.extraction.told import is_definite

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# Segments whose sentences report meetings; headlines and sub-headings repeat what the body tells.
TELLING = frozenset({"lead", "body", "dateline"})


# News in brief tells one event between two of them.
SEMICOLONS = ";\u061b"
# How many units after its verb a subject may open ("said on Friday the minister").
SUBJECT_REACH = 4
# A meeting that is hosted is told this near behind its verb, and who is hosted before it.
HOST_REACH = 8
GUESTS = frozenset({"person", "office", "nationalities", "country"})
VERB = re.compile("[sm]")
# "On the sidelines of" is no meeting itself, and some phrases with a word for a meeting are none ("vaccine visit").
NO_MEETINGS = frozenset({"meeting_words:not_meetings", "meeting_words:sidelines"})


def classify(form: Form) -> str:
    """Return the letter of a form: m a word for a meeting, s one for speech, a semicolon itself, x any other."""
    if form.text in SEMICOLONS:
        return ";"
    if "meeting" in form.senses and not NO_MEETINGS & form.senses.keys():
        return "m"
    return (
        "s" if any(cue.strength == "strong" or cue.tense == "participle" for cue in form.senses.get("cue", ())) else "x"
    )


def find(doc: "Document") -> list[Meeting]:
    """Return the meetings an article tells of, in the order of their first sentence."""
    letters = doc.letters(MEETINGS)
    if "m" not in letters:
        return []
    cast = Cast(doc)
    drafts: list[Draft] = []
    subject: Mention | None = None
    for sentence in doc.sentences:
        if sentence.segment not in TELLING:
            continue
        subject = _subject(cast, sentence, letters) or subject
        if "m" in letters[sentence.first : sentence.last]:
            drafts.extend(_in_sentence(cast, sentence, letters, drafts, subject))
    return settle(doc, drafts)


def _in_sentence(
    cast: Cast, sentence: Sentence, letters: str, told: Sequence[Draft], subject: Mention | None
) -> list[Draft]:
    drafts: list[Draft] = []
    triggers = _triggers(cast.doc, sentence, letters)
    before = NOBODY
    for trigger in triggers:
        found = parties(cast, trigger, sentence, subject)
        if trigger.again:
            found = with_another(cast, trigger, before)
        before = found
        if not found.all or found.rule == ONE_SIDE:
            found = _inherited(cast.doc, trigger, drafts or told[-1:]) or found
        draft = draft_of(cast, Window(sentence, trigger, trigger is triggers[0]), found, drafts)
        if draft is not None:
            drafts.append(draft)
        if found.own and len(found.subject) == 1:
            subject = found.subject[0]
    return drafts


def _triggers(doc: "Document", sentence: Sentence, letters: str) -> list[Trigger]:
    """Return the words of a sentence that report meetings, the name of a host event ("on the sidelines of …") apart.

    What belongs to a word goes from the one before to the next one, and no further than a new verb of speech.
    """
    units = [i for i in range(sentence.first, sentence.last) if letters[i] == "m" and not _leans(doc, i, letters)]
    bounds = sorted([*units, *(i for i in range(sentence.first, sentence.last) if letters[i] == ";")])
    # "will hold, during his visit to Rome, talks": a visit told in passing does not part a verb from its noun.
    passing = {unit for unit in units if unit and "meeting_words:during" in doc.forms[unit - 1].senses}
    triggers = []
    for unit in units:
        at = bisect_left(bounds, unit)
        left = next((b + 1 for b in reversed(bounds[:at]) if b not in passing), sentence.first)
        right = bounds[at + 1] if at + 1 < len(bounds) else sentence.last
        cue = letters.find("s", unit + 1, right)
        word = doc.forms[unit].senses["meeting"][0]
        rounds = (w for f in doc.forms[max(left, unit - 4) : unit] for w in f.senses.get("meeting", ()) if w.weak)
        round_word = next((w for w in rounds if w.format == "negotiation-round"), None)
        if word.format == "talks" and round_word is not None:
            word = replace(word, format=round_word.format)
        right = cue if cue > 0 else right
        again = _again(doc, unit, right)
        bounds_of = [left, *again, right]
        triggers.append(Trigger(unit, word, left, bounds_of[1]))
        triggers += [Trigger(a - 1, word, a, b, again=True) for a, b in zip(again, bounds_of[2:], strict=True)]
    return triggers


def _again(doc: "Document", unit: int, right: int) -> list[int]:
    """Return the units of every "and with" that adds a meeting: "he will meet with N. N. and with N. N. on Monday"."""
    ands = doc.reader.language.words("meeting_words", "and")
    withs = [i for i in range(unit + 1, right) if "meeting_words:with" in doc.forms[i].senses]
    return [i for i in withs[1:] if any(a in doc.forms[i].before for a in ands) or doc.forms[i - 1].text in ands]


def _leans(doc: "Document", unit: int, letters: str) -> bool:
    """Say whether a word only leans on another: the host of "on the sidelines of", "a round", "brought together"."""
    form = doc.forms[unit]
    if unit and "meeting_words:sidelines" in doc.forms[unit - 1].senses:
        return True
    word = form.senses["meeting"][0]
    if "meeting_words:hosting" in form.senses and _hosts_a_meeting(doc, unit):
        return True
    leaning = word.format == "negotiation-round" or "meeting_words:between" in form.senses
    return bool(word.weak) and leaning and "m" in letters[unit + 1 : unit + 5]


def _hosts_a_meeting(doc: "Document", verb: int) -> bool:
    """Say whether a verb of hosting has a meeting for its object ("hosted talks"), not somebody ("hosted the king")."""
    for form in doc.forms[verb + 1 : verb + HOST_REACH]:
        if any(word.tense == "noun" for word in form.senses.get("meeting", ())):
            return True
        if GUESTS & form.senses.keys() or not form.text[0].isalnum():
            return False
    return False


def _subject(cast: Cast, sentence: Sentence, letters: str) -> Mention | None:
    """Return who acts in a sentence: the actor after its first verb of speech or meeting, or the one that opens it."""
    first = cast.doc.reader.language.table("speech").get("subject_first")
    for match in VERB.finditer(letters, sentence.first, sentence.last):
        verb = match.start()
        if cast.pronoun_before(verb, sentence.first) is not None:
            return None
        near = cast.within(verb + 1, min(verb + 1 + SUBJECT_REACH, sentence.last))
        named = [m for m in near if m.kind in {"person", "office"} and not cast.governed(m)]
        opening = [m for m in cast.within(sentence.first, verb) if m.kind in {"person", "office"}]
        opening = opening[:1] if opening and not cast.governed(opening[0]) else []
        for subject in (*opening, *named) if first else (*named[:1], *opening):
            return subject
    return None


def _inherited(doc: "Document", trigger: Trigger, drafts: Sequence[Draft]) -> Parties | None:
    """Return the parties of the series that a sentence counts, for "another one" told without any."""
    following = doc.forms[trigger.unit + 1 : trigger.unit + 3]
    if trigger.word.tense == "noun" and is_definite(doc, trigger.unit):
        # "The meeting also dealt with": the one told before.
        return None
    if not any("meeting_words:also" in form.senses for form in following):
        return None
    series = next((d for d in drafts if d.ordinal), drafts[-1] if drafts else None)
    if series is None:
        return None
    return Parties(series.parties.all, (), "parties-of-series", own=False)
