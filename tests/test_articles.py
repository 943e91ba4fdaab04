"""Reading: what a researcher hands in becomes the articles frame, and what cannot be read is named."""

import gzip
import json
import os
from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest

from timeline.articles import ARTICLES, SkippedWarning, read, read_with_skipped
from timeline.articles.drafts import SKIPPED
from timeline.articles.language import language_of
from timeline.knowledge.errors import TimelineError
from timeline.schemas import SCHEMAS

SEEDS = Path(__file__).parent.parent / "seeds" / "articles"
TALKS = "The ministers met in Geneva on Friday and spoke of a truce."


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def json_lines(path: Path, *rows: object) -> Path:
    return write(path, "\n".join(json.dumps(row) for row in rows))


def reasons(source: object, **options: object) -> list[tuple[str, int | None, str]]:
    skipped = read_with_skipped(source, **options)[1]  # type: ignore[arg-type]
    return skipped.rows()


# What is read


def test_seed_is_one_arabic_article_without_a_date_of_publication() -> None:
    seed = read(SEEDS)
    row = seed.row(0, named=True)
    assert seed.height == 1
    assert row["language"] == "ar"
    assert row["published"] is None
    assert row["text"].encode() == (SEEDS / "000_e36c8a0eafea318a.txt").read_bytes()


def test_articles_frame_has_the_promised_columns_and_types(tmp_path: Path) -> None:
    assert read(write(tmp_path / "a.txt", TALKS)).schema == ARTICLES


def test_skipped_frame_is_the_one_of_a_record() -> None:
    assert SCHEMAS["skipped"] == SKIPPED


def test_folder_is_read_recursively_by_name_without_readme_hidden_files_and_sidecars(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "README.md", ".hidden.txt", ".git/x.txt"):
        write(tmp_path / name, TALKS + name)
    write(tmp_path / "b.txt.toml", 'language = "en"\n')
    articles, skipped = read_with_skipped(tmp_path)
    assert articles["source"].to_list() == ["a/z.txt", "b.txt"]
    assert skipped.is_empty()


def test_id_does_not_depend_on_where_the_folder_lies(tmp_path: Path) -> None:
    for place in ("here", "there/below"):
        write(tmp_path / place / "a.txt", TALKS)
    here, there = (read(tmp_path / place)["article_id"].to_list() for place in ("here", "there/below"))
    alone = read(tmp_path / "here" / "a.txt")["article_id"].to_list()
    assert here == there == alone
    assert len(here[0]) == 16


def test_glob_and_list_read_each_file_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        write(tmp_path / name, TALKS + name)
    articles = read([tmp_path / "b.txt", str(tmp_path / "*.txt"), tmp_path])
    assert articles["source"].to_list() == ["b.txt", "a.txt"]


