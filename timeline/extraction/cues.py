"""Cues: the words that report speech, and where in a sentence they can do so.

The article is seen as one letter a unit (`letter`). Words inside a quotation that is speech report nothing to us, so
they are masked (`Masked`): what is left is the narrator's own text, with every quotation as one opening letter.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.extraction.clitics import joined
from timeline.extraction.lexicon import STATEMENTS, Form
from timeline.extraction.quotations import MARKS, Quotation, is_name, is_speech
from timeline.extraction.told import is_definite
from timeline.extraction.vocabulary import Cue

if TYPE_CHECKING:
    from timeline.extraction.document import Document

STOPS = ".!?\u061f\u2026\u06d4"
COMMAS = ",\u060c\u061b;"
# One letter for each kind of sense, the first that a form has.
LETTERS = (
    ("speech:continuation", "k"),
    ("speech:aside", "d"),
    ("speech:resumes", "j"),
    ("speech:clause_openers", "j"),
    ("speech:relatives", "R"),
    ("speech:aux", "u"),
    ("speech:interrogatives", "h"),
    ("speech:negation", "g"),
    ("speech:according_to", "a"),
    ("speech:claim_nouns", "N"),
    ("speech:adjuncts", "e"),
    ("speech:adverbs", "e"),
    ("speech:said_to", "e"),
    ("speech:change", "e"),
)
# Shortest part of a claim that is quoted rather than named.
PHRASE_WORDS = 2
FINITE = frozenset({"past", "present"})
# What may lead in a claim: v strong, w weak verb; p participle; n noun; i impersonal.
HIT = re.compile("[vwpni]")
FINITE_HIT = re.compile("[vw]")


def letter(form: Form) -> str:
    """Return the letter of a form: v/w verb of speech, p participle, n noun, c "that", q mark, x any other word."""
    text = form.text
    if text in STOPS:  # A stop may be a word of dates as well: that of an ordinal.
        return "."
    if not form.senses:
        if text in MARKS:
            return "q"
        return "," if text in COMMAS else text if text in ":\n" else "x"
    senses = form.senses
    cues: tuple[Cue, ...] = () if "speech:not_speech" in senses else senses.get("cue", ())
    tenses = {cue.tense for cue in cues}
    if "speech:impersonal" in senses and not (tenses & FINITE):
        return "i"
    if "speech:complementisers" in senses:
        # "that" with a conjunction joined on ("and that") goes on with a claim or adds one.
        return "k" if form.before else "c"
    if "speech:turn" in senses and not form.after:
        return "t"
    for kind, mark in LETTERS[:3]:
        if kind in senses:
            return mark
    if tenses & FINITE:
        return "v" if any(c.strength == "strong" and c.tense in FINITE for c in cues) else "w"
    if tenses:
        return "p" if "participle" in tenses else "n"
    return next((mark for kind, mark in LETTERS if kind in senses), "x")


class Hit(NamedTuple):
    """A word that may report speech: its unit, its kind (finite, participle, noun, impersonal, source) and meaning."""

    unit: int
    kind: str
    cue: Cue | None
    negated: bool = False


class Stretch(NamedTuple):
    """A sentence of the narrator: sentences that one quotation holds together are one stretch."""

    first: int
    last: int
    paragraph: int
    segment: str


def joins(doc: "Document", unit: int) -> bool:
    """Say whether a word only joins what follows: a conjunction written alone."""
    form = doc.forms[unit]
    return "meeting_words:and" in form.senses or form.text in doc.reader.manner.conjunctions


def _is_noun(doc: "Document", unit: int) -> bool:
    """Say whether a form of the past has an article of its own, or a noun written alike an article or a preposition."""
    senses = doc.forms[unit].senses
    if "speech:nouns" in senses and unit and "speech:adjuncts" in doc.forms[unit - 1].senses:
        return True
    alike = "speech:nouns" in senses or all(cue.tense == "past" for cue in senses.get("cue", ()))
    return alike and is_definite(doc, unit)


def is_clock(doc: "Document", unit: int) -> bool:
    """Say whether a colon stands between two numbers, as in a time of day."""
    near = doc.forms[max(0, unit - 1) : unit + 2]
    return len(near) == 3 and near[0].number is not None and near[2].number is not None


def _strongest(cues: Sequence[Cue]) -> Cue:
    """Return the first strong cue of a finite form, else the first of any strength."""
    finite = [cue for cue in cues if cue.tense in FINITE]
    return next((cue for cue in finite if cue.strength == "strong"), finite[0])


class Masked:
    """The narrator's own text as letters: speech in marks is ``Q`` and then ``_``, marks around names are ``m``."""

    def __init__(self, doc: "Document", quotations: Sequence[Quotation]) -> None:
        self.doc = doc
        plain = doc.letters(STATEMENTS)
        letters = list(plain)
        self.speech: dict[int, Quotation] = {}
        self.terms: list[Quotation] = []
        covered = -1
        for quotation in quotations:
            if quotation.first < covered:
                continue
            if is_speech(doc, quotation, plain):
                self.speech[quotation.first] = quotation
                covered = quotation.last
                letters[quotation.first : covered] = "Q" + "_" * (covered - quotation.first - 1)
            else:
                self.terms.append(quotation)
                letters[quotation.first] = "m"
                if quotation.closed:
                    letters[quotation.last - 1] = "m"
        if doc.reader.manner.apart:
            for match in FINITE_HIT.finditer(plain):
                # "the proposed limits", "le communiqué": with an article a form of the past is none of a verb.
                if _is_noun(doc, match.start()) and letters[match.start()] == match[0]:
                    letters[match.start()] = "x"
        self.letters = "".join(letters)

    def quotes_within(self, first: int, last: int) -> bool:
        """Say whether units first..last (exclusive) hold words in marks that are too many for a name or a term."""
        if not self.terms:
            return False
        at = bisect_left(self.terms, (first,))
        within = [q for q in self.terms[at : at + 8] if q.last <= last]
        return any(q.words >= PHRASE_WORDS and not self._is_term(q) for q in within)

    def _is_term(self, quotation: Quotation) -> bool:
        """Say whether words in marks name something: an actor, a title, or two words with an article."""
        start = self.doc.forms[quotation.first + 1]
        article = self.doc.reader.manner.article
        definite = bool(article) and (start.text.startswith(article) or article in start.before)
        return is_name(self.doc, quotation) or (definite and quotation.words == PHRASE_WORDS)

    def stretches(self) -> Iterator[Stretch]:
        """Yield the narrator's sentences in order, the ones that a quotation spans joined."""
        held: Stretch | None = None
        for s in self.doc.sentences:
            if held is not None and held.paragraph == s.paragraph and self.letters[s.first] == "_":
                held = Stretch(held.first, s.last, s.paragraph, s.segment)
                continue
            if held is not None:
                yield held
            held = Stretch(s.first, s.last, s.paragraph, s.segment)
        if held is not None:
            yield held

    def hits(self, stretch: Stretch) -> list[Hit]:
        """Return the words of a stretch that may lead in a claim, in order."""
        found: list[Hit] = []
        for match in HIT.finditer(self.letters, stretch.first, stretch.last):
            unit = match.start()
            if match[0] == "n" and not self._is_noun_cue(unit):
                continue
            hit = self.hit(unit, stretch)
            # Only a word of which something is known makes another one of a verb behind it.
            known = unit > 0 and hit.cue is not None and self.doc.forms[unit - 1].senses
            if not known or not (self._is_subordinate(hit) or self.is_passive(hit) or self._is_noun(hit)):
                found.append(hit)
        return found

    def _is_noun(self, hit: Hit) -> bool:
        """Say whether an article right before a verb makes a noun of it: "repeating a call for"."""
        before = self.doc.forms[hit.unit - 1] if hit.unit else None
        if hit.kind != "finite" or before is None or "groups:articles" not in before.senses:
            return False
        # "The" is a pronoun as well in languages that join it to its noun (French "il le dit").
        return before.text not in self.doc.reader.lexicon.apart

    def _is_noun_cue(self, unit: int) -> bool:
        """Say whether a verbal noun reports speech: "his saying", "by saying"; not "the declaration"."""
        form, forms = self.doc.forms[unit], self.doc.forms
        if not form.after and not form.wears(self.doc.reader.manner.by):
            return False
        # "expressed his hope that": the verb reports.
        felt = "speech:feelings" in form.senses
        return not (felt and unit and "speech:adjuncts" in forms[unit - 1].senses)

    def hit(self, unit: int, stretch: Stretch) -> Hit:
        """Return what a word of a stretch that may report speech means there."""
        kind = self.letters[unit]
        cues: tuple[Cue, ...] = self.doc.forms[unit].senses.get("cue", ())
        negated = unit > stretch.first and self.letters[unit - 1] == "g"
        if kind in "vw":
            strong = cues[0] if len(cues) == 1 else _strongest(cues)
            if negated and strong.tense == "present":
                # "what proves that" is no "does not prove that", though one word may say both.
                negated = "speech:what" not in self.doc.forms[unit - 1].senses
            if self._is_impersonal(unit, stretch, strong):
                return Hit(unit, "impersonal", None, negated)
            return Hit(unit, "finite", strong, negated)
        if kind in "pn":
            name = "participle" if kind == "p" else "noun"
            return Hit(unit, name, next(c for c in cues if c.tense == name), negated)
        return Hit(unit, "impersonal" if kind == "i" else "source", None, negated)

    def _is_impersonal(self, unit: int, stretch: Stretch, cue: Cue) -> bool:
        """Say whether a passive that looks like a verb of speech opens a clause of its own ("it is recalled that")."""
        if cue.tense != "present" or "speech:impersonal" not in self.doc.forms[unit].senses:
            return False
        begins = unit == stretch.first or joined(self.doc, unit) or self.letters[unit - 1] == "j"
        return begins and self.letters[unit + 1 : unit + 3].lstrip(",")[:1] == "c"

    def is_passive(self, hit: Hit) -> bool:
        """Say whether a past form is a passive, adverbs apart: "was told" is nothing its subject said."""
        if hit.kind != "finite" or hit.cue is None or hit.cue.tense != "past":
            return False
        at, letters, forms = hit.unit - 1, self.letters, self.doc.forms
        while at >= 0 and "speech:passive" not in forms[at].senses:
            if letters[at] not in "ug":
                return False
            at -= 1
        return at >= 0

    def addresses(self, unit: int) -> bool:
        """Say whether a verb has those who were told for its object: "told the crowd"."""
        return "speech:addressing" in self.doc.forms[unit].senses

    def _is_subordinate(self, hit: Hit) -> bool:
        """Say whether "that" and a present verb are one ("wants that he order"): part of what another clause says.

        Only where a language writes its subjunctive so, and says by which letter.
        """
        if hit.cue is None or hit.cue.tense != "present" or self.letters[hit.unit - 1 : hit.unit] != "c":
            return False
        return bool(self.doc.reader.manner.subjunctive)

    def stands_bare(self, unit: int) -> bool:
        """Say whether nothing is written onto a word; an article that is a word of its own makes no difference."""
        before = self.doc.forms[unit].before
        manner = self.doc.reader.manner
        return not before or (manner.apart and before == (manner.article,))

    def opens_clause(self, unit: int, first: int) -> bool:
        """Say whether a verb stands where the narrator opens a clause: after a mark, a conjunction or an auxiliary.

        Parameters
        ----------
        unit : int
            The verb.
        first : int
            The first unit of its stretch.
        """
        at, letters = unit, self.letters
        while at > first and letters[at - 1] in "ug":
            if joined(self.doc, at):
                return True
            at -= 1
        return at == first or letters[at - 1] in ",_.:jt\n" or joined(self.doc, at) or joins(self.doc, at - 1)
