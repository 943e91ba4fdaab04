"""Places: whether the name of a city or a country is where something happens, or the government that sits there."""

from collections.abc import Set
from typing import TYPE_CHECKING

from timeline.extraction.found import Mention
from timeline.extraction.vocabulary import Naming

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# How far before a place its verb of visiting may stand: "visited the minister N. N. Moscow" (verb-first languages).
VISIT_REACH = 6


def stands_as_place(doc: "Document", unit: int) -> bool:
    """Say whether a place word is a place at all: after a preposition, a word such as "city", or a verb of visiting.

    Parameters
    ----------
    doc : Document
        The article.
    unit : int
        The unit of the place word.
    """
    return is_venue(doc, unit) or is_goal(doc, unit) or bool(_senses_before(doc, unit) & {"meeting_words:from"})


def is_venue(doc: "Document", unit: int) -> bool:
    """Say whether something happens there: "in Geneva", "in the city of Geneva"."""
    prepositions = doc.reader.language.words("meeting_words", "at")
    if any(len(p) == 1 and p in doc.forms[unit].before for p in prepositions):
        return True
    return bool(_senses_before(doc, unit) & {"meeting_words:at", "meeting_words:place_nouns"})


def is_goal(doc: "Document", unit: int) -> bool:
    """Say whether somebody goes there: "to Moscow", or the object of a verb of visiting."""
    prepositions = doc.reader.language.words("meeting_words", "to")
    if any(len(p) == 1 and p in doc.forms[unit].before for p in prepositions):
        return True
    return "meeting_words:to" in _senses_before(doc, unit) or _follows_visit(doc, unit)


def _senses_before(doc: "Document", unit: int) -> Set[str]:
    """Return the senses of the word before, an adjective of nationality passed over: "the Italian capital, Rome"."""
    at = unit - 2 if unit > 1 and "nationalities" in doc.forms[unit - 1].senses else unit - 1
    return doc.forms[at].senses.keys() if at >= 0 else frozenset()


def _follows_visit(doc: "Document", unit: int) -> bool:
    for i in range(unit - 1, max(-1, unit - VISIT_REACH), -1):
        form = doc.forms[i]
        if not form.text[0].isalpha():
            return False
        for word in form.senses.get("meeting", ()):
            # "visited N. N. Moscow" and "his visit to Moscow", but the object only once.
            return bool(word.role == "visitor")
    return False


def place_mention(doc: "Document", unit: int) -> Mention:
    """Return the mention of a place, or of the government that its capital stands for."""
    form = doc.forms[unit]
    start, end = doc.span(unit, unit + 1)
    naming: Naming = form.first("place")
    place = doc.knowledge.places[naming.entity]
    if place.capital and not stands_as_place(doc, unit):
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


def is_country_noun(doc: "Document", unit: int) -> bool:
    """Say whether a word that can be a country or its adjective is the country: no definite noun stands before it."""
    if "country" not in doc.forms[unit].senses:
        return False
    article = str(doc.reader.language.table("clitics").get("article", ""))
    before = doc.forms[unit - 1] if unit else None
    if before is None or not article:
        return True
    definite = article in before.before or (before.text.startswith(article) and before.text[0].isalpha())
    return not definite and not (before.text[0].isalpha() and not before.senses)


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
