"""Date steps: days counted from another day: "three days ago", "two days later", "the last two weeks"."""

from dataclasses import replace
from datetime import date, timedelta

from timeline.extraction import calendars as cal
from timeline.extraction.date_when import Placed, When
from timeline.knowledge import Days, one_day
from timeline.knowledge.vague import vague_dates


def from_told(w: When, ref: date, told: Placed | None) -> Placed | None:
    """Place "the same day", "two days later", "the following week": counted from the date told last."""
    unit = w.unit or "day"
    if w.year_direction is not None:
        return None if told is None else _years_away(told, w.year_direction)
    if w.count is not None:
        here = one_day(ref) if told is None else told[0]
        return rolling(w, here.last if w.told == "following" else here.first), "other"
    if w.amount:
        if told is None or told[1] != "day":
            return None
        back = w.told == "before"
        return _shifted_from(w, told[0].first, -1 if back else 1)
    if told is None or told[0].width > cal.period(unit, told[0].first).width:
        if w.told == "same":
            return None
        told = one_day(ref), "day"
    steps = {"following": 1, "preceding": -1}.get(w.told or "same", 0)
    found = cal.period(unit, cal.shift(told[0].last if steps > 0 else told[0].first, unit, steps))
    return (found, unit) if w.part is None or unit == "day" else cal.part(found, unit, w.part)


def _years_away(told: Placed, years: int) -> Placed:
    """Return "the same period last year": the days told, in another year; the last day stays that of its month."""
    after = cal.shift(told[0].last + timedelta(1), "year", years)
    return Days(cal.shift(told[0].first, "year", years), after - timedelta(1)), told[1]


def away(w: When, placed: Placed) -> Placed:
    """Return "two weeks after 3 May", "the week of 3 May": counted from the days that the rest of the words mean."""
    if w.whole is not None:
        if w.whole == "weekend":
            return cal.weekend_of(placed[0]), "other"
        return cal.period(w.whole, placed[0].first), w.whole
    days, ahead = placed[0], w.away[0][0] > 0
    return _shifted_from(
        replace(w, amount=tuple((abs(n), unit) for n, unit in w.away)),
        days.last if ahead else days.first,
        1 if ahead else -1,
    )


def shifted(w: When, ref: date) -> Placed | None:
    """Place "three weeks ago", "a few days ago", "in two months"."""
    sign = w.direction or 0
    if w.amount[0][0] < 0:  # "a few days ago"
        unit = w.amount[0][1]
        near, far = vague_dates().pair("few", "ago")
        ends = [cal.period(unit, cal.shift(ref, unit, sign * n)) for n in (near, far)]
        return Days(min(e.first for e in ends), max(e.last for e in ends)), "other"
    placed = _shifted_from(w, ref, sign)
    if w.weekday is None:
        return placed
    # "Monday two weeks ago": the Monday of that week.
    return one_day(cal.period("week", placed[0].first).first + timedelta(w.weekday)), "day"


def _shifted_from(w: When, ref: date, sign: int) -> Placed:
    day = ref
    for number, unit in w.amount:
        whole = int(number)
        day = cal.shift(day, unit, sign * whole)
        if number != whole:
            day += timedelta(round(sign * (number - whole) * vague_dates().length(unit)))
    finest = min((unit for _, unit in w.amount), key=cal.SIZES.index)
    # "two weeks ago" is that day, "two years ago" no more than that year.
    unit = "day" if finest == "week" else finest
    return cal.period(unit, day), unit


def rolling(w: When, ref: date) -> Days:
    """Return the days of "the last two weeks", "the coming days"."""
    unit = w.unit or "day"
    n = w.count or vague_dates().pair("few", "span")[1]
    if unit in ("quarter", "half", "decade", "century"):
        own = cal.period(unit, ref)
        ends = [cal.period(unit, cal.shift(own.first, unit, k * (w.direction or 1))) for k in (1, n)]
        return Days(min(e.first for e in ends), max(e.last for e in ends))
    if (w.direction or 1) < 0:
        return Days(cal.shift(ref, unit, -n), ref - timedelta(1))
    return Days(ref + timedelta(1), cal.shift(ref, unit, n))
