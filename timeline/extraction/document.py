"""Document: one article on its way through the house, and all that has been found in it so far."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from timeline.extraction.anatomy import Furniture
from timeline.extraction.found import (
    Clue,
    DateExpression,
    Duration,
    Meeting,
    Mention,
    Ordinal,
    Segment,
    Sentence,
    Statement,
)  # fmt: skip
from timeline.extraction.lexicon import Form, Lexicon
from timeline.extraction.manner import Manner
from timeline.extraction.scan import Units
from timeline.extraction.sentences import Boundaries
from timeline.knowledge import Days, Knowledge, Language


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of an article before it is read."""

    article_id: str
    text: str
    title: str | None = None
    published: date | None = None
    crawled: date | None = None
    page_date: str | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """What articles of one language are read with, made once: knowledge, lexicon, furniture, speech."""

    knowledge: Knowledge
    language: Language
    lexicon: Lexicon
    furniture: Furniture
    boundaries: Boundaries
    manner: Manner
    open_dates: str = "past"


@dataclass(slots=True, eq=False)
class Document:
    """An article as units, sentences and segments, and what each step has found in it.

    The attributes fill in the order in which the steps run: segments, sentences, dates, mentions, meetings, statements.
    An extractor of your own (``extra=``) is called last and finds all of them filled.
    """

    article: Article
    reader: Reader
    units: Units
    segments: Sequence[Segment]
    sentences: Sequence[Sentence]
    dated: Days | None = None
    dating: str = "unknown"
    clues: Sequence[Clue] = ()
    # The units first..last (exclusive) of every date, placed in time or not.
    moments: Sequence[tuple[int, int]] = ()
    dates: Sequence[DateExpression] = ()
    durations: Sequence[Duration] = ()
    ordinals: Sequence[Ordinal] = ()
    mentions: Sequence[Mention] = ()
    meetings: Sequence[Meeting] = ()
    statements: Sequence[Statement] = ()
    # The form of every unit: asked for so often that it is no property.
    forms: list[Form] = field(init=False)
    _letters: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take the forms out of the units."""
        self.forms = self.units.forms

    @property
    def text(self) -> str:
        """Return the article's text, the one all offsets count in."""
        return self.article.text

    @property
    def language(self) -> str:
        """Return the ISO 639-1 code of the article's language."""
        return self.reader.language.code

    @property
    def knowledge(self) -> Knowledge:
        """Return the knowledge the article is read with."""
        return self.reader.knowledge

    @property
    def hits(self) -> list[tuple[int, int, Form]]:
        """Return (start, end, form) of every known word or phrase, in code points."""
        u = self.units
        return [(s, e, f) for s, e, f in zip(u.starts, u.ends, u.forms, strict=True) if f.senses]

    def mentions_in(self, first: int, last: int) -> Sequence[Mention]:
        """Return the mentions whose words begin in units first..last (exclusive)."""
        at, end = (bisect_left(self.mentions, unit, key=lambda m: m.first) for unit in (first, last))
        return self.mentions[at:end]

    def letters(self, grammar: int) -> str:
        """Return the article as a string of one grammar's class letters, one a unit."""
        if grammar not in self._letters:
            self._letters[grammar] = self.units.letters(grammar)
        return self._letters[grammar]

    def reletter(self, grammar: int, letters: str) -> str:
        """Put other letters of a grammar in place of those that the words have by themselves, and return them."""
        self._letters[grammar] = letters
        return letters

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the code points of units first..last (exclusive)."""
        return self.units.starts[first], self.units.ends[last - 1]

    def words(self, first: int, last: int) -> str:
        """Return the article's own words for units first..last (exclusive)."""
        start, end = self.span(first, last)
        return self.article.text[start:end]
