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


def dated(text: str, language: str = "ar", **known: Any) -> Document:
    return read(Article("a", text, **known), extract.reader(Knowledge.load(), language))


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


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "منذ ساعتين"),
        ("en", "2 hours ago"),
        ("en", "Updated 5 minutes ago"),
        ("ru", "2 часа назад"),
        ("fr", "il y a 2 heures"),
    ],
)
def test_hours_ago_on_a_page_are_the_day_it_was_read_or_the_one_before(language: str, words: str) -> None:
    text = {
        "ar": "قال الوزير إنه راض.",
        "en": "The minister was pleased.",
        "ru": "Министр доволен.",
        "fr": "Il est content.",
    }
    doc = dated(text[language], language, page_date=words, crawled=date(2016, 8, 28))
    assert (doc.dating, doc.dated) == ("page", days("2016-08-27", "2016-08-28"))
    assert dated(text[language], language, page_date=words).dating == "unknown"


@pytest.mark.parametrize(
    "words", ["14:30 27.08.16", "27/08/2016 - 14:30", "آخر تحديث: 27 أغسطس 2016 - 14:30", "27.08.16, 14.30"]
)
def test_a_time_beside_the_day_of_a_page_changes_nothing(words: str) -> None:
    assert dated("قال الوزير إنه راض.", page_date=words).dated == days("2016-08-27")


def test_months_without_a_year_alone_say_nothing_of_the_year() -> None:
    doc = dated("التقيا في حزيران الماضي.")
    assert (doc.dating, doc.dated) == ("unknown", None)
    assert rules(doc) == ["month-just-past"]


def test_a_whole_year_is_no_lower_bound_for_it_may_be_one_of_plans() -> None:
    assert rules(dated("أعلنت الوزارة أن المشروع بلغ مرحلته الأخيرة عام 2018.")) == []


def test_a_day_with_its_weekday_leaves_the_years_in_which_it_is_so() -> None:
    doc = dated("They met on 14 July 2012. They met again on Tuesday, July 5.", "en")
    [clue] = [clue for clue in doc.clues if clue.rule == "weekday-of-date"]
    assert (clue.text, clue.kept) == ("Tuesday, July 5", True)
    assert clue.after_from == date(2016, 1, 5)


def test_people_in_their_offices_bound_an_article_by_their_terms() -> None:
    doc = dated("Secretary of State John Kerry met French Foreign Minister Laurent Fabius.", "en")
    assert doc.dated == days("2013-02-01", "2016-02-10")
    assert rules(doc) == ["office-term", "office-term"]


def test_the_most_trusted_clues_that_fit_win_and_the_other_is_named_and_never_averaged() -> None:
    text = "Today, 27 August 2016, Secretary of State John Kerry spoke of Secretary of State Hillary Clinton."
    doc = dated(text, "en")
    assert doc.dated == days("2016-08-27")
    assert {clue.text: clue.kept for clue in doc.clues if clue.rule == "office-term"} == {
        "Secretary of State John Kerry": True,
        "Secretary of State Hillary Clinton": False,
    }
    assert all("contradicts clues more trusted" in clue.says for clue in doc.clues if not clue.kept)


def test_a_conference_named_with_its_host_and_month_gives_its_year() -> None:
    doc = dated("Foreign ministers of ASEAN met in Laos in late July, the minister said.", "en")
    assert [(c.rule, c.kept) for c in doc.clues if c.rule == "conference-host"] == [("conference-host", True)]
