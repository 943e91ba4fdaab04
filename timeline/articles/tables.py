"""Tables: one row, one article. JSON Lines, CSV, TSV, Parquet, spreadsheets, and frames already in memory."""

import csv
import io
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import polars as pl

from timeline.articles.decoding import decode, read_bytes
from timeline.articles.drafts import ALIASES, GIVEN, Draft, Drafts, Skip, Unreadable
from timeline.articles.schema import ARTICLES
from timeline.articles.spreadsheets import CELL, read_sheets
from timeline.knowledge.errors import counted, did_you_mean

ENDINGS = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".xlsx")

_GIVEN = frozenset(GIVEN)
_WORKED_OUT = frozenset(ARTICLES.names()) - _GIVEN


def read_table(path: Path, name: str, columns: Mapping[str, str]) -> Drafts:
    """Read a table file; `columns` maps its column names to ours."""
    kind = next(ending for ending in ENDINGS if f"{ending}." in f"{path.name.lower()}.")
    if kind == ".parquet":
        return read_frame(_parquet(path), name, columns)
    if kind == ".xlsx":
        return _read_sheets(read_sheets(read_bytes(path)), name, columns)
    text = decode(read_bytes(path))
    if kind in (".jsonl", ".ndjson"):
        return _read_json_lines(text, name, columns)
    return _read_delimited(text, name, columns, "\t" if kind == ".tsv" else None)


def read_frame(frame: pl.DataFrame, name: str, columns: Mapping[str, str]) -> Drafts:
    """Read a frame; its further columns keep their types."""
    roles = _roles(frame.columns, columns)
    if "text" not in roles:
        raise Unreadable(_no_text(frame.columns))
    articles = tuple(_draft(name, row, roles, fields) for row, fields in enumerate(frame.iter_rows(), 1))
    types = {role: kind for role, kind in zip(roles, frame.dtypes, strict=True) if role not in _GIVEN | _WORKED_OUT}
    return Drafts(articles, types=types, columns=tuple(frame.columns))


def _read_sheets(sheets: Mapping[str, pl.DataFrame], name: str, columns: Mapping[str, str]) -> Drafts:
    """Read the sheets of a workbook that have a text; the others are notes."""
    articles: list[Draft] = []
    skipped: list[Skip] = []
    types: dict[str, pl.DataType] = {}
    header: dict[str, None] = {}
    holding = {sheet: frame for sheet, frame in sheets.items() if "text" in _roles(frame.columns, columns)}
    for sheet, frame in holding.items():
        drafts = read_frame(frame, name if len(holding) == 1 else f"{name} ({sheet})", columns)
        articles += drafts.articles
        types |= drafts.types
        header |= dict.fromkeys(drafts.columns or ())
        skipped += [
            Skip(
                draft.source,
                draft.row,
                f"text may be cut off: a cell holds no more than {CELL:,} characters; use .csv",
                partial=True,
            )
            for draft in drafts.articles
            if len(str(draft.values["text"] or "")) >= CELL
        ]
    if not holding:
        first = next(iter(sheets.values()), pl.DataFrame())
        raise Unreadable(_no_text(first.columns))
    return Drafts(tuple(articles), tuple(skipped), types=types, columns=tuple(header))


def _parquet(path: Path) -> pl.DataFrame:
    try:
        return pl.read_parquet(io.BytesIO(read_bytes(path)))
    except (OSError, pl.exceptions.PolarsError) as error:
        first = (str(error).splitlines() or ["no reason given"])[0]
        raise Unreadable(f"no Parquet file ({first}): write it again, or give the table as .csv or .jsonl") from error


def _read_json_lines(text: str, name: str, columns: Mapping[str, str]) -> Drafts:
    articles: list[Draft] = []
    skipped: list[Skip] = []
    seen: dict[str, None] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            # The line that json counts is always 1 here, so only its column is said.
            why = f"{error.msg}, character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else str(error)
            skipped.append(Skip(name, number, f"broken JSON ({why}): one object a line is needed"))
            continue
        if not isinstance(row, dict):
            skipped.append(Skip(name, number, f'a JSON {type(row).__name__}: an object like {{"text": "…"}} is needed'))
            continue
        seen.update(dict.fromkeys(row))
        try:
            roles = _roles(list(row), columns)
        except Unreadable as error:
            skipped.append(Skip(name, number, str(error)))
            continue
        if "text" not in roles:
            skipped.append(Skip(name, number, _no_text(list(row))))
            continue
        articles.append(_draft(name, number, roles, list(row.values())))
    return Drafts(tuple(articles), tuple(skipped), columns=tuple(seen))


def _read_delimited(text: str, name: str, columns: Mapping[str, str], delimiter: str | None) -> Drafts:
    head = text.split("\n", 1)[0]
    # Spreadsheets of many countries write CSV with semicolons; the header shows which one it is.
    between = delimiter or max(",;\t", key=head.count)
    articles: list[Draft] = []
    skipped: list[Skip] = []
    with _fields_of_any_length():
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
        try:
            header = next(reader, [])
        except csv.Error as error:
            raise Unreadable(f"broken header ({error}): name the columns in the first line") from error
        roles = _roles(header, columns)
        if "text" not in roles:
            raise Unreadable(_no_text(header))
        for row, fields, wrong in _records(reader):
            if wrong:
                skipped.append(Skip(name, row, wrong))
            elif len(fields) != len(header):
                reason = (
                    f"{counted(len(fields), 'field')} where the header has {len(header)}: put fields in quotation marks"
                )
                skipped.append(Skip(name, row, reason))
            else:
                articles.append(_draft(name, row, roles, [field or None for field in fields]))
    types = {role: pl.String() for role in roles if role not in _GIVEN | _WORKED_OUT}
    return Drafts(tuple(articles), tuple(skipped), types=types, columns=tuple(header))


def _records(reader: Any) -> Iterator[tuple[int, list[str], str]]:
    """Yield (row from 1, fields, what is wrong); blank lines are no rows."""
    row = 0
    while True:
        line = reader.line_num + 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            row += 1
            yield row, [], f"broken at line {line} ({error}): close every quotation mark, double those inside a field"
            continue
        if fields:
            row += 1
            yield row, fields, ""


@contextmanager
def _fields_of_any_length() -> Iterator[None]:
    before = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _roles(header: Sequence[str], columns: Mapping[str, str]) -> list[str]:
    """Return what each column of a table is called here, in order; a column without a name is called nothing."""
    plain = [columns.get(column) or _plain(column) for column in header]
    roles = [ALIASES[name] if name in ALIASES and ALIASES[name] not in plain else name for name in plain]
    twice = sorted({role for role in roles if role and roles.count(role) > 1})
    if twice:
        raise Unreadable(f"several columns mean the same ({', '.join(twice)}): keep one of each")
    return roles


def _plain(column: str) -> str:
    """Return `Text ` as `text`; names that are not ours stay as they are."""
    name = column.strip().lower()
    return name if name in _GIVEN or name in ALIASES else column.strip()


def _draft(name: str, row: int, roles: Sequence[str], fields: Sequence[object]) -> Draft:
    values: dict[str, object] = {}
    extras: dict[str, object] = {}
    for role, value in zip(roles, fields, strict=True):
        if role in _GIVEN:
            values[role] = value
        elif role and role not in _WORKED_OUT:
            extras[role] = value
    return Draft(name, row, values, extras)


def _no_text(header: Sequence[str]) -> str:
    near = did_you_mean("text", (str(column) for column in header))
    return f'no column "text"{near}; name the column of the articles\' words "text", or map it with columns'
