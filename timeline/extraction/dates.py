"""Dates: from the words of an article to intervals of days.

`find` runs the grammar over the article once; `resolve` places what it found in time, from the day of the article. What
cannot be placed stays out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from timeline.extraction.calendars import HIJRI
from timeline.extraction.date_beside import compares
from timeline.extraction.date_grammar import RULES, STRETCH
from timeline.extraction.date_grammar_behind import BEHIND_ITS_DATE
from timeline.extraction.date_grammar_ymd import LARGE_TO_SMALL
from timeline.extraction.date_guards import allowed, is_name
from timeline.extraction.date_joins import Candidate, joined
from timeline.extraction.date_letters import CLOCK, classify, number
from timeline.extraction.date_slots import amounts, read
from timeline.extraction.date_tense import Tenses
from timeline.extraction.date_values import days_of
from timeline.extraction.date_when import Placed, When
from timeline.extraction.document import Document
from timeline.extraction.found import GRAINS, DateExpression, Duration, Ordinal
from timeline.extraction.grammar import Grammar, compiled, slots
from timeline.extraction.lexicon import DATES
from timeline.extraction.text import tokens
from timeline.knowledge import Days, one_day
from timeline.knowledge.vague import vague_dates

__all__ = ["Candidate", "DatesFound", "classify", "find", "resolve"]

# How far back, in units, "the same day" may look for the date told last.
TOLD_WITHIN = 250
# What explicit dates are placed from: any day gives the same.
ANY_DAY = date(2000, 1, 1)
# Rules that keep what they match from those below: clock times, calendars that are not converted, what recurs.
NO_DATES = frozenset({"clock", "lunar", "every"})

# Letters of words that open a date without saying when: a day, a time of day.
OPENS_DAY = "ET"


@dataclass(frozen=True, slots=True)
class DatesFound:
    """What the grammar found in an article: dates not yet placed, lengths of time, ordinals, each in order."""

    candidates: tuple[Candidate, ...]
    durations: tuple[Duration, ...]
    ordinals: tuple[Ordinal, ...]


def find(doc: Document) -> DatesFound:
    """Find every date expression, length of time and ordinal of an article; no day to count from is needed."""
    letters, forms, units = doc.letters(DATES), doc.units.forms, doc.units
    table = doc.reader.language.table("dates")
    order, calendar = str(table.get("order", "dmy")), str(table.get("calendar", HIJRI))
    candidates: list[Candidate] = []
    durations: list[Duration] = []
    ordinals: list[Ordinal] = []
    grammar = compiled(LARGE_TO_SMALL if order == "ymd" else BEHIND_ITS_DATE if table.get("behind") else RULES)
    for rule, groups, first, last in _hits(doc, letters, grammar):
        if rule == "ordinal":
            value = number(forms[first:last])
            if value is not None and value > 0:
                ordinals.append(Ordinal(first, last, units.starts[first], units.ends[last - 1], value))
        elif rule == "duration":
            durations.extend(_duration(doc, letters, groups, first, last))
        elif rule not in NO_DATES and (when := read(groups, forms, letters, order, calendar)) is not None:
            candidates.append(_candidate(doc, letters, rule, when, first, last))
    return DatesFound(tuple(joined(candidates, letters, doc)), tuple(durations), tuple(ordinals))


def _hits(doc: Document, letters: str, grammar: Grammar) -> Iterator[tuple[str, dict[str, tuple[int, int]], int, int]]:
    """Yield (rule, slots, first, last) of everything the grammar accepts, left to right, never overlapping."""
    for stretch in STRETCH.finditer(letters):
        at, end = stretch.span()
        while (match := grammar.any.search(letters, at, end)) is not None:
            index = (match.lastindex or 1) - 1
            at = match.start() + 1
            for rule in grammar.rules[index:]:
                own = rule.pattern.match(letters, match.start(), end)
                if own is None:
                    continue
                groups = slots(rule, own)
                if allowed(doc, letters, rule.name, groups, own.start(), own.end()):
                    if not is_name(doc, letters, rule.name, groups, own.start()):
                        yield rule.name, groups, own.start(), own.end()
                    at = own.end()
                    break


def _candidate(doc: Document, letters: str, rule: str, when: When, first: int, last: int) -> Candidate:
    if rule == "year-range" and letters[first] in "(f":
        first += 1
    before = letters[max(0, first - 2) : first]
    since = first - 1 if before.endswith("s") else first - 2 if before == "sE" else -1
    ranged = when.to_day is not None or when.to_year is not None
    if rule != "time-ago" and since >= 0 and not ranged and not compares(doc, letters, since):
        when.since = True
    if letters.startswith("^", last):
        when.since = True
    return Candidate(first, last, rule, when)


def _duration(
    doc: Document, letters: str, groups: dict[str, tuple[int, int]], first: int, last: int
) -> Iterator[Duration]:
    a, b = groups["amount"]
    days = hours = 0.0
    for many, unit in amounts(doc.forms[a:b], letters[a:b]):
        if many < 0:
            return
        if unit in CLOCK:
            hours += many / (60 if unit == "minute" else 1)
        else:
            days += many * vague_dates().length(unit)
    start, end = doc.span(a, last)
    bound = groups.get("bound", (first, first))
    bounds = bound[1] > bound[0]
    rule = "duration-that-bounds" if bounds else "duration"
    yield Duration(a, last, start, end, days or None, hours or None if not days else None, bounds, rule)


def resolve(doc: Document, found: DatesFound) -> list[DateExpression]:
    """Place the dates of an article in time, counting from ``doc.dated``.

    Where the day of the article is an interval, a relative date is placed from both its ends and joined; where it is
    unknown, only dates that need none are returned.
    """
    expressions: list[DateExpression] = []
    if not found.candidates:
        return expressions
    dated, tenses = doc.dated, Tenses(doc)
    told: dict[str, tuple[int, tuple[Placed | None, Placed | None]]] = {}
    for c in found.candidates:
        explicit = c.when.explicit and (c.until is None or c.until.explicit)
        # "The same day" looks for the day told last, "the same week" for any date.
        at, earlier = told.get("day" if c.when.unit in (None, "day") else "", (-TOLD_WITHIN - 1, (None, None)))
        if c.first - at > TOLD_WITHIN:
            earlier = None, None
        if earlier[0] is None and dated is not None and c.when.amount and doc.reader.open_dates == "future":
            earlier = (one_day(dated.first), "day"), (one_day(dated.last), "day")  # "two days later" than today
        if dated is None and not explicit and not (c.when.told and earlier[0] is not None and earlier[0][1] == "day"):
            continue
        lean = _lean(doc, tenses, c)
        if c.rule == "time-ahead" and lean < 0:
            # "two days later": from the day told last, not from the day of the article.
            c = replace(c, when=replace(c.when, told="after"), rule="later-than-told")
        ends = _ends(c, dated, lean, earlier)
        if ends is None:
            continue
        (low, grain), (high, _) = ends
        days = Days(min(low.first, high.first), max(low.last, high.last))
        if c.when.told is None:
            told[""] = told["day" if grain == "day" else ""] = c.last, (ends[0], ends[1])
        start, end = _words(doc, c)
        last = None if c.when.since else days.last
        basis = "explicit" if explicit else "relative"
        rule = named(c, ends[0][0], dated)
        known = grain if grain in GRAINS else "other"
        expressions.append(DateExpression(c.first, c.last, start, end, days.first, last, known, basis, rule))
    return expressions


def moments(doc: Document, found: DatesFound) -> list[tuple[int, int]]:
    """Return the units of every date, placed in time or not, with the day or time of day that opens it."""
    letters, spans = doc.letters(DATES), []
    for c in found.candidates:
        first = c.first
        while first and letters[first - 1] in OPENS_DAY:
            first -= 1
        spans.append((first, c.last))
    return spans


def _words(doc: Document, c: Candidate) -> tuple[int, int]:
    """Return the code points of a date's words; a preposition that stands in one unit with "end" is none of them."""
    start, end = doc.span(c.first, c.last)
    opening, _, rest = doc.forms[c.first].text.partition(" ")
    if rest and "date:in" in doc.reader.lexicon[opening].senses:
        return start + tokens(doc.text[start:end])[1][0], end
    return start, end


