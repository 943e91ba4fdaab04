"""How often: meetings counted by time and by who met, with what is certain and what is only possible."""

from collections.abc import Sequence

import polars as pl

from timeline.knowledge.errors import TimelineError, did_you_mean, nearest
from timeline.knowledge.language import country_names
from timeline.linking.linked import check_linked
from timeline.linking.parties import principals
from timeline.record import Record
from timeline.schemas import STATUS

#: Bins and how Polars calls them; a week begins on Monday.
BINS = {"day": "1d", "week": "1w", "month": "1mo", "quarter": "1q", "year": "1y"}
UNITS = ("meeting", "pair", "actor", "person", "country-pair", "format", "place", "all")
LEVELS = ("person", "country")
CHOICES = {"by": tuple(BINS), "unit": UNITS, "level": LEVELS, "status": tuple(STATUS.categories)}

_COUNTS = pl.Schema(
    {
        "unit": pl.String(),
        "bin": pl.Date(),
        "n_certain": pl.Int64(),
        "n_possible": pl.Int64(),
        "n_expected": pl.Float64(),
        "n_articles": pl.Int64(),
        "name": pl.String(),
    }
)


def count(
    linked: Record,
    by: str = "month",
    unit: str = "pair",
    *,
    level: str = "person",
    of: str | Sequence[str] | None = None,
    status: str | Sequence[str] = ("held",),
    parts: bool = False,
) -> pl.DataFrame:
    """Count real meetings by time and by who, where or what.

    A meeting whose days lie inside a bin is certain there; one whose days only touch it is possible; its days share it
    out between the bins. One without days, or with an open end, is counted once, in the bin null. What belongs to a
    larger meeting (talks during a visit) is not counted beside it, but those who met in the part met.

    Parameters
    ----------
    linked
        What ``link`` gives.
    by
        ``day``, ``week`` (Monday to Sunday), ``month``, ``quarter`` or ``year``.
    unit
        ``pair``: every two who met, persons, and countries, organisations or groups for which no person is told; two
        of one state are a pair only where no other state takes part;
        ``actor``: each of them; ``place``; ``format``; ``meeting``, or ``all``: everything together;
        ``person``: only persons; ``country-pair``: ``pair`` on the level of countries.
    level
        ``person``, or ``country``: pairs and actors are the countries represented.
    of
        Count only meetings of this entity, or of all of these entities together (ids or English names).
    status
        Count only meetings of this status or these.
    parts
        Count parts of a larger meeting each for itself.

    Returns
    -------
    polars.DataFrame
        ``unit`` (entity ids, two of them joined by an en dash), ``bin`` (first day; null for the undated),
        ``n_certain``, ``n_possible`` (with the certain ones), ``n_expected`` (days in the bin over all days),
        ``n_articles`` (distinct, copies apart), ``name`` (the unit in English). Bins without a meeting have no row.

    Raises
    ------
    TimelineError
        If the record is not linked, or ``by``, ``unit``, ``level``, ``of`` or ``status`` is unknown.

    Examples
    --------
    A meeting "at the end of July or the beginning of August" is possible in two months and certain in neither:

    >>> from datetime import date
    >>> from timeline.linking import link
    >>> from timeline.record import frame
    >>> meetings = frame("meetings", {"meeting_id": ["a:m0-0"], "article_id": ["a"], "format": ["talks"],
    ...     "status": ["held"], "date_from": [date(2031, 7, 25)], "date_to": [date(2031, 8, 3)]})
    >>> parties = frame("participants", {"meeting_id": ["a:m0-0"] * 2, "entity": ["ann-north", "ben-south"],
    ...     "role": ["principal"] * 2})
    >>> linked = link(Record({"meetings": meetings, "participants": parties}))
    >>> count(linked, by="month").select("unit", "bin", "n_certain", "n_possible", "n_expected").rows()
    [('ann-north – ben-south', datetime.date(2031, 7, 1), 0, 1, 0.7), \
('ann-north – ben-south', datetime.date(2031, 8, 1), 0, 1, 0.3)]
    """
    _one_of("by", by)
    _one_of("unit", unit)
    _one_of("level", level)
    wanted = [status] if isinstance(status, str) else list(status)
    for one in wanted:
        _one_of("status", one)
    check_linked(linked, "count")
    rows = wholes(linked, wanted, parts=parts)
    parties = principals(linked.timeline_participants.join(rows, on="timeline_id"), "timeline_id")
    if of is not None:
        entities = _entities(linked, [of] if isinstance(of, str) else of)
        there = parties.filter(pl.col("entity").is_in(entities)).group_by("whole").agg(n=pl.col("entity").n_unique())
        whole = there.filter(pl.col("n") == len(set(entities)))["whole"].implode()
        rows, parties = (part.filter(pl.col("whole").is_in(whole)) for part in (rows, parties))
    units = _units(linked, rows, parties, unit, level)
    return _binned(_meetings(linked, units), BINS[by])


