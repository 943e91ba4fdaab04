"""Linking: which rows tell of one real meeting, and what they say together."""

import random
from datetime import date, timedelta

import polars as pl
import pytest
from invented import ANN_BEN, AUGUST, record, row

from timeline.knowledge.errors import TimelineError
from timeline.linking import link
from timeline.record import Record


def linked(rows, articles=None):
    return link(record(rows, articles))


def day(*numbers, month=8):
    return date(2031, month, numbers[0]), date(2031, month, numbers[-1])


def test_two_articles_on_one_meeting_are_one_row():
    found = linked([row("a"), row("b")])
    assert found.timeline["timeline_id"].to_list() == ["a:m0-0"]
    assert found.timeline["n_articles"].to_list() == [2]
    assert found.timeline_reports["meeting_id"].to_list() == ["a:m0-0", "b:m0-0"]


def test_the_interval_is_the_intersection_of_the_reports():
    found = linked([row("a", days=day(20, 27)), row("b", days=day(26, 31))])
    assert found.timeline.select("date_from", "date_to", "grain").rows() == [(*day(26, 27), "other")]
    assert found.timeline_conflicts.is_empty()


def test_the_same_pair_in_another_month_is_another_meeting():
    assert linked([row("a"), row("b", days=day(14, month=7))]).timeline.height == 2


def test_another_counterpart_on_the_same_day_is_another_meeting():
    assert linked([row("a"), row("b", parties=("ann-north", "cem-west"))]).timeline.height == 2


def test_two_of_a_crowd_who_meet_apart_are_not_the_crowd():
    crowd = (*ANN_BEN, "cem-west", "dan-south")
    assert linked([row("a"), row("b", parties=crowd)]).timeline.height == 2


def test_three_told_as_two_do_not_take_in_another_two():
    trio = (*ANN_BEN, "cem-west")
    found = linked([row("a"), row("b", parties=trio), row("c", parties=("ann-north", "cem-west"))])
    assert sorted(found.timeline["n_articles"].to_list()) == [1, 2]


def test_two_rows_of_one_article_stay_two_meetings():
    assert linked([row("a"), row("a", n=1)]).timeline.height == 2


def test_a_meeting_talks_and_sidelines_are_one_encounter_but_a_visit_is_its_own():
    rows = [row("a"), row("b", format="meeting"), row("c", format="sidelines"), row("d", format="visit")]
    rows.append(row("e", format="press-conference"))
    found = linked(rows).timeline.select("format", "n_articles")
    assert sorted(found.rows()) == [("meeting", 3), ("press-conference", 1), ("visit", 1)]


def test_countries_stand_for_their_ministers_where_the_place_agrees():
    assert linked([row("a"), row("b", parties=("AAA", "BBB"))]).timeline.height == 1
    assert linked([row("a"), row("b", parties=("AAA", "BBB"), place=None)]).timeline.height == 2


def test_a_minister_and_a_country_match_two_ministers():
    assert linked([row("a"), row("b", parties=("ann-north", "BBB"), place=None)]).timeline.height == 1


def test_another_minister_of_the_same_country_is_another_meeting():
    assert linked([row("a"), row("b", parties=("ann-north", "dan-south"))]).timeline.height == 2


def test_unknown_days_join_only_with_evidence_of_place_or_ordinal():
    assert linked([row("a"), row("b", days=None)]).timeline.height == 1
    assert linked([row("a"), row("b", days=None, place=None)]).timeline.height == 2
    assert linked([row("a", ordinal=3), row("b", days=None, place=None, ordinal=3)]).timeline.height == 1


def test_a_vague_report_never_ties_two_known_meetings_together():
    year = date(2031, 1, 1), date(2031, 12, 31)
    rows = [row("a"), row("b", days=day(14, month=7)), row("c", days=year, grain="year")]
    assert linked(rows).timeline["date_from"].sort().to_list() == [
        date(2031, 1, 1),
        *(d[0] for d in (day(14, month=7), AUGUST)),
    ]


def test_a_vague_report_joins_the_only_meeting_it_can_mean():
    year = date(2031, 1, 1), date(2031, 12, 31)
    found = linked([row("a"), row("c", days=year, grain="year", place=None)])
    assert found.timeline.select("date_from", "date_to", "n_articles").rows() == [(*AUGUST, 2)]


def test_a_report_a_day_off_joins_and_is_a_conflict():
    rows = [row("a"), row("b"), row("c", days=day(27))]
    found = linked(rows, {"c": {"published": date(2031, 8, 28)}})
    assert found.timeline.select("date_from", "date_to", "n_articles").rows() == [(*AUGUST, 3)]
    assert found.timeline_conflicts.rows() == [
        ("a:m0-0", "date_from", "2031-08-27", ["c:m0-0"]),
        ("a:m0-0", "date_to", "2031-08-27", ["c:m0-0"]),
    ]


def test_two_cities_on_one_day_are_two_meetings_unless_most_articles_name_one():
    assert linked([row("a"), row("b", place="moscow")]).timeline.height == 2
    found = linked([row("a"), row("b"), row("c", place="moscow")])
    assert found.timeline["place"].to_list() == ["geneva"]
    assert found.timeline_conflicts.rows() == [("a:m0-0", "place", "moscow", ["c:m0-0"])]


