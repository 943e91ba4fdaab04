"""Subjects before a verb: who opens the sentence, whom a relative clause is about, or the words before the verb."""

from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.extraction import asides
from timeline.extraction.clitics import joined
from timeline.extraction.cues import joins
from timeline.extraction.subjects import (
    LONGEST,
    Actors,
    Subject,
    after_verb,
    governed,
    known,
    with_preposition,
    words_as_actor,
)
from timeline.extraction.told import is_definite

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# How far before a verb an auxiliary with its subject may stand ("had N. N., the head of the delegation, said").
NEAR = 24
# What no subject right before its verb reaches across: a mark, speech, "that", another verb of speech, a conjunction.
BOUNDS = frozenset(":\nQ_chkjvwtiaR")
# Letters that may stand between a subject and its verb: auxiliaries, negation, marks around names.
BETWEEN = "ugm"


def before_verb(actors: Actors, letters: str, verb: int, first: int) -> Subject | None:
    """Return the subject that stands before a verb: who the relative clause is about, or who opens the sentence.

    Parameters
    ----------
    actors : Actors
        The actors of the article.
    letters : str
        The masked letters of the statements grammar.
    verb : int
        The unit of the verb.
    first : int
        Where its sentence starts.
    """
    at = _before_auxiliaries(actors.doc, letters, first, verb)
    if at > first and joins(actors.doc, at - 1):
        return _known_opening(actors, letters, first, at) or _shared(actors, letters, first, at)
    manner = actors.doc.reader.manner
    nearby = manner.near
    pronoun = at > first and "groups:pronouns" in actors.doc.forms[at - 1].senses
    if nearby and pronoun:
        return _words(actors, at - 1, at)
    near = actors.before(at)
    if near is not None and near.first >= first:
        between = letters[near.last : at]
        if "R" in between[-1:] and len(between) <= 2:
            return Subject(near, near.first, near.last, "antecedent-of-relative")
    if nearby and at > first and letters[at - 1] == "R":
        return _antecedent(actors, letters, first, _past_commas(letters, first, at - 1))
    unit = letters.find("u", max(first, at - NEAR), at)
    while unit >= 0:
        if (after := after_verb(actors, letters, unit, at)) is not None and after.speaks:
            return after._replace(rule="speaker-before-verb")
        unit = letters.find("u", unit + 1, at)
    opens = _opening(actors, letters, first, at)
    if opens is not None:
        return opens
    if pronoun and at - 1 - first <= 1:
        return _words(actors, at - 1, at)
    if actors.doc.forms[verb].wears(manner.purpose):
        # "received the ambassador to stress that": whoever did the one did the other.
        return None
    if near is not None and near.first >= first and near.last == at and not governed(actors, letters, near, first):
        head = near.first if nearby else _head(letters, first, near.first)
        if head < near.first and _is_head(actors.doc, letters, head) and at - head <= LONGEST:
            # "representatives of the state N. said", where its case alone says "of".
            return _words(actors, head, at)
        return Subject(near, near.first, near.last, "speaker-before-verb")
    near_words = _near_words(actors, letters, first, at) if nearby and letters[verb] in "vw" else None
    return near_words or _opening_words(actors, letters, first, at)


def _near_words(actors: Actors, letters: str, first: int, verb: int) -> Subject | None:
    """Return the words right before a verb as its subject: its head, without what an apposition adds in commas."""
    since = verb
    # A word that could be a verb of speech has an article where it is none.
    while (
        since > first
        and verb - since < NEAR
        and (letters[since - 1] not in BOUNDS or is_definite(actors.doc, since - 1))
    ):
        since -= 1
    parts = [p for p in _parts(letters, since, verb) if _is_head(actors.doc, letters, p[0])]
    if not parts:
        return None
    at, end = parts[-1]
    if letters[verb - 1] == ",":
        if len(parts) == 1:
            # "The agency, which runs the port, said": a clause between two commas.
            comma = letters.rfind(",", max(first, verb - NEAR), verb - 1)
            return _near_words(actors, letters, first, comma) if comma > first else None
        # "N. N., an aide to the minister, said": what has an article tells who the head is.
        at, end = next((p for p in reversed(parts[:-1]) if not _has_article(actors.doc, p[0])), parts[-2])
    # "Hours after N. N. said": who said it, not the hour.
    since = next((i + 1 for i in range(at + 1, end) if asides.COUNTED_FROM in actors.doc.forms[i].senses), at)
    at = since if since < end and not asides.TIMES.isdisjoint(actors.doc.forms[since - 2].senses) else at
    end = min(end, at + LONGEST)
    named = [m for m in actors.within(at, end) if m.last == end and (m.kind == "person" or m.first == at == since)]
    if named and not any(c in "eR" for c in letters[at : named[0].first]):
        return Subject(named[0], at, end, "speaker-before-verb")
    return _words(actors, at, end)


def _head(letters: str, first: int, unit: int) -> int:
    """Return where the words right before a unit begin, back to a mark, a conjunction or a preposition."""
    at = unit
    while at > first and letters[at - 1] == "x":
        at -= 1
    return unit if at > first and letters[at - 1] == "e" else at


