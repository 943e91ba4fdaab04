"""Meetings as directed events, source–target–code, for those who merge with event data such as ICEWS or POLECAT."""

import polars as pl

from timeline.knowledge.event_codes import event_codes
from timeline.linking.linked import check_linked
from timeline.linking.parties import principals
from timeline.record import SCHEMAS, Record

#: What is coded as done, and what only as intended; the other statuses say of no event that it takes place.
_DONE, _INTENDED = ("held", "under-way"), ("planned",)

#: Those who face the press face each other no more than they did in the talks before.
_NO_EVENT = ("press-conference",)

_INTENT, _CONSULT, _CALL, _VISIT, _HOST, _THIRD, _MEDIATE, _NEGOTIATE = (
    "036", "040", "041", "042", "043", "044", "045", "046",
)  # fmt: skip

_EVENTS = pl.Schema(
    {
        "timeline_id": pl.String(),
        "date_from": pl.Date(),
        "date_to": pl.Date(),
        "source": pl.String(),
        "source_name": pl.String(),
        "source_country": pl.String(),
        "cameo": pl.String(),
        "event": pl.String(),
        "plover": pl.String(),
        "mode": pl.String(),
        "target": pl.String(),
        "target_name": pl.String(),
        "target_country": pl.String(),
        "status": SCHEMAS["timeline"]["status"],
        "place": pl.String(),
        "country": pl.String(),
        "n_articles": pl.Int64(),
    }
)


def events(linked: Record) -> pl.DataFrame:
    """Give the meetings of a linked record as directed events: who, to whom, under which code.

    Whoever meets consults the other: every pair gives two rows, one each way. Of a visit the visitor's row is 042 and
    the host's 043; a meeting in a country of none of the parties is 044; a mediator's rows are 045, and go one way.
    A planned meeting is 036. Meetings that were postponed, cancelled, denied or only rumoured give no rows, nor do
    press conferences. The other parts of a larger meeting are rows beside it, for event data know no parts.

    Parameters
    ----------
    linked
        What ``link`` gives.

    Returns
    -------
    polars.DataFrame
        ``timeline_id``, ``date_from``, ``date_to``, ``source``, ``source_name``, ``source_country``, ``cameo`` and what
        it is called (``event``), PLOVER's type (``plover``) and ``mode``, ``target``, ``target_name``,
        ``target_country``, ``status``, ``place``, ``country``, ``n_articles``. Sorted by meeting, source and target.
        What PLOVER has no mode for has none; countries are ISO 3166-1 alpha-3 codes, as there.

    Raises
    ------
    TimelineError
        If the record is not linked.

    Examples
    --------
    >>> from timeline.linking import link
    >>> from timeline.record import frame
    >>> meetings = frame("meetings", {"meeting_id": ["a:m0-0"], "article_id": ["a"], "format": ["visit"],
    ...     "status": ["held"], "cameo": ["042"]})
    >>> parties = frame("participants", {"meeting_id": ["a:m0-0"] * 2, "entity": ["ann-north", "ben-south"],
    ...     "country": ["AAA", "BBB"], "role": ["visitor", "host"]})
    >>> found = events(link(Record({"meetings": meetings, "participants": parties})))
    >>> found.select("source", "cameo", "plover", "mode", "target").rows()
    [('ann-north', '042', 'CONSULT', 'visit', 'ben-south'), ('ben-south', '043', 'CONSULT', 'host', 'ann-north')]
    """
    check_linked(linked, "events")
    rows = linked.timeline.filter(pl.col("status").cast(pl.String).is_in([*_DONE, *_INTENDED]))
    rows = rows.filter(~pl.col("format").is_in(_NO_EVENT).fill_null(False))
    rows = rows.join(_told(linked), on="timeline_id", how="left")
    taking_part = linked.timeline_participants.join(rows.select("timeline_id"), on="timeline_id")
    met = _sides(principals(taking_part, "timeline_id").filter(pl.col("role").ne_missing(pl.lit("mediator"))))
    mediators = _sides(taking_part.filter(pl.col("role") == "mediator"))
    pairs = pl.concat([_facing(met, met, mediates=False), _facing(mediators, met, mediates=True)])
    codes = met.group_by("timeline_id").agg(codes=pl.col("code").drop_nulls().unique())
    coded = pairs.join(rows, on="timeline_id").join(codes, on="timeline_id", how="left").with_columns(cameo=_code())
    names = pl.DataFrame(
        [(code.cameo, code.name, code.plover, code.mode or None) for code in event_codes().values()],
        schema={"cameo": pl.String, "event": pl.String, "plover": pl.String, "mode": pl.String},
        orient="row",
    )
    found = coded.join(names, on="cameo").select(pl.col(column).cast(dtype) for column, dtype in _EVENTS.items())
    return found.sort("timeline_id", "source", "target", "cameo")


