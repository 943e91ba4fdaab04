"""Subjects: the words beside a verb of speech that say who speaks, before it or after it, known to us or not."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.extraction.cues import joined
from timeline.extraction.found import Mention

if TYPE_CHECKING:
    from timeline.extraction.document import Document

ACTORS = frozenset({"person", "office", "group", "country", "organisation"})
# Most words an unknown subject has, and most units between two parts of one ("the minister of state N. N.").
LONGEST = 14
TITLES = frozenset({"speech:title_nouns", "speech:source_words", "office"})
AS_WRITTEN = "subject-as-written"
APART = 3
# How far before a verb an auxiliary with its subject may stand ("had N. N., the head of the delegation, said").
NEAR = 24
# Most words that a name not known to us adds to an office.
MOST_ADDED = 5
ENDS = frozenset("ch:Q,.\nvwpnijtaduegRN")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a clause says speaks: the mention, the units of all its words, whether two are named, and the rule."""

    mention: Mention
    first: int
    last: int
    rule: str
    several: bool = False

    @property
    def unknown(self) -> bool:
        """Say whether only the words are known, not who they mean."""
        return self.mention.rule == AS_WRITTEN

    @property
    def speaks(self) -> bool:
        """Say whether it is somebody known to us, or words for an office or a body."""
        return not self.unknown or self.mention.form != "name"


class Actors:
    """The actors of an article by the unit where they start."""

    def __init__(self, doc: "Document") -> None:
        self.doc = doc
        self.rows = [m for m in doc.mentions if m.kind in ACTORS and m.role == "actor"]
        self._firsts = [m.first for m in self.rows]

    def at(self, unit: int) -> Mention | None:
        """Return the actor whose words start at a unit."""
        i = bisect_left(self._firsts, unit)
        return self.rows[i] if i < len(self.rows) and self._firsts[i] == unit else None

    def within(self, first: int, last: int) -> Sequence[Mention]:
        """Return the actors whose words lie in units first..last (exclusive)."""
        a, b = bisect_left(self._firsts, first), bisect_left(self._firsts, last)
        return [m for m in self.rows[a:b] if m.last <= last]

    def before(self, unit: int) -> Mention | None:
        """Return the last actor whose words end at or before a unit."""
        i = bisect_left(self._firsts, unit)
        return self.rows[i - 1] if i and self.rows[i - 1].last <= unit else None


def after_verb(actors: Actors, letters: str, verb: int, limit: int) -> Subject | None:
    """Return the subject that stands right after a verb, or None where no words can be one.

    Parameters
    ----------
    actors : Actors
        The actors of the article.
    letters : str
        The masked letters of the statements grammar.
    verb : int
        The unit of the verb.
    limit : int
        Where the claim or the next verb of speech starts: the subject ends before it.
    """
    first = verb + 1
    while first < limit and letters[first] == "m":
        first += 1
    titled = first
    while titled < limit and actors.at(titled) is None and "groups:titles" in actors.doc.forms[titled].senses:
        titled += 1
    if actors.at(titled) is not None:
        first = titled
    known = _known(actors, letters, first, limit)
    if known is not None:
        return known
    return _unknown(actors, letters, first, limit)


def _known(actors: Actors, letters: str, first: int, limit: int) -> Subject | None:
    head = actors.at(first)
    if head is None or head.last > limit or _governed(actors, letters, head, first):
        return None
    last, best, several = head.last, head, False
    for other in actors.within(head.last, min(limit, head.last + LONGEST)):
        between = letters[last : other.first]
        if other.first - last > APART or any(c in "c:Q.\nvwpnije" for c in between):
            break
        if other.first == last and joined(actors.doc, other.first):
            several, last = True, other.last
        elif head.kind in {"office", "person"} and other.kind == "person" and best is head and head.form != "name":
            # "the minister of foreign affairs of the state of Q., Dr N. N.": the name tells who the office is.
            best, last = _named(head, other), other.last
        elif other.kind in {"country", "organisation"} and other.first - last <= 1 and "," not in between:
            last = other.last
        else:
            break
    return Subject(best, head.first, last, "speaker-after-verb", several)


