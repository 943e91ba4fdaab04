"""Triggers: the words of a sentence that report meetings, and which words of the sentence are theirs."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.extraction.found import PERSONAL, Sentence
from timeline.extraction.text import COMMAS
from timeline.extraction.told import is_definite
from timeline.extraction.vocabulary import MeetingWord

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# A meeting that is hosted is told this near behind its verb, and who is hosted before it.
HOST_REACH = 8
# Somebody's own day or place is told this near behind him.
OWN_REACH = 3
# A visit is told this near behind the verb of arriving for it.
ARRIVAL_REACH = 10
GUESTS = frozenset({"person", "office", "nationalities", "country"})
# "a meeting that brought together": the verb leans on a noun this near before it.
BROUGHT_REACH = 3
# Who acts stands right before a verb.
ACTING = frozenset(
    {
        "person",
        "office",
        "nationalities",
        "country",
        "organisation",
        "groups:pronouns",
        "speech:relatives",
        "speech:aux",
    }
)
# A relative clause this near behind a noun is the noun's own, an adjective or two between.
OWN_CLAUSE = 3
# "A round" is one of the talks that are told this near behind it.
ROUND, ROUND_REACH = "negotiation-round", 4
# What parts the words of one report from those of the next.
BOUND = re.compile("[m;]")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that reports a meeting: its unit, its meaning, and the units that are its own (left..right).

    `again` marks an "and with" by which the word reports another meeting of the same subject.
    """

    unit: int
    word: MeetingWord
    left: int
    right: int
    again: bool = False


def triggers(doc: "Document", sentence: Sentence, letters: str) -> list[Trigger]:
    """Return the words of a sentence that report meetings, the name of a host event ("on the sidelines of …") apart.

    What belongs to a word goes from the one before to the next one, and no further than a new verb of speech.
    """
    words: dict[int, MeetingWord] = {}
    bounds, left = [], sentence.first
    for match in BOUND.finditer(letters, sentence.first, sentence.last):
        unit = match.start()
        if letters[unit] == "m":
            word = _meaning(doc, unit)
            if _leans(doc, unit, word, letters):
                continue
            words[unit] = word
        bounds.append(unit)
    found = []
    for at, unit in enumerate(bounds):
        if unit not in words:
            left = unit + 1
            continue
        word = words[unit]
        right = _right(doc, bounds[at + 1 : at + 3], words, sentence)
        cue = letters.find("s", unit + 1, right)
        right = cue if cue > 0 else right
        if word.format == "talks" and _is_round(doc, max(left, unit - ROUND_REACH), unit, letters):
            word = replace(word, format=ROUND)
        again = _again(doc, unit, right)
        bounds_of = [left, *again, right]
        found.append(Trigger(unit, word, left, bounds_of[1]))
        found += [Trigger(a - 1, word, a, b, again=True) for a, b in zip(again, bounds_of[2:], strict=True)]
        left = left if _is_passing(doc, unit) else unit + 1
    return found


def _is_passing(doc: "Document", unit: int) -> bool:
    """Say whether a visit is told in passing: "will hold, during his visit to Rome, talks" is a verb and its noun."""
    return unit > 0 and "meeting_words:during" in doc.forms[unit - 1].senses


def _right(doc: "Document", ahead: Sequence[int], words: Mapping[int, MeetingWord], sentence: Sentence) -> int:
    """Return where the words of a report end: "will meet, during his visit to Rome, his counterpart" goes on."""
    if ahead and ahead[0] in words and words[ahead[0]].role == "visitor" and _is_passing(doc, ahead[0]):
        ahead = ahead[1:]
    return ahead[0] if ahead else sentence.last


def _is_round(doc: "Document", first: int, last: int, letters: str) -> bool:
    """Say whether a round is told of in units first..last: "a round of talks"."""
    while (first := letters.find("m", first, last)) >= 0:
        if any(word.weak and word.format == ROUND for word in doc.forms[first].senses["meeting"]):
            return True
        first += 1
    return False


def _meaning(doc: "Document", unit: int) -> MeetingWord:
    """Return what a word of meeting means: of a noun and a verb written alike, the verb only behind who acts."""
    words: tuple[MeetingWord, ...] = doc.forms[unit].senses["meeting"]
    if len(words) == 1:
        return words[0]
    nouns = [word for word in words if word.tense == "noun"]
    tenses = {word.tense for word in words}
    if not nouns or "present" not in tenses:
        return nouns[0] if tenses == {"noun", "participle"} else words[0]
    form, before = doc.forms[unit], doc.forms[unit - 1] if unit else None
    acts = before is not None and (ACTING & before.senses.keys() or (not before.senses and before.case == "capital"))
    return nouns[0] if is_definite(doc, unit) or form.after or not acts else words[0]


