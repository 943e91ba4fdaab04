"""The topic files: every one is whole, stands apart from its neighbours, and its own examples agree with its words."""

import re
import tomllib
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "timeline" / "knowledge" / "topics"
FILES = sorted(FOLDER.glob("*.toml"))
LANGUAGES = {"ar", "en", "ru", "fr"}
BREVE = "\u0306"
KEYS = {"name", "definition", "names", "words", "examples", "nothing"}

every_topic = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def read(path: Path) -> dict:
    """Return what one topic file says."""
    with path.open("rb") as file:
        return tomllib.load(file)


def fold(text: str) -> str:
    """Return the text without case, accents, vowel signs and double spaces, nearly as the lexicon sees it."""
    letters = unicodedata.normalize("NFD", text.casefold())
    # The breve stays: with it a Cyrillic letter is another letter, so two case forms would fall together.
    kept = "".join(letter for letter in letters if letter == BREVE or not unicodedata.combining(letter))
    return " ".join(unicodedata.normalize("NFC", kept).split())


def words_found(sentence: dict, topic: dict) -> list[str]:
    """Return the words of a topic that stand in a sentence: whole words, but in Arabic, where clitics are joined on."""
    text, words = fold(sentence["text"]), topic["words"][sentence["language"]]
    edge = "" if sentence["language"] == "ar" else r"\b"
    return [word for word in words if re.search(edge + re.escape(fold(word)) + edge, text)]


def test_there_are_enough_topics_for_the_news_of_diplomacy():
    assert len(FILES) >= 32


@every_topic
def test_a_topic_has_exactly_the_agreed_keys(path):
    topic = read(path)
    assert set(topic) == KEYS
    assert set(topic["words"]) == LANGUAGES
    assert set(topic["names"]) == LANGUAGES - {"en"}


@every_topic
def test_the_file_name_is_a_kebab_case_id(path):
    assert path.stem == "-".join(part for part in path.stem.lower().split("-") if part.isalpha() and part.isascii())


@every_topic
def test_name_definition_and_names_are_said(path):
    topic = read(path)
    said = [topic["name"], topic["definition"], *topic["names"].values()]
    assert all(text.strip() == text and text for text in said)


def test_no_two_topics_share_a_name():
    names = [read(path)["name"] for path in FILES]
    assert sorted(set(names)) == sorted(names)


@every_topic
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_has_enough_words_and_none_twice(path, language):
    words = read(path)["words"][language]
    folded = [fold(word) for word in words]
    assert len(words) >= 15
    assert all(word == " ".join(word.split()) and word for word in words)
    assert sorted(set(folded)) == sorted(folded)


@every_topic
def test_arabic_words_stand_without_the_article_which_the_lexicon_adds(path):
    assert [word for word in read(path)["words"]["ar"] if word.startswith("\u0627\u0644")] == []


def test_no_word_belongs_to_two_topics():
    topics_of = defaultdict(set)
    for path in FILES:
        for language, words in read(path)["words"].items():
            for word in words:
                topics_of[language, fold(word)].add(path.stem)
    assert {word: topics for word, topics in topics_of.items() if len(topics) > 1} == {}


@every_topic
def test_a_topic_shows_examples_in_every_language_and_counterexamples(path):
    topic = read(path)
    sentences = topic["examples"] + topic["nothing"]
    assert all(set(sentence) == {"language", "text"} for sentence in sentences)
    assert {sentence["language"] for sentence in topic["examples"]} == LANGUAGES
    assert {sentence["language"] for sentence in topic["nothing"]} <= LANGUAGES
    assert topic["nothing"]


@every_topic
def test_every_example_holds_a_word_of_its_topic(path):
    topic = read(path)
    assert [sentence["text"] for sentence in topic["examples"] if not words_found(sentence, topic)] == []


@every_topic
def test_no_counterexample_holds_a_word_of_its_topic(path):
    topic = read(path)
    assert [words_found(sentence, topic) for sentence in topic["nothing"] if words_found(sentence, topic)] == []
