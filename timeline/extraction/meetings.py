"""Meetings: who met whom, where and when; one row for each real meeting an article tells of.

Each word that reports a meeting gives a draft: its parties (`parties.py`), then its date, place, status and what it is
part of (`drafts.py`). Drafts of the same meeting become one row (`same_meeting.py`).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.extraction.cast import Cast
from timeline.extraction.drafts import Draft, Window, draft_of
from timeline.extraction.found import PERSONAL, Meeting, Mention, Sentence
from timeline.extraction.lexicon import MEETINGS, Form
from timeline.extraction.parties import parties, with_another
from timeline.extraction.party_words import NOBODY, ONE_SIDE, TOLD_BEFORE, Parties
from timeline.extraction.same_meeting import family, settle
from timeline.extraction.told import is_definite
from timeline.extraction.triggers import Trigger, triggers

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# Segments whose sentences report meetings; headlines and sub-headings repeat what the body tells.
TELLING = frozenset({"lead", "body", "dateline"})


# News in brief tells one event between two of them.
SEMICOLONS = ";\u061b"
# How many units after its verb a subject may open ("said on Friday the minister").
SUBJECT_REACH = 4
# "The meeting" is one of the last so many told, so many units before at most.
LATELY, AGAIN_REACH = 5, 150
# A weak word that is no meeting leaves its own words to the next one, this near.
NONE_REACH = 40
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
    # Sentences whose subject nobody has asked for yet.
    passed: list[Sentence] = []
    for sentence in doc.sentences:
        if sentence.segment not in TELLING:
            continue
        passed.append(sentence)
        if letters.find("m", sentence.first, sentence.last) >= 0:
            subject = _last_subject(cast, passed, letters) or subject
            passed.clear()
            drafts.extend(_in_sentence(cast, sentence, letters, drafts, subject))
    return settle(doc, drafts) if drafts else []


def _is_match(doc: "Document", trigger: Trigger, found: Parties) -> bool:
    """Say whether teams meet on the pitch: only clubs, or beside a word for a match nobody who is known to us."""
    bodies = [doc.knowledge.organisations.get(party.entity) for party in found.all]
    if all(body is not None and body.kind == "club" for body in bodies):
        return True
    if trigger.word.format != "meeting" or any(party.entity in doc.knowledge.people for party in found.all):
        return False
    return any("meeting_words:matches" in form.senses for form in doc.forms[trigger.left : trigger.right])


def _last_subject(cast: Cast, sentences: Sequence[Sentence], letters: str) -> Mention | None:
    """Return who acts in the last of some sentences that tells it."""
    for sentence in reversed(sentences):
        if (subject := _subject(cast, sentence, letters)) is not None:
            return subject
    return None


def _in_sentence(
    cast: Cast, sentence: Sentence, letters: str, told: Sequence[Draft], subject: Mention | None
) -> list[Draft]:
    drafts: list[Draft] = []
    before, opens, left, opened = NOBODY, True, -1, -1
    for trigger in triggers(cast.doc, sentence, letters):
        if trigger.left == left and trigger.unit - opened <= NONE_REACH:
            trigger = replace(trigger, left=opened)
        found = parties(cast, trigger, sentence, subject)
        if trigger.again:
            found = with_another(cast, trigger, before)
        if found.all and _is_match(cast.doc, trigger, found):
            continue
        before = found
        if (drafts or told) and _is_lacking(found):
            found = _inherited(cast.doc, trigger, drafts or told[-1:]) or found
        window = Window(sentence, trigger, opens)
        draft = draft_of(cast, window, found, drafts)
        if draft is None and _is_lacking(found):
            draft = draft_of(cast, window, _told_before(cast.doc, trigger, drafts or told[-LATELY:]), drafts)
        if draft is not None:
            drafts.append(draft)
        # A weak word that is no meeting parts nothing: "arrived in Geneva on Friday for talks with".
        none = draft is None and trigger.word.weak
        opens, left, opened = opens and none, trigger.unit + 1 if none else -1, trigger.left
        if found.own and len(found.subject) == 1:
            subject = found.subject[0]
    return drafts


def _is_lacking(found: Parties) -> bool:
    """Say whether parties are still to be told: none is, or one side."""
    return found.rule == ONE_SIDE or not (found.subject or found.others)


def _subject(cast: Cast, sentence: Sentence, letters: str) -> Mention | None:
    """Return who acts in a sentence: the actor after its first verb of speech or meeting, or the one that opens it."""
    people = [m for m in cast.within(sentence.first, sentence.last) if m.kind in PERSONAL]
    if not people:
        return None
    first = cast.doc.reader.language.has("speech", "subject_first")
    opening = None if cast.governed(people[0]) else people[0]
    for match in VERB.finditer(letters, sentence.first, sentence.last):
        verb = match.start()
        if cast.pronoun_before(verb, sentence.first) is not None:
            return None
        opens = opening is not None and opening.last <= verb
        if first and opens:
            return opening
        near = (m for m in people if verb < m.first and m.last <= verb + 1 + SUBJECT_REACH)
        named = next((m for m in near if not cast.governed(m)), None)
        if named is not None or opens:
            return named or opening
    return None


def _told_before(doc: "Document", trigger: Trigger, drafts: Sequence[Draft]) -> Parties:
    """Return the parties of the meeting told lately that "the meeting" means, or nobody."""
    word = trigger.word
    if word.tense != "noun" or word.weak or word.role != "mutual":
        return NOBODY
    if not is_definite(doc, trigger.unit) and doc.reader.language.article:
        return NOBODY
    for draft in reversed(drafts):
        if family(draft.format) == family(word.format) and draft.parties.all:
            near = trigger.unit - draft.unit <= AGAIN_REACH
            return Parties(draft.parties.all, (), TOLD_BEFORE, own=False) if near else NOBODY
    return NOBODY


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
