"""A linked record against known meetings, and the table of them in seeds/."""

import doctest
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from invented import ANN_BEN, record, row

import timeline.evaluation.known
import timeline.evaluation.known_table
from timeline.evaluation import compare
from timeline.knowledge import Knowledge, TimelineError
from timeline.linking import link
from timeline.record import Record

TABLE = Path(__file__).parent.parent / "seeds" / "known-meetings" / "known-meetings.csv"


def known(*rows):
    """Build a table: (days of August 2031, place, parties) each."""
    return pl.DataFrame(
        {
            "date_from": [date(2031, 8, days[0]) for days, _, _ in rows],
            "date_to": [date(2031, 8, days[-1]) for days, _, _ in rows],
            "place": [place for _, place, _ in rows],
            "parties": [list(parties) for _, _, parties in rows],
        },
        schema_overrides={"parties": pl.List(pl.String), "place": pl.String},
    )


def compared(rows, table):
    return compare(link(record(rows)), table)


def test_what_both_have_is_found_and_the_rest_is_missed_or_extra():
    rows = [row("a"), row("b", parties=("ann-north", "cem-west"))]
    both = compared(rows, known(((26,), "geneva", ANN_BEN), ((9,), "geneva", ANN_BEN)))
    assert both.found.select("known", "timeline_id").rows() == [("0", "a:m0-0")]
    assert both.missed["known"].to_list() == ["1"]
    assert both.extra["timeline_id"].to_list() == ["b:m0-0"]
    assert both.disagreements.is_empty()
    assert repr(both) == "Comparison(found: 1, missed: 1, extra: 1, disagreements: 0)"


def test_a_day_off_is_found_and_a_disagreement_but_two_days_are_another_meeting():
    off = compared([row("a")], known(((25,), "geneva", ANN_BEN)))
    assert off.disagreements.rows() == [("0", "a:m0-0", "days", "2031-08-25", "2031-08-26")]
    assert compared([row("a")], known(((24,), "geneva", ANN_BEN))).found.is_empty()
    assert compared([row("a")], known(((25,), "zurich", ANN_BEN))).found.is_empty()


def test_another_place_and_a_party_that_lacks_are_disagreements():
    found = compared([row("a")], known(((26,), "zurich", (*ANN_BEN, "cem-west"))))
    assert found.disagreements.select("column", "known_value", "linked_value").rows() == [
        ("parties", "cem-west", None),
        ("place", "zurich", "geneva"),
    ]


def test_a_country_and_a_city_in_it_agree():
    table = known(((26,), "geneva", ANN_BEN)).with_columns(country=pl.lit("CHE"))
    assert compared([row("a", place="CHE")], table).disagreements.is_empty()
    abroad = compared([row("a", place="CHE")], table.with_columns(country=pl.lit("RUS"), place=pl.lit("moscow")))
    assert abroad.disagreements.select("column", "known_value", "linked_value").rows() == [("place", "moscow", "CHE")]


def test_the_same_place_and_the_nearest_days_come_first_and_no_row_twice():
    rows = [row("a", days=(date(2031, 8, 20), date(2031, 8, 31)), place=None), row("a", n=1)]
    table = known(((26,), "geneva", ANN_BEN), ((28,), "zurich", ANN_BEN))
    assert compared(rows, table).found.select("known", "timeline_id").rows() == [("0", "a:m1-0"), ("1", "a:m0-0")]


def test_a_minister_stands_for_his_country_and_a_lone_party_is_enough():
    assert compared([row("a")], known(((26,), "geneva", ("AAA", "BBB")))).found.height == 1
    assert compared([row("a")], known(((26,), "geneva", ("ann-north",)))).found.height == 1
    assert compared([row("a")], known(((26,), "geneva", ("ann-north", "cem-west")))).found.is_empty()


def test_a_visit_and_the_talks_in_it_are_one_and_what_was_not_held_is_none():
    rows = [row("a", format="visit", parties=("ann-north", "BBB")), row("a", n=1, part_of="a:m0-0")]
    found = compared(rows, known(((26,), "geneva", ANN_BEN)))
    assert (found.found.height, found.extra.height) == (1, 0)
    assert compared([row("a", status="planned")], known(((26,), "geneva", ANN_BEN))).found.is_empty()


def test_a_meeting_without_days_fits_one_before_it_was_told_of_the_latest_first():
    days = [((day,), "geneva", ANN_BEN) for day in (3, 26, 30)]  # the article is of 27 August
    assert compared([row("a", days=None)], known(*days)).found["known"].to_list() == ["1"]
    assert compared([row("a", days=None)], known(days[2])).found.is_empty()


