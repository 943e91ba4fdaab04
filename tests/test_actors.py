from datetime import date

import pytest
from reading import cases, read_text, same


def mentions(text: str, published: date | None = None, language: str = "ar") -> list[tuple[str, str, str, str]]:
    doc = read_text(text, published, language)
    return [(text[m.start : m.end], m.kind, m.entity, m.form) for m in doc.mentions]


@pytest.mark.parametrize(("language", "row", "text"), cases("actors", "actor"))
def test_words_name_their_actors(language, row, text):
    found = mentions(text, row.get("published"), language)
    for wanted in row["expect"]:
        assert any(
            same(words, wanted["words"])
            and kind == wanted["kind"]
            and form == wanted.get("form", form)
            and entity == wanted.get("entity", entity)
            for words, kind, entity, form in found
        ), (wanted, found)


@pytest.mark.parametrize(("language", "row", "say"), cases("actors", "nothing"))
def test_words_that_name_nobody_yield_nobody(language, row, say):
    assert [m for m in mentions(say, None, language) if m[1] in {"person", "office", "group"}] == []


def test_counterpart_takes_the_office_of_the_last_minister():
    doc = read_text("التقى وزير الخارجية الأميركي جون كيري نظيره الروسي.", date(2016, 8, 10))
    counterpart = next(m for m in doc.mentions if m.form == "counterpart")
    assert (counterpart.office, counterpart.country, counterpart.entity) == ("foreign-minister", "RUS", "sergey-lavrov")


def test_an_office_without_a_name_is_whom_the_article_names_in_it():
    doc = read_text(
        "وصل وزير الخارجية الفلاني ليث. قال وزير الخارجية الياباني سامر بن ليث. ثم غادر وزير الخارجية الياباني."
    )
    titled = [m for m in doc.mentions if m.country == "JPN"]
    assert len({m.entity for m in titled}) == 1
    assert titled[-1].form == "title"


def test_an_office_whose_term_does_not_cover_the_day_is_nobody_we_know():
    doc = read_text("صرح وزير الخارجية الأميركي.", date(1975, 8, 10))
    office = next(m for m in doc.mentions if m.kind == "office")
    assert office.entity.startswith("unknown:")
    assert office.country == "USA"


def test_a_capital_after_a_preposition_is_a_place_and_else_a_government():
    doc = read_text("اتفقت موسكو وواشنطن على الموعد في موسكو.", date(2016, 8, 10))
    assert [(m.entity, m.role) for m in doc.mentions] == [("RUS", "actor"), ("USA", "actor"), ("moscow", "place")]


def test_the_two_ministers_are_the_two_told_last():
    doc = read_text("التقى جون كيري وسيرغي لافروف. ثم غادر الوزيران.", date(2016, 8, 10))
    pair = next(m for m in doc.mentions if m.rule == "pair")
    assert [m.entity for m in pair.members] == ["john-kerry", "sergey-lavrov"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The former Russian prime minister slept."),
        ("fr", "L'ancien secrétaire d'État américain est entré dans la salle."),
        ("ar", "نام وزير الخارجية الروسي السابق."),
    ],
)
def test_who_held_an_office_once_holds_none_now(language, text):
    [former] = [m for m in read_text(text, date(2016, 8, 10), language).mentions if m.kind == "office"]
    assert (former.office, former.entity.startswith("unknown:"), former.country != "") == ("", True, True)


def test_a_name_and_the_office_of_another_state_behind_it_are_two():
    doc = read_text("التقى سيرغي لافروف وزير الخارجية المصري.", date(2016, 8, 10))
    assert [(m.entity, m.country) for m in doc.mentions] == [("sergey-lavrov", "RUS"), ("sameh-shoukry", "EGY")]


def test_a_name_and_the_office_of_its_own_state_are_one():
    doc = read_text("وصل سيرغي لافروف وزير الخارجية الروسي.", date(2016, 8, 10))
    assert [m.entity for m in doc.mentions] == ["sergey-lavrov"]


def test_two_ministers_of_no_state_we_know_are_not_one_person():
    doc = read_text("وصل وزير العدل. ثم غادر وزير الصحة.", date(2015, 7, 21))
    assert len({m.entity for m in doc.mentions if m.kind == "office"}) == 2


def test_the_minister_of_a_state_is_not_just_any_minister_of_it():
    doc = read_text("صافح وزير الخارجية الألماني الضيوف. ثم تحدث الوزير الفرنسي.", date(2015, 7, 21))
    assert [m.entity.startswith("unknown:") for m in doc.mentions if m.country == "FRA"] == [True]


def test_a_word_that_is_a_country_and_its_adjective_is_what_its_neighbour_says():
    doc = read_text("زار السعودية أمس. وأشاد بالمواقف السعودية.", date(2015, 7, 21))
    assert [m.start for m in doc.mentions if m.entity == "SAU"] == [4]


@pytest.mark.parametrize("say", ["نص اتفاق فيينا واضح.", "وصل إلى العاصمة النمساوية فيينا."])
def test_a_capital_behind_what_was_held_or_signed_there_is_a_place(say):
    assert [m.role for m in read_text(say, date(2015, 7, 21)).mentions if m.entity in {"vienna", "AUT"}] == ["place"]
