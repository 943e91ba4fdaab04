"""Frames from columns: built strictly, checked against what was promised, with errors that say what would be right."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from timeline.knowledge.errors import TimelineError, did_you_mean
from timeline.schemas import SCHEMAS


def empty(name: str) -> pl.DataFrame:
    """Give the frame of this name without rows.

    Parameters
    ----------
    name
        A frame of :data:`SCHEMAS`.

    Returns
    -------
    polars.DataFrame
        No rows, all columns.

    Raises
    ------
    TimelineError
        If no frame is called so.

    Examples
    --------
    >>> empty("timeline_reports").columns
    ['timeline_id', 'meeting_id']
    """
    return pl.DataFrame(schema=schema_of(name))


def schema_of(name: str) -> pl.Schema:
    """Give the schema of a frame, or say which frames there are."""
    if name not in SCHEMAS:
        raise TimelineError(f"there is no frame {name!r}{did_you_mean(name, SCHEMAS)}")
    return SCHEMAS[name]


def frame(name: str, columns: Mapping[str, Sequence[Any]], schema: pl.Schema | None = None) -> pl.DataFrame:
    """Build a frame from its columns, every value checked against the schema.

    Parameters
    ----------
    name
        A frame of :data:`SCHEMAS`, or the name of an extra frame when ``schema`` is given.
    columns
        Values by column, all of one length. A column left out is null throughout.
    schema
        The schema of an extra frame.

    Returns
    -------
    polars.DataFrame
        All columns of the schema, in its order.

    Raises
    ------
    TimelineError
        If a column is unknown, shorter than the others, or holds a value of the wrong type or outside its closed list.

    Examples
    --------
    >>> frame("segments", {"article_id": ["a"], "segment": [0], "kind": ["title"], "start": [0], "end": [9]}).height
    1
    """
    wanted = schema_of(name) if schema is None else schema
    for column in columns:
        if column not in wanted:
            raise TimelineError(f"frame {name!r} has no column {column!r}{did_you_mean(column, wanted)}")
    lengths = {column: len(values) for column, values in columns.items()}
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{column}: {length}" for column, length in lengths.items())
        raise TimelineError(f"frame {name!r}: columns of different length ({told})")
    height = next(iter(lengths.values()), 0)
    return pl.DataFrame([_series(name, c, t, columns.get(c), height) for c, t in wanted.items()])


def _series(name: str, column: str, dtype: pl.DataType, values: Sequence[Any] | None, height: int) -> pl.Series:
    if values is None:
        return pl.Series(column, [None] * height, dtype=dtype)
    try:
        if isinstance(dtype, pl.List) and all(isinstance(items, list | tuple) for items in values):
            return _lists(column, dtype, values)
        return pl.Series(column, values, dtype=dtype, strict=True)
    except (TypeError, ValueError, OverflowError, pl.exceptions.PolarsError) as error:
        first = str(error).splitlines()[0]
        raise TimelineError(f"frame {name!r}, column {column!r}: {_unlisted(dtype, values) or first}") from error


def _lists(column: str, dtype: pl.List, values: Sequence[Sequence[Any]]) -> pl.Series:
    """Cut one column of all items into lists: to make a column of every list first takes ten times as long."""
    items = pl.Series(column, [item for items in values for item in items], dtype=dtype.inner, strict=True)
    rows = pl.Series("row", [row for row, items in enumerate(values) for _ in items], dtype=pl.Int64)
    lists = pl.DataFrame([rows, items]).group_by("row").agg(column)
    every = pl.DataFrame({"row": pl.int_range(len(values), eager=True)})
    return every.join(lists, on="row", how="left", maintain_order="left")[column].fill_null([])


def _unlisted(dtype: pl.DataType, values: Sequence[Any]) -> str:
    """Name the first value outside a closed list, its row, and the list."""
    if not isinstance(dtype, pl.Enum):
        return ""
    listed = dtype.categories.to_list()
    for row, value in enumerate(values):
        if value is not None and value not in listed:
            return f"row {row}: {value!r} is not in the closed list{did_you_mean(str(value), listed)}"
    return ""


def conform(name: str, found: pl.DataFrame, where: str) -> pl.DataFrame:
    """Give a frame its promised columns, order and types; further columns stay, behind them.

    Parameters
    ----------
    name
        The frame's name; a name outside :data:`SCHEMAS` is an extra frame and is left alone.
    found
        The frame as it was read or made.
    where
        The file or call to name in an error.

    Raises
    ------
    TimelineError
        If a promised column is missing, or holds what its type cannot.
    """
    wanted = SCHEMAS.get(name)
    if wanted is None or found.schema == wanted:
        return found
    order = column_order(wanted, found.columns, where)
    columns = []
    for column in order:
        values, dtype = found[column], wanted.get(column)
        if dtype is None or values.dtype == dtype:
            columns.append(values)
            continue
        try:
            columns.append(values.cast(dtype, strict=True))
        except pl.exceptions.PolarsError as error:
            why = _unlisted(dtype, values.to_list()) or f"{values.dtype} where {dtype} is promised"
            raise TimelineError(f"{where}, column {column!r}: {why}") from error
    return pl.DataFrame(columns)


def column_order(wanted: pl.Schema, found: Iterable[str], where: str) -> list[str]:
    """Put promised columns first and in order, others behind; a promised column that is missing is an error."""
    found = list(found)
    others = [column for column in found if column not in wanted]
    for column in wanted:
        if column not in found:
            raise TimelineError(f"{where}: column {column!r} is missing{did_you_mean(column, others)}")
    return [*wanted, *others]
