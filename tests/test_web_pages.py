"""Web pages: title, date and words of an article are found, what stands around it is not."""

import gzip
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from saved_pages import ARABIC, ENGLISH, HEADLINES, STORIES, old_page, page

from timeline.articles import read_with_skipped
from timeline.articles.page_dates import read_moment
from timeline.articles.page_tree import parse


def read(folder: Path, html: str | bytes, name: str = "page.html") -> dict[str, Any]:
    path = folder / name
    path.write_bytes(html.encode() if isinstance(html, str) else html)
    articles, skipped = read_with_skipped(path)
    assert skipped.rows() == []
    return articles.row(0, named=True)


def json_ld(**said: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(said)}</script>'


@pytest.mark.parametrize("language", ["ar", "ru", "en", "fr"])
def test_article_of_a_page_is_its_paragraphs_and_nothing_around_them(tmp_path: Path, language: str) -> None:
    row = read(tmp_path, page(language))
    assert row["title"] == HEADLINES[language]
    assert row["text"].split("\n") == list(STORIES[language])
    assert (row["language"], row["outlet"]) == (language, "The Paper")


def test_headings_and_lead_are_lines_of_their_own(tmp_path: Path) -> None:
    first, *rest = ENGLISH
    body = f"<p>{first}</p><h2>A second round</h2>" + "".join(f"<p>{words}</p>" for words in rest)
    lead = "Both sides speak of progress after a day of talks behind closed doors"
    row = read(tmp_path, page("en", body=body, date_line=f'<p class="standfirst">{lead}</p>'))
    assert row["text"].split("\n") == [lead, first, "A second round", *rest]


def test_lines_that_only_lead_to_other_pages_are_left_out(tmp_path: Path) -> None:
    body = "".join(
        f'<p>{words}</p><p><a href="/x">READ ALSO: What the truce means for trade</a></p>' for words in ENGLISH
    )
    assert read(tmp_path, page("en", body=body))["text"].split("\n") == list(ENGLISH)


