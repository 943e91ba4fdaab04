"""Anatomy: which lines of an article are its title, headings, body, readers' comments or page furniture.

Works on lines alone, before any word is looked up: a repeated line is the title, a short line without a full stop is a
heading, a comments heading opens everything below it, and what the language file lists as furniture is furniture.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from timeline.extraction.found import Segment
from timeline.extraction.lexicon import Lexicon
from timeline.extraction.text import TOKEN
from timeline.knowledge import Language

LINE = re.compile(r"[^\n]+")
# Longest heading: what a printed line of an Arabic daily holds; measured on 200 articles, none is longer.
HEADING_WORDS = 12
TITLE_WORDS = 30
DATELINE_WORDS = 15
# A first line that is not the given title and no longer than this is a byline or a dateline, not a heading.
BYLINE_WORDS = 6
# How many words the given title and the first line share where one of them is longer ("… | Name of the site").
SAME_WORDS = 4
# More short lines than this in a row are a list or an address, not headings.
STACKED_HEADINGS = 2
YEAR_DIGITS = 4
# A longer line, in code points, is a paragraph, as is one of more words than a title: its words need no folding.
PARAGRAPH = 400
READABLE = frozenset({"title", "dateline", "lead", "heading", "body"})

STOPS = ".\u2026\u06d4\u3002"
PAUSES = ":,;\u060c\u061b"
CLOSING = '"\u201d\u00bb'
UNSEEN = "\u200b\u200e\u200f\u202c\u2069\ufeff\u061c"
ADDRESS = re.compile(r"[\w.-]+@[\w-]+\.\w|https?://|\bwww\.")
# "27/08/2016", "2016-08-27": a line of figures that is a date and no page number.
FIGURES = re.compile(r"\d{1,4}\s?([/.-])\s?\d{1,2}\s?\1\s?\d{1,4}")

# Where the first word or figure of a line begins.
WORD = re.compile(r"[^\W_]")

Phrases = frozenset[tuple[str, ...]]
# Phrases with their marks, by their first word.
Openings = Mapping[str, Sequence[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it: its words (no marks), offsets, and how it ends: open (""), "stop" or "ask" (?, !).

    `dated` says that it looks like a dateline: it names an agency or holds a date in figures.
    """

    words: tuple[str, ...]
    start: int
    end: int
    ending: str
    dated: bool = False

    @property
    def short(self) -> bool:
        """Say whether the line is short and open enough for a heading."""
        return self.ending != "stop" and len(self.words) <= (HEADING_WORDS if not self.ending else HEADING_WORDS // 2)


@dataclass(frozen=True, slots=True)
class Furniture:
    """The phrases that make comments, furniture or datelines, folded, and the marks that end a sentence.

    `closings` end an article, `signed` opens who wrote it and `tails` what follows its last sentence; `parts` are
    outlets that are everyday words as well, and make a dateline only as a whole part of one.
    """

    comments: Phrases
    boilerplate: Phrases
    sentence_end: str
    openings: Openings = field(default_factory=dict)
    datelines: Phrases = frozenset()
    closings: Phrases = frozenset()
    signed: Openings = field(default_factory=dict)
    tails: Openings = field(default_factory=dict)
    parts: Phrases = frozenset()


def furniture(language: Language, lexicon: Lexicon) -> Furniture:
    """Return what a language file says about comment headings, page furniture and datelines, folded once."""

    def folded(phrases: Iterable[str]) -> Phrases:
        return frozenset(words for phrase in phrases if (words := folded_words(phrase, lexicon)))

    def openings(key: str) -> Openings:
        found: dict[str, list[tuple[str, ...]]] = {}
        for tokens in {folded_tokens(phrase, lexicon) for phrase in table.get(key, ())}:
            found.setdefault(tokens[0], []).append(tokens)
        return found

    table = language.table("anatomy")
    agencies = [phrase for phrases in table.get("agencies", {}).values() for phrase in phrases]
    return Furniture(
        comments=folded(table.get("comments", ())),
        boilerplate=folded(table.get("boilerplate", ())),
        sentence_end=str(language.tables.get("marks", {}).get("sentence_end", ".!?")),
        openings=openings("boilerplate_starts"),
        datelines=folded([*table.get("dateline_words", ()), *agencies]),
        closings=folded(table.get("continued", ())),
        signed=openings("signed"),
        tails=openings("tails"),
        parts=folded(table.get("dateline_parts", ())),
    )


def anatomy(text: str, title: str | None, lexicon: Lexicon, known: Furniture) -> list[Segment]:
    """Return the segments of an article in order; every line with something on it is in exactly one.

    Parameters
    ----------
    text : str
        The article.
    title : str or None
        Its title where the source gives one apart.
    lexicon : Lexicon
        Folds the words.
    known : Furniture
        From `furniture`.
    """
    lines = [_line(text, m.start(), m.end(), lexicon, known) for m in LINE.finditer(text) if not m.group().isspace()]
    kinds = ["body"] * len(lines)
    _mark_tail(text, lines, kinds, lexicon, known)
    given = folded_words(title, lexicon) if title else ()
    _mark_titles(lines, kinds, given)
    _mark_headings(lines, kinds, bool(given))
    return [Segment(kind, line.start, line.end) for line, kind in zip(lines, kinds, strict=True)]


def _line(text: str, start: int, end: int, lexicon: Lexicon, known: Furniture) -> Line:
    raw = text[start:end]
    bare = raw.strip()
    start += raw.index(bare)
    if len(bare) > PARAGRAPH or bare.count(" ") > TITLE_WORDS:
        return Line(tuple(bare.split()), start, start + len(bare), _ending(bare, known))
    words = folded_words(bare, lexicon)
    dated = len(words) <= DATELINE_WORDS and (holds(words, known.datelines) or FIGURES.search(bare) is not None)
    return Line(words, start, start + len(bare), _ending(bare, known), dated)


def _ending(bare: str, known: Furniture) -> str:
    """Return how a line ends; a closing quotation mark is a stop behind a stop, or where a colon opened it."""
    seen = bare.rstrip(UNSEEN)
    marks = seen.rstrip(CLOSING)
    if not marks or (marks[-1] in known.sentence_end and marks[-1] not in STOPS):
        return "ask" if marks else ""
    if marks[-1] in STOPS + PAUSES or (len(marks) < len(seen) and ":" in marks):
        return "stop"
    return ""


def folded_words(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words of a text as the lexicon knows them, without the marks between."""
    return tuple([lexicon[w].text for w in TOKEN.findall(text) if w[0].isalnum()])


def folded_tokens(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words and marks of a text as the lexicon knows them."""
    return tuple(lexicon[w].text for w in TOKEN.findall(text))


def opens(text: str, start: int, end: int, openings: Openings, lexicon: Lexicon) -> bool:
    """Say whether a stretch of text opens with one of the phrases: most do not, and their first word says so."""
    first = TOKEN.search(text, start, end)
    phrases = openings.get(lexicon[first.group()].text) if first is not None else None
    if not phrases:
        return False
    tokens = folded_tokens(text[start:end], lexicon)
    return any(tokens[: len(phrase)] == phrase for phrase in phrases)


def holds(words: tuple[str, ...], phrases: Phrases) -> bool:
    """Say whether one of the phrases stands in a short line."""
    spans = ((i, j) for i in range(len(words)) for j in range(i + 1, min(len(words), i + 6) + 1))
    return any(words[i:j] in phrases for i, j in spans)


def _starts(text: str, line: Line, lexicon: Lexicon, known: Furniture) -> bool:
    """Say whether a short line opens with one of the phrases of furniture; one that holds a year may date the page."""
    if not line.short or any(len(w) == YEAR_DIGITS and w.isdecimal() for w in line.words):
        return False
    word = WORD.search(text, line.start, line.end)
    return word is not None and opens(text, word.start(), line.end, known.openings, lexicon)


def _mark_tail(text: str, lines: Sequence[Line], kinds: list[str], lexicon: Lexicon, known: Furniture) -> None:
    """Mark comments and furniture: once comments have begun, nothing of the article follows."""
    inside, closed = "", False
    for i, line in enumerate(lines):
        # A short line may be one of the phrases, a count behind it apart.
        phrase = tuple([w for w in line.words if not w.isdecimal()]) if len(line.words) <= TITLE_WORDS else ()
        # Behind the mark that closes an article stand a time of day, a byline: short lines, no text.
        closed = (closed and line.short) or phrase in known.closings
        if (len(lines) > 1 and _bare(text, line)) or closed:
            kinds[i] = "boilerplate"
        elif phrase in known.boilerplate or _starts(text, line, lexicon, known):
            kinds[i] = "boilerplate"
            inside = "boilerplate" if inside else ""
        elif phrase in known.comments:
            kinds[i] = inside = "comment"
        elif inside:
            kinds[i] = inside


def _bare(text: str, line: Line) -> bool:
    """Say whether a line holds no words (a date in figures is one), or little more than an address."""
    if not any(c.isalpha() for w in line.words for c in w):
        return not line.dated
    return len(line.words) <= HEADING_WORDS and ADDRESS.search(text, line.start, line.end) is not None


def _mark_titles(lines: Sequence[Line], kinds: list[str], given: tuple[str, ...]) -> None:
    """Mark the first line where it stands twice, is the given title, or, none given, is short before a longer text."""
    body = [i for i, kind in enumerate(kinds) if kind == "body"]
    if len(body) < 2:
        return
    first = lines[body[0]]
    repeated = [i for i in body[1:4] if lines[i].words == first.words]
    longer_follows = len(lines[body[1]].words) > len(first.words) or len(body) > 2
    open_line = first.short or (not first.ending and len(first.words) <= TITLE_WORDS)
    if repeated or _alike(first.words, given) or (not given and not first.dated and open_line and longer_follows):
        for i in (body[0], *repeated):
            kinds[i] = "title"


def _alike(words: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Say whether the first line is the given title, or one of them goes on where the other ends."""
    n = min(len(words), len(given))
    return words == given or (n >= SAME_WORDS and words[:n] == given[:n] and len(words) <= TITLE_WORDS)


def _mark_headings(lines: Sequence[Line], kinds: list[str], given: bool) -> None:
    body = [i for i, kind in enumerate(kinds) if kind == "body"]
    titled = given or "title" in kinds
    paragraph = next((i for i in body if len(lines[i].words) > HEADING_WORDS), len(lines))
    for i in body[:-1]:
        # A short line before any paragraph is a dateline where it looks like one, or where no title stands above.
        if i < paragraph and lines[i].short:
            byline = "title" not in kinds and i == body[0] and len(lines[i].words) <= BYLINE_WORDS
            kinds[i] = "dateline" if byline or lines[i].dated or not titled else "heading"
        elif i == paragraph and titled:
            kinds[i] = "lead"
    below = [i for i in body if i > paragraph]
    for short, run in groupby(below, key=lambda i: lines[i].short):
        row = list(run)
        # Headings stand above a paragraph: what ends the article, or stands in a longer row, is something else.
        if short and len(row) <= STACKED_HEADINGS and row[-1] != below[-1]:
            for i in row:
                kinds[i] = "heading"
