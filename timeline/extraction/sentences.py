"""Sentences: where one ends and the next begins, in the segments that are the article's own."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from timeline.extraction.found import Segment, Sentence
from timeline.extraction.lexicon import Form, Lexicon
from timeline.extraction.scan import Units
from timeline.knowledge import Language

# What may close behind the mark of a sentence, beside the closing quotation marks of the language.
CLOSERS = "\"'\u201d\u2019\u00bb\u203a)\\]"
# Arabic writers now and then leave no blank behind a stop; three letters on both sides are no initials ("أ.ف.ب").
LETTERS = "[\u0621-\u064a]{3}"
# What an ordinal in figures stands before, of the words of dates.
ORDERED = frozenset({"date:month", "date:unit", "date:ordinal"})


@dataclass(frozen=True, slots=True)
class Boundaries:
    """How sentences end in a language: the pattern of an end, and the words that a stop behind them is no end for.

    `short` are abbreviations, `fused` the prepositions with an article in them that stand before an ordinal, and
    `counts` says that a stop makes an ordinal of a figure: words are folded.
    """

    pattern: re.Pattern[str]
    short: frozenset[str]
    fused: frozenset[str]
    counts: bool


def boundaries(language: Language, lexicon: Lexicon) -> Boundaries:
    """Return how sentences end in a language.

    An end is a mark of the sentence, what closes behind it, and then a blank or the end: "…agreed.» He", not "3.5".
    Marks as wide as an ideograph need no blank behind them.
    """
    ending = str(language.tables.get("marks", {}).get("sentence_end", ".!?"))
    marks, wide = re.escape(ending), "".join(mark for mark in ending if east_asian_width(mark) in "WF")
    closing = "".join(re.escape(pair[1]) for pair in language.words("marks", "quotes"))
    closers = rf"[{CLOSERS}{closing}]*"
    unspaced = rf"|(?<=[{wide}])[{wide}]*{closers}" if wide else ""
    return Boundaries(
        # Its first character is a mark whatever it is: `re` then passes over all others at once.
        re.compile(rf"[{marks}](?:[{marks}]*{closers}(?=\s|$)|(?<={LETTERS}[{marks}])(?={LETTERS}){unspaced})"),
        frozenset(map(lexicon.fold, language.words("marks", "abbreviations"))),
        frozenset(map(lexicon.fold, language.words("clitics", "fused"))),
        "." in language.words("dates", "suffix"),
    )


def split(text: str, segments: Sequence[Segment], units: Units, known: Boundaries) -> list[Sentence]:
    """Return the sentences of the segments, in order; a segment never shares a sentence with another."""
    sentences: list[Sentence] = []
    for paragraph, segment in enumerate(segments):
        start = segment.start
        for match in known.pattern.finditer(text, segment.start, segment.end):
            if match.end() < segment.end:
                if not _ends(units, match.start(), match.group(), known.short, segment.start):
                    continue
                if known.counts and match.group() == "." and _counts(text, units, match.start(), known.fused):
                    continue
            _add(sentences, units, start, match.end(), paragraph, segment.kind)
            start = match.end()
        _add(sentences, units, start, segment.end, paragraph, segment.kind)
    return sentences


def _ends(units: Units, at: int, mark: str, short: frozenset[str], opening: int) -> bool:
    """Say whether a mark ends a sentence: not one within a phrase, behind an initial or behind the number of a list."""
    before = bisect_left(units.starts, at) - 1
    if before < 0 or units.ends[before] < at:
        return True
    if units.ends[before] > at:
        return False
    form = units.forms[before]
    word = form.text.rpartition(" ")[2]
    initial = word in short or (len(word) == 1 and word.isalpha())
    numbered = form.number is not None and units.starts[before] == opening
    return not mark.startswith(".") or not (initial or numbered)


def _counts(text: str, units: Units, at: int, fused: frozenset[str]) -> bool:
    """Say whether a stop makes an ordinal of the figure before it: "am 3. Oktober", "der 4. Gipfel", "am 5. in"."""
    place = bisect_left(units.starts, at)
    if place == 0 or place + 1 >= len(units.forms):
        return False
    figure, following = units.forms[place - 1], units.forms[place + 1]
    if figure.number is None or units.ends[place - 1] != at or following.before:
        return False
    led = bool(figure.before) or (place > 1 and units.forms[place - 2].text in fused)
    return led or not ORDERED.isdisjoint(following.senses) or text[units.starts[place + 1]].islower()


def _add(sentences: list[Sentence], units: Units, start: int, end: int, paragraph: int, kind: str) -> None:
    first = bisect_left(units.starts, start)
    last = bisect_left(units.starts, end, first)
    if first == last:
        return
    if sentences and sentences[-1].paragraph == paragraph and not _worded(units.forms, first, last):
        # "…of the states. .." is one sentence and its marks.
        first = sentences.pop().first
    sentences.append(Sentence(first, last, units.starts[first], units.ends[last - 1], paragraph, kind))


def _worded(forms: Sequence[Form], first: int, last: int) -> bool:
    """Say whether a word or a number stands among the forms: mostly the first is one."""
    return forms[first].text[:1].isalnum() or any(form.text[:1].isalnum() for form in forms[first + 1 : last])
