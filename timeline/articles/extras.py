"""Further columns of sources, carried through: each keeps its type where all sources agree on it, else it is text."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import polars as pl

_INT64 = 2**63


def extra_columns(rows: Sequence[Mapping[str, object]], types: Mapping[str, Sequence[pl.DataType]]) -> list[pl.Series]:
    """Return one series for every further column, in the order they are met.

    Parameters
    ----------
    rows
        The further values of each article, by column.
    types
        The types that sources gave these columns; a source without types (JSON Lines) gives none.
    """
    names = dict.fromkeys(types) | dict.fromkeys(name for row in rows for name in row)
    return [_series(name, [row.get(name) for row in rows], types.get(name, ())) for name in names]


def _series(name: str, values: list[object], types: Sequence[pl.DataType]) -> pl.Series:
    if len(set(types)) == 1 and types[0] != pl.Object:
        try:
            return pl.Series(name, values, types[0])
        except (TypeError, ValueError, OverflowError, pl.exceptions.PolarsError):
            return _text(name, values)  # another source without types put something else there
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int} and all(-_INT64 <= value < _INT64 for value in values if isinstance(value, int)):
        return pl.Series(name, values, pl.Int64)
    if kinds in ({float}, {int, float}):
        return pl.Series(name, [None if value is None else float(str(value)) for value in values], pl.Float64)
    if kinds in ({bool}, {date}, {datetime}):
        return pl.Series(name, values)
    return _text(name, values)


def _text(name: str, values: list[object]) -> pl.Series:
    return pl.Series(name, [None if value is None else _as_text(value) for value in values], pl.String)


def _as_text(value: object) -> str:
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str, sort_keys=True)
    # Half a character cannot be stored; a further column is not worth losing the article.
    return words.encode("utf-8", "backslashreplace").decode()
