"""What a source gives of one article, before ids, language and dates are settled, and what it could not give."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

#: Columns a source may fill. The rest of the articles frame is worked out, so a saved frame can be read again.
GIVEN = (
    "article_id",
    "source",
    "url",
    "outlet",
    "language",
    "title",
    "published",
    "published_at",
    "page_date",
    "crawled",
    "text",
)

#: Names that tables use for the same columns.
ALIASES = {"id": "article_id", "lang": "language"}

#: What could not be read: the same columns as the `skipped` frame of a record.
SKIPPED = pl.Schema({"source": pl.String(), "row": pl.Int64(), "reason": pl.String()})


class Unreadable(Exception):
    """A source cannot be read; the message says why and what would be right. Never leaves this package."""


@dataclass(frozen=True, slots=True)
class Skip:
    """Something that was not read: a whole source (row None) or one row of it, counted from 1.

    Where it is `partial`, the article was read and only a part of what its source says was left out.
    """

    source: str
    row: int | None
    reason: str
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as its source gives it: `values` by GIVEN name, `extras` are the further columns."""

    source: str
    row: int | None
    values: Mapping[str, object]
    extras: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Drafts:
    """What one source gave: its articles, what it could not give, and the types of its further columns."""

    articles: tuple[Draft, ...] = ()
    skipped: tuple[Skip, ...] = ()
    types: Mapping[str, pl.DataType] = field(default_factory=dict)
    columns: tuple[str, ...] | None = None
