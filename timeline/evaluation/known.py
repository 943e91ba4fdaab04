"""A linked record against a table of meetings that are known to have taken place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from timeline.evaluation.known_table import Known, known_meetings
from timeline.linking.counting import wholes
from timeline.linking.linked import check_linked
from timeline.linking.parties import principals
from timeline.record import Record

#: So many days apart two tables may be on one meeting: an article told at night names the next day.
_APART = 1

#: What orders the pairs that may be one meeting: the best first.
_Rank = tuple[int, int, int, int, int]

_FOUND = pl.Schema(
    {
        "known": pl.String(),
        "timeline_id": pl.String(),
        "date_from": pl.Date(),
        "date_to": pl.Date(),
        "place": pl.String(),
        "parties": pl.List(pl.String()),
    }
)
_DISAGREEMENTS = pl.Schema(
    {
        "known": pl.String(),
        "timeline_id": pl.String(),
        "column": pl.String(),
        "known_value": pl.String(),
        "linked_value": pl.String(),
    }
)


@dataclass(frozen=True)
class Comparison:
    """What a record and a table of known meetings have in common, in four frames."""

    #: Known meetings the record has: ``known``, ``timeline_id``, and what the record says of days, place and parties.
    found: pl.DataFrame
    #: Rows of the table that the record has not, as they stand in the table.
    missed: pl.DataFrame
    #: Meetings of the record that the table has not; a table is seldom complete, so these need not be wrong.
    extra: pl.DataFrame
    #: Where the two tell of one meeting differently: ``known``, ``timeline_id``, ``column``, both values.
    disagreements: pl.DataFrame

    def __repr__(self) -> str:
        parts = ("found", "missed", "extra", "disagreements")
        return f"Comparison({', '.join(f'{part}: {getattr(self, part).height}' for part in parts)})"


@dataclass(frozen=True, slots=True)
class _Told:
    """A meeting as the record tells it."""

    timeline_id: str
    first: date | None
    last: date | None
    #: When it was last told of as held.
    reported: date | None
    place: str | None
    country: str | None
    parties: frozenset[str]
    spoken_for: frozenset[str]


def compare(linked: Record, known: pl.DataFrame | str | Path) -> Comparison:
    """Compare the meetings of a record with a table of known ones.

    Two rows are one meeting where they share two parties (or the only one the table names) and their days touch, or lie
    one day apart with no other place named. A meeting without days took place before it was told of, and fits any that
    did and names no other place. A minister stands for his country where the table names the country. Of several that
    fit, the pair with the same place and the nearest days comes first; no row is in two pairs.

    Parameters
    ----------
    linked
        What ``link`` gives. Meetings that were held are compared, each with its parts (talks during a visit) as one.
    known
        A frame, or a CSV file, with ``date_from``, ``date_to`` (days), ``place`` (an id) and ``parties`` (ids, as a
        list or with semicolons between). Where it has them, ``known`` names the rows, else their number does, and
        ``country`` (three letters) is compared where one side names no city. Further columns are carried along.

    Returns
    -------
    Comparison
        Four frames: ``found``, ``missed``, ``extra``, ``disagreements``.

    Raises
    ------
    TimelineError
        If the record is not linked, or the table lacks a column or holds what is no day.

    Examples
    --------
    >>> from datetime import date
    >>> from timeline.linking import link
    >>> from timeline.record import frame
    >>> meetings = frame("meetings", {"meeting_id": ["a:m0-0"], "article_id": ["a"], "format": ["talks"],
    ...     "status": ["held"], "date_from": [date(2031, 8, 26)], "date_to": [date(2031, 8, 26)],
    ...     "place_entity": ["geneva"], "place": ["Geneva"]})
    >>> parties = frame("participants", {"meeting_id": ["a:m0-0"] * 2, "entity": ["ann-north", "ben-south"],
    ...     "role": ["principal"] * 2})
    >>> known = pl.DataFrame({"date_from": ["2031-08-26", "2031-09-09"], "date_to": ["2031-08-27", "2031-09-09"],
    ...     "place": ["zurich", "geneva"], "parties": ["ann-north;ben-south"] * 2})
    >>> compared = compare(link(Record({"meetings": meetings, "participants": parties})), known)
    >>> compared
    Comparison(found: 1, missed: 1, extra: 0, disagreements: 1)
    >>> compared.disagreements.rows()
    [('0', 'a:m0-0', 'place', 'zurich', 'geneva')]
    """
    check_linked(linked, "compare")
    table, rows = known_meetings(known)
    told = _told(linked)
    pairs = list(_pairs(rows, told))
    matched = {one.name for one, _ in pairs}
    theirs = [other.timeline_id for _, other in pairs]
    found = [
        (one.name, other.timeline_id, other.first, other.last, other.place or other.country, sorted(other.parties))
        for one, other in pairs
    ]
    every = linked.timeline.filter(pl.col("timeline_id").is_in([one.timeline_id for one in told]))
    return Comparison(
        found=pl.DataFrame(found, schema=_FOUND, orient="row").sort("known"),
        missed=table.filter(~pl.col("known").is_in(sorted(matched))),
        extra=every.filter(~pl.col("timeline_id").is_in(theirs)),
        disagreements=pl.DataFrame(
            [row for pair in pairs for row in _disagreements(*pair)], schema=_DISAGREEMENTS, orient="row"
        ).sort("known", "column"),
    )


def _told(linked: Record) -> list[_Told]:
    """Give the meetings that were held, each with the parties of all its parts."""
    rows = wholes(linked, ["held"])
    met = principals(linked.timeline_participants.join(rows, on="timeline_id"), "timeline_id")
    who = met.group_by("whole").agg(pl.col("entity").unique(), codes=pl.col("code").drop_nulls().unique())
    place = pl.coalesce("place_entity", "place")
    city = pl.when(place.ne_missing(pl.col("country"))).then(place)
    days = linked.timeline.select("timeline_id", "date_from", "date_to", "last_reported", "country", city=city)
    whole = rows.filter(pl.col("whole") == pl.col("timeline_id")).join(days, on="timeline_id")
    whole = whole.join(who, on="whole", how="left").sort("timeline_id")
    columns = ("timeline_id", "date_from", "date_to", "last_reported", "city", "country", "entity", "codes")
    return [
        _Told(name, first, last, reported, city, country, frozenset(entities or ()), frozenset(codes or ()))
        for name, first, last, reported, city, country, entities, codes in whole.select(columns).iter_rows()
    ]


def _pairs(rows: list[Known], told: list[_Told]) -> Iterator[tuple[Known, _Told]]:
    """Pair known meetings with told ones, the best first; who met decides which are looked at."""
    by_party: dict[str, list[int]] = {}
    for number, other in enumerate(told):
        for party in other.parties | other.spoken_for:
            by_party.setdefault(party, []).append(number)
    ranked = []
    for i, one in enumerate(rows):
        for j in {j for party in one.parties for j in by_party.get(party, ())}:
            rank = _rank(one, told[j])
            if rank is not None:
                ranked.append((rank, one.name, told[j].timeline_id, i, j))
    left: set[int] = set()
    right: set[int] = set()
    for *_, i, j in sorted(ranked):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            yield rows[i], told[j]


def _rank(one: Known, other: _Told) -> _Rank | None:
    """Say how well two rows fit, smaller is better; None where they are two meetings."""
    shared = len(one.parties & (other.parties | other.spoken_for))
    if shared < min(2, len(one.parties)):
        return None
    undated = other.first is None and other.last is None
    # What was held was held before it was told of; of known meetings before that day the last is the nearest.
    last = other.last or other.reported or one.last
    first = other.first or min(one.first, last)
    apart = max((first - one.last).days, (one.first - last).days, 0)
    elsewhere = int(_elsewhere(one, other))
    if apart > _APART or ((apart or undated) and elsewhere):
        return None
    unknown = int(other.first is None or other.last is None)
    named = int(one.place is None or other.place is None)
    # A meeting told for that very day before one told for the year.
    return 2 * elsewhere + named, apart, unknown, (last - first).days, -shared


def _elsewhere(one: Known, other: _Told) -> bool:
    """Say whether two rows name different cities, or different countries: a country and a city in it agree."""
    cities = None not in (one.place, other.place) and one.place != other.place
    return cities or (None not in (one.country, other.country) and one.country != other.country)


def _disagreements(one: Known, other: _Told) -> Iterator[tuple[str, str, str, str, str | None]]:
    names = one.name, other.timeline_id
    first, last = other.first or one.first, other.last or one.last
    if first > one.last or last < one.first:
        yield (*names, "days", _days(one.first, one.last), _days(first, last))
    if _elsewhere(one, other):
        yield (*names, "place", one.place or str(one.country), other.place or other.country)
    if absent := one.parties - other.parties - other.spoken_for:
        yield (*names, "parties", "; ".join(sorted(absent)), None)


def _days(first: date, last: date) -> str:
    return f"{first}" if last - first < timedelta(1) else f"{first} to {last}"
