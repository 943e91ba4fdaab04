"""People, offices and when they were held, places, organisations, conferences, and what each is called."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

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


def _row(table: str, r: dict[str, str]) -> Row:
    values = list(r.values())
    match table:
        case "people":
            return Person(*values)
        case "tenures":
            whose = (r["person"], r["office"], r["country"], r["organisation"])
            return Tenure(*whose, _day(r["from"]), _day(r["to"]), r["precision"], r["source"], r["confidence"])
        case "places":
            population = int(r["population"]) if r["population"] else None
            latitude, longitude = _number(r["latitude"]), _number(r["longitude"])
            where = (r["place"], r["name"], r["country"], latitude, longitude)
            return Place(*where, r["capital"], population, r["source"])
        case "organisations":
            return Organisation(*values)
        case "conferences":
            which = (r["conference"], r["name"], r["organisation"], r["place"], r["country"])
            return Conference(*which, _day(r["from"]), _day(r["to"]), r["source"], r["confidence"])
        case _:
            return Name(*values)


def read_table(path: Path, table: str) -> Iterator[tuple[int, Row]]:
    """Yield (line number, row) of one world table, each row checked for its types.

    Raises
    ------
    TimelineError
        With file and line, for a date or a number that is none.
    """
    for line, row in read_rows(path, COLUMNS[table]):
        try:
            yield line, _row(table, row)
        except (ValueError, TypeError) as error:
            raise TimelineError(f"{path}: line {line}: {error} (dates are written 2016-08-27)") from error


def read_layers(folders: Iterable[Path], table: str) -> list[Row]:
    """Read one table from every layer, the lowest first."""
    rows: list[Row] = []
    for folder in folders:
        path = folder / "world" / f"{table}.csv"
        if path.exists():
            rows.extend(row for _, row in read_table(path, table))
    return rows
