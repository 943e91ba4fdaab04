"""Date joins: date expressions that are one date together: "from the 30th of July to the 5th of August"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline.extraction.date_grammar import AMOUNT
from timeline.extraction.date_letters import CLOCK
from timeline.extraction.date_slots import amounts
from timeline.extraction.date_when import When
from timeline.extraction.document import Document

# A length of time right before "after" or "before" a date, and the most units it takes.
LENGTH = re.compile(f"(?:{AMOUNT})$")
LED = re.compile(f"[al](?:{AMOUNT})$")
LONGEST = 10
# "Last month from the previous year" counts nothing: letters before a unit that is no length.
UNCOUNTED = ("L", "I", "p", "o", "P")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date expression not yet placed in time; `until` is the second date of "from … to …"."""

    first: int
    last: int
    rule: str
    when: When
    until: When | None = None


def joined(candidates: list[Candidate], letters: str, doc: Document) -> Iterator[Candidate]:
    """Join what is one date: a Hijri day and its Gregorian one, "from the 30th of July to the 5th of August"."""
    held: Candidate | None = None
    for c in (_led(c, letters, doc) for c in candidates):
        if held is not None:
            joined = _behind(held, c, doc) or _one_date(held, c, letters) or _range(held, c, letters, doc)
            if joined is not None:
                held = joined
                continue
            if held.rule != "now":
                yield held
        held = c
    if held is not None and held.rule != "now":
        yield held


def _led(c: Candidate, letters: str, doc: Document) -> Candidate:
    """Take in what is counted from a date: "two weeks after 3 May", "the week of 3 May"."""
    before = doc.forms[c.first - 1].senses if c.first else {}
    if "date:adjoining" in before and (c.when.day is not None or c.when.feast is not None):
        return _counted(c, c.first - 1, c.last, ((1, "day"),), before["date:adjoining"][0])
    if "date:whole" in before and c.when.day is not None:
        return Candidate(c.first - 1, c.last, "whole-of", replace(c.when, whole=before["date:whole"][0]))
    if c.first > 1 and letters[c.first - 2 : c.first] == "Km" and c.when.day is not None:
        return Candidate(c.first - 2, c.last, "whole-of", replace(c.when, whole="week"))
    led = letters[c.first - 1 : c.first] == "m" and LED.search(letters, max(0, c.first - LONGEST), c.first - 1)
    if "date:reckoned" not in before and not led:
        return c
    length = LENGTH.search(letters, max(0, c.first - LONGEST), c.first - 1)
    if length is None or letters[length.start() - 1 : length.start()] in UNCOUNTED:
        return c
    parts = amounts(doc.forms[length.start() : length.end()], length[0])
    if not parts or any(many < 0 or unit in CLOCK for many, unit in parts):
        return c
    if c.when.yearly and c.when.year is None and any(unit == "year" for _, unit in parts):
        return c  # "fifteen years after the 11th of September": of a year that everybody knows
    # "two weeks after 3 May", or "after two weeks from 3 May", as Arabic has it
    way = (1 if led[0][0] == "l" else -1) if led else before["date:reckoned"][0]
    opened = bool(led) or letters[length.start() - 1 : length.start()] == "l"  # "in two weeks after 3 May"
    return _counted(c, length.start() - opened, c.last, parts, way)


def _counted(c: Candidate, first: int, last: int, parts: tuple[tuple[float, str], ...], way: int) -> Candidate:
    return Candidate(
        first, last, "counted-from", replace(c.when, away=tuple((many * way, unit) for many, unit in parts))
    )


def _behind(a: Candidate, b: Candidate, doc: Document) -> Candidate | None:
    """Join "from Easter" and "two weeks later", where an ending of the date says so, or a length that it takes in."""
    if b.first < a.last:
        return replace(b, first=min(a.first, b.first))  # "in two weeks", of "in two weeks after Easter"
    endings = doc.reader.language.words("dates", "counted_from")
    if not endings or b.first - a.last > 2 or b.rule not in ("time-ago", "time-ahead") or not b.when.amount or a.until:
        return None
    words = doc.text[doc.units.starts[a.first] : doc.units.starts[b.first]].rstrip()
    if not words.endswith(endings) or any(many < 0 for many, _ in b.when.amount):
        return None
    return _counted(a, a.first, b.last, b.when.amount, b.when.direction or 1)


def _one_date(a: Candidate, b: Candidate, letters: str) -> Candidate | None:
    between = letters[a.last : b.first]
    if len(between) > 5 or a.when.day is None or b.when.day is None or a.when.calendar == b.when.calendar:
        return None
    if set(between) - set("xzgE(),/-") or a.until or b.until or (not between and a.last != b.first):
        return None
    when = b.when if a.when.calendar and b.when.year is not None else a.when if not a.when.calendar else b.when
    if when.calendar or when.year is None:
        when = a.when if a.when.year is not None else b.when
    last = b.last
    while last < len(letters) and letters[last] in "x)" and "(" in between + letters[b.last : last] + "x":
        last += 1
    return Candidate(a.first, last, "hijri-and-common-day", replace(when, weekday=when.weekday))


def _range(a: Candidate, b: Candidate, letters: str, doc: Document) -> Candidate | None:
    between, before = letters[a.last : b.first], letters[a.first - 1 : a.first]
    if between.endswith("E"):
        between = between[:-1]
    attached = not between and doc.forms[b.first].before[:1] == (_and(doc),)
    linked = ("-",) if doc.reader.language.table("dates").get("behind") else ("t", "-", "-t")
    opened = between in linked or (before == "b" and (between == "&" or attached))
    # "5 March from, 7 March until"; "5 March and 7 March between"
    closed = between + letters[b.last : b.last + 1] in ("bt", "&b", "-b")
    if not (opened or closed) or a.until or b.until:
        return None
    if between == "-" and (a.when.day is None or b.when.day is None) and (a.when.month is None or b.when.month is None):
        return None
    opened = between != "-" and (before == "b" or a.when.since or (before == "m" and between == "t"))
    if b.when.since or not all(_grained(when) or (opened and when.year is not None) for when in (a.when, b.when)):
        return None
    first, last = replace(a.when, since=False), b.when
    if first.month and last.month and first.year is None and last.year is not None:
        first = replace(first, year=last.year - (first.month > last.month))
    if last.month and first.month and last.year is None and first.year is not None:
        last = replace(last, year=first.year + (first.month > last.month))
    start = a.first - 1 if before in ("m", "b", "s") else a.first
    return Candidate(start, b.last + closed, "from-to", first, last)


def _and(doc: Document) -> str:
    words = doc.reader.language.words("dates", "and")
    return doc.reader.lexicon.fold(words[0]) if words else "\n"


def _grained(when: When) -> bool:
    return when.month is not None or when.weekday is not None or when.offset is not None
