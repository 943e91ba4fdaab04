"""What is wrong in the tables of the world: ids, references, dates, places, names that cannot be told apart."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations

from timeline.knowledge.errors import did_you_mean
from timeline.knowledge.folding import fold
from timeline.knowledge.language import country_names
from timeline.knowledge.problems import (
    SLUG,
    Known,
    Problem,
    Row,
    country_problem,
    language_problem,
    leftover,
    reference_problem,
)  # fmt: skip
from timeline.knowledge.world import COLUMNS

CHOICES = {
    "gender": ("m", "f"),
    "confidence": ("high", "medium", "low"),
    "precision": ("day", "month", "year"),
    "kind": (
        "international",
        "government",
        "armed-group",
        "party",
        "agency",
        "media",
        "company",
        "club",
        "institution",
    ),
    "form": ("full", "short", "introduced", "metonym"),
}
# Cells that may stand empty; all others must say something.
OPTIONAL = {
    "people": {"wikidata", "country"},
    "tenures": {"country", "organisation", "from", "to"},
    "places": {"country", "capital", "population"},
    "organisations": {"country", "wikidata"},
    "conferences": {"organisation", "place", "country", "from", "to"},
    "names": set[str](),
}
# Offices that several people hold at once: their terms may overlap.
SHARED = frozenset(
    {
        "adviser", "ambassador", "assistant-secretary-of-state", "commander", "deputy-foreign-minister",
        "deputy-head-of-government", "head-of-delegation", "leader", "minister", "negotiator", "official",
        "opposition-leader", "special-envoy", "spokesperson", "vice-president",
    }
)  # fmt: skip
# Forms that name an entity on sight; an introduced one waits for the full name.
ON_SIGHT = frozenset({"full", "short", "metonym"})
SURNAME = "mark a name as introduced where it needs the full name before it"
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def problems(known: Known) -> Iterator[Problem]:
    """Yield what is wrong in the world tables of all layers."""
    checks = _references(known)
    for table, rows in known.rows.items():
        for row in filter(known.is_asked, rows):
            for column, cell in row.cells.items():
                reason = _cell(table, column, cell, checks)
                if reason:
                    yield row.problem(column, reason)
            if table in ("tenures", "conferences"):
                yield from _backwards(row)
    yield from _twice(known)
    yield from _states_of_offices(known)
    yield from _overlaps(known)
    yield from _capitals(known)
    yield from _nameless(known)
    yield from _same_names(known)


def _references(known: Known) -> dict[str, Callable[[str], str]]:
    """Return what must hold of the cells of a column that refers to something; its own ids are checked as ids."""
    ids = {table: known.ids(table) for table in ("people", "places", "organisations", "conferences")}
    entities = set().union(*ids.values(), country_names("en"))
    return {
        "tenures.person": lambda cell: reference_problem(cell, ids["people"], "people.csv"),
        "tenures.office": lambda cell: reference_problem(cell, known.offices(), "[offices] of a language file"),
        "tenures.organisation": lambda cell: reference_problem(cell, ids["organisations"], "organisations.csv"),
        "conferences.organisation": lambda cell: reference_problem(cell, ids["organisations"], "organisations.csv"),
        "conferences.place": lambda cell: reference_problem(cell, ids["places"], "places.csv"),
        "names.entity": lambda cell: reference_problem(cell, entities, "the world tables"),
    }


def _cell(table: str, column: str, cell: str, checks: dict[str, Callable[[str], str]]) -> str:
    if column not in COLUMNS[table]:
        return ""
    if not cell:
        return "" if column in OPTIONAL[table] else "empty"
    if reason := leftover(cell):
        return reason
    if check := checks.get(f"{table}.{column}"):
        return check(cell)
    if column == COLUMNS[table][0]:
        return "" if SLUG.fullmatch(cell) else f'"{cell}" is no id (small letters, digits and hyphens: sergey-lavrov)'
    if column in CHOICES:
        return "" if cell in CHOICES[column] else f'unknown {column} "{cell}"{did_you_mean(cell, CHOICES[column])}'
    return CELLS[column](cell) if column in CELLS else ""


def _day_problem(cell: str) -> str:
    try:
        date.fromisoformat(cell)
    except ValueError:
        return f'"{cell}" is no day (2016-08-27 would be right)'
    return "" if DAY.fullmatch(cell) else f'"{cell}" is written differently (2016-08-27 would be right)'


def _degrees(limit: int) -> Callable[[str], str]:
    def problem(cell: str) -> str:
        try:
            inside = -limit <= float(cell) <= limit
        except ValueError:
            return f'"{cell}" is no number (degrees with a decimal point, such as 46.2)'
        return "" if inside else f"{cell} is outside the globe (-{limit} to {limit} degrees)"

    return problem


CELLS: dict[str, Callable[[str], str]] = {
    "country": country_problem,
    "capital": country_problem,
    "language": language_problem,
    "from": _day_problem,
    "to": _day_problem,
    "latitude": _degrees(90),
    "longitude": _degrees(180),
    "population": lambda cell: "" if cell.isascii() and cell.isdigit() else f'"{cell}" is no whole number',
    "wikidata": lambda cell: "" if re.fullmatch(r"Q[1-9]\d*", cell) else f'"{cell}" is no Wikidata id (such as Q64)',
}


def _span(row: Row) -> tuple[date, date] | None:
    """Return from and to of a row, open ends far away, or None where one is no day."""
    try:
        start, end = (row.cells[column] for column in ("from", "to"))
        return date.fromisoformat(start or "0001-01-01"), date.fromisoformat(end or "9999-12-31")
    except (KeyError, ValueError):
        return None


def _backwards(row: Row) -> Iterator[Problem]:
    span = _span(row)
    if span and span[0] > span[1]:
        yield row.problem("from", f"{row.cells['from']} is after {row.cells['to']}, the end (the other way round?)")


def _twice(known: Known) -> Iterator[Problem]:
    """Yield rows that repeat an id, or for tenures, conferences and names a whole row, of the same file."""
    for table, rows in known.rows.items():
        seen: dict[tuple[object, ...], Row] = {}
        for row in filter(known.is_asked, rows):
            cells = row.cells
            if table == "names":
                said = fold(cells["name"], known.folding(cells["language"]))
                key: tuple[object, ...] = (row.path, cells["entity"], cells["language"], said)
                what = f'"{cells["name"]}" and'
            elif table in ("tenures", "conferences"):
                skipped = ("source", "confidence", "precision", "name")
                key = (row.path, *(cells[c] for c in COLUMNS[table] if c not in skipped))
                what = "the row and"
            else:
                key = (row.path, cells[COLUMNS[table][0]])
                what = f'"{key[1]}" and'
            first = seen.setdefault(key, row)
            if first is not row:
                reason = f"{what} {first.seen_from(row)} say the same (one of them would do)"
                yield row.problem(COLUMNS[table][0], reason)


def _states_of_offices(known: Known) -> Iterator[Problem]:
    for row in known.rows["tenures"]:
        if not row.cells["country"] and not row.cells["organisation"]:
            yield row.problem("country", "no country and no organisation (an office is somebody's)")


def _overlaps(known: Known) -> Iterator[Problem]:
    """Yield terms of high confidence in one office that overlap, but for offices that several people hold."""
    held: dict[tuple[str, str], list[tuple[date, date, Row]]] = {}
    for row in known.rows["tenures"]:
        cells, span = row.cells, _span(row)
        if span and cells["confidence"] == "high" and cells["office"] not in SHARED:
            of = cells["country"] or cells["organisation"]
            held.setdefault((cells["office"], of), []).append((*span, row))
    for (office, of), terms in held.items():
        for one, other in combinations(terms, 2):
            start, end = max(one[0], other[0]), min(one[1], other[1])
            person = one[2].cells["person"]
            # A row that repeats another is told already.
            if start < end and (one[:2] != other[:2] or person != other[2].cells["person"]):
                until = "today" if end == date.max else end.isoformat()
                reason = f"{person} ({one[2].seen_from(other[2])}) is {office} of {of} as well, from {start} to {until}"
                yield other[2].problem("person", f"{reason} (a term ends on the day the next begins)")


def _capitals(known: Known) -> Iterator[Problem]:
    """Yield a second place that is the capital of a state."""
    seats: dict[str, Row] = {}
    for row in known.rows["places"]:
        state = row.cells["capital"]
        first = seats.setdefault(state, row) if state else row
        if first.cells["place"] != row.cells["place"]:
            yield row.problem("capital", f"{first.cells['place']} ({first.seen_from(row)}) is that of {state} already")


def _nameless(known: Known) -> Iterator[Problem]:
    """Yield entities that no article can name: they have no row in names.csv."""
    named = known.ids("names")
    for table in ("people", "places", "organisations", "conferences"):
        for row in known.rows[table]:
            entity = row.cells[COLUMNS[table][0]]
            if entity and entity not in named:
                yield row.problem(COLUMNS[table][0], f'"{entity}" has no name (a row in names.csv for each language)')


def _same_names(known: Known) -> Iterator[Problem]:
    """Yield names on sight that two entities of one kind share: both are told apart by nothing."""
    kinds = {entity: table for table in reversed(list(COLUMNS)[:-1]) for entity in known.ids(table)}
    kinds |= {row.cells["person"]: "people" for row in known.rows["people"]}
    named: dict[tuple[str, str, str], dict[str, Row]] = {}
    for row in known.rows["names"]:
        cells = row.cells
        if cells["form"] in ON_SIGHT and cells["name"]:
            said = fold(cells["name"], known.folding(cells["language"]))
            kind = kinds.get(cells["entity"], "countries")
            others = named.setdefault((kind, cells["language"], said), {})
            for entity, other in others.items():
                if entity != cells["entity"]:
                    reason = f'"{cells["name"]}" is {entity} as well ({other.seen_from(row)})'
                    yield row.problem("name", f"{reason}: {SURNAME if kind == 'people' else 'say which one is meant'}")
            others.setdefault(cells["entity"], row)