@pytest.mark.parametrize(
    "stored",
    [
        b"one\r\ntwo\n",
        b"\xef\xbb\xbf" + b"one\r\ntwo\n",
        "one\r\ntwo\n".encode("utf-16"),
        gzip.compress(b"one\r\ntwo\n"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "gzip"],
)
def test_text_keeps_its_newlines_and_loses_its_byte_order_mark(tmp_path: Path, stored: bytes) -> None:
    assert read(write(tmp_path / "a.txt", stored), language="en")["text"].item() == "one\r\ntwo\n"


def test_sidecar_says_what_the_text_does_not(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TALKS)
    write(tmp_path / "a.txt.toml", 'lang = "en"\noutlet = "The Paper"\npublished = 2016-08-27\n')
    row = read(tmp_path).row(0, named=True)
    assert (row["language"], row["outlet"], row["published"]) == ("en", "The Paper", date(2016, 8, 27))


def test_what_a_source_says_wins_over_what_the_call_says(tmp_path: Path) -> None:
    table = json_lines(tmp_path / "t.jsonl", {"text": "one", "published": "2016-01-02"}, {"text": "two"})
    articles = read(table, published="2016-08-27", crawled=date(2024, 5, 1), language="en")
    assert articles["published"].to_list() == [date(2016, 1, 2), date(2016, 8, 27)]
    assert articles["crawled"].to_list() == [date(2024, 5, 1)] * 2


@pytest.mark.parametrize("kind", ["jsonl", "jsonl.gz", "csv", "tsv", "semicolons.csv", "parquet"])
def test_every_kind_of_table_gives_the_same_articles(tmp_path: Path, kind: str) -> None:
    rows = pl.DataFrame(
        {
            "id": ["x", "y"],
            "text": ['He said: "no", twice;\nthen left.', TALKS],
            "lang": ["en", "en"],
            "published": ["2016-08-27", "2016-08-28T10:30:00+03:00"],
            "desk": ["world", None],
        }
    )
    path = tmp_path / f"t.{kind}"
    match kind:
        case "jsonl":
            rows.write_ndjson(path)
        case "jsonl.gz":
            path.write_bytes(gzip.compress("\n".join(json.dumps(row) for row in rows.to_dicts()).encode()))
        case "parquet":
            rows.write_parquet(path)
        case _:
            rows.write_csv(path, separator={"csv": ",", "tsv": "\t", "semicolons.csv": ";"}[kind])
    articles, skipped = read_with_skipped(path)
    assert skipped.is_empty()
    assert articles["article_id"].to_list() == ["x", "y"]
    assert articles["text"].to_list() == rows["text"].to_list()
    assert articles["published"].to_list() == [date(2016, 8, 27), date(2016, 8, 28)]
    assert articles["published_at"].to_list() == [None, datetime(2016, 8, 28, 10, 30)]
    assert articles["desk"].to_list() == ["world", None]


def test_further_columns_keep_their_type_where_sources_agree() -> None:
    one = pl.DataFrame({"id": ["a"], "text": ["x"], "score": [1.5], "tags": [["p", "q"]]})
    two = pl.DataFrame({"id": ["b"], "text": ["y"], "score": ["high"]})
    assert read(one, language="en").schema["tags"] == pl.List(pl.String)
    assert read([one, two], language="en")["score"].to_list() == ["1.5", "high"]


def test_column_map_names_the_columns_of_others(tmp_path: Path) -> None:
    table = write(tmp_path / "t.csv", "body,day\nTalks were held.,2016-08-27\n")
    articles = read(table, columns={"body": "text", "day": "published"}, language="en")
    assert articles["text"].to_list() == ["Talks were held."]
    assert articles["published"].to_list() == [date(2016, 8, 27)]


def test_articles_frame_can_be_read_again(tmp_path: Path) -> None:
    articles = read(write(tmp_path / "a.txt", TALKS), published="2016-08-27T10:00")
    assert read(articles).equals(articles)


def test_copies_point_to_the_smallest_id() -> None:
    copies = pl.DataFrame({"id": ["c", "a", "b"], "text": [TALKS, TALKS, "other words"]})
    assert read(copies, language="en")["duplicate_of"].to_list() == ["a", None, None]


def test_same_text_at_two_addresses_is_two_articles() -> None:
    table = pl.DataFrame({"text": [TALKS, TALKS], "url": ["https://a.example/1", "https://b.example/2"]})
    assert read(table, language="en")["article_id"].n_unique() == 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("التقى الوزيران في جنيف", "ar"),
        ("وزیران امور خارجه در ژنو دیدار کردند و گفتگو کردند", "fa"),
        ("Министры встретились в Женеве, чтобы обсудить перемирие", "ru"),
        ("وزیر خارجه وارد مسکو شد و با همتای روس خود گفتگو کرد", "fa"),
        ("التقی الوزیران فی مدینة جنیف وبحثا الأزمة السوریة", "ar"),
        ("3 марта 2015", "ru"),
        ("Міністри зустрілися в Женеві, щоб обговорити перемир'я", "uk"),
        (TALKS, "en"),
        ("Les ministres se sont réunis vendredi à Genève pour discuter d'une trêve.", "fr"),
        ("Die Minister trafen sich am Dienstag in Genf, um über eine Waffenruhe zu sprechen.", "de"),
        ("外相会談がジュネーブで行われた", "ja"),
        ("两国外长27日在日内瓦举行会谈", "zh"),
        ("兩國外長27日在日內瓦舉行會談", "zh"),
        ("12 – 14", None),
    ],
)
def test_language_is_found_from_script_letters_and_words(text: str, language: str | None) -> None:
    assert language_of(text, ["ar", "en", "fa", "fr", "ru", "uk"]) == language


