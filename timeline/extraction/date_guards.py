"""Date guards: what looks like a date and is none, judged by the words beside it."""

from timeline.extraction import date_figure_guards as figures
from timeline.extraction import date_year_guards as years
from timeline.extraction.date_beside import (
    CLEAR,
    COUNTED,
    Slots,
    compares,
    has_articles,
    is_definite,
    is_signed,
    letter_after,
    month_first,
)
from timeline.extraction.date_slots import amounts
from timeline.extraction.date_tense import Tenses
from timeline.extraction.document import Document

# Years that news looks ahead.
FORESEEN = 30
# What the beginning and the end of a year are told in; those of a month in the first two.
LENGTHS = ("day", "week", "month")
# Letters before which an unsure month is one.
LEADS = frozenset("fsthlabPB&-(g")


def allowed(doc: Document, letters: str, rule: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether what a rule found may stand, given the words beside it."""
    if letters[max(0, first - 1) : first] == "_" and is_signed(doc, first):
        return False  # "$12 December", "#May"
    check = CHECKS.get(rule)
    return check is None or check(doc, letters, slots, first, last)


def is_name(doc: Document, letters: str, rule: str, slots: Slots, first: int) -> bool:
    """Say whether a date without a year is the name of something: a revolution, a bridge, "the 14 March forces"."""
    if rule not in DATED or "year" in slots or "year_direction" in slots or "direction" in slots:
        return False
    before = letters[max(0, first - 2) : first]
    return before.endswith("Z") or (before.startswith("Z") and _is_article(doc, first - 1))


def _is_article(doc: Document, place: int) -> bool:
    """Say whether a unit is the article alone, as it stands before digits."""
    return bool(doc.forms[place].text == doc.reader.language.tables.get("dates", {}).get("article"))


DATED = frozenset({"day", "month", "day-range", "hijri-day", "month-before-day"})


def _month(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    if "month" in slots:
        if not _spelled(doc, slots["month"][0]):
            return False
        if letters[first:last] == "N":
            if letters.startswith(("tM", "tN"), last) or (first and "date:reckoned" in doc.forms[first - 1].senses):
                return True
            return letters[max(0, first - 1) : first] in LEADS and letter_after(doc, letters, last) not in "@"
    return not ("year" in slots and letter_after(doc, letters, last) == "U")


def _spelled(doc: Document, place: int) -> bool:
    """Say whether a word that folding made a month is written as one."""
    if "date:spelled" not in doc.forms[place].senses:
        return True
    return doc.words(place, place + 1).endswith(doc.reader.language.words("dates", "spelled"))


def _dated(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    return "month" not in slots or _spelled(doc, slots["month"][0])


def _day_word(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    place = slots["offset"][0]
    form, before = doc.forms[place], letters[max(0, first - 1) : first]
    if "weekday" in slots:
        return True
    if _in_marks(doc, first, last):
        return False  # "told 'Today'": a paper of that name
    if form.first("date:day") == 0:
        if before == "Y" and not is_definite(doc, first - 1):
            return False
        if first > 1 and letters[first - 2] == "Y" and "date:titled" in doc.forms[first - 1].senses:
            return False
        if before == "f" and letters[first] == "D":
            return False
        if letter_after(doc, letters, last) == "o" and is_definite(doc, last):
            return False
    if "date:unsure" in form.senses:
        return bool(form.before) or bool(before and before in "fEtlama") or letters[first] in "TI"
    return True


def _in_marks(doc: Document, first: int, last: int) -> bool:
    """Say whether words stand alone between quotation marks."""
    if not 0 < first < last < len(doc.forms):
        return False
    marks = doc.forms[first - 1].text, doc.forms[last].text
    return any(marks == tuple(pair) for pair in doc.reader.language.words("marks", "quotes"))


def _unit(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    if "part" in slots and "direction" not in slots and letters[last - 1] in "KBA" and "I" not in letters[first:last]:
        if is_definite(doc, last - 1) or not has_articles(doc):
            return True
        # "end of year": a phrase that ends with "of" needs no article.
        opening = doc.forms[slots["part"][0]].text.rpartition(" ")
        of = bool(opening[0]) and "date:of" in doc.reader.lexicon[opening[2]].senses
        return of and letter_after(doc, letters, last) in CLEAR - {"m"}
    before = doc.forms[first - 1].senses if first else {}
    return "date:general" not in before or letters[first] != "A"


def _running_unit(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether "the day" is that of the text: "late in the day", "ended the day", "for the week,"."""
    if not has_articles(doc) or not is_definite(doc, last - 1):
        return False
    if letters[first] == "P":
        return letters[last - 1] == "E" and not letters.startswith(("m", "i"), last)
    if not first:
        return False
    before = doc.forms[first - 1]
    # "For the" may be one unit: its first word tells.
    led = "date:in" in doc.reader.lexicon[before.text.partition(" ")[0]].senses
    if letters[max(0, first - 2)] in "uvVEK":
        return False  # "36 hours in the week"
    return "date:spent" in before.senses or (led and letter_after(doc, letters, last) in ",.\n)")


def _compounds(doc: Document) -> bool:
    """Say whether nouns are written onto each other, so that another noun behind a day has nothing to do with it."""
    return bool(doc.reader.language.tables.get("dates", {}).get("compounds"))


def _feast(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether the day is meant: it stands alone, beside a year, "last" or "this"; no "Christmas tree"."""
    if last - first > 1 or _compounds(doc):
        return True
    return letters[max(0, first - 1) : first] == "Z" or letter_after(doc, letters, last) in CLEAR


def _season_alone(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    return _compounds(doc) or letter_after(doc, letters, last) in CLEAR - {"m"}


def _month_before_day(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    if not _dated(doc, letters, slots, first, last):
        return False
    if letters.startswith(",n", last) and doc.units.ends[last] == doc.units.starts[last + 1]:
        return False  # "August 1,500 people"
    if "weekday" in slots or "year" in slots:
        return True
    after = letter_after(doc, letters, last)
    # Where the month comes first, "the June 3 hearing" is a day as well.
    return after in CLEAR or (month_first(doc) and after not in COUNTED and after not in "ny%")


def _running(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether "the first two weeks of the month" are told: "last", no "next", and "the" month where it is alone."""
    nth = (slots.get("nth") or slots["opening"])[0]
    if letters[nth] == "L" and (doc.forms[nth].first("date:direction") or 0) > 0:
        return False
    alone = letters[last - 1] in "BA" and letters[last - 2] not in "IL"
    return not alone or not has_articles(doc) or is_definite(doc, last - 1)


def _duration(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    start, end = slots["amount"]
    return end - start > 1 or letters[start] == "j" or not is_definite(doc, start)


def _nth_unit(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    named = {"year", "year_direction", "this_year", "unit", "month", "hijri"} & set(slots)
    place = slots["quarter"][0]
    definite = is_definite(doc, place) or ("nth" in slots and is_definite(doc, slots["nth"][0]))
    if letters[place] == "4":
        # "Q3" is written together, and alone it needs a preposition: there is a car of that name.
        number = slots["nth"][0]
        numbered = doc.forms[place].first("date:numbered")
        if numbered == "week" or number < place:
            return numbered == "week" and letter_after(doc, letters, last) not in "dn"
        led = letters[max(0, first - 1) : first] in ("f", "h", "s", "t", "b", "l", "&", "m", "\n")
        return doc.units.ends[place] == doc.units.starts[number] and (bool(named) or (led and numbered == "quarter"))
    if named:
        return True
    sure = "date:unsure" not in doc.forms[place].senses and not letters.startswith(("m", "Q"), last)
    if letters[place] == "F":
        return sure and _compounds(doc)
    return letters[place] == "Q" and (sure or definite)


def _time_ago(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    if letters[max(0, first - 1) : first] == "m":  # "by", no "before"
        return False
    start, end = slots["amount"]
    if "ago" in slots and slots["ago"][0] >= end and "date:reckoned" in doc.forms[slots["ago"][0]].senses:
        return False  # "three days before", where the word for "ago" is the one for "before" and stands first
    if letters[start : start + 2] == "yA":
        return False  # "since the year 2014" is no length of time
    behind = doc.forms[last].senses.keys() if "ahead" in slots and last < len(letters) else ()
    if "date:upon" in behind or "date:reckoned" in behind:
        return False
    if end - start == 1 and letters[start] in "EKBAG":
        repeated = first > 0 and letters[first - 1] == letters[start]  # "day after day"
        return not repeated and not is_definite(doc, start)
    bare = letters[start:end] == "V"
    return not bare or doc.forms[start].first("date:units") in ("day", "week", "month")


def _time_ahead(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether "after two years" is a time to come: nobody plans for a lifetime, "after 71 years" looks back."""
    units = slice(*slots["amount"])
    lengths = amounts(doc.forms[units], letters[units])
    return not any(unit == "year" and many > FORESEEN for many, unit in lengths) and _time_ago(
        doc, letters, slots, first, last
    )


def _days_of_period(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether the last or the first days are told: "the next weeks of", "the second weeks of" are neither."""
    form, places = doc.forms[slots["part"][0]], range(first, last)
    length = next((doc.forms[i].first("date:units") for i in places if letters[i] == "V"), None)
    if length not in (
        ("day", "week") if "month" in slots or "hijri" in slots or "B" in letters[first:last] else LENGTHS
    ):
        return False  # "the highest of the last years in July"
    return form.first("date:ordinal") == 1 or (form.first("date:direction") or 0) < 0


def _span_of_units(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    if "nth" in slots and doc.forms[slots["nth"][0]].first("date:ordinal") != -1:
        return False  # "the first three days"
    return letters[slots["units"][0]] not in "EKBA" or not is_definite(doc, slots["units"][0])


def _later(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    form, (start, end) = doc.forms[slots["later"][0]], slots["amount"]
    if end - start == 1 and letters[start] in "EKBAGQ" and is_definite(doc, start):
        return False  # "the day before", "the previous year"
    if end - start == 1 and "date:following" in form.senses:
        return False  # the next week, where one word says both that and "two weeks later"
    return letters[slots["later"][0]] in "la" or form.first("date:part") == "later" or "date:preceding" in form.senses


def _time_in(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether "in two days" is a day to come: the word is one that can say so, and the clause is in the future."""
    words = doc.reader.language.words("dates", "ahead")
    if doc.forms[first].text not in words or is_definite(doc, slots["amount"][0]) or compares(doc, letters, first):
        return False
    return Tenses(doc).lean(first, last) > 0


def _next_to_told(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether "next day" is meant: "past day" and "last day" say nothing of the kind."""
    then = doc.forms[slots["then"][0]]
    if letters[first] == "8":
        return not has_articles(doc) or is_definite(doc, first)  # "la veille", never "il veille"
    told = not then.senses.keys().isdisjoint(("date:following", "date:preceding"))
    return told or (then.first("date:direction") or 0) > 0


CHECKS = {
    **figures.CHECKS,
    "later-than-told": _later,
    "next-to-told": _next_to_told,
    "time-in": _time_in,
    "month": _month,
    "hijri-month": years.two_digits,
    "short-numeric-date": years.two_digits,
    "day": _dated,
    "day-range": _dated,
    "month-before-day": _month_before_day,
    "day-word": _day_word,
    "unit": _unit,
    "bare-year": years.bare_year,
    "year-alone": years.year_alone,
    "year-in-case": years.year_in_case,
    "running-unit": _running_unit,
    "feast": _feast,
    "season-alone": _season_alone,
    "year": years.year,
    "short-year": years.short_year,
    "year-range": years.year_range,
    "decade": years.decade,
    "century": years.century,
    "span-of-units": _span_of_units,
    "first-of-period": _running,
    "nth-of-period": _running,
    "spelled-year": years.spelled_year,
    "duration": _duration,
    "nth-unit": _nth_unit,
    "time-ago": _time_ago,
    "time-ahead": _time_ahead,
    "days-of-period": _days_of_period,
}
