"""Rows: the meetings of a timeline in the order they are drawn, each with its words and where its band lies."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from timeline.charts.labels import isolate, stepped_in, wrap
from timeline.charts.months import interval_label
from timeline.charts.names import entity_names, name_of, parties
from timeline.charts.titles import Titles, readable
from timeline.record import Record

#: Statuses of meetings that took place; all others are drawn hollow.
DONE = ("held", "under-way")

#: What is told of columns that are ends of one interval.
DAYS = {"date_from": "date", "date_to": "date"}

#: How many participants a label names before it counts the rest.
_NAMED = 4

_COLUMNS = (
    "timeline_id", "part_of", "date_from", "date_to", "status", "format", "place", "place_entity", "host_event",
    "n_articles",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting as it is drawn; ``depth`` is 1 for a part of a meeting, 2 for a part of a part."""

    timeline_id: str
    depth: int
    first: date | None
    last: date | None
    status: str
    label: tuple[str, ...]
    parties: str
    days: str
    place: str
    format: str
    event: str
    articles: int
    conflicts: tuple[str, ...]

    @property
    def dated(self) -> bool:
        """Tell whether anything is known of the days."""
        return self.first is not None or self.last is not None


def meeting_rows(linked: Record, words: Titles, most: int) -> list[MeetingRow]:
    """Give the meetings by date, the undated at the end, parts below what they are parts of.

    Parameters
    ----------
    linked
        A linked record.
    words
        The language.
    most
        The most rows; meetings with the most articles are taken, each with its parts.
    """
    table = linked.timeline.select(_COLUMNS)
    known = set(table["timeline_id"])
    whole = pl.col("part_of").is_null() | ~pl.col("part_of").is_in(list(known))
    by_reports = table.filter(whole).sort("n_articles", "timeline_id", descending=[True, False], nulls_last=True)
    # A meeting known only to end by a day sorts by that day; one without any day comes last.
    dated = pl.coalesce("date_from", "date_to")
    parts: dict[str, list[str]] = {}
    in_time = table.sort(dated, "timeline_id", nulls_last=True)
    for timeline_id, part_of in in_time.select("timeline_id", "part_of").iter_rows():
        if part_of in known and part_of != timeline_id:
            parts.setdefault(part_of, []).append(timeline_id)
    taken = _as_many(by_reports["timeline_id"].to_list(), parts, most)
    roots = by_reports.filter(pl.col("timeline_id").is_in(taken)).sort(dated, "timeline_id", nulls_last=True)
    facts = {row["timeline_id"]: row for row in table.iter_rows(named=True)}
    names = entity_names(linked, words)
    met = parties(linked, names, words)
    disputed, told = disagreements(linked), words.words["tooltip"]
    found = []
    for timeline_id, depth in list(_with_parts(roots["timeline_id"].to_list(), parts))[:most]:
        fact, people = facts[timeline_id], met.get(timeline_id, [])
        place = name_of(fact["place_entity"], fact["place"], names, words) if fact["place"] else ""
        kind = words.term("format", fact["format"]) if fact["format"] else ""
        event = name_of(fact["host_event"], fact["host_event"], names, words) if fact["host_event"] else ""
        columns = tuple(told.get(column, readable(column)) for column in disputed.get(timeline_id, ()))
        found.append(MeetingRow(
            timeline_id, depth, fact["date_from"], fact["date_to"], fact["status"] or DONE[0],
            _label([party.short for party in people if party.named], place or "", kind, depth, words),
            words.say("words", "comma").join(party.full for party in people) or words.say("words", "unnamed"),
            interval_label(fact["date_from"], fact["date_to"], words), place or "", kind, event or "",
            fact["n_articles"] or 0, columns,
        ))  # fmt: skip
    return found


def disagreements(linked: Record) -> dict[str, list[str]]:
    """Give, by meeting, the columns on which articles disagree, or one article with itself (its ``flags`` say so)."""
    flags = linked.meetings.select("meeting_id", "flags").explode("flags")
    flagged = linked.timeline_reports.join(flags, on="meeting_id").filter(pl.col("flags").str.ends_with("-conflict"))
    own = flagged.select("timeline_id", pl.col("flags").str.strip_suffix("-conflict").alias("column"))
    both = pl.concat([linked.timeline_conflicts.select("timeline_id", pl.col("column").replace(DAYS)), own])
    return dict(both.group_by("timeline_id").agg(pl.col("column").unique().sort()).iter_rows())


def _with_parts(roots: list[str], parts: dict[str, list[str]], depth: int = 0) -> Iterator[tuple[str, int]]:
    for timeline_id in roots:
        yield timeline_id, depth
        # Parts of parts of parts are drawn at depth 2: deeper records are wrong, and a circle has to end.
        if depth < 2:
            yield from _with_parts(parts.get(timeline_id, []), parts, depth + 1)


def _as_many(roots: list[str], parts: dict[str, list[str]], most: int) -> list[str]:
    """Give the first meetings that together with their parts are no more rows than wanted, and always one."""
    rows = 0
    for n, root in enumerate(roots):
        rows += len(list(_with_parts([root], parts)))
        if rows > most and n:
            return roots[:n]
    return roots


def _label(people: list[str], place: str, kind: str, depth: int, words: Titles) -> tuple[str, ...]:
    """Say who, where and how in one line or two; names and places are not broken, each runs its own way."""
    whole = [isolate(name.replace(" ", "\u00a0")) for name in people or [words.say("words", "unnamed")]]
    more = [f"+{len(whole) - _NAMED}"] if len(whole) > _NAMED else []
    who = words.say("words", "comma").join([*whole[:_NAMED], *more])
    rest = [isolate(part.replace(" ", "\u00a0")) for part in (place, kind) if part]
    return tuple(stepped_in(line, depth) for line in wrap(" · ".join([who, *rest]), 54, words.rtl))
