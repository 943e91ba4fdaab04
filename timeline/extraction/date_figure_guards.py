"""Date guards of days and months in figures: which numbers are days, judged by the words beside them."""

from timeline.extraction.date_beside import CLEAR, COUNTED, YEARS, Slots, is_definite, letter_after, month_first
from timeline.extraction.date_letters import number
from timeline.extraction.date_slots import amounts
from timeline.extraction.document import Document

MONTHS, ROUND_THE_CLOCK, EIGHT_OR_FIFTEEN = 12, {24, 7}, (8, 15)
# Marks and figures that make figures behind them a piece of a longer chain.
MARKED = tuple("dyn-/.:%")


def numeric_date(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether figures are a date: with one mark between them all, and no piece of a longer chain of figures."""
    mark = letters[slots["mark"][0]]
    if letters[max(0, first - 2) : first] == "_/" and doc.units.ends[first - 2] == doc.units.starts[first] - 1:
        return False  # part of an address: "example.org/news/2016/8/27/"
    chained = letters[max(0, first - 1) : first] == "-" == mark and letters[first - 2] in "dn"
    return mark == letters[slots["month"][1]] and not chained


def numeric_day(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether "4/7" is a day: no fraction and no score, where nothing but an article leads it."""
    if letters[first] != "d":
        slashed = letters[slots["mark"][0]] == "/"
        return stands_alone(doc, letters, slots, first, last) or ("weekday" in slots and slashed)
    after = letter_after(doc, letters, last)
    if last - first == len(letters):
        figures = {doc.forms[slots[slot][0]].number or 0 for slot in ("day", "month")}
        return max(figures) > MONTHS and figures != ROUND_THE_CLOCK  # Nothing else is written: "29/2", "2-15".
    if letters[slots["mark"][0]] != "/" or after not in CLEAR or after == "m":
        return False
    figure = doc.forms[first]
    # "On 22/4", "on 04/22": no fraction looks so.
    whole = letters[max(0, first - 1) : first] == "f" and ((figure.number or 0) > 12 or figure.text.startswith("0"))
    if whole or is_definite(doc, first) or _led_to_a_day(doc, first):
        return True
    # Where the month comes first, "11/20" can be nothing else; "24/7" is no day of July.
    day, month = ((doc.forms[slots[slot][0]].number or 0) for slot in ("month", "day"))
    before = letters[first - 1] if first else "\n"
    return month_first(doc) and month <= 12 < day and (before in CLEAR or not doc.forms[first - 1].senses)


def _led_to_a_day(doc: Document, first: int) -> bool:
    """Say whether a preposition stands before a number that only a day can follow so: "on" the 4th, "until" 4/7."""
    return first > 0 and "date:on" in doc.forms[first - 1].senses


def day_in_order(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether "the 15th" is a day: "on", "by" or "the week of" leads to it, and nothing is counted by it."""
    if not is_definite(doc, first) or letter_after(doc, letters, last) not in CLEAR - {"m", "f"}:
        return False
    by = letters[last - 1] == "#" and "date:deadline" in doc.forms[first - 1].senses
    return by or _led_to_a_day(doc, first) or letters[max(0, first - 2) : first] == "Km"


def in_stops(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether figures between stops are days: a preposition or a weekday leads to them, or they stand alone."""
    if "." not in doc.reader.language.words("dates", "suffix") or letter_after(doc, letters, last) in COUNTED:
        return False
    if "year" in slots or "weekday" in slots or letters[first] in "mb" or is_definite(doc, slots["day"][0]):
        return True
    before = letters[first - 1] if first else "\n"
    alone = before == letter_after(doc, letters, last) == "\n"
    return alone or before in "fmtb" or (letters[last - 1] == "." and before in CLEAR)


def numeric_month(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether "3/2015" is a month: it stands alone, and "2015-16" are two years."""
    year, month = (doc.forms[slots[slot][0]].number or 0 for slot in ("year", "month"))
    led = first == 0 or letters[first - 1] in "\nfsthlabmPE(" or year in YEARS
    if letters[max(0, first - 1) : first] in ("-", "/", ".") or (
        month == (year + 1) % 100 and first == slots["year"][0]
    ):
        return False
    ends = letters[last : last + 2] in (".", ".\n") or _among_small_letters(doc, first, last)
    return led and (ends or letter_after(doc, letters, last) in CLEAR - {"-", "/", "."})


def _among_small_letters(doc: Document, first: int, last: int) -> bool:
    """Say whether figures stand between words that are no nouns, where a language writes nouns with a capital."""
    if not doc.reader.language.has("dates", "bare_years") or not 0 < first < last < len(doc.forms):
        return False
    return doc.words(first - 1, first)[:1].islower() and doc.words(last, last + 1)[:1].islower()


def ordinal_month(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether two ordinals are a day and a month: "am siebten vierten", where a stop makes ordinals of figures."""
    after = letter_after(doc, letters, last)
    if "." not in doc.reader.language.words("dates", "suffix") or after in COUNTED:
        return False
    led = "weekday" in slots or is_definite(doc, slots["day"][0])
    return led and (after in CLEAR or "year" in slots or doc.words(last, last + 1)[:1].islower())


def weeks_away(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether a weekday is one of a week so many weeks away: "Monday two weeks ago", no "Monday for two weeks"."""
    units = slice(*slots["amount"])
    lead = doc.forms[slots["ahead"][0]].text if "ahead" in slots else ""
    if "f" in letters[first : units.start] and lead not in doc.reader.language.words("dates", "ahead"):
        return False
    return {unit for _, unit in amounts(doc.forms[units], letters[units])} == {"week"}


def stands_alone(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether nothing that a number could count follows it."""
    if letters[last - 1] == ".":  # "am 15. trafen sie ein", never "am 15. Spieltag"
        counts = "." in doc.reader.language.words("dates", "suffix")
        return counts and (letter_after(doc, letters, last) == "\n" or doc.words(last, last + 1)[:1].islower())
    return letter_after(doc, letters, last) in CLEAR


def weeks_on(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether eight or fifteen days on are meant, where a language counts so ("lundi en huit")."""
    led = doc.forms[last - 2].text in doc.reader.language.words("dates", "weeks_on")
    return (
        led
        and letter_after(doc, letters, last) in CLEAR
        and number(doc.forms[slice(*slots["weeks"])]) in EIGHT_OR_FIFTEEN
    )


def figures_apart(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether figures with blanks between them are a date: with a year in full, with an article, or alone."""
    month = doc.forms[slots["month"][0]].number or 0
    if month_first(doc) or month > MONTHS or letters[max(0, first - 1) : first] in MARKED:
        return False
    alone = first == 0 and letter_after(doc, letters, last) == "\n"
    if "year" in slots and "short" not in slots:
        return doc.forms[slots["year"][0]].number in YEARS and letter_after(doc, letters, last) not in COUNTED
    return alone or (is_definite(doc, first) and letter_after(doc, letters, last) in CLEAR)


CHECKS = {
    "weekday-weeks-on": weeks_on,
    "figures-apart": figures_apart,
    "weekday-with-number": stands_alone,
    "weekday-weeks-away": weeks_away,
    "ordinal-month": ordinal_month,
    "day-number": stands_alone,
    "numeric-month": numeric_month,
    "numeric-date": numeric_date,
    "numeric-day": numeric_day,
    "day-in-order": day_in_order,
    "day-in-stops": in_stops,
    "days-in-stops": in_stops,
}
