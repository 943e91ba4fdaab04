import functools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl
import pytest

import timeline as tl
from timeline.corpus import reading
from timeline.reporting import render
from timeline.schemas import SCHEMAS

TEXTS = [
    "التقى وزير الخارجية الأميركي جون كيري نظيره الروسي سيرغي لافروف أمس في جنيف.",
    "قال وزير الخارجية إن المحادثات ستستمر.",
    "لا شيء هنا.",
]


def articles(texts=TEXTS, **columns):
    ids = [f"a{n}" for n in range(len(texts))]
    return tl.read(
        pl.DataFrame({"id": ids, "text": texts, "published": [date(2016, 8, 27)] * len(texts), **columns}),
        language="ar",
    )


@dataclass(frozen=True)
class Mark:
    start: int
    end: int
    word: str
    known: bool | None


def marks(doc: tl.Document) -> Iterator[Mark]:
    for start, end, form in doc.hits[:2]:
        yield Mark(start, end, doc.text[start:end], bool(form.senses))


def nothing(doc: tl.Document) -> list[Mark]:
    return []


def not_rows(doc: tl.Document) -> list[str]:
    return ["no dataclass"]


def breaks(doc: tl.Document) -> list[Mark]:
    raise RuntimeError("a fault of the extractor's own")


def test_every_promised_frame_is_there_and_every_article_has_its_outcome():
    record = tl.extract(articles())
    assert set(SCHEMAS) <= set(record.frames)
    assert record.articles["outcome"].to_list() == ["extracted"] * 3
    assert record.meetings["place_entity"].to_list() == ["geneva"]


def test_offsets_give_back_the_words():
    record = tl.extract(articles())
    texts = dict(record.articles.select("article_id", "text").iter_rows())
    for row in record.dates.iter_rows(named=True):
        assert texts[row["article_id"]][row["start"] : row["end"]] == row["text"]
    for row in record.statements.iter_rows(named=True):
        pieces = [texts[row["article_id"]][s["start"] : s["end"]] for s in row["content_spans"]]
        assert " ".join(pieces) == row["content"]


def test_ids_do_not_depend_on_the_order_of_the_input():
    forth, back = tl.extract(articles()), tl.extract(articles()[::-1])
    assert set(forth.meetings["meeting_id"]) == set(back.meetings["meeting_id"])
    assert set(forth.statements["statement_id"]) == set(back.statements["statement_id"])


def test_several_workers_give_the_same_record(monkeypatch):
    monkeypatch.setattr(reading, "SHARD", 1)
    alone, shared = tl.extract(articles()), tl.extract(articles(), workers=2)
    assert all(alone[name].equals(shared[name]) for name in alone.frames)


def test_a_language_without_a_file_is_an_outcome_and_says_what_would_be_right():
    frame = tl.read(pl.DataFrame({"id": ["x"], "text": ["Ministrarna traffades i dag."], "language": ["sv"]}))
    record = tl.extract(frame)
    assert record.articles["outcome"].to_list() == ["unsupported-language"]
    assert "sv" in record.skipped["reason"][0]


def test_an_article_in_a_language_of_dates_only_has_an_outcome_of_its_own():
    texts = ["Los ministros se reunieron ayer en Viena.", "The ministers met yesterday in Vienna."]
    record = tl.extract(articles(texts, language=["es", "en"]))
    assert record.articles["outcome"].to_list() == ["dates-only", "extracted"]
    assert record.dates["article_id"].to_list() == ["a0", "a1"]
    assert record.articles["dating"].to_list() == ["given", "given"]


def test_one_bad_article_costs_no_other(monkeypatch):
    whole = reading.read

    def read(article, reader):
        if article.article_id == "a1":
            raise RecursionError("too deep")
        return whole(article, reader)

    monkeypatch.setattr(reading, "read", read)
    record = tl.extract(articles())
    assert record.articles["outcome"].to_list() == ["extracted", "failed", "extracted"]
    assert "RecursionError: too deep" in record.skipped["reason"][0]


def test_an_extractor_of_ones_own_fills_a_frame():
    record = tl.extract(articles(), extra={"marks": marks})
    frame = record["marks"]
    assert frame.columns == ["marks_id", "article_id", "start", "end", "word", "known"]
    assert frame.schema["known"] == pl.Boolean
    assert frame["marks_id"].is_unique().all()


def test_an_extractor_that_finds_nothing_gives_the_columns_its_annotation_names():
    some, none = (tl.extract(articles(), extra={"marks": function})["marks"] for function in (marks, nothing))
    assert none.is_empty()
    assert none.schema == some.schema


@pytest.mark.parametrize(
    ("extra", "says"),
    [({"meetings": marks}, "meetings"), ({"marks": "marks"}, "function")],
)
def test_a_wrong_extra_is_refused(extra, says):
    with pytest.raises(tl.TimelineError, match=says):
        tl.extract(articles(), extra=extra)


