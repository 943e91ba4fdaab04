import pytest

from timeline.extraction.lexicon import Lexicon
from timeline.extraction.scan import scan
from timeline.extraction.vocabulary import Entry
from timeline.knowledge import Language

TABLES = {
    "inflection": {
        "name": [["", "а", "у", "ым", "е"], ["а", "ы", "е", "у", "ой"], ["ий", "ого", "ому"]],
        "noun": [["", "а", "ом", "ы"], ["ый", "ого", "ым"], ["ий", "его"]],
    }
}
ENTRIES = [
    Entry("person", "ivan-petrov", "Иван Петров", "name"),
    Entry("person", "petrov", "Петров", "name"),
    Entry("place", "vena", "Вена", "name"),
    Entry("office", "minister", "министр дел"),
    Entry("noun", "session", "пленум"),
    Entry("country", "USA", "US", "acronym"),
    Entry("date:month", 5, "May", "name"),
]


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon(Language("xx", "ltr", TABLES), ENTRIES, [lambda form: "k" if form.senses else "x"])


def found(lexicon, text):
    units = scan(text, lexicon)
    return [
        (text[start:end], next(iter(form.senses.values()))[0])
        for form, start, end in zip(units.forms, units.starts, units.ends, strict=True)
        if form.senses
    ]


@pytest.mark.parametrize("written", ["Петров", "Петрова", "Петрову", "Петровым", "Петрове"])
def test_a_name_is_known_in_every_case_of_its_paradigm(lexicon, written):
    assert found(lexicon, written) == [(written, "petrov")]


def test_every_word_of_a_phrase_may_be_inflected(lexicon):
    assert found(lexicon, "видел Ивана Петрова вчера") == [("Ивана Петрова", "ivan-petrov")]
    assert found(lexicon, "с министром дел") == [("министром дел", "minister")]


def test_an_ending_of_another_class_is_no_reading(lexicon):
    assert found(lexicon, "Венаом пленуму") == []


def test_a_name_needs_its_capital_and_an_acronym_all_of_them(lexicon):
    assert found(lexicon, "it may help us") == []
    assert found(lexicon, "In May the US agreed") == [("May", 5), ("US", "USA")]
    assert found(lexicon, "IN MAY") == [("MAY", 5)]
