"""Feasts: days with a name, and the rules by which they fall, from ``feasts.toml``."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from timeline.knowledge.errors import TimelineError
from timeline.knowledge.files import BUILT_IN, read_toml

SHAPES = (
    {"date"},
    {"month", "weekday", "nth"},
    {"easter"},
    {"orthodox"},
    {"hijri"},
    {"hebrew"},
    {"chinese"},
    {"sun"},
)
# What may stand beside a rule.
BESIDE = {"later": ({"month", "weekday", "nth"}, {"chinese"}), "days": ({"easter"}, {"orthodox"}, {"hebrew"})}


@dataclass(frozen=True, slots=True)
class Feast:
    """When a feast falls: by month and day of a calendar, nth weekday of a month, days from Easter, or the sun."""

    month: int = 0
    day: int = 0
    weekday: int | None = None
    nth: int = 0
    later: int = 0
    from_easter: int | None = None
    from_orthodox: int | None = None
    calendar: str = "date"
    sun: int | None = None
    days: int = 1


@functools.cache
def feasts() -> Mapping[str, Feast]:
    """Read the table of feasts by id.

    Raises
    ------
    TimelineError
        With file and feast, where a rule is none of those the file tells, or names no day.

    Examples
    --------
    >>> feasts()["mid-autumn"].calendar
    'chinese'
    """
    path = BUILT_IN / "feasts.toml"
    found: dict[str, Feast] = {}
    for name, rule in read_toml(path).items():
        shape = set(rule) - BESIDE.keys() if isinstance(rule, dict) else set()
        if shape not in SHAPES or any(shape not in BESIDE[key] for key in set(rule) & BESIDE.keys()):
            raise TimelineError(f"{path}: [{name}]: no rule by which a feast can fall; the head of the file tells them")
        try:
            found[name] = _feast(rule)
        except (AttributeError, TypeError, ValueError) as error:
            raise TimelineError(f"{path}: [{name}]: {error}") from error
    return found


def _feast(rule: Mapping[str, Any]) -> Feast:
    if "weekday" in rule:
        return Feast(rule["month"], weekday=rule["weekday"], nth=rule["nth"], later=rule.get("later", 0))
    if "easter" in rule or "orthodox" in rule:
        return Feast(from_easter=rule.get("easter"), from_orthodox=rule.get("orthodox"), days=rule.get("days", 1))
    if "sun" in rule:
        return Feast(sun=rule["sun"])
    calendar = next(name for name in ("date", "hijri", "hebrew", "chinese") if name in rule)
    month, day = map(int, rule[calendar].split("-"))
    date(2000, month, day)  # says what is wrong with a day that no year has
    return Feast(month, day, later=rule.get("later", 0), calendar=calendar, days=rule.get("days", 1))
