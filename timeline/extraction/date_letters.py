"""Date letters: what each word is to the date grammar, as one letter, and the numbers that words stand for.

======= ==========================================================================================================
D W     today, yesterday; a weekday
M N     a month; a word that is one only beside a day, a year or a preposition
H R     a month of another calendar; likewise
d y n   digits: 1-31, 1000-2199, others
c 1 o   a number word; a thousand; an ordinal
S X T   a season; the eighties; a time of day
E K B   day, week, month as words; J weekend
Q F A   quarter, half, year; G decade, C century; = a year counted from this one, in one word
%       a quarter or a half and which one, in one word
u v     hour or minute; several of them
V j     several days, weeks …; two of a unit
P L I   early, mid, late; last, this, next; "this" before its noun
< >     last before a unit and "ago" behind a length of time; next and "after" likewise
f m t b in, of, to, between
a s l   ago, since, after
h k r q within, less than, about, a few
& g     and; corresponding to
e p i w same, following, that, now
x z     another and the common era
^       since, behind its date
U Y Z   what is counted; media; what dates name
O @     what is "general"; age
2 3 4   a part of a unit in one word; a feast; "Q" before the number of a quarter
5 6 7   "time" of a year; "hence", after a length of time; what years are counted from
8       "the day after" in one word
======= ==========================================================================================================

Marks stand for themselves, dashes and commas made one; ``_`` is anything else.
"""

from collections.abc import Sequence

from timeline.extraction.lexicon import Form

UNITS = {
    "day": "E", "week": "K", "month": "B", "quarter": "Q", "half": "F", "year": "A", "decade": "G", "century": "C",
    "weekend": "J", "hour": "u", "minute": "u",
}  # fmt: skip
CLOCK = frozenset({"hour", "minute"})
# In this order: the first kind that a form has gives its letter.
LETTERS = (
    ("day", "D"), ("feast", "3"), ("month", "M"), ("hijri", "H"), ("weekday", "W"), ("season", "S"),
    ("decade", "X"), ("daytime", "T"),
    ("units", "V"), ("dual", "j"), ("part", "P"), ("direction", "L"), ("this", "I"), ("number", "c"), ("ordinal", "o"),
    ("matching", "g"), ("dated", "g"), ("same", "e"), ("following", "p"), ("preceding", "p"), ("that", "i"),
    ("now", "w"), ("era", "x"), ("few", "q"), ("about", "r"), ("bound", "k"), ("within", "h"), ("in", "f"),
    ("of", "m"), ("to", "t"), ("suffix", "#"), ("tens", "+"), ("year", "="),
    ("between", "b"), ("ago", "a"), ("since", "s"), ("onwards", "^"), ("after", "l"), ("and", "&"), ("age", "@"),
    ("counted", "U"), ("media", "Y"), ("named", "Z"), ("general", "O"), ("hence", "6"), ("numbered", "4"),
    ("time", "5"), ("solar", "H"), ("reign", "7"),
)  # fmt: skip
MARKS = {
    **dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u0640~", "-"),
    **dict.fromkeys(",\u060c\u3001", ","),
    **dict.fromkeys(".?!\u061f\u3002", "."),
    **{mark: mark for mark in "/():\n"},
}
YEARS = range(1000, 2200)
TEENS, TENS = range(13, 21), range(10, 100)
DATED = frozenset(f"date:{kind}" for kind, _ in LETTERS)
# Kinds of words that stay dates where "its" or "their" stands before them ("their January figures"), not written on.
OWNED = frozenset({"date:month", "date:weekday", "date:ordinal"})


def classify(form: Form) -> str:
    """Return the letter of a form in the date grammar.

    Examples
    --------
    >>> classify(Form("12", {}, number=12)), classify(Form("2016", {}, number=2016)), classify(Form("-", {}))
    ('d', 'y', '-')
    """
    if form.number is not None:
        return "d" if 1 <= form.number <= 31 and len(form.text) < 3 else "y" if form.number in YEARS else "n"
    senses = form.senses
    if not senses or form.text in MARKS:  # the stop of "3." is a suffix, and a mark all the same
        return MARKS.get(form.text, "_")
    owned = form.after and (form.text.endswith(form.after) or not (OWNED & senses.keys() and form.text in form.words))
    if "date:nothing" in senses or owned:
        return "_"
    if "date:unit" in senses and "date:part" in senses:
        return "2"
    if "date:unit" in senses and ("date:following" in senses or "date:preceding" in senses):
        return "8"
    if "date:unit" in senses:
        unit = UNITS[senses["date:unit"][0]]
        return "%" if unit in "QF" and "date:ordinal" in senses else unit
    if DATED.isdisjoint(senses):
        return "_"
    kind, letter = next((kind, letter) for kind, letter in LETTERS if f"date:{kind}" in senses)
    return _refined(form, kind, letter, senses[f"date:{kind}"][0])


def _refined(form: Form, kind: str, letter: str, value: object) -> str:
    if kind in {"month", "hijri", "solar"} and "date:unsure" in form.senses:
        return "N" if kind == "month" else "R"
    if kind == "units" and value in CLOCK:
        return "v"
    if kind == "number" and value in {1000, 2000}:
        return "1"
    if kind == "direction" and ("date:ago" in form.senses or "date:after" in form.senses):
        return "<" if "date:ago" in form.senses else ">"
    if kind == "era" and value == "common":
        return "z"
    return letter


def number(forms: Sequence[Form]) -> int | None:
    """Return the number that digits, number words and ordinals say together, or None.

    Parameters
    ----------
    forms : sequence of Form
        The words, in order: "two thousand" "six" "ten", or "third" "twenty".

    Examples
    --------
    >>> number([Form("", {"date:number": (2000,)}), Form("", {"date:number": (6,)}), Form("", {"date:number": (10,)})])
    2016
    """
    total = current = 0
    known = False
    for form in forms:
        value = form.number if form.number is not None else form.first("date:number")
        if value is None:
            value = form.first("date:ordinal")
        if value is None:
            continue
        known = True
        if current in TEENS and value in TENS:
            current = current * 100 + value  # "nineteen eighty"
        elif value == 100 or value == 1000:
            current = max(current, 1) * value
        else:
            current += value
        if value >= 1000:
            total, current = total + current, 0
    return total + current if known else None
