"""Date guards of years, decades and centuries: which numbers are years, judged by the words beside them."""

from timeline.extraction.calendars import SOLAR
from timeline.extraction.date_beside import CLEAR, COUNTED, YEARS, Slots, has_articles, is_definite, letter_after
from timeline.extraction.date_letters import number
from timeline.extraction.date_slots import OTHER_YEARS
from timeline.extraction.document import Document

SPELLED = range(1100, 2100)
TENS = range(20, 100, 10)


def bare_year(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether a number is a year: "in 2016", "the 2016 accord", "by 2016,", "2014 and 2016", "(2016)"."""
    after = letter_after(doc, letters, last)
    if not _can_be_year(doc, slots["year"][0]) or after in COUNTED:
        return False
    before = letters[first - 1] if first else "\n"
    beside = doc.forms[first - 1].senses if first else {}
    if before in "fs" or is_definite(doc, first) or "groups:articles" in beside:
        return True
    if before == "m" and (doc.forms[first].number or 0) % 50:
        return True  # "the law of 1998 on faith"; a round number may count what follows
    if after not in CLEAR:
        return False
    listed = before in "&," and first > 1 and letters[first - 2] == "y"
    bracketed = before == "(" and after == ")"
    return before in "thlabm" or listed or bracketed or not beside.keys().isdisjoint(("date:yearly", "date:on"))


def year_alone(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether a number is a year where a language needs no preposition: between no nouns ("wurde 2015 gewählt")."""
    number = doc.forms[first].number or 0
    if not doc.reader.language.tables.get("dates", {}).get("bare_years") or number not in YEARS or number % 100 == 0:
        return False
    lone = {"\n", ",", ".", "(", ")", ":"}
    before, after = letters[first - 1] if first else "\n", letter_after(doc, letters, last)
    if before not in lone and (before in COUNTED or not doc.words(first - 1, first).split()[-1][0].islower()):
        return False
    return after in lone or (after not in COUNTED and doc.words(last, last + 1)[0].islower())


def year_in_case(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether a number with the ending of a case is a year: "in 2016", "2016's"."""
    return doc.forms[first].number in YEARS


def year(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether a year is told by a word, an era or a part of it beside it."""
    told = "era" in slots or "part" in slots or letters[last - 1] in "1cynzA="
    return told and two_digits(doc, letters, slots, first, last)


def two_digits(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether two digits that stand for a year are one: those of the Solar Hijri calendar are written so."""
    if "year" not in slots or letters[slots["year"][0]] != "n":
        return True
    return _calendar(doc) == SOLAR and letter_after(doc, letters, last) not in COUNTED


def _calendar(doc: Document) -> str:
    return str(doc.reader.language.table("dates").get("calendar", ""))


def _can_be_year(doc: Document, place: int) -> bool:
    """Say whether a number alone can be a year of our own calendar, or of the one that the language names."""
    number = doc.forms[place].number
    return number in YEARS or number in OTHER_YEARS.get(_calendar(doc), ())


def short_year(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether two digits alone are a year: only where they open with a nought ("08")."""
    return doc.forms[first].text.startswith("0")


def spelled_year(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether number words are a year: "nineteen eighty six", never "two hundred people"."""
    said = number(doc.forms[slice(*slots["year"])])
    return said in SPELLED and letter_after(doc, letters, last) not in COUNTED


def year_range(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether two numbers are the ends of a range of years: led by a word, written together, or before an era."""
    numbers = [doc.forms[slots[s][0]].number or 0 for s in ("year", "to_year")]
    if numbers[0] >= numbers[1] or numbers[1] - numbers[0] > 200:
        return False
    if "era" in slots and numbers[0] in range(1300, 1500):
        return True
    guard, mark = letters[slice(*slots["guard"])], letters[slots["year"][1] : slots["to_year"][0]]
    if "&" in mark and "b" not in guard:
        return False  # "in 2007 and 2009" are two years
    led = bool(guard) or doc.reader.language.tables.get("dates", {}).get("bare_years")
    alone = mark == "t" and letter_after(doc, letters, last) in CLEAR - {"-", "/"}
    guarded = led or alone or _written_together(doc, letters, slots["year"][0], last)
    return bool(guarded) and all(_can_be_year(doc, slots[s][0]) for s in ("year", "to_year"))


def _written_together(doc: Document, letters: str, first: int, last: int) -> bool:
    """Say whether "the programme 2024-2026" stands without blanks, no piece of a longer chain of figures."""
    units, after = doc.units, letters[last : last + 1]
    together = all(units.ends[place] == units.starts[place + 1] for place in (first, first + 1))
    if letters[first + 1] != "-" or not together:
        return False
    return (
        letters[max(0, first - 1) : first] not in ("-", "/", ".") and after not in COUNTED and after not in ("-", "/")
    )


def decade(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether "the 1990s", "the 70s", "the eighties" are years and no age."""
    if "tens" in slots:
        place = slots["tens"][0]
        tens = doc.forms[place].number or 1
        if letters[place] == "y" or letters[last - 1] in "AVC" or (letters[place] == "n" and not has_articles(doc)):
            of_years = letters[max(0, place - 1)] != "V" or doc.forms[place - 1].first("date:units") == "year"
            return tens % 10 == 0 and of_years
        # "the 70s and 80s", never "in her 70s"
        listed = letters[max(0, place - 2) : place] in ("+&", "+,")
        return tens in TENS and (listed or is_definite(doc, place))
    return not letters.startswith(("@", "m@"), last)


def century(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether an ordinal makes a century a date: with the article, where the language has one."""
    counted = letters[last - 1] == "C"
    return not has_articles(doc) or counted or any(is_definite(doc, place) for place in range(first, last))
