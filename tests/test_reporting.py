"""The report: one page that says what is in a record, opens without a network, and is the same every time."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import polars as pl
import pytest

from timeline.knowledge.errors import TimelineError
from timeline.linking import link
from timeline.record import Record, frame
from timeline.reporting import render, write_report
from timeline.reporting.quoting import pieces

TEXT = "التقى الوزيران في جنيف في منتصف تموز. وقال أحدهما إن المحادثات ستستمر <غداً>."
MEETING, SAID = "a:m0-1", "a:s41"
REMOTE = re.compile(r"""(?:src|href|action|poster|data)\s*=\s*["']?(?:https?:)?//|url\(\s*["']?(?!data:|#)|@import""")


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def some_record(**of_meeting: list[object]) -> Record:
    """One article with one meeting of two parties in mid-July, and one statement, once repeated."""
    day, place, cue, said = (span(words) for words in ("منتصف تموز", "جنيف", "وقال", "المحادثات ستستمر <غداً>"))
    meeting = {
        "meeting_id": [MEETING], "article_id": ["a"], "format": ["talks"], "status": ["held"],
        "date_from": [date(2016, 7, 11)], "date_to": [date(2016, 7, 20)], "grain": ["part-of-month"],
        "date_text": ["منتصف تموز"], "date_basis": ["explicit"], "date_start": [day[0]], "date_end": [day[1]],
        "place": ["Geneva"], "place_entity": ["geneva"], "country": ["CHE"], "ordinal": [3], "window_days": [45],
        "duration_hours": [12.0], "flags": [["place-conflict"]], "start": [0], "end": [span(". ")[0] + 1],
        "rule": ["meeting-of-two"],
    }  # fmt: skip
    parties = {
        "meeting_id": [MEETING] * 2, "entity": ["unknown:one", "unknown:other"], "name": ["One", "Other"],
        "office": ["foreign-minister"] * 2, "role": ["principal"] * 2, "start": [0, 0], "end": [0, 0],
    }  # fmt: skip
    statements = {
        "statement_id": [SAID, "a:s99"], "article_id": ["a"] * 2, "speaker": ["unknown:one", None],
        "speaker_name": ["One", None], "cue_start": [cue[0], None], "cue_end": [cue[1], None], "act": ["say"] * 2,
        "kind": ["indirect"] * 2, "content": [TEXT[slice(*said)]] * 2, "content_start": [said[0]] * 2,
        "content_end": [said[1]] * 2, "topics": [["negotiations"], []], "echo_of": [None, SAID],
        "start": [cue[0]] * 2, "end": [len(TEXT)] * 2,
    }  # fmt: skip
    proof = {"id": [MEETING], "column": ["place"], "start": [place[0]], "end": [place[1]], "text": ["جنيف"]}
    article = {
        "article_id": ["a"], "source": ["a.txt"], "language": ["ar"], "dated_from": [date(2016, 7, 26)],
        "dated_to": [date(2016, 9, 3)], "dating": ["inferred"], "outcome": ["extracted"], "text": [TEXT],
    }  # fmt: skip
    clue = {"article_id": ["a"], "text": ["منتصف تموز"], "says": ["after it"], "kept": [True]}
    skipped = {"source": ["<b>.txt"], "row": [7], "reason": ["broken JSON: one object a line is needed"]}
    frames = {
        "articles": article, "meetings": meeting | of_meeting, "participants": parties, "statements": statements,
        "evidence": proof | {"rule": ["place-after-in"]}, "clues": clue, "skipped": skipped,
    }  # fmt: skip
    info = {"versions": {"timeline": "0.1.0"}, "how_to_cite": "Cite it so."}
    return link(Record({name: frame(name, columns) for name, columns in frames.items()}, info))


@pytest.fixture(scope="module")
def page() -> str:
    return render(some_record())


class Page(HTMLParser):
    """Collects ids, links inside the page, and elements left open."""

    VOID = frozenset({"meta", "link", "br", "hr", "img", "input"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [link for link in [given.get("href")] if link and link.startswith("#")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.crossed.append(tag)


def test_page_asks_for_nothing_outside_itself(page: str) -> None:
    assert REMOTE.findall(page) == []
    assert "<script" not in page
    assert "default-src 'none'" in page


def test_page_is_well_formed_and_its_links_lead_somewhere(page: str) -> None:
    read = Page(page)
    assert (read.open, read.crossed) == ([], [])
    assert len(set(read.ids)) == len(read.ids)
    assert {unquote(link[1:]) for link in read.links} <= set(read.ids)


def test_interval_is_written_as_an_interval(page: str) -> None:
    assert "11–20 July 2016" in page
    assert "15 July" not in page


def test_sentence_runs_right_to_left_with_its_words_marked(page: str) -> None:
    assert '<blockquote lang="ar" dir="rtl">التقى الوزيران في <mark class="place"' in page
    assert re.search(r'<mark class="date"[^>]*>منتصف تموز</mark>', page)


def test_words_of_an_article_are_never_taken_for_markup(page: str) -> None:
    assert "&lt;غداً&gt;" in page
    assert "&lt;b&gt;.txt" in page


@pytest.mark.parametrize(
    "words",
    [
        "place conflict", "called meeting number 3", "within 45 days", "12 hours",
        "<bdi>Geneva</bdi>, <bdi>Switzerland</bdi>",
        "worked out from the text", "repeats another statement", "broken JSON", "Cite it so.", "0.1.0",
        "1 article", "1 meeting", "1 statement",
    ],
)  # fmt: skip
def test_page_tells_what_the_record_holds(page: str, words: str) -> None:
    assert words in page


def test_fonts_stand_in_the_page_once(page: str) -> None:
    assert page.count('@font-face{font-family:"Timeline Sans";font-weight:normal') == 1


def test_same_record_gives_the_same_bytes(page: str) -> None:
    assert render(some_record()) == page


def test_a_single_article_contradicts_itself_and_several_disagree() -> None:
    one = some_record()
    conflict = {"timeline_id": one.timeline["timeline_id"].to_list(), "column": ["place"], "value": ["Moscow"]}
    one = one.replace({"timeline_conflicts": frame("timeline_conflicts", conflict)})
    assert "the article contradicts itself on place" in render(one)
    several = one.replace({"timeline": one.timeline.with_columns(n_articles=pl.lit(2, dtype=pl.Int64))})
    assert "reports disagree on place" in render(several)


def test_ids_lose_their_hyphens_and_days_and_names_keep_theirs() -> None:
    record = some_record(host_event=["Aix-en-Provence Forum"])
    says = "Jean-Luc One was prime minister from 2013-02-01 to 2017-01-19"
    page = render(record.replace({"clues": record.clues.with_columns(says=pl.lit(says))}))
    assert says in page
    assert "Aix-en-Provence Forum" in page
    assert "meeting of two" in page


def test_page_speaks_arabic() -> None:
    page = render(some_record(), language="ar")
    assert '<html lang="ar" dir="rtl">' in page
    assert "11–20 يوليو 2016" in page


def test_every_language_of_the_report_has_the_same_words() -> None:
    import tomllib
    from importlib.resources import files

    spoken = tomllib.loads((files("timeline.reporting") / "report.toml").read_text(encoding="utf-8"))
    english, arabic = spoken["en"], spoken["ar"]
    assert english.keys() == arabic.keys()
    for key, value in english.items():
        if isinstance(value, dict):
            assert value.keys() == arabic[key].keys()


def test_meeting_without_a_date_says_so() -> None:
    nothing: list[object] = [None]
    page = render(some_record(date_from=nothing, date_to=nothing, date_text=nothing))
    assert "date not known" in page


def test_interval_open_on_one_side_says_so() -> None:
    assert "from 11 July 2016" in render(some_record(date_to=[None]))


def test_empty_record_makes_a_page() -> None:
    page = render(Record())
    assert "No article was read." in page
    assert "No meeting was found." in page


def test_record_that_is_not_linked_is_linked_first(page: str) -> None:
    linked = some_record()
    bare = {name: linked[name] for name in linked if not name.startswith("timeline")}
    assert render(Record(bare, linked.info)) == page


def test_report_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path, page: str) -> None:
    target = write_report(some_record(), tmp_path / "new" / "report.html")
    assert target.read_text(encoding="utf-8") == page
    assert [path.name for path in target.parent.iterdir()] == ["report.html"]


def test_wrong_language_or_place_says_what_would_be_right(tmp_path: Path) -> None:
    with pytest.raises(TimelineError, match="known: ar, en"):
        write_report(Record(), tmp_path / "report.html", language="qq")
    with pytest.raises(TimelineError, match="is a folder"):
        write_report(Record(), tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(TimelineError, match="cannot be written"):
        write_report(Record(), tmp_path / "file" / "report.html")


def test_marks_that_overlap_keep_the_first_and_every_letter() -> None:
    text = "in mid July 2016 in Geneva"
    spans = [(3, 16, "date", ""), (7, 11, "month", ""), (20, 26, "place", ""), (20, 99, "beyond", "")]
    cut = pieces(text, 0, len(text), spans)
    assert "".join(piece.text for piece in cut) == text
    assert [(piece.text, piece.label) for piece in cut if piece.label] == [
        ("mid July 2016", "date"),
        ("Geneva", "place"),
    ]
