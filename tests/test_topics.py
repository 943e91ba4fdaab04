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


def test_a_word_of_the_grammars_is_none_of_the_topics():
    form = reader(knowledge(), "ar").lexicon["قال"]
    assert "cue" in form.senses
    assert form.topic is None


def test_a_phrase_of_the_grammars_hides_no_topic_word():
    text = "قال رئيس المجلس الرئاسي إن وقف إطلاق النار ثابت."
    assert "ceasefire" in found(text)


def test_a_phrase_counts_only_where_it_ends_inside_the_span():
    text = "بحثا وقف إطلاق النار أمس."
    inside = Span(0, text.index(" أمس"))
    assert topics.of(read_text(text), (inside,)) == ("ceasefire",)
    assert topics.of(read_text(text), (Span(0, text.index(" النار")),)) == ()
