"""Parties: who took part in a meeting, from the words around the word that reports it.

A party stands after "with", after "between", as the subject of the verb, in a pronoun on the noun ("their talks"), or
it was told before and the verb goes without a subject.
"""

from dataclasses import replace

from timeline.extraction.cast import Cast
from timeline.extraction.found import PERSONAL, Mention, Sentence
from timeline.extraction.lexicon import MEETINGS
from timeline.extraction.parties_of_verb import PEOPLE, of_verb
from timeline.extraction.party_words import (
    COLLECTIVE,
    GOES_ON,
    HELD,
    HELD_ALONE,
    NOBODY,
    ONE_SIDE,
    REACH,
    Parties,
    after_word,
    before_with,
    is_one,
    meant_by,
    subject_before,
)
from timeline.extraction.text import COMMAS
from timeline.extraction.told import is_definite
from timeline.extraction.triggers import BROUGHT_REACH, Trigger, clause_end

# An opening phrase ("In his meeting with") has its noun among its first units, or no actor before it.
OPENING = 4
DASHES = "-\u2010\u2011\u2013\u2014/"
JOINED_REACH = 8
# "talks in Geneva on Syria between": so many words may stand before the parties, day and place apart.
BETWEEN_REACH = 6


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
    between = after_word(cast, trigger, "meeting_words:between", within=BETWEEN_REACH)
    if trigger.word.role == "visitor" and trigger.word.tense in {"past", "present"}:
        # "will visit the country, as part of the work between the two".
        between = ()
    elif not between and any("meeting_words:between" in f.senses for f in cast.doc.forms[trigger.left : trigger.unit]):
        # "a meeting brought together N. N. and N. N."
        chains = cast.chains(trigger.unit + 1, trigger.right)
        between = chains[0] if chains else ()
    between = between if len(between) >= 2 else _brought_together(cast, trigger, speaker)
    if len(between) >= 2:
        return Parties(between, (), "between")
    others = after_word(cast, trigger, "meeting_words:with")
    if not others and trigger.word.format == "call":
        others = after_word(cast, trigger, "meeting_words:from") or after_word(cast, trigger, "meeting_words:to")
    if trigger.word.tense in {"past", "present"}:
        return of_verb(cast, trigger, sentence, speaker, others)
    return _of_noun(cast, trigger, sentence, speaker, others)


def _brought_together(cast: Cast, trigger: Trigger, speaker: Mention | None) -> tuple[Mention, ...]:
    """Return whom a verb behind a noun brings together: "the summit that brought N. N. together with N. N."."""
    letters, last = cast.doc.letters(MEETINGS), min(trigger.right, trigger.unit + 1 + BROUGHT_REACH)
    unit = trigger.unit
    while (unit := letters.find("m", unit + 1, last)) >= 0:
        form = cast.doc.forms[unit]
        if "meeting_words:between" not in form.senses:
            continue
        verb = replace(trigger, unit=unit)
        others = after_word(cast, verb, "meeting_words:with")
        if form.after:
            return (*meant_by(cast, verb, form.after, speaker, others), *others)
        chains = cast.chains(unit + 1, clause_end(cast.doc, verb))[:2]
        joined = len(chains) > 1 and cast.governed(chains[1][0])
        return tuple(m for chain in chains[: 1 + joined] for m in chain)
    return ()


def with_another(cast: Cast, trigger: Trigger, before: Parties) -> Parties:
    """Return the parties of a meeting that an "and with" adds: the subject of the one before, and whom it names."""
    chains = cast.chains(trigger.unit + 1, trigger.right)
    others = after_word(cast, trigger, "meeting_words:with") or (chains[0] if chains else ())
    return Parties(before.subject, others, "and-with") if before.subject and others else NOBODY


