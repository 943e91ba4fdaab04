"""Markdown with front matter, spreadsheets, packed tables: each gives the articles it holds."""

import gzip
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from workbook import workbook

from timeline.articles import read, read_with_skipped

TALKS = "The ministers met on Friday and spoke of a truce."


def read_markdown(folder: Path, text: str) -> tuple[dict[str, Any], list[str]]:
    (folder / "a.md").write_bytes(text.encode())
    articles, skipped = read_with_skipped(folder / "a.md", language="en")
    return articles.row(0, named=True), skipped["reason"].to_list()


# Markdown


def test_front_matter_says_what_the_text_does_not(tmp_path: Path) -> None:
    row, problems = read_markdown(
        tmp_path,
        '---\ntitle: "Talks: \\"truce\\" near"  # as printed\ndate: 2016-08-27 10:30:00 +0300\nlang: en\n'
        "url: https://paper.example/1#top\noutlet: 'The Reader''s Paper'\ndesk: world\n---\n\n# Talks\n\nWords.\n",
    )
    assert problems == []
    assert row["title"] == 'Talks: "truce" near'
    assert (row["published"], row["published_at"]) == (date(2016, 8, 27), datetime(2016, 8, 27, 10, 30))
    assert (row["url"], row["outlet"], row["desk"]) == ("https://paper.example/1#top", "The Reader's Paper", "world")
    assert row["text"] == "# Talks\n\nWords.\n"


@pytest.mark.parametrize("text", [TALKS, f"---\n{TALKS}", f"{TALKS}\n---\ntitle: no\n---\n", f"----\n{TALKS}\n---\n"])
def test_markdown_without_a_closed_block_at_its_top_is_all_text(tmp_path: Path, text: str) -> None:
    row, problems = read_markdown(tmp_path, text)
    assert (row["text"], row["title"], problems) == (text, None, [])


def test_lists_of_other_keys_in_front_matter_do_no_harm(tmp_path: Path) -> None:
    row, problems = read_markdown(tmp_path, f"---\r\ntags:\r\n  - a\r\n- b\r\ntitle: Talks\r\n---\r\n{TALKS}")
    assert (row["title"], row["text"], problems) == ("Talks", TALKS, [])


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("title: [a, b]", 'line 2: "title" is left out: write it as one line'),
        ("title: >\n  folded", 'line 2: "title" is left out'),
        ("title:\n  - a", 'line 2: "title" is left out'),
        ('title: "never closed', 'line 2: "title" is left out'),
        ("title Talks", "line 2 is left out: write it as key: value"),
        ("date: 27 August", "published is left out"),
        ("title: a\nTitle: b", 'line 3: "Title" is left out: it is given already'),
    ],
)
def test_line_of_front_matter_that_cannot_be_used_is_named(tmp_path: Path, line: str, says: str) -> None:
    row, problems = read_markdown(tmp_path, f"---\n{line}\n---\n{TALKS}")
    assert row["text"] == TALKS
    assert [says in problem for problem in problems] == [True]


def test_text_files_are_read_without_the_libraries_of_pages_and_workbooks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Им нужен переводчик.", encoding="utf-8")
    libraries = ("lxml", "trafilatura", "charset_normalizer", "fastexcel")
    asked = (
        f"import sys; from timeline.articles import read; read(sys.argv[1]); print(set({libraries}) & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", asked, tmp_path], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


# Spreadsheets and packed tables

ROWS = [
    ["id", "Text", "published", "desk"],
    ["a", TALKS, date(2016, 8, 27), "world"],
    ["b", "Им нужен переводчик.", date(2016, 8, 28), None],
]


def test_sheet_with_a_text_gives_an_article_a_row(tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(workbook(Notes=[["made by", "us"]], Articles=ROWS))
    articles, skipped = read_with_skipped(tmp_path / "t.xlsx")
    assert skipped.is_empty()
    assert articles["article_id"].to_list() == ["a", "b"]
    assert articles["published"].to_list() == [date(2016, 8, 27), date(2016, 8, 28)]
    assert articles["published_at"].null_count() == 2
    assert articles["desk"].to_list() == ["world", None]


def test_two_sheets_with_texts_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(workbook(One=ROWS[:2], Two=[ROWS[0], ROWS[2]]))
    assert read(tmp_path)["source"].to_list() == ["t.xlsx (One)", "t.xlsx (Two)"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"no workbook", "no .xlsx workbook"),
        (workbook(A=[["title"], ["x"]]), 'no column "text"'),
        (workbook(A=[]), 'no column "text"'),
    ],
)
def test_workbook_without_articles_is_named(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "t.xlsx").write_bytes(content)
    assert says in read_with_skipped(tmp_path)[1]["reason"].item()


def test_wrong_day_in_a_sheet_is_named_with_its_row(tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(workbook(A=[*ROWS, ["c", "More words.", "soon", None]]))
    articles, skipped = read_with_skipped(tmp_path, language="en")
    assert articles["published"].to_list() == [date(2016, 8, 27), date(2016, 8, 28), None]
    assert [(row, "published is left out" in reason) for _, row, reason in skipped.rows()] == [(3, True)]


def test_text_that_a_cell_has_cut_off_is_named(tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(workbook(A=[["text"], ["x" * 32_767]]))
    articles, skipped = read_with_skipped(tmp_path, language="en")
    assert articles.height == 1
    assert "32,767 characters" in skipped["reason"].item()


@pytest.mark.parametrize("kind", ["xlsx", "parquet", "tsv", "csv"])
def test_packed_table_is_read_like_the_table(tmp_path: Path, kind: str) -> None:
    plain = tmp_path / f"t.{kind}"
    frame = pl.DataFrame({"id": ["a"], "text": [TALKS]})
    match kind:
        case "xlsx":
            plain.write_bytes(workbook(A=[["id", "text"], ["a", TALKS]]))
        case "parquet":
            frame.write_parquet(plain)
        case _:
            frame.write_csv(plain, separator="\t" if kind == "tsv" else ",")
    packed = tmp_path / f"t.{kind}.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert read(packed, language="en").drop("source").equals(read(plain, language="en").drop("source"))