def _again(doc: "Document", unit: int, right: int) -> list[int]:
    """Return the units that add a meeting: "he will meet with N. N. and with N. N. on Monday".

    An "and with" does, and an "and" before somebody where both sides of it tell a day or a place of their own.
    """
    ands = doc.reader.language.words("meeting_words", "and")
    withs = [i for i, form in enumerate(doc.forms[unit + 1 : right], unit + 1) if "meeting_words:with" in form.senses]
    again = [i for i in withs[1:] if doc.forms[i].wears(ands) or doc.forms[i - 1].text in ands]
    if again or doc.forms[unit].senses["meeting"][0].role != "mutual":
        return again
    people = [m for m in doc.mentions_in(unit, right) if m.role == "actor" and m.kind in PERSONAL]
    for one, other in pairwise(people):
        joined = doc.forms[other.first - 1].text in ands or doc.forms[other.first].wears(ands)
        if joined and _has_its_own(doc, one.last, other.first) and _has_its_own(doc, other.last, right):
            again.append(other.first)
    return again


def _has_its_own(doc: "Document", first: int, last: int) -> bool:
    """Say whether a day or a place is told right behind somebody."""
    last = min(last, first + OWN_REACH)
    days = bisect_left(doc.dates, first, key=lambda d: d.first)
    if any(d.first < last for d in doc.dates[days : days + 1]):
        return True
    return any(m.role == "place" for m in doc.mentions_in(first, last)[:1])


def _leans(doc: "Document", unit: int, word: MeetingWord, letters: str) -> bool:
    """Say whether a word only leans on another: the host of "on the sidelines of", "a round", "brought together"."""
    form = doc.forms[unit]
    if unit and "meeting_words:sidelines" in doc.forms[unit - 1].senses:
        return True
    if "meeting_words:hosting" in form.senses and _hosts_a_meeting(doc, unit):
        return True
    if word.weak and word.tense != "noun" and unit and "meeting_words:held" in doc.forms[unit - 1].senses:
        # Behind a verb of holding stands a noun: "the discussion of … was held" is written like "discussed".
        return True
    if word.role == "visitor" and word.tense != "noun" and _is_amount(doc, unit):
        return True
    if word.role == "visitor" and word.tense == "noun" and _arrives(doc, unit, letters):
        return True
    brings = "meeting_words:between" in form.senses
    if not word.weak or not (brings or word.format == ROUND):
        return False
    ahead, behind = letters[unit + 1 : unit + 1 + ROUND_REACH], letters[max(0, unit - BROUGHT_REACH) : unit]
    return "m" in ahead or (brings and "m" in behind)


def _is_amount(doc: "Document", unit: int) -> bool:
    """Say whether a word of visiting tells how many there are: "reached 300", "300 visitors"."""
    ahead = doc.forms[unit + 1 : unit + 3]
    counted = (
        unit > 0 and doc.forms[unit - 1].text.isdecimal() and doc.forms[unit].first("meeting").tense == "participle"
    )
    return counted or (len(ahead) == 2 and "meeting_words:to" in ahead[0].senses and ahead[1].text.isdecimal())


def _arrives(doc: "Document", unit: int, letters: str) -> bool:
    """Say whether a verb of visiting stands before the noun, in one breath: "arrived in Lima for a visit"."""
    for at in range(unit - 1, max(-1, unit - ARRIVAL_REACH), -1):
        form = doc.forms[at]
        if letters[at] == "m":
            return any(word.role == "visitor" and word.tense != "noun" for word in form.senses["meeting"])
        if not form.text[0].isalnum() or "meeting_words:and" in form.senses or "cue" in form.senses:
            return False
    return False


def _hosts_a_meeting(doc: "Document", verb: int) -> bool:
    """Say whether a verb of hosting has a meeting for its object ("hosted talks"), not somebody ("hosted the king")."""
    for form in doc.forms[verb + 1 : verb + HOST_REACH]:
        if any(word.tense == "noun" for word in form.senses.get("meeting", ())):
            return True
        if GUESTS & form.senses.keys() or not form.text[0].isalnum():
            return False
    return False


def clause_end(doc: "Document", trigger: Trigger) -> int:
    """Return where what is said of a meeting ends: at a clause about something else ("N. N., who was born in …").

    A clause right behind the noun is about the meeting: "the talks which were held in".
    """
    own = trigger.unit + OWN_CLAUSE if trigger.word.tense == "noun" else trigger.unit
    for unit, form in enumerate(doc.forms[own + 1 : trigger.right], own + 1):
        if "speech:relatives" in form.senses and not _takes_place(doc, unit + 1, trigger):
            return unit
    return trigger.right


def _takes_place(doc: "Document", verb: int, trigger: Trigger) -> bool:
    """Say whether a relative clause tells when a meeting is held: "the summit with N. N., which will take place on"."""
    senses = doc.forms[verb].senses if verb < trigger.right else {}
    return trigger.word.tense == "noun" and "meeting_words:planned" in senses and "meeting" not in senses


def is_aside(doc: "Document", trigger: Trigger) -> bool:
    """Say whether a meeting is when something else was said or done, behind a comma: "…, during talks with N. N."."""
    if trigger.unit - trigger.left < 2 or "meeting_words:during" not in doc.forms[trigger.unit - 1].senses:
        return False
    return doc.forms[trigger.unit - 2].text in COMMAS
