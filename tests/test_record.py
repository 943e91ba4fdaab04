"""The record: what was promised of its frames, and that a folder is there whole or not at all."""

import copy
import json
import pickle
from datetime import date

import polars as pl
import pytest

from timeline.knowledge.errors import TimelineError
from timeline.record import SCHEMAS, Record, empty, frame, load, scan
from timeline.schemas import ADDED, VERSION


@pytest.fixture
def small():
    return Record(
        {
            "articles": frame("articles", {"article_id": ["a"], "dating": ["given"], "text": ["words"]}),
            "statements": frame(
                "statements",
                {
                    "statement_id": ["a:s0"],
                    "content_spans": [[{"start": 0, "end": 5}]],
                    "topics": [["truce"]],
                    "kind": ["direct"],
                    "said_from": [date(2031, 8, 1)],
                },
            ),
            "visits": pl.DataFrame({"visit_id": ["a:v0"], "start": [0]}),
        },
        {"versions": {"timeline": "0"}, "cite": "…"},
    )


def test_every_frame_is_there_even_when_empty():
    record = Record()
    assert list(record) == list(SCHEMAS)
    assert all(record[name].schema == schema for name, schema in SCHEMAS.items())


def test_frames_are_had_by_attribute_and_by_name(small):
    assert small.articles is small["articles"]
    assert small["visits"].height == 1
    assert "visits" in small


def test_an_unknown_frame_names_the_nearest(small):
    with pytest.raises(TimelineError, match='did you mean "meetings"'):
        small["meeting"]
    with pytest.raises(TimelineError, match='did you mean "meetings"'):
        _ = small.meeting
    assert not hasattr(small, "meeting")


def test_a_record_cannot_be_changed(small):
    with pytest.raises(AttributeError):
        small.frames = {}
    with pytest.raises(TypeError):
        small.frames["articles"] = empty("articles")
    with pytest.raises(TypeError):
        small.info["cite"] = ""


def test_a_replaced_frame_leaves_the_old_record_as_it_was(small):
    assert small.replace({"articles": empty("articles")}).articles.is_empty()
    assert small.articles.height == 1


def test_it_shows_its_frames_and_their_rows(small):
    assert "articles" in repr(small)
    assert "<td>visits</td>" in small._repr_html_()
    assert small.info["counts"]["statements"] == 1


def test_a_record_survives_pickling_and_copying(small):
    for other in (pickle.loads(pickle.dumps(small)), copy.deepcopy(small)):
        assert other.statements.equals(small.statements)
        assert other.info == small.info


def test_what_is_saved_is_what_is_loaded(small, tmp_path):
    small.save(tmp_path / "record")
    again = load(tmp_path / "record")
    assert list(again) == list(small)
    assert all(again[name].equals(small[name]) and again[name].schema == small[name].schema for name in small)
    assert again.info == small.info


def test_scan_reads_lazily_and_collects_to_the_same(small, tmp_path):
    small.save(tmp_path / "record")
    lazy = scan(tmp_path / "record")
    assert isinstance(lazy.meetings, pl.LazyFrame)
    assert lazy["visits"].collect().equals(small["visits"])
    assert lazy.collect().statements.equals(small.statements)
    with pytest.raises(TimelineError, match="meetings"):
        _ = lazy.meeting


def test_the_same_record_is_saved_as_the_same_bytes(small, tmp_path):
    first, second = small.save(tmp_path / "one"), small.save(tmp_path / "two")
    names = sorted(p.name for p in first.iterdir())
    assert names == sorted(p.name for p in second.iterdir())
    assert all((first / n).read_bytes() == (second / n).read_bytes() for n in names)


def test_saving_replaces_a_record_and_keeps_what_else_lies_there(small, tmp_path):
    place = small.save(tmp_path / "record")
    (place / "chart.svg").write_text("<svg/>")
    (place / "notes").mkdir()
    (place / "notes" / "a.txt").write_text("mine")
    Record({"articles": empty("articles")}).save(place)
    assert load(place).articles.is_empty()
    assert "visits" not in load(place)
    assert (place / "chart.svg").read_text() == "<svg/>"
    assert (place / "notes" / "a.txt").read_text() == "mine"
    assert [p.name for p in tmp_path.iterdir()] == ["record"]


