"""Problems: one line a researcher can act on, and everything readable of all layers that it is found against."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from timeline.knowledge.errors import TimelineError, counted, did_you_mean
from timeline.knowledge.files import merged, read_toml
from timeline.knowledge.folding import Letters
from timeline.knowledge.language import Language, country_names
from timeline.knowledge.world import COLUMNS

# Left over from a template: an entry that is nothing but dots, or holds a word that asks to be replaced.
LEFTOVER = re.compile(r"(?:\.{2,}|\u2026|\?{2,}|<.*>)|.*\b(?:TODO|FIXME|TBD|XXX|xxx|[Ll]orem ipsum)\b.*", re.DOTALL)
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# Given a language and the words of topics in it, what finds these in a sentence: (topic, words as they stand there).
Matcher = Callable[[Language, Mapping[str, Iterable[str]]], Callable[[str], list[tuple[str, str]]]]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong where; `place` is a line or a key of the file, `line` sorts."""

    path: Path
    place: str
    reason: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}: {self.place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a world table, as written."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def problem(self, column: str, reason: str) -> Problem:
        """Return a problem of one cell."""
        return Problem(self.path, f"line {self.line}", f"{column}: {reason}", self.line)

    def seen_from(self, other: "Row") -> str:
        """Return where the row stands, for a problem of another one."""
        return f"line {self.line}" if self.path == other.path else f"line {self.line} of the {self.path.name} below"


@dataclass(frozen=True, slots=True)
class Table:
    """One TOML file, as written."""

    path: Path
    values: Mapping[str, Any]


@dataclass(slots=True)
class Known:
    """What all layers hold: rows of each world table, language and topic files, the lowest layer first.

    Problems are asked for of the folders in `asked`; the others are there to be referred to.
    """

    asked: tuple[Path, ...]
    rows: dict[str, list[Row]] = field(default_factory=dict)
    languages: list[Table] = field(default_factory=list)
    topics: list[Table] = field(default_factory=list)
    _asked: dict[Path, bool] = field(default_factory=dict)
    _folding: dict[str, Letters] = field(default_factory=dict)
    _languages: dict[str, Language] = field(default_factory=dict)

    def is_asked(self, entry: Row | Table) -> bool:
        """Say whether problems of an entry's file are asked for."""
        if entry.path not in self._asked:
            self._asked[entry.path] = any(entry.path.is_relative_to(folder) for folder in self.asked)
        return self._asked[entry.path]

    def ids(self, table: str) -> set[str]:
        """Return the ids in a world table: the values of its first column."""
        first = COLUMNS[table][0]
        return {row.cells[first] for row in self.rows[table] if row.cells[first]}

    def offices(self) -> set[str]:
        """Return the ids of the offices that a language has words for."""
        tables = [t.values.get("offices", {}) for t in self.languages]
        return {office for table in tables if isinstance(table, dict) for office in table}

    def folding(self, code: str) -> Letters:
        """Return which letters count as the same in a language."""
        if code not in self._folding:
            tables = [t.values.get("folding") for t in self.languages if language_of(t.path) == code]
            sound = [table for table in tables if isinstance(table, dict) and _is_sound(table)]
            self._folding[code] = Letters({"same": [pair for t in sound for k in FOLDED for pair in t.get(k, ())]})
        return self._folding[code]

    def language(self, code: str) -> Language:
        """Return a language as its files make it, whatever is wrong in them; one without a file has no tables."""
        if code not in self._languages:
            values: dict[str, Any] = {}
            for table in (t for t in self.languages if language_of(t.path) == code):
                values = merged(values, dict(table.values))
            self._languages[code] = Language(code, "ltr", values)
        return self._languages[code]


def language_of(path: Path) -> str:
    """Return the code of a language file: ``xx.toml`` and its further parts ``xx-part.toml``."""
    return path.stem.split("-")[0]


# Keys of [folding] that hold letters and those that count as them.
FOLDED = ("same", "foreign")


def _is_sound(folding: Mapping[str, Any]) -> bool:
    """Say whether a table of letters can be read; linting_languages tells what is wrong with one that cannot."""
    try:
        Letters(folding)
    except (TypeError, ValueError):
        return False
    return True


def known(folders: Sequence[Path], asked: Sequence[Path]) -> tuple[Known, list[Problem]]:
    """Return what can be read of some folders, and what cannot."""
    everything, problems = Known(tuple(asked)), []
    for table, columns in COLUMNS.items():
        everything.rows[table] = []
        for folder in folders:
            path = folder / "world" / f"{table}.csv"
            if path.exists():
                for found in _rows(path, columns):
                    everything.rows[table].append(found) if isinstance(found, Row) else problems.append(found)
    for name, tables in (("languages", everything.languages), ("topics", everything.topics)):
        # A name that opens with an underscore is a template's.
        for path in (p for folder in folders for p in sorted((folder / name).glob("[!_]*.toml"))):
            try:
                tables.append(Table(path, read_toml(path)))
            except TimelineError as error:
                problems.append(Problem(path, "whole file", str(error).removeprefix(f"{path}: ")))
    return everything, problems


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row | Problem]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        lines = list(_numbered(text))
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        yield Problem(path, f"line {line}", "not UTF-8 (save the table as UTF-8)", line)
        return
    except csv.Error as error:
        yield Problem(path, "whole file", f"no CSV: {error}")
        return
    header = tuple(name.strip() for name in lines[0][1]) if lines else ()
    if len(header) == 1 and any(mark in header[0] for mark in ";\t"):
        yield Problem(path, "line 1", "the columns stand apart by other marks (commas would be right)", 1)
        return
    missing = [name for name in columns if name not in header]
    for name in header:
        if name not in columns:
            yield Problem(path, "line 1", f'unknown column "{name}"{did_you_mean(name, missing or columns)}', 1)
    yield from (Problem(path, "line 1", f'no column "{n}" (the columns: {",".join(columns)})', 1) for n in missing)
    for line, cells in lines[1:]:
        if len(cells) != len(header):
            yield Problem(path, f"line {line}", f"{counted(len(cells), 'field')} ({len(header)} would be right)", line)
        elif not missing:
            yield Row(path, line, dict(zip(header, (cell.strip() for cell in cells), strict=True)))


