"""Scan: one pass that finds every known word of an article.

A lexicon maps each surface form, as written, to a `Form`. Folding and the splitting of clitics happen once, when the
lexicon first meets a form; after that an article costs one look-up a token. The text itself is never copied, so every
offset is an offset into the article. Word boundaries and clitics are decided here and nowhere else.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any, NamedTuple

from timeline.extraction.morphology import Morphology, apart, case_of
from timeline.extraction.text import pattern, tokens
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
    on from here; `case` is lower, capital or upper, empty where the script has no capitals.
    """

    text: str
    senses: Mapping[str, tuple[Any, ...]]
    before: tuple[str, ...] = ()
    after: str = ""
    number: int | None = None
    letters: tuple[str, ...] = ()
    longer: Mapping[str, list[tuple[tuple[str, ...], "Form"]]] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    case: str = ""

    def begins_with(self, words: tuple[str, ...]) -> bool:
        """Say whether one of the words is written onto the front."""
        return bool(self.before) and self.before[0] in words

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
        self._same = Letters(language.table("folding"))
        self._numerals = Numerals(language.table("folding").get("numerals", {}))
        self.token = pattern(self._numerals.signs)
        self._classifiers = tuple(classifiers)
        self._plain = {case: self._classified(Form("word", {}, case=case)) for case in CASES}
        self._morphology = Morphology(language, self.fold)
        self._stems: dict[str, list[Stem]] = {}
        self._phrases: dict[str, dict[tuple[str, ...], list[Stem]]] = {}
        self._inner: set[str] = set()
        for entry in entries:
            first, *rest = [self.fold(word) for word in self.token.findall(entry.phrase)] or [""]
            stem = Stem(entry.word_class, entry.kind, entry.value, entry.phrase)
            if rest:
                self._phrases.setdefault(first, {}).setdefault(tuple(rest), []).append(stem)
                self._inner.update(rest)
            elif first:
                self._stems.setdefault(first, []).append(stem)
        self._morphology.know((*self._stems, *self._phrases))
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
            if starts := self._phrases.get(folded.lstrip("0")):
                form.longer = _longer({r: Form(" ".join((folded, *r)), _senses(s)) for r, s in starts.items()})
            return self.finish(form)
        form, case = Form(folded, {}), case_of(word)
        readings = self._morphology.readings(folded)
        if not readings:
            form.case = case
            form.words = (folded, *self._morphology.stems(folded, self._inner))
            return self.finish(form)
        # The reading that takes least off gives the senses; phrases may go on from any reading.
        phrases: dict[tuple[str, ...], Form] = {}
        best = None
        for reading in sorted(readings, key=_cost) if len(readings) > 1 else readings:
            known = [s for s in self._stems.get(reading.stem, ()) if reading.fits(s.word_class, word)]
            if known and self._exact and reading.stem == folded:
                known = [s for s in known if s.written.lower() == word.lower()] or known
            if known:
                clitics = self._morphology.clitics(reading.before, known[0].word_class)
                if best is None:
                    form, best = Form(folded, _senses(known), clitics, reading.after), reading.cost
                elif reading.cost == best or (clitics == (*form.before, self._morphology.article)):
                    # As good a reading, or the same word with its article taken off: both are meant, but for what a
                    # table of the language file says of the whole form already.
                    more = {k: v for k, v in _senses(known).items() if _table(k) not in map(_table, form.senses)}
                    form = Form(folded, {**form.senses, **more}, max(form.before, clitics, key=len), form.after)
            for rest, stems in self._phrases.get(reading.stem, {}).items() if not reading.after else ():
                known = [s for s in stems if reading.fits(s.word_class, word)]
                if known and rest not in phrases:
                    clitics = self._morphology.clitics(reading.before, known[0].word_class)
                    phrases[rest] = Form(" ".join((folded, *rest)), _senses(known), clitics, case=case)
        if phrases:
            form.longer = _longer(phrases)
        form.case = case
        form.words = (folded, *self._morphology.stems(folded, self._inner))
        return self.finish(form)

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

    def _classified(self, form: Form) -> tuple[str, ...]:
        return tuple([classify(form) for classify in self._classifiers])


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


@dataclass(frozen=True, slots=True)
class Units:
    """An article as a list of units: `forms`, and the code points where each starts and ends (exclusive)."""

    forms: list[Form]
    starts: list[int]
    ends: list[int]

    def letters(self, grammar: int) -> str:
        """Return the article as one string of class letters of a grammar, one letter a unit."""
        return "".join([form.letters[grammar] for form in self.forms])


def _holds(forms: Sequence[Form], rest: tuple[str, ...]) -> bool:
    """Say whether the forms are the words of a phrase, as they stand or inflected."""
    return len(forms) == len(rest) and all(word in form.words for form, word in zip(forms, rest, strict=True))


def scan(text: str, lexicon: Lexicon) -> Units:
    """Cut a text into units; the words of a known phrase become one unit, the longest phrase first."""
    spans = tokens(text, lexicon.token)
    forms = [lexicon[text[start:end]] for start, end in spans]
    starts, ends = [s for s, _ in spans], [e for _, e in spans]
    phrases: list[tuple[int, int, Form]] = []
    free = 0
    for i in [i for i, form in enumerate(forms) if form.longer]:
        if i >= free and (found := _phrase(forms[i], forms, i)) is not None:
            free, phrase = found
            phrases.append((i, free, phrase if phrase.letters else lexicon.finish(phrase)))
    units = _merged(Units(forms, starts, ends), phrases) if phrases else Units(forms, starts, ends)
    return _with_articles(units, lexicon) if lexicon.apart else units


def _phrase(form: Form, forms: list[Form], at: int) -> tuple[int, Form] | None:
    """Return where the longest phrase that begins with a form ends (exclusive), and the phrase."""
    longest, end = None, at + 1
    if end == len(forms):
        return None
    for word in forms[end].words:
        for rest, phrase in form.longer.get(word, ()):
            last = at + 1 + len(rest)
            if last > end and _holds(forms[at + 1 : last], rest):
                longest, end = phrase, last
                break
    return (end, longest) if longest is not None else None


def _merged(units: Units, phrases: list[tuple[int, int, Form]]) -> Units:
    """Return the units with the words of every phrase (first, last exclusive) as one."""
    merged = Units([], [], [])
    at = 0
    for first, last, phrase in phrases:
        merged.forms.extend(units.forms[at:first])
        merged.forms.append(phrase)
        merged.starts.extend(units.starts[at : first + 1])
        merged.ends.extend(units.ends[at:first])
        merged.ends.append(units.ends[last - 1])
        at = last
    merged.forms.extend(units.forms[at:])
    merged.starts.extend(units.starts[at:])
    merged.ends.extend(units.ends[at:])
    return merged


def _with_articles(units: Units, lexicon: Lexicon) -> Units:
    """Join articles and possessives that stand apart to the word they belong to: "the minister" is one unit."""
    joined = Units([], [], [])
    opening = -1
    for i, form in enumerate(units.forms):
        following = units.forms[i + 1] if i + 1 < len(units.forms) else None
        if opening < 0 and form.text in lexicon.apart and following is not None and following.text[0].isalnum():
            opening = i
            continue
        joined.forms.append(lexicon.owned(form, units.forms[opening].text) if opening >= 0 else form)
        joined.starts.append(units.starts[opening if opening >= 0 else i])
        joined.ends.append(units.ends[i])
        opening = -1
    return joined
