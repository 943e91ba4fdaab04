"""What stands beside a date: the letter after it, the article before a word."""

import re
from collections.abc import Mapping

from timeline.extraction.document import Document

# Numbers that a year of the news has.
YEARS = range(1900, 2100)
COUNTED = frozenset("UEKBAGCuVvj1c")
# Letters after which a number stands alone: marks, prepositions, "and".
CLEAR = frozenset("\n,.:()-/fmtbaslh&gLzxTPIr^")
MARK = re.compile(r"[^\w%‰°$€£¥₽&@#]")
SIGN = re.compile(r"[$€£¥₽#@]")
# How far before "since" or "in", in units, a superlative may stand.
COMPARED_WITHIN = 12
Slots = Mapping[str, tuple[int, int]]


def letter_after(doc: Document, letters: str, last: int) -> str:
    """Return the letter after a date; any mark but those of shares and money ends it like a stop."""
    if last >= len(letters):
        return "\n"
    letter = letters[last]
    return "." if letter == "_" and MARK.fullmatch(doc.forms[last].text) else letter


def is_definite(doc: Document, place: int) -> bool:
    """Say whether a word has the definite article, written onto it, before it or as the end of a phrase before it."""
    article = doc.reader.language.tables.get("dates", {}).get("article", "")
    form = doc.forms[place]
    if not article:
        return False
    if doc.reader.language.has("clitics", "apart"):
        # The article is a word of its own, or the last one of a phrase ("end of the"), or a preposition holds it.
        before = doc.forms[place - 1].text
        holders = (article, *map(doc.reader.lexicon.fold, doc.reader.language.words("clitics", "fused")))
        return article in form.before or before in holders or before.rpartition(" ")[2] in holders
    return article in form.before or form.text.startswith(article)


def has_articles(doc: Document) -> bool:
    """Say whether the language has a definite article that tells "the end of the month" from "a month's end"."""
    return bool(doc.reader.language.tables.get("dates", {}).get("article", ""))


def is_signed(doc: Document, place: int) -> bool:
    """Say whether a word has a sign of money or of a tag written onto it."""
    return bool(SIGN.fullmatch(doc.forms[place - 1].text)) and doc.units.ends[place - 1] == doc.units.starts[place]


def month_first(doc: Document) -> bool:
    """Say whether the language writes the month before the day: "June 3", 6/3."""
    return bool(doc.reader.language.tables.get("dates", {}).get("order") == "mdy")


def compares(doc: Document, letters: str, place: int) -> bool:
    """Say whether a superlative stands before "since" or "in": "the lowest since 1997", "the first in two years"."""
    for i in range(place - 1, max(-1, place - COMPARED_WITHIN), -1):
        if letters[i] in "\n.":
            return False
        if "date:most" in doc.forms[i].senses:
            return True
    return False
