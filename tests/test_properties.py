"""Properties of dates that hold for every input: read back what CLDR writes, offsets, linear time."""

import time
from datetime import date, timedelta

import pytest
from babel import Locale
from babel.dates import format_date
from babel.localedata import locale_identifiers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_dates import document, read, reader

from timeline.extraction import dates
from timeline.extraction.vocabulary import vocabulary

LOCALES = sorted(i for i in locale_identifiers() if i.split("_")[0] == "ar" and len(i) <= 6)
# Locales whose default calendar is not the Gregorian one still write Gregorian dates through this format.
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    day=DAYS, locale=st.sampled_from(LOCALES), pattern=st.sampled_from(["d MMMM y", "EEEE d MMMM y", "EEEE، d MMMM y"])
)
def test_every_date_that_cldr_writes_in_arabic_is_read_back(day: date, locale: str, pattern: str) -> None:
    text = format_date(day, pattern, locale=Locale.parse(locale))
    assert [(d.date_from, d.date_to, d.grain) for d in read(text, None)] == [(day, day, "day")]


@settings(max_examples=100, deadline=None)
@given(day=DAYS)
def test_iso_dates_are_read_back_in_every_kind_of_digit(day: date) -> None:
    for zero in ("0", "\u0660", "\u06f0"):
        text = day.isoformat().translate({ord("0") + i: chr(ord(zero) + i) for i in range(10)})
        assert [d.date_from for d in read(text, None)] == [day]


# Every date word of the language, and what may stand between two of them.
ENTRIES = vocabulary(reader().language, reader().knowledge)
WORDS = sorted({entry.phrase for entry in ENTRIES if entry.kind.startswith("date:")})
OTHERS = [*"-/.:()\n\u060c\u200f\u202e", "14", "31", "2016", "1437", "123456", "و", "كلمة"]


@settings(max_examples=600, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS) | st.sampled_from(OTHERS), max_size=25), dated=DAYS)
def test_dates_stand_in_order_without_overlap_and_inside_the_text(words: list[str], dated: date) -> None:
    text = " ".join(words)
    last = 0
    for d in read(text, dated):
        assert last <= d.start < d.end <= len(text)
        assert text[d.start : d.end].strip() == text[d.start : d.end]
        assert d.date_from is not None or d.date_to is not None
        assert d.date_from is None or d.date_to is None or d.date_from <= d.date_to
        last = d.end


@settings(max_examples=60, deadline=None)
@given(day=DAYS, k=st.integers(2, 10))
def test_days_ago_is_that_many_days_before(day: date, k: int) -> None:
    assert [d.date_from for d in read(f"قبل {k} أيام", day)] == [day - timedelta(k)]


@pytest.mark.parametrize(
    "piece",
    [
        "3 و",
        "(",
        "من 14 إلى ",
        "تموز/",
        "ثلاثة ",
        "قبل نحو ",
        "اليوم ",
        "14 تموز 2016 - ",
        "9",
        "الثلاثاء، ",
        "\u200b\u202e",
    ],
)
def test_twice_the_text_takes_no_more_than_about_twice_the_time(piece: str) -> None:
    def seconds(copies: int) -> float:
        doc = document(piece * copies, date(2016, 8, 27))
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            dates.resolve(doc, dates.find(doc))
            best = min(best, time.process_time() - start)
        return best

    # Four times the text: a quadratic reader would need sixteen times as long.
    assert seconds(8000) < 9 * seconds(2000) + 0.02
