"""Encodings: text is read as it was written, or refused with the reason; never as letters that nobody wrote."""

import codecs
import random
from pathlib import Path

import pytest
from saved_pages import STORIES

from timeline.articles import read, read_with_skipped
from timeline.articles.charsets import declared
from timeline.articles.decoding import decode, decode_page
from timeline.articles.drafts import Unreadable

TEXTS = {language: "\n".join(story) + "\n" for language, story in STORIES.items()}


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("ar", "cp1256"),
        ("ar", "iso8859_6"),
        ("ru", "cp1251"),
        ("ru", "koi8_r"),
        ("ru", "cp866"),
        ("ru", "iso8859_5"),
        ("fr", "cp1252"),
        *((language, unicode) for language in TEXTS for unicode in ("utf-8", "utf-8-sig", "utf-16", "utf-32")),
    ],
)
def test_text_is_read_in_the_encoding_it_was_written_in(tmp_path: Path, language: str, encoding: str) -> None:
    written = TEXTS[language].encode(encoding, "ignore").decode(encoding)
    (tmp_path / "a.txt").write_bytes(written.encode(encoding))
    row = read(tmp_path).row(0, named=True)
    assert (row["text"], row["language"] if language != "fr" else "fr") == (written, language)


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_shows_by_its_spaces(language: str, encoding: str) -> None:
    assert decode(TEXTS[language].encode(encoding)) == TEXTS[language]


def test_table_of_few_words_in_an_older_encoding_is_read(tmp_path: Path) -> None:
    rows = "".join(f"{n},{words}\r\n" for n, words in enumerate(STORIES["ar"]))
    (tmp_path / "t.csv").write_bytes(f"id,text\r\n{rows}".encode("cp1256"))
    assert read(tmp_path)["text"].to_list() == list(STORIES["ar"])


POLISH = "Ministrowie omówili wczoraj zawieszenie broni; rozmowy były użyteczne, choć trudności pozostają. " * 4


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("لقاء".encode("cp1256"), "no other encoding is sure"),  # too few letters to know
        ("trêve à Genève".encode("latin-1"), "byte 3 (0xEA) is not UTF-8"),
        (POLISH.encode("cp1250"), "no other encoding is sure"),
        (TEXTS["fr"].encode("mac_roman"), "no other encoding is sure"),
        (TEXTS["fr"].encode("cp850", "ignore"), "no other encoding is sure"),
        (TEXTS["ru"].encode("mac_cyrillic"), "no other encoding is sure"),
        (TEXTS["ar"].encode() + b"\xd9", "cut off"),
        (TEXTS["ar"].encode().replace("وقال".encode(), b"\xd9"), "is not UTF-8: save it as UTF-8"),
        (TEXTS["ar"].encode() + b"\xed\xa0\x80.", "(0xED) is not UTF-8"),
        (codecs.BOM_UTF8 + TEXTS["fr"].encode("cp1252"), "is not UTF-8"),
        (random.Random(1).randbytes(4000), "binary"),
        (bytes(range(1, 256)) * 20, "no other encoding is sure"),
        (b"\x89PNG\r\n\x1a\n" + b"\xff\xfe" * 50, "no other encoding is sure"),
    ],
)
def test_what_is_not_surely_in_one_encoding_is_refused(tmp_path: Path, data: bytes, says: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    articles, skipped = read_with_skipped(tmp_path)
    assert articles.is_empty()
    assert says in skipped["reason"].item()
    assert "text" in skipped["reason"].item() or "UTF-8" in skipped["reason"].item()


def test_page_is_believed_about_its_encoding_unless_its_letters_say_otherwise() -> None:
    def decoded(text: str, said: str, encoding: str) -> str:
        return decode_page(f'<meta charset="{said}"><p>{text}</p>'.encode(encoding))[0]

    short = "ميناء"
    assert short in decoded(short, "windows-1256", "cp1256")
    assert TEXTS["ru"] in decoded(TEXTS["ru"], "iso-8859-1", "cp1251")
    assert TEXTS["ar"] in decoded(TEXTS["ar"], "windows-1256", "utf-8")
    with pytest.raises(Unreadable, match="no other encoding is sure"):
        decoded(short, "unknown-8", "cp1256")


def test_encoding_that_nobody_knows_is_none() -> None:
    assert declared("x-user-defined") is None
    assert declared("gb2312") == "gb18030"
