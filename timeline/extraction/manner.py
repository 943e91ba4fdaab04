"""Manner: how a language reports speech, looked up in its file once for all articles that are read with it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from timeline.extraction.lexicon import Lexicon
from timeline.extraction.vocabulary import Cue
from timeline.knowledge import Language


class Taken(NamedTuple):
    """What a cue takes before its claim, as the lexicon knows it.

    `words` are those that are no "that", of which `that` says whether there is one; `fronts` are the words of one
    letter, which are written onto the next one, and `definite` the same with an article behind; `heads` are the first
    words of all, `asks` says whether a question word is among them, and `bears` whether one of them bears a pronoun.
    """

    every: frozenset[str]
    words: frozenset[str]
    that: bool
    fronts: tuple[str, ...]
    definite: tuple[str, ...]
    heads: frozenset[str]
    asks: bool
    bears: bool


class Manner:
    """What statements ask of a language.

    Parameters
    ----------
    language : Language
        The language.
    lexicon : Lexicon
        Its words.
    """

    def __init__(self, language: Language, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._taken: dict[tuple[str, ...], Taken] = {}
        self.article = language.article
        self.conjunctions = language.words("marks", "conjunction")
        self.additive = language.words("marks", "additive")
        self.purpose = language.words("marks", "purpose")
        self.own = language.words("marks", "own")
        self.subjunctive = language.words("marks", "subjunctive")
        self.accusative = language.words("marks", "accusative")
        self.by = language.words("speech", "by_clitics")
        self.naming = bool(language.words("speech", "naming"))
        self.near = language.has("speech", "subject_near")
        self.first = language.has("speech", "subject_first")
        self.told_last = language.has("speech", "told_last")
        self.joins = bool(language.table("clitics"))
        self.apart = language.has("clitics", "apart")
        self.agreement: Mapping[str, Any] = language.table("marks").get("agreement", {})
        self.complementisers = frozenset(map(lexicon.fold, language.words("speech", "complementisers")))
        self.interrogatives = frozenset(language.words("speech", "interrogatives"))
        self.facing = _facing(language)

    def taken(self, cue: Cue) -> Taken:
        """Return what a cue takes before its claim, worked out once."""
        found = self._taken.get(cue.takes)
        if found is None:
            found = self._taken[cue.takes] = self._worked_out(cue.takes)
        return found

    def _worked_out(self, takes: tuple[str, ...]) -> Taken:
        every = frozenset(self._folded(phrase) for phrase in takes)
        words = every - self.complementisers
        fronts = tuple(word for word in words if len(word) == 1)
        single = [t for t in takes if " " not in t and t not in self.complementisers]
        return Taken(
            every,
            words,
            not every.isdisjoint(self.complementisers),
            fronts,
            tuple(word + self.article for word in fronts),
            frozenset(self._folded(phrase.split()[0]) for phrase in takes),
            not self.interrogatives.isdisjoint(takes),
            any(self._lexicon[word].after for word in single),
        )

    def _folded(self, phrase: str) -> str:
        """Return a phrase of the language file as the lexicon knows it."""
        return " ".join([self._lexicon[word].text for word in phrase.split()])


def _facing(language: Language) -> Mapping[str, frozenset[str]]:
    """Return for each mark that may open a quotation the marks that may close it; the pairs are the language's."""
    facing: dict[str, set[str]] = {}
    for opening, closing in language.table("marks").get("quotes", ()):
        facing.setdefault(opening, set()).add(closing)
    return {opening: frozenset(closings) for opening, closings in facing.items()}
