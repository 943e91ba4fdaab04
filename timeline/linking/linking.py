"""One row per real meeting, however many articles report it, with what they disagree on.

``clustering`` says which rows belong together, ``verdicts`` what they say together; this module brings rows and
articles to them and the answers back.
"""

import math
from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl

from timeline.linking import verdicts
from timeline.linking.clustering import alike, cluster
from timeline.linking.linked import check_record
from timeline.linking.parties import principals
from timeline.linking.reports import Cluster, Report
from timeline.linking.same_claims import claim_frames
from timeline.record import SCHEMAS, Record

#: An article that says the very same of more meetings than this is a table, not news: those rows are not compared.
_REPEATS = 8

#: What two rows must both say to be one report; the rest of a row never decides whether two meetings are one.
_SAYS = ["format", "parties", "codes", "date_from", "date_to", "place_key", "land", "host_event", "ordinal", "basis"]

#: Between the parties of a row, which no folded word holds.
_BETWEEN = "\x1f"


def link(record: Record) -> Record:
    """Tie the rows of all articles together that tell of one real meeting, or make the same claim.

    Parameters
    ----------
    record
        With its frames ``articles``, ``meetings``, ``participants`` and ``statements``; the rest is carried along.

    Returns
    -------
    Record
        The same record with ``timeline`` (one row per real meeting), ``timeline_participants``,
        ``timeline_reports`` (which rows were tied) and ``timeline_conflicts`` (what they disagree on) filled anew.
        Days: those all reports allow; where there are none, those the most articles allow. Status: held if an
        article of that day or later reports it held, else what the latest article says. Two rows of one article are
        never tied: they are two meetings already. The order of the rows does not matter. ``claims`` groups the
        statements that make the same claim, ``relations`` says which of them repeat, agree or contradict.

    Raises
    ------
    TimelineError
        If this is no record in memory.

    Examples
    --------
    >>> link(Record()).timeline.height
    0
    """
    check_record(record, "link takes a Record")
    meetings = record.meetings.drop_nulls("meeting_id").unique("meeting_id", keep="first", maintain_order=True)
    rows = meetings.join(_articles(record.articles), on="article_id", how="left")
    rows = rows.with_columns(original=pl.coalesce("original", "article_id", "meeting_id")).sort("meeting_id")
    parties = record.participants.filter(pl.col("entity").is_not_null())
    rows = rows.join(_clusters(rows, parties), on="meeting_id").sort("timeline_id", "meeting_id")
    timeline = _timeline(rows)
    return record.replace(
        {
            "timeline": timeline,
            "timeline_participants": _participants(rows, parties),
            "timeline_reports": rows.select("timeline_id", "meeting_id"),
            "timeline_conflicts": verdicts.conflicts(rows, timeline, parties),
            **claim_frames(record),
        }
    )


def _articles(articles: pl.DataFrame) -> pl.DataFrame:
    """Say of each article which one it copies, and between which days it was written."""
    known = articles.drop_nulls("article_id").unique("article_id", keep="first", maintain_order=True)
    copies = dict(known.filter(pl.col("duplicate_of").is_not_null()).select("article_id", "duplicate_of").rows())
    return known.select(
        "article_id",
        original=pl.col("article_id").replace({copy: _first_of(copy, copies) for copy in copies}),
        written_from=pl.coalesce("dated_from", "published"),
        written_to=pl.coalesce("dated_to", "published"),
        seen_in=pl.when(pl.col("duplicate_of").is_null()).then("outlet"),
    )


def _first_of(copy: str, copies: dict[str, str]) -> str:
    """Follow a copy of a copy to the first; a ring of copies, which nobody should write, ends at its smallest."""
    seen = [copy]
    while (at := copies.get(seen[-1])) is not None:
        if at in seen:
            return min(seen[seen.index(at) :])
        seen.append(at)
    return seen[-1]


def _clusters(rows: pl.DataFrame, parties: pl.DataFrame) -> pl.DataFrame:
    """Make one report of the rows that say the very same, put the reports together, and name the cluster of each."""
    place = pl.coalesce("place_entity", "place")
    trusted = ~pl.col("flags").list.contains("place-conflict").fill_null(False)
    city = pl.col("country").is_null() | (place != pl.col("country"))
    said = rows.join(_principals(parties), on="meeting_id", how="left").with_columns(
        place_key=pl.when(trusted & city).then(place),
        land=pl.when(trusted).then("country"),
        basis=pl.col("date_basis").fill_null("none").to_physical().cast(pl.Int64),
    )
    said = said.sort("meeting_id").with_columns(repeat=pl.int_range(pl.len()).over(*_SAYS, "article_id"))
    news = said.filter(pl.col("repeat") < _REPEATS).group_by(*_SAYS, "repeat")
    reports: list[Report] = []
    for row in news.agg("meeting_id", "article_id", "original").iter_rows(named=True):
        report = _report(row)
        if report.support == 1 or alike(report):
            reports.append(report)
        else:
            reports.extend(_apart(row))
    # What copies of a table say in the same place is one row.
    table = said.filter(pl.col("repeat") >= _REPEATS).select(
        pl.col("meeting_id").min().over(*_SAYS, "repeat", "original").alias("timeline_id"),
        "meeting_id",
        agreed_from="date_from",
        agreed_to="date_to",
    )
    return pl.concat([_reports(cluster(reports)), table])