def _numbered(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    for cells in reader:
        if cells:
            yield reader.line_num, cells


def leftover(text: str) -> str:
    """Return why a text looks left over from a template, "" where it does not.

    Examples
    --------
    >>> leftover("TODO: the date")
    'left over from a template: "TODO: the date"'
    """
    return f'left over from a template: "{text[:40]}"' if LEFTOVER.fullmatch(text.strip()) else ""


def country_problem(code: str) -> str:
    """Return why a code is no ISO 3166-1 alpha-3 code, "" where it is one."""
    from babel import Locale

    names = country_names("en")
    if code in names:
        return ""
    # Two letters, small letters and names are what people write instead.
    meant = Locale.parse("en").territories.get(code.upper(), code).casefold()
    for three, name in names.items():
        if meant in {three.casefold(), name.casefold()}:
            return f'"{code}" is no ISO 3166-1 alpha-3 code ({three} would be right)'
    return f'"{code}" is no ISO 3166-1 alpha-3 code (such as RUS)'


def language_problem(code: str) -> str:
    """Return why a code is no ISO 639-1 code, "" where it is one."""
    from babel.localedata import exists

    right = len(code) == 2 and code.isalpha() and code.islower() and exists(code)
    return "" if right else f'"{code}" is no ISO 639-1 code of a language (such as ar)'


def reference_problem(entity: str, choices: set[str], where: str) -> str:
    """Return why an id refers to nothing, "" where it does not."""
    if entity in choices:
        return ""
    near = did_you_mean(entity, choices)
    return f'no "{entity}" in {where}{near if "did you mean" in near else ""}'
