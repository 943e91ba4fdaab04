"""What the reports of one meeting say together, column by column, and where they disagree.

Every function takes the linked rows: meeting rows with ``timeline_id``, ``original`` (the article, or the one it
copies), ``written_from``/``written_to`` (its days) and ``agreed_from``/``agreed_to`` (the days of the timeline row).
Majorities count originals, so that a text printed ten times has one vote.
"""

from collections.abc import Sequence

import polars as pl

from timeline.linking.parties import principals
from timeline.linking.reports import Report
from timeline.record import SCHEMAS
from timeline.schemas import BASIS

#: What a status says of the event: that it takes place, that it does not, or neither.
_TAKES_PLACE = {
    "held": "yes",
    "under-way": "yes",
    "planned": "open",
    "rumoured": "open",
    "postponed": "no",
    "cancelled": "no",
    "denied": "no",
}

_VOTES = pl.col("original").n_unique()


def majority(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """Give the value of a column that the most originals say, by ``timeline_id``; the smaller one of two alike."""
    votes = rows.filter(pl.col(column).is_not_null()).group_by("timeline_id", column).agg(votes=_VOTES)
    ranked = votes.sort("timeline_id", pl.col("votes") * -1, pl.col(column).cast(pl.String))
    return ranked.unique("timeline_id", keep="first", maintain_order=True).drop("votes")


def agreed_days(reports: Sequence[Report]) -> tuple[float, float] | None:
    """Give the days that the most articles allow; of two alike those told more explicitly, then the earlier."""
    dated = [(report.days, report.support, report.basis) for report in reports if report.days is not None]
    best: tuple[tuple[float, float, float], tuple[float, float]] | None = None
    for (first, _), _, _ in dated:
        allowing = [(days, support, basis) for days, support, basis in dated if days[0] <= first <= days[1]]
        rank = (-sum(support for _, support, _ in allowing), min(basis for _, _, basis in allowing), first)
        days = (max(days[0] for days, _, _ in allowing), min(days[1] for days, _, _ in allowing))
        if best is None or rank < best[0]:
            best = (rank, days)
    return None if best is None else best[1]


def agrees() -> pl.Expr:
    """Say whether a row's days hold all days the timeline row was given, or say nothing against them."""
    after = pl.col("date_from").is_null() | (pl.col("date_from") <= pl.col("agreed_from"))
    before = pl.col("date_to").is_null() | (pl.col("date_to") >= pl.col("agreed_to"))
    return after.fill_null(pl.col("date_from").is_null()) & before.fill_null(pl.col("date_to").is_null())


def statuses(rows: pl.DataFrame) -> pl.DataFrame:
    """Decide the status: held if an article of that day or later says so, else what the latest articles say.

    A planned meeting never becomes held because time has passed. An article without a day counts as late enough.
    """
    said_held = pl.col("status") == "held"
    late = pl.col("written_to").is_null() | pl.col("agreed_from").is_null()
    late |= pl.col("written_to") >= pl.col("agreed_from")
    held = rows.group_by("timeline_id").agg(held=(said_held & late).any())
    latest = pl.col("written_to").max().over("timeline_id")
    last = rows.filter(pl.col("status").is_not_null() & (latest.is_null() | (pl.col("written_to") == latest)))
    decided = held.join(majority(last, "status"), on="timeline_id", how="left")
    # The latest article may say nothing of the status: then whatever the most articles say.
    decided = decided.join(majority(rows, "status"), on="timeline_id", how="left", suffix="_any")
    verdict = pl.when("held").then(pl.lit("held")).otherwise(pl.coalesce("status", "status_any").cast(pl.String))
    return decided.select("timeline_id", status=verdict.cast(SCHEMAS["timeline"]["status"]))


def dates(rows: pl.DataFrame) -> pl.DataFrame:
    """Give days, grain and basis of every timeline row; grain and basis are those of the report that fixed the days."""
    same_from = pl.col("date_from").eq_missing(pl.col("agreed_from"))
    exact = same_from & pl.col("date_to").eq_missing(pl.col("agreed_to"))
    ranked = rows.filter(agrees()).with_columns(exact=exact, rank=pl.col("date_basis").fill_null("none").to_physical())
    best = ranked.sort("timeline_id", ~pl.col("exact"), "rank", "meeting_id").unique(
        "timeline_id", keep="first", maintain_order=True
    )
    one_day = pl.col("agreed_from") == pl.col("agreed_to")
    unknown = pl.col("agreed_from").is_null() & pl.col("agreed_to").is_null()
    told = pl.when("exact").then(pl.col("grain").cast(pl.String)).otherwise(pl.lit("other"))
    grain = pl.when(unknown).then(None).when(one_day).then(pl.lit("day")).otherwise(told)
    basis = pl.when(unknown).then(pl.lit("none")).otherwise(pl.col("date_basis").cast(pl.String))
    return best.select(
        "timeline_id",
        date_from="agreed_from",
        date_to="agreed_to",
        grain=grain.cast(SCHEMAS["timeline"]["grain"]),
        date_basis=basis.cast(BASIS),
    )


def places(rows: pl.DataFrame) -> pl.DataFrame:
    """Choose the place most originals name, a city before the country it lies in; flagged places last."""
    sure = pl.col("original").filter(~_doubtful()).n_unique()
    said = rows.filter(pl.coalesce("place_entity", "place", "country").is_not_null())
    lands = said.group_by("timeline_id", "country").agg(land_sure=sure, land_votes=_VOTES)
    keys = ["timeline_id", "place_entity", "place", "country"]
    votes = said.group_by(keys).agg(
        pl.col("latitude").drop_nulls().min(), pl.col("longitude").drop_nulls().min(), sure=sure, votes=_VOTES
    )
    ranked = votes.join(lands, on=["timeline_id", "country"], nulls_equal=True).sort(
        "timeline_id",
        *(pl.col(c).cast(pl.Int64) * -1 for c in ("land_sure", "land_votes")),
        _only_country(),
        *(pl.col(c).cast(pl.Int64) * -1 for c in ("sure", "votes")),
        "place_entity",
        "place",
    )
    return ranked.unique("timeline_id", keep="first", maintain_order=True).select(*keys, "latitude", "longitude")


def conflicts(rows: pl.DataFrame, timeline: pl.DataFrame, parties: pl.DataFrame) -> pl.DataFrame:
    """List what reports say against their timeline row: the column, the value, and the rows that say it.

    A party is listed where no more than half of the reports that name parties name it, nor anybody who speaks for it.
    """
    chosen = timeline.select(
        "timeline_id",
        chosen_status="status",
        chosen_place=pl.coalesce("place_entity", "place"),
        chosen_country="country",
        chosen_event="host_event",
    )
    told = rows.join(chosen, on="timeline_id")
    off = ~agrees()
    place = pl.coalesce("place_entity", "place")
    elsewhere = (place != pl.col("chosen_place")) & ~_only_country() | (pl.col("country") != pl.col("chosen_country"))
    takes_place = pl.col("status").cast(pl.String).replace_strict(_TAKES_PLACE, default=None)
    decided = pl.col("chosen_status").cast(pl.String).replace_strict(_TAKES_PLACE, default=None)
    against = (takes_place != decided) & (takes_place != "open") & (decided != "open")
    parts = [
        _listed(told.filter(off), "date_from", pl.col("date_from").cast(pl.String)),
        _listed(told.filter(off), "date_to", pl.col("date_to").cast(pl.String)),
        _listed(told.filter(elsewhere | _doubtful()), "place", pl.coalesce("place", "place_text", "country")),
        _listed(told.filter(against), "status", pl.col("status").cast(pl.String)),
        *(_against_most(rows, column) for column in ("ordinal", "duration_hours")),
        _listed(told.filter(pl.col("host_event") != pl.col("chosen_event")), "host_event", pl.col("host_event")),
        _parties_apart(rows, parties),
    ]
    return pl.concat(parts).sort("timeline_id", "column", "value")


def _parties_apart(rows: pl.DataFrame, parties: pl.DataFrame) -> pl.DataFrame:
    """List the parties that at least half of the reports leave out."""
    met = principals(parties.filter(pl.col("meeting_id").is_in(rows["meeting_id"].implode())), "meeting_id")
    told = met.join(rows.select("meeting_id", "timeline_id", "original"), on="meeting_id")
    several = told.filter(pl.col("entity").n_unique().over("meeting_id") > 1)
    all_told = several.group_by("timeline_id").agg(of=_VOTES)
    votes = several.group_by("timeline_id", "code").agg(votes=_VOTES)
    few = votes.join(all_told, on="timeline_id").filter((pl.col("of") > 1) & (pl.col("votes") * 2 <= pl.col("of")))
    return _listed(several.join(few, on=["timeline_id", "code"]), "participants", pl.col("entity"))


def _against_most(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """List what is said against the majority, in a column of which the timeline keeps nothing."""
    most = majority(rows, column).rename({column: "most"})
    others = rows.join(most, on="timeline_id").filter(pl.col(column) != pl.col("most"))
    return _listed(others, column, pl.col(column).cast(pl.String))


def _listed(rows: pl.DataFrame, column: str, value: pl.Expr) -> pl.DataFrame:
    told = rows.select("timeline_id", "meeting_id", column=pl.lit(column), value=value)
    return (
        told.filter(pl.col("value").is_not_null())
        .group_by("timeline_id", "column", "value")
        .agg(meeting_ids=pl.col("meeting_id").sort())
    )


def _doubtful() -> pl.Expr:
    return pl.col("flags").list.contains("place-conflict").fill_null(False)


def _only_country() -> pl.Expr:
    place = pl.coalesce("place_entity", "place")
    return place.is_null() | (place == pl.col("country")).fill_null(False)
