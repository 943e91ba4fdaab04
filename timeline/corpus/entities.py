"""Names: the entities frame, and the names a record keeps beside it, so that it can be told without its knowledge."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from timeline.frames import frame
from timeline.knowledge import Knowledge
from timeline.knowledge.language import country_names

# The entity of somebody nobody told us of: this, and the folded words.
UNKNOWN = "unknown:"


def entities(knowledge: Knowledge, mentions: pl.DataFrame, told: Mapping[tuple[str, str], int]) -> pl.DataFrame:
    """Return one row for each entity that is mentioned, by its id.

    Parameters
    ----------
    knowledge : Knowledge
        What the record was read with.
    mentions : pl.DataFrame
        Frame of the record.
    told : mapping
        How often an unknown entity goes by a name: (entity, name) -> times.
    """
    kinds = _kinds(mentions)
    words = _most_told(told)
    names: dict[str, list[dict[str, str]]] = {}
    for name in knowledge.names:
        if name.entity in kinds and name.form == "full":
            names.setdefault(name.entity, []).append({"language": name.language, "name": name.name})
    for language in knowledge.languages:
        for country, name_of_country in country_names(language).items():
            if country in kinds:
                names.setdefault(country, []).insert(0, {"language": language, "name": name_of_country})
    rows = [_row(knowledge, entity, str(kinds[entity]), words) for entity in sorted(kinds)]
    columns = ("entity", "kind", "name", "wikidata", "country", "organisation")
    found: dict[str, list[Any]] = {c: [row[i] or None for row in rows] for i, c in enumerate(columns)}
    return frame("entities", {**found, "names": [names.get(entity, []) for entity in sorted(kinds)]})


def _kinds(mentions: pl.DataFrame) -> dict[str, str]:
    """Return what each entity is: who is told by name once is a person, even where only an office is told after."""
    kinds = mentions.select("entity", pl.col("kind").cast(pl.String)).unique().sort("entity", "kind")
    return dict(kinds.sort(pl.col("kind") == "person", maintain_order=True).iter_rows())


def _most_told(told: Mapping[tuple[str, str], int]) -> dict[str, str]:
    """Return the name that each entity goes by most often, of several the longest."""
    ranked = sorted((times, len(name), name, entity) for (entity, name), times in told.items())
    return {entity: name for _, _, name, entity in ranked}


def used_names(knowledge: Knowledge, frames: Mapping[str, pl.DataFrame]) -> dict[str, Any]:
    """Return what ``record.json`` keeps of the names that no frame holds, for the charts and the report of a record.

    Returns
    -------
    dict
        ``topics``: by id, the name of every topic of the rows by language; ``short``: by entity, the names that news
        uses alone, by language.
    """
    used = {topic for name in ("meetings", "statements") for topic in frames[name]["topics"].explode().drop_nulls()}
    topics = {key: {**topic.names, "en": topic.name} for key, topic in knowledge.topics.items() if key in used}
    short: dict[str, dict[str, list[str]]] = {}
    people = set(frames["entities"].filter(kind="person")["entity"])
    for name in knowledge.names:
        if name.form == "short" and name.entity in people:
            short.setdefault(name.entity, {}).setdefault(name.language, []).append(name.name)
    return {"topics": topics, "short": short}


def _row(knowledge: Knowledge, entity: str, kind: str, words: dict[str, str]) -> tuple[str, ...]:
    if entity in knowledge.people:
        person = knowledge.people[entity]
        return entity, "person", person.name, person.wikidata, person.country, ""
    if entity in knowledge.organisations:
        body = knowledge.organisations[entity]
        return entity, "organisation", body.name, body.wikidata, body.country, entity
    if entity in knowledge.places:
        place = knowledge.places[entity]
        return entity, "place", place.name, "", place.country, ""
    if entity in knowledge.countries:
        return entity, "country", knowledge.countries[entity], "", entity, ""
    conference = knowledge.series.get(entity, "")
    return entity, kind, conference or words.get(entity) or entity.removeprefix(UNKNOWN), "", "", ""
