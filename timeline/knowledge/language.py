"""A language file: the words of one language, by kind, and how they are written together."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from timeline.knowledge.cache import kept
from timeline.knowledge.errors import TimelineError, did_you_mean
from timeline.knowledge.files import merged, read_toml

TABLES = frozenset(
    {
        "language", "direction", "folding", "clitics", "marks", "dates", "anatomy", "cues", "speech", "meetings",
        "meeting_words", "offices", "offices_words", "groups", "nationalities", "adjectives",
        "inflection",
        }
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language: its code, its direction, and the tables of its file."""

    code: str
    direction: str
    tables: Mapping[str, Any]
    # The article that is written onto its noun or before it, empty where the language has none.
    article: str = field(init=False, repr=False)
    _lists: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Take the article out of the tables: it is asked for at every other word."""
        clitics = self.table("clitics")
        object.__setattr__(self, "article", str(clitics.get("article", "")) if isinstance(clitics, Mapping) else "")

    @property
    def dates_only(self) -> bool:
        """Say whether the file has no words for meetings: dates and what is quoted are then all that is found."""
        return not self.tables_of("meetings")

    def has(self, table: str, key: str) -> bool:
        """Say whether a table of the file turns something on: ``subject_near = true``."""
        return bool(self.table(table).get(key))

    def words(self, *keys: str) -> tuple[str, ...]:
        """Return the list of words at a path of keys, empty where the file has none."""
        if keys not in self._lists:
            table: Any = self.tables
            for key in keys:
                table = table.get(key, {}) if isinstance(table, Mapping) else {}
            self._lists[keys] = tuple(table) if isinstance(table, list) else ()
        return self._lists[keys]

    def table(self, name: str) -> Mapping[str, Any]:
        """Return a table of the file, empty where it has none."""
        table: Mapping[str, Any] = self.tables.get(name, {})
        return table

    def tables_of(self, name: str) -> list[dict[str, Any]]:
        """Return an array of tables of the file, empty where it has none."""
        return list(self.tables.get(name, []))


def read_languages(folders: list[Path]) -> dict[str, dict[str, Any]]:
    """Read the tables of every ``languages/*.toml`` of every layer; ``xx-part.toml`` is a further part of ``xx.toml``.

    Raises
    ------
    TimelineError
        With file and key, for a table that no language file has.
    """
    tables: dict[str, dict[str, Any]] = {}
    for path in _files(folders):
        table = read_toml(path)
        for key in table:
            if key not in TABLES:
                raise TimelineError(f'{path}: unknown table "{key}"{did_you_mean(key, TABLES)}')
        code = path.stem.split("-")[0]
        tables[code] = merged(tables.get(code, {}), table)
    return dict(sorted(tables.items()))


def languages_of(tables: Mapping[str, Mapping[str, Any]]) -> dict[str, Language]:
    """Return the languages that have the tables."""
    return {code: Language(code, str(table.get("direction", "ltr")), table) for code, table in tables.items()}


def _files(folders: list[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((folder / "languages").glob("[a-z][a-z]*.toml"))


@functools.cache
def locale_names(code: str, what: str) -> dict[int, tuple[str, ...]]:
    """Return month or weekday names by number (1-12, Monday = 0) of every territory that writes the language.

    Parameters
    ----------
    code : str
        ISO 639-1 code of the language.
    what : str
        ``"months"`` or ``"days"``.

    Notes
    -----
    Source: Unicode CLDR as Babel ships it.
    """
    found = kept(f"{what}-{code}", version("babel"), lambda: _locale_names(code, what))
    return {int(number): tuple(names) for number, names in found.items()}


def _locale_names(code: str, what: str) -> dict[str, list[str]]:
    from babel import Locale
    from babel.localedata import locale_identifiers

    names: dict[int, set[str]] = {}
    for identifier in locale_identifiers():
        if identifier.split("_")[0] != code:
            continue
        for context in getattr(Locale.parse(identifier), what).values():
            for number, name in context["wide"].items():
                names.setdefault(number, set()).add(name)
    return {str(number): sorted(found) for number, found in sorted(names.items())}


# Codes that ISO 3166-3 withdrew; CLDR still maps them to the states that followed. Codes in Q, X and Z are CLDR's own
# but for Qatar, South Africa, Zambia and Zimbabwe.
WITHDRAWN = frozenset({"BUR", "ZAR", "DDR", "FXX", "TMP", "YMD", "SUN", "YUG", "SCG", "ANT", "CSK", "NTZ"})


@functools.cache
def country_names(code: str) -> dict[str, str]:
    """Return the name of every country in a language, by ISO 3166-1 alpha-3 code (source: Unicode CLDR)."""
    names: dict[str, str] = kept(f"countries-{code}", version("babel"), lambda: _country_names(code))
    return names


def _country_names(code: str) -> dict[str, str]:
    from babel import Locale
    from babel.core import get_global

    territories = Locale.parse(code).territories
    alpha3 = {
        targets[0]: three
        for three, targets in sorted(get_global("territory_aliases").items())
        if len(three) == 3
        and three.isalpha()
        and (three[0] not in "QXZ" or three in {"QAT", "ZAF", "ZMB", "ZWE"})
        and three not in WITHDRAWN
        and len(targets) == 1
    }
    # Kosovo has no ISO code; XKX is the one in use.
    alpha3["XK"] = "XKX"
    return {three: territories[two] for two, three in sorted(alpha3.items()) if len(two) == 2 and two in territories}
