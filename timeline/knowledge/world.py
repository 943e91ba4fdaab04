"""People, offices and when they were held, places, organisations, conferences, and what each is called."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from timeline.knowledge.days import Days
from timeline.knowledge.errors import TimelineError
from timeline.knowledge.files import read_rows


@dataclass(frozen=True, slots=True)
class Person:
    """One row of ``people.csv``."""

    person: str
    name: str
    gender: str
    wikidata: str
    country: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """One row of ``tenures.csv``: who held an office, half-open [start, end)."""

    person: str
    office: str
    country: str
    organisation: str
    start: date | None
    end: date | None
    precision: str
    source: str
    confidence: str

    def covers(self, days: Days) -> bool:
        """Say whether the office was held on every day of the interval."""
        return (self.start is None or self.start <= days.first) and (self.end is None or days.last < self.end)

    def touches(self, days: Days) -> bool:
        """Say whether the office was held on any day of the interval."""
        return (self.start is None or self.start <= days.last) and (self.end is None or days.first < self.end)


@dataclass(frozen=True, slots=True)
class Place:
    """One row of ``places.csv``; coordinates in degrees (GeoNames, CC BY)."""

    place: str
    name: str
    country: str
    latitude: float | None
    longitude: float | None
    capital: str
    population: int | None
    source: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """One row of ``organisations.csv``; `country` where it is an arm of one state."""

    organisation: str
    name: str
    kind: str
    country: str
    wikidata: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Conference:
    """One row of ``conferences.csv``: one edition of a conference, with its host and days."""

    conference: str
    name: str
    organisation: str
    place: str
    country: str
    start: date | None
    end: date | None
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Name:
    """One row of ``names.csv``; form is full, short, introduced or metonym."""

    entity: str
    language: str
    name: str
    form: str


Row = Person | Tenure | Place | Organisation | Conference | Name


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str) -> float | None:
    return float(text) if text else None


COLUMNS: dict[str, tuple[str, ...]] = {
    "people": ("person", "name", "gender", "wikidata", "country", "source", "confidence"),
    "tenures": ("person", "office", "country", "organisation", "from", "to", "precision", "source", "confidence"),
    "places": ("place", "name", "country", "latitude", "longitude", "capital", "population", "source"),
    "organisations": ("organisation", "name", "kind", "country", "wikidata", "source", "confidence"),
    "conferences": ("conference", "name", "organisation", "place", "country", "from", "to", "source", "confidence"),
    "names": ("entity", "language", "name", "form"),
}


def _tenure(*fields: str) -> Tenure:
    person, office, country, organisation, start, end, *rest = fields
    return Tenure(person, office, country, organisation, _day(start), _day(end), *rest)


def _place(*fields: str) -> Place:
    place, name, country, latitude, longitude, capital, population, source = fields
    where = _number(latitude), _number(longitude)
    return Place(place, name, country, *where, capital, int(population) if population else None, source)


def _conference(*fields: str) -> Conference:
    conference, name, organisation, place, country, start, end, *rest = fields
    return Conference(conference, name, organisation, place, country, _day(start), _day(end), *rest)


_MAKERS: dict[str, Callable[..., Row]] = {
    "people": Person, "tenures": _tenure, "places": _place, "organisations": Organisation,
    "conferences": _conference, "names": Name,
}  # fmt: skip


def read_world(folders: Sequence[Path]) -> dict[str, list[tuple[str, ...]]]:
    """Read the fields of every row of every table, the lowest layer first; a row that stands twice counts once.

    Raises
    ------
    TimelineError
        With file and line, for a date or a number that is none.
    """
    found: dict[str, dict[tuple[str, ...], None]] = {table: {} for table in COLUMNS}
    for table, columns in COLUMNS.items():
        for path in (folder / "world" / f"{table}.csv" for folder in folders):
            for line, row in read_rows(path, columns) if path.exists() else ():
                fields = tuple(row.values())
                try:
                    _MAKERS[table](*fields)
                except ValueError as error:
                    raise TimelineError(f"{path}: line {line}: {error} (dates are written 2016-08-27)") from error
                found[table][fields] = None
    return {table: list(rows) for table, rows in found.items()}


def rows_of(table: str, fields: Iterable[Sequence[str]]) -> list[Any]:
    """Return the rows of a table that have the fields."""
    make = _MAKERS[table]
    return [make(*row) for row in fields]
