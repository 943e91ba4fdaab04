"""Counting: certain, possible, shared by days, and the undated once."""

import doctest
from datetime import date

import pytest
from invented import ANN_BEN, record, row

from timeline.knowledge.errors import TimelineError
from timeline.linking import count, counting, link
from timeline.record import Record

PAIR = "ann-north – ben-south"
JULY, AUGUST = date(2031, 7, 1), date(2031, 8, 1)
ACROSS = (date(2031, 7, 25), date(2031, 8, 3))


def counted(rows, articles=None, **asked):
    return count(link(record(rows, articles)), **asked)


def test_a_meeting_inside_a_month_is_certain():
    found = counted([row("a"), row("b")])
    assert found.drop("name").rows() == [(PAIR, AUGUST, 1, 1, 1.0, 2)]
    assert found["name"].to_list() == ["Ann North – Ben South"]


def test_a_meeting_across_two_months_is_possible_in_both_and_shared_by_days():
    found = counted([row("a", days=ACROSS)])
    assert found.drop("name").rows() == [(PAIR, JULY, 0, 1, 0.7, 1), (PAIR, AUGUST, 0, 1, 0.3, 1)]


def test_expected_meetings_add_up_to_the_meetings():
    rows = [row("a"), row("b", days=ACROSS, place=None, n=1), row("c", days=None, place="moscow")]
    found = link(record(rows))
    assert count(found, by="day", unit="all")["n_expected"].sum() == pytest.approx(found.timeline.height)


@pytest.mark.parametrize(
    ("by", "first"),
    [
        ("day", date(2031, 8, 26)),
        ("week", date(2031, 8, 25)),
        ("month", AUGUST),
        ("quarter", JULY),
        ("year", date(2031, 1, 1)),
    ],
)
def test_a_bin_is_named_by_its_first_day_and_weeks_begin_on_monday(by, first):
    assert counted([row("a")], by=by)["bin"].to_list() == [first]


@pytest.mark.parametrize("days", [None, (AUGUST, None), (None, AUGUST)])
def test_unknown_days_and_open_ends_are_undated_and_counted_once(days):
    assert counted([row("a", days=days)]).drop("name").rows() == [(PAIR, None, 0, 1, 1.0, 1)]


def test_only_held_meetings_count_unless_asked():
    rows = [row("a", status="planned")]
    assert counted(rows).is_empty()
    assert counted(rows, status="planned").height == 1


def test_who_met_during_a_visit_met_once_with_the_visit():
    rows = [
        row("a", format="visit", parties=("ann-north", "BBB"), days=ACROSS),
        row("a", n=1, part_of="a:m0-0", days=(AUGUST, AUGUST)),
        row("a", n=2, part_of="a:m0-0", format="press-conference", days=(AUGUST, AUGUST)),
    ]
    assert counted(rows).drop("name").rows() == [(PAIR, AUGUST, 1, 1, 1.0, 1)]
    assert counted(rows, unit="all")["n_expected"].sum() == 1
    assert counted(rows, unit="all", parts=True)["n_expected"].sum() == 3


def test_countries_count_where_no_person_is_known():
    assert counted([row("a", parties=("AAA", "BBB"))])["unit"].to_list() == ["AAA – BBB"]
    assert counted([row("a", parties=("ann-north", "BBB"))])["unit"].to_list() == ["BBB – ann-north"]
    assert counted([row("a", parties=(*ANN_BEN, "BBB"))])["unit"].to_list() == [PAIR]


def test_three_who_meet_are_three_pairs():
    assert counted([row("a", parties=(*ANN_BEN, "cem-west"))]).height == 3


@pytest.mark.parametrize(
    ("unit", "units"),
    [
        ("person", ["ann-north", "ben-south"]),
        ("country-pair", ["AAA – BBB"]),
        ("format", ["talks"]),
        ("place", ["geneva"]),
        ("all", ["all"]),
    ],
)
def test_units_other_than_the_pair(unit, units):
    assert counted([row("a")], unit=unit)["unit"].to_list() == units


@pytest.mark.parametrize(
    ("unit", "level", "units"),
    [
        ("meeting", "person", ["meeting"]),
        ("actor", "person", ["BBB", "ann-north"]),
        ("actor", "country", ["AAA", "BBB"]),
        ("pair", "person", ["BBB – ann-north"]),
        ("pair", "country", ["AAA – BBB"]),
    ],
)
def test_units_on_the_level_of_persons_and_of_countries(unit, level, units):
    found = counted([row("a", parties=("ann-north", "BBB"))], unit=unit, level=level)
    assert found["unit"].to_list() == units
    assert found["n_certain"].to_list() == [1] * len(units)


@pytest.mark.parametrize(("unit", "name"), [("actor", "Laos"), ("pair", "CCC – Laos"), ("country-pair", "CCC – Laos")])
def test_countries_are_named_in_words_where_their_letters_are_known(unit, name):
    found = counted([row("a", parties=("LAO", "cem-west"))], unit=unit, level="country")
    assert name in found["name"].to_list()


def test_a_meeting_at_an_unknown_place_counts_under_no_place():
    assert counted([row("a", place=None)], unit="place").select("unit", "n_possible").rows() == [(None, 1)]


def test_of_keeps_the_meetings_of_one_or_of_all_named():
    rows = [row("a"), row("b", parties=("ann-north", "cem-west"), days=ACROSS)]
    assert counted(rows, unit="all", of="ann-north")["n_expected"].sum() == pytest.approx(2)
    assert counted(rows, unit="all", of="Cem West")["n_expected"].sum() == pytest.approx(1)
    assert counted(rows, unit="all", of=["ann-north", "ben-south"])["bin"].to_list() == [AUGUST]
    with pytest.raises(TimelineError, match="cem-west"):
        counted(rows, of="cem-wset")


def test_copies_of_an_article_count_once():
    assert counted([row("a"), row("b")], {"b": {"duplicate_of": "a"}})["n_articles"].to_list() == [1]


def test_an_empty_record_counts_to_an_empty_frame():
    found = count(link(Record()))
    assert found.is_empty()
    assert found.columns == ["unit", "bin", "n_certain", "n_possible", "n_expected", "n_articles", "name"]


@pytest.mark.parametrize("asked", [{"by": "mounth"}, {"unit": "pairs"}, {"status": "hold"}, {"level": "contry"}])
def test_a_wrong_call_says_what_would_be_right(asked):
    with pytest.raises(TimelineError, match="did you mean"):
        counted([row("a")], **asked)


@pytest.mark.parametrize(
    ("asked", "says"),
    [({"by": "country"}, 'level="country"'), ({"by": "place"}, 'unit="place"'), ({"level": "month"}, 'by="month"')],
)
def test_a_value_of_another_argument_says_of_which(asked, says):
    with pytest.raises(TimelineError, match=says):
        counted([row("a")], **asked)


def test_a_record_that_is_not_linked_is_refused():
    with pytest.raises(TimelineError, match="link"):
        count(record([row("a")]))


def test_the_example_of_the_docstring_is_true():
    assert doctest.testmod(counting).failed == 0


def test_two_of_one_state_and_a_guest_are_two_pairs_not_three():
    found = counted([row("a", parties=("ann-north", "ben-south", "dan-south"))])
    assert found["unit"].to_list() == ["ann-north – ben-south", "ann-north – dan-south"]


def test_two_of_one_state_alone_are_a_pair():
    assert counted([row("a", parties=("ben-south", "dan-south"))])["unit"].to_list() == ["ben-south – dan-south"]