def uncounted(linked: Record, unit: str = "pair") -> pl.Series:
    """Give the meetings that ``count(linked, unit=unit)`` has in no row: nobody that it counts is told of them.

    Returns
    -------
    polars.Series
        Values of ``timeline_id``.
    """
    rows = wholes(linked, ("held",))
    parties = principals(linked.timeline_participants.join(rows, on="timeline_id"), "timeline_id")
    units = _units(linked, rows, parties, unit, "person")
    return rows.join(units, on="whole", how="anti")["whole"].unique().sort()


def _one_of(what: str, value: object) -> None:
    """Refuse a value that is none of an argument's; say so where another argument takes it."""
    known = CHOICES[what]
    if value not in known:
        others = [f'{other}="{value}"' for other, choices in CHOICES.items() if value in choices]
        hint = f" ({' or '.join(others)} is known)" if others else nearest(str(value), known)
        raise TimelineError(f"count: {what}={value!r} is none of {', '.join(known)}{hint}")


def wholes(linked: Record, status: Sequence[str], *, parts: bool = False) -> pl.DataFrame:
    """Give the rows that count (``timeline_id``), each with the ``whole`` that is counted for it."""
    rows = linked.timeline.filter(pl.col("status").cast(pl.String).is_in(list(status)))
    if parts:
        return rows.select("timeline_id", whole="timeline_id")
    told = rows.select("timeline_id", "part_of")
    found = level = told.filter(pl.col("part_of").is_null()).select("timeline_id", whole="timeline_id")
    while not level.is_empty():
        above = level.select(part_of="timeline_id", whole="whole")
        level = told.join(above, on="part_of").select("timeline_id", "whole").join(found, on="timeline_id", how="anti")
        found = pl.concat([found, level])
    return found


def _entities(linked: Record, asked: Sequence[str]) -> list[str]:
    """Find entities by id or English name."""
    known = linked.timeline_participants.select("entity", "name").unique()
    ids = dict(zip(known["name"].to_list(), known["entity"].to_list(), strict=True))
    ids |= {entity: entity for entity in known["entity"].to_list()}
    for one in asked:
        if one not in ids:
            raise TimelineError(f"count: of={one!r} took part in no meeting{did_you_mean(one, [i for i in ids if i])}")
    return [ids[one] for one in asked]