def _before_auxiliaries(doc: "Document", letters: str, first: int, verb: int) -> int:
    """Return where the auxiliaries and marks before a verb begin ("is also urging")."""
    while verb > first and (letters[verb - 1] in BETWEEN or "speech:passive" in doc.forms[verb - 1].senses):
        verb -= 1
    return verb


def _antecedent(actors: Actors, letters: str, first: int, relative: int) -> Subject | None:
    """Return the words before a relative clause that it is about, from their last article on."""
    near = _near_words(actors, letters, first, relative)
    if near is None:
        return None
    article = next((i for i in range(near.last - 2, near.first, -1) if _has_article(actors.doc, i)), None)
    found = near if article is None else _words(actors, article, near.last)
    return found._replace(rule="antecedent-of-relative")


def _past_commas(letters: str, first: int, at: int) -> int:
    while at > first and letters[at - 1] == ",":
        at -= 1
    return at


def _words(actors: Actors, first: int, last: int) -> Subject:
    """Return words before a verb as its subject, whoever they mean."""
    return Subject(words_as_actor(actors.doc, first, last), first, last, "speaker-before-verb")


def _parts(letters: str, first: int, last: int) -> list[tuple[int, int]]:
    """Return the stretches of units first..last (exclusive) that commas part, empty ones left out."""
    cuts = [first - 1, *(i for i in range(first, last) if letters[i] == ","), last]
    return [(a + 1, b) for a, b in pairwise(cuts) if b > a + 1]


def _is_head(doc: "Document", letters: str, unit: int) -> bool:
    """Say whether a subject can begin with a word: one in letters that joins nothing and is no preposition."""
    form = doc.forms[unit]
    led = letters[unit] in "ej" and "speech:indefinite" not in form.senses
    return not led and form.text[0].isalpha() and form.text not in doc.reader.manner.conjunctions


def _has_article(doc: "Document", unit: int) -> bool:
    return is_definite(doc, unit) or "groups:articles" in doc.forms[unit].senses


def opening(actors: Actors, letters: str, first: int, verb: int) -> Subject | None:
    """Return the subject that a sentence opens with, known to us or not, or None where it opens with something else."""
    verb = _before_auxiliaries(actors.doc, letters, first, verb)
    return _opening(actors, letters, first, verb) or _opening_words(actors, letters, first, verb)


def at_head(actors: Actors, letters: str, first: int, verb: int) -> Subject | None:
    """Return the subject that a sentence opens with, or, where the language lets no other stand there, the nearest."""
    if actors.doc.reader.manner.near:
        return before_verb(actors, letters, verb, first)
    return opening(actors, letters, first, verb)


def _opening(actors: Actors, letters: str, first: int, verb: int) -> Subject | None:
    """Return the actor that a sentence opens with, unless another verb is his, after which a clause is new."""
    subject = _known_opening(actors, letters, first, verb)
    other = (
        subject is not None and subject.last < verb and letters[subject.last] == "x" and not joined(actors.doc, verb)
    )
    return None if other else subject


def _shared(actors: Actors, letters: str, first: int, verb: int) -> Subject | None:
    """Return the words that a sentence opens with, up to the verb with which one that "and" adds shares its subject."""
    doc, end = actors.doc, first
    while end < verb and letters[end] in "xem" and "speech:passive" not in doc.forms[end].senses:
        end += 1
    if end == verb or not 0 < end - first <= LONGEST or letters[end] not in "uvwx" or not _is_head(doc, letters, first):
        return None
    return _words(actors, first, end)


def _known_opening(actors: Actors, letters: str, first: int, verb: int) -> Subject | None:
    """Return the actor that a sentence opens with, marks, turn phrases and auxiliaries apart."""
    unit = asides.past(actors.doc, letters, first, verb)
    while unit < verb and letters[unit] in "mtu,j":
        unit += 1
    subject = known(actors, letters, unit, verb)
    return subject._replace(rule="speaker-before-verb") if subject is not None else None


def _opening_words(actors: Actors, letters: str, first: int, verb: int) -> Subject | None:
    """Return the words between the start of a sentence and its verb, up to a comma, as a subject not known to us."""
    doc, at = actors.doc, actors.at
    while first < verb and (letters[first] in "mtu," or "speech:resumes" in doc.forms[first].senses):
        first += 1
    if first >= verb or letters[first] != "x":
        return None
    end, until = first, min(verb, first + LONGEST + 1)
    while end < until and letters[end] in "xem" and at(end) is None:
        end += 1
    if not 0 < end - first <= LONGEST or (letters[end] != "," and end < verb):
        return None
    head = doc.forms[first]
    if not head.text[0].isalpha() or (not head.senses and head.text.startswith(doc.reader.manner.conjunctions)):
        return None
    if joined(doc, first) or with_preposition(doc, first) or asides.day_after(doc, first) > first:
        return None
    return _words(actors, first, end)
