"""Topics: what claims and meetings are about, by the words of the topic files, and which words decided."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.extraction.found import Evidence, Span
from timeline.extraction.scan import Units, phrase
from timeline.extraction.vocabulary import Entry
from timeline.knowledge import Knowledge, Language

if TYPE_CHECKING:
    from timeline.extraction.document import Document

KIND = "topic"
RULE = "topic-word"


class TopicWord(NamedTuple):
    """A word or phrase of the article that a topic file lists, in code points."""

    topic: str
    start: int
    end: int


def vocabulary(language: Language, knowledge: Knowledge) -> Iterator[Entry]:
    """Return the words of every topic in a language, for the lexicon.

    Parameters
    ----------
    language : Language
        The language.
    knowledge : Knowledge
        Gives the topics.
    """
    return entries({topic.topic: topic.words.get(language.code, ()) for topic in knowledge.topics.values()})


def entries(words: Mapping[str, Iterable[str]]) -> Iterator[Entry]:
    """Yield the words of some topics, by topic, as the lexicon takes them."""
    return (Entry(KIND, topic, word) for topic, own in words.items() for word in own)


def words(doc: "Document", spans: Sequence[Span]) -> list[TopicWord]:
    """Return every topic word that stands in the spans, in the order of the text.

    Parameters
    ----------
    doc : Document
        The article.
    spans : sequence of Span
        Stretches of its text, in code points.
    """
    return words_in(doc.units, spans)


def words_in(units: Units, spans: Sequence[Span]) -> list[TopicWord]:
    """Return every topic word of scanned text that stands in the spans, the longest phrase at each place."""
    words, at = units.words or units, units.topics
    forms, starts, ends = words.forms, words.starts, words.ends
    found: list[TopicWord] = []
    for span in spans:
        since = bisect_left(at, bisect_right(ends, span.start))
        limit, free = bisect_left(starts, span.end), 0
        for i in at[since : bisect_left(at, limit, since)]:
            form, end = forms[i].topic, i + 1
            if form is None or i < free:
                continue
            if form.longer and (longer := phrase(form.longer, forms, i, limit)) is not None:
                end, form = longer
            free = end
            for topic in form.senses.get(KIND, ()):
                start = starts[i]
                found.append(TopicWord(topic, start if start > span.start else span.start, ends[end - 1]))
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
    return tuple([Evidence("topic", word.start, word.end, f"{RULE}:{word.topic}") for word in found])
