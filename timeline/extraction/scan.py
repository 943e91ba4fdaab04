"""Scan: one pass that finds every known word of an article.

A lexicon maps each surface form, as written, to a `Form`. Folding and the splitting of clitics happen once, when the
lexicon first meets a form; after that an article costs one look-up a token. The text itself is never copied, so every
offset is an offset into the article. Word boundaries and clitics are decided here and nowhere else.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from timeline.extraction.text import TOKEN, tokens
from timeline.extraction.vocabulary import Entry
from timeline.knowledge import Language
from timeline.knowledge.folding import fold, same_letters

# Distinct forms kept before the lexicon forgets them all: bounds memory on endless or hostile input.
MOST_FORMS = 400_000
# Words longer than this (code points) are analysed but not kept: no language has them, hostile input does.
LONGEST_KEPT = 100

# The grammars that see an article as a string of class letters, by their place in `Form.letters`.
DATES, ACTORS, MEETINGS, STATEMENTS = range(4)


@dataclass(slots=True, eq=False)
class Form:
    """A surface form, or the first words of a phrase, and what it may mean.

    `senses` maps a kind to its values; `before` are the proclitics taken off, in order, `after` the pronoun; `number`
    is the value of a digit run; `letters` holds one class letter for each grammar; `longer` lists the phrases that go
    on from here.
    """

    text: str
    senses: Mapping[str, tuple[Any, ...]]
    before: tuple[str, ...] = ()
    after: str = ""
    number: int | None = None
    letters: tuple[str, ...] = ()
    longer: Mapping[str, list[tuple[tuple[str, ...], "Form"]]] = field(default_factory=dict)

    def first(self, kind: str) -> Any:
        """Return the first value of a kind, or None."""
        values = self.senses.get(kind)
        return values[0] if values else None


Classifier = Callable[[Form], str]
# What a stem can stand for: (word class, kind, value).
Stem = tuple[str, str, Any]


class Lexicon(dict[str, Form]):
    """Surface form -> `Form`, filled as forms are met.

    Parameters
    ----------
    language : Language
        Gives the letters that count as the same and the clitics.
    entries : iterable of Entry
        Everything the language knows.
    classifiers : sequence of callables
        One for each grammar: the class letter of a form, one character.
    """

    def __init__(self, language: Language, entries: Iterable[Entry], classifiers: Sequence[Classifier]) -> None:
        super().__init__()
        self._same = same_letters(language.table("folding"))
        self._classifiers = tuple(classifiers)
        clitics = language.table("clitics")
        openings = {name: _openings(clitics.get(name, {}).get("before", ())) for name in _CLASSES}
        self._allowed: dict[str, dict[str, tuple[str, ...]]] = {}
        for name, of_class in openings.items():
            for opening, parts in of_class.items():
                self._allowed.setdefault(opening, {})[name] = parts
        self._longest = max(map(len, self._allowed))
        self._article = clitics.get("article", "")
        self._after = sorted((self.fold(a) for a in clitics.get("after", ())), key=len, reverse=True)
        self._endings_known = tuple(self._after)
        self._rejoin = [(written, self.fold(real)) for written, real in clitics.get("rejoin", ())]
        self._contractions = [(self.fold(full), short) for full, short in clitics.get("contractions", ())]
        self._stems: dict[str, list[Stem]] = {}
        self._phrases: dict[str, dict[tuple[str, ...], list[Stem]]] = {}
        for entry in entries:
            first, *rest = [self.fold(word) for word in TOKEN.findall(entry.phrase)] or [""]
            stem = (entry.word_class, entry.kind, entry.value)
            if rest:
                self._phrases.setdefault(first, {}).setdefault(tuple(rest), []).append(stem)
            elif first:
                self._stems.setdefault(first, []).append(stem)

    def fold(self, word: str) -> str:
        """Return the form under which this language knows a word."""
        return fold(word, self._same)

    def __missing__(self, word: str) -> Form:
        """Analyse a surface form the first time it is met."""
        form = self._analyse(word)
        if len(word) <= LONGEST_KEPT:
            if len(self) >= MOST_FORMS:
                self.clear()
            self[word] = form
        return form

    def _analyse(self, word: str) -> Form:
        folded = self.fold(word)
        if word.isdecimal():
            # More than 18 digits is an identifier, not a number (and Python refuses to convert megabytes of them).
            return self._finish(Form(folded, {}, number=int(word) if len(word) <= 18 else -1))
        # The reading that takes least off gives the senses; phrases may go on from any reading.
        form = Form(folded, {})
        phrases: dict[tuple[str, ...], Form] = {}
        for before, stem, after in self._splits(folded):
            allowed = self._allowed[before]
            # Names take no pronoun: "their Japan" is how an adjective looks.
            known = [s for s in self._stems.get(stem, ()) if s[0] in allowed and not (after and s[0] == "name")]
            if known and not form.senses:
                form = Form(folded, _senses(known), allowed[known[0][0]], after)
            elif known and allowed[known[0][0]] == (*form.before, self._article) and after == form.after:
                # Known with its article and without: the same word, but for what the knowledge says twice.
                more = {k: v for k, v in _senses(known).items() if _table(k) not in map(_table, form.senses)}
                form = Form(folded, {**form.senses, **more}, allowed[known[0][0]], after)
            for rest, stems in self._phrases.get(stem, {}).items() if not after else ():
                known = [s for s in stems if s[0] in allowed]
                if known and rest not in phrases:
                    phrase = Form(" ".join((folded, *rest)), _senses(known), allowed[known[0][0]])
                    phrases[rest] = self._finish(phrase)
        longer: dict[str, list[tuple[tuple[str, ...], Form]]] = {}
        for rest in sorted(phrases, key=lambda rest: (-len(rest), rest)):
            longer.setdefault(rest[0], []).append((rest, phrases[rest]))
        form.longer = longer
        return self._finish(form)

    def _splits(self, folded: str) -> list[tuple[str, str, str]]:
        """Return (before, stem, after) of every reading whose stem is known, the one that takes least off first."""
        found = []
        for form in (folded, *self._expanded(folded)):
            for k in range(min(self._longest, len(form) - 1) + 1):
                if form[:k] not in self._allowed:
                    continue
                for stem, after in self._endings(form[k:]):
                    if stem in self._stems or stem in self._phrases:
                        found.append((k + 3 * len(after), (form[:k], stem, after)))
        return [split for _, split in sorted(found, key=lambda pair: pair[0])]

    def _expanded(self, folded: str) -> list[str]:
        return [
            folded[:at] + full + folded[at + len(short) :]
            for full, short in self._contractions
            if 0 <= (at := folded.find(short, 0, self._longest + 1)) < self._longest
        ]

    def _endings(self, form: str) -> list[tuple[str, str]]:
        endings = [(form, "")]
        if not form.endswith(self._endings_known):
            return endings
        for after in self._after:
            if form.endswith(after) and len(form) > len(after) + 1:
                stem = form[: -len(after)]
                endings.append((stem, after))
                endings.extend(
                    (stem[: -len(written)] + real, after) for written, real in self._rejoin if stem.endswith(written)
                )
        return endings

    def _finish(self, form: Form) -> Form:
        form.letters = tuple(classify(form) for classify in self._classifiers)
        return form


_CLASSES = ("noun", "verb", "name", "particle")


def _openings(slots: Sequence[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return every string that the slots of proclitics can open a word with, the empty one too, with its parts."""
    choices = [tuple(part for part in choice if part) for choice in product(*(("", *slot) for slot in slots))]
    return {"".join(choice): choice for choice in choices}