def test_a_folder_that_is_no_record_is_refused_and_left_alone(small, tmp_path):
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(TimelineError, match="no record"):
        small.save(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["letters.txt"]


def test_a_file_in_the_way_is_refused(small, tmp_path):
    (tmp_path / "record").write_text("mine")
    with pytest.raises(TimelineError, match="is a file"):
        small.save(tmp_path / "record")


def test_an_empty_folder_takes_a_record(small, tmp_path):
    (tmp_path / "record").mkdir()
    assert load(small.save(tmp_path / "record")).articles.height == 1


def test_what_fails_while_saving_leaves_the_old_record(small, tmp_path, monkeypatch):
    place = small.save(tmp_path / "record")

    def full(*_, **__):
        raise OSError("no space left")

    monkeypatch.setattr(pl.DataFrame, "write_parquet", full)
    with pytest.raises(TimelineError, match=r"record cannot be written \(no space left\); name a place"):
        Record().save(place)
    assert load(place).articles.height == 1
    assert [p.name for p in tmp_path.iterdir()] == ["record"]


def test_info_that_does_not_fit_json_is_refused(tmp_path):
    with pytest.raises(TimelineError, match="JSON"):
        Record({}, {"when": date(2031, 8, 1)}).save(tmp_path / "record")
    assert not (tmp_path / "record").exists()


def test_a_missing_folder_names_the_record_beside_it(small, tmp_path):
    small.save(tmp_path / "record")
    with pytest.raises(TimelineError, match=r'does not exist.*did you mean "record"'):
        load(tmp_path / "recrod")


def test_a_folder_without_record_json_is_no_record(tmp_path):
    with pytest.raises(TimelineError, match=r"no record\.json"):
        load(tmp_path)


def test_a_broken_file_is_named(small, tmp_path):
    place = small.save(tmp_path / "record")
    (place / "meetings.parquet").write_bytes(b"no parquet")
    for read in (load, scan):
        with pytest.raises(TimelineError, match=r"meetings\.parquet cannot be read"):
            read(place)
    (place / "record.json").write_text("{")
    with pytest.raises(TimelineError, match=r"record\.json is no JSON"):
        load(place)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_missing_file_is_named_and_never_read_as_an_empty_frame(small, tmp_path, name):
    place = small.save(tmp_path / "record")
    (place / f"{name}.parquet").unlink()
    for read in (load, scan):
        with pytest.raises(TimelineError, match=rf"{name}\.parquet is missing.*copy it back"):
            read(place)


def test_further_columns_are_kept_behind_the_promised_ones(small, tmp_path):
    place = small.save(tmp_path / "record")
    wider = small.articles.with_columns(coder=pl.lit("me")).select("coder", *SCHEMAS["articles"])
    wider.write_parquet(place / "articles.parquet")
    assert load(place).articles.columns == [*SCHEMAS["articles"], "coder"]
    assert scan(place).articles.collect().columns == [*SCHEMAS["articles"], "coder"]


def test_a_missing_column_names_file_and_the_nearest(small, tmp_path):
    place = small.save(tmp_path / "record")
    small.articles.rename({"dating": "datting"}).write_parquet(place / "articles.parquet")
    for read in (load, scan):
        with pytest.raises(TimelineError, match=r"articles\.parquet: column 'dating' is missing.*datting"):
            read(place)


def test_a_column_of_a_near_type_is_brought_to_its_own(small, tmp_path):
    place = small.save(tmp_path / "record")
    small.articles.with_columns(pl.col("dating").cast(pl.String)).write_parquet(place / "articles.parquet")
    assert load(place).articles.schema == SCHEMAS["articles"]
    assert scan(place).articles.collect().schema == SCHEMAS["articles"]


def test_a_value_outside_a_closed_list_names_file_row_and_value(small, tmp_path):
    place = small.save(tmp_path / "record")
    small.articles.with_columns(dating=pl.lit("givn")).write_parquet(place / "articles.parquet")
    with pytest.raises(TimelineError, match=r"articles\.parquet.*row 0.*'givn'.*given"):
        load(place)


def test_a_frame_is_built_strictly_from_columns():
    with pytest.raises(TimelineError, match=r"row 1: 'titel'.*title"):
        frame("segments", {"kind": ["title", "titel"]})
    with pytest.raises(TimelineError, match=r"segments.*start"):
        frame("segments", {"start": ["x"]})
    with pytest.raises(TimelineError, match="did you mean"):
        frame("segments", {"strat": [1]})
    with pytest.raises(TimelineError, match="different length"):
        frame("segments", {"start": [1], "end": [1, 2]})
    with pytest.raises(TimelineError, match="did you mean"):
        frame("segmets", {})


def test_a_column_left_out_is_null():
    assert frame("segments", {"start": [1, 2]})["kind"].null_count() == 2


def test_an_extra_frame_is_built_from_its_own_schema():
    schema = pl.Schema({"visit_id": pl.String(), "start": pl.Int64()})
    assert frame("visits", {"visit_id": ["v"]}, schema).rows() == [("v", None)]


@pytest.mark.parametrize("name", ["two words", "_own", "save", "info", "../up"])
def test_a_frame_cannot_take_a_name_that_is_no_attribute(name):
    with pytest.raises(TimelineError, match="cannot name a frame"):
        Record({name: pl.DataFrame()})


def test_record_json_says_how_the_record_was_made(small, tmp_path):
    told = json.loads((small.save(tmp_path / "record") / "record.json").read_text())
    assert told["versions"] == {"timeline": "0"}
    assert told["counts"]["articles"] == 1
    assert told["schema"] == VERSION


def test_a_record_of_an_earlier_version_is_whole_without_the_frames_that_came_later(small, tmp_path):
    place = small.save(tmp_path / "record")
    for name in ADDED:
        (place / f"{name}.parquet").unlink()
    with pytest.raises(TimelineError, match="is missing"):
        load(place)
    info = json.loads((place / "record.json").read_text(encoding="utf-8"))
    (place / "record.json").write_text(json.dumps(info | {"schema": 1}), encoding="utf-8")
    assert load(place).claims.schema == SCHEMAS["claims"]
    assert scan(place).collect().relations.schema == SCHEMAS["relations"]