def test_a_meeting_without_days_is_none_that_took_place_elsewhere():
    assert compared([row("a", days=None)], known(((26,), "zurich", ANN_BEN))).found.is_empty()


def test_the_order_of_either_side_does_not_matter():
    rows = [row(f"a{n}", days=(date(2031, 8, 1 + n),) * 2) for n in range(9)]
    table = known(*(((n,), "geneva", ANN_BEN) for n in range(1, 9))).with_row_index("known")
    first, second = compared(rows, table), compared(rows[::-1], table.reverse())
    assert first.found.equals(second.found)
    assert first.disagreements.equals(second.disagreements)


def test_an_empty_record_misses_all_and_an_empty_table_finds_nothing():
    assert compare(link(Record()), known(((26,), None, ANN_BEN))).missed.height == 1
    assert compared([row("a")], known()).extra.height == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"date_to": [None]}, "row '0': needs"),
        ({"date_to": [date(2031, 1, 1)]}, "not before"),
        ({"date_from": ["26.8.2031"]}, "2016-08-26"),
        ({"parties": ["; "]}, "no parties"),
    ],
)
def test_a_wrong_row_is_named(change, said):
    table = known(((26,), "geneva", ANN_BEN)).with_columns(
        **{name: pl.Series(name, new) for name, new in change.items()}
    )
    with pytest.raises(TimelineError, match=said):
        compared([row("a")], table)


def test_a_wrong_call_says_what_would_be_right(tmp_path):
    table = known(((26,), "geneva", ANN_BEN))
    with pytest.raises(TimelineError, match='did you mean "date_form"'):
        compared([row("a")], table.rename({"date_from": "date_form"}))
    with pytest.raises(TimelineError, match="cannot be read"):
        compared([row("a")], tmp_path / "none.csv")
    with pytest.raises(TimelineError, match="called 'x'"):
        compared([row("a")], pl.concat([table, table]).with_columns(known=pl.lit("x")))
    with pytest.raises(TimelineError, match="link"):
        compare(record([row("a")]), table)


@pytest.mark.parametrize("module", ["known", "known_table"])
def test_the_examples_of_the_docstrings_are_true(module):
    assert doctest.testmod(getattr(timeline.evaluation, module)).failed == 0


# The table itself


@pytest.fixture(scope="module")
def table():
    return timeline.evaluation.known_table.known_meetings(TABLE)[0]


def test_people_places_and_conferences_of_the_table_are_known(table):
    knowledge = Knowledge.load()
    entities = {*knowledge.people, *knowledge.organisations, *knowledge.countries}
    assert set(table["parties"].explode()) <= entities
    assert set(table["place"].drop_nulls()) <= set(knowledge.places)
    assert set(table["country"]) <= set(knowledge.countries)
    assert set(table["host_event"].drop_nulls()) <= {one.conference for one in knowledge.conferences}
    for place, country in table.select("place", "country").drop_nulls().iter_rows():
        assert knowledge.places[place].country == country


def test_rows_of_the_table_are_named_by_series_and_day_and_stand_in_order(table):
    named = pl.format("{}-{}", "series", "date_from")
    assert table.filter(pl.col("known") != named).is_empty()
    assert table["known"].to_list() == sorted(table["known"])
    first, last = pl.lit(date(2011, 1, 1)), pl.lit(date(2024, 12, 31))
    assert table.filter(~pl.col("date_from").is_between(first, last)).is_empty()
    assert table.filter(pl.col("date_to") - pl.col("date_from") > pl.duration(days=21)).is_empty()


def test_only_what_a_second_source_names_is_of_high_confidence(table):
    assert set(table["confidence"]) == {"high", "medium", "low"}
    assert table.filter(~pl.col("source").str.starts_with("from memory")).is_empty()
    sure = table.filter(pl.col("confidence") != "low")
    assert sure.filter(~pl.col("source").str.contains("HistoryAtState/travels", literal=True)).is_empty()
    named = table.filter(pl.col("confidence") == "high")["note"].fill_null("")
    assert not named.str.contains("not this meeting").any()


def test_every_series_is_there(table):
    assert dict(table["series"].value_counts().iter_rows()) == {
        "asean-regional-forum": 14,
        "astana": 22,
        "geneva": 13,
        "kerry-lavrov": 41,
        "vienna": 9,
    }
