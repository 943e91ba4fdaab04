"""Tokens and their offsets: nothing that shows is lost, nothing that does not show counts."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction.text import TOKEN, pattern, tokens
from timeline.knowledge.folding import Letters, Numerals, fold

ARABIC = Letters({"same": [["ا", "أإآٱ"], ["ي", "ىئی"], ["ه", "ة"], ["و", "ؤ"], ["ك", "ک"]]})


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوزير.", ["قال", "الوزير", "."]),
        ("«نعم»، و(لا)؟", ["«", "نعم", "»", "،", "و", "(", "لا", ")", "؟"]),
        ("عام 2016م", ["عام", "2016", "م"]),
        ("٢٠١٦/٨/٢٧", ["٢٠١٦", "/", "٨", "/", "٢٧"]),
        ("لـ12 ساعة", ["لـ", "12", "ساعة"]),
        ("أنّه الرئيـــس", ["أنّه", "الرئيـــس"]),
        ("cease-fire d'État", ["cease", "-", "fire", "d", "'", "État"]),
        ("北京会谈", ["北", "京", "会", "谈"]),
        ("نعم😀\nلا", ["نعم", "😀", "\n", "لا"]),
        ("״שלום״", ["״", "שלום", "״"]),
    ],
)
def test_words_figures_and_marks_are_tokens_of_their_own(text, expected):
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\u200e", "\u200f", "\u202b", "\u202c", "\u2067", "\u2069", "\ufeff", "\u061c"]
)
def test_direction_marks_are_no_tokens_and_part_of_no_word(unseen):
    assert pieces(f"{unseen}موسكو{unseen} {unseen}") == ["موسكو"]


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d", "\u00ad"])
def test_joiners_and_soft_hyphens_stay_inside_their_word(joiner):
    assert pieces(f"commu{joiner}niqué") == [f"commu{joiner}niqué"]


def test_offsets_count_code_points_not_bytes_or_utf16():
    assert tokens("😀 ليبيا") == [(0, 1), (2, 7)]


def test_a_run_of_figures_of_any_length_is_one_token():
    assert tokens("7" * 100_000) == [(0, 100_000)]


def test_unpaired_surrogates_are_cut_without_failing():
    assert pieces("كيري \ud800 x") == ["كيري", "\ud800", "x"]


@given(st.text(st.characters(codec=None)))
def test_tokens_lie_in_order_and_leave_out_only_what_does_not_show(text):
    spans = tokens(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    covered = {i for start, end in spans for i in range(start, end)}
    left = [c for i, c in enumerate(text) if i not in covered]
    assert all((c.isspace() and c != "\n") or not TOKEN.fullmatch(c) for c in left)
    assert not any(unicodedata.category(c)[0] in "LNPS" for c in left)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أميركا", "اميركا"),
        ("سورية", "سوريه"),
        ("على", "علي"),
        ("مؤتمر", "موتمر"),
        ("رئيس", "رييس"),
        ("أنّه", "انه"),
        ("مُحَمَّد", "محمد"),
        ("الرئيـــس", "الرئيس"),
        ("ﻟﻴﺒﻴﺎ", "ليبيا"),
        ("می\u200cگوید", "میگوید"),
    ],
)
def test_arabic_spelling_variants_are_one_word(one, other):
    assert fold(one, ARABIC) == fold(other, ARABIC)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élysée", "elysee"),
        ("KIEV", "kiev"),
        ("Путин", "путин"),
        ("королёв", "королев"),
        ("STRASSE", "straße"),
        ("ﬁn", "fin"),
    ],
)
def test_case_accents_and_compatibility_forms_are_one_word(one, other):
    assert fold(one, Letters()) == fold(other, Letters())


@pytest.mark.parametrize(("one", "other"), [("перемирий", "перемирии"), ("ЙОД", "иод")])
def test_the_cyrillic_short_i_is_a_letter_of_its_own(one, other):
    assert fold(one, Letters()) != fold(other, Letters())


def test_letters_of_another_alphabet_count_as_the_language_says():
    same = Letters({"same": [["ك", "ک"]], "foreign": [["ف", "ڤ"]]})
    assert fold("ڤیک", same) == "ف" + "یك"


@given(st.text(st.characters(codec=None), min_size=1))
def test_a_folded_word_is_never_empty(word):
    assert fold(word, ARABIC)


@given(st.text(alphabet="أإآاىئيةهؤوكمنِّـ abcÉéЙйЁё", min_size=1))
def test_folding_twice_changes_nothing(word):
    assert fold(fold(word, ARABIC), ARABIC) == fold(word, ARABIC)


# Numbers in signs of their own


NUMERALS = Numerals(
    {"0": "〇零", "1": "一", "2": "二两", "3": "三", "6": "六", "7": "七", "9": "九"}
    | {"10": "十", "20": "廿", "100": "百", "1000": "千", "10000": "万"}
)


def test_a_number_in_signs_of_its_own_is_one_token():
    assert pattern(NUMERALS.signs).findall("二〇一六年27日") == ["二〇一六", "年", "27", "日"]
    assert pattern("") is TOKEN


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("二〇一六", "2016"),
        ("零六", "06"),
        ("十", "10"),
        ("十二", "12"),
        ("二十七", "27"),
        ("廿三", "23"),
        ("一百二十", "120"),
        ("两千零一", "2001"),
        ("三万七千", "37000"),
        ("千", "千"),
        ("会", "会"),
        ("", ""),
        ("一" * 30, "一" * 30),
    ],
)
def test_a_number_in_signs_of_its_own_is_read_in_digits(written, digits):
    assert NUMERALS.digits(written) == digits