# What is wrong with the call


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda folder: folder / "artcles", 'did you mean "'),
        (lambda folder: folder / "artcles" / "deeper.txt", "no such file or folder"),
        (lambda folder: folder / "*.doc", "no article matches"),
        (lambda folder: folder / "empty", "no article in this folder"),
        (lambda folder: "x" * 5000, "no such file or folder"),
        (lambda folder: "a\0b", "no such file or folder"),
        (lambda folder: [], "nothing to read"),
        (lambda folder: 7, "cannot be read"),
    ],
)
def test_wrong_path_says_what_would_be_right(tmp_path: Path, make: object, says: str) -> None:
    write(tmp_path / "articles" / "a.txt", TALKS)
    (tmp_path / "empty").mkdir()
    with pytest.raises(TimelineError, match=says):
        read(make(tmp_path))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("option", "says"),
    [
        ({"published": "27/08/2016"}, "YYYY-MM-DD"),
        ({"published": "2016-02-30"}, "YYYY-MM-DD"),
        ({"crawled": "yesterday"}, "YYYY-MM-DD"),
        ({"language": "arabic"}, 'did you mean "ar"'),
        ({"language": "qq"}, "ISO 639-1"),
        ({"columns": {"body": "txt"}}, 'did you mean "text"'),
    ],
)
def test_wrong_option_says_what_would_be_right(tmp_path: Path, option: dict[str, object], says: str) -> None:
    with pytest.raises(TimelineError, match=says):
        read(write(tmp_path / "a.txt", TALKS), **option)  # type: ignore[arg-type]


def test_mapped_column_that_is_nowhere_is_a_wrong_call(tmp_path: Path) -> None:
    table = write(tmp_path / "t.csv", "text,body\na,b\n")
    with pytest.raises(TimelineError, match='did you mean "body"'):
        read(table, columns={"bdy": "title"})


# What is wrong with a source


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("cut.txt", "جنيف".encode()[:-1], "cut off"),
        ("latin.txt", "trêve à Genève".encode("latin-1"), "byte 3 (0xEA) is not UTF-8"),
        ("binary.txt", b"\x7fELF\x00\x01\xff\xfe", "binary"),
        ("zeros.txt", b"abc\x00def", "binary"),
        ("half.txt", b"a\xed\xa0\x80b", "is not UTF-8"),
        ("odd.txt", "one".encode("utf-16")[:-1], "cut off"),
        ("bad.txt.gz", gzip.compress(TALKS.encode())[:-9], "damaged gzip"),
        ("scan.pdf", b"%PDF-1.4", ".pdf"),
        ("t.parquet", b"no parquet", "no Parquet file"),
        ("t.csv", "title,body\na,b\n", 'no column "text"'),
        ("twice.csv", "text,text\na,b\n", "several columns mean the same"),
        ("none.csv", "", 'no column "text"'),
    ],
)
def test_file_that_cannot_be_read_is_named_and_the_rest_is_read(
    tmp_path: Path, name: str, content: bytes | str, says: str
) -> None:
    write(tmp_path / name, content)
    write(tmp_path / "good.txt", TALKS)
    articles, skipped = read_with_skipped(tmp_path)
    assert articles["source"].to_list() == ["good.txt"]
    [(source, row, reason)] = skipped.rows()
    assert (source, row) == (name, None)
    assert says in reason


def test_empty_file_is_an_article_without_text(tmp_path: Path) -> None:
    articles, skipped = read_with_skipped(write(tmp_path / "a.txt", b"\xef\xbb\xbf \n"))
    assert articles["outcome"].to_list() == ["empty"]
    assert skipped.rows() == [("a.txt", None, "no text: the file is empty")]


def test_file_that_may_not_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    write(tmp_path / "a.txt", TALKS)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    [(source, _, reason)] = reasons(tmp_path)
    assert source == "a.txt"
    assert "no permission" in reason


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read every file")
def test_file_without_permission_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TALKS)
    path.chmod(0)
    assert "no permission" in reasons(tmp_path)[0][2]