def _table(kind: str) -> str:
    """Return the table of the language file that a kind of sense stands in."""
    return kind.partition(":")[0]


def _senses(stems: Sequence[Stem]) -> dict[str, tuple[Any, ...]]:
    """Return the values of each kind, in the order of the entries, each once."""
    senses: dict[str, dict[Any, None]] = {}
    for _, kind, value in stems:
        senses.setdefault(kind, {})[value] = None
    return {kind: tuple(values) for kind, values in senses.items()}


@dataclass(frozen=True, slots=True)
class Units:
    """An article as a list of units: `forms`, and the code points where each starts and ends (exclusive)."""

    forms: list[Form]
    starts: list[int]
    ends: list[int]

    def letters(self, grammar: int) -> str:
        """Return the article as one string of class letters of a grammar, one letter a unit."""
        return "".join([form.letters[grammar] for form in self.forms])


def scan(text: str, lexicon: Lexicon) -> Units:
    """Cut a text into units; the words of a known phrase become one unit, the longest phrase first."""
    spans = tokens(text)
    forms = [lexicon[text[start:end]] for start, end in spans]
    starts, ends = [s for s, _ in spans], [e for _, e in spans]
    merged: list[Form] = []
    kept: list[int] = []
    free = 0
    for i, form in enumerate(forms):
        if i < free:
            continue
        if form.longer and i + 1 < len(forms):
            for rest, phrase in form.longer.get(forms[i + 1].text, ()):
                if len(rest) == 1 or [f.text for f in forms[i + 1 : i + 1 + len(rest)]] == list(rest):
                    form, free = phrase, i + 1 + len(rest)
                    break
        merged.append(form)
        kept.append(i)
    if len(kept) == len(forms):
        return Units(forms, starts, ends)
    return Units(merged, [starts[i] for i in kept], [ends[i - 1] for i in [*kept[1:], len(ends)]])
