"""What event data call a meeting: CAMEO codes, and their PLOVER type and mode, from ``event-codes.csv``."""

import functools
from dataclasses import dataclass

from timeline.knowledge.files import BUILT_IN, read_rows

_COLUMNS = ("cameo", "name", "plover", "mode")


@dataclass(frozen=True, slots=True)
class EventCode:
    """One row of ``event-codes.csv``; the mode is empty where PLOVER has none for the code."""

    cameo: str
    name: str
    plover: str
    mode: str


@functools.cache
def event_codes() -> dict[str, EventCode]:
    """Read the codes; types and modes are those of the conversion table of PLOVER 0.8 (2021).

    Examples
    --------
    >>> event_codes()["041"].mode
    'phone'
    """
    return {row["cameo"]: EventCode(**row) for _, row in read_rows(BUILT_IN / "event-codes.csv", _COLUMNS)}