def test_links_that_go_round_or_nowhere_do_no_harm(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt", TALKS)
    (tmp_path / "in" / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    articles, skipped = read_with_skipped(tmp_path)
    assert articles["source"].to_list() == ["in/a.txt"]
    assert skipped["source"].to_list() == ["nowhere.txt", "self.txt"]


def test_pipe_in_a_folder_is_never_opened(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TALKS)
    os.mkfifo(tmp_path / "pipe.txt")
    assert [source for source, _, _ in reasons(tmp_path)] == ["pipe.txt"]


def test_broken_json_in_line_7_of_10_is_one_row_skipped(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(number), "text": TALKS}) for number in range(1, 11)]
    lines[6] = lines[6][:-3]
    articles, skipped = read_with_skipped(write(tmp_path / "t.jsonl", "\n".join(lines)))
    assert articles["article_id"].to_list() == ["1", "2", "3", "4", "5", "6", "8", "9", "10"]
    assert [(source, row) for source, row, _ in skipped.rows()] == [("t.jsonl", 7)]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ([1, 2], "an object like"),
        ({"body": "x"}, 'no column "text"'),
        ({"text": 7}, "words are needed"),
        ({"text": None}, "no text in this row"),
        ({"text": "half \ud800 a character"}, "lone surrogate"),
        ({"text": "x", "lang": "en", "Lang": "fr"}, "mean the same"),
        (json.loads("[" * 500 + "]" * 500), "an object like"),
    ],
)
def test_row_that_is_no_article_is_named(tmp_path: Path, row: object, says: str) -> None:
    table = json_lines(tmp_path / "t.jsonl", {"text": TALKS}, row)
    [(source, number, reason)] = reasons(table, language="en")
    assert (source, number) == ("t.jsonl", 2)
    assert says in reason


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("published", "27.08.2016", "published is left out"),
        ("published", 1472256000, "published is left out"),
        ("crawled", "soon", "crawled is left out"),
        ("language", "arabic", 'did you mean "ar"'),
        ("title", ["a"], "title is left out"),
        ("url", "\ud800", "url is left out"),
    ],
)
def test_article_with_a_wrong_column_is_read_without_it_and_named(
    tmp_path: Path, column: str, value: object, says: str
) -> None:
    articles, skipped = read_with_skipped(json_lines(tmp_path / "t.jsonl", {"text": TALKS, column: value}))
    assert articles.height == 1
    assert says in skipped["reason"].item()
    assert column == "language" or articles[column].item() is None


def test_second_article_with_an_id_is_skipped(tmp_path: Path) -> None:
    table = json_lines(tmp_path / "t.jsonl", {"id": "a", "text": "one"}, {"id": "a", "text": "two"})
    articles, skipped = read_with_skipped(table, language="en")
    assert articles["text"].to_list() == ["one"]
    assert skipped["reason"].item() == 'id "a" belongs to t.jsonl row 1: give every article its own'


def test_csv_rows_that_are_broken_do_not_take_the_others_with_them(tmp_path: Path) -> None:
    table = write(tmp_path / "t.csv", 'id,text\n1,one\n2,two,too many\n\n3,"three" and more\n4,four\n5,"never closed\n')
    articles, skipped = read_with_skipped(table, language="en")
    assert articles["article_id"].to_list() == ["1", "4"]
    assert skipped["row"].to_list() == [2, 3, 5]


def test_broken_sidecar_is_named_and_its_article_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TALKS)
    write(tmp_path / "a.txt.toml", "language = en")
    write(tmp_path / "b.txt", TALKS + " Again.")
    write(tmp_path / "b.txt.toml", 'languge = "en"')
    articles, skipped = read_with_skipped(tmp_path)
    assert articles.height == 2
    assert skipped["source"].to_list() == ["a.txt.toml", "b.txt.toml"]
    assert 'did you mean "language"' in skipped["reason"].to_list()[1]


def test_read_warns_of_what_it_could_not_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "")
    with pytest.warns(SkippedWarning, match="the file is empty"):
        read(tmp_path)


def test_line_of_ten_million_characters_is_read(tmp_path: Path) -> None:
    table = write(tmp_path / "t.csv", "id,text\n1," + "x" * 10_000_000 + "\n")
    assert read(table, language="en")["text"].str.len_chars().item() == 10_000_000
