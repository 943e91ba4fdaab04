"""The seed article comes out as a careful reader would write it down (``gold/seed.toml``), found by general rules."""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from reading import read_text

import timeline as tl

HERE = Path(__file__).parent
SEED = HERE.parent / "seeds" / "articles" / "000_e36c8a0eafea318a.txt"
GOLD = tomllib.loads((HERE / "gold" / "seed.toml").read_text(encoding="utf-8"))
TEXT = SEED.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def undated():
    return read_text(TEXT)


@pytest.fixture(scope="module")
def doc():
    return read_text(TEXT, date(2016, 8, 27))


@pytest.fixture(scope="module")
def linked():
    return tl.link(tl.extract(tl.read(SEED)))


def claims(doc):
    return sorted((s for s in doc.statements if s.echo_of is None), key=lambda s: s.content[0].start)


def words(doc, spans):
    return " ".join(doc.text[s.start : s.end] for s in spans)


def test_anatomy_has_the_title_twice_four_headings_and_two_comments(doc):
    kinds = Counter(s.kind for s in doc.segments)
    assert {kind: kinds[kind] for kind in GOLD["anatomy"]} == GOLD["anatomy"]


def test_comments_and_furniture_yield_no_rows(doc):
    silent = [(s.start, s.end) for s in doc.segments if s.kind in {"comment", "boilerplate"}]
    found = [*doc.mentions, *doc.dates, *doc.meetings, *doc.statements]
    assert not [row for row in found for start, end in silent if start <= row.start < end]


def test_the_text_alone_bounds_the_day(undated):
    assert undated.dating == "inferred"
    assert [undated.dated.first, undated.dated.last] == GOLD["dating"]["from_text"]


def test_the_ages_of_the_comments_bound_the_day_when_the_crawl_is_known():
    doc = read_text(TEXT, crawled=date(2024, 5, 1))
    ages = [c for c in doc.clues if "age" in c.rule]
    assert ages
    assert all(c.kept for c in ages)
    assert all(c.before_to is not None and c.before_to >= date(2016, 8, 1) for c in ages)
    assert doc.dated.first >= date(2016, 7, 25)
    assert doc.dated.last <= date(2016, 9, 3)


def test_given_its_day_today_and_next_week_resolve(doc):
    days = {doc.text[d.start : d.end]: (d.date_from, d.date_to) for d in doc.dates}
    assert (date(2016, 8, 27), date(2016, 8, 27)) in days.values()
    assert (date(2016, 8, 29), date(2016, 9, 4)) in days.values()


@pytest.mark.parametrize("wanted", GOLD["meetings"], ids=[m["format"] for m in GOLD["meetings"]])
@pytest.mark.parametrize("given", [True, False], ids=["published", "undated"])
def test_each_meeting_is_there_once(wanted, given, doc, undated):
    read = doc if given else undated
    keys = {m.key: m.format for m in read.meetings}
    found = [
        m
        for m in read.meetings
        if m.format == wanted["format"]
        and {p.mention.entity for p in m.participants} == set(wanted["people"])
        and m.place.entity == wanted["place"]
    ]
    assert len(found) == 1
    meeting = found[0]
    assert meeting.status == wanted["status"]
    assert keys.get(meeting.part_of) == wanted.get("part_of")
    assert meeting.ordinal == wanted.get("ordinal")
    assert meeting.window_days == wanted.get("window_days")
    assert meeting.duration_hours == wanted.get("duration_hours")
    assert list(meeting.flags) == wanted.get("flags", [])
    if "days" in wanted:
        assert [meeting.date_from, meeting.date_to] == wanted["days"]


def test_there_is_no_other_meeting_that_was_held(doc):
    assert len([m for m in doc.meetings if m.status == "held"]) == len(GOLD["meetings"])


def test_the_work_of_the_experts_is_planned(doc):
    planned = [m for m in doc.meetings if m.status == "planned"]
    assert [(m.format, m.date_from, m.date_to) for m in planned] == [
        ("negotiation-round", date(2016, 8, 29), date(2016, 9, 4))
    ]


def test_three_meetings_of_the_two_ministers_are_counted(linked):
    counted = tl.count(linked, by="month", unit="pair")
    rows = counted.filter(counted["unit"] == "john-kerry – sergey-lavrov")
    assert round(rows["n_expected"].sum()) == 3


def test_every_claim_has_its_speaker_kind_and_words(doc):
    told = [
        {"speaker": s.speaker.entity, "named_as": s.named_as, "kind": s.kind}
        for s in claims(doc)
        if s.speaker is not None
    ]
    assert told == [{k: g[k] for k in ("speaker", "named_as", "kind")} for g in GOLD["statements"]]


def test_every_claim_begins_and_ends_where_it_should(doc):
    marks = ' "،.'
    found = [words(doc, s.content) for s in claims(doc) if s.speaker is not None]
    for content, wanted in zip(found, GOLD["statements"], strict=True):
        assert content.strip(marks).startswith(wanted["begins"])
        assert content.strip(marks).endswith(wanted["ends"])


def test_the_narrators_own_note_has_no_speaker(doc):
    notes = [s for s in claims(doc) if s.speaker is None]
    assert [s.named_as for s in notes] == ["none"]
    assert words(doc, notes[0].content).startswith(GOLD["impersonal"]["begins"])


def test_headings_that_repeat_a_claim_say_which(doc):
    numbers = {s.key: n for n, s in enumerate(claims(doc), start=1)}
    echoes = sorted((s for s in doc.statements if s.echo_of), key=lambda s: s.start)
    assert [numbers[s.echo_of] for s in echoes] == [GOLD["echoes"]["title"], *GOLD["echoes"]["headings"]]


def test_an_undated_article_has_the_same_claims(doc, undated):
    assert [s.key for s in undated.statements] == [s.key for s in doc.statements]
