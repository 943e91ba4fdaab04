"""The scan: every known word found with its clitics taken off, phrases as one unit, offsets of the article."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction import lexicon as scanning
from timeline.extraction.lexicon import Form, Lexicon
from timeline.extraction.scan import Units, scan
from timeline.extraction.text import TOKEN
from timeline.extraction.vocabulary import Entry
from timeline.knowledge import Language

TABLES = {
    "folding": {"same": [["ا", "أإآٱ"], ["ي", "ىئ"], ["ه", "ة"], ["و", "ؤ"]]},
    "clitics": {
        "noun": {"before": [["و", "ف"], ["ب", "ل", "ك"], ["ال"]]},
        "verb": {"before": [["و", "ف"], ["س", "ل"]]},
        "name": {"before": [["و", "ف"], ["ب", "ل", "ك"]]},
        "particle": {"before": [["و", "ف"]]},
        "contractions": [["لال", "لل"]],
        "after": ["هما", "هم", "ها", "ه", "نا"],
        "rejoin": [["ت", "ة"], ["ا", "ى"], ["او", "اء"], ["اي", "اء"]],
    },
}
ARABIC = Language("ar", "rtl", TABLES)
ENTRIES = [
    Entry("office", "minister", "وزير"),
    Entry("office", "foreign-minister", "وزير الخارجية"),
    Entry("office", "deputy", "نائب وزير الخارجية"),
    Entry("meeting", "visit", "زيارة"),
    Entry("meeting", "meeting", "لقاء"),
    Entry("groups", "counterpart", "نظير"),
    Entry("cue", "say", "قال", "verb"),
    Entry("cue", "meet", "يلتقي", "verb"),
    Entry("name", "SYR", "سوريا", "name"),
    Entry("name", "lavrov", "لافروف", "name"),
    Entry("speech", "that", "إن", "particle"),
    Entry("time", "day", "يوم"),
    Entry("time", "today", "اليوم"),
    Entry("mark", "dash", "ايتار-تاس"),
]


def letter(form: Form) -> str:
    return "k" if form.senses else "d" if form.number is not None else "x"


def lexicon(entries: list[Entry] = ENTRIES, language: Language = ARABIC) -> Lexicon:
    return Lexicon(language, entries, (letter,))


@pytest.fixture(scope="module")
def known() -> Lexicon:
    return lexicon()


def values(form: Form) -> list[str]:
    return [value for found in form.senses.values() for value in found]


def words(text: str, units: Units) -> list[str]:
    return [text[start:end] for start, end in zip(units.starts, units.ends, strict=True)]


# Words


@pytest.mark.parametrize(
    ("word", "value", "before"),
    [
        ("وزير", "minister", ()),
        ("الوزير", "minister", ("ال",)),
        ("والوزير", "minister", ("و", "ال")),
        ("فالوزير", "minister", ("ف", "ال")),
        ("بالوزير", "minister", ("ب", "ال")),
        ("كالوزير", "minister", ("ك", "ال")),
        ("لوزير", "minister", ("ل",)),
        ("للوزير", "minister", ("ل", "ال")),
        ("وللوزير", "minister", ("و", "ل", "ال")),
        ("وقال", "say", ("و",)),
        ("سيلتقي", "meet", ("س",)),
        ("وسيلتقي", "meet", ("و", "س")),
        ("فإن", "that", ("ف",)),
        ("بسوريا", "SYR", ("ب",)),
        ("الْوَزِيرُ", "minister", ("ال",)),
    ],
)
def test_proclitics_are_taken_off_and_told_in_order(known, word, value, before):
    assert values(known[word]) == [value]
    assert known[word].before == before


@pytest.mark.parametrize("word", ["السوريا", "بقال", "سوزير", "بإن", "وزيرون", "ا", "ال", "و"])
def test_a_clitic_that_the_word_class_does_not_take_makes_no_word(known, word):
    assert values(known[word]) == []


@pytest.mark.parametrize(
    ("word", "value", "after"),
    [
        ("نظيره", "counterpart", "ه"),
        ("نظيرهما", "counterpart", "هما"),
        ("لنظيرهم", "counterpart", "هم"),
        ("زيارتها", "visit", "ها"),
        ("وزيارته", "visit", "ه"),
        ("لقائه", "meeting", "ه"),
        ("لقاؤهما", "meeting", "هما"),
    ],
)
def test_pronouns_are_taken_off_and_their_joint_is_undone(known, word, value, after):
    assert values(known[word]) == [value]
    assert known[word].after == after


def test_the_reading_that_takes_least_off_wins(known):
    assert (values(known["اليوم"]), known["اليوم"].before) == (["today"], ())
    assert (values(known["باليوم"]), known["باليوم"].before) == (["today"], ("ب",))
    assert (values(known["ليوم"]), known["ليوم"].before) == (["day"], ("ل",))


def test_a_pronoun_costs_more_than_a_proclitic():
    form = lexicon([Entry("a", "whole", "ولده", "noun"), Entry("b", "bare", "ولد", "noun")])["ولده"]
    assert (values(form), form.before, form.after) == (["whole"], (), "")


def test_a_word_keeps_every_meaning_in_the_order_of_the_entries():
    form = lexicon([Entry("a", 1, "رئيس"), Entry("b", 2, "رئيس"), Entry("a", 3, "رئيس"), Entry("a", 1, "رئيس")])[
        "الرئيس"
    ]
    assert form.senses == {"a": (1, 3), "b": (2,)}
    assert form.first("a") == 1
    assert form.first("c") is None


@pytest.mark.parametrize(
    ("word", "number"), [("12", 12), ("٢٠١٦", 2016), ("007", 7), ("9" * 19, -1), ("9" * 100_000, -1)]
)
def test_a_run_of_figures_has_its_value_unless_no_number_is_that_long(known, word, number):
    assert known[word].number == number


def test_an_empty_or_markless_entry_names_nothing():
    assert values(lexicon([Entry("a", 1, ""), Entry("a", 2, "  ")])["x"]) == []


# Phrases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال وزير الخارجية لافروف", ["قال", "وزير الخارجية", "لافروف"]),
        ("ووزير الخارجية", ["ووزير الخارجية"]),
        ("لوزير  الخارجيّة", ["لوزير  الخارجيّة"]),
        ("نائب وزير الخارجية", ["نائب وزير الخارجية"]),
        ("نائب وزير العدل", ["نائب", "وزير", "العدل"]),
        ("وزير\nالخارجية", ["وزير", "\n", "الخارجية"]),
        ("وزير خارجية", ["وزير", "خارجية"]),
        ("ايتار-تاس", ["ايتار-تاس"]),
        ("وزير وزير الخارجية", ["وزير", "وزير الخارجية"]),
        ("وزير", ["وزير"]),
    ],
)
def test_the_longest_phrase_is_one_unit_in_its_line(known, text, expected):
    assert words(text, scan(text, known)) == expected


def test_a_phrase_has_its_own_meaning_and_the_clitics_of_its_first_word(known):
    (form,) = scan("وللوزير الخارجية".replace("لل", "ل"), known).forms
    assert values(form) == ["foreign-minister"]
    assert form.before == ("و", "ل")
    assert form.text == "ولوزير الخارجيه"


def test_no_phrase_goes_on_from_a_word_with_a_pronoun(known):
    assert [values(form) for form in scan("وزيره الخارجية", known).forms] == [["minister"], []]


def test_units_carry_one_class_letter_for_each_grammar(known):
    assert scan("قال وزير الخارجية شيئا 12", known).letters(0) == "kkxd"


# Bounds


def test_the_lexicon_forgets_everything_before_it_grows_without_bound(monkeypatch):
    monkeypatch.setattr(scanning, "MOST_FORMS", 10)
    known = lexicon()
    for number in range(95):
        assert known[f"كلمة{number}"].letters == "x"
    assert len(known) <= 10
    assert values(known["الوزير"]) == ["minister"]


def test_words_that_no_language_has_are_read_but_not_kept():
    known = lexicon()
    text = "ا" * 5000
    assert scan(text, known).ends == [5000]
    assert text not in known


@given(st.text(st.characters(codec=None)) | st.text(alphabet="وزيرالخارجية نائبلقسف\n.،«12ه"))
def test_units_give_back_the_text_in_order(text):
    units = scan(text, KNOWN)
    assert len(units.forms) == len(units.starts) == len(units.ends) == len(units.letters(0))
    edges = [0, *(edge for span in zip(units.starts, units.ends, strict=True) for edge in span), len(text)]
    assert edges == sorted(edges)
    between = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    assert TOKEN.findall("".join(between)) == []


KNOWN = lexicon()
NASTY = {
    "one word": "ا" * 20_000,
    "one number": "1" * 20_000,
    "openings of a phrase": "نائب وزير " * 2_000,
    "clitics only": "ولل" * 7_000,
    "marks": "«" * 20_000,
    "words nobody met": " ".join(f"ك{n}م" for n in range(4_000)),
    "combining marks": "ا" + "\u064e" * 20_000,
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_time_grows_with_the_text_and_no_faster(text):
    def seconds(times: int) -> float:
        best = float("inf")
        for _ in range(3):
            fresh = lexicon()
            start = time.process_time()
            scan(text * times, fresh)
            best = min(best, time.process_time() - start)
        return best

    # Four times the text: four times as long, sixteen times where a step is quadratic.
    assert seconds(8) < 10 * seconds(2) + 0.01
