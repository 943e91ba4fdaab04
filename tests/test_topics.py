from functools import cache

import pytest
from reading import HERE, knowledge, read_text

from timeline.extraction import topics
from timeline.extraction.extract import reader
from timeline.extraction.found import Span
from timeline.extraction.topics import TopicWord
from timeline.knowledge.files import read_toml

FOLDER = HERE.parent / "timeline" / "knowledge" / "topics"


@cache
def examples(key: str) -> list[tuple[str, str]]:
    """Return (topic, sentence) of every Arabic example of the topic files."""
    tables = {path.stem: read_toml(path) for path in sorted(FOLDER.glob("*.toml"))}
    return [(topic, row["text"]) for topic, t in tables.items() for row in t[key] if row["language"] == "ar"]


def found(text: str) -> tuple[str, ...]:
    return topics.of(read_text(text), (Span(0, len(text)),))


@pytest.mark.parametrize(("topic", "text"), examples("examples"))
def test_an_example_of_a_topic_gets_it(topic, text):
    assert topic in found(text)


@pytest.mark.parametrize(("topic", "text"), examples("nothing"))
def test_a_counter_example_of_a_topic_does_not_get_it(topic, text):
    assert topic not in found(text)


def test_only_the_words_inside_the_spans_count():
    text = "الهدنة صامدة والعقوبات باقية."
    assert topics.of(read_text(text), (Span(0, text.index("و")),)) == ("ceasefire",)


def test_the_topic_with_most_words_comes_first():
    words = [TopicWord("a", 0, 1), TopicWord("b", 2, 3), TopicWord("b", 4, 5)]
    assert topics.ranked(words) == ("b", "a")


def test_the_words_that_decided_are_told_with_their_offsets():
    text = "أكدوا أن الهدنة صامدة."
    word = topics.words(read_text(text), (Span(0, len(text)),))[0]
    assert text[word.start : word.end] == "الهدنة"
    assert topics.evidence([word])[0].rule == "topic-word:ceasefire"


def test_the_lexicon_of_topics_knows_no_cues():
    lexicon = reader(knowledge(), "ar").topic_lexicon
    assert lexicon["قال"].senses == {}
