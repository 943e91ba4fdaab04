"""Quotations: which marks open, which close, and whether what stands between them is speech or a name.

Marks of every kind are read alike: by their neighbours, since straight marks look the same at both ends and writers mix
the curly ones. A mark inside an open quotation may open another; what is never closed ends with its paragraph.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from timeline.extraction.clitics import proclitics
from timeline.extraction.lexicon import STATEMENTS

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# Marks that quote, in any language; which of them a language uses, and which way they face, its file says.
MARKS = frozenset('"\u00ab\u00bb\u2039\u203a\u201c\u201d\u201e\u201f\u05f4\uff02') | {"``", "''"}
MARK = re.compile("q")
OPENING_BEFORE = "([{\u2013\u2014-:\u060c,/"
CLOSING_AFTER = ".,\u060c\u061b;:!\u061f?\u2026)]}"
# Of these, those that no opening mark has right behind it.
STOPPING = ".,\u060c\u061b;!\u061f?)"
# Shortest quotation that is taken for speech wherever it stands; a shorter one is mostly a name or a term.
SPEECH_WORDS = 4
# So many words of a quotation are counted, and so many of its units looked at; what asks asks for a few.
COUNTED, LOOKED_AT = 6, 40


class Quotation(NamedTuple):
    """A stretch in marks: units first..last and code points start..end hold the marks, inner_* do not.

    `paragraph` is the number of its segment; `closed` says whether the closing mark stands there; `words`
    counts its words, up to `COUNTED`.
    """

    first: int
    last: int
    start: int
    end: int
    inner_start: int
    inner_end: int
    paragraph: int
    depth: int
    closed: bool
    words: int


@dataclass(slots=True)
class _Open:
    unit: int
    closers: frozenset[str]
    depth: int


def find(doc: "Document") -> list[Quotation]:
    """Return every quotation of the article's own segments, outer ones before those they hold.

    Examples
    --------
    A mark before a word opens and one after a word closes, so ``"one "two" three"`` holds a quotation in a quotation.
    """
    letters = doc.letters(STATEMENTS)
    found: list[Quotation] = []
    if "q" not in letters:
        return found
    facing, last = doc.reader.manner.facing, 0
    for number, segment in enumerate(doc.segments):
        first = bisect_left(doc.units.starts, segment.start, last)
        last = bisect_left(doc.units.starts, segment.end, first)
        marks = [match.start() for match in MARK.finditer(letters, first, last)]
        if marks and _is_read(doc, number):
            found.extend(_in_paragraph(doc, marks, (first, last), number, facing))
    return found


def _is_read(doc: "Document", paragraph: int) -> bool:
    """Say whether a segment has sentences."""
    at = bisect_left(doc.sentences, paragraph, key=attrgetter("paragraph"))
    return at < len(doc.sentences) and doc.sentences[at].paragraph == paragraph


def _in_paragraph(
    doc: "Document", marks: Sequence[int], units: tuple[int, int], paragraph: int, facing: Mapping[str, frozenset[str]]
) -> list[Quotation]:
    pairs, left_open = _matched(doc, marks, units, facing)
    if left_open and len(marks) % 2 == 0 and len({doc.forms[m].text for m in marks}) == 1:
        # An even number of one mark, badly spaced: they open and close in turn.
        pairs = [(a, b, 0) for a, b in zip(marks[::2], marks[1::2], strict=True)]
        left_open = []
    found = [_quotation(doc, a, b + 1, depth, paragraph, closed=True) for a, b, depth in pairs]
    found += [_quotation(doc, a, units[1], depth, paragraph, closed=False) for a, depth in left_open]
    return sorted(found, key=lambda q: (q.first, -q.last))


def _matched(
    doc: "Document", marks: Sequence[int], units: tuple[int, int], facing: Mapping[str, frozenset[str]]
) -> tuple[list[tuple[int, int, int]], list[tuple[int, int]]]:
    """Return (opening unit, closing unit, depth) of every pair and (unit, depth) of what stays open."""
    stack: list[_Open] = []
    pairs: list[tuple[int, int, int]] = []
    for unit in marks:
        text = doc.forms[unit].text
        at = len(stack) - 1
        while at >= 0 and text not in stack[at].closers:
            at = at - 1 if at > len(stack) - 3 else -1
        if at >= 0 and not _opens(doc, unit, units, text, within=True):
            # What an inner mark left open ends where the outer one closes.
            pairs.append((stack[at].unit, unit, stack[at].depth))
            del stack[at:]
        elif text in facing and _opens(doc, unit, units, text, within=bool(stack)):
            stack.append(_Open(unit, facing[text], len(stack)))
    return pairs, [(o.unit, o.depth) for o in stack]


def _opens(doc: "Document", unit: int, units: tuple[int, int], mark: str, *, within: bool) -> bool:
    """Say whether a mark opens, by the characters beside it and, where they do not tell, by the way it faces."""
    text, at = doc.text, doc.units.starts[unit]
    left = text[at - 1] if unit > units[0] else " "
    right = text[doc.units.ends[unit]] if unit + 1 < units[1] else " "
    free_left = left.isspace() or left in OPENING_BEFORE or (left in MARKS and unit - 1 == units[0])
    free_right = right.isspace() or right in CLOSING_AFTER
    if unit == units[0]:
        return True
    if free_left != free_right:
        return free_left
    if not free_left and _after_proclitic(doc, unit):
        return True
    if within and right in STOPPING:
        # "the so-called « crazy «.": a stop right behind it, so that it closes, whichever way it faces.
        return False
    if mark in "\u00ab\u201e\u2039":
        return True
    if mark in "\u00bb\u203a":
        return False
    return not within


def _after_proclitic(doc: "Document", unit: int) -> bool:
    """Say whether the word joined to a mark is a proclitic alone ("and", "of" written without a blank)."""
    joined = doc.units.ends[unit - 1] == doc.units.starts[unit]
    return joined and doc.forms[unit - 1].text in proclitics(doc.reader.language)


def _quotation(doc: "Document", first: int, last: int, depth: int, paragraph: int, *, closed: bool) -> Quotation:
    while last - 1 > first and doc.forms[last - 1].text == "\n":
        last -= 1
    start, end = doc.span(first, last)
    inner_last = last - 1 if closed else last
    inner = doc.span(first + 1, inner_last) if inner_last > first + 1 else (end, end)
    words = 0
    for form in doc.forms[first + 1 : min(inner_last, first + 1 + LOOKED_AT)]:
        if form.text[0].isalpha():
            words += 1
            if words == COUNTED:
                break
    return Quotation(first, last, start, end, *inner, paragraph, depth, closed, words)


def is_speech(doc: "Document", quotation: Quotation, letters: str) -> bool:
    """Say whether a quotation is somebody's words; a name, a title or a term in marks is not.

    Parameters
    ----------
    doc : Document
        The article.
    quotation : Quotation
        From `find`.
    letters : str
        The article's letters of the statements grammar.
    """
    first, last = quotation.first, quotation.last
    before = letters[first - 1] if first else "\n"
    if quotation.words == 0:
        return False
    if quotation.words >= SPEECH_WORDS:
        return not is_name(doc, quotation)
    if letters[first - 1 : first] == ":" and first > 1 and "speech:scare" in doc.forms[first - 2].senses:
        # "a course entitled: …".
        return False
    # A short one is speech only as the whole claim: after a cue, "that" or a colon, and before the end of the clause.
    after = letters[last] if last < len(letters) else "\n"
    if before in ".\n" and doc.text[quotation.inner_end - 1 : quotation.inner_end] == ",":
        # "The main thing," says N. N., "is …", with the comma inside the marks.
        return True
    if before in ".\n" and after == "," and letters[last + 1 : last + 2] in ("v", "w"):
        # "The main thing," adds N. N., "is …".
        return True
    return before in "ck:vwpn" and after in ",.\n:p" and not (before in "vw" and _is_mention(doc, quotation))


def is_name(doc: "Document", quotation: Quotation) -> bool:
    """Say whether words in marks are a name or a title: an actor's, or after a word such as "entitled"."""
    colon = quotation.first > 1 and doc.forms[quotation.first - 1].text == ":"
    before = doc.forms[quotation.first - 1 - colon] if quotation.first else None
    announced = before is not None and "speech:scare" in before.senses and "speech:scare_weak" not in before.senses
    return announced or _is_mention(doc, quotation)


def _is_mention(doc: "Document", quotation: Quotation) -> bool:
    at = bisect_left(doc.mentions, quotation.first, key=attrgetter("first"))
    near = doc.mentions[max(0, at - 1) : at + 1]
    return any(m.start <= quotation.inner_start and quotation.inner_end <= m.end for m in near)
