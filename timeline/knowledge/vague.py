"""Vague dates: what "early", "mid" or "a few" mean in days, from ``vague-dates.toml``."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from timeline.knowledge.errors import TimelineError, did_you_mean
from timeline.knowledge.files import BUILT_IN, read_toml

TABLES = ("month", "year", "week", "decade", "thirds", "season", "weekend", "few", "length")


@dataclass(frozen=True, slots=True)
class Vague:
    """The table of vague dates: table -> word -> its numbers."""

    tables: Mapping[str, Mapping[str, tuple[int, ...]]]

    def pair(self, table: str, word: str) -> tuple[int, int]:
        """Return the first and the last of what a word covers.

        Examples
        --------
        >>> vague_dates().pair("month", "mid")
        (11, 20)
        """
        numbers = self.tables[table][word]
        return numbers[0], numbers[-1]

    def length(self, unit: str) -> int:
        """Return the days of a unit, for durations.

        Examples
        --------
        >>> vague_dates().length("month")
        30
        """
        return self.tables["length"][unit][0]


@functools.cache
def vague_dates() -> Vague:
    """Read the table.

    Raises
    ------
    TimelineError
        With file and table, where one is missing, unknown or holds something else than whole numbers.
    """
    path = BUILT_IN / "vague-dates.toml"
    raw = read_toml(path)
    for name in raw:
        if name not in TABLES:
            raise TimelineError(f'{path}: unknown table "{name}"{did_you_mean(name, TABLES)}')
    tables: dict[str, dict[str, tuple[int, ...]]] = {}
    for name in TABLES:
        if name not in raw:
            raise TimelineError(f"{path}: no table [{name}]")
        for word, numbers in raw[name].items():
            if not isinstance(numbers, list) or not numbers or not all(isinstance(n, int) for n in numbers):
                raise TimelineError(f"{path}: [{name}] {word}: should be whole numbers such as [1, 10]")
            tables.setdefault(name, {})[word] = tuple(numbers)
    return Vague(tables)
