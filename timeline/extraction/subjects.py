"""Subjects: the words behind a verb of speech that say who speaks, known to us or not.

Those before it are `subjects_before.py`.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.extraction import asides
from timeline.extraction.clitics import joined, prepositions
from timeline.extraction.found import ACTING, Mention

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# Most words an unknown subject has, and most units between two parts of one ("the minister of state N. N.").
LONGEST = 14
TITLES = frozenset({"speech:title_nouns", "speech:source_words", "office", "offices_words:not_offices"})
AS_WRITTEN = "subject-as-written"
APART = 3
# How many units behind a verb a pronoun may stand that hyphens join to it.
INVERTED = 6
# Most words that a name not known to us adds to an office.
MOST_ADDED = 5
ENDS = frozenset("ch:Q,.\nvwpnijtaduegRN")


class Subject(NamedTuple):
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


def is_reporter(doc: "Document", mention: Mention) -> bool:
    """Say whether a mention is an agency or a medium."""
    return mention.kind == "organisation" and mention.organisation in doc.knowledge.reporters


class Actors:
    """The actors of an article by the unit where they start."""

    def __init__(self, doc: "Document") -> None:
        self.doc = doc
        self.rows = [m for m in doc.mentions if m.kind in ACTING and m.role == "actor"]
        self.reporters = [m for m in self.rows if is_reporter(doc, m)]
        self._firsts = [m.first for m in self.rows]
        # The actor whose words start at a unit, or None; of two at one unit the first.
        self.at: Callable[[int], Mention | None] = {m.first: m for m in reversed(self.rows)}.get

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
    inverted = _inverted(actors.doc, verb)
    if inverted is not None:
        return inverted
    first = asides.past(actors.doc, letters, verb + 1, limit)
    while first < limit and letters[first] == "m":
        first += 1
    if first > verb + 1 and letters[first : first + 1] == "," and actors.at(first + 1) is not None:
        # "told the paper, Dr N. N., that": a comma parts who was told from who speaks.
        first += 1
    titled = first
    while titled < limit and actors.at(titled) is None and "groups:titles" in actors.doc.forms[titled].senses:
        titled += 1 + (letters[titled + 1 : titled + 2] == ".")
    if actors.at(titled) is not None or letters[titled - 1] == ".":
        # After a title cut short ("Dr.") comes the name, known to us or not.
        first = titled
    elif first + 1 < limit and "groups:articles" in actors.doc.forms[first].senses and actors.at(first + 1) is not None:
        # "a regional expert": the article that the actor's own words leave out.
        first += 1
    found = known(actors, letters, first, limit)
    if found is not None:
        return found
    return _unknown(actors, letters, first, limit)


def _inverted(doc: "Document", verb: int) -> Subject | None:
    """Return the pronoun that a hyphen joins to a verb or to its auxiliary ("dit-il", "a-t-il dit")."""
    starts, ends = doc.units.starts, doc.units.ends
    if verb > 0 and (hyphen := doc.text.rfind("-", starts[verb - 1], ends[verb - 1])) >= 0:
        joined_on = doc.reader.lexicon[doc.text[hyphen + 1 : ends[verb - 1]]]
        if "groups:pronouns" in joined_on.senses:
            pronoun = replace(words_as_actor(doc, verb - 1, verb), form="pronoun")
            return Subject(pronoun, verb - 1, verb, "speaker-after-verb")
    for unit in range(verb + 1, min(verb + INVERTED, len(starts))):
        if starts[unit] != ends[unit - 1]:
            return None
        if unit > verb + 1 and "groups:pronouns" in doc.forms[unit].senses:
            return Subject(words_as_actor(doc, unit, unit + 1), unit, unit + 1, "speaker-after-verb")
    return None


def known(actors: Actors, letters: str, first: int, limit: int) -> Subject | None:
    """Return the subject that begins with an actor, the offices, names and bodies that go on with it taken in."""
    head = actors.at(first)
    if head is None or head.last > limit or governed(actors, letters, head, first):
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
            if _was_told(actors, letters, other):
                break
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
    last, until = subject.last, asides.until_day(actors.doc, subject.last, until)
    while last < until and letters[last] in "xw" and actors.at(last) is None and not _own(actors.doc, last):
        last += 1
    added = last - subject.last
    if not 0 < added <= MOST_ADDED or (letters[last] not in "c:Q,eh" and last < until):
        return subject
    mention = subject.mention
    if added > 1:
        # A name we do not know behind an office: whoever held the office then, it is this one.
        named = words_as_actor(actors.doc, subject.first, last)
        mention = replace(mention, entity=named.entity, name=named.name, form="title+name", gender="")
    return subject._replace(mention=mention, last=last)


def _named(office: Mention, person: Mention) -> Mention:
    return replace(
        person, first=office.first, start=office.start, form="title+name", office=person.office or office.office,
        country=person.country or office.country, organisation=person.organisation or office.organisation,
    )  # fmt: skip


def _unknown(actors: Actors, letters: str, first: int, limit: int) -> Subject | None:
    """Return the words between a verb and its claim as a subject of whom we know only the words."""
    doc, end = actors.doc, first
    if first >= len(doc.forms):
        return None
    head = doc.forms[first]
    if (letters[first] == "e" and not head.before) or not _is_word(head.text):
        return None
    if head.before and any(clitic != doc.reader.manner.article for clitic in head.before):
        return None
    if actors.at(first) is not None or with_preposition(doc, first) or _own(doc, first):
        return None
    # "a diplomatic source": what follows such a word tells what kind of source.
    source = "speech:source_words" in head.senses
    titled = not TITLES.isdisjoint(head.senses)
    until = asides.until_day(doc, first, min(limit, first + LONGEST))
    while end < until and (letters[end] not in ENDS or (end == first and letters[end] == "n")):
        other = actors.at(end)
        if other is not None:
            # Somebody else, in apposition or told: "N. N. to-Reuters".
            own = other.kind not in {"country", "organisation"}
            apposed = not source and (own or (not titled and asides.has_preposition(doc, end)))
            if apposed or _was_told(actors, letters, other):
                break
        if _own(doc, end):
            break
        end += 1
    if end == first:
        return None
    named = words_as_actor(doc, first, end)
    person = actors.at(end + (letters[end : end + 1] == ","))
    if named.form == "title" and person is not None and person.kind == "person" and person.last <= limit:
        # "the head of the department(,) N. N.": the name tells who the words mean.
        return Subject(_named(named, person), first, person.last, "speaker-after-verb")
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


def _is_word(text: str) -> bool:
    """Say whether words are in letters, and not a stroke that only stretches a letter, used as a dash."""
    return text[0].isalpha() and unicodedata.category(text[0]) != "Lm"


def _was_told(actors: Actors, letters: str, mention: Mention) -> bool:
    """Say whether a medium stands behind a preposition, joined on or not: it was told, and is no part of a subject."""
    return mention.organisation in actors.doc.knowledge.reporters and governed(actors, letters, mention, 0)


def _own(doc: "Document", unit: int) -> bool:
    """Say whether a word is somebody's own speech ("closed his speech with"): an object, no part of a subject."""
    form = doc.forms[unit]
    return bool(form.after) and "speech:statement_nouns" in form.senses


