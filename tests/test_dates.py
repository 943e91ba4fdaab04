"""Dates: every phrase of the spec files, and the rules that need more than a phrase."""

from datetime import date
from typing import Any

import pytest
from reading import HERE, cases, read_text

from timeline.extraction import dates, extract
from timeline.extraction.document import Article, Document, Reader
from timeline.extraction.found import GRAINS, DateExpression
from timeline.extraction.scan import scan
from timeline.extraction.vocabulary import vocabulary
from timeline.knowledge import Days, Knowledge


def reader(open_dates: str = "past", language: str = "ar") -> Reader:
    return extract.reader(Knowledge.load(), language, open_dates)


def document(
    text: str, dated: date | Days | None = None, open_dates: str = "past", language: str = "ar", **known: Any
) -> Document:
    read_with = reader(open_dates, language)
    doc = Document(Article("a", text, **known), read_with, scan(text, read_with.lexicon), (), ())
    doc.dated = Days(dated, dated) if isinstance(dated, date) else dated
    return doc


def read(
    text: str, dated: date | Days | None = date(2016, 8, 27), open_dates: str = "past", language: str = "ar"
) -> list[DateExpression]:
    doc = document(text, dated, open_dates, language)
    return dates.resolve(doc, dates.find(doc))


@pytest.mark.parametrize("language", [path.name for path in sorted((HERE / "spec").iterdir())])
def test_a_spec_holds_at_least_150_phrases_and_50_that_are_no_dates(language):
    mine = {table: [c for c in cases("dates", table) if c.values[0] == language] for table in ("dates", "nothing")}
    assert len(mine["dates"]) >= 150
    assert len(mine["nothing"]) >= 50


@pytest.mark.parametrize(("language", "row", "say"), cases("dates", "dates"))
def test_a_phrase_means_its_days(language: str, row: dict[str, Any], say: str) -> None:
    found = read(say, row["reference"], row.get("open_dates", "past"), language)
    wanted = (row["since"], None) if "since" in row else tuple(row["days"])
    assert [(d.date_from, d.date_to) for d in found] == [wanted]
    assert found[0].grain == row.get("grain", found[0].grain)


@pytest.mark.parametrize(("language", "row", "say"), cases("dates", "nothing"))
def test_a_false_friend_is_no_date(language: str, row: dict[str, Any], say: str) -> None:
    assert read(say, language=language) == []


@pytest.mark.parametrize(("language", "row", "say"), cases("dates", "durations"))
def test_a_length_of_time_is_a_duration_and_no_date(language: str, row: dict[str, Any], say: str) -> None:
    doc = document(say, date(2016, 8, 27), language=language)
    found = dates.find(doc)
    assert [(d.days, d.hours, d.bounds) for d in found.durations] == [
        (row.get("days"), row.get("hours"), row.get("bounds", False))
    ]
    assert dates.resolve(doc, found) == []


@pytest.mark.parametrize(("language", "row", "say"), cases("dates", "ordinals"))
def test_an_ordinal_has_its_value(language: str, row: dict[str, Any], say: str) -> None:
    assert [o.value for o in dates.find(document(say, language=language)).ordinals] == [row["value"]]


def test_no_other_words_of_the_language_hide_a_date_word() -> None:
    read_with = reader()
    kinds = ("month", "hijri", "weekday", "day", "unit", "units", "dual", "part", "direction", "season", "daytime")
    article = read_with.language.tables["dates"]["article"]
    hidden = []
    for entry in vocabulary(read_with.language, read_with.knowledge):
        if entry.kind.removeprefix("date:") in kinds and " " not in entry.phrase:
            for word in (entry.phrase, article + entry.phrase):
                senses = read_with.lexicon[word].senses
                if senses and not any(kind.startswith("date:") for kind in senses):
                    hidden.append(word)
    assert hidden == []


def test_offsets_give_back_the_words() -> None:
    text = "\u200fالتقيا في 14 تموز/يوليو 2016، ثم يوم الثلاثاء الماضي."
    assert [text[d.start : d.end] for d in read(text)] == ["14 تموز/يوليو 2016", "الثلاثاء الماضي"]


def test_relative_words_inherit_the_width_of_an_undated_article() -> None:
    found = read("الأسبوع المقبل", Days(date(2016, 8, 1), date(2016, 8, 10)))
    assert (found[0].date_from, found[0].date_to) == (date(2016, 8, 8), date(2016, 8, 21))


def test_an_unknown_day_leaves_explicit_dates_only() -> None:
    found = read("أمس، وفي 14 تموز 2016", None)
    assert [(d.date_from, d.basis) for d in found] == [(date(2016, 7, 14), "explicit")]


