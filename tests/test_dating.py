"""Dating: the clues that bound an undated article, and the day a crawler got wrong."""

import functools
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from timeline.extraction import extract
from timeline.extraction.document import Article, Document
from timeline.extraction.extract import read
from timeline.knowledge import Days, Knowledge, TimelineError

SEED = Path(__file__).parent.parent / "seeds" / "articles" / "000_e36c8a0eafea318a.txt"


@functools.cache
def seed(**known: Any) -> Document:
    return dated(SEED.read_text(encoding="utf-8"), **known)


def dated(text: str, **known: Any) -> Document:
    return read(Article("a", text, **known), extract.reader(Knowledge.load(), "ar"))


def days(*ends: str) -> Days:
    return Days(date.fromisoformat(ends[0]), date.fromisoformat(ends[-1]))


def rules(doc: Document) -> list[str]:
    return [clue.rule for clue in doc.clues]


def test_the_seed_lies_between_late_july_and_3_september_2016() -> None:
    assert (seed().dating, seed().dated) == ("inferred", days("2016-07-25", "2016-09-03"))


def test_every_clue_of_the_seed_fits_and_quotes_its_words() -> None:
    doc = seed()
    assert {"office-term", "conference-host", "month-just-past", "ordinal-window"} <= set(rules(doc))
    assert all(clue.kept for clue in doc.clues)
    assert all(doc.text[clue.start : clue.end] == clue.text for clue in doc.clues)


def test_clues_are_told_by_names_and_days_as_they_are_written() -> None:
    says = [clue.says for clue in seed().clues]
    assert "John Kerry was foreign minister from 2013-02-01 to 2017-01-19" in says
    assert any(said.startswith("Association of Southeast Asian Nations met in Laos in 2016") for said in says)


def test_comment_ages_bound_the_seed_when_it_is_known_when_it_was_crawled() -> None:
    doc = seed(crawled=date(2024, 5, 1))
    assert doc.dated == days("2016-07-25", "2016-09-01")
    assert rules(doc).count("comment-age") == 2


def test_next_week_of_the_seed_runs_from_monday_to_sunday_when_its_day_is_given() -> None:
    doc = seed(published=date(2016, 8, 27))
    week = next(d for d in doc.dates if d.grain == "week")
    assert (doc.dating, week.date_from, week.date_to) == ("given", date(2016, 8, 29), date(2016, 9, 4))


def test_today_with_a_weekday_moves_a_late_crawl_date_by_one_day() -> None:
    doc = dated("اجتمع الوزيران اليوم الثلاثاء في جنيف.", published=date(2016, 8, 10))
    assert doc.dated == days("2016-08-09")
    assert rules(doc) == ["weekday-moves-the-day"]


def test_a_weekday_more_than_a_day_off_moves_nothing_and_is_reported() -> None:
    doc = dated("اجتمع الوزيران اليوم الأحد في جنيف.", published=date(2016, 8, 10))
    assert doc.dated == days("2016-08-10")
    assert [clue.kept for clue in doc.clues] == [False]


def test_weekdays_that_disagree_move_nothing() -> None:
    doc = dated("اجتمعا اليوم الأربعاء. ووصل الوفد أمس الاثنين.", published=date(2016, 8, 10))
    assert doc.dated == days("2016-08-10")


def test_a_crawl_before_publication_is_an_error_that_names_both() -> None:
    with pytest.raises(TimelineError, match=r"crawled on 2016-08-01.*published on 2016-08-27"):
        dated("خبر.", published=date(2016, 8, 27), crawled=date(2016, 8, 1))


def test_the_date_line_of_a_page_dates_the_article() -> None:
    doc = dated("قال الوزير أمس إنه راض.", page_date="السبت 27 أغسطس 2016")
    assert (doc.dating, doc.dated) == ("page", days("2016-08-27"))
    assert doc.dates[0].date_from == date(2016, 8, 26)


def test_a_dateline_dates_the_article() -> None:
    told = "قال متحدث باسم الوفد إن المحادثات التي بدأت أمس مستمرة وستطول أياما عدة في المدينة نفسها."
    text = f"جنيف، 26 آب 2016\n{told}\nوأضاف أنها مفيدة."
    assert (dated(text).dating, dated(text).dated) == ("dateline", days("2016-08-26"))


def test_nothing_to_go_by_is_unknown_and_resolves_no_relative_date() -> None:
    doc = dated("اجتمع الوزيران أمس.")
    assert (doc.dating, doc.dated, doc.dates) == ("unknown", None, [])


def test_an_explicit_date_told_as_past_is_a_lower_bound_only() -> None:
    doc = dated("اجتمع الوزيران في 14 تموز 2016.")
    assert doc.dated is None
    assert [(c.rule, c.after_from, c.after_to) for c in doc.clues] == [("past-date", date(2016, 7, 14), None)]


def test_a_month_just_past_closes_the_interval_that_an_explicit_date_opens() -> None:
    doc = dated("اجتمعا في 14 تموز 2016. ثم التقيا مرة أخرى في حزيران الماضي.")
    assert doc.dated is not None
    assert doc.dated.first == date(2016, 7, 14)


def test_today_with_its_full_date_says_the_day() -> None:
    doc = dated("اجتمع الوزيران اليوم السبت 27 آب 2016 في جنيف.")
    assert doc.dated == days("2016-08-27")


def test_a_contradicted_clue_is_kept_as_a_row_and_dropped_from_the_interval() -> None:
    comments = "\n\nالتعليقات (1)\n\nسامر\n·منذ سنتين\nتعليق"
    doc = dated(
        "اجتمعا في 14 تموز 2016 في المدينة، وقال المتحدث إنهما اتفقا على كل شيء." + comments, crawled=date(2017, 1, 1)
    )
    assert [c.rule for c in doc.clues if not c.kept] == ["past-date"]


def test_a_comment_of_the_same_day_bounds_by_the_day_it_was_read() -> None:
    comments = "\n\nالتعليقات (1)\n\nسامر\n·منذ 3 ساعات\nتعليق"
    doc = dated("اجتمع الوزيران في المدينة، وقال المتحدث إنهما اتفقا." + comments, crawled=date(2017, 1, 1))
    assert max(c.after_to for c in doc.clues if c.after_to) == date(2017, 1, 1)
