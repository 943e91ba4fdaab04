"""Places: whether the name of a city or a country is where something happens, or the government that sits there."""

from collections.abc import Collection, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.extraction.clitics import joined, pronouns, single
from timeline.extraction.found import Mention
from timeline.extraction.text import COMMAS
from timeline.extraction.vocabulary import Naming

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# How far before a place its verb of visiting may stand: "visited the minister N. N. Moscow" (verb-first languages).
VISIT_REACH = 6
PLACES = frozenset({"place", "country"})
# What stands behind the city of a dateline, and how short one in capitals may be.
BEHIND = frozenset("(-\u2013\u2014")
SHORTEST = 3
VENUE = frozenset({"meeting_words:at", "meeting_words:place_nouns"})
PLACE_NOUNS = frozenset({"groups:settlements", "meeting_words:place_nouns"})
PREPOSITIONS = ("meeting_words:to", "meeting_words:at", "meeting_words:from")
# How many places a row of them may hold.
LONGEST_ROW = 12
# How far behind the name of its host a meeting may be told: "Geneva will host on Friday a new round of talks".
HOST_REACH = 8


def stands_as_place(doc: "Document", unit: int) -> bool:
    """Say whether a place word is a place at all: after a preposition, a word such as "city", or a verb of visiting.

    Parameters
    ----------
    doc : Document
        The article.
    unit : int
        The unit of the place word.
    """
    if is_host(doc, unit):
        return True
    unit = _first_of_row(doc, unit)
    return is_venue(doc, unit) or is_goal(doc, unit) or _is_origin(doc, unit)


def _first_of_row(doc: "Document", unit: int) -> int:
    """Return the first of the places that a place word stands in a row with: "in Washington, Tehran and Paris"."""
    for _ in range(LONGEST_ROW):
        at, linked = unit - 1, joined(doc, unit)
        while at > 0 and ((mark := doc.forms[at]).text in COMMAS or "meeting_words:and" in mark.senses):
            # A comma alone parts places only where the row goes on behind.
            linked = linked or mark.text not in COMMAS or _goes_on(doc, unit)
            at -= 1
        if not linked or at < 0 or PLACES.isdisjoint(doc.forms[at].senses):
            break
        unit = at
    return unit


def _goes_on(doc: "Document", unit: int) -> bool:
    """Say whether a place stands in the row behind a place word as well."""
    behind = doc.forms[unit + 1 : unit + 3]
    marked = len(behind) == 2 and (behind[0].text in COMMAS or "meeting_words:and" in behind[0].senses)
    at = unit + 1 + marked
    linked = at < len(doc.forms) and (marked or joined(doc, at))
    return linked and not PLACES.isdisjoint(doc.forms[at].senses)


def _is_origin(doc: "Document", unit: int) -> bool:
    """Say whether somebody comes from there; "support from Moscow" comes from its government."""
    at = _at_word_before(doc, unit)
    if at < 0 or "meeting_words:from" not in doc.forms[at].senses:
        return False
    return at == 0 or "meeting_words:given" not in doc.forms[at - 1].senses


def has_place_noun(doc: "Document", unit: int) -> bool:
    """Say whether the noun of a place stands right before a word: "the town of"."""
    return not PLACE_NOUNS.isdisjoint(_senses_before(doc, unit))


def is_venue(doc: "Document", unit: int) -> bool:
    """Say whether something happens there: "in Geneva", "in the city of Geneva"."""
    before = doc.forms[unit].before
    if before and not single(doc.reader.language, "at").isdisjoint(before):
        return True
    return not VENUE.isdisjoint(_senses_before(doc, unit))


def is_host(doc: "Document", unit: int) -> bool:
    """Say whether a place is where a meeting is told to be: "Geneva hosted talks"; not a state that receives one."""
    for verb in (unit - 1, unit + 1):
        if 0 <= verb < len(doc.forms) and "meeting_words:hosting" in doc.forms[verb].senses:
            ahead = doc.forms[unit + 1 : unit + 1 + HOST_REACH]
            return any(word.tense == "noun" for form in ahead for word in form.senses.get("meeting", ()))
    return False


def is_goal(doc: "Document", unit: int) -> bool:
    """Say whether somebody goes there: "to Moscow", or the object of a verb of visiting."""
    if "meeting_words:to" in _senses_before(doc, unit):
        return True
    # A preposition written onto its word ("for Moscow") is of the way only behind a word for the way.
    before = doc.forms[unit].before
    joined = bool(before) and not single(doc.reader.language, "to").isdisjoint(before)
    return _follows_visit(doc, unit, of_it=not joined)


def _senses_before(doc: "Document", unit: int) -> Set[str]:
    """Return the senses of the word before; of a phrase, those of its last word as well."""
    at = _at_word_before(doc, unit)
    if at < 0:
        return frozenset()
    form = doc.forms[at]
    if " " not in form.text:
        return form.senses.keys()
    return form.senses.keys() | doc.reader.lexicon[form.text.rpartition(" ")[2]].senses.keys()


def _at_word_before(doc: "Document", unit: int) -> int:
    """Return the unit before, an adjective of nationality passed over: "the Italian capital, Rome"."""
    return unit - 2 if unit > 1 and "nationalities" in doc.forms[unit - 1].senses else unit - 1


def _follows_visit(doc: "Document", unit: int, of_it: bool) -> bool:
    """Say whether a word for a visit stands before a place, with the place for its object where `of_it`."""
    article = doc.reader.language.article
    for i in range(unit - 1, max(-1, unit - VISIT_REACH), -1):
        form = doc.forms[i]
        if not form.text[0].isalpha():
            return False
        if "meeting_words:leaving" in form.senses:
            return True
        for word in form.senses.get("meeting", ()):
            # "visited N. N. Moscow" and "his visit to Moscow", but the object only once; "the visit" has none.
            has_object = not (of_it and article in form.before and word.tense == "noun")
            return bool(word.role == "visitor") and has_object
    return False