def _principals(parties: pl.DataFrame) -> pl.DataFrame:
    """List by meeting who met and whom they speak for, each list as one text."""
    return (
        principals(parties, "meeting_id")
        .group_by("meeting_id")
        .agg(
            parties=pl.col("entity").unique().sort().str.join(_BETWEEN),
            codes=pl.col("code").unique().sort().str.join(_BETWEEN),
        )
    )


def _report(row: dict[str, Any]) -> Report:
    first, last = row["date_from"], row["date_to"]
    known = first is not None or last is not None
    return Report(
        meeting_ids=tuple(sorted(row["meeting_id"])),
        articles=frozenset(filter(None, row["article_id"])),
        support=len(set(row["original"])),
        format=row["format"] or "meeting",
        parties=frozenset((row["parties"] or "").split(_BETWEEN)) - {""},
        codes=frozenset((row["codes"] or "").split(_BETWEEN)) - {""},
        days=(first.toordinal() if first else -math.inf, last.toordinal() if last else math.inf) if known else None,
        place=row["place_key"],
        country=row["land"],
        host_event=row["host_event"],
        ordinal=row["ordinal"],
        basis=row["basis"],
    )


def _apart(row: dict[str, Any]) -> Iterator[Report]:
    """Give one report for each original: alike as they sound, nothing says that they tell of one meeting."""
    by_original: dict[str, list[int]] = {}
    for n, original in enumerate(row["original"]):
        by_original.setdefault(original, []).append(n)
    for places in by_original.values():
        yield _report(row | {c: [row[c][n] for n in places] for c in ("meeting_id", "article_id", "original")})


def _reports(found: list[Cluster]) -> pl.DataFrame:
    """Name every cluster after its smallest row, and give the days its reports allow."""
    names: list[str] = []
    rows: list[str] = []
    first: list[date | None] = []
    last: list[date | None] = []
    for known in found:
        ids = [meeting_id for report in known.reports for meeting_id in report.meeting_ids]
        days = verdicts.agreed_days(known.reports) if known.closed else known.days
        rows += ids
        names += [min(ids)] * len(ids)
        first += [_day(days and days[0])] * len(ids)
        last += [_day(days and days[1])] * len(ids)
    return pl.DataFrame(
        {"timeline_id": names, "meeting_id": rows, "agreed_from": first, "agreed_to": last},
        schema={"timeline_id": pl.String, "meeting_id": pl.String, "agreed_from": pl.Date, "agreed_to": pl.Date},
    )


def _day(ordinal: float | None) -> date | None:
    return None if ordinal is None or math.isinf(ordinal) else date.fromordinal(int(ordinal))


def _timeline(rows: pl.DataFrame) -> pl.DataFrame:
    """Make one row of all reports of a meeting."""
    said = pl.col("status").cast(pl.String)
    counts = rows.group_by("timeline_id").agg(
        n_articles=pl.col("original").n_unique(),
        n_outlets=pl.col("seen_in").drop_nulls().n_unique(),
        n_held=pl.col("original").filter(said == "held").n_unique(),
        n_planned=pl.col("original").filter(said == "planned").n_unique(),
        n_denied=pl.col("original").filter(said == "denied").n_unique(),
        first_reported=pl.col("written_from").min(),
        last_reported=pl.col("written_to").max(),
    )
    answers = [
        verdicts.majority(rows, "format"),
        verdicts.statuses(rows),
        verdicts.dates(rows),
        verdicts.places(rows),
        verdicts.majority(rows, "host_event"),
        _wholes(rows),
    ]
    for answer in answers:
        counts = counts.join(answer, on="timeline_id", how="left")
    wanted = SCHEMAS["timeline"]
    return counts.select(pl.col(column).cast(dtype) for column, dtype in wanted.items()).sort("timeline_id")


def _wholes(rows: pl.DataFrame) -> pl.DataFrame:
    """Lead every part to the timeline row of its whole: part_of, by majority, never round in a ring."""
    names = rows.select(part_of="meeting_id", whole="timeline_id")
    told = rows.join(names, on="part_of").filter(pl.col("whole") != pl.col("timeline_id"))
    wholes: dict[str, str] = {}
    for part, whole in verdicts.majority(told, "whole").sort("timeline_id").rows():
        at: str | None = whole
        while at is not None and at != part:
            at = wholes.get(at)
        if at is None:
            wholes[part] = whole
    return pl.DataFrame(
        {"timeline_id": list(wholes), "part_of": list(wholes.values())},
        schema={"timeline_id": pl.String, "part_of": pl.String},
    )


def _participants(rows: pl.DataFrame, parties: pl.DataFrame) -> pl.DataFrame:
    """List who took part, each with what most reports say of him and how many originals name him."""
    told = parties.join(rows.select("meeting_id", "timeline_id", "original"), on="meeting_id")
    who = ["timeline_id", "entity"]
    # Most reports first, then what says most and the smaller value, so that the order of rows does not matter.
    what = ["name", "office", "country", "organisation", "role"]
    described = told.group_by(*who, *what).agg(votes=-pl.col("original").n_unique().cast(pl.Int64))
    ranked = described.sort(*who, "votes", *what, nulls_last=True)
    best = ranked.group_by(who, maintain_order=True).agg(pl.col(column).drop_nulls().first() for column in what)
    votes = told.group_by(who).agg(n_reports=pl.col("original").n_unique().cast(pl.Int64))
    return best.join(votes, on=who).select(SCHEMAS["timeline_participants"].names()).sort(who)
