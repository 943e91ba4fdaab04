"""Names that show by their use, in a script without capitals.

A word with the article behind a given name is a surname ("Khalid al-F."). So is an unknown word that speaks somewhere
("said Steinfeld that") and elsewhere stands behind an office or an honorific ("Doctor Udo Steinfeld"); what stands
between the two are given names. They get the letter of an unknown word with a capital, and the patterns of `names.py`
read them like one. A word that is seldom a name is one behind an honorific or before a surname.

An unknown word right behind a noun such as "the town of" is a place, there and wherever else it stands.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from timeline.extraction.clitics import contractions, enclitics, name_fronts, pronouns
from timeline.extraction.lexicon import ACTORS, STATEMENTS, Form

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# What may be a name or none.
UNSURE = re.compile("[wn2]|pN|j[st]")
# Letters that only this module asks for, as every other rule sees them; a given name with the article is none.
PLAIN, NOT_GIVEN = str.maketrans("o12", "vgn"), str.maketrans("o12", "vww")
# What the noun of a settlement may be, and an unknown word that no script shows to be a name.
SETTLEMENT, WORD = re.compile("[obuFJSY]"), re.compile("w")
# A verb of speech, a word, and what opens a claim.
SPEAKS = re.compile("v(?=x[cq:,])")
SPEAKS_AT_ALL = re.compile("v(?=x)")
# A given name before an unknown word.
OPENS = re.compile("g(?=w)")
# An office with its state, an honorific or a given name, and the given names behind it.
INTRODUCED = re.compile(r"(?:[TgK]|[OsK][NACG]?c?x?,?)(?P<given>[wn]{0,2})$")
# A given name alone: the office stands behind the surname.
GIVEN = re.compile(r"(?<![wn])(?P<given>[wn])$")
# "Khalid al-F.": a word with the article behind a given name, where it is not too short for a surname.
FAMILY = re.compile(
    "[TOPgjs](?:(?:(?<=g)[np]*|(?<=[TOs])[NA]?n+|(?<=j)y?[gwvPpTn]|(?<=P))(?=[wf])|(?:(?<=g)(?<!ng)|(?<=T)[np]+)(?=N))"
)
# "Saleh al-F-i": a word that is seldom a name, before a surname by its ending.
SELDOM = re.compile("nn*(?=w)")
# Letters of the shortest such surname, and of the shortest that speaks.
SHORTEST, SHORTEST_SPEAKER = 4, 3
# A word that is seldom a name, behind an honorific or before a given name.
BESIDE = re.compile("n(?:(?<=Tn)|(?=g)|(?<=gn)(?=y))")
# A given name that is also how somebody known is called, before another surname: "Michel F."
SURNAMED = re.compile("p(?:(?<=gp)(?=[gwy])|(?=w))")
# Somebody known, before a surname.
FOREBEAR = re.compile("P(?=W)")
# An office or a title without the article, behind "son of": a name that is also its word.
NAMESAKE = re.compile("j[st]")
TOWNS = frozenset({"groups:settlements", "meeting_words:place_nouns", "meeting_words:at"})
AFTER_GIVEN = re.compile("(?<=[g1])w")
# How far before a surname its office may stand.
REACH = 8


def letters(doc: "Document") -> str:
    """Return the letters of the actors' grammar, those of words that show to be names changed."""
    own = doc.letters(ACTORS)
    if not UNSURE.search(own):
        return own.translate(PLAIN)
    article = doc.reader.language.article
    plain = _by_themselves(doc, own, article)
    if towns := town_units(doc, own, plain):
        plain = _with(plain, "E", towns)
    said = doc.letters(STATEMENTS)
    names = _introduced(doc, plain, said)
    names |= {unit: text for unit, text in _told_again(doc, plain, said) if len(text) >= SHORTEST}
    if article:
        names |= dict(_families(doc, plain, article))
        names |= dict(_by_ending(doc, plain, article))
    if not names:
        return plain
    shown, forms = set(names.values()), doc.forms
    named = {*names, *(m.start() for m in WORD.finditer(plain) if forms[m.start()].text in shown)}
    seldom = {at for unit in named for at in _seldom_before(doc, plain, unit)}
    plain = _with(_with(plain, "g", seldom), "W", named)
    return FOREBEAR.sub(lambda m: "g" if _is_linked(doc, m.start()) else "P", plain) if article else plain


def _with(plain: str, letter: str, units: Iterable[int]) -> str:
    """Return the letters with another one at some units."""
    changed = list(plain)
    for unit in units:
        changed[unit] = letter
    return "".join(changed)


def _by_themselves(doc: "Document", own: str, article: str) -> str:
    """Return the letters, those of words changed whose own form or next word tells whether they are names."""
    plain = AFTER_GIVEN.sub(lambda m: "v" if _is_inflected(doc, m.start()) else "w", own).translate(NOT_GIVEN)
    if "j" in plain:
        plain = NAMESAKE.sub(lambda m: m[0] if doc.forms[m.start() + 1].before else "jn", plain)
    if article and "p" in plain:
        plain = SURNAMED.sub(lambda m: "g" if "given" in doc.forms[m.start()].senses else m[0], plain)
    return BESIDE.sub(lambda m: "g" if is_only_a_name(doc.forms[m.start()]) else "n", plain)


