"""Date guards: what looks like a date and is none, judged by the words beside it."""

from collections.abc import Mapping

from timeline.extraction.date_tense import LEANS, Tenses
from timeline.extraction.document import Document

YEARS = range(1900, 2100)
COUNTED = frozenset("UEKBAGCuVvj1c")
# Letters after which a number stands alone: marks, prepositions, "and".
CLEAR = frozenset("\n,.:()-/fmtbaslh&gLzxTPIr")
# Letters before which an unsure month is one.
LEADS = frozenset("fsthlabPB&-(g")
Slots = Mapping[str, tuple[int, int]]


def allowed(doc: Document, letters: str, rule: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether what a rule found may stand, given the words beside it."""
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


def _after(letters: str, last: int) -> str:
    return letters[last] if last < len(letters) else "\n"


def _definite(doc: Document, place: int) -> bool:
    article = doc.reader.language.tables.get("dates", {}).get("article", "")
    form = doc.forms[place]
    if not article:
        return False
    if "apart" in doc.reader.language.table("clitics"):
        # The article is a word of its own, or the last one of a phrase ("end of the"), or a preposition holds it.
        before = doc.forms[place - 1].text
        holders = (article, *map(doc.reader.lexicon.fold, doc.reader.language.words("clitics", "fused")))
        return article in form.before or before in holders or before.rpartition(" ")[2] in holders
    return article in form.before or form.text.startswith(article)


def _articles(doc: Document) -> bool:
    return bool(doc.reader.language.tables.get("dates", {}).get("article", ""))


def _month(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    if "month" in slots:
        if not _spelled(doc, slots["month"][0]):
            return False
        if letters[first:last] == "N":
            return letters[max(0, first - 1) : first] in LEADS and _after(letters, last) not in "@"
    return not ("year" in slots and _after(letters, last) == "U")


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
    if form.first("date:day") == 0:
        if before == "Y" and not _definite(doc, first - 1):
            return False
        if first > 1 and letters[first - 2] == "Y" and "date:titled" in doc.forms[first - 1].senses:
            return False
        if before == "f" and letters[first] == "D":
            return False
        if _after(letters, last) == "o" and _definite(doc, last):
            return False
    if "date:unsure" in form.senses:
        return bool(form.before) or bool(before and before in "fEtlama") or letters[first] in "TI"
    return True


def _unit(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    if "part" in slots and "direction" not in slots and letters[last - 1] in "KBA" and "I" not in letters[first:last]:
        return _definite(doc, last - 1) or not _articles(doc)
    before = doc.forms[first - 1].senses if first else {}
    return "date:general" not in before or letters[first] != "A"


def _bare_year(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    after = _after(letters, last)
    if doc.forms[slots["year"][0]].number not in YEARS or after in COUNTED:
        return False
    return letters[first - 1] in "fs" or after in CLEAR


def _year_alone(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether a number is a year where a language needs no preposition: between no nouns ("wurde 2015 gewählt")."""
    number = doc.forms[first].number or 0
    if not doc.reader.language.tables.get("dates", {}).get("bare_years") or number not in YEARS or number % 100 == 0:
        return False
    lone = {"\n", ",", ".", "(", ")", ":"}
    before, after = letters[first - 1] if first else "\n", _after(letters, last)
    if before not in lone and (before in COUNTED or not doc.words(first - 1, first).split()[-1][0].islower()):
        return False
    return after in lone or (after not in COUNTED and doc.words(last, last + 1)[0].islower())


def _year(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    return "era" in slots or letters[last - 1] in "1cyzA="


def _year_range(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    numbers = [doc.forms[slots[s][0]].number or 0 for s in ("year", "to_year")]
    if numbers[0] >= numbers[1] or numbers[1] - numbers[0] > 200:
        return False
    guarded = slots["guard"][1] > slots["guard"][0]
    return (guarded and all(n in YEARS for n in numbers)) or ("era" in slots and numbers[0] in range(1300, 1500))


def _decade(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    if "tens" in slots:
        place = slots["tens"][0]
        of_years = letters[max(0, place - 1)] != "V" or doc.forms[place - 1].first("date:units") == "year"
        whole = letters[place] == "y" or letters[last - 1] in "AV" or not _articles(doc)
        return (doc.forms[place].number or 1) % 10 == 0 and of_years and whole
    return not letters.startswith(("@", "m@"), last)


def _number_stands_alone(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    return _after(letters, last) in CLEAR


def _in_stops(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether figures between stops are days: a preposition or a weekday leads to them, or they stand alone."""
    if "." not in doc.reader.language.words("dates", "suffix") or _after(letters, last) in COUNTED:
        return False
    if "year" in slots or "weekday" in slots or letters[first] in "mb" or _definite(doc, slots["day"][0]):
        return True
    before = letters[first - 1] if first else "\n"
    alone = before == _after(letters, last) == "\n"
    return alone or before in "fmtb" or (letters[last - 1] == "." and before in CLEAR)


def _numeric_date(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether figures are a date: with one mark between them all, and no piece of a longer chain of figures."""
    chained = letters[max(0, first - 1) : first] == "-" and letters[first - 2] in "dn"
    return letters[slots["mark"][0]] == letters[slots["month"][1]] and not chained


def _numeric_day(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether "4/7" is a day: no fraction and no score, where nothing but an article leads it."""
    if letters[first] != "d":
        return _number_stands_alone(doc, letters, slots, first, last)
    after = _after(letters, last)
    return letters[slots["mark"][0]] == "/" and _definite(doc, first) and after in CLEAR and after != "m"


def _month_before_day(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    if not _dated(doc, letters, slots, first, last):
        return False
    if letters.startswith(",n", last) and doc.units.ends[last] == doc.units.starts[last + 1]:
        return False  # "August 1,500 people"
    return "weekday" in slots or "year" in slots or _after(letters, last) in CLEAR


def _duration(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    start, end = slots["amount"]
    return end - start > 1 or letters[start] == "j" or not _definite(doc, start)


def _nth_unit(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    named = {"year", "year_direction", "this_year", "unit", "month"} & set(slots)
    place = slots["quarter"][0]
    definite = _definite(doc, place) or ("nth" in slots and _definite(doc, slots["nth"][0]))
    sure = "date:unsure" not in doc.forms[place].senses
    return bool(named) or (letters[place] == "Q" and (sure or definite))


def _century(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    counted = letters[last - 1] == "C"
    return not _articles(doc) or counted or any(_definite(doc, place) for place in range(first, last))


def _time_ago(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    if letters[max(0, first - 1) : first] == "m":  # "by", no "before"
        return False
    start, end = slots["amount"]
    if "ahead" in slots and last < len(letters) and "date:upon" in doc.forms[last].senses:
        return False
    if end - start == 1 and letters[start] in "EKBAG":
        repeated = first > 0 and letters[first - 1] == letters[start]  # "day after day"
        return not repeated and not _definite(doc, start)
    bare = letters[start:end] == "V"
    return not bare or doc.forms[start].first("date:units") in ("day", "week", "month")


def _numeric_month(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    led = first == 0 or letters[first - 1] in "\nfsthlabmPE("
    ends = letters[last : last + 2] in (".", ".\n")
    return led and (ends or _after(letters, last) in CLEAR - {"-", "/", "."})


def _span_of_units(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    return letters[slots["units"][0]] not in "EKBA" or not _definite(doc, slots["units"][0])


def _later(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    form = doc.forms[slots["later"][0]]
    return letters[slots["later"][0]] in "la" or form.first("date:part") == "later" or "date:preceding" in form.senses


def _time_in(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether "in two days" is a day to come: the word is one that can say so, and the clause is in the future."""
    words = doc.reader.language.words("dates", "ahead")
    if doc.forms[first].text not in words or _definite(doc, slots["amount"][0]):
        return False
    return Tenses(doc, LEANS[doc.reader.open_dates]).lean(first, last) > 0


def _next_to_told(doc: Document, letters: str, slots: Slots, first: int, last: int) -> bool:
    """Say whether "next day" is meant: "past day" and "last day" say nothing of the kind."""
    then = doc.forms[slots["then"][0]]
    return letters[slots["then"][0]] == "p" or (then.first("date:direction") or 0) > 0


CHECKS = {
    "later-than-told": _later,
    "next-to-told": _next_to_told,
    "time-in": _time_in,
    "month": _month,
    "day": _dated,
    "day-range": _dated,
    "month-before-day": _month_before_day,
    "day-word": _day_word,
    "unit": _unit,
    "bare-year": _bare_year,
    "year-alone": _year_alone,
    "year": _year,
    "year-range": _year_range,
    "decade": _decade,
    "century": _century,
    "weekday-with-number": _number_stands_alone,
    "day-number": _number_stands_alone,
    "numeric-month": _numeric_month,
    "span-of-units": _span_of_units,
    "numeric-date": _numeric_date,
    "numeric-day": _numeric_day,
    "day-in-stops": _in_stops,
    "days-in-stops": _in_stops,
    "duration": _duration,
    "nth-unit": _nth_unit,
    "time-ago": _time_ago,
    "time-ahead": _time_ago,
}
