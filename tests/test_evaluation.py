"""Evaluation: what two records have in common, how sure that is, and how far two coders agree."""

import doctest
import sys
from datetime import date

import polars as pl
import pytest
from invented import AUGUST, record, row

import timeline.evaluation.comparison
import timeline.evaluation.matching
import timeline.evaluation.measures
import timeline.evaluation.table
from timeline.evaluation import as_table, evaluate
from timeline.evaluation.matching import Unit, match, same_content
from timeline.evaluation.measures import alpha, different, masi
from timeline.knowledge.errors import TimelineError
from timeline.record import Record, frame
from timeline.schemas import EVALUATION

TEXT = "x" * 400


def statement(article, start, end, speaker="ann-north", topics=("truce",), kind="indirect", act="claim", echo_of=None):
    return {"statement_id": f"{article}:s{start}", "article_id": article, "speaker": speaker, "topics": list(topics),
            "kind": kind, "act": act, "content_start": start, "content_end": end, "echo_of": echo_of}  # fmt: skip


def said(*rows, articles="ab"):
    columns = {name: [r[name] for r in rows] for name in rows[0]} if rows else {}
    told = frame("articles", {"article_id": [*articles], "text": [TEXT] * len(articles)})
    return Record({"articles": told, "statements": frame("statements", columns)})


def dated(*spans, days=None, articles="ab"):
    columns = {"article_id": [a for a, _, _ in spans], "start": [s for _, s, _ in spans], "end": [e for *_, e in spans]}
    columns["date_from"] = columns["date_to"] = days or [date(2031, 8, 1)] * len(spans)
    told = frame("articles", {"article_id": [*articles], "text": [TEXT] * len(articles)})
    return Record({"articles": told, "dates": frame("dates", columns)})


def met(*rows):
    found = record(list(rows))
    return found.replace({"meetings": found.meetings.with_columns(start=pl.lit(None, pl.Int64))})


def values(found, subject):
    rows = found.filter(pl.col("subject") == subject).select("measure", "value").rows()
    return {measure: value for measure, value in rows}


def test_a_record_agrees_with_itself_wholly():
    one = said(statement("a", 0, 50), statement("b", 10, 90))
    found = evaluate(one, one, samples=20)
    assert found.schema == EVALUATION
    for subject in ("statements", "speakers", "topics"):
        assert set(values(found.filter(pl.col("measure") != "alpha"), subject).values()) == {1.0}


def test_what_only_the_first_has_costs_precision_and_what_only_the_second_has_recall():
    tool = said(statement("a", 0, 50), statement("a", 60, 90), statement("b", 0, 9))
    gold = said(statement("a", 0, 48), statement("b", 100, 190))
    found = values(evaluate(tool, gold, samples=0), "statements")
    assert (found["precision"], found["recall"], found["agreement"]) == (1 / 3, 1 / 2, 1 / 4)


def test_the_other_way_round_precision_and_recall_change_places():
    a = said(*(statement("a", n, n + 14) for n in range(0, 200, 10)), articles="a")
    b = said(*(statement("a", n, n + 14) for n in range(0, 200, 7)), articles="a")
    there, back = evaluate(a, b, samples=0), evaluate(b, a, samples=0)
    assert values(there, "statements")["precision"] == values(back, "statements")["recall"]
    assert values(there, "statements")["f1"] == values(back, "statements")["f1"]


def test_contents_match_from_half_of_their_characters_on():
    assert same_content(Unit(0, "a", ((0, 10),)), Unit(0, "a", ((0, 20),))) == 0.5
    assert same_content(Unit(0, "a", ((0, 10),)), Unit(0, "a", ((0, 21),))) == 0
    assert same_content(Unit(0, "a", ((0, 10), (50, 60))), Unit(0, "a", ((0, 60),))) == 0


def test_no_row_is_matched_twice_and_the_more_alike_come_first():
    a, b = [Unit(0, "a", ((0, 10),)), Unit(1, "a", ((0, 12),))], [Unit(0, "a", ((0, 12),))]
    assert [(x.row, y.row) for x, y in match(a, b, same_content)] == [(1, 0)]


def test_headlines_that_repeat_a_claim_are_left_out():
    tool = said(statement("a", 0, 50), statement("a", 60, 90, echo_of="a:s0"))
    assert values(evaluate(tool, said(statement("a", 0, 50)), samples=0), "statements")["precision"] == 1.0


def test_speakers_and_topics_are_right_only_where_the_statement_is():
    tool = said(statement("a", 0, 50, topics=("truce", "aid")), statement("b", 0, 50, speaker="ben-south"))
    gold = said(statement("a", 0, 50), statement("b", 200, 250, speaker="ben-south"))
    found = evaluate(tool, gold, samples=0)
    assert values(found, "speakers")["recall"] == 1 / 2
    assert (values(found, "topics")["precision"], values(found, "topics")["recall"]) == (1 / 3, 1 / 2)


def test_a_date_is_found_where_words_overlap_and_right_where_the_days_are_the_same():
    tool = dated(("a", 0, 6), ("b", 0, 6), days=[date(2031, 8, 1), date(2031, 8, 3)])
    found = evaluate(tool, dated(("a", 3, 9), ("b", 0, 6)), samples=0)
    assert values(found, "dates")["f1"] == 1.0
    assert values(found, "date-days")["f1"] == 0.5