def _opens_article(doc: "Document", unit: int) -> bool:
    """Say whether a city stands at the head of a line as in a dateline: "MOSCOW - ", "Moscow (Agency)", "MOSCOW It"."""
    first = unit
    while first > 1 and doc.forms[first - 1].text == "/":
        first -= 2
    if first and doc.forms[first - 1].text != "\n":
        return False
    behind = doc.forms[unit + 1].text if unit + 1 < len(doc.forms) else ""
    return behind in BEHIND or (doc.forms[unit].case == "upper" and len(doc.forms[unit].text) > SHORTEST)


def place_mention(doc: "Document", unit: int) -> Mention:
    """Return the mention of a place, or of the government that its capital stands for."""
    form = doc.forms[unit]
    start, end = doc.span(unit, unit + 1)
    naming: Naming = form.first("place")
    place = doc.knowledge.places[naming.entity]
    if place.capital and not stands_as_place(doc, unit) and not _opens_article(doc, unit):
        country = doc.knowledge.countries.get(place.capital, place.capital)
        return Mention(
            unit, unit + 1, start, end, "country", place.capital, country, "metonym", "actor", "capital-as-government",
            country=place.capital,
        )  # fmt: skip
    return Mention(
        unit,
        unit + 1,
        start,
        end,
        "place",
        place.place,
        place.name,
        "name",
        "place",
        "place-name",
        country=place.country,
    )


def capital_mention(doc: "Document", first: int, last: int, country: str) -> Mention | None:
    """Return the mention of the capital of a state that is told but not named, or None where we know none."""
    city = doc.knowledge.capitals.get(country)
    if city is None:
        return None
    start, end = doc.span(first, last)
    return Mention(
        first, last, start, end, "place", city.place, city.name, "title", "place", "capital-of-state",
        country=country,
    )  # fmt: skip


def is_homonym(doc: "Document", unit: int) -> bool:
    """Say whether a word is the name of a country and of a city in another one: Oman and Amman in Arabic."""
    senses = doc.forms[unit].senses
    return "country" in senses and "place" in senses


def is_city(doc: "Document", unit: int, states: Collection[str], told: Collection[str]) -> bool:
    """Say whether such a word is the city: told before, or its state is named in the article and not the country."""
    form = doc.forms[unit]
    place = doc.knowledge.places[form.first("place").entity]
    return form.first("country").entity not in states and (place.country in states or place.place in told)


def city(doc: "Document", mention: Mention) -> Mention:
    """Return a capital that stands for its government as the city that it is."""
    place = doc.knowledge.places[doc.forms[mention.first].first("place").entity]
    return replace(
        mention, kind="place", entity=place.place, name=place.name, form="name", role="place", rule="place-name",
        country=place.country,
    )  # fmt: skip


def is_country_noun(doc: "Document", unit: int) -> bool:
    """Say whether a word that can be a country or its adjective is the country; not so "Syrian by birth"."""
    if "country" not in doc.forms[unit].senses:
        return False
    if unit + 1 < len(doc.forms) and "groups:by_birth" in doc.forms[unit + 1].senses:
        return False
    return is_noun(doc, unit)


def is_noun(doc: "Document", unit: int) -> bool:
    """Say whether a definite word is no adjective: no definite noun stands before it."""
    article = doc.reader.language.article
    before = doc.forms[unit - 1] if unit else None
    if before is None or not article or _is_in_row(doc, unit):
        return True
    if not before.text[0].isalpha():
        return True
    # The word for "to" opens like the article.
    preposition = not before.senses.keys().isdisjoint(PREPOSITIONS)
    definite = article in before.before or (before.text.startswith(article) and not preposition)
    return not definite and (bool(before.senses) or _agrees(doc, before.text))


def _is_in_row(doc: "Document", unit: int) -> bool:
    """Say whether a conjunction joins a word to a country or a place before it: "Iraq and-Syria"."""
    return joined(doc, unit) and not PLACES.isdisjoint(doc.forms[unit - 1].senses)


def _agrees(doc: "Document", word: str) -> bool:
    """Say whether an unknown word looks like a verb that a country can be the subject of, or ends with a pronoun."""
    marks = doc.reader.language.table("marks").get("agreement", {})
    verb = bool(marks) and (word.startswith(marks["present_feminine"]) or word.endswith(marks["past_feminine"]))
    return verb or word.endswith(pronouns(doc.reader.language))


def is_introduced(doc: "Document", unit: int, told: Collection[str]) -> bool:
    """Say whether a word that is a country and an everyday word is the country: as a place, beside another, or told."""
    known = doc.forms[unit].first("country").entity in told
    feminine = doc.reader.language.table("marks").get("agreement", {}).get("past_feminine", "")
    known = known or (bool(feminine) and unit > 0 and doc.forms[unit - 1].text.endswith(feminine))
    return known or _is_in_row(doc, unit) or stands_as_place(doc, unit)


def country_mention(doc: "Document", unit: int) -> Mention:
    """Return the mention of a country, as a place or as an actor."""
    naming: Naming = doc.forms[unit].first("country")
    start, end = doc.span(unit, unit + 1)
    role = "place" if stands_as_place(doc, unit) else "actor"
    name = doc.knowledge.countries.get(naming.entity, naming.entity)
    return Mention(
        unit,
        unit + 1,
        start,
        end,
        "country",
        naming.entity,
        name,
        "name",
        role,
        f"country-as-{role}",
        country=naming.entity,
    )