def _of_noun(
    cast: Cast, trigger: Trigger, sentence: Sentence, speaker: Mention | None, others: tuple[Mention, ...]
) -> Parties:
    doc = cast.doc
    pronoun = doc.forms[trigger.unit].after
    if trigger.word.role == "host":
        return _receiving(cast, trigger, pronoun, speaker)
    holder = _holding_verb(cast, trigger)
    if others and holder is None and (not pronoun or is_one(cast, pronoun)):
        opens = trigger.unit - sentence.first <= OPENING or not cast.within(sentence.first, trigger.unit)
        # "In his first meeting with N. N., the minister said": whose it was is told behind.
        ahead = _behind_comma(cast, trigger, others, sentence) if opens else None
        if ahead is not None:
            return Parties((ahead,), others, "subject-behind-opening")
        said = doc.forms[_comma(cast, trigger, sentence) + 1 : sentence.last][:1] if opens else []
        if said and "groups:pronouns" in said[0].senses:
            # "After talks with N. N., she said"
            told = meant_by(cast, trigger, said[0].text, speaker, others)
            if told:
                return Parties(told, others, "subject-behind-opening")
    if trigger.unit == sentence.first and any(
        word.tense == "participle" for word in doc.forms[trigger.unit].senses["meeting"]
    ):
        # "Meeting in Lima, the ministers agreed".
        comma = _comma(cast, trigger, sentence)
        chain = cast.expanded(cast.chain(cast.within(comma, sentence.last)))
        chain = chain if chain and chain[0].first <= comma + OPENING else ()
        if chain:
            return Parties(chain, others, "subject-behind-opening")
    if pronoun:
        told = meant_by(cast, trigger, pronoun, speaker, others)
        if told:
            return Parties(told, others, "pronoun-on-noun")
    alone: tuple[Mention, ...] = ()
    if holder is not None:
        # "held with his counterpart a session of talks": the other party may stand before the noun.
        first = next((i for i in range(holder + 1, trigger.unit) if "meeting_words:with" in doc.forms[i].senses), None)
        if first is not None and not others:
            chains = cast.chains(first + 1, trigger.unit)
            others = chains[0] if chains else ()
        subject = cast.expanded(cast.chain(cast.within(holder + 1, first or trigger.unit)))
        subject = subject or subject_before(cast, replace(trigger, unit=holder), sentence)
        if not subject and speaker is not None and others:
            subject = (speaker,)
        several = others or len(subject) > 1 or any(m.kind in COLLECTIVE for m in subject)
        if subject and (several or trigger.word.role == "visitor"):
            return Parties(subject, others, "subject-of-holding")
        alone = subject if _holds(cast, trigger, holder, subject) else ()
    # A noun with the article written onto it has no genitive: "the meeting dealt with …".
    closed = is_definite(doc, trigger.unit) and not doc.reader.language.has("clitics", "apart")
    genitive = [] if closed else before_with(cast, trigger)
    follows = bool(genitive) and cast.follows(trigger.unit, genitive[0][0])
    if follows and (others or len(genitive[0]) > 1 or genitive[0][0].kind != "country"):
        # "the visit of N. N.", "the meeting of N. N. with", "he intends a meeting of N. N.".
        single = not others and len(genitive[0]) == 1 and trigger.word.role == "mutual"
        # "N. N. said that the talks of N. N.": who says so is no party.
        single = single and "speech:complementisers" not in doc.forms[trigger.unit - 1].senses
        return Parties(genitive[0], others or (subject_before(cast, trigger, sentence) if single else ()), "of-noun")
    invited = _invited(cast, trigger)
    if invited is not None:
        return Parties((invited,), others, "invited")
    named = subject_before(cast, trigger, sentence)
    if speaker is not None and all(m.kind == "organisation" for m in named):
        # "said, during talks with N. N., that his state would fight the band": a body near the noun is not its subject.
        named = ()
    if others and named:
        return Parties(named, others, "subject-before-noun")
    if speaker is not None and any(m.kind in {"person", "office", "group"} for m in others):
        # Talks with a state that name no subject are mostly told in general.
        return Parties((speaker,), others, GOES_ON)
    if alone and not others:
        return Parties(alone, (), HELD_ALONE)
    return Parties(named, others, ONE_SIDE) if named or others else NOBODY


