"""What we know, loaded: languages, the world, topics, and the questions one can ask of them."""

import functools
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from timeline.knowledge.cache import kept
from timeline.knowledge.days import Days
from timeline.knowledge.errors import TimelineError, did_you_mean
from timeline.knowledge.files import layers
from timeline.knowledge.language import Language, country_names, languages_of, read_languages
from timeline.knowledge.topics import Topic, read_topics, topics_of
from timeline.knowledge.world import Conference, Name, Organisation, Person, Place, Tenure, read_world, rows_of


@dataclass(frozen=True, eq=False)
class Knowledge:
    """What articles are read with; ``Knowledge.load("my-folder")`` lays a researcher's files over the built-in ones.

    Examples
    --------
    >>> knowledge = Knowledge.load()
    >>> knowledge.people["sergey-lavrov"].name
    'Sergey Lavrov'
    """

    languages: Mapping[str, Language]
    people: Mapping[str, Person]
    tenures: tuple[Tenure, ...]
    places: Mapping[str, Place]
    organisations: Mapping[str, Organisation]
    conferences: tuple[Conference, ...]
    names: tuple[Name, ...]
    topics: Mapping[str, Topic]
    hash: str
    folders: tuple[str, ...] = ()

    @staticmethod
    def load(*folders: str | Path) -> "Knowledge":
        """Load the built-in knowledge and lay the given folders over it, the last on top.

        Parameters
        ----------
        *folders : str or Path
            Folders with ``languages/``, ``world/`` or ``topics/`` in the form of the built-in ones.

        Raises
        ------
        TimelineError
            With file, row or key, where a file cannot be read.
        """
        return _load(tuple(str(folder) for folder in folders), _hash(layers(folders)))

    @functools.cached_property
    def countries(self) -> dict[str, str]:
        """Return the English name of every country by ISO 3166-1 alpha-3 code."""
        return country_names("en")

    @functools.cached_property
    def reporters(self) -> frozenset[str]:
        """Return the ids of agencies and media: they hand on what others said, rather than speak for themselves."""
        return frozenset(key for key, body in self.organisations.items() if body.kind in {"agency", "media"})

    @functools.cached_property
    def series(self) -> dict[str, str]:
        """Return the English name of every conference by its id."""
        return {conference.conference: conference.name for conference in reversed(self.conferences)}

    @functools.cached_property
    def editions_known(self) -> Counter[str]:
        """Return how many meetings of every organisation are known."""
        return Counter(conference.organisation for conference in self.conferences)

    @functools.cached_property
    def capitals(self) -> dict[str, Place]:
        """Return the capital of every state, by ISO 3166-1 alpha-3 code."""
        return {place.capital: place for place in self.places.values() if place.capital}

    @functools.cached_property
    def offices(self) -> dict[tuple[str, str], tuple[Tenure, ...]]:
        """Return the tenures of every (office, country or organisation), in the order of the files."""
        found: dict[tuple[str, str], list[Tenure]] = {}
        for tenure in self.tenures:
            found.setdefault((tenure.office, tenure.country or tenure.organisation), []).append(tenure)
        return {key: tuple(tenures) for key, tenures in found.items()}

    @functools.cached_property
    def only_bodies(self) -> dict[str, str]:
        """Return the state or body of every office that only one has, such as an envoy of the United Nations."""
        bodies: dict[str, set[str]] = {}
        for office, of in self.offices:
            bodies.setdefault(office, set()).add(of)
        return {office: next(iter(of)) for office, of in bodies.items() if len(of) == 1}

    @functools.cached_property
    def careers(self) -> dict[str, tuple[Tenure, ...]]:
        """Return the tenures of every person, in the order of the files."""
        found: dict[str, list[Tenure]] = {}
        for tenure in self.tenures:
            found.setdefault(tenure.person, []).append(tenure)
        return {person: tuple(tenures) for person, tenures in found.items()}

    def states_of(self, person: str) -> frozenset[str]:
        """Return the states a person is of or has served, as ISO 3166-1 alpha-3 codes."""
        known = self.people.get(person)
        served = {tenure.country for tenure in self.careers.get(person, ())}
        return frozenset(served | ({known.country} if known else set())) - {""}

    def who_held(self, office: str, of: str, days: Days) -> str | None:
        """Return the person who held an office on every day of an interval, or None.

        Parameters
        ----------
        office : str
            Office id such as ``"foreign-minister"``.
        of : str
            ISO 3166-1 alpha-3 code of a country, or the id of an organisation.
        days : Days
            First and last day; only terms of high confidence decide.

        Examples
        --------
        >>> from datetime import date
        >>> Knowledge.load().who_held("foreign-minister", "RUS", Days(date(2016, 8, 1), date(2016, 8, 31)))
        'sergey-lavrov'
        """
        held = {t.person for t in self.offices.get((office, of), ()) if t.confidence == "high" and t.covers(days)}
        others = {t.person for t in self.offices.get((office, of), ()) if t.touches(days)} - held
        return held.pop() if len(held) == 1 and not others else None

    def find(self, words: str) -> pl.DataFrame:
        """Return the entities one of whose names holds the words, as a frame: entity, language, name, form.

        Examples
        --------
        >>> "john-kerry" in Knowledge.load().find("Kerry")["entity"].to_list()
        True
        """
        wanted = words.casefold()
        rows = [n for n in self.names if wanted in n.name.casefold()]
        columns = ("entity", "language", "name", "form")
        return pl.DataFrame(
            {c: [getattr(n, c) for n in rows] for c in columns}, schema=dict.fromkeys(columns, pl.String)
        )

    def language(self, code: str) -> Language:
        """Return a language by its ISO 639-1 code."""
        if code not in self.languages:
            raise TimelineError(f'no language file for "{code}"{did_you_mean(code, self.languages)}')
        return self.languages[code]


@functools.lru_cache(maxsize=4)
def _load(folders: tuple[str, ...], digest: str) -> Knowledge:
    paths = layers(folders)
    # A file that is saved while we read must not stand under the hash of what it was before.
    tables = kept("knowledge", digest, lambda: _read(paths), lambda: _hash(paths) == digest)
    world = {table: rows_of(table, fields) for table, fields in tables["world"].items()}
    return Knowledge(
        languages=languages_of(tables["languages"]),
        people={row.person: row for row in world["people"]},
        tenures=tuple(world["tenures"]),
        places={row.place: row for row in world["places"]},
        organisations={row.organisation: row for row in world["organisations"]},
        conferences=tuple(world["conferences"]),
        names=tuple(world["names"]),
        topics=topics_of(tables["topics"]),
        hash=digest,
        folders=folders,
    )


def _read(folders: list[Path]) -> dict[str, Any]:
    """Read all files of all layers into plain tables, checked."""
    return {"languages": read_languages(folders), "world": read_world(folders), "topics": read_topics(folders)}


def _hash(folders: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in {".toml", ".csv"}):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