def words_as_actor(doc: "Document", first: int, last: int) -> Mention:
    """Return a mention of somebody of whom only the words of units first..last (exclusive) are known."""
    start, end = doc.span(first, last)
    entity = "unknown:" + " ".join(doc.forms[i].text for i in range(first, last) if doc.forms[i].text[0].isalpha())
    article = first + 1 < last and "groups:articles" in doc.forms[first].senses
    head = doc.forms[first + article].senses
    form = "title" if TITLES & head.keys() else "organisation" if "speech:body_nouns" in head else "name"
    return Mention(first, last, start, end, "person", entity, doc.text[start:end], form, "actor", AS_WRITTEN)


def with_preposition(doc: "Document", unit: int) -> bool:
    """Say whether a preposition opens a phrase ("over the past"), or looks joined to an article in an unknown word."""
    text, lexicon = doc.forms[unit].text, doc.reader.lexicon
    if " " in text:
        head, following, *_ = text.split()
        if "speech:adjuncts" in lexicon[head].senses and "speech:finite" not in lexicon[following].senses:
            return True
    return text.startswith(prepositions(doc.reader.language))


def governed(actors: Actors, letters: str, mention: Mention, first: int) -> bool:
    """Say whether a preposition stands before an actor, joined on or not: then it is no subject."""
    own = actors.doc.forms[mention.first].before
    if own:
        manner = actors.doc.reader.manner
        own = own[1:] if own[0] in manner.conjunctions else own
        if own and own[0] != manner.article:
            return True
    return mention.first > first and letters[mention.first - 1] == "e"
