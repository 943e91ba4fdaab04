"""Vocabulary: every word of a language that articles are matched against, with what it means.

The files of ``knowledge/`` go in, flat entries come out; the lexicon is built from them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.knowledge import Knowledge, Language
from timeline.knowledge.language import country_names, locale_names


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase with one meaning; `word_class` (noun, verb, name, particle) says which clitics it takes."""

    kind: str
    value: Any
    phrase: str
    word_class: str = "noun"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports speech; tense is past, present, participle or noun."""

    act: str
    tense: str
    strength: str
    takes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingWord:
    """A word that reports a meeting; tense is past, present, participle or noun; a weak one mostly means else."""

    format: str
    tense: str
    role: str
    cameo: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class OfficeWord:
    """A word for an office; number is singular, dual, plural, stated (beside its state), definite or short."""

    office: str
    number: str
    country: str = ""
    organisation: str = ""
    former: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """A name of an entity; form is full, short, introduced or metonym."""

    entity: str
    form: str


# Longest name in capitals that must have them all: "US", but "Nato" as well as "NATO".
ACRONYM = 3
TENSES = {"past": "verb", "present": "verb", "participle": "noun", "noun": "noun", "imperative": "verb"}


# Keys of [meeting_words] and [groups] that are matched as words of their own; the rest is asked for by name.
MEETING_KEYS = frozenset(
    {
        "stalled", "proposed_weak", "cancelled", "cancelled_weak", "postponed", "postponed_weak", "denied", "rumoured",
        "rumoured_weak", "under_way", "under_way_weak",
        "proposed", "negation", "with", "between", "at", "to", "from", "sidelines",
        "same", "after", "during", "where", "earlier", "pluperfect",
        "topics", "in_towns", "not_meetings", "and", "may", "preparing",
    }
)  # fmt: skip
MEETING_NOUNS = frozenset(
    {"capital", "place_nouns", "given", "topics_of_places", "joint", "also", "planned", "planned_weak", "coming",
     "matches"}
)  # fmt: skip
MEETING_VERBS = frozenset({"held", "held_present", "hosting", "leaving"})
GROUP_KEYS = frozenset(
    {
        "counterpart", "pair", "pair_weak", "pair_offices", "government", "opposition", "titles", "name_particles",
        "pronouns", "office_of", "former", "incumbent", "not_given", "delegates", "possessive", "articles",
        "name_links", "realms", "ministries", "institutions", "named_bodies", "honours", "settlements",
        "field_bodies", "body_fields", "body_adjectives", "sports", "local_offices", "by_birth", "sites",
        "speaking_for", "bodies", "bodies_lower", "bodies_alone", "landforms",
    }
)  # fmt: skip


def vocabulary(language: Language, knowledge: Knowledge) -> list[Entry]:
    """Return every entry of a language: date words, cues, meeting words, offices, nationalities and names."""
    return [
        *_dates(language),
        # All of [speech], and of it what no rule asks for ("speech:because", "speech:plain"): what is known is no name.
        *_flat(language, "speech", "particle"),
        *_flat(language, "meeting_words", "particle", MEETING_KEYS),
        *_flat(language, "meeting_words", "noun", MEETING_NOUNS),
        *_flat(language, "meeting_words", "verb", MEETING_VERBS),
        *_flat(language, "offices_words", "noun", frozenset({"not_offices"})),
        *_cues(language),
        *_meetings(language),
        *_offices(language),
        *_flat(language, "groups", "noun", GROUP_KEYS),
        *_flat(language, "groups", "particle", frozenset({"everyday"})),
        *_peoples(language),
        *_names(language, knowledge),
    ]


def _class_of(language: Language, kind: str, word: str) -> str:
    """Return name for a word with a capital of a kind that the language writes so ("May", "Polish"), else noun."""
    return "name" if word[:1].isupper() and kind in language.words("marks", "capitalised") else "noun"


def _key(key: str) -> int | str:
    return int(key) if key.lstrip("-").isdigit() else key


def _dates(language: Language) -> Iterator[Entry]:
    known = {"months": "date:month", "days": "date:weekday"} if language.tables.get("dates") else {}
    for what, kind in known.items():
        for number, names in locale_names(language.code, what).items():
            yield from (Entry(kind, number, name, _class_of(language, kind, name)) for name in names)
    for key, values in language.table("dates").items():
        kind = f"date:{key}"
        if isinstance(values, Mapping):
            for value, words in values.items():
                yield from (Entry(kind, _key(value), word, _class_of(language, kind, word)) for word in words)
        elif isinstance(values, list):
            yield from (Entry(kind, True, word) for word in values if isinstance(word, str))


def _flat(language: Language, table: str, word_class: str, keys: frozenset[str] | None = None) -> Iterator[Entry]:
    capitalised = language.words("marks", "capitalised")
    for key, words in language.table(table).items():
        if keys is not None and key not in keys:
            continue
        if isinstance(words, list):
            its_class = "name" if f"{table}:{key}" in capitalised else word_class
            yield from (Entry(f"{table}:{key}", True, word, its_class) for word in words)
        elif isinstance(words, Mapping):
            for value, phrases in words.items():
                if isinstance(phrases, list):
                    yield from (Entry(f"{table}:{key}", value, phrase, word_class) for phrase in phrases)


def _cues(language: Language) -> Iterator[Entry]:
    for table in language.tables_of("cues"):
        strength, takes = table.get("strength", "strong"), tuple(table.get("takes", ()))
        for tense, word_class in TENSES.items():
            cue = Cue(table["act"], tense, strength, takes)
            yield from (Entry("cue", cue, word, word_class) for word in table.get(tense, ()))


def _meetings(language: Language) -> Iterator[Entry]:
    for table in language.tables_of("meetings"):
        weak = {*table.get("noun_weak", ()), *table.get("verb_weak", ())}
        role, cameo = table.get("role", "mutual"), str(table.get("cameo", ""))
        yield from (Entry("manner", table["format"], phrase, "particle") for phrase in table.get("manner", ()))
        for tense, word_class in TENSES.items():
            for phrase in table.get(tense, ()):
                yield Entry(
                    "meeting", MeetingWord(table["format"], tense, role, cameo, phrase in weak), phrase, word_class
                )


# Keys of an office table, and the number its words have; stated words need a state or a name beside them.
OFFICE_KEYS = {
    "singular": "singular", "dual": "dual", "plural": "plural", "short": "short", "former": "singular",
    "weak": "stated", "definite": "definite", "before_country": "stated",
}  # fmt: skip


def _offices(language: Language) -> Iterator[Entry]:
    for office, table in language.table("offices").items():
        country, organisation = table.get("country", ""), table.get("organisation", "")
        weak = set(table.get("weak", ()))
        for key, number in OFFICE_KEYS.items():
            word = OfficeWord(office, number, country, organisation, key == "former")
            phrases = table.get(key, ())
            yield from (
                Entry("office", word, phrase)
                for phrase in phrases
                if number in {"short", "stated", "definite"} or phrase not in weak
            )
        tail = OfficeWord(office, "singular", country, organisation)
        yield from (Entry("office_tail", tail, phrase) for _, phrase in table.get("split", ()))
        yield from (Entry("office_head", tail, phrase) for phrase, _ in table.get("split", ()))
        for fixed in table.get("fixed", ()):
            word = OfficeWord(
                office, "singular", fixed.get("country", country), fixed.get("organisation", organisation)
            )
            yield from (Entry("office", word, phrase) for phrase in fixed["say"])


def _peoples(language: Language) -> Iterator[Entry]:
    for kind in ("nationalities", "adjectives"):
        for value, words in language.table(kind).items():
            yield from (Entry(kind, value, word, _class_of(language, kind, word)) for word in words)


def _names(language: Language, knowledge: Knowledge) -> Iterator[Entry]:
    # A country with the name of an everyday word must be introduced: "Mali", in Arabic "financial".
    everyday = {n.name for n in knowledge.names if n.form == "introduced" and n.language == language.code}
    for country, its_name in country_names(language.code).items():
        yield Entry("country", Naming(country, "introduced" if its_name in everyday else "full"), its_name, "name")
    honorifics = {*language.words("groups", "titles"), *language.words("groups", "not_given")}
    article, joined = language.article, language.words("groups", "joined")
    for name in knowledge.names:
        if name.language != language.code:
            continue
        kind = _kind(name.entity, knowledge)
        for spelling in _spellings(name.name, joined):
            yield Entry(kind, Naming(name.entity, name.form), spelling, _name_class(name.name))
        first, *more = name.name.split() or [""]
        if kind == "person" and name.form == "full" and more and first.removeprefix(article) not in honorifics:
            # People's first words are given names: what may open the name of somebody we do not know.
            yield Entry("given", name.entity, first, "name")
    for given in language.words("groups", "given_names"):
        yield from (Entry("given", "", spelling, "name") for spelling in _spellings(given, joined))


def _spellings(name: str, joined: Sequence[str]) -> Iterator[str]:
    """Yield a name, and the name with a word that may be written onto the next one written the other way."""
    yield name
    for first in joined:
        if first in name:
            apart = re.sub(rf"(?<!\w){first}\s?(?=\w)", f"{first} ", name)
            yield from {apart, apart.replace(f"{first} ", first)} - {name}


def _name_class(name: str) -> str:
    """Return acronym for a name in capitals ("US", not "us"), else name."""
    if name[:1].islower():
        return "noun"
    return "acronym" if name.isupper() and name.isalpha() and len(name) <= ACRONYM else "name"


def _kind(entity: str, knowledge: Knowledge) -> str:
    if entity in knowledge.people:
        return "person"
    if entity in knowledge.places:
        return "place"
    if entity in knowledge.organisations:
        return "organisation"
    return "country" if len(entity) == 3 and entity.isupper() else "conference"
