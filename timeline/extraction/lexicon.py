"""Lexicon: every form as it is written, and what it may mean.

Folding, the splitting of clitics and the taking off of endings happen once, when the lexicon first meets a form; after
that a word costs one look-up. Word boundaries and clitics are decided here and nowhere else.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any, NamedTuple

from timeline.extraction.morphology import Morphology, Reading, apart, case_of
from timeline.extraction.text import pattern
from timeline.extraction.vocabulary import Entry
from timeline.knowledge import Language
from timeline.knowledge.folding import Letters, Numerals, fold

# Distinct forms kept before the lexicon forgets them all: bounds memory on endless or hostile input.
MOST_FORMS = 400_000
# Words longer than this (code points) are analysed but not kept: no language has them, hostile input does.
LONGEST_KEPT = 100

# How a word is written; empty where its script has no capitals.
CASES = ("", "lower", "capital", "upper")

# The grammars that see an article as a string of class letters, by their place in `Form.letters`.
DATES, ACTORS, MEETINGS, STATEMENTS = range(4)


@dataclass(slots=True, eq=False)
class Form:
    """A surface form, or the first words of a phrase, and what it may mean.

    `senses` maps a kind to its values; `before` are the proclitics taken off, in order, `after` the pronoun; `number`
    is the value of a digit run; `letters` holds one class letter for each grammar; `longer` lists the phrases that go
    on from here; `case` is lower, capital or upper, empty where the script has no capitals; `topic` is the form as a
    word of topics, None where it is none.
    """

    text: str
    senses: Mapping[str, tuple[Any, ...]]
    before: tuple[str, ...] = ()
    after: str = ""
    number: int | None = None
    letters: str = ""
    longer: Mapping[str, list[tuple[tuple[str, ...], "Form"]]] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    case: str = ""
    topic: "Form | None" = None

    def begins_with(self, words: tuple[str, ...]) -> bool:
        """Say whether one of the words is written onto the front."""
        return bool(self.before) and self.before[0] in words

    def wears(self, words: Iterable[str]) -> bool:
        """Say whether one of the words is written onto it, wherever among what is."""
        return bool(self.before) and not set(self.before).isdisjoint(words)

    def first(self, kind: str) -> Any:
        """Return the first value of a kind, or None."""
        values = self.senses.get(kind)
        return values[0] if values else None


_cost = attrgetter("cost")

Classifier = Callable[[Form], str]


class Stem(NamedTuple):
    """What a stem can stand for, and how the language file writes it."""

    word_class: str
    kind: str
    value: Any
    written: str


Rest = tuple[str, ...]
# The phrases that go on from a form, by the word behind it, the longest first.
Longer = Mapping[str, list[tuple[Rest, Form]]]


class Stock:
    """Words and phrases by their first stem: those of the grammars, or those of the topics, which say nothing else."""

    def __init__(self, entries: Iterable[Entry], fold: Callable[[str], str], token: re.Pattern[str]) -> None:
        self.stems: dict[str, list[Stem]] = {}
        self.phrases: dict[str, dict[Rest, list[Stem]]] = {}
        self.inner: set[str] = set()
        self._senses: dict[str, dict[str, tuple[Any, ...]]] = {}
        for entry in entries:
            first, *rest = [fold(word) for word in token.findall(entry.phrase)] or [""]
            stem = Stem(entry.word_class, entry.kind, entry.value, entry.phrase)
            if rest:
                self.phrases.setdefault(first, {}).setdefault(tuple(rest), []).append(stem)
                self.inner.update(rest)
            elif first:
                self.stems.setdefault(first, []).append(stem)

    def knows(self, stem: str) -> bool:
        """Say whether a word or a phrase begins with a stem."""
        return stem in self.stems or stem in self.phrases

    def senses(self, stem: str, known: Sequence[Stem]) -> dict[str, tuple[Any, ...]]:
        """Return the senses of the words of a stem that are known: mostly all of them, worked out once."""
        if len(known) < len(self.stems[stem]):
            return _senses(known)
        if stem not in self._senses:
            self._senses[stem] = _senses(known)
        return self._senses[stem]


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
    topics : iterable of Entry
        The words of topics. They are no words of the grammars: the phrases of one never hide words of the other.
    """

    def __init__(
        self,
        language: Language,
        entries: Iterable[Entry],
        classifiers: Sequence[Classifier],
        topics: Iterable[Entry] = (),
    ) -> None:
        super().__init__()
        self._same = Letters(language.table("folding"))
        self._numerals = Numerals(language.table("folding").get("numerals", {}))
        self.token = pattern(self._numerals.signs)
        self._classifiers = tuple(classifiers)
        self._plain = {case: self._classified(Form("word", {}, case=case)) for case in CASES}
        self._morphology = Morphology(language, self.fold)
        self._stock, self._topics = (Stock(of, self.fold, self.token) for of in (entries, topics))
        stems = (*self._stock.stems, *self._stock.phrases, *self._topics.stems, *self._topics.phrases)
        self._morphology.know(stems, self._stock.inner | self._topics.inner)
        # Where an accent can be the whole difference ("rencontre", "rencontré"), a form known as written is just that.
        self._exact = bool(language.table("folding").get("exact", False))
        self.apart = apart(language, self.fold, self.token)
        self._owned: dict[tuple[int, str], tuple[Form, Form]] = {}

    def fold(self, word: str) -> str:
        """Return the form under which this language knows a word; a number in signs of its own is its digits."""
        return fold(self._numerals.digits(word) if self._numerals.signs else word, self._same)

    def __missing__(self, word: str) -> Form:
        """Analyse a surface form the first time it is met."""
        form = self._analyse(word)
        if len(word) <= LONGEST_KEPT:
            if len(self) >= MOST_FORMS:
                self.clear()
                self._owned.clear()
            self[word] = form
        return form

    def _analyse(self, word: str) -> Form:
        folded = self.fold(word)
        if folded.isdecimal():
            # More than 18 digits is an identifier, not a number (and Python refuses to convert megabytes of them).
            form = Form(folded, {}, number=int(folded) if len(folded) <= 18 else -1, words=(folded,))
            form.longer = _after_number(self._stock, folded)
            if longer := _after_number(self._topics, folded):
                form.topic = Form(folded, {}, longer=longer)
            return self.finish(form)
        case, readings = case_of(word), self._morphology.readings(folded)
        if readings:
            readings.sort(key=_cost)
            form = self._read(self._stock, readings, folded, word, case)
            if any(self._topics.knows(reading.stem) for reading in readings):
                form.topic = self._read(self._topics, readings, folded, word, case)
        else:
            form = Form(folded, {}, case=case)
        form.words = (folded, *self._morphology.inner(folded))
        return self.finish(form)

    def _read(self, stock: Stock, readings: Sequence[Reading], folded: str, word: str, case: str) -> Form:
        """Return what a form means by one stock; the reading that takes least off, which is first, gives the senses."""
        best, after = -1, ""
        senses: Mapping[str, tuple[Any, ...]] = {}
        before: tuple[str, ...] = ()
        # Phrases may go on from any reading.
        phrases: dict[Rest, Form] = {}
        for reading in readings:
            known = [s for s in stock.stems.get(reading.stem, ()) if reading.fits(s.word_class, word)]
            if known and self._exact and reading.stem == folded:
                known = [s for s in known if s.written.lower() == word.lower()] or known
            if known:
                clitics = self._morphology.clitics(reading.before, known[0].word_class)
                if best < 0:
                    best, senses, before, after = (
                        reading.cost,
                        stock.senses(reading.stem, known),
                        clitics,
                        reading.after,
                    )
                elif reading.cost == best or (clitics == (*before, self._morphology.article)):
                    # As good a reading, or the same word with its article taken off: both are meant, but for what a
                    # table of the language file says of the whole form already.
                    told = {_table(kind) for kind in senses}
                    more = stock.senses(reading.stem, known)
                    senses = {**senses, **{kind: values for kind, values in more.items() if _table(kind) not in told}}
                    before = max(before, clitics, key=len)
            for rest, stems in stock.phrases.get(reading.stem, {}).items() if not reading.after else ():
                known = [s for s in stems if reading.fits(s.word_class, word)]
                if known and rest not in phrases:
                    clitics = self._morphology.clitics(reading.before, known[0].word_class)
                    phrases[rest] = Form(" ".join((folded, *rest)), _senses(known), clitics, case=case)
        return Form(folded, senses, before, after, longer=_longer(phrases), case=case)

    def owned(self, form: Form, word: str) -> Form:
        """Return a form with an article or a possessive of its own before it, as if it were written onto it."""
        key = (id(form), word)
        if key not in self._owned:
            before, after = self.apart[word]
            noun = "cue" not in form.senses
            joined = replace(
                form, before=(before, *form.before) if before else form.before, after=(noun and after) or form.after
            )
            # The form itself is kept beside, for its id must not be given to another.
            self._owned[key] = (self.finish(joined), form)
        return self._owned[key][0]

    def finish(self, form: Form) -> Form:
        """Give a form its class letters, and return it; a phrase gets them when it is first found."""
        text = form.text
        # Most words mean nothing to us, and a grammar sees them all alike, but for their capitals.
        plain = not form.senses and form.number is None and len(text) > 1 and text[0].isalpha()
        form.letters = self._plain[form.case] if plain else self._classified(form)
        return form

    def _classified(self, form: Form) -> str:
        return "".join([classify(form) for classify in self._classifiers])


def _after_number(stock: Stock, digits: str) -> dict[str, list[tuple[Rest, Form]]]:
    """Return the phrases that go on from a number."""
    starts = stock.phrases.get(digits.lstrip("0"), {})
    return _longer({rest: Form(" ".join((digits, *rest)), _senses(stems)) for rest, stems in starts.items()})


def _longer(phrases: Mapping[tuple[str, ...], Form]) -> dict[str, list[tuple[tuple[str, ...], Form]]]:
    """Return the phrases by the word that follows their first, the longest first."""
    longer: dict[str, list[tuple[tuple[str, ...], Form]]] = {}
    for rest in sorted(phrases, key=lambda rest: (-len(rest), rest)):
        longer.setdefault(rest[0], []).append((rest, phrases[rest]))
    return longer


def _table(kind: str) -> str:
    """Return the table of the language file that a kind of sense stands in."""
    return kind.partition(":")[0]


def _senses(stems: Sequence[Stem]) -> dict[str, tuple[Any, ...]]:
    """Return the values of each kind, in the order of the entries, each once."""
    senses: dict[str, dict[Any, None]] = {}
    for stem in stems:
        senses.setdefault(stem.kind, {})[stem.value] = None
    return {kind: tuple(values) for kind, values in senses.items()}
