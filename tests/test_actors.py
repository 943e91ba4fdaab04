from datetime import date

import pytest
from reading import read_text, spec

ROWS = spec("ar", "actors")["actor"]
NOTHING = [(say, row.get("gap")) for row in spec("ar", "actors")["nothing"] for say in row["say"]]
# A conjunction or preposition written onto a name is no part of what the spec calls its words.
CLITICS = ("", "و", "ب", "ل")


def mentions(text: str, published: date | None = None) -> list[tuple[str, str, str, str]]:
    doc = read_text(text, published)
    return [(text[m.start : m.end], m.kind, m.entity, m.form) for m in doc.mentions]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_words_name_their_actors(row, request):
    if "gap" in row:
        request.applymarker(pytest.mark.xfail(reason=row["gap"], strict=True))
    found = mentions(row["text"], row.get("published"))
    for wanted in row["expect"]:
        written = {clitic + wanted["words"] for clitic in CLITICS}
        assert any(
            words in written
            and kind == wanted["kind"]
            and form == wanted.get("form", form)
            and entity == wanted.get("entity", entity)
            for words, kind, entity, form in found
        ), (wanted, found)


@pytest.mark.parametrize(("say", "gap"), NOTHING, ids=[say for say, _ in NOTHING])
def test_words_that_name_nobody_yield_nobody(say, gap, request):
    if gap:
        request.applymarker(pytest.mark.xfail(reason=gap, strict=True))
    assert [m for m in mentions(say) if m[1] in {"person", "office", "group"}] == []


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
