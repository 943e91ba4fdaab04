"""Parties of a verb: who met whom, where a verb reports it ("N. N. met N. N.", "they met")."""

from timeline.extraction.cast import Cast
from timeline.extraction.clitics import joined
from timeline.extraction.found import Mention, Sentence
from timeline.extraction.party_words import GOES_ON, NOBODY, REACH, Parties, before_with, meant_by, subject_before
from timeline.extraction.text import COMMAS
from timeline.extraction.triggers import Trigger

# Whom one meets or receives; a state behind such a verb is a place or a subject of talks.
PEOPLE = frozenset({"person", "office", "group", "organisation"})
# Formats whose verb has no party for its object: one discusses a plan and visits a town.
NO_OBJECTS = frozenset({"talks"})
# Written onto such a verb, whom one talks to follows: "spoke to".
TOGETHER = frozenset({"meeting_words:with", "meeting_words:to"})
# Whom one receives stands this near behind the verb, in words (not "received the medal of N. N.").
GUEST_REACH = 2
# A particle may stand between a subject and its verb: "the minister has met".
BESIDE = 1
# Between a relative pronoun and its verb: "who has met", "who then met".
RELATIVE_REACH = 3


def of_verb(
    cast: Cast, trigger: Trigger, sentence: Sentence, speaker: Mention | None, others: tuple[Mention, ...]
) -> Parties:
    """Return who took part in what a verb reports; `others` are those behind its "with"."""
    chains = before_with(cast, trigger)
    if trigger.word.role == "delegates":
        near = [m for m in cast.within(trigger.unit + 1, trigger.right)[:1] if m.rule == "delegates"]
        return Parties(tuple(near), others, "delegates-after-verb") if near else NOBODY
    behind = chains[0] if chains and _is_near(cast, trigger, chains[0][0]) else ()
    if behind and ((others and behind[0].first == others[0].first) or _is_goal(cast, trigger, behind[0])):
        # "went to the minister with a letter", "took a call from the king": who did so is not told.
        behind = ()
    relative = _relative(cast, trigger)
    if relative is not None and (meant := _meant(cast, relative)) is not None:
        if cast.doc.forms[trigger.unit].after:
            # "the envoy whom the minister met": the verb has its object written onto it.
            return Parties(behind, (meant,), "object-of-relative") if behind else NOBODY
        return Parties((meant,), others or _objects(cast, trigger, trigger.unit, behind), "subject-of-relative")
    pronoun = cast.pronoun_before(trigger.unit, trigger.left)
    addressed = TOGETHER & cast.doc.forms[trigger.unit].senses.keys()
    if pronoun is not None and (not trigger.word.weak or (addressed and trigger.word.role == "mutual")):
        # "He met the minister", "They met in Munich".
        met = others or (chains[0] if chains else ())
        who = meant_by(cast, trigger, pronoun, speaker, met)
        if who:
            return Parties(who, met, "pronoun-before-verb")
    objects = chains[1] if behind and len(chains) > 1 else ()
    if objects and (trigger.word.role == "visitor" or cast.gap(behind[-1].last - 1, objects[0].first) > REACH):
        objects = ()
    named = _named(cast, trigger, sentence, speaker, behind) if relative is None else ()
    if named:
        # Subject first: "the minister met his counterpart".
        direct = _objects(cast, trigger, trigger.unit, behind)
        if others and not (direct and direct[0].first < others[0].first):
            direct = others
        return Parties(named, direct, "subject-before-verb")
    if behind and speaker and not others and speaker.entity not in {m.entity for m in behind}:
        if _is_object(cast, trigger, behind[0]):
            return Parties((speaker,), behind, "object-after-verb")
        direct = _objects(cast, trigger, trigger.unit, behind)
        if direct and not objects and _goes_on(cast, trigger, sentence, speaker):
            return Parties((speaker,), direct, "object-after-verb")
    if behind:
        return Parties(behind, (*_objects(cast, trigger, behind[-1].last - 1, objects), *others), "subject-after-verb")
    if speaker is not None and relative is None and (others or trigger.word.role == "visitor"):
        if _has_a_subject(cast, trigger) or (cast.doc.forms[trigger.unit].after and not others):
            # "a million others who visit it": whoever goes there, it is not who was told of.
            return NOBODY
        return Parties((speaker,), others, GOES_ON)
    return NOBODY