def _lean(doc: Document, tenses: Tenses, c: Candidate) -> int:
    """Return where an open date falls: by its clause; a deadline ("until the end of July") is the nearest."""
    if c.rule == "weekday-weeks-on":
        return 1
    if c.rule == "time-ahead":
        return tenses.lean(c.first, c.last, default=1)
    if c.when.offset is not None:
        return 0
    if not (c.when.open or (c.until is not None and c.until.open)):
        return -1
    if c.when.unit == "weekend":
        # A weekend alone is that of the week, but for what was: "visited Lima over the weekend".
        return tenses.lean(c.first, c.last, default=0)
    before, after = (doc.forms[i].senses if 0 <= i < len(doc.forms) else {} for i in (c.first - 1, c.last))
    if "date:since" in before:
        # Words that look back, but for those that mean "from" as well: "from the 1st of June visas will be free".
        return tenses.lean(c.first, c.last, default=-1) if "date:from" in before else -1
    until = after if doc.reader.language.table("dates").get("behind") else before
    deadline = "date:to" in until or "date:deadline" in before or "date:deadline" in after
    lean = tenses.lean(c.first, c.last, default=0 if deadline else None)
    return 0 if lean < 0 and c.when.weekday is not None and tenses.intends(c.first) else lean


def _ends(
    c: Candidate, dated: Days | None, lean: int, told: tuple[Placed | None, Placed | None]
) -> tuple[Placed, Placed] | None:
    """Return the candidate placed from the first and from the last day of the article."""
    references = (dated.first, dated.last) if dated is not None else (ANY_DAY, ANY_DAY)
    placed: list[Placed] = []
    for reference, earlier in zip(references, told, strict=True):
        if placed and reference == references[0] and earlier == told[0]:
            placed.append(placed[0])
            continue
        here = days_of(c.when, reference, lean, earlier)
        if here is not None and c.until is not None:
            here = _spanning(c.when, here, c.until, reference, lean)
        if here is None:
            return None
        placed.append(here)
    return placed[0], placed[1]