def _units(linked: Record, rows: pl.DataFrame, parties: pl.DataFrame, unit: str, level: str) -> pl.DataFrame:
    """Give (``whole``, ``timeline_id``, ``unit``, ``name``): what is counted, and the row that tells of it."""
    if unit in ("all", "meeting", "format", "place"):
        told = {"format": pl.col("format"), "place": pl.coalesce("place_entity", "place")}
        said = told.get(unit, pl.lit(unit))
        name = pl.col("place") if unit == "place" else said
        whole = rows.filter(pl.col("timeline_id") == pl.col("whole"))
        return whole.join(linked.timeline, on="timeline_id").select("whole", "timeline_id", unit=said, name=name)
    kinds = linked.entities.select("entity", "kind").unique("entity")
    parties = parties.join(kinds, on="entity", how="left")
    country = pl.col("entity").str.contains("^[A-Z]{3}$")
    person = (pl.col("kind").cast(pl.String) == "person").fill_null(
        ~country & pl.col("entity").ne_missing(pl.col("organisation"))
    )
    if unit == "person":
        who = parties.filter(person)
        return who.select("whole", "timeline_id", unit="entity", name=pl.coalesce("name", "entity"))
    if level == "country" or unit == "country-pair":
        code = pl.coalesce("country", pl.when(country).then("entity"))
        name = code.replace(country_names("en"))
        who = parties.select("whole", "timeline_id", side=code, label=name, code=code).drop_nulls("side").unique()
    else:
        # Who speaks for a country anywhere in the whole stands for it in every part.
        spoken = person | ~person.any().over("whole", "code")
        label = pl.coalesce("name", "entity")
        who = parties.filter(spoken).select("whole", "timeline_id", side="entity", label=label, code="code").unique()
    if unit == "actor":
        return who.select("whole", "timeline_id", unit="side", name="label")
    # Two of one state on the same side of the table did not meet each other: a minister and his president, and a guest.
    who = who.with_columns(states=pl.col("code").drop_nulls().n_unique().over("whole", "timeline_id"))
    both = who.join(who, on=["whole", "timeline_id"], suffix="_other").filter(pl.col("side") < pl.col("side_other"))
    both = both.filter((pl.col("states") < 2) | (pl.col("code") != pl.col("code_other")).fill_null(True))
    return both.select(
        "whole",
        "timeline_id",
        unit=pl.concat_str("side", "side_other", separator=" – "),
        name=pl.concat_str("label", "label_other", separator=" – "),
    )


def _meetings(linked: Record, units: pl.DataFrame) -> pl.DataFrame:
    """Give one row per unit and whole: its days, those of the narrowest row that tells of it, and its articles."""
    days = linked.timeline.select("timeline_id", "date_from", "date_to")
    articles = linked.articles.select("article_id", "duplicate_of").unique("article_id")
    written = linked.timeline_reports.join(linked.meetings.select("meeting_id", "article_id"), on="meeting_id")
    written = written.join(articles, on="article_id", how="left")
    written = written.group_by("timeline_id").agg(articles=pl.coalesce("duplicate_of", "article_id").unique())
    told = units.join(days, on="timeline_id").join(written, on="timeline_id", how="left")
    told = told.with_columns(width=(pl.col("date_to") - pl.col("date_from")).dt.total_days() + 1)
    told = told.sort("width", "timeline_id", nulls_last=True)
    return told.group_by("unit", "whole", maintain_order=True).agg(
        pl.col("date_from", "date_to", "width", "name").first(), pl.col("articles").list.explode()
    )


def _binned(meetings: pl.DataFrame, every: str) -> pl.DataFrame:
    dated = meetings.filter(pl.col("width").is_not_null())
    first = pl.col("date_from").dt.truncate(every)
    dated = dated.with_columns(bin=pl.date_ranges(first, "date_to", every)).explode("bin")
    end = pl.col("bin").dt.offset_by(every).dt.offset_by("-1d")
    inside = (pl.col("date_from") >= pl.col("bin")) & (pl.col("date_to") <= end)
    days = (pl.min_horizontal("date_to", end) - pl.max_horizontal("date_from", "bin")).dt.total_days() + 1
    dated = dated.with_columns(certain=inside, share=days / pl.col("width"))
    undated = meetings.filter(pl.col("width").is_null()).with_columns(
        bin=pl.lit(None, pl.Date), certain=pl.lit(False), share=pl.lit(1.0)
    )
    counts = (
        pl.concat([dated, undated])
        .group_by("unit", "bin")
        .agg(
            n_certain=pl.col("certain").sum(),
            n_possible=pl.len(),
            n_expected=pl.col("share").sort().sum().round(9),
            n_articles=pl.col("articles").explode().drop_nulls().n_unique(),
            name=pl.col("name").min(),
        )
    )
    return counts.select(pl.col(c).cast(t) for c, t in _COUNTS.items()).sort("unit", "bin", nulls_last=True)