def _named(
    cast: Cast, trigger: Trigger, sentence: Sentence, speaker: Mention | None, behind: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """Return the subject told before a verb; behind an "and" the verb goes on with the subject of the one before.

    Where the verb stands first, somebody before it is its subject only right beside it, or where nobody is behind it.
    """
    named, unit = subject_before(cast, trigger, sentence), trigger.unit
    if not named:
        return ()
    if not _is_verb_first(cast):
        goes_on = "meeting_words:and" in cast.doc.forms[unit - 1].senses
        return (speaker,) if goes_on and speaker is not None else named
    between = cast.doc.forms[named[-1].last : unit]
    marked = any(not form.text[0].isalpha() for form in between) or joined(cast.doc, trigger.unit)
    if len(between) <= BESIDE and not marked:
        return named
    # "The meeting of the ministers, …, will discuss": what is discussed there is no other meeting; whoever "visit it"
    # is not the one told before.
    far = marked and ((trigger.word.weak and trigger.word.role == "mutual") or cast.doc.forms[unit].after)
    return named if not behind and not far else ()


def _is_near(cast: Cast, trigger: Trigger, mention: Mention) -> bool:
    """Say whether an actor stands near behind a verb; a comma parts them where the verb stands behind its subject."""
    if cast.gap(trigger.unit, mention.first) >= REACH:
        return False
    between = cast.doc.forms[trigger.unit + 1 : mention.first]
    return _is_verb_first(cast) or not any(form.text in COMMAS for form in between)


def _goes_on(cast: Cast, trigger: Trigger, sentence: Sentence, speaker: Mention) -> bool:
    """Say whether a verb goes on with the subject told before in its sentence: "said …, and received"."""
    return sentence.first <= speaker.first < trigger.unit and joined(cast.doc, trigger.unit)


def _has_a_subject(cast: Cast, trigger: Trigger) -> bool:
    """Say whether a word that we do not know stands right before a verb: "thousands of tourists visited"."""
    at = trigger.unit - 1
    while at > trigger.left and "speech:aux" in cast.doc.forms[at].senses:
        at -= 1
    before = cast.doc.forms[at] if at >= trigger.left else None
    if before is None or not before.text[0].isalpha() or _is_verb_first(cast):
        return False
    return not before.senses or "nationalities" in before.senses


def _is_verb_first(cast: Cast) -> bool:
    return cast.doc.reader.language.has("meeting_words", "verb_first")


def _is_goal(cast: Cast, trigger: Trigger, mention: Mention) -> bool:
    return trigger.word.role == "visitor" and cast.governed(mention)


def _objects(cast: Cast, trigger: Trigger, after: int, behind: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the actors behind a verb, or its subject, which ends with the unit `after`, if one can meet them so."""
    word = trigger.word
    people = PEOPLE - {"organisation"} if word.role == "host" else PEOPLE
    if not behind or word.role == "visitor" or behind[0].kind not in people:
        return ()
    if word.format in NO_OBJECTS and not TOGETHER & cast.doc.forms[trigger.unit].senses.keys():
        return ()
    return behind if word.role != "host" or cast.gap(after, behind[0].first) <= GUEST_REACH else ()


def _relative(cast: Cast, trigger: Trigger) -> int | None:
    """Return the unit of the relative pronoun that opens the clause of a verb."""
    for unit in range(trigger.unit - 1, max(trigger.left, trigger.unit - RELATIVE_REACH) - 1, -1):
        form = cast.doc.forms[unit]
        if "speech:relatives" in form.senses:
            return unit
        if not form.text[0].isalpha():
            return None
    return None


def _meant(cast: Cast, relative: int) -> Mention | None:
    """Return whom a relative pronoun means: who stands right before it."""
    last = relative - 1 if cast.doc.forms[relative - 1].text in COMMAS else relative
    return next((m for m in cast.before(relative)[:1] if m.last == last), None)


def _is_object(cast: Cast, trigger: Trigger, mention: Mention) -> bool:
    """Say whether what follows a verb without a subject is whom the subject told before met."""
    if mention.form == "counterpart" or cast.governed(mention):
        return True
    before = cast.doc.forms[max(trigger.left, trigger.unit - 2) : trigger.unit]
    return trigger.word.role == "mutual" and any("meeting_words:where" in form.senses for form in before)
