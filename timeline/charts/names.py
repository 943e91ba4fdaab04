"""Names: what people, places and countries are called in the language of a chart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from timeline.charts.offices import office_names
from timeline.charts.titles import Titles, readable
from timeline.knowledge.knowledge import Knowledge
from timeline.record import Record

_DASH = " \u2013 "


def entity_names(record: Record, words: Titles) -> dict[str, str]:
    """Give the name of every entity of a record in the language of a chart, else its English name.

    Who is known by his office alone is called by it where all articles that tell of him are in other languages.

    Parameters
    ----------
    record
        Its frame ``entities`` is read, and for offices those of meetings and statements.
    words
        The language.

    Returns
    -------
    dict
        Names by id, and by the English name too, which some columns hold (``host_event``).
    """
    found: dict[str, str] = {}
    for entity, name, names in record.entities.select("entity", "name", "names").iter_rows():
        own = [known["name"] for known in names or () if known["language"] == words.language]
        found[entity] = own[0] if own else name or spoken_id(entity)
        found.setdefault(name, found[entity])
    return found | office_names(record, words)


def name_of(entity: str | None, given: str | None, names: Mapping[str, str], words: Titles) -> str | None:
    """Give the name to draw for an entity: by language, else by country code, else as the frame has it."""
    if entity is None:
        return given
    if len(entity) == 3 and entity.isupper():
        return words.country(entity)
    return names.get(entity) or given or spoken_id(entity)


def topic_names(record: Record, words: Titles) -> dict[str, str]:
    """Give the names of topics in the language of a chart, else in English.

    They are those the record was read with (``record.info``); of topics that it does not name, the built-in ones.
    """
    built_in = {key: {**topic.names, "en": topic.name} for key, topic in Knowledge.load().topics.items()}
    known = {**built_in, **_kept(record, "topics")}
    return {key: names.get(words.language) or names["en"] for key, names in known.items()}


def _kept(record: Record, what: str) -> Mapping[str, Any]:
    """Return the names of one kind that the record was saved with."""
    kept: Mapping[str, Any] = record.info.get("names", {}).get(what, {})
    return kept


def articles_about(linked: Record, timeline_ids: pl.Series) -> int:
    """Count the articles that report some meetings; a copy is not counted beside its original."""
    told = linked.timeline_reports.filter(pl.col("timeline_id").is_in(timeline_ids.implode()))
    told = told.join(linked.meetings.select("meeting_id", "article_id"), on="meeting_id")
    told = told.join(linked.articles.select("article_id", "duplicate_of"), on="article_id", how="left")
    return told.select(pl.coalesce("duplicate_of", "article_id").n_unique()).item() if told.height else 0


def dates_only(record: Record, words: Titles) -> str:
    """Say how many articles were read for their dates alone; empty where none was."""
    n = record.articles.filter(pl.col("outcome") == "dates-only").height
    return words.count("dates-only", n) if n else ""


def unit_name(unit: str | None, given: str | None, names: Mapping[str, str], words: Titles) -> str:
    """Give the name of what ``count`` counts by: a format, everything, one entity, or two joined by an en dash.

    Parameters
    ----------
    unit, given
        The columns ``unit`` and ``name`` of the frame that ``count`` gives.
    names
        What :func:`entity_names` gives.
    words
        The language.
    """
    if unit is None or unit.startswith("~"):
        return words.say("topics", "none")
    if unit == "all":
        return words.say("frequency", "all")
    if unit in words.terms["format"]:
        return words.term("format", unit)
    parts, told = unit.split(_DASH), (given or "").split(_DASH)
    both = zip(parts, told if len(told) == len(parts) else [None] * len(parts), strict=True)
    return _DASH.join(name_of(part, one, names, words) or part for part, one in both)


def spoken_id(entity: str) -> str:
    """Make an entity's id readable: ``unknown:two envoys`` becomes ``two envoys``, words as they were written.

    An office whose holder nobody named, ``unknown:foreign-minister@FIN``, becomes ``foreign minister, FIN``.
    """
    unknown = entity.removeprefix("unknown:")
    if "@" in unknown:
        office, _, state = unknown.partition("@")
        return f"{readable(office)}, {state}"
    return readable(entity) if unknown == entity else unknown


def short_name(full: str, known: Sequence[str]) -> str:
    """Give the part of a person's name that news uses alone, of those that are known; else the full name.

    Examples
    --------
    >>> short_name("Staffan de Mistura", ["Mistura", "de Mistura"])
    'de Mistura'
    """
    ends = [name for name in known if full.endswith(f" {name}")]
    return max(ends, key=len) if ends else known[0] if known else full


def _short_names(record: Record, words: Titles) -> dict[str, list[str]]:
    """Give the short names of people in a language: those the record was read with, else the built-in ones."""
    found: dict[str, list[str]] = {}
    for name in Knowledge.load().names:
        if name.language == words.language and name.form == "short":
            found.setdefault(name.entity, []).append(name.name)
    own = {entity: names.get(words.language, []) for entity, names in _kept(record, "short").items()}
    return {**found, **own}


@dataclass(frozen=True, slots=True)
class Party:
    """Who took part: the name for a label, the full name, and whether a label names them."""

    short: str
    full: str
    named: bool


def parties(record: Record, names: Mapping[str, str], words: Titles) -> dict[str, list[Party]]:
    """Give the participants of every timeline row, in the order of the frame.

    A label names those who met; not who was only greeted, nor a country beside a person who speaks for it.

    Parameters
    ----------
    record
        Its frame ``timeline_participants`` and its names are read.
    names
        What :func:`entity_names` gives.
    words
        The language.
    """
    rows = record.timeline_participants.select("timeline_id", "entity", "name", "country", "role")
    spoken_for = {(row[0], row[3]) for row in rows.iter_rows() if row[1] != row[3]}
    short = _short_names(record, words)
    found: dict[str, list[Party]] = {}
    for timeline_id, entity, given, _, role in rows.iter_rows():
        full = name_of(entity, given, names, words) or spoken_id(entity)
        named = role != "greeted" and (timeline_id, entity) not in spoken_for
        found.setdefault(timeline_id, []).append(Party(short_name(full, short.get(entity, [])), full, named))
    return found
