"""Date slots: from the words that fill the slots of a date rule to what they say."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from timeline.extraction.calendars import HIJRI, MONTHS, SOLAR
from timeline.extraction.date_letters import CLOCK, number
from timeline.extraction.date_when import When
from timeline.extraction.lexicon import Form

# Which senses of the word in a slot of a rule fill the field of that name: the first one that the word has.
SENSES = {
    "weekday": ("date:weekday",),
    "to_weekday": ("date:weekday",),
    "offset": ("date:day",),
    "direction": ("date:direction",),
    "year_direction": ("date:direction", "date:year"),
    "part": ("date:part",),
    "season": ("date:season",),
    "feast": ("date:feast",),
    "decade": ("date:decade",),
}
NUMBERS = frozenset({"day", "to_day", "year", "to_year", "many"})
# Years of other calendars without their era, where nothing else tells: news writes no year of the Middle Ages.
OTHER_YEARS = {HIJRI: range(1400, 1451), SOLAR: range(1300, 1421)}
COUNTED = re.compile("[dny1c]+|q")
Slots = Mapping[str, tuple[int, int]]


def read(slots: Slots, forms: Sequence[Form], letters: str, order: str = "dmy", calendar: str = HIJRI) -> When | None:
    """Return what the words in the slots of a rule say, or None where they contradict each other.

    Parameters
    ----------
    slots : mapping
        Slot -> (first, last) unit, last exclusive.
    forms : sequence of Form
        The units of the article.
    letters : str
        The article in date letters.
    order : str
        "dmy" or "mdy": how dates in figures are written.
    calendar : str
        The calendar of years that are not of our own, where nothing else tells: "hijri" or "solar".
    """
    say: dict[str, Any] = {}
    for slot, (first, last) in slots.items():
        if slot in NUMBERS:
            value = number(forms[first:last])
            if value is None or value < 1 or forms[first].first("date:ordinal") == -1:
                return None
            say[slot] = value
        elif slot in SENSES:
            values = (forms[first].first(kind) for kind in SENSES[slot])
            say[slot] = next((value for value in values if value is not None), None)
    if "part" in slots and say["part"] is None:
        # "the last days of July" are the end of it, "the first weeks of 2016" its beginning.
        say["part"] = "late" if letters[slots["part"][0]] == "L" else "early"
    if "direction" in slots and say["direction"] is None:
        say["direction"] = 1 if "date:following" in forms[slots["direction"][0]].senses else -1
    _read_month(slots, forms, say)
    if not _read_numeric(slots, forms, say, order, calendar):
        return None
    _read_units(slots, forms, letters, say)
    _read_told(slots, forms, letters, say)
    if "amount" in slots:
        amount = amounts(forms[slice(*slots["amount"])], letters[slice(*slots["amount"])])
        if any(unit in CLOCK for _, unit in amount):
            return None
        say["amount"] = amount
    if "ago" in slots or "ahead" in slots:
        # "two Sundays ago": the second one back.
        times = number(forms[slice(*slots["count"])]) if "count" in slots else None
        say["direction"] = (times or 1) * (-1 if "ago" in slots else 1)
    if "weeks" in slots:
        say["away"] = (((number(forms[slice(*slots["weeks"])]) or 0) // 7, "week"),)
    if "now" in slots:
        say["offset"] = 0
    if "year_ago" in slots:
        say["year_direction"] = -1
    if "this_year" in slots:
        say["year_direction"] = 0
    if "week" in slots:
        say["unit"] = "week"
    if "this" in slots:
        say["direction"] = 0
    return When(**say)


def _read_month(slots: Slots, forms: Sequence[Form], say: dict[str, Any]) -> None:
    if "hijri" in slots:
        form = forms[slots["hijri"][0]]
        say["calendar"] = HIJRI if "date:hijri" in form.senses else SOLAR
        say["month"] = form.first(f"date:{say['calendar']}")
    elif "month" in slots:
        form = forms[slots["month"][0]]
        say["month"] = form.number if form.number is not None else form.first("date:month")
    elif "month_number" in slots:
        say["month"] = number(forms[slice(*slots["month_number"])])
    if "again" in slots:
        second = next(f for f in forms[slice(*slots["again"])] if "date:month" in f.senses).first("date:month")
        if second != say["month"]:
            say["to_month"] = second


def _read_numeric(slots: Slots, forms: Sequence[Form], say: dict[str, Any], order: str, calendar: str) -> bool:
    """Put day, month, year and calendar of a date in digits right; False where they cannot be."""
    if "reign" in slots:
        # "The 105th year of the Republic", "the first year of Reiwa".
        say["year"] = say.get("year", 1) + forms[slots["reign"][0]].first("date:reign")
    year = say.get("year")
    if year is not None and year < 100 and SOLAR in (calendar, say.get("calendar")):
        say["year"] = year = year + (1400 if year < 50 else 1300)
    elif "mark" in slots and year is not None and year < 100:
        if not _short_year(slots, forms):
            return False
        say["year"] = year = year + (2000 if year < 50 else 1900)
    if year is not None and "calendar" not in say:
        if "short" in slots:
            if len(forms[slots["year"][0]].text) != 2:
                return False
            say["year"] = year = year + (2000 if year < 50 else 1900)
        if year < 1000:
            return False
        named = "month" in slots and forms[slots["month"][0]].number is None
        guess = calendar if year in OTHER_YEARS[calendar] and not named else ""
        say["calendar"] = forms[slots["era"][0]].first("date:era") if "era" in slots else guess
    if "mark" in slots or "month_number" in slots:
        month, day = say.get("month") or 0, say.get("day")
        if order == "mdy" and day is not None and _turned(slots, forms):
            say["month"], say["day"] = month, day = day, month
        stops = year is None and forms[slots.get("mark", (0, 0))[0]].text == "."
        if month > 12 and day is not None and day <= 12 and not stops:
            say["month"], say["day"] = day, month
        elif not 1 <= month <= 12:
            return False
    return say.get("day") is None or 1 <= say["day"] <= 31


def _short_year(slots: Slots, forms: Sequence[Form]) -> bool:
    """Say whether two digits may be a year: behind a stroke, or behind a stop where the month has two as well."""
    first, last = slots["year"]
    mark, month = forms[slots["mark"][0]].text, forms[slots["month"][0]].text
    return last - first == 1 and (mark == "/" or (mark == "." and len(month) == len(forms[first].text) == 2))


def _turned(slots: Slots, forms: Sequence[Form]) -> bool:
    """Say whether a date in figures may have its month first: not after a year, and not between stops (27.8.2016)."""
    return "mark" in slots and slots["day"][0] < slots["month"][0] and forms[slots["mark"][0]].text != "."


def _read_units(slots: Slots, forms: Sequence[Form], letters: str, say: dict[str, Any]) -> None:
    if "unit" in slots:
        say["unit"] = unit_of(forms[slots["unit"][0]])
        if say["unit"] != "weekend":
            say.setdefault("direction", 0)
        if "direction" in slots and "date:few" in forms[slots["direction"][0]].senses:
            say["count"] = 0  # "the last months", in a language whose "month" and "months" are one word
        if say["unit"] == "year" and (say.get("month") or "nth" in slots or "quarter" in slots):
            say["year_direction"], say["direction"], say["unit"] = say["direction"], None, None
    if "whole" in slots:
        say["whole"] = unit_of(forms[slots["whole"][0]])
    if "nth" in slots:
        first, last = slots["nth"]
        say["nth"] = -1 if letters[first] == "L" else number(forms[first:last])
        if "from_end" in slots:  # "the second last week of May"
            say["nth"] *= forms[slots["from_end"][0]].first("date:direction")
        if "units" not in slots:
            place = slots.get("nth_unit") or slots["quarter"]
            say["nth_unit"] = unit_of(forms[place[0]])
            if letters[place[0]] == "W":
                say["weekday"] = forms[place[0]].first("date:weekday")
                # "the second Monday of July" is one of its Mondays; "Monday the second of July" may be its second day.
                say["nth_unit"] = "weekday" if slots["nth"][0] < place[0] else "day"
            known = {"year", "month", "unit", "year_direction"} & {k for k, v in say.items() if v is not None}
            if not known and say["nth_unit"] != "quarter":
                say["year_direction"] = 0
    if "units" in slots:
        first = slots["units"][0]
        say["unit"] = unit_of(forms[first])
        few = "count" in slots and letters[slots["count"][0]] == "q"
        counted = number(forms[slice(*slots["count"])]) if "count" in slots and not few else None
        say["count"] = 2 if letters[first] == "j" else counted or 0
        if "nth" in slots:
            say["direction"], say["nth"] = -1, None
        if "opening" in slots:
            say["nth"] = -1 if forms[slots["opening"][0]].first("date:ordinal") == -1 else 1
            say["nth_unit"], say["many"], say["unit"] = say["unit"], say.pop("count"), None
            if not {"year", "month", "year_direction"} & say.keys():
                say["year_direction"] = 0
    if "tens" in slots:
        tens = forms[slots["tens"][0]].number or 0
        # "the 70s" are those of the last hundred years.
        say["decade"], say["century"] = tens % 100, tens // 100 + 1 if tens >= 100 else None
    if "nth_century" in slots:
        say["century"] = number(forms[slice(*slots["nth_century"])])
    elif "century" in slots:
        first = slots["century"][0]
        if "century_direction" in slots:
            say["century"] = 21 + (forms[slots["century_direction"][0]].first("date:direction") or 0)
        else:
            say["century"] = number(forms[first + 1 : first + 4]) or 21


def _read_told(slots: Slots, forms: Sequence[Form], letters: str, say: dict[str, Any]) -> None:
    if "same_year" in slots:
        say["told"], say["unit"] = "same", "year"
    if "same_unit" in slots:
        form = forms[slots["same_unit"][0]]
        say["unit"] = unit_of(form)
        say["told"] = "same"
        if "then" in slots:
            then = forms[slots["then"][0]]
            ahead = "date:following" in then.senses or (then.first("date:direction") or 0) > 0
            say["told"] = "following" if ahead else "preceding"
    if "count" in slots and "direction" in slots and letters[slots["direction"][0]] == "p":
        # "the previous two weeks" are those before the day told.
        say["told"] = "following" if say["direction"] > 0 else "preceding"
    if "current" in slots:
        say["told"] = "current"
    if "later" in slots:
        later = slots["later"][0]
        ahead = letters[later] == "l" or forms[later].first("date:part") == "later"
        say["told"] = "after" if ahead else "before"


def unit_of(form: Form) -> str:
    """Return the unit of time that a form names; "today" and weekdays name a day."""
    for kind in ("date:unit", "date:units", "date:dual", "date:numbered"):
        if kind in form.senses:
            return str(form.senses[kind][0])
    return "day"


def amounts(forms: Sequence[Form], letters: str) -> tuple[tuple[float, str], ...]:
    """Return (number, unit) of every part of a length of time; -1 stands for "a few".

    Examples
    --------
    >>> amounts([Form("2", {}, number=2), Form("weeks", {"date:units": ("week",)})], "dV")
    ((2, 'week'),)
    """
    found: list[tuple[float, str]] = []
    i = 0
    while i < len(letters):
        counted = COUNTED.match(letters, i)
        if letters[i] == "F" and found:
            found[-1] = (found[-1][0] + 0.5, found[-1][1])
            i += 2
        elif counted:
            many = -1.0 if letters[i] == "q" else float(number(forms[i : counted.end()]) or 0)
            i = counted.end()
            if i < len(letters):
                found.append((many, unit_of(forms[i])))
            i += 1
        elif letters[i] == "F":
            found.append((float(MONTHS["half"]), "month"))
            i += 1
        elif letters[i] in "EKBAGuVvj":
            found.append(({"j": 2.0, "V": -1.0, "v": -1.0}.get(letters[i], 1.0), unit_of(forms[i])))
            i += 1
        else:
            i += 1
    return tuple(found)
