"""What is wrong in language files: keys nothing reads, entries of the wrong shape, words with two meanings.

The keys are the same in every language, so those of the built-in files say which there are.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from timeline.knowledge.errors import did_you_mean
from timeline.knowledge.files import BUILT_IN
from timeline.knowledge.folding import fold
from timeline.knowledge.language import TABLES
from timeline.knowledge.problems import (
    SLUG,
    Known,
    Problem,
    Table,
    country_problem,
    language_of,
    language_problem,
    leftover,
    reference_problem,
)  # fmt: skip

Place = tuple[str, ...]
Checks = dict[Place, Callable[[str], str]]
# Tables whose keys are numbers, and the least and the greatest of them.
NUMBERS: dict[Place, tuple[int, int]] = {
    ("dates", "month"): (1, 12), ("dates", "hijri"): (1, 12), ("dates", "solar"): (1, 12),
    ("dates", "weekday"): (0, 6), ("dates", "day"): (-9, 9),
    ("dates", "year"): (-9, 9), ("dates", "direction"): (-2, 2), ("dates", "decade"): (0, 90),
    ("dates", "number"): (0, 10**9), ("dates", "ordinal"): (-1, 1000), ("dates", "reign"): (0, 3000),
    ("folding", "numerals"): (0, 10**9),
}  # fmt: skip
# Tables whose keys are words of the language, or names that every language chooses for itself.
FREE: frozenset[Place] = frozenset({("groups", "pronoun_number"), ("speech", "feelings")})
# Keys whose value is one of those that the built-in files use.
CHOSEN = frozenset({"act", "strength", "format", "role", "direction"})
# Tables in which a word has one meaning; the others are asked in context.
TENSES = ("past", "present")
SINGLE = ("month", "hijri", "solar", "weekday", "day", "year", "season", "decade", "number", "ordinal", "direction")
NUMBER_KEYS = ("singular", "dual", "plural")


def problems(known: Known) -> Iterator[Problem]:
    """Yield what is wrong in the language files of all layers."""
    ours = [table.values for table in known.languages if table.path.is_relative_to(BUILT_IN)]
    template = _together(ours)
    keys = _keys_that_refer(known)
    for table in filter(known.is_asked, known.languages):
        code = language_of(table.path)
        if reason := language_problem(code):
            yield Problem(table.path, "file name", reason)
        if table.values.get("language", code) != code:
            yield Problem(table.path, "language", f'"{table.values["language"]}" is not that of the file ("{code}")')
        for key, value in table.values.items():
            if key not in TABLES:
                yield Problem(table.path, key, f"unknown table{did_you_mean(key, TABLES)}")
            elif key in template:
                yield from _shape(table, value, template[key], (key,), keys)
    yield from _meanings(known)


def _keys_that_refer(known: Known) -> Checks:
    """Return what must hold of the keys of the tables that a researcher adds to."""
    organisations, offices = known.ids("organisations"), known.offices()

    def organisation(key: str) -> str:
        return reference_problem(key, organisations, "organisations.csv")

    def slug(key: str) -> str:
        return "" if SLUG.fullmatch(key) else f'"{key}" is no id (small letters, digits and hyphens)'

    return {
        ("nationalities",): country_problem,
        ("adjectives",): organisation,
        ("anatomy", "agencies"): organisation,
        ("offices",): slug,
        ("groups", "pair_offices"): lambda key: reference_problem(key, offices, "[offices]"),
        **{place: _number_check(*bounds) for place, bounds in NUMBERS.items()},
        **{place: lambda key: "" for place in FREE},
    }


def _number_check(least: int, greatest: int) -> Callable[[str], str]:
    def problem(key: str) -> str:
        right = key.lstrip("-").isdecimal() and least <= int(key) <= greatest
        return "" if right else f'"{key}" is none of the numbers {least} to {greatest}'

    return problem


def _together(tables: Iterable[Any]) -> dict[str, Any]:
    """Return one table that has every key of some tables; of lists of words the first will do."""
    out: dict[str, Any] = {}
    for table in tables:
        for key, value in table.items():
            mine = out.get(key)
            if isinstance(mine, dict) and isinstance(value, dict):
                out[key] = _together((mine, value))
            elif isinstance(mine, list) and isinstance(value, list) and value and isinstance(value[0], dict):
                out[key] = mine + value
            else:
                out[key] = mine or value
    return out


def _shape(table: Table, value: Any, like: Any, place: Place, keys: Checks) -> Iterator[Problem]:
    """Compare an entry with what the built-in files have in its place."""
    where = ".".join(place)
    if isinstance(value, bool) != isinstance(like, bool) or not isinstance(value, type(like)):
        yield Problem(table.path, where, f"{_kind(value)} ({_kind(like)} would be right)")
    elif isinstance(value, dict):
        # In a table that a researcher adds keys to, an entry is shaped like all the others together.
        check = keys.get(place)
        example = _together([{"": entry} for entry in like.values()])[""] if check else None
        for key, entry in value.items():
            if check is not None and (reason := check(key)):
                yield Problem(table.path, f"{where}.{key}", reason)
            elif check is None and key not in like:
                yield Problem(table.path, f"{where}.{key}", f"unknown key{did_you_mean(key, like)}")
            else:
                yield from _shape(table, entry, example if check else like[key], (*place, key), keys)
    elif isinstance(value, list):
        yield from _list(table, value, like, place, keys)
    elif isinstance(value, str):
        if reason := _word_problem(value) if place[0] not in ("marks", "folding", "clitics") else "":
            yield Problem(table.path, where, reason)
        elif place[-1] in ("country", "organisation"):
            reason = country_problem(value) if place[-1] == "country" else keys["adjectives",](value)
            if reason:
                yield Problem(table.path, where, reason)


def _list(table: Table, value: list[Any], like: list[Any], place: Place, keys: Checks) -> Iterator[Problem]:
    where = ".".join(place)
    tables = [entry for entry in like if isinstance(entry, dict)]
    example: Any = _together(tables) if tables else like[0] if like else ""
    chosen = {key: {str(entry[key]) for entry in tables if key in entry} for key in CHOSEN}
    for number, entry in enumerate(value, 1):
        numbered = f"{where} {number}"
        if isinstance(entry, str) and isinstance(example, str):
            if place[0] not in ("marks", "folding", "clitics") and (reason := _word_problem(entry)):
                yield Problem(table.path, where, reason)
        elif isinstance(entry, dict) and isinstance(example, dict):
            for key in chosen.keys() & entry.keys():
                if str(entry[key]) not in chosen[key]:
                    reason = f'unknown {key} "{entry[key]}"{did_you_mean(str(entry[key]), chosen[key])}'
                    yield Problem(table.path, f"{numbered}.{key}", reason)
            yield from _shape(table, entry, example, (*place[:-1], f"{place[-1]} {number}"), keys)
        elif not isinstance(entry, type(example)):
            yield Problem(table.path, numbered, f"{_kind(entry)} ({_kind(example)} would be right)")


def _kind(value: Any) -> str:
    names: dict[type, str] = {dict: "a table", list: "a list", str: "a text", bool: "true or false", int: "a number"}
    return names.get(type(value), "something else")


def _word_problem(word: str) -> str:
    return leftover(word) if word.strip() else "an empty word"


def _meanings(known: Known) -> Iterator[Problem]:
    """Yield words that stand twice in one list, or in one table under two values."""
    told: dict[tuple[str, str, str], tuple[str, str, Table]] = {}
    for table in known.languages:
        code = language_of(table.path)
        same = known.folding(code)
        for kind, value, place, words in _lists(table):
            listed: dict[str, str] = {}
            for word in (w for w in words if isinstance(w, str) and w.strip()):
                folded = " ".join(fold(word, same).split())
                if folded in listed:
                    reason = f'"{word}" and "{listed[folded]}" count as one word (one of them would do)'
                    yield Problem(table.path, place, reason)
                listed.setdefault(folded, word)
                meaning = told.setdefault((code, kind, folded), (value, place, table))
                if kind and meaning[0] != value:
                    where = "" if meaning[2] is table else f" of {meaning[2].path.name}"
                    yield Problem(table.path, place, f'"{word}" means {meaning[0]} as well ({meaning[1]}{where})')


def _lists(table: Table) -> Iterator[tuple[str, str, str, list[Any]]]:
    """Yield (kind, value, place, words) of every list of words; within one kind a word has one value."""
    values = table.values
    for name in ("nationalities", "adjectives"):
        for key, words in _items(values.get(name)):
            yield name, key, f"{name}.{key}", words
    for key, entry in _items(_get(values, "anatomy", "agencies")):
        yield "agencies", key, f"anatomy.agencies.{key}", entry
    for kind, entries in _items(values.get("dates")):
        for key, words in _items(entries):
            yield f"dates.{kind}" if kind in SINGLE else "", key, f"dates.{kind}.{key}", words
    for name, key in (("cues", "act"), ("meetings", "format")):
        for number, entry in enumerate(values.get(name, ()), 1):
            for tense in TENSES:
                if isinstance(entry, dict):
                    yield f"{name} {tense}", str(entry.get(key)), f"{name} {number}.{tense}", entry.get(tense, [])
    for office, entry in _items(values.get("offices")):
        weak = entry.get("weak", ()) if isinstance(entry, dict) else ()
        for key, words in _items(entry):
            if key in NUMBER_KEYS:
                yield "offices", office, f"offices.{office}.{key}", [w for w in words if w not in weak]


def _get(values: Any, *keys: str) -> Any:
    for key in keys:
        values = values.get(key) if isinstance(values, dict) else None
    return values


def _items(table: Any) -> list[tuple[str, Any]]:
    """Return the entries of a table that are tables or lists; none where it is no table."""
    return [(k, v) for k, v in table.items() if isinstance(v, dict | list)] if isinstance(table, dict) else []
