"""Extractors of a researcher's own: a function from a document to dataclasses becomes a frame of the record."""

import dataclasses
import types
import typing
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, get_type_hints

import polars as pl

from timeline.extraction.document import Document
from timeline.knowledge import TimelineError
from timeline.schemas import SCHEMAS

Extractor = Callable[[Document], Iterable[Any]]
TYPES: dict[Any, pl.DataType] = {
    str: pl.String(), int: pl.Int64(), float: pl.Float64(), bool: pl.Boolean(), date: pl.Date(),
    datetime: pl.Datetime("us"),
}  # fmt: skip


def check(extra: dict[str, Extractor], workers: int) -> None:
    """Refuse a name that a frame of ours has already, and a function that other processes cannot import.

    Raises
    ------
    TimelineError
        With the name.
    """
    for name, function in extra.items():
        if name in SCHEMAS:
            raise TimelineError(f'extra: "{name}" is a frame of every record; give yours another name')
        if not callable(function):
            raise TimelineError(f'extra: "{name}" should be a function of a Document, not {type(function).__name__}')
        if workers > 1 and not _importable(_plain(function)):
            raise TimelineError(
                f'extra: "{name}" cannot be sent to {workers} workers: make it a function at the top of a module '
                "(no lambda, no function inside another), or take workers=1"
            )


def _plain(function: Extractor) -> Extractor:
    """Return the function within a functools.partial, or the function itself."""
    plain: Extractor = getattr(function, "func", function)
    return plain


def _importable(one: object) -> bool:
    """Say whether another process can import a function or a class; what is made inside a function it cannot."""
    return "<" not in getattr(one, "__qualname__", type(one).__qualname__)


def check_sent(name: str, rows: Iterable[Any]) -> None:
    """Refuse rows that cannot be sent back from a worker.

    Raises
    ------
    TimelineError
        With the name of their class.
    """
    for row in rows:
        if not _importable(type(row)):
            raise TimelineError(
                f'extra "{name}": {type(row).__name__} cannot be sent back from a worker: define it at the top of a '
                "module, or take workers=1"
            )


def check_rows(name: str, rows: list[Any]) -> None:
    """Refuse what an extractor yields where it is no dataclass with `start` and `end`.

    Raises
    ------
    TimelineError
        With the name of the frame: the extractor is wrong for every article, so this is no fault of one.
    """
    for row in rows:
        if not dataclasses.is_dataclass(row) or not {"start", "end"} <= {f.name for f in dataclasses.fields(row)}:
            raise TimelineError(
                f'extra "{name}" yields {type(row).__name__}; it should yield dataclasses with start and end'
            )


def to_frame(name: str, function: Extractor, found: list[tuple[str, Any]]) -> pl.DataFrame:
    """Return the frame of an extractor: ``<name>_id``, ``article_id``, then the fields of its dataclass.

    The dataclass is that of the rows found; where there are none, the one that the function's annotation names.
    """
    ids = [f"{article}:{name}{row.start}-{n}" for n, (article, row) in enumerate(found, start=1)]
    head: dict[str, list[Any]] = {f"{name}_id": ids, "article_id": [article for article, _ in found]}
    schema: dict[str, pl.DataType] = {f"{name}_id": pl.String(), "article_id": pl.String()}
    row_type = type(found[0][1]) if found else _declared(function)
    if row_type is not None:
        hints = get_type_hints(row_type)
        for field in dataclasses.fields(row_type):
            head[field.name] = [getattr(row, field.name) for _, row in found]
            schema[field.name] = _type(name, field.name, hints[field.name])
    return pl.DataFrame(head, schema=schema)


def _declared(function: Extractor) -> Any:
    """Return the dataclass in ``-> Iterator[Letter]``, None where the function does not say."""
    function = _plain(function)
    if "return" not in getattr(function, "__annotations__", {}):
        return None
    try:
        of = typing.get_args(get_type_hints(function)["return"])
    except NameError:  # A name that only type checkers see: the frame then has no more than its ids.
        return None
    return of[0] if of and dataclasses.is_dataclass(of[0]) else None


def _type(name: str, field: str, hint: Any) -> pl.DataType:
    options = [h for h in typing.get_args(hint) if h is not type(None)]
    union = typing.get_origin(hint) in {typing.Union, types.UnionType}
    plain = options[0] if union and len(options) == 1 else hint
    if typing.get_origin(plain) in {tuple, list}:
        return pl.List(_type(name, field, typing.get_args(plain)[0]))
    if plain not in TYPES:
        known = ", ".join(t.__name__ for t in TYPES)
        raise TimelineError(
            f'extra "{name}": field "{field}" is annotated {hint}; known are {known}, lists and | None of them'
        )
    return TYPES[plain]
