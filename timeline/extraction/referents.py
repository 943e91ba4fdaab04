"""Referents: who the words for actors mean, from names, from offices and their terms, and from what was told before."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.extraction import places
from timeline.extraction.actors import Candidate
from timeline.extraction.bodies import body, government, institution, ministry, realm
from timeline.extraction.by_noun import named_by_adjectives, unknown_body, unknown_place
from timeline.extraction.by_use import town_units
from timeline.extraction.found import Mention
from timeline.extraction.groups import group
from timeline.extraction.lexicon import ACTORS
from timeline.extraction.offices import counterpart, office
from timeline.extraction.people import by_surname, learn_surnames, named, terms
from timeline.extraction.told import Told, bare, is_definite, office_word, state_of

if TYPE_CHECKING:
    from timeline.extraction.document import Document


def resolve(doc: "Document", candidates: Sequence[Candidate]) -> list[Mention]:
    """Return the mentions of an article, in order; what cannot be resolved keeps its words."""
    letters = doc.letters(ACTORS)
    told = Told(towns=town_units(doc, doc.units.letters(ACTORS), letters) if "E" in letters else {})
    candidates = [part for candidate in candidates for part in _parted(doc, candidate)]
    learn_surnames(doc, candidates, told)
    if told.surnames:
        candidates = sorted((*candidates, *by_surname(doc, candidates, told)), key=lambda c: c.first)
    _learn_names(doc, candidates, told)
    mentions = []
    heads = [s for s in doc.segments if s.kind == "dateline"]
    for candidate in candidates:
        mention = _mention(doc, candidate, told)
        if mention is None:
            continue
        if mention.rule == "capital-as-government" and any(s.start <= mention.start < s.end for s in heads):
            mention = places.city(doc, mention)
        mentions.append(mention)
        told.tell(mention)
        if mention.kind in {"place", "organisation"}:
            told.in_full.add(mention.entity)
    return mentions


def _parted(doc: "Document", c: Candidate) -> tuple[Candidate, ...]:
    """Part a name from the office behind it where the two are of different states, as in "N. N. met the minister"."""
    if c.rule in {"institution", "honour"} and is_definite(doc, c.first):
        # "the centre, Dr N. N.": only a noun without the article is named after what follows.
        return (c._replace(rule="name", first=c.first + 1),) if c.name_first >= 0 else ()
    if c.rule == "government" and c.nation >= 0 and doc.forms[c.nation].first("organisation"):
        # "the board of the bank": of a body and no state, so that the body is who is told.
        return (c._replace(rule="organisation", first=c.nation, office=-1, nation=-1),)
    if c.rule == "office-with-name" and _of_another(doc, c):
        name = c._replace(rule="name", first=c.name_first, office=-1, nation=-1)
        return c._replace(rule="office", last=max(c.office, c.nation) + 1, name_first=-1, name_last=-1), name
    if c.rule != "name-with-office" or c.nation < 0:
        return (c,)
    first, last = bare(doc, c)
    country, _ = state_of(doc, c.nation)
    known = [n.entity for unit in range(first, last) for n in doc.forms[unit].senses.get("person", ())]
    own = {state for entity in known for state in doc.knowledge.states_of(entity)}
    if not country or not own or country in own:
        return (c,)
    name = c._replace(rule="name", last=c.name_last, office=-1, nation=-1)
    return name, c._replace(rule="office", first=c.office, name_first=-1, name_last=-1)


def _of_another(doc: "Document", c: Candidate) -> bool:
    """Say whether an office before a known name is somebody else's: "the envoy of N. N.", "the president's N. N."."""
    last = bare(doc, c)[1]
    known = {n.entity for n in doc.forms[last - 1].senses.get("person", ()) if n.form != "introduced"}
    country, organisation = state_of(doc, c.nation)
    of = country or organisation
    word = office_word(doc, c.office, of)
    if len(known) != 1 or word is None or word.former or c.former or not doc.dated:
        return False
    person = known.pop()
    served = {(t.office, t.country or t.organisation) for t in doc.knowledge.careers.get(person, ())}
    if word.office in doc.reader.language.words("groups", "serving"):
        return bool(terms(doc, person)) and word.office not in {office for office, _ in served}
    holder = doc.knowledge.who_held(word.office, of or word.country or word.organisation, doc.dated)
    return holder not in {None, person} and (word.office, of or word.country or word.organisation) not in served