def _told(linked: Record) -> pl.DataFrame:
    """Give the code that the words of most reports say, by meeting; of two alike the more special one."""
    reports = linked.timeline_reports.join(linked.meetings.select("meeting_id", told="cameo"), on="meeting_id")
    votes = reports.drop_nulls("told").group_by("timeline_id", "told").len()
    ranked = votes.sort("timeline_id", "len", "told", descending=[False, True, True])
    return ranked.unique("timeline_id", keep="first", maintain_order=True).drop("len")


def _sides(parties: pl.DataFrame) -> pl.DataFrame:
    """Describe those who may be source or target."""
    state = pl.coalesce("country", pl.when(pl.col("entity").str.contains("^[A-Z]{3}$")).then("entity"))
    return parties.select(
        "timeline_id",
        side="entity",
        side_name=pl.coalesce("name", "entity"),
        side_country=state,
        code=pl.coalesce(state, "organisation", "entity"),
        role=pl.col("role").cast(pl.String),
    )


def _facing(sources: pl.DataFrame, targets: pl.DataFrame, *, mediates: bool) -> pl.DataFrame:
    """Pair each source with each target of the same meeting, but nobody with himself."""
    pairs = sources.join(targets, on="timeline_id", suffix="_other").filter(pl.col("side") != pl.col("side_other"))
    # Two of one state are on the same side of the table, unless nobody else sat there.
    states = targets.group_by("timeline_id").agg(states=pl.col("code").n_unique())
    pairs = pairs.join(states, on="timeline_id").filter(
        (pl.col("code") != pl.col("code_other")) | (pl.col("states") < 2)
    )
    return pairs.rename(
        {f"side{what}": f"source{what}" for what in ("", "_name", "_country")}
        | {f"side{what}_other": f"target{what}" for what in ("", "_name", "_country")}
    ).with_columns(mediates=pl.lit(mediates))


def _code() -> pl.Expr:
    """Decide the code of a pair; null where the two only went to a third together."""
    goes, goes_other = (pl.col(role).eq_missing(pl.lit("visitor")) for role in ("role", "role_other"))
    hosts, hosts_other = (pl.col(role).eq_missing(pl.lit("host")) for role in ("role", "role_other"))
    visit = (
        pl.when(goes & goes_other)
        .then(None)
        .when(goes | hosts_other)
        .then(pl.lit(_VISIT))
        .when(goes_other | hosts)
        .then(pl.lit(_HOST))
        .otherwise(pl.lit(_CONSULT))
    )
    abroad = ~pl.col("country").is_in(pl.col("codes"))
    elsewhere = abroad.fill_null(pl.col("told").eq_missing(pl.lit(_THIRD)))
    return (
        pl.when(pl.col("status").cast(pl.String).is_in(_INTENDED))
        .then(pl.lit(_INTENT))
        .when("mediates")
        .then(pl.lit(_MEDIATE))
        .when((pl.col("format") == "call") | (pl.col("told") == _CALL))
        .then(pl.lit(_CALL))
        .when(pl.col("format") == "visit")
        .then(visit)
        .when(pl.col("told") == _NEGOTIATE)
        .then(pl.lit(_NEGOTIATE))
        .when(elsewhere)
        .then(pl.lit(_THIRD))
        .otherwise(pl.lit(_CONSULT))
    )
