"""Morphology: how words are written together and inflected, by the tables of a language file and by no code of its own.

``[clitics]`` says what is written onto a word ("and", "to", "the", pronouns), ``[inflection]`` which endings a
dictionary form can have. A reading takes some of that off; the lexicon keeps the readings whose rest it knows.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import product

from timeline.knowledge import Language

CLASSES = ("noun", "verb", "name", "particle")
# What a reading costs for every letter of a pronoun it takes off, and for an ending: clitics cost their letters.
PRONOUN, ENDING = 3, 1
# Letters that tell most words we do not know from those we do.
BEGINNING = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a form: what stands before and after its stem, for which classes of words, and at what cost."""

    before: str
    stem: str
    after: str
    classes: Set[str]
    cost: int

    def fits(self, word_class: str, word: str) -> bool:
        """Say whether a word of a class can be read so; names need their capitals where the script has them."""
        # Folding may have made a pronoun of another letter (ة is no ه).
        if self.after and not word.endswith(self.after):
            return False
        if word_class == "acronym":
            return "name" in self.classes and word[: len(self.stem)].isupper()
        if word_class not in self.classes:
            return False
        return word_class != "name" or not word[:1].islower()


class Morphology:
    """The clitics and endings of one language.

    Parameters
    ----------
    language : Language
        Its tables ``[clitics]`` and ``[inflection]`` are read; both may be missing.
    fold : callable
        Folds a word.
    """

    def __init__(self, language: Language, fold: Callable[[str], str]) -> None:
        clitics = language.table("clitics")
        self.article = str(clitics.get("article", ""))
        self._allowed: dict[str, dict[str, tuple[str, ...]]] = {}
        for name in CLASSES:
            for opening, parts in openings(clitics.get(name, {}).get("before", ())).items():
                self._allowed.setdefault(opening, {})[name] = parts
        self._longest = max(map(len, self._allowed))
        # Openings that end with the article: a word with it takes no pronoun.
        closed = [opening for opening, of in self._allowed.items() if (self.article,) in [p[-1:] for p in of.values()]]
        self._definite = frozenset(closed if self.article else ())
        # Every way an opening can begin: a form that begins otherwise has no longer opening, and most have none.
        self._beginnings = frozenset(opening[:k] for opening in self._allowed for k in range(len(opening) + 1))
        self._pronouns = {fold(after): after for after in clitics.get("after", ())}
        self._pronoun_lengths = sorted({len(after) for after in self._pronouns}, reverse=True)
        self._rejoin = [(written, fold(real)) for written, real in clitics.get("rejoin", ())]
        self._rejoined = tuple(written for written, _ in self._rejoin)
        self._contractions = [(fold(full), short) for full, short in clitics.get("contractions", ())]
        # What a form that pronouns or endings can be taken off may end with, and what one with a contraction holds.
        self._pronoun_ends = frozenset(after[-1] for after in self._pronouns)
        self._contracted = re.compile("|".join(re.escape(short) for _, short in self._contractions) or r"\Z.")
        self._endings: dict[str, dict[str, frozenset[str]]] = {}
        for name, paradigms in language.table("inflection").items():
            for first, *others in paradigms:
                for ending in others:
                    bases = self._endings.setdefault(fold(ending) if ending else "", {})
                    base = fold(first) if first else ""
                    bases[base] = bases.get(base, frozenset()) | {name}
        self._longest_ending = max(map(len, self._endings), default=-1)
        # A word of more letters than this keeps its first three through any pronoun and any ending.
        taken = max((len(after) for after in self._pronouns), default=0)
        rejoined = max((len(written) for written, _ in self._rejoin), default=0)
        self._sure = BEGINNING + max(taken + rejoined, self._longest_ending)
        self.know(())

    def know(self, stems: Iterable[str], inner: Iterable[str] = ()) -> None:
        """Take the stems that readings are sought for, and the words inside phrases, which have endings only."""
        self._known, self._inner = frozenset(stems), frozenset(inner)
        self._known_beginnings = frozenset(stem[:BEGINNING] for stem in self._known)

    def clitics(self, before: str, word_class: str) -> tuple[str, ...]:
        """Return the proclitics that an opening is made of, for a class of words."""
        return self._allowed[before].get("name" if word_class == "acronym" else word_class, ())

    def readings(self, folded: str) -> list[Reading]:
        """Return every reading of a folded form whose stem is known."""
        found: list[Reading] = []
        known, sure, beginnings = self._known, self._sure, self._known_beginnings
        for form in (folded, *self._expanded(folded)) if self._contracted.search(folded) else (folded,):
            pronouns = form[-1:] in self._pronoun_ends
            for k in range(min(self._longest, len(form) - 1) + 1):
                before = form[:k]
                if before not in self._beginnings:
                    break
                allowed = self._allowed.get(before)
                if allowed is None:
                    continue
                rest = form[k:]
                if len(rest) > sure and rest[:BEGINNING] not in beginnings:
                    # Most words are none of ours, and show it by their first letters.
                    continue
                classes = allowed.keys()
                if rest in known:
                    found.append(Reading(before, rest, "", classes, k))
                if pronouns and before not in self._definite:
                    for stem, after in self._with_pronoun(rest):
                        if stem in known:
                            # Names take no pronoun: "their Japan" is how an adjective looks.
                            found.append(Reading(before, stem, after, classes - {"name"}, k + PRONOUN * len(after)))
                if self._endings:
                    for stem, inflected in self._inflected(rest):
                        if stem in known:
                            found.append(Reading(before, stem, "", classes & inflected, k + ENDING))
        return found

    def inner(self, folded: str) -> list[str]:
        """Return the words inside phrases that a form can be an inflection of."""
        if not self._endings:
            return []
        return [stem for stem, _ in self._inflected(folded) if stem in self._inner and stem != folded]

    def _inflected(self, form: str) -> Iterator[tuple[str, frozenset[str]]]:
        for length in range(min(self._longest_ending, len(form) - 2) + 1):
            for base, classes in self._endings.get(form[len(form) - length :] if length else "", {}).items():
                yield form[: len(form) - length] + base, classes

    def _with_pronoun(self, form: str) -> list[tuple[str, str]]:
        found = []
        for length in self._pronoun_lengths:
            after = self._pronouns.get(form[-length:])
            if after is not None and len(form) > length + 1:
                stem = form[:-length]
                found.append((stem, after))
                if stem.endswith(self._rejoined):
                    found += [(stem[: -len(w)] + real, after) for w, real in self._rejoin if stem.endswith(w)]
        return found

    def _expanded(self, folded: str) -> list[str]:
        return [
            folded[:at] + full + folded[at + len(short) :]
            for full, short in self._contractions
            if 0 <= (at := folded.find(short, 0, self._longest + 1)) < self._longest
        ]


def openings(slots: Sequence[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return every string that the slots of proclitics can open a word with, the empty one too, with its parts."""
    choices = [tuple(part for part in choice if part) for choice in product(*(("", *slot) for slot in slots))]
    return {"".join(choice): choice for choice in choices}


def case_of(word: str) -> str:
    """Return how a word is written: lower, capital or upper; empty where its script has no capitals."""
    if word[:1].islower():
        return "lower"
    if not word[:1].isupper():
        return ""
    return "upper" if len(word) > 1 and word.isupper() else "capital"


def apart(language: Language, fold: Callable[[str], str], token: re.Pattern[str]) -> dict[str, tuple[str, str]]:
    """Return (article, pronoun) for the words of a language that belong to the next one: articles and possessives."""

    def unit(phrase: str) -> str:
        return " ".join(fold(word) for word in token.findall(phrase))

    clitics = language.table("clitics")
    article = str(clitics.get("article", ""))
    found = {unit(word): (article, "") for word in clitics.get("apart", ())}
    return found | {unit(word): ("", fold(word)) for word in language.table("groups").get("possessives", {})}
