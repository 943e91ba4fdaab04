"""Properties of dates that hold for every input: read back what CLDR writes, offsets, linear time."""

from datetime import date, timedelta
from functools import cache

import pytest
from babel import Locale
from babel.dates import format_date
from babel.localedata import locale_identifiers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import cases, read_text
from test_bad_input import seconds
from test_dates import document, read, reader

from timeline.extraction import dates
from timeline.extraction.vocabulary import vocabulary
from timeline.knowledge import Knowledge

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31))
LANGUAGES = tuple(Knowledge.load().languages)
FORMATS = ("medium", "long", "full")
# Babel writes Gregorian dates in every locale. Left out are scripts in which nobody writes news, and by locale what
# cannot be read there, with the reason; whoever mends one takes it out, for the test says so.
SCRIPTS = {"Dsrt", "Shaw"}
EXCEPTIONS: dict[tuple[str, str], str] = {
    ("fr_MA", "medium"): "short names without an accent, and mar. is left out: a Tuesday, a sea, an end of a sentence",
    **dict.fromkeys([("es_PE", "medium"), ("es_UY", "medium")], "set. is left out: it is a set of tennis, too"),
    **dict.fromkeys([("en_MV", "medium"), ("es_PA", "medium"), ("es_PR", "medium")], "figures in another order"),
    **dict.fromkeys([(i, "medium") for i in ("tr", "tr_CY", "tr_TR")], "short names without a stop, which are words"),
    **dict.fromkeys([("fa_AF", form) for form in FORMATS], "the names of months of Dari are not all in the file yet"),
    ("uk", "medium"): "the short names of months are not in the file yet",
    ("uk_UA", "medium"): "the short names of months are not in the file yet",
}


def locales_of(language: str) -> list[str]:
    return sorted(i for i in locale_identifiers() if i.split("_")[0] == language and not SCRIPTS & set(i.split("_")))


def reads_back(day: date, locale: str, form: str) -> bool:
    return days_in(format_date(day, form, locale=Locale.parse(locale)), locale.split("_")[0]) == [(day, day, "day")]


@cache  # Most countries of a language write a day alike.
def days_in(text: str, language: str) -> list[tuple[date, date | None, str]]:
    return [(d.date_from, d.date_to, d.grain) for d in read(text, date(2016, 8, 27), language=language)]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_of_every_month_as_every_country_writes_it_is_read_back(language: str, form: str) -> None:
    days = [date(2016, month, 27 - 2 * month) for month in range(1, 13)]
    lost = {locale for locale in locales_of(language) if not all(reads_back(day, locale, form) for day in days)}
    known = {locale for locale, f in EXCEPTIONS if f == form and locale.split("_")[0] == language}
    assert (lost - known, known - lost) == (set(), set()), "lost and no exception; mended and still an exception"


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(day=DAYS, language=st.sampled_from(LANGUAGES), form=st.sampled_from(FORMATS), data=st.data())
def test_any_day_as_any_country_writes_it_is_read_back(
    day: date, language: str, form: str, data: st.DataObject
) -> None:
    locale = data.draw(st.sampled_from(locales_of(language)))
    assert reads_back(day, locale, form) or (locale, form) in EXCEPTIONS


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


# Nasty texts: no crash, offsets that give back the words, and time that grows with the text.

# Characters that show nothing, and marks that open and never close.
UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u202e\u2066\u2069\ufeff\u00ad\u061c"
MARKS = "()[]{}\"'«»“”„.,:;!?-–—/\n\t"


def sentence_of(language: str) -> str:
    """A sentence of the language's own spec of dates, which may hold any of its words."""
    return str(max((c.values[2] for c in cases("dates", "dates") if c.values[0] == language), key=len)) + ". "


SENTENCES = {language: sentence_of(language) for language in LANGUAGES}


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(language=st.sampled_from(LANGUAGES), data=st.data())
def test_offsets_of_everything_found_give_back_its_words_whatever_is_strewn_in(
    language: str, data: st.DataObject
) -> None:
    pieces = st.sampled_from([*SENTENCES[language].split(" "), *UNSEEN, *MARKS, "14", "2016", "9" * 40, " ", "  "])
    text = "".join(data.draw(st.lists(pieces, min_size=1, max_size=60)))
    doc = read_text(text, date(2016, 8, 27), language)
    for found in (*doc.dates, *doc.mentions, *doc.meetings, *doc.statements, *doc.segments):
        assert 0 <= found.start <= found.end <= len(text)
    for found in (*doc.dates, *doc.mentions):
        words = text[found.start : found.end]
        assert words.strip() == words != ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unseen", UNSEEN, ids=lambda c: f"U+{ord(c):04X}")
def test_characters_that_show_nothing_hide_no_date(language: str, unseen: str) -> None:
    text = format_date(date(2016, 7, 14), "long", locale=language)
    for strewn in (text.replace(" ", f" {unseen}"), text.replace(" ", f"{unseen} "), f"{unseen}{text}{unseen}"):
        found = read(strewn, None, language=language)
        assert [(d.date_from, d.date_to) for d in found] == [(date(2016, 7, 14), date(2016, 7, 14))]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "piece",
    [
        "9", "(", "(a ", ")", '"', "«", "“«", "\u200b", "\u202e\u2066", "- ", ". ", "\n", "x, ", "3 ", "{}",
        "({}", '"{}', "«{}\n", "\u200f{}", "{}\u200b",
    ],
)  # fmt: skip
def test_four_times_a_nasty_article_takes_no_more_than_its_share(language: str, piece: str) -> None:
    words = piece.format(SENTENCES[language])

    def seconds_of(characters: int) -> float:
        text = words * (characters // len(words))
        return seconds(lambda: read_text(text, date(2016, 8, 27), language))

    # Four times the text: a quadratic reader would need sixteen times as long.
    assert seconds_of(48_000) < 9 * seconds_of(12_000) + 0.1


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
    def seconds_of(copies: int) -> float:
        doc = document(piece * copies, date(2016, 8, 27))
        return seconds(lambda: dates.resolve(doc, dates.find(doc)))

    # Four times the text: a quadratic reader would need sixteen times as long.
    assert seconds_of(8000) < 9 * seconds_of(2000) + 0.02
