from datetime import date

import polars as pl
import pytest
from reading import read_text

import timeline as tl

HEADS = [
    ("en", "GENEVA (Reuters) - ", "The minister arrived in the morning and spoke to reporters.", "geneva", "Reuters"),
    ("en", "GENEVA, March 9 — ", "The minister arrived in the morning and spoke to reporters.", "geneva", None),
    ("fr", "GENÈVE, mardi 9 août - ", "Le ministre est arrivé le matin et a parlé à la presse.", "geneva", None),
    ("en", "MOSCOW — ", "The minister arrived in the morning and spoke to reporters.", "moscow", None),
    ("ar", "جنيف – رويترز: ", "وصل الوزير إلى المدينة صباحا وتحدث إلى الصحافيين.", "geneva", "Reuters"),
    (
        "ru",
        "ЖЕНЕВА, 26 авг — РИА Новости. ",
        "Министр прибыл утром и выступил перед журналистами.",
        "geneva",
        "RIA Novosti",
    ),
    ("ar", "جنيف (رويترز) ", "وصل الوزير إلى المدينة صباحا وتحدث إلى الصحافيين.", "geneva", "Reuters"),
    ("ar", "سامر ليث - سبق - جنيف: ", "وصل الوزير إلى المدينة صباحا وتحدث إلى الصحافيين.", "geneva", None),
    ("ru", "ЖЕНЕВА, 26 августа. /ТАСС/. ", "Министр прибыл утром и выступил перед журналистами.", "geneva", "TASS"),
    (
        "en",
        "GENEVA, Aug 26 (Reuters) ",
        "The minister arrived in the morning and spoke to reporters.",
        "geneva",
        "Reuters",
    ),
]
PLAIN = [
    ("ar", "قال كما سبق - وهذا صحيح - إن المحادثات ستستأنف غدا في المدينة."),
    ("ar", "قالت شبكة محلية (رويترز نقلت عنها) إن المحادثات ستستأنف غدا في المدينة."),
    ("en", "On Tuesday, March 9 - the third day of the talks - the ministers left the old town."),
    ("en", "May 9 - it was a Monday - was the day on which the ministers left the old town."),
    ("en", "The U.S.-led talks - the third this month - ended late on Friday in the old town."),
    ("ar", "قال الوزير: المحادثات ستستأنف غدا في المدينة."),
]


@pytest.mark.parametrize(("language", "head", "body", "place", "outlet"), HEADS, ids=[head for _, head, *_ in HEADS])
def test_the_dateline_is_a_segment_and_its_agency_the_outlet(language, head, body, place, outlet):
    frame = pl.DataFrame({"id": ["a"], "text": [head + body], "language": [language], "published": [date(2016, 8, 27)]})
    record = tl.extract(tl.read(frame))
    kinds = dict(record.segments.select("kind", "start").iter_rows())
    assert kinds["dateline"] == 0
    assert record.segments.filter(pl.col("kind") == "body")["start"].to_list() == [len(head)]
    assert record.articles["outlet"].to_list() == [outlet]
    assert {place, "RUS" if place == "moscow" else place} & set(record.mentions["entity"])


@pytest.mark.parametrize(("language", "text"), PLAIN)
def test_a_sentence_with_a_dash_or_a_colon_has_no_dateline(language, text):
    assert [s.kind for s in read_text(text, date(2016, 8, 27), language).segments] == ["body"]


def test_an_outlet_that_the_source_gives_stays():
    frame = pl.DataFrame({"id": ["a"], "text": ["GENEVA (Reuters) - It rained all day long."], "outlet": ["The Paper"]})
    assert tl.extract(tl.read(frame, language="en")).articles["outlet"].to_list() == ["The Paper"]


def test_the_place_of_the_dateline_is_the_place_of_the_news():
    text = "MOSCOW (Reuters) - Sergei Lavrov met John Kerry on Friday for talks that lasted five hours."
    meetings = read_text(text, date(2016, 8, 27), "en").meetings
    assert [m.place.entity for m in meetings] == ["moscow"]


def test_a_place_in_the_words_wins_over_the_dateline():
    text = "MOSCOW (Reuters) - Sergei Lavrov met John Kerry in Geneva on Friday for talks that lasted five hours."
    assert [m.place.entity for m in read_text(text, date(2016, 8, 27), "en").meetings] == ["geneva"]
