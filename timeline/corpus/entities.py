"""The entities frame: everyone and everything that a record names, with their names in every language we know."""

from typing import Any

import polars as pl

from timeline.frames import frame
from timeline.knowledge import Knowledge
from timeline.knowledge.language import country_names


def entities(knowledge: Knowledge, mentions: pl.DataFrame, participants: pl.DataFrame) -> pl.DataFrame:
    """Return one row for each entity that is mentioned or takes part, by its id.

    Parameters
    ----------
    knowledge : Knowledge
        What the record was read with.
    mentions, participants : pl.DataFrame
        Frames of the record.
    """
    kinds = dict(zip(mentions["entity"], mentions["kind"], strict=True))
    words = dict(zip(participants["entity"], participants["as_written"], strict=True))
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
    conference = next((c.name for c in knowledge.conferences if c.conference == entity), "")
    return entity, kind, conference or words.get(entity) or entity.removeprefix("unknown:"), "", "", ""
