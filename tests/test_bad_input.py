"""Bad input: every bad source is named with its row and what would be right, the others are read, nothing breaks."""

import gzip
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from saved_pages import page

from timeline.articles import read_with_skipped
from timeline.cli import DONE, SOME_SKIPPED
from timeline.corpus import extract
from timeline.record import load

WORDS = "اجتمع الوزيران في العاصمة وبحثا الهدنة. "
TALKS = "The ministers met on Friday and spoke of a truce."


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def rows_of_json(*rows: object) -> str:
    return "\n".join(json.dumps(row) for row in rows)


#: By file: what is in it, which rows are named, what the reason says.
BAD: dict[str, tuple[str | bytes, list[int | None], str]] = {
    "empty.txt": ("", [None], "no text"),
    "empty.html": ("", [None], "no text"),
    "binary.txt": (b"\x7fELF\x02\x01\x00\x00" * 99, [None], "binary"),
    "binary.html": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, [None], "binary"),
    "cut.txt": (WORDS.encode()[:-3], [None], "cut off"),
    "cut.html": (page("ar").encode()[: page("ar").encode().index("وقال".encode()) + 1], [None], "cut off"),
    "half.txt": (WORDS.encode() + b"\xed\xa0\x80", [None], "is not UTF-8"),
    "half.jsonl": ('{"text": "half \\ud800 a letter"}\n', [1], "lone surrogate"),
    "doubt.txt": ("لقاء".encode("cp1256"), [None], "save it as UTF-8"),
    "no-text.csv": ("id,body\n1,words\n", [None], 'no column "text"'),
    "wrong-day.csv": (f"text,published\n{TALKS},2016-08-27\n{TALKS} Yes.,27 August\n", [2], "YYYY-MM-DD"),
    "line7.jsonl": (
        "\n".join(json.dumps({"text": f"{TALKS} {n}"})[: -3 if n == 7 else None] for n in range(1, 11)),
        [7],
        "broken JSON",
    ),
    "twice.jsonl": (rows_of_json(*({"id": "x", "text": f"{TALKS} {n}!"} for n in range(2))), [2], 'id "x" belongs to'),
    "early.csv": (
        f"text,published,crawled\n{TALKS} No.,2016-08-27,2016-08-01\n",
        [1],
        "crawled is left out: 2016-08-01",
    ),
    "language.jsonl": (rows_of_json({"text": f"{TALKS} Again.", "lang": "englsh"}), [1], "ISO 639-1"),
    "packed.txt.gz": (gzip.compress(WORDS.encode())[:-12], [None], "damaged gzip"),
    "table.xlsx": (b"PK\x03\x04 no workbook", [None], "no .xlsx workbook"),
    "photo.jpg": (b"\xff\xd8\xff\xe0", [None], "are not read"),
}


def make(folder: Path, names: list[str]) -> None:
    for name in names:
        write(folder / name, BAD[name][0])
    write(folder / "good.txt", WORDS)


@pytest.mark.parametrize("name", BAD)
def test_bad_source_is_named_and_the_good_one_read(tmp_path: Path, name: str) -> None:
    make(tmp_path, [name])
    articles, skipped = read_with_skipped(tmp_path)
    assert articles.filter(pl.col("source") == "good.txt")["text"].to_list() == [WORDS]
    assert skipped["source"].to_list() == [name] * len(BAD[name][1])
    assert skipped["row"].to_list() == BAD[name][1]
    assert BAD[name][2] in skipped["reason"].item()


def test_command_names_everything_bad_and_does_the_rest(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    make(folder, list(BAD))
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    done = run("extract", str(folder), "-o", str(tmp_path / "record"))
    assert done.returncode == SOME_SKIPPED
    assert "Traceback" not in done.stderr
    for name, (_, rows, says) in BAD.items():
        line = next(line for line in done.stderr.splitlines() if name in line and says in line)
        assert rows == [None] or f"row {rows[0]}" in line
    assert "nowhere.txt" in done.stderr
    record = load(tmp_path / "record")
    named = {name for name in record.skipped["source"].to_list() if "." in name}
    assert named >= set(BAD) | {"nowhere.txt"}
    assert record.articles.filter(pl.col("source") == "good.txt")["outcome"].to_list() == ["extracted"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_command_on_good_input_alone_names_nothing(tmp_path: Path) -> None:
    write(tmp_path / "articles" / "good.txt", WORDS)
    done = run("extract", str(tmp_path / "articles"), "-o", str(tmp_path / "record"))
    assert (done.returncode, done.stderr) == (DONE, "")


def test_command_on_a_lone_bad_file_still_writes_a_record(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"\x00\x01")
    done = run("extract", str(tmp_path / "a.txt"), "-o", str(tmp_path / "record"))
    assert done.returncode == SOME_SKIPPED
    assert load(tmp_path / "record").articles.is_empty()


def run(*words: str) -> subprocess.CompletedProcess[str]:
    start = "import sys; from timeline.cli import main; sys.argv[0] = 'timeline'; main()"
    return subprocess.run(
        [sys.executable, "-c", start, *words], capture_output=True, text=True, check=False, encoding="utf-8"
    )


# Sizes: four times the input takes no more than eight times as long. The smaller one takes long enough to be measured.


@pytest.mark.parametrize(
    ("name", "size", "content"),
    [
        ("line.txt", 100_000, lambda n: WORDS * n),
        ("line.jsonl", 30_000, lambda n: json.dumps({"text": WORDS * n})),
        ("line.html", 4_000, lambda n: f"<p>{WORDS * n}</p>"),
        ("lines.txt", 2_000_000, lambda n: "x\n" * n),
        ("lines.html", 1_000, lambda n: "<p>سطر\n" * n),
        ("rows.csv", 2_000, lambda n: "text\n" + "سطر\n" * n),
        ("bad-rows.jsonl", 8_000, lambda n: '{"text"\n' * n),
        ("copies.csv", 2_000, lambda n: "id,text\n" + "1,سطر\n" * n),
        ("front.md", 20_000, lambda n: f"---\ntitle: {'a # b ' * n}\n---\n{WORDS}"),
        ("old.txt", 20_000, lambda n: (WORDS * n).encode("cp1256")),
    ],
)
def test_time_grows_with_size_and_no_faster(
    tmp_path: Path, name: str, size: int, content: Callable[[int], str | bytes]
) -> None:
    def read_it(n: int) -> Callable[[], object]:
        path = write(tmp_path / name, content(n))
        return lambda: read_with_skipped(path, language="ar")

    read_it(10)()  # what is loaded once
    assert seconds(read_it(4 * size)) < 10 * max(seconds(read_it(size)), 0.01)


@pytest.mark.parametrize(
    "words",
    [WORDS.replace(".", ""), WORDS, f"{WORDS}\n", "سطر\n"],
    ids=["one sentence", "one line", "lines", "tiny lines"],
)
def test_extraction_takes_no_more_than_its_share_for_a_long_article(words: str) -> None:
    def extract_it(characters: int) -> Callable[[], object]:
        articles = read_with_skipped(pl.DataFrame({"text": [words * (characters // len(words))]}), language="ar")[0]
        return lambda: extract(articles)

    extract_it(1_000)()
    assert seconds(extract_it(160_000)) < 10 * max(seconds(extract_it(40_000)), 0.01)


def seconds(work: Callable[[], object]) -> float:
    """Return the least time of the processor that some work took, of three times."""
    best = 9e9
    for _ in range(3):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best