def test_meetings_match_by_a_participant_and_a_day_and_not_by_a_day_alone():
    tool = met(row("a"), row("b", parties=("cem-west",)))
    gold = met(row("a", parties=("ann-north", "dan-south")), row("b"))
    found = evaluate(tool, gold, samples=0)
    assert values(found, "meetings")["f1"] == 0.5
    assert values(found, "participants")["recall"] == 1 / 4
    later = met(row("a", days=tuple(day.replace(month=9) for day in AUGUST)), row("b"))
    assert values(evaluate(met(row("a"), row("b")), later, samples=0), "meetings")["f1"] == 0.5


def test_meetings_match_by_their_sentence_whatever_they_say():
    def at(*rows, start):
        found = record(list(rows))
        return found.replace({"meetings": found.meetings.with_columns(start=pl.lit(start), end=pl.lit(start + 5))})

    tool, gold = at(row("a", parties=("cem-west",), days=None), start=0), at(row("a"), start=3)
    found = evaluate(tool, gold, samples=0)
    assert (values(found, "meetings")["f1"], values(found, "meeting-days")["f1"]) == (1.0, 0.0)


def test_intervals_hold_the_value_and_come_out_the_same_again():
    articles = "abcdefghij"
    tool = said(*(statement(a, 0, 50) for a in articles), articles=articles)
    gold = said(*(statement(a, n % 2 * 200, n % 2 * 200 + 50) for n, a in enumerate(articles)), articles=articles)
    found = evaluate(tool, gold, samples=200)
    low, value, high = found.filter(subject="statements", measure="f1").select("low", "value", "high").row(0)
    assert 0 < low < value < high < 1
    assert found.equals(evaluate(tool, gold, samples=200))
    assert not found.equals(evaluate(tool, gold, samples=200, seed=1))


def test_the_order_of_rows_changes_nothing():
    rows = [statement(a, n, n + 30, speaker=s) for a in "ab" for n in (0, 20, 40) for s in ("ann", "ben")]
    other = said(*(statement(a, n, n + 30) for a in "ab" for n in (5, 25)))
    assert evaluate(said(*rows), other, samples=9).equals(evaluate(said(*rows[::-1]), other, samples=9))


def test_where_one_has_no_rows_the_note_says_so():
    found = evaluate(said(statement("a", 0, 50)), said(), samples=5).filter(pl.col("subject") == "statements")
    assert set(found["note"]) == {"none in b"}
    assert "none in b" in as_table(found)


def test_rows_without_a_place_are_counted_and_matched_by_none():
    nowhere = statement("a", 0, 50) | {"content_start": None}
    found = evaluate(said(nowhere), said(statement("a", 0, 50)), samples=0)
    assert values(found, "statements")["precision"] == 0
    assert values(evaluate(dated(("a", 0, None)), dated(("a", 0, 6)), samples=0), "dates")["precision"] == 0


# Krippendorff's alpha


def test_alpha_of_two_coders_is_that_of_the_textbook():
    pytest.importorskip("krippendorff")
    # Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", part A: ten units, two values.
    pairs = [*zip("0100000010", "1110010000", strict=True)]
    assert alpha(pairs, different)[0] == pytest.approx(0.095, abs=0.001)


def test_alpha_of_topics_forgives_a_topic_more():
    pytest.importorskip("krippendorff")
    sets = [frozenset(s) for s in ("a", "b", "ab")]
    pairs = [(sets[0], sets[0]), (sets[1], sets[1]), (sets[0], sets[2])]
    assert 1 > alpha(pairs, masi)[0] > alpha(pairs, different)[0]


def test_coders_who_agree_have_an_alpha_of_one():
    pytest.importorskip("krippendorff")
    one = said(statement("a", 0, 50), statement("b", 0, 50, kind="direct", act="denial", topics=()))
    found = evaluate(one, one, samples=0).filter(measure="alpha")
    assert dict(found.select("subject", "value").rows()) == {"status": None, "kind": 1.0, "act": 1.0, "topics": 1.0}


def test_alpha_of_a_single_value_is_none_and_says_why():
    assert alpha([("held", "held")], different) == (None, "only one value: nothing to disagree on")
    assert alpha([], different)[0] is None


def test_without_the_library_alpha_is_left_out_and_the_note_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "krippendorff", None)
    value, note = alpha([("held", "planned")], different)
    assert value is None
    assert "krippendorff" in note


# Wrong calls


def test_records_of_different_articles_are_refused_or_compared_where_both_have_them():
    tool, gold = said(statement("a", 0, 50), statement("b", 0, 50)), said(statement("a", 0, 50), articles="a")
    with pytest.raises(TimelineError, match="the other lacks 1 of the first, such as 'b'"):
        evaluate(tool, gold)
    assert values(evaluate(tool, gold, common=True, samples=0), "statements")["f1"] == 1.0
    with pytest.raises(TimelineError, match="no article in common"):
        evaluate(tool, said(articles="c"), common=True)


def test_articles_with_another_text_are_refused():
    other = Record({"articles": frame("articles", {"article_id": ["a", "b"], "text": [TEXT, "y"]})})
    with pytest.raises(TimelineError, match="such as 'b': offsets"):
        evaluate(said(), other)


def test_what_is_no_record_or_lacks_its_articles_is_refused():
    with pytest.raises(TimelineError, match="takes two Records, not str"):
        evaluate("a", said())
    with pytest.raises(TimelineError, match="second record has no articles"):
        evaluate(said(), Record())
    with pytest.raises(TimelineError, match="statements of article 'z'"):
        evaluate(said(statement("z", 0, 5)), said())
    with pytest.raises(TimelineError, match="samples=-1"):
        evaluate(said(), said(), samples=-1)


@pytest.mark.parametrize("module", ["comparison", "matching", "measures", "table"])
def test_the_examples_run(module):
    assert doctest.testmod(getattr(timeline.evaluation, module)).failed == 0