def _spanning(first: When, here: Placed, last: When, reference: date, lean: int) -> Placed | None:
    """Return what lies between two dates; where the second fell before the first, the open one of them moves."""
    until = days_of(last, reference, lean, None)
    if until is not None and until[0].last < here[0].first:
        # "between 30 July and 30 September", told on the 10th of September: what began in July is under way.
        if lean < 0 or not first.open:
            until = days_of(last, here[0].first, 1, None)
        else:
            here = days_of(first, until[0].first, -1, None) or here
    if until is None or until[0].last < here[0].first:
        return None
    return Days(here[0].first, until[0].last), "other"


def named(c: Candidate, days: Days, dated: Days | None) -> str:
    """Return the name of the rule as it reads: what stood beside the date, and whether the weekday moved it."""
    when, name = c.when, c.rule
    if name in ("unit", "nth-unit"):
        name = when.unit or when.nth_unit or "year"
    if when.part is not None:
        name += "-with-part"
    if when.direction is not None and name in ("month", "weekday", "day", "week", "year", "quarter", "season"):
        name += "-with-direction"
    if when.since:
        name = f"since-{name}"
    if when.weekday is not None and when.offset is not None and when.month is None and dated is not None:
        moved = (days.first - dated.first).days - when.offset
        if moved and dated.width == 1:
            name += "-moved-to-weekday"
    elif when.weekday is not None and when.day is not None and days.width == 1 and days.first.weekday() != when.weekday:
        name += "-weekday-differs"
    return name