def _introduced(doc: "Document", plain: str, said: str) -> dict[int, str]:
    """Return the units of surnames, with their given names, that an office introduces and that speak somewhere."""
    forms = doc.forms
    speakers = {forms[m.end()].text for m in SPEAKS.finditer(said) if plain[m.end()] == "w"}
    names: dict[int, str] = {}
    for match in WORD.finditer(plain) if speakers else ():
        unit = match.start()
        text = forms[unit].text
        if text in speakers and len(text) >= SHORTEST_SPEAKER:
            given = _given(plain, unit)
            names |= dict.fromkeys(range(unit - given, unit + 1), text) if given is not None else {}
    return names


def _families(doc: "Document", plain: str, article: str) -> Iterator[tuple[int, str]]:
    """Yield the words with the article that stand behind a given name or a title: "Khalid al-F."."""
    endings = doc.reader.language.words("groups", "surname_endings")
    for match in FAMILY.finditer(plain):
        text = doc.forms[match.end()].text
        if match[0] == "P" and not _is_linked(doc, match.start()):
            continue
        # A verb may stand before a known name, so that its object is no surname.
        fits = (match[0] != "P" and plain[match.end()] != "N") or text.endswith(endings)
        if fits and text.startswith(article) and len(text) > SHORTEST:
            yield match.end(), text


def _told_again(doc: "Document", plain: str, said: str) -> Iterator[tuple[int, str]]:
    """Yield the surnames behind given names that speak by themselves elsewhere: "said Steinfeld"."""
    given = [m.end() for m in OPENS.finditer(plain)]
    if not given:
        return
    speakers = {doc.forms[m.end()].text for m in SPEAKS_AT_ALL.finditer(said) if plain[m.end()] == "w"}
    for unit in given:
        text = doc.forms[unit].text
        if text in speakers:
            yield unit, text


def _is_linked(doc: "Document", unit: int) -> bool:
    """Say whether a known name ends with a forebear: a surname behind makes it somebody else's."""
    links = doc.reader.language.words("groups", "name_links")
    return any(word in links for word in doc.forms[unit].text.split())


def _by_ending(doc: "Document", plain: str, article: str) -> Iterator[tuple[int, str]]:
    """Yield the surnames that show by their ending, behind a word without the article that is seldom a name."""
    endings = doc.reader.language.words("groups", "surname_endings")
    for match in SELDOM.finditer(plain) if endings else ():
        if "groups:everyday" in doc.forms[match.end() - 1].senses:
            continue
        text = doc.forms[match.end()].text
        if text.startswith(article) and text.endswith(endings) and len(text) > SHORTEST + 1:
            yield match.end(), text


def _is_inflected(doc: "Document", unit: int) -> bool:
    """Say whether an unknown word has a pronoun at its end, or a preposition and the article before it: no surname."""
    text, language = doc.forms[unit].text, doc.reader.language
    return text.startswith(contractions(language)) or text.endswith(enclitics(language))


def is_only_a_name(form: Form) -> bool:
    """Say whether a word that is seldom a name is no small word of a sentence besides: "on", "that"."""
    return not any(kind.startswith("speech") for kind in form.senses)


def _seldom_before(doc: "Document", plain: str, unit: int) -> Iterator[int]:
    """Yield the words before a surname that are seldom names, and are here."""
    at = unit - 1
    while at >= 0 and plain[at] == "n" and is_only_a_name(doc.forms[at]):
        yield at
        at -= 1


def town_units(doc: "Document", own: str, plain: str) -> dict[int, str]:
    """Return the units of unknown words that are towns by the noun before them somewhere, each with its name.

    `own` are the letters that the words have by themselves.
    """
    towns = set()
    forms, language = doc.forms, doc.reader.language
    article = language.article
    for match in SETTLEMENT.finditer(own, 0, len(own) - 1):
        unit = match.start()
        noun, form = forms[unit], forms[unit + 1]
        if plain[unit + 1] not in "wE" or "groups:settlements" not in noun.senses or article in noun.before:
            continue
        # An adjective ends like its noun, "a big town", and a verb with a pronoun: "a town he left".
        if form.text.startswith(article) or not form.text.endswith((noun.text[-1], *pronouns(language))):
            towns.add(form.text)
    if not towns:
        return {}
    written = {front + town: town for town in towns for front in name_fronts(language)}
    return {
        unit: written[form.text]
        for unit, form in enumerate(forms)
        if plain[unit] in "wE" and form.text in written and _is_town(doc, unit, article)
    }


def _is_town(doc: "Document", unit: int, article: str) -> bool:
    """Say whether the name of a town is one here: with the article, which any noun has, only behind what says so."""
    before = doc.forms[unit - 1].senses.keys() if unit else frozenset()
    return not doc.forms[unit].text.startswith(article) or not TOWNS.isdisjoint(before)


def _given(plain: str, unit: int) -> int | None:
    """Return how many given names stand before a surname, None where nothing introduces it."""
    before = plain[max(0, unit - REACH) : unit]
    match = INTRODUCED.search(before)
    if match is None and plain[unit + 1 : unit + 2] == "," and plain[unit + 2 : unit + 3] in ("O", "s"):
        match = GIVEN.search(before)
    return len(match["given"]) if match else None
