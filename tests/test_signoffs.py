"""What stands behind the last words of an article is no part of it and yields no rows; its agency is the outlet."""

from datetime import date

import pytest
from reading import read_text

from timeline.extraction import datelines

# language, the last words of an article, what stands behind them, its kind, the outlet it tells
ENDS = [
    ("en", "The guests left on Friday.", "(Reporting by Ann Miller in Geneva; Editing by Al Reed)", "boilerplate", ""),
    ("en", "The guests left on Friday.", "Reporting by Ann Miller; Editing by Al Reed", "boilerplate", ""),
    ("en", "The guests left on Friday.", "(AFP)", "dateline", "Agence France-Presse"),
    ("en", "The guests left on Friday.", "(Reuters, AP)", "dateline", "Reuters"),
    ("ar", "غادر الضيوف القاعة أمس.", "(إعداد سامر ليث للنشرة العربية - تحرير ليث سامر)", "boilerplate", ""),
    ("ar", "غادر الضيوف القاعة أمس.", "(واس)", "dateline", "Saudi Press Agency"),
    ("ar", "غادر الضيوف القاعة أمس.", "رابط الخبر بصحيفة المدينة: غادر الضيوف القاعة", "boilerplate", ""),
    ("ru", "Гости уехали в пятницу.", "/ТАСС/", "dateline", "TASS"),
    ("ru", "Гости уехали в пятницу.", "(Перевод Анны Полушкиной)", "boilerplate", ""),
    ("fr", "Les invités sont partis vendredi.", "(AFP)", "dateline", "Agence France-Presse"),
    ("fr", "Les invités sont partis vendredi.", "(Avec AFP)", "dateline", "Agence France-Presse"),
    ("fr", "Les invités sont partis vendredi.", "(Reportage de Anne Martin, édité par Paul Petit)", "boilerplate", ""),
]  # fmt: skip
# What stands in brackets, or opens so, and belongs to the article.
OWN = [
    ("en", "The guests left on Friday (the second of them at noon)."),
    ("en", "The guests left. Reporting to work was hard."),
    ("ar", "غادر الضيوف القاعة أمس (الثلاثاء)."),
    ("ar", "غادر الضيوف القاعة. تحرير المدينة مستمر."),
    ("ru", "Гости уехали в пятницу (утром). Редактор газеты улыбался."),
    ("fr", "Les invités sont partis vendredi (le matin)."),
]


@pytest.mark.parametrize("between", [" ", "\n"])
@pytest.mark.parametrize(("language", "words", "sign", "kind", "outlet"), ENDS)
def test_what_closes_an_article_is_a_segment_of_its_own(language, words, sign, kind, outlet, between):
    doc = read_text(words + between + sign, date(2016, 8, 27), language)
    assert [(s.kind, doc.text[s.start : s.end]) for s in doc.segments][-1] == (kind, sign)
    assert (datelines.outlet(doc) or "") == outlet
    assert not doc.meetings
    assert not doc.statements


@pytest.mark.parametrize(("language", "text"), OWN)
def test_brackets_of_its_own_stay_in_the_article(language, text):
    assert [s.kind for s in read_text(text, date(2016, 8, 27), language).segments] == ["body"]


def test_short_lines_behind_the_mark_that_closes_an_article_are_furniture():
    doc = read_text("غادر الضيوف القاعة بعد اجتماع طويل امتد ساعات.\n// انتهى //\n12:45 ت م", date(2016, 8, 27))
    assert [s.kind for s in doc.segments] == ["body", "boilerplate", "boilerplate"]