def test_address_is_that_of_the_article_not_of_its_site(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://paper.example/"><meta property="og:url" content="https://paper.example/w/1">'
    assert read(tmp_path, page("en", head=head))["url"] == "https://paper.example/w/1"
    saved = f"<!-- saved from url=(0025)https://paper.example/w/2 -->\n{page('en')}"
    assert read(tmp_path, saved)["url"] == "https://paper.example/w/2"


@pytest.mark.parametrize(
    ("head", "date_line", "day", "time"),
    [
        ('<meta property="article:published_time" content="2016-08-27T01:30:00+03:00">', "", 27, (1, 30)),
        ('<meta name="pubdate" content="Sat, 27 Aug 2016 09:00:00 GMT">', "", 27, (9, 0)),
        ('<meta itemprop="datePublished" content="20160827">', "", 27, None),
        (json_ld(**{"@type": "NewsArticle", "datePublished": "2016-08-27 07:00:00Z"}), "", 27, (7, 0)),
        (json_ld(**{"@graph": [{"@type": "WebPage", "datePublished": "2016-08-27"}]}), "", 27, None),
        (
            '<script type="application/ld+json">{"@type": "Article", "datePublished": "2016-08-27",}</script>',
            "",
            27,
            None,
        ),
        ("", '<time datetime="2016-08-27T10:00">10:00</time>', 27, (10, 0)),
        ("", '<time class="updated" datetime="2016-08-28">x</time><time datetime="2016-08-27">y</time>', 27, None),
        # The order of trust, and a lone time zone: 22:30 in UTC was the next day where the paper is printed.
        (
            '<meta property="article:published_time" content="2016-08-27">'
            + json_ld(**{"@type": "Article", "datePublished": "2016-08-29"}),
            '<time datetime="2016-08-30">x</time>',
            27,
            None,
        ),
        (
            '<meta property="article:published_time" content="2016-08-26T22:30:00Z">'
            + json_ld(**{"@type": "Article", "datePublished": "2016-08-27T01:30:00+03:00"}),
            "",
            27,
            (1, 30),
        ),
    ],
)
def test_day_of_publication_comes_from_the_markup(
    tmp_path: Path, head: str, date_line: str, day: int, time: tuple[int, int] | None
) -> None:
    row = read(tmp_path, page("en", head=head, date_line=date_line))
    assert row["published"] == date(2016, 8, day)
    assert row["published_at"] == (datetime(2016, 8, day, *time) if time else None)
    assert row["page_date"] is None


@pytest.mark.parametrize(
    ("language", "date_line", "shown"),
    [
        ("ar", '<div class="info"><span>السبت 27 أغسطس / آب 2016</span></div>', "السبت 27 أغسطس / آب 2016"),
        ("ar", "<p>٢٧ آب ٢٠١٦ - ١٠:٣٠</p>", "٢٧ آب ٢٠١٦ - ١٠:٣٠"),
        ("ru", "<span>27 августа 2016, 14:30</span>", "27 августа 2016, 14:30"),
        ("fr", "<p>Publié le 27 août 2016 à 10h</p>", "Publié le 27 août 2016 à 10h"),
        ("en", '<p class="byline">By our own staff<br>August 27, 2016</p>', "August 27, 2016"),
        ("en", "<div><i>27</i> <i>Aug</i> <i>2016</i></div>", "27 Aug 2016"),
        ("en", "<time>27.08.2016</time>", "27.08.2016"),
        ("en", '<span class="date-updated">28 Aug 2016</span> <span class="date">27 Aug 2016</span>', "27 Aug 2016"),
        ("en", '<span class="post-time">2 hours ago</span>', "2 hours ago"),
        ("en", "<p>© 27 August 2016 The Paper</p><p>2016</p>", None),
    ],
)
def test_date_words_at_the_headline_are_kept_as_written(
    tmp_path: Path, language: str, date_line: str, shown: str | None
) -> None:
    row = read(tmp_path, page(language, date_line=date_line))
    assert row["published"] is None
    assert row["page_date"] == shown


@pytest.mark.parametrize(
    ("language", "charset", "codec", "line"),
    [
        ("ar", "windows-1256", "cp1256", "السبت، 27 آب 2016"),
        ("ar", "iso-8859-1", "cp1256", "السبت، 27 آب 2016"),
        ("ru", "windows-1251", "cp1251", "27 августа 2016"),
        ("ru", "koi8-r", "koi8_r", "27 августа 2016"),
        ("fr", "iso-8859-1", "latin-1", "27 août 2016"),
    ],
)
def test_old_page_of_tables_in_an_older_encoding_is_read(
    tmp_path: Path, language: str, charset: str, codec: str, line: str
) -> None:
    row = read(tmp_path, old_page(language, line, charset).encode(codec), "old.htm")
    assert row["title"] == HEADLINES[language]
    assert row["page_date"] == line
    assert all(words in row["text"].split("\n") for words in STORIES[language])


def test_page_with_a_template_in_another_language_is_in_that_of_its_words(tmp_path: Path) -> None:
    html = page("ar").replace('lang="ar"', 'lang="en-US"')
    assert read(tmp_path, html)["language"] == "ar"


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("Ministers discuss the truce | The Paper", "Ministers discuss the truce"),
        ("The Paper - Ministers discuss the truce", "Ministers discuss the truce"),
        ("Ministers of both sides discuss the truce - live", "Ministers of both sides discuss the truce - live"),
        ("The Paper", "Ministers discuss the truce"),
        ("News you trust", "Ministers discuss the truce"),
        ("Ministers &amp;quot;discuss&amp;quot; the truce", 'Ministers "discuss" the truce'),
    ],
)
def test_title_is_the_headline_without_the_name_of_the_site(tmp_path: Path, given: str, title: str) -> None:
    assert read(tmp_path, page("en", head=f'<meta property="og:title" content="{given}">'))["title"] == title


COMMENTS = """<section id="comments"><h3>التعليقات (2)</h3>
<div class="c"><b>قارئ</b><span>منذ 3 ساعات</span><p>رأي أول في الخبر</p></div>
<div class="c"><b>قارئة</b><span>منذ يوم</span><p>رأي ثان في الخبر</p></div></section>"""