def test_a_country_and_a_city_in_it_agree():
    found = linked([row("a", place="CHE"), row("b"), row("c", place="CHE")])
    assert found.timeline.select("place", "country", "n_articles").rows() == [("geneva", "CHE", 3)]
    assert found.timeline_conflicts.is_empty()


def test_a_place_the_article_itself_contradicts_is_a_conflict():
    found = linked([row("a", place="moscow", flags=["place-conflict"])])
    assert found.timeline["place"].to_list() == ["moscow"]
    assert found.timeline_conflicts.rows() == [("a:m0-0", "place", "moscow", ["a:m0-0"])]


def test_a_party_that_half_of_the_reports_leave_out_is_a_conflict():
    trio = (*ANN_BEN, "cem-west")
    found = linked([row("a", parties=trio), row("b"), row("c")])
    assert found.timeline["n_articles"].to_list() == [3]
    assert found.timeline_conflicts.rows() == [("a:m0-0", "participants", "cem-west", ["a:m0-0"])]


def test_offices_of_states_whose_holders_nobody_named_are_as_good_as_names():
    ministers = ("unknown:foreign-minister@FIN", "unknown:foreign-minister@PER")
    found = linked([row("a", parties=ministers, place=None), row("b", parties=ministers, place=None)])
    assert found.timeline["n_articles"].to_list() == [2]


def test_a_planned_meeting_does_not_become_held_by_time():
    later = {"b": {"published": date(2032, 1, 1)}}
    found = linked([row("a", status="planned"), row("b", status="planned")], later)
    assert found.timeline.select("status", "n_held", "n_planned").rows() == [("planned", 0, 2)]


def test_an_article_of_the_day_or_later_makes_a_planned_meeting_held():
    early = {"a": {"published": date(2031, 8, 20)}}
    found = linked([row("a", status="planned"), row("b")], early)
    assert found.timeline.select("status", "n_held", "n_planned").rows() == [("held", 1, 1)]
    assert found.timeline_conflicts.is_empty()


def test_without_a_report_of_it_held_the_latest_article_decides():
    days = {"a": {"published": date(2031, 8, 20)}, "b": {"published": date(2031, 8, 24)}}
    found = linked([row("a", status="planned"), row("b", status="cancelled")], days)
    assert found.timeline["status"].to_list() == ["cancelled"]


def test_held_told_before_the_day_does_not_count_as_held():
    days = {"a": {"published": date(2031, 8, 20)}, "b": {"published": date(2031, 8, 24)}}
    assert linked([row("a"), row("b", status="postponed")], days).timeline["status"].to_list() == ["postponed"]


def test_the_day_an_article_is_believed_to_be_of_goes_before_the_day_given():
    days = {"a": {"published": date(2031, 8, 20), "dated_from": date(2031, 8, 27), "dated_to": date(2031, 8, 28)}}
    found = linked([row("a")], days)
    assert found.timeline.select("status", "first_reported", "last_reported").rows() == [("held", *day(27, 28))]


def test_a_denial_of_a_held_meeting_is_a_conflict():
    found = linked([row("a"), row("b", status="denied")])
    assert found.timeline.select("status", "n_denied").rows() == [("held", 1)]
    assert found.timeline_conflicts.rows() == [("a:m0-0", "status", "denied", ["b:m0-0"])]


def test_copies_of_an_article_count_once():
    articles = {
        "a": {"published": date(2031, 8, 27), "outlet": "North Post"},
        "b": {"published": date(2031, 8, 27), "outlet": "South Post", "duplicate_of": "a"},
        "c": {"published": date(2031, 8, 27), "outlet": "East Post"},
    }
    found = linked([row("a"), row("b"), row("c")], articles)
    assert found.timeline.select("n_articles", "n_outlets", "n_held").rows() == [(2, 2, 2)]
    assert found.timeline_participants["n_reports"].to_list() == [2, 2]


def test_a_copy_of_an_article_adds_no_meeting_even_where_nothing_is_known():
    articles = {"b": {"published": date(2031, 8, 27), "duplicate_of": "a"}}
    rows = [row(a, parties=("unknown:envoys",), days=None, place=None) for a in "ab"]
    assert linked(rows, articles).timeline.height == 1
    assert linked(rows).timeline.height == 2


def test_parts_lead_to_the_row_of_their_whole():
    rows = [
        row("a", format="visit", days=day(25, 27)),
        row("a", n=1, part_of="a:m0-0"),
        row("b", format="visit", days=day(25, 27)),
        row("b", n=1),
    ]
    found = linked(rows).timeline
    assert found.select("timeline_id", "format", "part_of").rows() == [
        ("a:m0-0", "visit", None),
        ("a:m1-0", "talks", "a:m0-0"),
    ]


def test_parts_never_run_in_a_ring():
    rows = [
        row("a", format="visit", part_of="a:m1-0"),
        row("a", n=1, part_of="a:m0-0"),
        row("b", format="call", part_of="b:m0-0"),
    ]
    assert linked(rows).timeline["part_of"].null_count() == 2


