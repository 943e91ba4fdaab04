"""From drafts to the articles frame: ids, languages, dates and duplicates, settled in one place."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

import polars as pl

from timeline.articles.decoding import surrogate_in
from timeline.articles.drafts import SKIPPED, Draft, Skip
from timeline.articles.extras import extra_columns
from timeline.articles.given_dates import RIGHT_ORDER, crawled_early, day_and_time
from timeline.articles.language import known_languages, language_of
from timeline.articles.language_codes import language_code
from timeline.articles.schema import ARTICLES

_WORDS = ("url", "outlet", "title", "page_date")

#: The reason of a `Skip`, and whether it is partial.
Problem: TypeAlias = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class _Article:
    """A row of the articles frame, and the further columns of its source."""

    row: Mapping[str, object]
    extras: Mapping[str, object]


def frame_articles(
    drafts: Iterable[Draft], defaults: Mapping[str, object], types: Mapping[str, Sequence[pl.DataType]]
) -> tuple[pl.DataFrame, list[Skip]]:
    """Return the articles frame of `drafts` and what of them could not be used.

    Parameters
    ----------
    drafts
        Articles as their sources give them.
    defaults
        Values for articles whose source gives none, by column.
    types
        The types that sources gave their further columns.
    """
    known = known_languages()
    articles: list[_Article] = []
    skipped: list[Skip] = []
    taken: dict[str, Draft] = {}
    for draft in drafts:
        problems: list[Problem] = []
        row = _row(draft, defaults, known, problems)
        if row is not None and (first := taken.setdefault(str(row["article_id"]), draft)) is not draft:
            if row["outcome"] is None or draft.values.get("article_id") is not None:
                again = draft.values.get("article_id") is None  # the same words from the same place: they were read
                problems.append((_taken(draft, first, str(row["article_id"])), again))
            row = None
        skipped += [Skip(draft.source, draft.row, *problem) for problem in problems]
        if row is not None:
            articles.append(_Article(row, draft.extras))
    columns = {name: pl.Series(name, [a.row[name] for a in articles], kind) for name, kind in ARTICLES.items()}
    extras = extra_columns([article.extras for article in articles], types)
    frame = pl.DataFrame([*columns.values(), *extras])
    return _with_duplicates(frame), skipped


def frame_skipped(skipped: Sequence[Skip]) -> pl.DataFrame:
    """Return what was not read as a frame."""
    columns = {
        "source": [skip.source for skip in skipped],
        "row": [skip.row for skip in skipped],
        "reason": [skip.reason for skip in skipped],
    }
    return pl.DataFrame(columns, schema=SKIPPED)


def _row(
    draft: Draft, defaults: Mapping[str, object], known: Sequence[str], problems: list[Problem]
) -> dict[str, object] | None:
    given = {**defaults, **{name: value for name, value in draft.values.items() if _is_given(value)}}
    text = given.get("text", "")
    if not isinstance(text, str):
        problems.append((f"text is a {type(text).__name__}: words are needed", False))
        return None
    if (where := surrogate_in(text)) is not None:
        reason = f"text holds half a character (a lone surrogate) at {where}: write the file again as UTF-8"
        problems.append((reason, False))
        return None
    row: dict[str, object] = dict.fromkeys(ARTICLES.names())
    row["source"] = _words(given, "source", problems) or draft.source
    for name in _WORDS:
        row[name] = _words(given, name, problems)
    row["published"], row["published_at"] = _published(given, problems)
    row["crawled"] = _day(given, "crawled", problems)[0]
    if crawled_early(row["published"], row["crawled"]):
        reason = f"crawled is left out: {row['crawled']} is before {row['published']}, when the article was published"
        problems.append((f"{reason}; {RIGHT_ORDER}", True))
        row["crawled"] = None
    row["text"] = text
    row["text_hash"] = hashlib.sha256(text.encode()).hexdigest()
    row["article_id"] = _words(given, "article_id", problems) or _hashed(row)
    row["language"] = _language(given, problems)
    if not text.strip():
        row["outcome"] = "empty"
        problems.append(("no text: the file is empty" if draft.row is None else "no text in this row", False))
    elif row["language"] is None:
        row["language"] = language_of(text, known)
    return row


def _hashed(row: Mapping[str, object]) -> str:
    """Return the id of an article that has none: 16 hex digits over its source, its address if it has one, its text."""
    parts = [str(row[name]) for name in ("source", "url", "text") if row[name] is not None]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _is_given(value: object) -> bool:
    return value is not None and value == value and not (isinstance(value, str) and not value.strip())


def _words(given: Mapping[str, object], name: str, problems: list[Problem]) -> str | None:
    value = given.get(name)
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # a table with a gap turns its numbers into floats; the id is still 12, not 12.0
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    if value is None or (isinstance(value, str) and surrogate_in(value) is None):
        return value.strip() if isinstance(value, str) else None
    problems.append((f"{name} is left out: words are needed, this is {ascii(value)[:40]}", True))
    return None


def _day(given: Mapping[str, object], name: str, problems: list[Problem]) -> tuple[date | None, datetime | None]:
    if name not in given:
        return None, None
    try:
        return day_and_time(given[name])
    except ValueError as error:
        problems.append((f"{name} is left out: {error}", True))
        return None, None


def _published(given: Mapping[str, object], problems: list[Problem]) -> tuple[date | None, datetime | None]:
    day, time = _day(given, "published", problems)
    at = _day(given, "published_at", problems)
    return day or at[0], time or at[1]


def _language(given: Mapping[str, object], problems: list[Problem]) -> str | None:
    if "language" not in given:
        return None
    try:
        return language_code(given["language"])
    except ValueError as error:
        problems.append((f"language is left out and found from the text: {error}", True))
        return None


def _taken(draft: Draft, first: Draft, article_id: str) -> str:
    where = first.source if first.row is None else f"{first.source} row {first.row}"
    if _is_given(draft.values.get("article_id")):
        return f'id "{article_id}" belongs to {where}: give every article its own'
    return f"the same source and text as {where}: read once; give each an id if they are two articles"


def _with_duplicates(frame: pl.DataFrame) -> pl.DataFrame:
    """Point every copy of a text to the article with the smallest id that has the same words."""
    first = pl.col("article_id").min().over("text_hash")
    copy = pl.col("outcome").is_null() & (pl.col("article_id") != first)
    return frame.with_columns(duplicate_of=pl.when(copy).then(first))
