"""Meetings as directed events: source, target, CAMEO code, PLOVER type and mode."""

import doctest

import polars as pl
import pytest
from invented import ANN_BEN, record, row

import timeline.knowledge.event_codes
import timeline.linking.directed
from timeline.knowledge.errors import TimelineError
from timeline.linking import events, link
from timeline.record import Record

THERE_AND_BACK = {("ann-north", "ben-south"), ("ben-south", "ann-north")}


def coded(*rows, cameo=None, roles=None):
    """Give (source, code, target) of rows whose words say this code, and whose parties have these roles."""
    given = record(list(rows))
    meetings = given.meetings.with_columns(cameo=texts(cameo, given.meetings.height))
    parties = given.participants
    if roles:
        told = [roles.get(entity, "principal") for entity in parties["entity"]]
        parties = parties.with_columns(role=texts(told, parties.height).cast(parties.schema["role"]))
    return events(link(given.replace({"meetings": meetings, "participants": parties})))


def texts(values, height):
    return pl.Series(values if isinstance(values, list) else [values] * height, dtype=pl.String)


def triples(found):
    return found.select("source", "cameo", "target").rows()


@pytest.mark.parametrize(
    ("others", "said", "code"),
    [
        ({"format": "meeting", "place": None}, "040", "040"),
        ({"format": "meeting", "place": None}, None, "040"),
        ({"format": "call", "place": None}, "041", "041"),
        ({"format": "talks"}, "046", "046"),
        ({"format": "meeting"}, "040", "044"),
        ({"format": "conference", "place": None}, "044", "044"),
        ({"format": "talks", "status": "planned"}, "046", "036"),
    ],
)
def test_whoever_meets_consults_the_other(others, said, code):
    found = coded(row("a", **others), cameo=said)
    assert set(found.select("source", "target").rows()) == THERE_AND_BACK
    assert set(found["cameo"]) == {code}


def test_a_meeting_at_home_of_one_party_is_at_no_third_place():
    found = coded(row("a", parties=("CHE", "ann-north"), format="meeting"), cameo="040")
    assert set(found["cameo"]) == {"040"}


def test_a_visitor_visits_and_a_host_hosts():
    found = coded(row("a", format="visit"), cameo="042", roles={"ann-north": "visitor", "ben-south": "host"})
    assert triples(found) == [("ann-north", "042", "ben-south"), ("ben-south", "043", "ann-north")]
    assert found.select("plover", "mode").rows() == [("CONSULT", "visit"), ("CONSULT", "host")]


def test_two_who_visit_a_third_did_not_visit_each_other():
    roles = {"ann-north": "visitor", "cem-west": "visitor", "ben-south": "host"}
    found = coded(row("a", format="visit", parties=(*ANN_BEN, "cem-west")), cameo="042", roles=roles)
    assert set(found.filter(found["cameo"] == "042").select("source", "target").rows()) == {
        ("ann-north", "ben-south"),
        ("cem-west", "ben-south"),
    }
    assert found.height == 4


def test_a_mediator_mediates_between_those_who_talk():
    found = coded(row("a", parties=(*ANN_BEN, "cem-west")), cameo="046", roles={"cem-west": "mediator"})
    assert {(source, target) for source, code, target in triples(found) if code == "046"} == THERE_AND_BACK
    assert {(source, target) for source, code, target in triples(found) if code == "045"} == {
        ("cem-west", "ann-north"),
        ("cem-west", "ben-south"),
    }


def test_two_of_one_state_did_not_meet_each_other_beside_a_guest():
    found = coded(row("a", parties=("ann-north", "ben-south", "dan-south")), cameo="046")
    assert found.height == 4
    assert coded(row("a", parties=("ben-south", "dan-south")), cameo="046").height == 2


@pytest.mark.parametrize("status", ["cancelled", "denied", "postponed", "rumoured"])
def test_what_does_not_take_place_is_no_event(status):
    assert coded(row("a", status=status)).is_empty()


def test_a_press_conference_is_no_event_beside_its_talks():
    found = coded(row("a"), row("a", n=1, format="press-conference", part_of="a:m0-0"), cameo=["046", "040"])
    assert set(found["cameo"]) == {"046"}


def test_countries_and_names_stand_beside_source_and_target():
    found = coded(row("a", parties=("AAA", "ben-south")), cameo="046")
    columns = ("source_name", "source_country", "target_name", "target_country")
    assert found.select(columns).row(0) == ("Aaa", "AAA", "Ben South", "BBB")


def test_most_reports_say_the_code():
    rows = [row("a"), row("b"), row("c")]
    assert set(coded(*rows, cameo=["040", "046", "046"])["cameo"]) == {"046"}


def test_an_empty_record_gives_no_events_and_one_that_is_not_linked_is_refused():
    assert events(link(Record())).is_empty()
    with pytest.raises(TimelineError, match="link"):
        events(record([row("a")]))
    with pytest.raises(TimelineError, match="Record"):
        events(None)


def test_the_examples_of_the_docstrings_are_true():
    assert doctest.testmod(timeline.linking.directed).failed == 0
    assert doctest.testmod(timeline.knowledge.event_codes).failed == 0
