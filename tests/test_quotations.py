from reading import read_text

from timeline.extraction import quotations
from timeline.extraction.cues import Masked


def inner(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in quotations.find(read_text(text))]


def speech(text: str) -> list[str]:
    doc = read_text(text)
    return [text[q.inner_start : q.inner_end] for q in Masked(doc, quotations.find(doc)).speech.values()]


def test_a_mark_before_a_word_opens_and_one_after_a_word_closes():
    assert inner('قال "نعم نحن هنا الآن" ثم خرج.') == ["نعم نحن هنا الآن"]


def test_straight_marks_inside_open_marks_open_again():
    assert inner('قال: "زرنا مدينة "النور" أمس".') == ['زرنا مدينة "النور" أمس', "النور"]


def test_a_mark_after_a_proclitic_opens():
    assert inner('بين "النور" و"الأمل" ول"الفجر".') == ["النور", "الأمل", "الفجر"]


def test_what_is_never_closed_ends_with_its_paragraph():
    text = 'قال: "سنعود إلى "النور" و"الأمل" غدا.\nوصل الوفد.'
    assert inner(text)[0] == 'سنعود إلى "النور" و"الأمل" غدا.'


def test_a_mark_and_a_blank_at_the_start_of_a_line_open():
    assert inner('" النور" مدينة صغيرة في الشمال.') == ["النور"]


def test_an_even_number_of_badly_spaced_marks_pair_in_turn():
    assert inner('قال "نعم نحن هنا "ثم خرج.') == ["نعم نحن هنا"]


def test_each_kind_of_mark_is_closed_by_its_own():
    assert inner("قال «نعم» وقالت “كلا” وقالوا „ربما“.") == ["نعم", "كلا", "ربما"]


def test_curly_marks_may_stand_the_wrong_way_round():
    assert inner("قال ”سنواصل العمل معا“.") == ["سنواصل العمل معا"]


def test_an_inner_mark_left_open_ends_where_the_outer_one_closes():
    assert inner('قال «زرنا "النور أمس» ثم خرج.')[0] == 'زرنا "النور أمس'


def test_names_and_titles_in_marks_are_no_speech():
    assert speech('زار "النور" وقرأ كتابا بعنوان "أغنية الليل الطويل جدا" في صحيفة «صوت المدينة».') == []


def test_a_short_answer_after_a_colon_is_speech():
    assert speech('قال الوزير: "نعم".') == ["نعم"]


def test_one_quotation_may_hold_several_sentences():
    text = 'وأضاف الوزير: "وصلنا أمس. سنعود غدا إن شئتم".'
    assert speech(text) == ["وصلنا أمس. سنعود غدا إن شئتم"]
    assert len(read_text(text).statements) == 1


def test_thousands_of_marks_in_a_row_are_no_quotations_with_words():
    assert all(q.words == 0 for q in quotations.find(read_text('"' * 5000)))