def test_names_of_a_researchers_own_topics_and_people_go_with_the_record(tmp_path):
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "lake-talks.toml").write_text(
        'name = "Lake talks"\ndefinition = "…"\n[names]\nar = "محادثات البحيرة"\n[words]\nar = ["المحادثات ستستمر"]\n'
    )
    text = "قال وزير الخارجية الروسي سيرغي لافروف إن المحادثات ستستمر. والتقى لافروف كيري في جنيف أمس."
    record = tl.extract(articles([text]), knowledge=tl.Knowledge.load(tmp_path))
    saved = tl.load(tl.link(record).save(tmp_path / "record"))
    assert saved.info["names"]["topics"]["lake-talks"] == {"ar": "محادثات البحيرة", "en": "Lake talks"}
    assert "Lavrov" in saved.info["names"]["short"]["sergey-lavrov"]["en"]
    for language, name in (("en", "Lake talks"), ("ar", "محادثات البحيرة")):
        assert name in json.dumps(tl.charts.claim_topics(saved, language=language).to_dict(), ensure_ascii=False)
        assert f"{name}" in render(saved, language=language)


@pytest.mark.parametrize("function", [lambda doc: [], functools.partial(lambda doc, n: [], n=1)])
def test_an_extractor_that_cannot_be_sent_to_workers_is_refused_before_any_work(function, monkeypatch):
    monkeypatch.setattr(reading, "_read_shard", None)
    with pytest.raises(tl.TimelineError, match='"marks" cannot be sent to 2 workers: make it a function at the top'):
        tl.extract(articles(), extra={"marks": function}, workers=2)


def local_rows(doc: tl.Document) -> list[object]:
    @dataclass(frozen=True)
    class Local:
        start: int
        end: int

    return [Local(0, 1)]


def test_rows_that_cannot_be_sent_back_from_workers_are_named(monkeypatch):
    monkeypatch.setattr(reading, "SHARD", 1)
    with pytest.raises(tl.TimelineError, match='"marks": Local cannot be sent back'):
        tl.extract(articles(), extra={"marks": local_rows}, workers=2)


def test_an_extractor_that_yields_no_dataclasses_is_a_wrong_call():
    with pytest.raises(tl.TimelineError, match="dataclasses with start and end"):
        tl.extract(articles(), extra={"marks": not_rows})


def test_a_fault_of_an_extractor_is_told_and_costs_no_row_of_ours():
    record = tl.extract(articles(), extra={"marks": breaks})
    assert set(record.articles["outcome"]) == {"extracted"}
    assert record.meetings.height == 1
    assert 'extra "marks": RuntimeError: a fault of the extractor' in record.skipped["reason"][0]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ({"open_dates": "pst"}, "past"),
        ({"workers": 0}, "at least 1"),
    ],
)
def test_a_wrong_call_says_what_would_be_right(call, says):
    with pytest.raises(tl.TimelineError, match=says):
        tl.extract(articles(), **call)


def test_a_frame_that_is_no_articles_frame_is_refused():
    with pytest.raises(tl.TimelineError, match=r"timeline\.read"):
        tl.extract(pl.DataFrame({"text": ["a"]}))


def test_entities_have_their_names_by_language():
    names = tl.extract(articles()).entities.filter(pl.col("entity") == "sergey-lavrov")["names"][0]
    assert {"ar", "en"} <= {n["language"] for n in names}


def test_an_unknown_party_has_the_name_it_goes_by_and_not_a_groups_words():
    text = (
        "التقى وزير خارجية بنغلاديش أمس في جنيف وزير خارجية ليسوتو. وقال لِوزير خارجية ليسوتو إن السلام ممكن. "
        "وعقد الوزيران اجتماعاً في فيينا اليوم. ثم عقد الجانبان اجتماعاً في بيروت. وَوزير خارجية بنغلاديش هناك."
    )
    record = tl.extract(articles([text]))
    names = dict(record.entities.select("entity", "name").iter_rows())
    ministers = {
        "unknown:foreign-minister@BGD": "وزير خارجية بنغلاديش",
        "unknown:foreign-minister@LSO": "وزير خارجية ليسوتو",
    }
    assert record.participants.height == 6
    assert {entity: names[entity] for entity in record.participants["entity"]} == ministers


def test_who_is_named_once_is_a_person_though_told_by_his_office_after():
    text = "President Arvo Sildaru met the foreign minister in Geneva. The president left on Friday."
    entities = tl.extract(articles([text], language=["en"])).entities
    assert entities.filter(entity="unknown:arvo sildaru").select("kind", "name").rows() == [("person", "Arvo Sildaru")]


def test_the_public_names_are_there_and_a_wrong_one_says_which():
    assert all(getattr(tl, name) is not None for name in tl.__all__)
    with pytest.raises(AttributeError, match="extract"):
        _ = tl.extrct
