"""Topics: what claims and meetings are about, by the words of the topic files, and which words decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.extraction.found import Evidence, Span
from timeline.extraction.scan import Form, Lexicon, scan
from timeline.extraction.vocabulary import Entry
from timeline.knowledge import Knowledge, Language

if TYPE_CHECKING:
    from timeline.extraction.document import Document

KIND = "topic"
RULE = "topic-word"


@dataclass(frozen=True, slots=True)
class TopicWord:
    """A word or phrase of the article that a topic file lists, in code points."""

    topic: str
    start: int
    end: int


def lexicon(language: Language, knowledge: Knowledge) -> Lexicon:
    """Return the lexicon of a language's topic words; the words of the article's grammars are in another one.

    Parameters
    ----------
    language : Language
        Gives the letters that count as the same, and the clitics.
    knowledge : Knowledge
        Gives the topics.
    """
    return lexicon_of(language, {t.topic: t.words.get(language.code, ()) for t in knowledge.topics.values()})


def lexicon_of(language: Language, words: Mapping[str, Iterable[str]]) -> Lexicon:
    """Return the lexicon of the words of some topics in a language, by topic."""
    return Lexicon(language, (Entry(KIND, topic, word) for topic, own in words.items() for word in own), (_letter,))


def _letter(form: Form) -> str:
    return "t" if KIND in form.senses else "x"


def words(doc: "Document", spans: Sequence[Span]) -> list[TopicWord]:
    """Return every topic word that stands in the spans, in the order of the text.

    Parameters
    ----------
    doc : Document
        The article.
    spans : sequence of Span
        Stretches of its text, in code points.
    """
    lexicon = doc.reader.topic_lexicon
    return [word for s in spans for word in words_in(doc.text[s.start : s.end], lexicon, s.start)]


def words_in(text: str, lexicon: Lexicon, offset: int = 0) -> list[TopicWord]:
    """Return every topic word of a text that begins at `offset` of its article."""
    found: list[TopicWord] = []
    units = scan(text, lexicon)
    letters = units.letters(0)
    at = letters.find("t")
    while at >= 0:
        start, end = offset + units.starts[at], offset + units.ends[at]
        found.extend(TopicWord(topic, start, end) for topic in units.forms[at].senses[KIND])
        at = letters.find("t", at + 1)
    return found


def ranked(found: Iterable[TopicWord]) -> tuple[str, ...]:
    """Return the topics of some topic words, the one with most words first, the one told first where as many.

    Examples
    --------
    >>> ranked([TopicWord("a", 0, 1), TopicWord("b", 2, 3), TopicWord("b", 4, 5)])
    ('b', 'a')
    """
    counts: dict[str, int] = {}
    for word in found:
        counts[word.topic] = counts.get(word.topic, 0) + 1
    return tuple(sorted(counts, key=lambda topic: -counts[topic]))


def of(doc: "Document", spans: Sequence[Span]) -> tuple[str, ...]:
    """Return the ids of the topics of some spans, the one with most words first.

    Parameters
    ----------
    doc : Document
        The article.
    spans : sequence of Span
        Stretches of its text, in code points.
    """
    return ranked(words(doc, spans))


def evidence(found: Iterable[TopicWord]) -> tuple[Evidence, ...]:
    """Return one row of evidence for each word that decided a topic; the rule names the topic."""
    return tuple(Evidence("topic", word.start, word.end, f"{RULE}:{word.topic}") for word in found)
