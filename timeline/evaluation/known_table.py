"""A table of known meetings, from a frame or a CSV file, checked row by row."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from timeline.knowledge.errors import TimelineError, did_you_mean

#: What a table of known meetings must have.
COLUMNS = ("date_from", "date_to", "place", "parties")


@dataclass(frozen=True, slots=True)
class Known:
    """A meeting that is known to have taken place."""

    name: str
    first: date
    last: date
    place: str | None
    country: str | None
    parties: frozenset[str]


def known_meetings(known: pl.DataFrame | str | Path) -> tuple[pl.DataFrame, list[Known]]:
    """Read a table of known meetings.

    Parameters
    ----------
    known
        A frame, or the path of a CSV file.

    Returns
    -------
    tuple
        The table with days as dates, parties as lists and a column ``known``; and its rows.

    Raises
    ------
    TimelineError
        If there is no such file, a column is missing, or a row has no days or no parties.

    Examples
    --------
    >>> table, rows = known_meetings(pl.DataFrame({"date_from": ["2031-08-26"], "date_to": ["2031-08-26"],
    ...     "place": ["geneva"], "parties": ["ann-north; ben-south"]}))
    >>> sorted(rows[0].parties)
    ['ann-north', 'ben-south']
    """
    table = _read(known)
    for column in COLUMNS:
        if column not in table.columns:
            raise TimelineError(f"known meetings: column {column!r} is missing{did_you_mean(column, table.columns)}")
    if "known" not in table.columns:
        table = table.with_row_index("known")
    if "country" not in table.columns:
        table = table.with_columns(country=pl.lit(None, pl.String))
    table = table.with_columns(
        pl.col("known").cast(pl.String),
        *(_dates(table, column) for column in COLUMNS[:2]),
        pl.col("place", "country").cast(pl.String),
        _parties(table["parties"]),
    )
    if table["known"].is_duplicated().any():
        twice = table.filter(pl.col("known").is_duplicated())["known"][0]
        raise TimelineError(f"known meetings: two rows are called {twice!r}")
    rows = []
    for name, first, last, place, parties, country in table.select("known", *COLUMNS, "country").iter_rows():
        if first is None or last is None or last < first:
            raise TimelineError(f"known meetings, row {name!r}: needs date_from and, not before it, date_to")
        if not parties:
            raise TimelineError(f"known meetings, row {name!r}: names no parties")
        rows.append(Known(name, first, last, place or None, country or None, frozenset(parties)))
    return table, rows


def _read(known: pl.DataFrame | str | Path) -> pl.DataFrame:
    if isinstance(known, pl.DataFrame):
        return known
    try:
        return pl.read_csv(known, infer_schema=False)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise TimelineError(f"known meetings: {known} cannot be read: {str(error).splitlines()[0]}") from error


def _dates(table: pl.DataFrame, column: str) -> pl.Series:
    values = table[column]
    try:
        return values.str.to_date("%Y-%m-%d") if values.dtype == pl.String else values.cast(pl.Date)
    except pl.exceptions.PolarsError as error:
        raise TimelineError(f"known meetings, column {column!r}: days are written 2016-08-26") from error


def _parties(values: pl.Series) -> pl.Expr:
    listed = (
        pl.col("parties") if isinstance(values.dtype, pl.List) else pl.col("parties").cast(pl.String).str.split(";")
    )
    stripped = listed.list.eval(pl.element().str.strip_chars())
    return stripped.list.eval(pl.element().filter(pl.element() != "")).alias("parties")
