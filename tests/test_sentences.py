"""Sentences: where one ends, and where a mark ends none."""

import pytest
from reading import read_text

from timeline.extraction.found import Segment
from timeline.extraction.lexicon import Lexicon
from timeline.extraction.scan import scan
from timeline.extraction.sentences import boundaries, split
from timeline.extraction.vocabulary import Entry
from timeline.knowledge import Language

ARABIC = Language(
    "ar",
    "rtl",
    {
        "marks": {
            "sentence_end": ".!؟?…",
            "abbreviations": ["د", "هـ", "ق"],
            "quotes": [["«", "»"], ["“", "”"], ["<<", ">>"]],
        }
    },
)
KNOWN = Lexicon(ARABIC, [Entry("agency", "afp", "أ. ف. ب"), Entry("agency", "x", "وكالة. تاس")], ())


def sentences(text: str, segments: list[Segment] | None = None) -> list[str]:
    parts = [Segment("body", 0, len(text))] if segments is None else segments
    found = split(text, parts, scan(text, KNOWN), boundaries(ARABIC, KNOWN))
    return [text[s.start : s.end] for s in found]


@pytest.mark.parametrize(
    "expected",
    [
        ["وصل الوزير.", "ثم غادر؟", "نعم!", "لا"],
        ["انتظروا...", "ثم عادوا"],
        ["حقا؟!", "نعم"],
        ["وصل د. سمير.", "ثم غادر"],
        ["القرن 2 ق. والثاني"],
        ["عام 1436 هـ. الموافق"],
        ["بلغت 3.5 مليون.", "وزادت"],
        ["كان ذلك عام 2016.", "وبعده"],
        ["1. وقف القتال.", "ثم عودة"],
        ["قالت أ. ف. ب. إنه وصل.", "ثم غادر"],
        ["ج. ك. سمير وصل"],
        ["نقلت وكالة. تاس ذلك.", "ثم"],
        ["«انتهى الأمر.»", "وغادر"],
        ["“انتهى.”", "<<حقا؟>>", "(نعم.)", "ثم"],
        ["هذا مؤكَّد.", "وذاك"],
        ["انتهى اللقاء.", "وغادر"],
    ],
)
def test_sentences_end_at_their_marks(expected):
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("غادر إيران.وقال الوزير", ["غادر إيران.", "وقال الوزير"]),
        ("شركة سي.إم.إيه وصلت", ["شركة سي.إم.إيه وصلت"]),
        ("مثل ذلك..إلخ وغيره", ["مثل ذلك..إلخ وغيره"]),
        ("see example.com now", ["see example.com now"]),
    ],
)
def test_a_missing_blank_hides_no_end_between_whole_words(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize("text", ["وصل الوزير. ..", "وصل الوزير. «»"])
def test_marks_alone_belong_to_the_sentence_before_them(text):
    assert sentences(text) == [text]


def test_an_abbreviation_at_the_end_of_a_segment_ends_its_sentence():
    assert sentences("وصل د.") == ["وصل د."]


def test_a_sentence_never_goes_on_into_the_next_segment():
    text = "عنوان بلا نقطة\nوصل الوزير. ثم"
    segments = [Segment("title", 0, 14), Segment("body", 15, len(text))]
    found = split(text, segments, scan(text, KNOWN), boundaries(ARABIC, KNOWN))
    assert [(text[s.start : s.end], s.paragraph, s.segment) for s in found] == [
        ("عنوان بلا نقطة", 0, "title"),
        ("وصل الوزير.", 1, "body"),
        ("ثم", 1, "body"),
    ]


def test_units_of_a_sentence_are_those_between_its_ends():
    text = "وصل الوزير. ثم غادر"
    units = scan(text, KNOWN)
    found = split(text, [Segment("body", 0, len(text))], units, boundaries(ARABIC, KNOWN))
    assert [(s.first, s.last) for s in found] == [(0, 3), (3, 5)]


@pytest.mark.parametrize("text", ["", " ", "\u200f"])
def test_a_segment_without_units_has_no_sentence(text):
    assert sentences(text) == []


def test_a_language_file_without_marks_still_has_sentences():
    plain = Language("xx", "ltr", {})
    known = Lexicon(plain, [], ())
    text = "One came. Two left"
    found = split(text, [Segment("body", 0, len(text))], scan(text, known), boundaries(plain, known))
    assert [text[s.start : s.end] for s in found] == ["One came.", "Two left"]


@pytest.mark.parametrize(
    "expected",
    [
        ["Sie treffen sich am 3. Oktober in Genf.", "Danach reisen sie ab."],
        ["Im 20. Jahrhundert war es anders.", "Nun gilt es."],
        ["Am 15. trafen sie ein.", "Die Zahl stieg auf 20.", "Der Rat schwieg."],
        ["Vom 28.10. bis 2.11. tagt der Rat.", "Er kommt am Montag, dem 29.", "Die Partei wartet."],
        ["Der 4. Gipfel endete 2015.", "Beim 5. Treffen war Ruhe.", "Danach nicht mehr."],
    ],
)
def test_a_stop_behind_a_figure_makes_an_ordinal_of_it_where_the_language_writes_so(expected):
    doc = read_text(" ".join(expected), language="de")
    assert [doc.text[s.start : s.end] for s in doc.sentences] == expected


def test_a_mark_as_wide_as_an_ideograph_needs_no_blank_behind_it():
    chinese = Language("zh", "ltr", {"marks": {"sentence_end": ".!?。！？", "quotes": [["“", "”"], ["「", "」"]]}})
    known = Lexicon(chinese, [], ())
    text = "会谈结束。部长说：“增长3.5%。”他走了？！是。"
    found = split(text, [Segment("body", 0, len(text))], scan(text, known), boundaries(chinese, known))
    expected = ["会谈结束。", "部长说：“增长3.5%。”", "他走了？！", "是。"]
    assert [text[s.start : s.end] for s in found] == expected