def test_the_same_day_is_the_day_told_last() -> None:
    found = read("وصل إلى موسكو في 14 تموز 2016 واجتمعا في اليوم نفسه ثم عاد في اليوم التالي")
    assert [d.date_from for d in found] == [date(2016, 7, 14), date(2016, 7, 14), date(2016, 7, 15)]


def test_days_later_count_from_the_day_told_last_in_a_past_clause() -> None:
    found = read("بدأت المحادثات في 3 آب 2016، وقال بعد يومين إنها مستمرة")
    assert found[1].date_from == date(2016, 8, 5)
    assert found[1].rule == "later-than-told"


def test_the_same_day_needs_no_day_of_the_article_where_a_full_date_was_told() -> None:
    found = read("وصل في 14 تموز 2016 واجتمعا في اليوم نفسه، ثم سافر أمس", None)
    assert [d.date_from for d in found] == [date(2016, 7, 14), date(2016, 7, 14)]


def test_the_same_day_without_a_day_told_is_left_out() -> None:
    assert read("اجتمعا في اليوم نفسه") == []


def test_the_tense_of_the_clause_decides_where_a_weekday_falls() -> None:
    past, future = read("قال الثلاثاء إنه راض"), read("سيصل الثلاثاء إلى جنيف")
    assert (past[0].date_from, future[0].date_from) == (date(2016, 8, 23), date(2016, 8, 30))


def test_a_past_auxiliary_turns_a_plan_into_the_past() -> None:
    assert read("كان من المقرر أن يجتمعا في أيلول")[0].date_from == date(2015, 9, 1)


def test_a_weekday_on_which_something_was_to_be_is_the_nearest() -> None:
    assert read("كان من المقرر أن يجتمعا الخميس")[0].date_from == date(2016, 8, 25)
    assert read("كان من المقرر أن يجتمعا الاثنين")[0].date_from == date(2016, 8, 29)


def test_a_deadline_is_the_nearest_such_day() -> None:
    assert read("حتى نهاية أيلول")[0].date_from == date(2016, 9, 24)


def test_a_weekday_picks_the_year_of_its_date() -> None:
    assert read("الخميس 15 أيلول")[0].date_from == date(2016, 9, 15)


def test_a_weekday_beside_today_moves_the_day_and_says_so() -> None:
    found = read("اليوم الثلاثاء", date(2016, 8, 10))
    assert (found[0].date_from, found[0].rule) == (date(2016, 8, 9), "day-word-moved-to-weekday")


def test_a_month_written_twice_is_one_date() -> None:
    assert len(read("تموز/يوليو 2016 ويوليو (تموز) 2015")) == 2


def test_rule_names_say_what_stood_together() -> None:
    assert read("منتصف تموز الماضي")[0].rule == "month-with-part"


def test_hostile_text_is_read_without_a_crash() -> None:
    hostile = ["9" * 100_000, "(" * 20_000, "3 و" * 20_000, "\u202e\u200b14\u200b تموز\u202c 2016" * 500, "- " * 20_000]
    for text in hostile:
        for d in read(text):
            assert 0 <= d.start < d.end <= len(text)


@pytest.mark.parametrize(
    "say", ["القرن الماضي", "في نهاية القرن الماضي", "القرن العشرين", "مطلع القرن الحالي", "نهاية الأسبوع الماضي"]
)
def test_a_grain_is_always_one_of_the_closed_list(say):
    assert {found.grain for found in read(say)} <= set(GRAINS)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "de",
            "Beratungen über eine Waffenruhe\n\n"
            "Genf (dpa) - Die Delegationen trafen sich am 23. August in Genf, um über eine Waffenruhe zu beraten.\n\n"
            "Sie wollen am Montagabend weiter verhandeln, hieß es.\n\nKommentare\nGestern war es besser.",
            [date(2016, 8, 23), date(2016, 8, 29)],
        ),
        (
            "tr",
            "Ateşkes için görüşmeler\n\n"
            "CENEVRE (AA) - Heyetler 23 Ağustos'ta Cenevre'de bir araya gelerek ateşkesi uzun uzun görüştü.\n\n"
            "Heyetler pazartesi akşamı yeniden toplanacak, denildi.\n\nYorumlar\nDün her şey daha iyiydi.",
            [date(2016, 8, 23), date(2016, 8, 29)],
        ),
    ],
)
def test_a_language_with_dates_only_is_read_from_end_to_end(language, text, wanted):
    doc = read_text(text, date(2016, 8, 27), language)
    assert [d.date_from for d in doc.dates] == wanted
    assert [s.kind for s in doc.segments if s.kind in ("title", "comment")] == ["title", "comment", "comment"]
    assert len(doc.sentences) == 4
    assert (doc.meetings, list(doc.statements)) == ([], [])
