"""Date lines in languages without a file: dateparser behind one wrapper, and no guess."""

import ast
from datetime import date
from pathlib import Path

import polars as pl
import pytest

import timeline as tl
from timeline.articles import date_strings
from timeline.articles.date_strings import day_named

PACKAGE = Path(date_strings.__file__).parent.parent
DAY = date(2016, 8, 27)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("it", "27 agosto 2016"), ("ja", "2016年8月27日"), ("ko", "2016년 8월 27일 14:30"), ("he", "27 באוגוסט 2016"),
        ("pl", "27 sierpnia 2016, 14:30"), ("el", "27 Αυγούστου 2016"), ("it", "27/08/2016"), ("ar", "27 August 2016"),
        (None, "27 August 2016"), ("xx", "Aug 27, 2016"),
    ],
)  # fmt: skip
def test_a_full_date_is_read_whenever_the_page_was_saved(language: str | None, line: str) -> None:
    assert day_named(line, language, None) == day_named(line, language, date(2024, 5, 1)) == DAY


@pytest.mark.parametrize(("language", "line"), [("it", "ieri"), ("ja", "昨日"), ("pt", "há 1 dia")])
def test_days_ago_count_from_the_day_the_page_was_saved_and_from_no_clock(language: str, line: str) -> None:
    assert day_named(line, language, date(2016, 8, 28)) == DAY
    assert day_named(line, language, None) is None


@pytest.mark.parametrize(
    "line",
    ["agosto 2016", "27 agosto", "2016", "05/08/2016", "14:30", "31 febbraio 2016", "2 ore fa", "9" * 80, "a" * 99],
)
def test_what_names_no_day_or_more_than_one_is_null(line: str) -> None:
    assert day_named(line, "it", date(2016, 8, 28)) is None


def test_an_article_in_a_language_without_a_file_is_dated_by_its_page_and_left_unread() -> None:
    rows = pl.DataFrame(
        {"text": ["I ministri si sono incontrati."], "language": ["it"], "page_date": ["27 agosto 2016"]}
    )
    record = tl.extract(tl.read(rows))
    [article] = record.articles.select("dated_from", "dated_to", "dating", "outcome").rows()
    assert article == (DAY, DAY, "page", "unsupported-language")
    assert record.dates.is_empty()


def test_dateparser_is_asked_in_one_module_only() -> None:
    asking = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.split(".")[0] == "dateparser" for name in names):
                asking.add(path.name)
    assert asking == {"date_strings.py"}
