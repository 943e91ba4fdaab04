"""Anatomy: which lines are title, dateline, lead, heading, body, comments and furniture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction.anatomy import anatomy, furniture
from timeline.extraction.lexicon import Lexicon
from timeline.knowledge import Language

TABLES = {
    "folding": {"same": [["ا", "أإآ"], ["ي", "ى"], ["ه", "ة"]]},
    "marks": {"sentence_end": ".!؟?…"},
    "anatomy": {
        "comments": ["التعليقات", "آراء القراء"],
        "boilerplate": ["الأكثر قراءة", "أهم المواضيع"],
        "boilerplate_starts": ["للتواصل مع الكاتب", "خدمة «"],
        "continued": ["المزيد", "// انتهى //"],
        "dateline_words": ["وكالات"],
        "agencies": {"reuters": ["رويترز"]},
    },
}
ARABIC = Language("ar", "rtl", TABLES)
KNOWN = Lexicon(ARABIC, [], ())
FURNITURE = furniture(ARABIC, KNOWN)

TITLE = "الوزيران يبحثان هدنة جديدة"
PARAGRAPH = "بحث الوزيران في لقاء طويل عقد أمس في المدينة سبل الوصول إلى هدنة جديدة بين الأطراف كافة."
SECOND = "وأضاف أحدهما أن اللقاء المقبل بين الطرفين سيعقد في المدينة نفسها في الأسبوع الأول من الشهر المقبل."


def kinds(*lines: str, title: str | None = None) -> list[str]:
    text = "\n".join(lines)
    return [segment.kind for segment in anatomy(text, title, KNOWN, FURNITURE)]


# Titles


def test_a_first_line_that_stands_twice_is_the_title_both_times():
    assert kinds(TITLE, "", TITLE, PARAGRAPH, SECOND) == ["title", "title", "lead", "body"]


def test_a_stopped_first_line_is_the_title_where_it_is_given_as_such():
    assert kinds(TITLE + ".", PARAGRAPH, SECOND, title=TITLE) == ["title", "lead", "body"]


def test_a_given_title_with_the_name_of_the_site_is_still_the_title():
    assert kinds(TITLE, PARAGRAPH, SECOND, title=f"{TITLE} | صحيفة الصباح") == ["title", "lead", "body"]


def test_a_short_open_first_line_is_the_title_where_none_is_given():
    assert kinds(TITLE, PARAGRAPH, SECOND) == ["title", "lead", "body"]


def test_a_question_is_a_title_too():
    assert kinds("هل تصمد الهدنة؟", PARAGRAPH, SECOND) == ["title", "lead", "body"]


def test_an_article_whose_title_stands_apart_opens_with_its_lead():
    assert kinds(PARAGRAPH, SECOND, title=TITLE) == ["lead", "body"]


def test_an_article_without_any_title_has_no_lead():
    assert kinds(PARAGRAPH, SECOND) == ["body", "body"]


# Datelines


def test_a_line_with_an_agency_is_a_dateline_under_a_title():
    assert kinds(TITLE, "عمان - رويترز", PARAGRAPH, SECOND) == ["title", "dateline", "lead", "body"]


def test_a_first_line_with_an_agency_is_no_title():
    assert kinds("عمان - رويترز", PARAGRAPH, SECOND) == ["dateline", "body", "body"]


def test_a_short_first_line_other_than_the_given_title_is_a_dateline():
    assert kinds("عمان - سمير حداد", PARAGRAPH, SECOND, title=TITLE) == ["dateline", "lead", "body"]


@pytest.mark.parametrize("figures", ["27/08/2016", "2016-08-27", "٢٧/٨/٢٠١٦"])
def test_a_date_in_figures_is_a_dateline_and_no_furniture(figures):
    assert kinds(TITLE, figures, PARAGRAPH, SECOND) == ["title", "dateline", "lead", "body"]


# Headings


def test_a_short_open_line_between_paragraphs_is_a_heading():
    assert kinds(TITLE, PARAGRAPH, "آلية المراقبة", SECOND) == ["title", "lead", "heading", "body"]


@pytest.mark.parametrize(
    "line", ["خلل «التعاون الأمني»", "من أين جاء الاسم؟", "مبالغات القادة!", "حديث عن “الهدنة”\u200f"]
)
def test_a_heading_may_end_in_quotation_marks_or_ask(line):
    assert kinds(TITLE, PARAGRAPH, line, SECOND)[2] == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "وغادر الوزير بعد ذلك.",
        "وقال: «نعم»",
        "«انتهى الأمر.»",
        "وجاء في البيان:",
        "هل يمكن أن تصمد هذه الهدنة الجديدة حقا؟",
    ],
)
def test_a_short_line_that_is_a_sentence_is_body(line):
    assert kinds(TITLE, PARAGRAPH, line, SECOND)[2] == "body"


def test_a_last_short_line_heads_nothing():
    assert kinds(TITLE, PARAGRAPH, SECOND, "سمير حداد", "كاتب من عمان")[-2:] == ["body", "body"]


def test_two_short_lines_may_stand_above_a_paragraph_but_a_row_of_them_is_a_list():
    assert kinds(TITLE, PARAGRAPH, "الهدنة", "آلية المراقبة", SECOND)[2:4] == ["heading", "heading"]
    assert kinds(TITLE, PARAGRAPH, "الهدنة", "المراقبة", "المساعدات", SECOND)[2:5] == ["body", "body", "body"]


# Comments and furniture


def test_a_heading_of_comments_opens_all_that_follows_with_authors_and_ages():
    tail = ["التعليقات (2)", "  سمير", "  ·منذ 7 سنوات 8 أشهر", f"  {SECOND}", "  قارئ", "  ·منذ شهر", "  نعم"]
    assert kinds(TITLE, PARAGRAPH, SECOND, *tail) == ["title", "lead", "body", *["comment"] * 7]


def test_furniture_ends_the_comments_but_nothing_of_the_article_follows():
    lines = [TITLE, PARAGRAPH, SECOND, "آراء القراء", "نعم", "2", "لا", "أهم المواضيع", "سياسة"]
    assert kinds(*lines)[3:] == ["comment", "comment", "boilerplate", "comment", "boilerplate", "boilerplate"]


def test_furniture_within_the_article_opens_nothing():
    assert kinds(TITLE, PARAGRAPH, "الأكثر قراءة", SECOND) == ["title", "lead", "boilerplate", "body"]


@pytest.mark.parametrize(
    "line",
    ["الأكثر قراءة", "💡 أهم المواضيع", "الاكثر قراءه (5)", "2", "* * *", "...المزيد", "// انتهى //",
     "للتواصل مع الكاتب أرسل رسالة", "* خدمة «الصباح»", "samir@example.org", "لمراسلة الكاتب: samir@example.org", "https://example.org/a"],
)  # fmt: skip
def test_furniture_is_no_text_of_the_article(line):
    assert kinds(TITLE, PARAGRAPH, SECOND, line)[-1] == "boilerplate"


@pytest.mark.parametrize("line", ["خدمة جديدة للقراء.", "القراءة الأكثر دقة.", "المزيد من المساعدات في الطريق."])
def test_a_sentence_with_words_of_furniture_is_text(line):
    assert kinds(TITLE, PARAGRAPH, line, SECOND)[2] == "body"


def test_the_word_comments_within_a_paragraph_opens_no_comments():
    assert "comment" not in kinds(TITLE, PARAGRAPH, "رفض الوزير التعليقات التي نشرت أمس.", SECOND)


# Texts of all shapes


@pytest.mark.parametrize("text", ["", " \n\n ", "\n"])
def test_an_empty_text_has_no_segments(text):
    assert anatomy(text, None, KNOWN, FURNITURE) == []


def test_an_article_on_one_line_is_body_with_or_without_a_given_title():
    assert kinds(PARAGRAPH) == kinds(PARAGRAPH, title=TITLE) == kinds(TITLE) == ["body"]


def test_segments_begin_and_end_where_their_line_shows_something():
    text = f"  {TITLE} \r\n\n\t{PARAGRAPH}\u00a0"
    assert [text[s.start : s.end] for s in anatomy(text, None, KNOWN, FURNITURE)] == [TITLE, PARAGRAPH]


@given(st.text(st.characters(codec=None)) | st.text(alphabet="اب ج.؟\n«»12@/:-😀"), st.none() | st.text(max_size=5))
def test_every_line_that_shows_something_is_in_one_segment(text, title):
    segments = anatomy(text, title, KNOWN, FURNITURE)
    edges = [0, *(edge for s in segments for edge in (s.start, s.end)), len(text)]
    assert edges == sorted(edges)
    assert all(text[a:b].isspace() or a == b for a, b in zip(edges[::2], edges[1::2], strict=True))
    assert not any("\n" in text[s.start : s.end] for s in segments)
