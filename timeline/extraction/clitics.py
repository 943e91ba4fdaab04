"""Clitics: what a language writes onto the front and the end of its words, worked out once for each language."""

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from timeline.knowledge import Language

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# So many languages are kept in mind: all of ours, in a few folders of knowledge.
KEPT = 64


def joined(doc: "Document", unit: int) -> bool:
    """Say whether a conjunction is written onto a word ("and-said")."""
    before = doc.forms[unit].before
    return bool(before) and before[0] in doc.reader.manner.conjunctions


@lru_cache(KEPT)
def proclitics(language: Language) -> frozenset[str]:
    """Return every string that one or two of the words written onto a noun make."""
    single = {clitic for slot in _before(language, "noun") for clitic in slot}
    return frozenset(single | {a + b for a in single for b in single})


@lru_cache(KEPT)
def name_fronts(language: Language) -> tuple[str, ...]:
    """Return every string that may be written onto the front of a name, the empty one among them."""
    return tuple("".join(front) for front in product(*(("", *slot) for slot in _before(language, "name"))))


@lru_cache(KEPT)
def prepositions(language: Language) -> tuple[str, ...]:
    """Return how words begin that have a preposition and the article written onto them."""
    slots, article = _before(language, "noun")[:-1], language.article
    return (*(clitic + article for slot in slots for clitic in slot if article), *contractions(language))


@lru_cache(KEPT)
def single(language: Language, key: str) -> frozenset[str]:
    """Return the words of one letter of a list of [meeting_words]: what of it is written onto the next word."""
    return frozenset(word for word in language.words("meeting_words", key) if len(word) == 1)


@lru_cache(KEPT)
def contractions(language: Language) -> tuple[str, ...]:
    """Return the prepositions that are written as one with the article."""
    return tuple(written for _, written in language.table("clitics").get("contractions", ()))


@lru_cache(KEPT)
def enclitics(language: Language) -> tuple[str, ...]:
    """Return what may be written onto the end of a word and tells it so: more than one letter."""
    return tuple(ending for ending in language.words("clitics", "after") if len(ending) > 1)


@lru_cache(KEPT)
def pronouns(language: Language) -> tuple[str, ...]:
    """Return the pronouns of more than one letter that are written onto a word and stand for somebody told of."""
    return tuple(pronoun for pronoun in language.words("groups", "absent") if len(pronoun) > 1)


def _before(language: Language, word_class: str) -> list[list[str]]:
    """Return the slots of words that are written onto the front of a class of words."""
    slots: list[list[str]] = language.table("clitics").get(word_class, {}).get("before", [])
    return slots
