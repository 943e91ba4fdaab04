"""Dating clues from what an article tells: full dates, months without a year, conferences, "the third in six weeks"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from timeline.extraction.date_tense import Tenses
from timeline.extraction.date_values import days_of
from timeline.extraction.date_when import When
from timeline.extraction.dates import Candidate, DatesFound
from timeline.extraction.dating_clues import CONFERENCE, EXPLICIT, MONTH, TODAY, VAGUE, WEEKDAY, WINDOW, Hint, Option
from timeline.extraction.document import Document
from timeline.extraction.found import Sentence
from timeline.extraction.lexicon import DATES
from timeline.knowledge import Days, Knowledge

# The years an article may be from, and how many hints of one kind are worth a row.
YEARS = range(1990, 2051)
MOST = 40
# Of an organisation's meetings so many must be known before its name and a host say which one is meant.
SERIES = 5
# What bounds an article from below when it is told as past: a whole year, "in 2018", may be one of plans and forecasts.
BOUNDING = frozenset({"day", "week", "part-of-month", "month"})
# A date told without its year lies within a year of the article.
WITHIN = timedelta(364)


def explicit_dates(doc: Document, found: DatesFound) -> list[Hint]:
    """Return full dates told as past: the article was written after them; "today, 5 July 2016" says the day itself."""
    tenses = Tenses(doc, -1)
    hints = []
    for c in found.candidates:
        if not c.when.explicit or (c.when.month is None and c.when.year is None):
            continue
        placed = days_of(c.when, date(2000, 1, 1), -1, None)
        if placed is None or placed[0].first.year not in YEARS:
            continue
        days = placed[0]
        if c.when.offset is not None and placed[1] == "day":
            day = days.first - timedelta(c.when.offset)
            hints.append(_hint(doc, c, f"tells what day it is: {day}", ((day, day),), TODAY, "today-with-date"))
        elif (placed[1] in BOUNDING or c.when.since) and _told_as_past(doc, c, placed[1], tenses):
            says = f"tells of {days.first} as past"
            trust = EXPLICIT if placed[1] == "day" else VAGUE
            hints.append(_hint(doc, c, says, ((days.first, None),), trust, "past-date"))
    return hints[:MOST]


def _told_as_past(doc: Document, c: Candidate, grain: str, tenses: Tenses) -> bool:
    """Say whether a full date is past: a day unless its clause tells of the future, a longer one by a past verb."""
    if c.when.since:
        return True
    deadline = c.first > 0 and doc.letters(DATES)[c.first - 1] in "tf" and grain != "day"
    if deadline and doc.forms[c.first - 1].first("date:to"):
        return False
    return tenses.lean(c.first, c.last, default=-1 if grain == "day" else 0) < 0


def weekday_pairs(doc: Document, found: DatesFound) -> list[Hint]:
    """Return days without a year but with their weekday: "Tuesday, 5 July" is so only in some years."""
    hints = []
    for c in found.candidates:
        w = c.when
        if w.weekday is None or w.day is None or w.month is None or w.calendar or w.explicit or w.nth is not None:
            continue
        matching = [d.first for d in _every_year(w) if d.first.weekday() == w.weekday]
        options = _unbounded((d - WITHIN / 2, d + WITHIN / 2) for d in matching)
        if options:
            says = f"a {matching[0]:%A} on {matching[0].day} {matching[0]:%B}"
            hints.append(_hint(doc, c, says, options, WEEKDAY, "weekday-of-date"))
    return hints[:MOST]


def open_months(doc: Document, found: DatesFound) -> list[Hint]:
    """Return months told without a year: "in mid-July" as past bounds the article to the twelve months from it."""
    tenses = Tenses(doc, -1)
    hints = []
    for c in found.candidates:
        side = _side(c, tenses)
        if side == 0:
            continue
        options = _unbounded(_around(days, side) for days in _every_year(c.when))
        if options:
            told = "just past" if side < 0 else "to come"
            says = f"tells of it as {told}, without a year"
            hints.append(_hint(doc, c, says, options, MONTH, f"month-{told.replace(' ', '-')}"))
    return hints[:MOST]


def _side(c: Candidate, tenses: Tenses) -> int:
    """Return -1 for a month told as past without a year, 1 for one to come, 0 for anything else."""
    w = c.when
    if w.month is None or w.calendar or w.explicit or w.year_direction is not None or w.since or w.told:
        return 0
    if w.direction is not None:
        return max(-1, min(1, w.direction))
    return tenses.lean(c.first, c.last)


def _in(w: When, year: int) -> Days | None:
    placed = days_of(replace(w, year=year, direction=None), date(year, 1, 1), -1, None)
    return placed[0] if placed else None


@lru_cache(1024)
def _every_year(w: When) -> tuple[Days, ...]:
    """Return the days of a date without its year in every year that has it: articles tell the same dates."""
    return tuple(days for year in YEARS if (days := _in(w, year)) is not None)


def _around(days: Days, side: int) -> Option:
    return (days.first, days.first + WITHIN) if side < 0 else (days.last - WITHIN, days.last)


def conferences(doc: Document, found: DatesFound) -> list[Hint]:
    """Return the editions of conferences whose host, and month, a sentence names: the article is of their year."""
    dated = [c for c in found.candidates if c.when.month is not None and not c.when.explicit and not c.when.calendar]
    if not dated:
        return []
    tenses = Tenses(doc, -1)
    hints: dict[tuple[str, ...], Hint] = {}
    for s in doc.sentences:
        months = [c for c in dated if s.first <= c.first < s.last]
        if not months:
            continue
        if not any("meeting" in f.senses or "conference" in f.senses for f in doc.forms[s.first : s.last]):
            continue
        named = _named(doc, s)
        for key, editions in _editions(doc, named).items():
            fitting = [e for e in editions if any(_same_month(c.when, e) for c in months)]
            if not fitting or key in hints:
                continue
            ahead = any(tenses.lean(c.first, c.last) > 0 for c in months)
            options = tuple((e.first - WITHIN, e.last) if ahead else (e.first, e.last + WITHIN) for e in fitting)
            years = ", ".join(sorted({str(e.first.year) for e in fitting}))
            says = f"{_name(doc.knowledge, key[0])} met in {_name(doc.knowledge, key[1])} in {years}"
            hints[key] = Hint(s.start, s.end, doc.text[s.start : s.end], says, options, CONFERENCE, "conference-host")
    return list(hints.values())


def _named(doc: Document, s: Sentence) -> set[str]:
    """Return the entities that the words of a sentence may name."""
    kinds = ("conference", "organisation", "country", "place")
    forms = doc.forms[s.first : s.last]
    return {n.entity for form in forms for kind in kinds for n in form.senses.get(kind, ())}


def _editions(doc: Document, named: set[str]) -> dict[tuple[str, str], list[Days]]:
    """Return the editions of every conference that is named together with its host country or city."""
    found: dict[tuple[str, str], list[Days]] = {}
    known = doc.knowledge.editions_known
    for e in doc.knowledge.conferences:
        by_name = e.conference in named or (e.organisation in named and known[e.organisation] >= SERIES)
        if e.start is None or e.end is None or not by_name:
            continue
        if (e.country in named or e.place in named) and e.confidence == "high":
            found.setdefault((e.organisation or e.conference, e.country or e.place), []).append(Days(e.start, e.end))
    return found


def _name(knowledge: Knowledge, entity: str) -> str:
    """Return the English name of an organisation, a conference, a country or a place."""
    for known in (knowledge.organisations, knowledge.places):
        if entity in known:
            return known[entity].name
    conference = next((e.name for e in knowledge.conferences if e.conference == entity), entity)
    return knowledge.countries.get(entity, conference)


def _same_month(w: When, edition: Days) -> bool:
    days = _in(w, edition.first.year)
    month = _in(replace(w, part=None, day=None, to_day=None, weekday=None), edition.first.year)
    return days is not None and month is not None and month.meets(edition)


def ordinal_windows(doc: Document, found: DatesFound) -> list[Hint]:
    """Return "the third in less than six weeks" told with the earliest: no later than that and six weeks."""
    tenses = Tenses(doc, -1)
    hints = []
    for d in doc.durations:
        if not d.bounds or d.days is None:
            continue
        s = next((s for s in doc.sentences if s.first <= d.first < s.last), None)
        if s is None or not any(s.first <= o.first < s.last and o.value > 1 for o in doc.ordinals):
            continue
        told = [c for c in found.candidates if s.first <= c.first < s.last and _past(c, tenses)]
        window = timedelta(d.days)
        spans = [(max(p.first for p in past), min(p.last for p in past) + window) for past in _pasts(told) if past]
        options: tuple[Option, ...] = tuple(span for span in spans if span[0] <= span[1])
        if len(options) == len(YEARS):
            options = _unbounded(options)  # no year is told
        if options:
            says = f"the earliest of the meetings lies no more than {d.days:g} days back"
            hints.append(Hint(d.start, d.end, doc.text[d.start : d.end], says, options, WINDOW, "ordinal-window"))
    return hints[:MOST]


def _past(c: Candidate, tenses: Tenses) -> bool:
    return c.when.month is not None and not c.when.since and (c.when.explicit or _side(c, tenses) < 0)


def _pasts(told: list[Candidate]) -> Iterator[list[Days]]:
    """Yield, for every year, the days of the dates told; those without a year fall in that year."""
    fixed = [p[0] for c in told if c.when.explicit and (p := days_of(c.when, date(2000, 1, 1), -1, None))]
    for year in {d.first.year for d in fixed} or YEARS:
        yield [*fixed, *(d for c in told if not c.when.explicit and (d := _in(c.when, year)) is not None)]


def _unbounded(options: Iterable[Option]) -> tuple[Option, ...]:
    """Return options of year after year with the outer ends open: the years that are tried bound no article."""
    every = list(options)
    if every:
        every[0] = None, every[0][1]
        every[-1] = every[-1][0], None
    return tuple(every)


def _hint(doc: Document, c: Candidate, says: str, options: tuple[Option, ...], trust: int, rule: str) -> Hint:
    start, end = doc.span(c.first, c.last)
    return Hint(start, end, doc.text[start:end], says, options, trust, rule)