def test_a_part_of_a_row_that_is_not_there_stands_alone():
    assert linked([row("a", part_of="a:m9-0")]).timeline["part_of"].to_list() == [None]


def test_an_empty_record_links_to_empty_frames():
    found = link(Record())
    assert found.timeline.is_empty()
    assert found.timeline.schema == record([row("a")]).timeline.schema


def test_a_row_without_parties_or_days_links_to_itself():
    found = linked([row("a", parties=(), days=None, place=None, date_basis=None, grain=None, format=None)])
    assert found.timeline.select("date_from", "grain", "date_basis", "n_articles").rows() == [(None, None, "none", 1)]


def test_the_order_of_the_rows_does_not_matter():
    draw = random.Random(5)
    rows = [
        row(
            f"a{n:02}",
            parties=draw.choice([ANN_BEN, ("AAA", "BBB"), ("ann-north", "cem-west"), (*ANN_BEN, "cem-west")]),
            days=draw.choice([None, day(26), day(27), day(20, 30), day(14, month=7)]),
            place=draw.choice([None, "geneva", "zurich", "moscow"]),
            status=draw.choice(["held", "planned", "denied"]),
        )
        for n in range(60)
    ]
    first = linked(rows)
    draw.shuffle(rows)
    second = linked(rows)
    for name in ("timeline", "timeline_participants", "timeline_reports", "timeline_conflicts"):
        assert first[name].equals(second[name]), name


def test_neither_articles_nor_parties_need_an_order():
    draw = random.Random(9)
    parties = [ANN_BEN, ("AAA", "BBB"), (*ANN_BEN, "cem-west")]
    rows = [
        row(
            f"a{n:03}",
            parties=draw.choice(parties),
            days=day(draw.randrange(1, 29)),
            place=draw.choice([None, "geneva"]),
        )
        for n in range(150)
    ]
    given = record(rows, {f"a{n:03}": {"duplicate_of": f"a{n - 1:03}"} for n in range(1, 150, 7)})
    names = ("timeline", "timeline_participants", "timeline_reports", "timeline_conflicts")
    first = link(given)
    for seed in range(3):
        mixed = {name: given[name].sample(fraction=1, shuffle=True, seed=seed) for name in given}
        second = link(Record(mixed))
        for name in names:
            assert first[name].equals(second[name]), name


def test_articles_that_count_or_time_a_meeting_otherwise_are_in_conflict():
    found = linked([row("a", ordinal=3), row("b", ordinal=3), row("c", ordinal=4)])
    assert found.timeline_conflicts.rows() == [("a:m0-0", "ordinal", "4", ["c:m0-0"])]


def test_every_row_is_in_exactly_one_meeting():
    rows = [row(f"a{n}", days=day(1 + n % 28)) for n in range(200)]
    found = linked(rows)
    assert found.timeline_reports["meeting_id"].sort().to_list() == sorted(r["meeting_id"] for r in rows)


def test_a_row_given_twice_is_one_row():
    assert linked([row("a"), row("a")]).timeline_reports.height == 1


def test_many_rows_alike_are_one_meeting():
    found = linked([row(f"a{n:05}") for n in range(5_000)])
    assert found.timeline.select("timeline_id", "n_articles").rows() == [("a00000:m0-0", 5_000)]


def test_a_table_read_as_an_article_is_not_compared_with_itself():
    assert linked([row("a", n=n) for n in range(3_000)]).timeline.height == 3_000


def test_a_copied_table_is_the_table_once():
    copies = {"b": {"duplicate_of": "a"}}
    rows = [row(article, n=n) for article in "abc" for n in range(50)]
    found = linked(rows, copies)
    # The first rows of news and table are compared, the rest of a table stands for itself.
    assert found.timeline.height == 8 + 2 * 42
    assert found.timeline_reports.height == 150


def test_a_hundred_thousand_rows_of_one_article_are_linked_at_once():
    given = record([row("a")])
    many = pl.DataFrame({"meeting_id": [f"a:m{n}-0" for n in range(100_000)]})
    frames = {
        "meetings": given.meetings.drop("meeting_id").join(many, how="cross").select(given.meetings.columns),
        "participants": given.participants.drop("meeting_id")
        .join(many, how="cross")
        .select(given.participants.columns),
    }
    assert link(given.replace(frames)).timeline.height == 100_000


def test_days_before_and_after_all_others_do_no_harm():
    rows = [row("a", days=(date.min, date.min)), row("b", days=(date.max, date.max))]
    assert linked(rows).timeline.height == 2


def test_an_open_end_stays_open():
    found = linked([row("a", days=(date(2031, 8, 1), None))])
    assert found.timeline.select("date_from", "date_to").rows() == [(date(2031, 8, 1), None)]


def test_what_is_no_record_is_refused():
    with pytest.raises(TimelineError, match="load"):
        link(pl.DataFrame())


def test_daily_talks_do_not_run_together():
    start = date(2031, 3, 1)
    rows = [row(f"a{n}", days=(start + timedelta(n),) * 2) for n in range(8)]
    assert linked(rows).timeline.height >= 3