def _receiving(cast: Cast, trigger: Trigger, pronoun: str, speaker: Mention | None) -> Parties:
    """Return who received whom, where a noun tells it: "his reception of N. N.", "N. N.'s reception of N. N."."""
    chains = before_with(cast, trigger)
    if not chains or cast.gap(trigger.unit, chains[0][0].first) > 1:
        return NOBODY
    if pronoun:
        return Parties(meant_by(cast, trigger, pronoun, speaker, chains[0]), chains[0], "receiving")
    guests = next((c for c in chains[1:2] if cast.gap(chains[0][-1].last - 1, c[0].first) <= 1), ())
    return Parties(chains[0], guests, "receiving") if guests else NOBODY


def _invited(cast: Cast, trigger: Trigger) -> Mention | None:
    """Return who stands right before a visit that is a purpose: "invited N. N. to a visit"."""
    form = cast.doc.forms[trigger.unit]
    purpose = cast.doc.reader.language.words("meeting_words", "purpose_clitics")
    if trigger.word.role != "visitor" or not form.wears(purpose):
        return None
    return next((m for m in cast.before(trigger.unit)[:1] if m.last == trigger.unit and m.kind in PEOPLE), None)


def _behind_comma(cast: Cast, trigger: Trigger, others: tuple[Mention, ...], sentence: Sentence) -> Mention | None:
    """Return the person right behind the comma that ends an opening phrase, or before the verb where none ends it."""
    letters = cast.doc.letters(MEETINGS)
    verb = letters.find("s", trigger.unit, sentence.last)
    if verb > 0 and not any(cast.doc.forms[i].text in COMMAS for i in range(trigger.unit, verb)):
        # "In talks with N. N. the minister said": in a language that puts no comma there.
        actor = next((m for m in cast.within(trigger.unit, verb) if m.last == verb), None)
        return actor if actor is not None and others[-1].last == actor.first and actor.kind != "country" else None
    comma = _comma(cast, trigger, sentence)
    near = [m for m in cast.within(comma, min(comma + 1 + REACH, sentence.last)) if m.kind in PERSONAL]
    return near[0] if near and near[0].entity not in {m.entity for m in others} else None


def _comma(cast: Cast, trigger: Trigger, sentence: Sentence) -> int:
    """Return the unit of the first comma behind a word, or where its sentence ends."""
    forms = cast.doc.forms
    return next((i for i in range(trigger.unit, sentence.last) if forms[i].text in COMMAS), sentence.last)


def _holding_verb(cast: Cast, trigger: Trigger) -> int | None:
    """Return the unit of the verb that holds the meeting ("held", "conducted") in the clause, the nearest one."""
    first = max(trigger.left, cast.doc.letters(MEETINGS).rfind("s", trigger.left, trigger.unit) + 1)
    for unit in range(trigger.unit - 1, first - 1, -1):
        if not HELD.isdisjoint(cast.doc.forms[unit].senses):
            return unit
    return None


def _holds(cast: Cast, trigger: Trigger, holder: int, subject: tuple[Mention, ...]) -> bool:
    """Say whether somebody in office stands right beside a verb of holding, and what is held right behind."""
    if len(subject) != 1 or not subject[0].office:
        return False
    last = subject[0].last - 1
    beside = cast.gap(last, holder) if last < holder else cast.gap(holder, subject[0].first)
    return beside <= 1 and cast.gap(max(last, holder), trigger.unit) <= 1


def _joined_to(cast: Cast, trigger: Trigger) -> tuple[Mention, ...]:
    """Return those whose names are joined to a noun: "the N.–N. talks"."""
    if trigger.word.tense != "noun":
        return ()
    joined: list[Mention] = []
    end = trigger.unit
    for mention in reversed(cast.within(max(trigger.left, trigger.unit - JOINED_REACH), trigger.unit)):
        if mention.last != end:
            break
        joined.append(mention)
        dash = mention.first - 1
        end = dash if dash >= 0 and cast.doc.forms[dash].text in DASHES else -1
    return tuple(reversed(joined)) if len(joined) > 1 else ()
