"""Names that show by their use, in a script without capitals.

A word with the article behind a given name is a surname ("Khalid al-F."). So is an unknown word that speaks somewhere
("said Steinfeld that") and elsewhere stands behind an office or an honorific ("Doctor Udo Steinfeld"); what stands
between the two are given names. They get the letter of an unknown word with a capital, and the patterns of `names.py`
read them like one.
"""

import re
from typing import TYPE_CHECKING

from timeline.extraction.lexicon import ACTORS, STATEMENTS

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# A verb of speech, a word, and what opens a claim.
SPEAKS = re.compile("v(?=x[cq:,])")
# An office with its state, an honorific or a given name, and the given names behind it.
INTRODUCED = re.compile(r"(?:[TgK]|[OsK][NACG]?c?x?,?)(?P<given>[wn]{0,2})$")
# A given name alone: the office stands behind the surname.
GIVEN = re.compile(r"(?<![wn])(?P<given>[wn])$")
# "Khalid al-F.": a word with the article behind a given name, where it is not too short for a surname.
FAMILY = re.compile("(?:g|jy?[gwvPpTn])(?=w)")
SHORTEST = 4
# How far before a surname its office may stand.
REACH = 8


def letters(doc: "Document") -> str:
    """Return the letters of the actors' grammar, those of words that show to be names changed."""
    plain = doc.letters(ACTORS)
    if "w" not in plain:
        return plain
    said = doc.letters(STATEMENTS)
    speakers = {
        doc.forms[m.end()].text
        for m in SPEAKS.finditer(said)
        if plain[m.end()] == "w" and len(doc.forms[m.end()].text) > 2
    }
    found = [i for i, form in enumerate(doc.forms) if plain[i] == "w" and form.text in speakers] if speakers else []
    names: dict[int, str] = {}
    for unit in found:
        given = _given(plain, unit)
        if given is not None:
            names |= dict.fromkeys(range(unit - given, unit + 1), doc.forms[unit].text)
    article = doc.reader.language.table("clitics").get("article", "")
    for match in FAMILY.finditer(plain) if article else ():
        text = doc.forms[match.end()].text
        if text.startswith(article) and len(text) > SHORTEST:
            names[match.end()] = text
    if not names:
        return plain
    shown = set(names.values())
    named = {*names, *(unit for unit, form in enumerate(doc.forms) if plain[unit] == "w" and form.text in shown)}
    # A word that is seldom a name is one before a surname.
    seldom = {unit - 1 for unit in named if plain[unit - 1 : unit] == "n"}
    return "".join("W" if i in named else "g" if i in seldom else letter for i, letter in enumerate(plain))


def _given(plain: str, unit: int) -> int | None:
    """Return how many given names stand before a surname, None where nothing introduces it."""
    before = plain[max(0, unit - REACH) : unit]
    match = INTRODUCED.search(before)
    if match is None and plain[unit + 1 : unit + 2] == "," and plain[unit + 2 : unit + 3] in ("O", "s"):
        match = GIVEN.search(before)
    return len(match["given"]) if match else None
