"""Bodies: governments, ministries, oppositions, delegates, organisations, and what is named after somebody."""

from typing import TYPE_CHECKING

from timeline.extraction.actors import Candidate
from timeline.extraction.found import Mention
from timeline.extraction.places import is_noun, stands_as_place
from timeline.extraction.told import Told, bare_words, first_state, is_definite, state_of, unknown
from timeline.extraction.vocabulary import Naming

if TYPE_CHECKING:
    from timeline.extraction.document import Document


def realm(doc: "Document", c: Candidate, told: Told) -> Mention | None:
    """Return "the kingdom" as the state told last that is one, else the first that the article goes on to tell of."""
    states = doc.forms[c.first].senses["groups:realms"]
    if not is_definite(doc, c.first):
        return None
    state = next((s for s in (*reversed(told.states), *told.ahead) if s in states), "")
    return _state(doc, c, state, "realm", "place" if stands_as_place(doc, c.first) else "actor") if state else None


def ministry(doc: "Document", c: Candidate, told: Told) -> Mention | None:
    """Return a ministry alone: the state whose minister the article told last, else a body that nobody knows."""
    form = doc.forms[c.first]
    if "groups:ministries" not in form.senses:
        return None
    if doc.reader.language.article and not (is_definite(doc, c.first) or " " in form.text):
        return None
    if _is_adjective(doc, c.first):
        return None
    last = told.last_in(form.senses["groups:ministries"])
    if last is not None and last.country:
        return _state(doc, c, last.country, "ministry")
    return institution(doc, c, told)


def _is_adjective(doc: "Document", unit: int) -> bool:
    """Say whether the word for a ministry tells of the noun before it: "the foreign policy", "its internal affairs"."""
    form = doc.forms[unit]
    if "groups:ministries" not in form.senses or " " in form.text or not doc.reader.language.article:
        return False
    owned = unit > 0 and bool(doc.forms[unit - 1].after) and is_definite(doc, unit)
    return owned or not is_noun(doc, unit)


def institution(doc: "Document", c: Candidate, _: Told) -> Mention:
    """Return a body that nobody told us of, such as what is named after a place or a person."""
    start, end = doc.span(c.first, c.last)
    words = bare_words(doc, c.first, c.last)
    country = first_state(doc, c.first + 1, c.last)
    return Mention(
        c.first, c.last, start, end, "organisation", unknown(doc, c), words, "name", "actor", c.rule, country=country
    )


def _state(doc: "Document", c: Candidate, state: str, rule: str, role: str = "actor") -> Mention:
    """Return words that stand for a state."""
    start, end = doc.span(c.first, c.last)
    name = doc.knowledge.countries.get(state, state)
    return Mention(c.first, c.last, start, end, "country", state, name, "metonym", role, rule, country=state)


def government(doc: "Document", c: Candidate, _told: Told) -> Mention | None:
    """Return a government as its state, an opposition or delegates as a group of their state."""
    country, _ = state_of(doc, c.nation)
    if not country and c.nation >= 0:
        # "the regime of N. N." is the government of the state he stands for.
        naming = doc.forms[c.nation].first("person")
        country = doc.knowledge.people[naming.entity].country if naming else ""
    start, end = doc.span(c.first, c.last)
    if c.rule == "opposition" and doc.forms[c.office].after:
        # "his opposition to it"
        return None
    if c.rule != "government":
        return Mention(
            c.first, c.last, start, end, "group", unknown(doc, c), bare_words(doc, c.first, c.last), "group", "actor",
            c.rule, country=country,
        )  # fmt: skip
    if not country or _is_adjective(doc, c.office):
        return None
    return _state(doc, c, country, c.rule)


def body(doc: "Document", c: Candidate, _: Told) -> Mention:
    """Return the mention of an organisation or a conference."""
    start, end = doc.span(c.first, c.last)
    form = doc.forms[max(c.first, c.office)]
    naming: Naming = form.first(c.rule)
    entry = doc.knowledge.organisations.get(naming.entity)
    if entry is not None and entry.country and naming.form == "metonym":
        # "the Kremlin" is Russia speaking.
        return _state(doc, c, entry.country, "seat-as-government")
    if entry is not None:
        country, name = entry.country, entry.name
    else:
        country, name = "", doc.knowledge.series.get(naming.entity, naming.entity)
    return Mention(
        c.first, c.last, start, end, c.rule, naming.entity, name, "name", "actor", f"{c.rule}-name", country=country,
        organisation=naming.entity if entry else "",
    )  # fmt: skip
