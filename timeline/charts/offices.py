"""Offices: what somebody is called of whom only the office and its state are known, in a language not the article's."""

from collections import Counter

import polars as pl

from timeline.charts.labels import isolate
from timeline.charts.titles import Titles
from timeline.record import Record

# Of these a state has many, or the words say where as well ("ambassador to"): they stand as the article writes them.
MANY = frozenset({
    "adviser", "ambassador", "commander", "commissioner", "consul", "general-director", "governor",
    "judge-or-prosecutor", "leader", "member-of-parliament", "official", "party-leader", "president-of-organisation",
    "regional-president", "special-envoy", "spokesperson",
})  # fmt: skip


def office_names(record: Record, words: Titles) -> dict[str, str]:
    """Give the name of each unknown holder of a state's office whom no article in the language of the chart tells of.

    His words may say more than the office (a minister of health is a ``minister``): they stand in the name where two
    would have the same.

    Parameters
    ----------
    record
        Its frames of meetings, statements, articles and entities are read.
    words
        The language.
    """
    strangers = pl.col("entity").str.starts_with("unknown:") & (pl.col("kind") == "office")
    told = _told(record).join(record.entities.filter(strangers).select("entity", "name"), on="entity")
    offices = told.group_by("entity", "name").agg(
        pl.struct("office", "country").filter(pl.col("office").is_not_null(), pl.col("country").is_not_null()).unique(),
        own=(pl.col("language") == words.language).any(),
    )
    one = offices.filter(pl.col("office").list.len() == 1, ~pl.col("own")).sort("entity")
    held = {entity: (name, *what[0].values()) for entity, name, what, _ in one.iter_rows()}
    held = {entity: (name, office, country) for entity, (name, office, country) in held.items() if office not in MANY}
    times = Counter((office, country) for _, office, country in held.values())
    found = {}
    for entity, (name, office, country) in held.items():
        more = words.say("words", "comma") + isolate(name) if times[office, country] > 1 else ""
        found[entity] = f"{words.term('office', office)} ({words.country(country)}{more})"
    return found


def _told(record: Record) -> pl.DataFrame:
    """Give who is told to meet or to speak, in which office of which state, and the language of the article."""
    met = record.participants.join(record.meetings.select("meeting_id", "article_id"), on="meeting_id")
    columns = ("entity", "office", "country", "article_id")
    said = record.statements.select("speaker", "speaker_office", "speaker_country", "article_id")
    told = pl.concat([met.select(columns), said.rename(dict(zip(said.columns, columns, strict=True)))])
    return told.join(record.articles.select("article_id", "language"), on="article_id")