def test_comments_with_authors_and_ages_stand_below_their_heading(tmp_path: Path) -> None:
    lines = read(tmp_path, page("ar", after=COMMENTS))["text"].split("\n")
    assert lines[:3] == list(ARABIC)
    assert lines[3:] == [
        "التعليقات (2)",
        "قارئ",
        "منذ 3 ساعات",
        "رأي أول في الخبر",
        "قارئة",
        "منذ يوم",
        "رأي ثان في الخبر",
    ]


def test_comments_under_a_heading_that_we_do_not_know_are_left_out(tmp_path: Path) -> None:
    html = page("ar", after=COMMENTS.replace("التعليقات", "ساحة"))
    assert read(tmp_path, html)["text"].split("\n") == list(ARABIC)


def test_menu_below_a_word_that_may_open_comments_is_no_comment(tmp_path: Path) -> None:
    menu = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("Books", "Cartoons", "Columns", "Music"))
    html = page("en", after=f"<div><ul><li>Comments</li>{menu}</ul></div>")
    assert read(tmp_path, html)["text"].split("\n") == list(ENGLISH)


def test_comments_heading_without_comments_adds_nothing(tmp_path: Path) -> None:
    html = page("ar", after='<section id="comments"><h3>التعليقات</h3><form><textarea></textarea></form></section>')
    assert read(tmp_path, html)["text"].split("\n") == list(ARABIC)


def test_what_stands_beside_a_page_has_the_last_word(tmp_path: Path) -> None:
    (tmp_path / "page.html.toml").write_text("published = 2016-08-27\n")
    row = read(tmp_path, page("en", head='<meta property="article:published_time" content="2024-01-01">'))
    assert row["published"] == date(2016, 8, 27)


def test_packed_page_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, gzip.compress(page("en").encode()), "page.html.gz")["title"] == HEADLINES["en"]


def test_pictures_and_frames_saved_beside_a_page_are_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "talks_files").mkdir()
    (tmp_path / "talks_files" / "frame.html").write_text("<p>advertisement</p>")
    (tmp_path / "talks.html").write_text(page("en"), encoding="utf-8")
    articles, skipped = read_with_skipped(tmp_path)
    assert articles["source"].to_list() == ["talks.html"]
    assert skipped.is_empty()


@pytest.mark.parametrize("html", ["<html><body></body></html>", "<!-- nothing -->", "<p></p>" * 100])
def test_page_without_an_article_is_named(tmp_path: Path, html: str) -> None:
    (tmp_path / "a.html").write_text(html)
    articles, skipped = read_with_skipped(tmp_path)
    assert articles.is_empty()
    assert "no article found" in skipped["reason"].item()


def test_broken_byte_in_an_advertisement_does_not_cost_the_page(tmp_path: Path) -> None:
    html = page("ar", head="<!-- \N{FULL BLOCK} -->").encode().replace("\N{FULL BLOCK}".encode(), b"\xe2\x96")
    assert read(tmp_path, html)["text"].split("\n") == list(ARABIC)


def test_broken_byte_in_the_words_is_named(tmp_path: Path) -> None:
    word = "الهدنة".encode()
    (tmp_path / "a.html").write_bytes(page("ar").encode().replace(word, word[:-1]))
    articles, skipped = read_with_skipped(tmp_path)
    assert articles.height == 1
    assert "is not UTF-8 (text and title): save the page again" in skipped["reason"].item()


@pytest.mark.parametrize("depth", [300, 5000])
def test_page_nested_deeply_is_read_or_named(tmp_path: Path, depth: int) -> None:
    body = "<div>" * depth + "".join(f"<p>{words}</p>" for words in ENGLISH) + "</div>" * depth
    (tmp_path / "a.html").write_text(page("en", body=body), encoding="utf-8")
    articles, skipped = read_with_skipped(tmp_path)
    assert articles.height + skipped.height == 1


@pytest.mark.parametrize(
    "words", ["2016", "27/08/2016", "today", "0001-01-01T00:00:00", "1970-01-01", "2016-13-01", ""]
)
def test_what_is_no_machine_readable_day_is_no_moment(words: str) -> None:
    assert read_moment(words) is None


def test_empty_page_has_no_tree() -> None:
    assert parse(" \n") is None
