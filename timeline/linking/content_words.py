"""The words of a claim that tell what it is about: folded, without what is written onto them."""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

from timeline.extraction.morphology import openings
from timeline.knowledge import Knowledge
from timeline.knowledge.folding import Letters, fold

#: A shorter word hardly tells what a claim is about.
LEAST_LETTERS = 4
#: A word keeps as many letters when what is written onto it is taken off.
KEPT_LETTERS = 3
#: Two words that begin with the same letters, so many, count as forms of one.
STEM = 6

# Lists of ``[speech]`` in a language file that hold words of every subject.
_PARTICLES = (
    "adjuncts", "according_to", "apodosis", "aux", "because", "change", "clause_openers", "complementisers",
    "continuation", "interrogatives", "negation", "relatives", "resumes", "turn",
)  # fmt: skip

# "talks" and "13", not "%".
_WORD = re.compile(r"\w+")


class Words:
    """How the words of one language are made comparable.

    Parameters
    ----------
    code
        The language; one without a file has neither joined words nor negations.
    """

    def __init__(self, code: str | None) -> None:
        known = Knowledge.load().languages
        language = known.get(code or "")
        self._letters = Letters(language.table("folding") if language else {})
        slots = language.table("clitics").get("noun", {}).get("before", []) if language else []
        joined = {self.fold(opening) for opening in openings(slots) if opening}
        self._openings = tuple(sorted(joined, key=lambda o: (-len(o), o)))
        negations = language.words("speech", "negation") if language else ()
        self._negations = frozenset(self.fold(word) for word in negations if " " not in word)
        tables = language.tables if language else {}
        speech = tables.get("speech", {})
        lists = [tables.get("dates"), tables.get("cues"), *(speech.get(name) for name in _PARTICLES)]
        self._grammar = frozenset(self.bare(self.fold(word)) for word in _single(lists))

    def fold(self, word: str) -> str:
        """Return the form under which a word is known."""
        return fold(word, self._letters)

    def bare(self, folded: str) -> str:
        """Take off what is written before a word, such as an article, where enough of the word is left."""
        for opening in self._openings:
            if folded.startswith(opening) and len(folded) - len(opening) >= KEPT_LETTERS:
                return folded[len(opening) :]
        return folded

    def content(self, text: str) -> Iterator[tuple[str, str]]:
        """Give every word that tells what a text is about: bare, and as written."""
        for written in _WORD.findall(text):
            if not written[0].isdigit() and len(word := self.bare(self.fold(written))) >= LEAST_LETTERS:
                yield word, written

    def stems(self, text: str) -> dict[str, str]:
        """Return the openings of the words that tell what a text is about, and one written form of each."""
        return {
            word[:STEM]: written for word, written in self.content(text) if self.fold(written) not in self._negations
        }

    def plain(self, text: str) -> str:
        """Return the words of a text, all of them, without what is between."""
        return " ".join(self.fold(word) for word in _WORD.findall(text))

    def negations(self, text: str) -> int:
        """Count the words that negate."""
        return sum(self.fold(word) in self._negations for word in _WORD.findall(text))

    def numbers(self, text: str) -> frozenset[str]:
        """Return the numbers a text names in digits."""
        return frozenset(self.fold(word) for word in _WORD.findall(text) if word[0].isdigit())

    def is_grammar(self, bare: str) -> bool:
        """Say whether a word has a part in the sentence and is no subject matter: verbs of speech, dates, particles."""
        return bare in self._grammar


def _single(value: Any) -> Iterator[str]:
    """Give every entry of a language file that is a single word."""
    if isinstance(value, str):
        if " " not in value:
            yield value
    else:
        for part in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
            yield from _single(part)


@functools.lru_cache(maxsize=32)
def words_of(code: str | None) -> Words:
    """Return the words of a language, prepared once."""
    return Words(code)
