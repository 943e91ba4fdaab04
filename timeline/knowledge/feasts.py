"""Feasts: days with a name, and the rules by which they fall, from ``feasts.toml``."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from timeline.knowledge.errors import TimelineError
from timeline.knowledge.files import BUILT_IN, read_toml

SHAPES = (
    {"date"},
    {"month", "weekday", "nth"},
    {"month", "weekday", "nth", "later"},
    {"easter"},
    {"orthodox"},
    {"hijri"},
)


@dataclass(frozen=True, slots=True)
class Feast:
    """When a feast falls: by month and day, by the nth weekday of a month, or by days from Easter."""

    month: int = 0
    day: int = 0
    weekday: int | None = None
    nth: int = 0
    later: int = 0
    from_easter: int | None = None
    from_orthodox: int | None = None
    hijri: bool = False


@functools.cache
def feasts() -> Mapping[str, Feast]:
    """Read the table of feasts by id.

    Raises
    ------
    TimelineError
        With file and feast, where a rule is none of those the file tells.

    Examples
    --------
    >>> feasts()["christmas"]
    Feast(month=12, day=25, weekday=None, nth=0, later=0, from_easter=None, from_orthodox=None, hijri=False)
    """
    path = BUILT_IN / "feasts.toml"
    found: dict[str, Feast] = {}
    for name, rule in read_toml(path).items():
        if not isinstance(rule, dict) or set(rule) not in SHAPES:
            raise TimelineError(f"{path}: [{name}]: no rule by which a feast can fall; the head of the file tells them")
        found[name] = _feast(rule)
    return found


def _feast(rule: Mapping[str, Any]) -> Feast:
    if "weekday" in rule:
        return Feast(rule["month"], weekday=rule["weekday"], nth=rule["nth"], later=rule.get("later", 0))
    if "easter" in rule or "orthodox" in rule:
        return Feast(from_easter=rule.get("easter"), from_orthodox=rule.get("orthodox"))
    month, day = (rule.get("date") or rule["hijri"]).split("-")
    return Feast(int(month), int(day), hijri="hijri" in rule)
