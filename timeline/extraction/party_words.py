"""Party words: who stands before a word that reports a meeting, behind its "with", or in its pronoun."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extraction.cast import Cast
from timeline.extraction.found import PERSONAL, Mention, Sentence
from timeline.extraction.lexicon import MEETINGS
from timeline.extraction.triggers import Trigger, clause_end

# How many units may stand between a verb or preposition and the party that belongs to it ("with each of the ...").
REACH = 4
# Who may meet without another party.
COLLECTIVE = frozenset({"group", "organisation"})
# Words by which a meeting takes place.
HELD = frozenset({"meeting_words:held", "meeting_words:held_present"})
# A subject this near before its verb, in words; a farther one belongs to another verb.
SUBJECT_REACH = 7


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


GOES_ON = "subject-goes-on"
ONE_SIDE = "one-side-told"
HELD_ALONE = "one-side-of-holding"
TOLD_BEFORE = "parties-told-before"
NOBODY = Parties((), (), "no-party", own=False)


def is_one(cast: Cast, pronoun: str) -> bool:
    """Say whether a pronoun stands for one."""
    numbers = cast.doc.reader.language.table("groups").get("pronoun_number", {})
    return bool(numbers.get(pronoun, "singular") == "singular")


def meant_by(
    cast: Cast, trigger: Trigger, pronoun: str, speaker: Mention | None, others: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """Return whom a pronoun on the noun means: two told last for a dual or plural, else the subject of the clause."""
    if is_one(cast, pronoun):
        genders = cast.doc.reader.language.table("groups").get("pronoun_gender", {})
        not_meant = {"m": "f", "f": "m"}.get(genders.get(pronoun, ""), "unknown")
        if speaker is not None and speaker.entity not in {m.entity for m in others} and speaker.gender != not_meant:
            return (speaker,)
        told = (m for m in cast.before(trigger.unit) if m not in others and m.gender != not_meant)
        return next(((m,) for m in told if m.kind == "person" or (m.kind == "office" and not m.gender)), ())
    people: dict[str, Mention] = {}
    for mention in cast.before(trigger.unit):
        if not people and len(mention.members) == 2:
            return cast.expanded((mention,))
        if mention.kind in PERSONAL:
            people.setdefault(mention.entity, mention)
        if len(people) == 2:
            return tuple(reversed(people.values()))
    return ()


def _behind(trigger: Trigger) -> int:
    """Return where prepositions behind a word begin: a noun may be one phrase with its own ("at a meeting with")."""
    return trigger.unit + (trigger.word.tense != "noun")


def before_with(cast: Cast, trigger: Trigger) -> list[tuple[Mention, ...]]:
    """Return the runs of actors behind a word, as far as the first "with" of its clause."""
    if not cast.within(trigger.unit + 1, trigger.right):
        return []
    last = _behind(trigger)
    while last < trigger.right and "meeting_words:with" not in cast.doc.forms[last].senses:
        last += 1
    return cast.chains(trigger.unit + 1, last)


def after_word(cast: Cast, trigger: Trigger, kind: str, within: int | None = None) -> tuple[Mention, ...]:
    """Return the parties that follow a preposition of the clause, `within` so many words of the trigger if given."""
    if not cast.within(trigger.unit + 1, trigger.right):
        return ()
    for unit in range(_behind(trigger), clause_end(cast.doc, trigger)):
        senses = cast.doc.forms[unit].senses
        if within is not None and "meeting_words:and" in senses:
            break
        if kind in senses:
            if within is not None and cast.gap(trigger.unit, unit) > within:
                break
            chains = cast.chains(unit + 1, trigger.right)
            if chains and chains[0][0].first - unit <= REACH:
                return cast.expanded(chains[0])
    return ()


def _may_act(cast: Cast, chain: Sequence[Mention], trigger: Trigger, sentence: Sentence) -> bool:
    """Say whether actors before a word can be its subject: ungoverned, and near or where the sentence opens."""
    first, last = chain[0], chain[-1]
    if cast.governed(first):
        return False
    if first.kind == "country":
        # "Peru negotiates with": a state acts right before its verb.
        return trigger.word.tense in {"past", "present"} and last.last == trigger.unit
    if cast.owns(last):
        return trigger.word.tense == "noun" and cast.gap(last.last, trigger.unit) <= 1
    return first.first <= sentence.first + 1 or cast.gap(last.last - 1, trigger.unit) <= SUBJECT_REACH


def subject_before(cast: Cast, trigger: Trigger, sentence: Sentence) -> tuple[Mention, ...]:
    """Return the nearest actor before a verb that can be its subject, with those it is joined to."""
    before, chains = cast.within(max(sentence.first, trigger.left), trigger.unit), []
    while before:
        # "N. N. and N. N. met": where the subject comes first, it may be several.
        chains.append(cast.chain(before))
        before = before[len(chains[-1]) :]
    free = [c for c in reversed(chains) if _may_act(cast, c, trigger, sentence)]
    # "the spokeswoman said the body was coming for talks": who is told of in the clause that was said.
    said = cast.doc.letters(MEETINGS).rfind("s", trigger.left, trigger.unit)
    free = [c for c in free if c[0].first > said] or free
    # "told the ministry's channel that N. N. spoke of a meeting": people meet, before bodies do.
    subject = next((c for c in free if any(m.kind != "organisation" for m in c)), free[0] if free else ())
    return cast.expanded(subject)