def with_words(actors: Actors, letters: str, subject: Subject | None, until: int) -> Subject | None:
    """Return a subject with the unknown words that follow it, up to the claim: "a source | close to the talks".

    Parameters
    ----------
    actors : Actors
        The actors of the article.
    letters : str
        The masked letters of the statements grammar.
    subject : Subject or None
        What is known of the subject.
    until : int
        Where the claim opens.
    """
    if subject is None or subject.unknown or subject.mention.form not in {"title", "group"} or subject.first > until:
        return subject
    last = subject.last
    while last < until and letters[last] in "xw" and actors.at(last) is None:
        last += 1
    added = last - subject.last
    if not 0 < added <= MOST_ADDED or letters[last] not in "c:Q,eh":
        return subject
    mention = subject.mention
    if added > 1:
        # A name we do not know behind an office: whoever held the office then, it is this one.
        named = words_as_actor(actors.doc, subject.first, last)
        mention = replace(mention, entity=named.entity, name=named.name, form="title+name", gender="")
    return replace(subject, mention=mention, last=last)


def _named(office: Mention, person: Mention) -> Mention:
    return replace(
        person, first=office.first, start=office.start, form="title+name", office=person.office or office.office,
        country=person.country or office.country, organisation=person.organisation or office.organisation,
    )  # fmt: skip


def _unknown(actors: Actors, letters: str, first: int, limit: int) -> Subject | None:
    """Return the words between a verb and its claim as a subject of whom we know only the words."""
    doc = actors.doc
    end = first
    # "a diplomatic source": what follows such a word tells what kind of source.
    source = first < len(doc.forms) and "speech:source_words" in doc.forms[first].senses
    while end < min(limit, first + LONGEST) and (letters[end] not in ENDS or (end == first and letters[end] == "n")):
        other = actors.at(end) if end > first else None
        apposed = other is not None and other.kind not in {"country", "organisation"} and not source
        if apposed:
            break
        end += 1
    if letters[first : first + 1] == "e" and not doc.forms[first].before:
        return None
    if first >= len(doc.forms) or _with_preposition(doc, first) or actors.at(first) is not None:
        return None
    if any(clitic != _article(doc) for clitic in doc.forms[first].before):
        return None
    if end == first or not doc.forms[first].text[0].isalpha():
        return None
    named = words_as_actor(doc, first, end)
    behind = end + 1 + int(end + 2 < limit and "groups:articles" in doc.forms[end + 1].senses)
    office = actors.at(behind) if letters[end : end + 1] == "," else None
    if office is not None and office.kind == "office" and office.last <= limit:
        # "N. N., the ambassador of …": nobody we know, but we know what for.
        named = replace(
            named, form="title+name", office=office.office, country=office.country, organisation=office.organisation,
            rule="name-with-office-as-written",
        )  # fmt: skip
        return Subject(named, first, office.last, "speaker-after-verb")
    return Subject(named, first, end, "speaker-after-verb")


