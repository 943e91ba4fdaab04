"""Date values: from what a date expression says, and a day to count from, to an interval of days.

`days_of` places in time what `When` says. Vague words follow ``vague-dates.toml``.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from timeline.extraction import calendars as cal
from timeline.extraction.date_steps import away, from_told, rolling, shifted
from timeline.extraction.date_when import Placed, When
from timeline.knowledge import Days, one_day
from timeline.knowledge.feasts import feasts
from timeline.knowledge.vague import vague_dates

# A date this near, in days, keeps its year though its weekday differs: then the weekday is the slip.
SLIP = 45
# Months around the article in which "Friday the 15th" may be: a day of any month is every weekday in turn.
WEEKDAY_WITHIN = 8
# Parts of a week, month or year that begin or end at the reference: "the rest of the month", "earlier this year".
UNFINISHED = frozenset({"rest", "later", "earlier"})


def days_of(when: When, reference: date, lean: int, told: Placed | None) -> Placed | None:
    """Return the days that a date expression means and their grain, or None where it cannot be placed.

    Parameters
    ----------
    when : When
        What the words say.
    reference : date
        The day to count from.
    lean : int
        Where an open date falls: -1 before the reference, 1 after it, 0 the nearest.
    told : (Days, str) or None
        The date told last, for "the same day".

    Examples
    --------
    >>> days_of(When(month=7, part="mid", direction=-1), date(2016, 8, 27), -1, None)
    (Days(first=datetime.date(2016, 7, 11), last=datetime.date(2016, 7, 20)), 'part-of-month')
    """
    try:
        placed = _placed(when, reference, lean, told)
        return away(when, placed) if placed is not None and (when.away or when.whole) else placed
    except (ValueError, OverflowError):
        # The 31st of June, Hijri years beyond the Umm al-Qura tables, the year 0: nothing that can be placed.
        return None


def _placed(w: When, ref: date, lean: int, told: Placed | None) -> Placed | None:
    if w.told:
        return from_told(w, ref, told)
    if w.amount:
        return shifted(w, ref)
    if w.count is not None:
        return rolling(w, ref), "other"
    if w.yearly:
        return _calendar(w, ref, lean)
    if w.decade is not None or w.century is not None:
        return _narrowed(w, cal.decade(w.decade, w.century, ref), "decade" if w.decade is not None else "century")
    if w.day is not None:
        return _day_of_month(w, ref, lean)
    if w.unit is not None and (w.weekday is None or w.nth is not None):
        return _unit(w, ref, lean)
    if w.weekday is not None and w.offset is None:
        return _weekday(w, ref, lean)
    if w.offset is not None:
        day = ref + timedelta(w.offset)
        return one_day(day if w.weekday is None else cal.nearest_weekday(day, w.weekday)), "day"
    return None


def _calendar(w: When, ref: date, lean: int) -> Placed | None:
    if w.year is not None:
        return next(_in_years(w, [w.year]), None)
    here = cal.year_of(w.calendar, ref)
    if w.year_direction is not None:
        return next(_in_years(w, [here + w.year_direction]), None)
    found = list(_in_years(w, range(here - 2, here + 3)))
    chosen = _chosen(found, ref, w.direction, lean)
    if chosen is None:
        # 29 February: years without it lie between.
        chosen = _chosen(list(_in_years(w, range(here - 8, here + 9))), ref, w.direction, lean)
    if w.weekday is None or w.day is None or w.direction is not None:
        return chosen
    if chosen is not None and abs((chosen[0].first - ref).days) <= SLIP:
        return chosen
    # "Thursday, 15 September" is so only in some years, whatever the tense.
    near = [p for p in found if abs((p[0].first - ref).days) <= 366 and p[0].first.weekday() == w.weekday]
    return _chosen(near, ref, None, 0) or chosen


def _in_years(w: When, years: "range | list[int]") -> Iterator[Placed]:
    for year in years:
        try:
            placed = _in_year(w, year)
        except ValueError:
            if isinstance(years, list):
                raise
            continue  # 29 February, the 31st of June
        if placed is not None:
            yield placed


def _in_year(w: When, year: int) -> Placed | None:
    if w.calendar and year >= 1600:
        # "Ramadan 2019": the one that begins in that year.
        near = cal.year_of(w.calendar, date(year, 1, 1))
        found = [p for h in (near, near + 1) if (p := _in_year(w, h)) is not None and p[0].first.year == year]
        return found[0] if found else None
    if w.calendar:
        days, grain = cal.days_in(w.calendar, year, w.month, w.day, w.to_day)
        if w.to_year is not None:
            days, grain = Days(days.first, cal.days_in(w.calendar, w.to_year)[0].last), "other"
        return _narrowed(w, days, grain)
    if w.feast is not None:
        feast = cal.feast(feasts()[w.feast], year)
        return None if feast is None else (feast, "day" if feast.width == 1 else "other")
    if w.season is not None:
        opens, _ = vague_dates().pair("season", w.season)
        days = Days(date(year, opens, 1), cal.month(year + (opens > 10), (opens + 1) % 12 + 1).last)
        return _narrowed(w, days, "season")
    if w.month is None:
        end = cal.year(w.to_year if w.to_year is not None else year).last
        return _narrowed(w, Days(cal.year(year).first, end), "year" if w.to_year is None else "other")
    if w.day is not None:
        first = date(year, w.month, w.day)
        if w.to_day is None:
            return one_day(first), "day"
        last = date(year, w.month, w.to_day)
        # "from 30 to 5 August" began in July.
        return Days(first if first <= last else cal.shift(first, "month", -1), last), "other"
    last = cal.month(year + ((w.to_month or w.month) < w.month), w.to_month or w.month).last
    return _narrowed(w, Days(date(year, w.month, 1), last), "month" if w.to_month is None else "other")


def _narrowed(w: When, days: Days, grain: str) -> Placed | None:
    """Apply "first week of", "second half of", "end of" to a period."""
    if w.nth is not None and w.nth_unit is not None and w.many is not None:
        days, grain = cal.run(days, grain, w.nth * w.many, w.nth_unit), "other"
    elif w.nth is not None and w.nth_unit is not None:
        found = cal.nth(days, grain, w.nth, w.nth_unit, w.weekday)
        if found is None:
            return None
        half_month = w.nth_unit == "half" and grain == "month"
        days, grain = found, "part-of-month" if half_month else "day" if w.weekday is not None else w.nth_unit
    if w.part is not None and w.part not in UNFINISHED and grain != "day":
        return cal.part(days, grain, w.part)
    return days, "other" if grain == "century" else grain


def _chosen(found: list[Placed], ref: date, direction: int | None, lean: int) -> Placed | None:
    """Return the one of several years that "last", "next" or the tense picks."""
    before, after = [p for p in found if p[0].last < ref], [p for p in found if p[0].first > ref]
    if direction is not None and direction < 0:
        return before[direction] if len(before) >= -direction else None
    if direction is not None and direction > 0:
        return after[direction - 1] if len(after) >= direction else None
    if lean < 0 and direction is None:
        return next((p for p in reversed(found) if p[0].first <= ref), None)
    if lean > 0 and direction is None:
        return next((p for p in found if p[0].last >= ref), None)
    return min(found, key=lambda p: max((p[0].first - ref).days, (ref - p[0].last).days), default=None)


def _day_of_month(w: When, ref: date, lean: int) -> Placed | None:
    """Place "the third of this month" or "Friday the 15th"."""
    if w.unit == "month":
        own = cal.period("month", cal.shift(ref, "month", w.direction or 0))
        return next(_in_years(_with_month(w, own.first.month), [own.first.year]), None)
    found = []
    for k in range(-WEEKDAY_WITHIN, WEEKDAY_WITHIN + 1):
        start = cal.shift(ref.replace(day=1), "month", k)
        found += list(_in_years(_with_month(w, start.month), range(start.year, start.year + 1)))
    if w.weekday is not None:
        found = [p for p in found if p[0].first.weekday() == w.weekday]
        found = [p for p in found if abs((p[0].first - ref).days) < 21] or found
    return _chosen(found, ref, None, lean) or _chosen(found, ref, None, 0)


def _with_month(w: When, month: int) -> When:
    return When(month=month, day=w.day, to_day=w.to_day)


def _unit(w: When, ref: date, lean: int) -> Placed | None:
    unit = w.unit or "day"
    steps = w.direction
    if unit == "weekend":
        over = lean < 0 and steps is None and cal.weekend(ref).first > ref
        return cal.weekend(cal.shift(ref, "week", -1 if over else steps or 0)), "other"
    own = cal.period(unit, cal.shift(cal.period(unit, ref).first, unit, steps or 0))
    if w.part == "earlier":
        last = min(own.last, ref - timedelta(1))
        return (Days(own.first, last), "other") if own.first <= last else None
    if w.part in UNFINISHED:
        first = max(own.first, ref + timedelta(w.part == "later"))
        return (Days(first, own.last), "other") if first <= own.last else None
    return _narrowed(w, own, unit)


def _weekday(w: When, ref: date, lean: int) -> Placed | None:
    assert w.weekday is not None
    if w.unit == "week":
        start = cal.period("week", cal.shift(ref, "week", w.direction or 0)).first
        return one_day(start + timedelta(w.weekday)), "day"
    back = (ref.weekday() - w.weekday) % 7
    if w.direction is not None and w.direction != 0:
        steps = -(back or 7) + 7 * (w.direction + 1) if w.direction < 0 else (-back % 7 or 7) + 7 * (w.direction - 1)
    elif w.direction == 0:
        steps = w.weekday - ref.weekday()
    elif lean > 0:
        # "will meet on Monday" in the news of a Monday is the same day.
        steps = -back % 7
    elif lean < 0:
        steps = -back
    else:
        steps = -back if back <= 3 else -back % 7
    day = ref + timedelta(steps)
    if w.to_weekday is not None:
        return Days(day, day + timedelta((w.to_weekday - w.weekday) % 7)), "other"
    return one_day(day), "day"