def _learn_names(doc: "Document", candidates: Sequence[Candidate], told: Told) -> None:
    """Note who is named in full, who is named with an office and which states are named, anywhere in the article."""
    for c in candidates:
        for unit in range(c.name_first, c.name_last) if c.name_first >= 0 else ():
            namings = doc.forms[unit].senses.get("person", ())
            told.in_full.update(n.entity for n in namings if n.form == "full")
        unit = c.nation if c.nation >= 0 else c.first
        if places.is_homonym(doc, unit):
            continue
        if (state := state_of(doc, unit)[0]) and state not in told.ahead:
            told.ahead[state] = None
    for c in candidates:
        if c.rule in {"office-with-name", "name-with-office", "offices-with-names"} and not c.former:
            mention = named(doc, c, told)
            if mention is not None and mention.office:
                told.holders.setdefault((mention.office, mention.country or mention.organisation), mention)


def _introduced(doc: "Document", c: Candidate, told: Told) -> Mention | None:
    """Return a body or a place with the name of an everyday word: where told in full, or behind the noun of a place."""
    senses = doc.forms[c.first].senses
    if "country" in senses:
        return places.country_mention(doc, c.first) if places.is_introduced(doc, c.first, told.states) else None
    kind = "organisation" if "organisation" in senses else "place"
    if kind == "place" and places.has_place_noun(doc, c.first):
        return places.place_mention(doc, c.first)
    if all(naming.entity not in told.in_full for naming in senses[kind]):
        return None
    return places.place_mention(doc, c.first) if kind == "place" else body(doc, c._replace(rule=kind))


def _mention(doc: "Document", c: Candidate, told: Told) -> Mention | None:
    match c.rule:
        case "name" if c.goes_on and doc.forms[c.first].first("person") and " " not in doc.forms[c.first].text:
            # "Clinton Avenue", "Kim Yong Ho": not the one whose surname that is.
            return None
        case "office-with-name" | "name-with-office" | "offices-with-names" | "name":
            return named(doc, c, told)
        case "counterpart":
            return counterpart(doc, c, told)
        case "office":
            return office(doc, c, told)
        case "offices-of-states" | "offices-of-organisation" | "pair":
            return group(doc, c, told)
        case "government" | "opposition" | "delegates":
            return government(doc, c)
        case "realm":
            return realm(doc, c, told)
        case "ministry":
            return ministry(doc, c, told)
        case "institution" | "body-of-field":
            return institution(doc, c)
        case "honour":
            return None
        case "capital":
            return places.capital_mention(doc, c.first, c.last, state_of(doc, c.nation)[0])
        case "noun-of-body":
            return unknown_body(doc, c)
        case "adjective-of-body" | "adjective-of-place":
            return named_by_adjectives(doc, c)
        case "noun-of-place" | "town":
            return unknown_place(doc, c, told.towns)
        case "introduced":
            return _introduced(doc, c, told)
        case "place" | "country" if c.goes_on and doc.forms[c.first].case != "upper":
            # "the Moscow Quarterly" is no place.
            return None
        case "place":
            return places.place_mention(doc, c.first)
        case "country-or-adjective":
            return places.country_mention(doc, c.first) if places.is_country_noun(doc, c.first) else None
        case "country" if places.is_homonym(doc, c.first) and places.is_city(doc, c.first, told.ahead, told.in_full):
            return places.place_mention(doc, c.first)
        case "country":
            return places.country_mention(doc, c.first)
        case _:
            return body(doc, c)
