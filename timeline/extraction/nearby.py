"""Nearby: which day and which place belong to the report of a meeting, by how near they stand to its words."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from timeline.extraction import venues
from timeline.extraction.cast import Cast
from timeline.extraction.found import DateExpression, Mention, Sentence
from timeline.extraction.party_words import Parties
from timeline.extraction.text import COMMAS
from timeline.extraction.triggers import Trigger, clause_end, is_aside

if TYPE_CHECKING:
    from timeline.extraction.document import Document

Row = TypeVar("Row", DateExpression, Mention)
# How many words may stand between a report (its word, its parties, its day, its place) and what belongs to it.
DAY_REACH, PLACE_REACH = 8, 6
FAR = 1000
# A day of saying so stands between a verb of speech and its "that", this near to both.
SAID_REACH, BESIDE_REACH = 4, 2
# What goes on with the clause of the verb of speech: "said on Monday after talks with".
ADJUNCTS = frozenset(
    {f"meeting_words:{kind}" for kind in ("during", "after", "at", "with", "to", "from", "sidelines", "topics")}
)
# A day or a place among the first units of a sentence is of all that it tells: "In Geneva, …", "On Friday …".
OPENING = 3
# "Friday's two-day summit": what a day owns stands this near behind it, the mark of owning between.
OWNED_REACH = 4
EVENTS = frozenset({"conference", "organisation"})
# More words between a comma and a day than a preposition make an aside of its own.
ASIDE = 2


def day_and_place(
    cast: Cast, sentence: Sentence, trigger: Trigger, found: Parties, *, opens: bool
) -> tuple[DateExpression | None, Mention | None]:
    """Return the day and the place told of a meeting, or None for what is not told.

    Parameters
    ----------
    cast : Cast
        The actors of the article.
    sentence : Sentence
        The sentence of the report.
    trigger : Trigger
        The word that reports the meeting, and its clause.
    found : Parties
        Who took part.
    opens : bool
        Whether it is the first report of its sentence, to which the words before belong as well.
    """
    doc = cast.doc
    own = [(m.first, m.last) for m in found.all if trigger.left <= m.first and m.last <= trigger.right]
    words = [(trigger.unit, trigger.unit + 1), *own]
    end = clause_end(doc, trigger)
    told = _between(doc.dates, trigger.left if opens else trigger.unit, end)
    told = [d for d in told if not _is_of_another(doc, d, trigger, found)]
    # What was said during a meeting was said on its day.
    days = told if is_aside(doc, trigger) else [d for d in told if not _is_of_saying(cast, d, trigger)]
    sites = venues.candidates(doc, trigger, opens=opens)
    day = _nearest(cast, days, words, sentence, DAY_REACH)
    site = _nearest(cast, sites, words + _span(day), sentence, PLACE_REACH)
    if day is None and site is not None:
        day = _nearest(cast, days, words + _span(site), sentence, DAY_REACH)
    if day is None:
        # A day told before, at any distance, is still the day of what a sentence goes on to tell.
        day = next((d for d in reversed(days) if d.last <= trigger.unit and (d.date_from or d.date_to)), None)
    return day, site


def _is_of_saying(cast: Cast, day: DateExpression, trigger: Trigger) -> bool:
    """Say whether a day is that of saying so: "said on Friday that he would meet"."""
    forms = cast.doc.forms
    if day.last > trigger.unit or not any("cue" in f.senses for f in forms[max(0, day.first - SAID_REACH) : day.first]):
        return False
    ahead = forms[day.last : min(trigger.unit, day.last + SAID_REACH)]
    if any("speech:complementisers" in form.senses for form in ahead):
        return True
    # "said on Monday the talks had ended": where a claim needs no "that".
    bare = cast.doc.reader.language.has("speech", "subject_first")
    beside = any("cue" in form.senses for form in forms[max(0, day.first - BESIDE_REACH) : day.first])
    return bool(bare) and beside and not any(ADJUNCTS & f.senses.keys() or not f.text[0].isalnum() for f in ahead[:1])


def _is_of_another(doc: "Document", day: DateExpression, trigger: Trigger, found: Parties) -> bool:
    """Say whether a day is that of something else: "Sunday's vote", "N. N., who was elected in March, met"."""
    forms = doc.forms
    if any("groups:possessive" in form.senses for form in forms[day.last : day.last + 2]):
        # "at this week's summit": it has the day of the event that it is part of.
        named = any(m.kind in EVENTS for m in doc.mentions_in(day.last, day.last + OWNED_REACH))
        return not named and not any("meeting" in f.senses for f in forms[day.last : day.last + 1 + OWNED_REACH])
    if not trigger.left <= day.first < trigger.unit:
        return False
    marks = [i for i in range(trigger.left, trigger.unit) if forms[i].text in COMMAS]
    opens = max((i for i in marks if i < day.first), default=-1)
    if opens < 0 or not any(i >= day.last for i in marks) or any(opens < m.first < day.first for m in found.all):
        return False
    # "…, elected in March, met": an aside with words of its own and no day of the month.
    aside = day.grain != "day" and day.first - opens > ASIDE
    return aside or "speech:relatives" in forms[opens + 1].senses


def _between(rows: Sequence[DateExpression], first: int, last: int) -> list[DateExpression]:
    at = bisect_left(rows, first, key=lambda row: row.first)
    return [row for row in rows[at : at + 8] if row.first < last]


def _span(row: DateExpression | Mention | None) -> list[tuple[int, int]]:
    return [(row.first, row.last)] if row is not None else []


def _nearest(
    cast: Cast, rows: Iterable[Row], words: Sequence[tuple[int, int]], sentence: Sentence, reach: int
) -> Row | None:
    """Return the row with the fewest words between it and a report; of several as near the first behind it."""
    best, least = None, (reach + 1, 0)
    for row in rows:
        gap = min(_gap(cast, row.first, row.last, *span) for span in words)
        if row.first <= sentence.first + OPENING:
            gap = min(gap, reach)
        rank = (gap, int(row.last <= words[0][0]))
        if rank < least:
            best, least = row, rank
    return best


def _gap(cast: Cast, first: int, last: int, other_first: int, other_last: int) -> int:
    start, end = (last - 1, other_first) if last <= other_first else (other_last - 1, first)
    # "his visit after a speech in April": the day is that of the speech.
    if any("meeting_words:after" in form.senses for form in cast.doc.forms[start + 1 : end]):
        return FAR
    return cast.gap(start, end)