def words_as_actor(doc: "Document", first: int, last: int) -> Mention:
    """Return a mention of somebody of whom only the words of units first..last (exclusive) are known."""
    start, end = doc.span(first, last)
    entity = "unknown:" + " ".join(doc.forms[i].text for i in range(first, last) if doc.forms[i].text[0].isalpha())
    article = first + 1 < last and "groups:articles" in doc.forms[first].senses
    head = doc.forms[first + article].senses
    form = "title" if TITLES & head.keys() else "organisation" if "speech:body_nouns" in head else "name"
    return Mention(first, last, start, end, "person", entity, doc.text[start:end], form, "actor", AS_WRITTEN)


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
    at = verb
    while at > first and letters[at - 1] in "ugm":
        at -= 1
    near = actors.before(at)
    if near is not None and near.first >= first:
        between = letters[near.last : at]
        if "R" in between[-1:] and len(between) <= 2:
            return Subject(near, near.first, near.last, "antecedent-of-relative")
    for unit in range(max(first, at - NEAR), at):
        if letters[unit] == "u" and (after := after_verb(actors, letters, unit, at)) is not None and after.speaks:
            return replace(after, rule="speaker-before-verb")
    known = _opening(actors, letters, first, at)
    if known is not None:
        return known
    if at > first and "groups:pronouns" in actors.doc.forms[at - 1].senses and at - 1 - first <= 1:
        return Subject(words_as_actor(actors.doc, at - 1, at), at - 1, at, "speaker-before-verb")
    if near is not None and near.first >= first and near.last == at and not _governed(actors, letters, near, first):
        return Subject(near, near.first, near.last, "speaker-before-verb")
    return _opening_words(actors, letters, first, at)


def opening(actors: Actors, letters: str, first: int, verb: int) -> Subject | None:
    """Return the subject that a sentence opens with, known to us or not, or None where it opens with something else."""
    while verb > first and letters[verb - 1] in "ugm":
        verb -= 1
    return _opening(actors, letters, first, verb) or _opening_words(actors, letters, first, verb)


def _conjunctions(doc: "Document") -> tuple[str, ...]:
    return doc.reader.language.words("marks", "conjunction")


def _opening(actors: Actors, letters: str, first: int, verb: int) -> Subject | None:
    """Return the actor that a sentence opens with, marks, turn phrases and auxiliaries apart."""
    unit = first
    while unit < verb and letters[unit] in "mtu,j":
        unit += 1
    subject = _known(actors, letters, unit, verb)
    if subject is None:
        return None
    if subject.last < verb and letters[subject.last] == "x" and not joined(actors.doc, verb):
        # The subject of another verb, and what comes after it is a new clause.
        return None
    return Subject(subject.mention, subject.first, subject.last, "speaker-before-verb", subject.several)


def _opening_words(actors: Actors, letters: str, first: int, verb: int) -> Subject | None:
    """Return the words between the start of a sentence and its verb, up to a comma, as a subject not known to us."""
    while first < verb and (letters[first] in "mtu," or "speech:resumes" in actors.doc.forms[first].senses):
        first += 1
    end = first
    while end < verb and letters[end] in "xem" and actors.at(end) is None and end - first <= LONGEST:
        end += 1
    if not 0 < end - first <= LONGEST or letters[first] == "e" or (letters[end] != "," and end < verb):
        return None
    if not actors.doc.forms[first].senses and actors.doc.forms[first].text.startswith(_conjunctions(actors.doc)):
        return None
    if joined(actors.doc, first) or _with_preposition(actors.doc, first):
        return None
    if not actors.doc.forms[first].text[0].isalpha():
        return None
    return Subject(words_as_actor(actors.doc, first, end), first, end, "speaker-before-verb")


def _with_preposition(doc: "Document", unit: int) -> bool:
    """Say whether a word not known to us looks like a preposition joined to an article."""
    text, article = doc.forms[unit].text, _article(doc)
    slots = doc.reader.language.table("clitics").get("noun", {}).get("before", []) or [[]]
    contracted = [short for _, short in doc.reader.language.table("clitics").get("contractions", ())]
    return text.startswith((*(c + article for slot in slots[:-1] for c in slot if article), *contracted, "\0"))


def _governed(actors: Actors, letters: str, mention: Mention, first: int) -> bool:
    """Say whether a preposition stands before an actor, joined on or not: then it is no subject."""
    form = actors.doc.forms[mention.first]
    own = form.before[1:] if joined(actors.doc, mention.first) else form.before
    if own and own[0] != _article(actors.doc):
        return True
    return mention.first > first and letters[mention.first - 1] == "e"


def _article(doc: "Document") -> str:
    return str(doc.reader.language.table("clitics").get("article", ""))
