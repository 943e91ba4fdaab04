"""Parties: who took part in a meeting, from the words around the word that reports it.

A party stands after "with", after "between", as the subject of the verb, in a pronoun on the noun ("their talks"), or
it was told before and the verb goes without a subject.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.extraction.cast import Cast
from timeline.extraction.found import Mention, Sentence
from timeline.extraction.scan import MEETINGS
from timeline.extraction.told import is_definite
from timeline.extraction.vocabulary import MeetingWord

# How many units may stand between a verb or preposition and the party that belongs to it ("with each of the ...").
REACH = 4
# An opening phrase ("In his meeting with") has its noun among its first units.
OPENING = 4
COMMAS = ",\u060c"
# Who may meet without another party.
COLLECTIVE = frozenset({"group", "organisation"})
DASHES = "-\u2010\u2011\u2013\u2014/"
JOINED_REACH = 8
# "talks in Geneva on Syria between": so many words may stand before the parties, day and place apart.
BETWEEN_REACH = 6
# A subject this near before its verb, in words; a farther one belongs to another verb.
SUBJECT_REACH = 7


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


@dataclass(frozen=True, slots=True)
class Parties:
    """The subject, those it met, and by which rule; `own` says whether the words of the clause name them."""

    subject: tuple[Mention, ...]
    others: tuple[Mention, ...]
    rule: str
    own: bool = True

    @property
    def all(self) -> tuple[Mention, ...]:
        """Return every party once, the subject first."""
        seen: dict[str, Mention] = {}
        for mention in (*self.subject, *self.others):
            seen.setdefault(mention.entity, mention)
        return tuple(seen.values())


ONE_SIDE = "one-side-told"
NOBODY = Parties((), (), "no-party", own=False)


def parties(cast: Cast, trigger: Trigger, sentence: Sentence, speaker: Mention | None) -> Parties:
    """Return who took part in the meeting that a word reports.

    Parameters
    ----------
    cast : Cast
        The actors of the article.
    trigger : Trigger
        The word and its clause.
    sentence : Sentence
        The sentence it stands in.
    speaker : Mention or None
        Who was the subject of the clause before: a verb without a subject goes on with him.
    """
    pair = _joined_to(cast, trigger)
    if pair:
        return Parties(pair, (), "names-joined-to-noun")
    between = _after_word(cast, trigger, "meeting_words:between", within=BETWEEN_REACH)
    if not between and any("meeting_words:between" in f.senses for f in cast.doc.forms[trigger.left : trigger.unit]):
        # "a meeting brought together N. N. and N. N."
        chains = cast.chains(trigger.unit + 1, trigger.right)
        between = chains[0] if chains else ()
    if len(between) >= 2:
        return Parties(between, (), "between")
    others = _after_word(cast, trigger, "meeting_words:with")
    if not others and trigger.word.format == "call":
        others = _after_word(cast, trigger, "meeting_words:from") or _after_word(cast, trigger, "meeting_words:to")
    if trigger.word.tense in {"past", "present"}:
        return _of_verb(cast, trigger, sentence, speaker, others)
    return _of_noun(cast, trigger, sentence, speaker, others)


def with_another(cast: Cast, trigger: Trigger, before: Parties) -> Parties:
    """Return the parties of a meeting that an "and with" adds: the subject of the one before, and whom it names."""
    others = _after_word(cast, trigger, "meeting_words:with")
    return Parties(before.subject, others, "and-with") if before.subject and others else NOBODY


def _of_verb(
    cast: Cast, trigger: Trigger, sentence: Sentence, speaker: Mention | None, others: tuple[Mention, ...]
) -> Parties:
    end = _with_unit(cast, trigger)
    chains = cast.chains(trigger.unit + 1, end)
    if trigger.word.role == "delegates":
        near = [m for m in cast.within(trigger.unit + 1, trigger.right)[:1] if m.rule == "delegates"]
        return Parties(tuple(near), others, "delegates-after-verb") if near else NOBODY
    met = {m.entity for m in chains[0]} if chains else frozenset()
    if chains and not others and speaker and speaker.entity not in met and _is_object(cast, trigger, chains[0][0]):
        return Parties((speaker,), chains[0], "object-after-verb")
    pronoun = cast.pronoun_before(trigger.unit, trigger.left)
    if pronoun is not None and not trigger.word.weak:
        # "He met the minister", "They met in Munich".
        told = _told(cast, trigger, pronoun, speaker, others or (chains[0] if chains else ()))
        if told:
            return Parties(told, others or (chains[0] if chains else ()), "pronoun-before-verb")
    if chains and cast.gap(trigger.unit, chains[0][0].first) < REACH:
        subject = chains[0]
        objects = chains[1] if len(chains) > 1 and trigger.word.role != "visitor" else ()
        if objects and objects[0].first - subject[-1].last > REACH:
            objects = ()
        named = _subject_before(cast, trigger, sentence)
        if named and not objects and not others and trigger.word.role != "visitor":
            # Subject first: "the minister met his counterpart".
            return Parties(named, subject, "subject-before-verb")
        return Parties(subject, (*objects, *others), "subject-after-verb")
    named = _subject_before(cast, trigger, sentence)
    relative = "speech:relatives" in cast.doc.forms[trigger.unit - 1].senses if trigger.unit > trigger.left else False
    if named and relative and cast.gap(named[-1].last - 1, trigger.unit - 1):
        # "officials say the arms that came from": what came stands right before "that".
        named = ()
    if named:
        return Parties(named, others, "subject-before-verb")
    if speaker is not None and not relative and (others or trigger.word.role == "visitor"):
        return Parties((speaker,), others, "subject-goes-on")
    return NOBODY


def _is_object(cast: Cast, trigger: Trigger, mention: Mention) -> bool:
    """Say whether what follows a verb without a subject is whom the subject told before met."""
    if mention.form == "counterpart":
        return True
    before = cast.doc.forms[max(trigger.left, trigger.unit - 2) : trigger.unit]
    near = cast.gap(trigger.unit, mention.first) < REACH
    return near and trigger.word.role == "mutual" and any("meeting_words:where" in form.senses for form in before)


def _of_noun(
    cast: Cast, trigger: Trigger, sentence: Sentence, speaker: Mention | None, others: tuple[Mention, ...]
) -> Parties:
    doc = cast.doc
    pronoun = doc.forms[trigger.unit].after
    if others and trigger.unit - sentence.first <= OPENING and (not pronoun or _is_one(cast, pronoun)):
        # "In his first meeting with N. N., the minister said": whose it was is told behind.
        ahead = _behind_comma(cast, trigger, others, sentence)
        if ahead is not None:
            return Parties((ahead,), others, "subject-behind-opening")
    if pronoun:
        told = _told(cast, trigger, pronoun, speaker, others)
        if told:
            return Parties(told, others, "pronoun-on-noun")
    holder = _holding_verb(cast, trigger)
    if holder is not None:
        # "held with his counterpart a session of talks": the other party may stand before the noun.
        first = next((i for i in range(holder + 1, trigger.unit) if "meeting_words:with" in doc.forms[i].senses), None)
        if first is not None and not others:
            chains = cast.chains(first + 1, trigger.unit)
            others = chains[0] if chains else ()
        subject = cast.expanded(cast.chain(cast.within(holder + 1, first or trigger.unit)))
        subject = subject or _subject_before(cast, replace(trigger, unit=holder), sentence)
        if not subject and speaker is not None and others:
            subject = (speaker,)
        several = others or len(subject) > 1 or any(m.kind in COLLECTIVE for m in subject)
        if subject and (several or trigger.word.role == "visitor"):
            return Parties(subject, others, "subject-of-holding")
    # A noun with the article written onto it has no genitive: "the meeting dealt with …".
    genitive = [] if is_definite(doc, trigger.unit) else cast.chains(trigger.unit + 1, _with_unit(cast, trigger))
    follows = bool(genitive) and cast.follows(trigger.unit, genitive[0][0])
    if follows and (others or genitive[0][0].kind != "country"):
        # "the visit of N. N.", "the meeting of N. N. with", "he intends a meeting of N. N.".
        alone = not others and len(genitive[0]) == 1 and trigger.word.role == "mutual"
        return Parties(genitive[0], others or (_subject_before(cast, trigger, sentence) if alone else ()), "of-noun")
    named = _subject_before(cast, trigger, sentence)
    if speaker is not None and all(m.kind == "organisation" for m in named):
        # "said, during talks with N. N., that his state would fight the band": a body near the noun is not its subject.
        named = ()
    if others and named:
        return Parties(named, others, "subject-before-noun")
    if speaker is not None and any(m.kind in {"person", "office", "group"} for m in others):
        # Talks with a state that name no subject are mostly told in general.
        return Parties((speaker,), others, "subject-goes-on")
    return Parties(named, others, ONE_SIDE) if named or others else NOBODY


def _is_one(cast: Cast, pronoun: str) -> bool:
    numbers = cast.doc.reader.language.table("groups").get("pronoun_number", {})
    return bool(numbers.get(pronoun, "singular") == "singular")


def _behind_comma(cast: Cast, trigger: Trigger, others: tuple[Mention, ...], sentence: Sentence) -> Mention | None:
    """Return the person right behind the comma that ends an opening phrase."""
    forms = cast.doc.forms
    comma = next((i for i in range(trigger.unit, sentence.last) if forms[i].text in COMMAS), sentence.last)
    near = [m for m in cast.within(comma, min(comma + 1 + REACH, sentence.last)) if m.kind in {"person", "office"}]
    return near[0] if near and near[0].entity not in {m.entity for m in others} else None


def _told(
    cast: Cast, trigger: Trigger, pronoun: str, speaker: Mention | None, others: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """Return whom a pronoun on the noun means: two told last for a dual or plural, else the subject of the clause."""
    if _is_one(cast, pronoun):
        if speaker is not None and speaker.entity not in {m.entity for m in others}:
            return (speaker,)
        return next(((m,) for m in cast.before(trigger.unit) if m.kind == "person" and m not in others), ())
    people: dict[str, Mention] = {}
    for mention in cast.before(trigger.unit):
        if mention.kind in {"person", "office"}:
            people.setdefault(mention.entity, mention)
        if len(people) == 2:
            return tuple(reversed(people.values()))
    return ()


def _holding_verb(cast: Cast, trigger: Trigger) -> int | None:
    """Return the unit of the verb that holds the meeting ("held", "conducted") in the clause, the nearest one."""
    letters = cast.doc.letters(MEETINGS)
    for unit in range(trigger.unit - 1, trigger.left - 1, -1):
        if letters[unit] == "s":
            return None
        if {"meeting_words:held", "meeting_words:held_present"} & cast.doc.forms[unit].senses.keys():
            return unit
    return None


def _with_unit(cast: Cast, trigger: Trigger) -> int:
    for unit in range(trigger.unit + 1, trigger.right):
        if "meeting_words:with" in cast.doc.forms[unit].senses:
            return unit
    return trigger.right


def _joined_to(cast: Cast, trigger: Trigger) -> tuple[Mention, ...]:
    """Return the two whose names are joined to a noun: "the N.–N. talks"."""
    near = cast.within(max(trigger.left, trigger.unit - JOINED_REACH), trigger.unit)[-2:]
    if trigger.word.tense != "noun" or len(near) < 2 or near[1].last != trigger.unit:
        return ()
    marks = cast.doc.forms[near[0].last : near[1].first]
    return tuple(near) if len(marks) == 1 and marks[0].text in DASHES else ()


def _after_word(cast: Cast, trigger: Trigger, kind: str, within: int | None = None) -> tuple[Mention, ...]:
    """Return the parties that follow a preposition of the clause, `within` so many words of the trigger if given."""
    for unit in range(trigger.unit + 1, trigger.right):
        joins = "meeting_words:and" in cast.doc.forms[unit].senses
        if within is not None and (joins or cast.gap(trigger.unit, unit) > within):
            break
        if kind in cast.doc.forms[unit].senses:
            chains = cast.chains(unit + 1, trigger.right)
            if chains and chains[0][0].first - unit <= REACH:
                return cast.expanded(chains[0])
    return ()


def _may_act(cast: Cast, chain: Sequence[Mention], trigger: Trigger, sentence: Sentence) -> bool:
    """Say whether actors before a word can be its subject: ungoverned, and near or where the sentence opens."""
    first, last = chain[0], chain[-1]
    if first.kind == "country" or cast.governed(first):
        return False
    if cast.owns(last):
        return trigger.word.tense == "noun" and cast.gap(last.last, trigger.unit) <= 1
    return first.first <= sentence.first + 1 or cast.gap(last.last - 1, trigger.unit) <= SUBJECT_REACH


def _subject_before(cast: Cast, trigger: Trigger, sentence: Sentence) -> tuple[Mention, ...]:
    """Return the nearest actor before a verb that can be its subject, with those it is joined to."""
    before, chains = cast.within(max(sentence.first, trigger.left), trigger.unit), []
    while before:
        # "N. N. and N. N. met": where the subject comes first, it may be several.
        chains.append(cast.chain(before))
        before = before[len(chains[-1]) :]
    free = [c for c in reversed(chains) if _may_act(cast, c, trigger, sentence)]
    # "told the ministry's channel that N. N. spoke of a meeting": people meet, before bodies do.
    subject = next((c for c in free if any(m.kind != "organisation" for m in c)), free[0] if free else ())
    return cast.expanded(subject)
