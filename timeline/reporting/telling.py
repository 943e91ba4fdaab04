"""Telling: what every part of the report needs to speak one language about one record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import get_month_names

from timeline.charts.months import interval_label
from timeline.charts.names import entity_names, name_of, topic_names
from timeline.charts.titles import Titles, readable, titles
from timeline.record import Record

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Telling:
    """What every part of the report needs to speak one language about one record."""

    record: Record
    words: Titles
    own: Mapping[str, Any]
    names: Mapping[str, str]
    topics: Mapping[str, str]
    articles: Mapping[str, Row]
    evidence: Mapping[str, Sequence[Row]]

    def dates(self, first: date | None, last: date | None) -> str:
        """Give an interval with its months in full."""
        told = interval_label(first, last, self.words)
        short, full = (get_month_names(width, "format", self.words.locale) for width in ("abbreviated", "wide"))
        for month in sorted({day.month for day in (first, last) if day}):
            if short[month] in told and full[month] not in told:
                told = told.replace(short[month], full[month])
        return told

    def name(self, entity: str | None, given: str | None) -> str:
        """Give the name of a person, place or country, or nothing."""
        return name_of(entity, given, self.names, self.words) or ""

    def topic(self, topic: str) -> str:
        """Give the name of a topic; one that is not ours is its id, made readable."""
        return self.topics.get(topic) or readable(topic)

    def source(self, article_id: str) -> str:
        """Give the shortest name by which a reader knows an article."""
        article = self.articles.get(article_id, {})
        return str(article.get("outlet") or article.get("source") or article_id)


def telling_of(record: Record, language: str, own: Mapping[str, Any]) -> Telling:
    """Return how to tell `record` in a language; `own` are the words of the report itself."""
    words = titles(language)
    return Telling(
        record=record,
        words=words,
        own=own,
        names=entity_names(record, words),
        topics=topic_names(record, words),
        articles={row["article_id"]: row for row in record.articles.iter_rows(named=True)},
        evidence=by_column(record.evidence.iter_rows(named=True), "id"),
    )


def by_column(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    """Return rows in groups, each under the value of one column."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[column], []).append(row)
    return groups
