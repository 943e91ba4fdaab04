"""The command line: what it writes, what it says, and how it ends."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import polars as pl
import pytest

from timeline import cli
from timeline.knowledge import Knowledge
from timeline.record import Record, frame, load

SEED = Path(__file__).parent.parent / "seeds" / "articles"
TALKS = "The ministers met in Geneva."

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process and give its status, its output and its complaints."""

    def command(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["timeline", *map(str, words)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        said = capsys.readouterr()
        return int(end.value.code or 0), said.out, said.err

    return command


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Put a plain stand-in in the place of extraction; gives what it was asked."""
    options: dict[str, object] = {}

    def extract(articles: pl.DataFrame, **asked: object) -> Record:
        options.update(asked, articles=articles)
        read = articles.with_columns(outcome=pl.col("outcome").fill_null("extracted"))
        unread = frame("skipped", {"source": ["later.txt"] if "later.txt" in read["source"] else []})
        return Record({"articles": read, "skipped": unread}, {"options": {"open_dates": "past"}})

    corpus = ModuleType("timeline.corpus")
    corpus.extract = extract  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "timeline.corpus", corpus)
    return options


def folder_of(tmp_path: Path, **files: bytes) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, content in files.items():
        (folder / f"{name}.txt").write_bytes(content)
    return folder


def test_extract_writes_the_frames_and_ends_with_0(run: Run, asked: dict[str, object], tmp_path: Path) -> None:
    status, _, complaints = run("extract", SEED, "-o", tmp_path / "record", "--published", "2016-08-27", "--workers", 2)
    assert (status, complaints) == (0, "")
    record = load(tmp_path / "record")
    assert str(record.articles["published"].item()) == "2016-08-27"
    assert record.info["options"] == {"open_dates": "past", "published": "2016-08-27"}
    assert (asked["open_dates"], asked["workers"], asked["knowledge"]) == ("past", 2, Knowledge.load())
    assert [path.name for path in tmp_path.iterdir()] == ["record"]


def test_what_cannot_be_read_is_named_and_the_rest_written_and_the_status_is_1(
    run: Run, asked: dict[str, object], tmp_path: Path
) -> None:
    folder = folder_of(tmp_path, good=TALKS.encode(), bad=b"caf\xe9 noir", empty=b"", later=b"Talks go on.")
    status, _, complaints = run("extract", folder, "-o", tmp_path / "record", "--language", "en")
    record = load(tmp_path / "record")
    assert status == 1
    assert record.skipped["source"].to_list() == ["bad.txt", "empty.txt", "later.txt"]
    assert record.articles["outcome"].to_list() == ["empty", "extracted", "extracted"]
    assert "not read: bad.txt: byte 4 (0xE9) is not UTF-8" in complaints
    assert complaints.count("empty.txt") == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["extract", "artcles", "-o", "r"], 'did you mean "articles"'),
        (["extract", "articles", "-o", "r", "--published", "27/8/2016"], "YYYY-MM-DD"),
        (["extract", "articles", "-o", "r", "--published", "2031-02-30"], '"2031-02-30" is no date'),
        (
            ["extract", "articles", "-o", "r", "--published", "2016-08-27", "--crawled", "2016-08-01"],
            "crawled=2016-08-01 is before published=2016-08-27",
        ),
        (["extract", "articles", "-o", "r", "--language", "arabic"], 'did you mean "ar"'),
        (["extract", "articles", "-o", "r", "--open-dates", "pst"], "'past'"),
        (["extract", "articles", "-o", "r", "--workers", "0"], "--workers"),
        (["extract", "articles", "-o", "articles"], "no record; name a new folder"),
        (["extract", "articles", "-o", "articles/a.txt"], "a record is saved as a folder"),
        (["extract", "articles", "-o", "articles/a.txt/r"], "articles/a.txt/r cannot be written"),
        (["extract", "articles", "-o", "r" * 300], "can name no file"),
        (["extract", "articles", "-o", "r", "--knowledge", "nowhere"], "no such knowledge folder"),
        (["extract", "articles"], "--output"),
        (["report", "recrd", "-o", "x.html"], 'did you mean "record"'),
        (["report", "articles", "-o", "x.html"], "record.json"),
        (["report", "record", "-o", "articles"], "is a folder"),
        (["report", "record", "-o", "articles/a.txt"], "articles/a.txt: a page is saved as .html, .htm, not .txt"),
        (["report", "record", "-o", "articles/saved.html"], "articles/saved.html is there and was not written by"),
        (["chart", "record", "meeting_frequency", "-o", "articles/saved.html"], "saved.html is there and was not"),
        (["why", "record", "a", "--html", "articles/saved.html"], "articles/saved.html is there and was not written"),
        (["evaluate", "record", "record", "-o", "articles/a.txt"], "a table is saved as .csv, not .txt"),
        (["report", "record", "-o", "articles/a.txt/x.html"], "articles/a.txt/x.html cannot be written"),
        (["chart", "record", "meeting_frequency", "-o", "articles/a.txt/x.svg"], "a.txt/x.svg cannot be written"),
        (["why", "record", "a:m0-1", "--html", "articles/a.txt/x.html"], "a.txt/x.html cannot be written"),
        (["chart", "record", "meeting_freqency", "-o", "x.svg"], 'did you mean "meeting_frequency"'),
        (["chart", "record", "meeting_frequency", "-o", "x.doc"], ".svg"),
        (["extrct"], "extrct"),
    ],
)
def test_wrong_call_ends_with_2_and_says_what_would_be_right(
    run: Run, asked: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], says: str
) -> None:
    (folder_of(tmp_path, a=TALKS.encode()) / "saved.html").write_text(f"<p>{TALKS}")
    Record().save(tmp_path / "record")
    monkeypatch.chdir(tmp_path)
    status, _, complaints = run(*words)
    assert status == 2
    assert (Path("articles/a.txt").read_text(), Path("articles/saved.html").read_text()) == (TALKS, f"<p>{TALKS}")
    assert says in complaints
    assert "Traceback" not in complaints
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles", "record"]


def test_failed_run_leaves_the_record_that_was_there(run: Run, asked: dict[str, object], tmp_path: Path) -> None:
    run("extract", SEED, "-o", tmp_path / "record")
    before = sorted((path.name, path.read_bytes()) for path in (tmp_path / "record").iterdir())
    assert run("extract", tmp_path / "nowhere", "-o", tmp_path / "record")[0] == 2
    assert sorted((path.name, path.read_bytes()) for path in (tmp_path / "record").iterdir()) == before


@pytest.mark.parametrize(
    "words",
    [
        ["extract", "nowhere", "-o", "a.txt/r"],
        ["report", "nowhere", "-o", "a.txt/x.html"],
        ["chart", "nowhere", "meeting_frequency", "-o", "a.txt/x.svg"],
    ],
)
def test_a_place_that_cannot_be_written_is_said_before_anything_is_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    (tmp_path / "a.txt").write_text(TALKS)
    monkeypatch.chdir(tmp_path)
    status, _, complaints = run(*words)
    assert (status, "a.txt/" in complaints, "nowhere" in complaints) == (2, True, False)


def test_what_is_left_out_of_an_article_that_was_read_is_named_and_the_status_is_0(
    run: Run, asked: dict[str, object], tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(f"text,published\n{TALKS},27 August\n")
    status, _, complaints = run("extract", tmp_path / "a.csv", "-o", tmp_path / "record", "--language", "en")
    assert (status, complaints.startswith("read in part: a.csv row 1: published is left out")) == (0, True)
    assert load(tmp_path / "record").skipped["row"].to_list() == [1]


def test_languages_that_are_read_are_listed_once(run: Run, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a="会議は東京で開かれた。".encode(), b="大臣は東京に来たのだった。".encode())
    status, _, complaints = run("extract", folder, "-o", tmp_path / "record")
    assert status == 1
    assert complaints.count('no language file for "ja"') == 2
    told = "languages that are read: ar, en, fr, ru; for their dates and quotations only: de, es, fa, tr, uk, zh;"
    assert complaints.count(told) == 1
    _, _, complaints = run("extract", folder, "-o", tmp_path / "other", "--language", "zz")
    assert complaints.count(", ".join(Knowledge.load().languages)) == 1


def test_articles_read_for_their_dates_only_are_told(run: Run, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a=b"Los ministros se reunieron ayer en Viena.", b=TALKS.encode())
    (folder / "a.txt.toml").write_text('language = "es"\n')
    (folder / "b.txt.toml").write_text('language = "en"\n')
    status, said, complaints = run("extract", folder, "-o", tmp_path / "record")
    assert (status, "articles 2 (1 of them read for their dates and quotations only), " in said) == (0, True)
    assert (
        complaints == "dates and quotations only: no words for meetings are known in es (they are in ar, en, fr, ru)\n"
    )
    run("report", tmp_path / "record", "-o", tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert ">read for its dates and quotations only<" in page
    assert "1 article was read for its dates and quotations only" in page.partition("</header>")[0]


@pytest.mark.parametrize("words", [["chart", "record", "meeting_frequency", "-o", "x.doc"]])
def test_choices_are_said_once(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    Record().save(tmp_path / "record")
    monkeypatch.chdir(tmp_path)
    assert run(*words)[2].count(".svg") == 1


def test_input_that_cannot_be_read_at_all_leaves_the_record_that_was_there(
    run: Run, asked: dict[str, object], tmp_path: Path
) -> None:
    run("extract", SEED, "-o", tmp_path / "record")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01")
    status, said, complaints = run("extract", tmp_path / "bad.txt", "-o", tmp_path / "record")
    assert (status, said) == (1, "")
    assert "is left as it was" in complaints
    assert "not read: bad.txt" in complaints
    assert load(tmp_path / "record").articles.height == 1


def test_a_table_without_rows_is_told_and_leaves_the_record_that_was_there(
    run: Run, asked: dict[str, object], tmp_path: Path
) -> None:
    run("extract", SEED, "-o", tmp_path / "record")
    (tmp_path / "header.csv").write_text("id,text\n", encoding="utf-8")
    status, said, complaints = run("extract", tmp_path / "header.csv", "-o", tmp_path / "record")
    assert (status, said) == (1, "")
    assert "is left as it was" in complaints
    assert "not read: header.csv: no article in it: a table needs a row for each" in complaints
    assert load(tmp_path / "record").articles.height == 1


def test_report_and_chart_write_their_files(run: Run, tmp_path: Path) -> None:
    Record().save(tmp_path / "record")
    assert run("report", tmp_path / "record", "-o", tmp_path / "report.html", "--language", "ar")[0] == 0
    assert run("report", tmp_path / "record", "-o", tmp_path / "report.html")[0] == 0, "our own page is replaced"
    assert run("chart", tmp_path / "record", "meeting-frequency", "-o", tmp_path / "report.html")[0] == 0
    assert run("chart", tmp_path / "record", "meeting-frequency", "-o", tmp_path / "chart.json")[0] == 0
    assert "<html" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "chart.json").read_text(encoding="utf-8"))


def test_why_prints_and_writes_the_explanation(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Explanation:
        def __str__(self) -> str:
            return "because"

        def _repr_html_(self) -> str:
            return "<p>because</p>"

    explanation = ModuleType("timeline.explanation")
    explanation.why = lambda record, row: Explanation()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "timeline.explanation", explanation)
    Record().save(tmp_path / "record")
    assert run("why", tmp_path / "record", "a:m0-1")[1] == "because\n"
    assert run("why", tmp_path / "record", "a:m0-1", "--html", tmp_path / "why.html")[0] == 0
    assert "<p>because</p>" in (tmp_path / "why.html").read_text(encoding="utf-8")


def test_a_record_and_its_pages_beside_the_articles_are_no_articles(run: Run, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a=TALKS.encode())
    record = folder / "record"
    assert run("extract", folder, "-o", record, "--language", "en")[0] == 0
    run("report", record, "-o", folder / "report.html")
    run("chart", record, "meeting_timeline", "-o", folder / "chart.html")
    run("why", record, load(record).articles["article_id"][0], "--html", folder / "why.html")
    assert {path.name for path in folder.iterdir()} == {"a.txt", "record", "report.html", "chart.html", "why.html"}
    for given in (folder, folder / "*"):
        assert run("extract", given, "-o", record, "--language", "en")[::2] == (0, "")
        assert load(record).articles["source"].to_list() == ["a.txt"]
    assert "a page that timeline wrote" in run("extract", folder / "report.html", "-o", tmp_path / "r")[2]
    status, _, complaints = run("extract", record, "-o", tmp_path / "r")
    assert (status, "a record and no folder of articles" in complaints) == (2, True)


def test_name_that_the_terminal_cannot_show_is_escaped(tmp_path: Path) -> None:
    code = f"import sys; sys.argv = ['timeline', 'extract', 'جنيف', '-o', {str(tmp_path / 'r')!r}]"
    code += "; from timeline.cli import main; main()"
    environment = {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "1"}
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment, check=False)
    assert ended.returncode == 2
    assert rb"timeline: \u062c\u0646\u064a\u0641: no such file" in ended.stderr


def test_help_loads_nothing_that_reads_articles() -> None:
    # The package itself is left out: what its __init__ loads is not the command line's doing.
    code = f"""
import sys, types
package = types.ModuleType("timeline")
package.__path__ = [{str(Path(cli.__file__).parent)!r}]
sys.modules["timeline"] = package
from timeline import cli
print(sorted({{"polars", "altair", "babel", "timeline.record"}} & set(sys.modules)))
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert ended.stdout == "[]\n"


def test_knowledge_check_names_the_file_of_each_problem(run: Run, tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "truce.toml").write_text('name = "Truce"\nwrods = 1\n', encoding="utf-8")
    status, told, _ = run("knowledge", "check", tmp_path)
    assert status == 1
    assert "truce.toml" in told
    assert run("knowledge", "check", tmp_path / "nowhere")[0] == 2


def test_evaluate_prints_a_table_and_writes_the_figures(run: Run, tmp_path: Path) -> None:
    one = Record({"articles": frame("articles", {"article_id": ["a"], "text": [TALKS]})})
    one = one.replace({"dates": frame("dates", {"article_id": ["a"], "start": [0], "end": [3]})})
    one.save(tmp_path / "a")
    one.save(tmp_path / "b")
    status, said, _ = run("evaluate", tmp_path / "a", tmp_path / "b", "-o", tmp_path / "scores.csv")
    assert status == 0
    assert "precision" in said
    assert "100.0 (100.0–100.0)" in said
    assert (tmp_path / "scores.csv").read_text(encoding="utf-8").startswith("subject,measure,value")


def test_evaluate_refuses_records_of_different_articles(run: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        Record({"articles": frame("articles", {"article_id": [name], "text": [TALKS]})}).save(tmp_path / name)
    status, _, complaints = run("evaluate", tmp_path / "a", tmp_path / "b")
    assert status == 2
    assert "--common" in complaints


def test_frequent_words_without_a_topic_are_listed(run: Run, tmp_path: Path) -> None:
    columns = {"statement_id": ["a:s0", "a:s9"], "article_id": ["a", "a"], "topics": [[], []]}
    columns |= {"content": ["The harbour is deep."] * 2, "evidence": ["The harbour\nis deep."] * 2}
    Record({"statements": frame("statements", columns)}).save(tmp_path / "record")
    status, said, _ = run("knowledge", "words", tmp_path / "record")
    assert status == 0
    assert "2\t0\tharbour\tThe harbour is deep." in said
    assert run("knowledge", "words", tmp_path / "record", "--least", 3)[1] == (
        "no word stands in 3 statements without a topic\n"
    )
