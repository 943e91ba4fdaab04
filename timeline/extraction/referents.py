"""Referents: who the words for actors mean, from names, from offices and their terms, and from what was told before."""

from collections.abc import Callable, Mapping, Sequence
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


# Rules for somebody in an office; and those whose words may be of two actors.
WITH_OFFICE = frozenset({"office-with-name", "name-with-office", "offices-with-names"})
PARTED = frozenset({"institution", "honour", "government", "office-with-name", "name-with-office"})


def resolve(doc: "Document", candidates: Sequence[Candidate]) -> list[Mention]:
    """Return the mentions of an article, in order; what cannot be resolved keeps its words."""
    letters = doc.letters(ACTORS)
    told = Told(towns=town_units(doc, doc.units.letters(ACTORS), letters) if "E" in letters else {})
    candidates = _all_parted(doc, candidates)
    learn_surnames(doc, candidates, told)
    if told.surnames:
        candidates = sorted((*candidates, *by_surname(doc, candidates, told)), key=lambda c: c.first)
    _learn_names(doc, candidates, told)
    mentions = []
    heads = [s for s in doc.segments if s.kind == "dateline"]
    for candidate in candidates:
        mention = MEANING[candidate.rule](doc, candidate, told)
        if mention is None:
            continue
        if mention.rule == "capital-as-government" and any(s.start <= mention.start < s.end for s in heads):
            mention = places.city(doc, mention)
        mentions.append(mention)
        told.tell(mention)
        if mention.kind in {"place", "organisation"}:
            told.in_full.add(mention.entity)
    return mentions


def _all_parted(doc: "Document", candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, those parted that are of two actors."""
    parted: list[Candidate] = []
    for c in candidates:
        if c.rule in PARTED:
            parted.extend(_parted(doc, c))
        else:
            parted.append(c)
    return parted


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
    forms, ahead = doc.forms, told.ahead
    for c in candidates:
        if c.name_first >= 0:
            for form in forms[c.name_first : c.name_last]:
                for naming in form.senses.get("person", ()):
                    if naming.form == "full":
                        told.in_full.add(naming.entity)
        unit = c.nation if c.nation >= 0 else c.first
        if (state := state_of(doc, unit)[0]) and not places.is_homonym(doc, unit):
            ahead.setdefault(state)
    for c in candidates:
        if c.rule in WITH_OFFICE and not c.former:
            mention = named(doc, c, told)
            if mention is not None and mention.office:
                told.hold(mention)


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
    return places.place_mention(doc, c.first) if kind == "place" else body(doc, c._replace(rule=kind), told)


def _name(doc: "Document", c: Candidate, told: Told) -> Mention | None:
    """Return who a name means; "Clinton Avenue" and "Kim Yong Ho" are not the one whose surname that is."""
    if c.goes_on and "person" in doc.forms[c.first].senses and " " not in doc.forms[c.first].text:
        return None
    return named(doc, c, told)


def _place(doc: "Document", c: Candidate, _: Told) -> Mention | None:
    return places.place_mention(doc, c.first) if _ends(doc, c) else None


def _country(doc: "Document", c: Candidate, told: Told) -> Mention | None:
    if not _ends(doc, c):
        return None
    if places.is_homonym(doc, c.first) and places.is_city(doc, c.first, told.ahead, told.in_full):
        return places.place_mention(doc, c.first)
    return places.country_mention(doc, c.first)


def _ends(doc: "Document", c: Candidate) -> bool:
    """Say whether the name of a place ends where it does: "the Moscow Quarterly" is no place."""
    return not c.goes_on or doc.forms[c.first].case == "upper"


def _country_noun(doc: "Document", c: Candidate, _: Told) -> Mention | None:
    return places.country_mention(doc, c.first) if places.is_country_noun(doc, c.first) else None


def _capital(doc: "Document", c: Candidate, _: Told) -> Mention | None:
    return places.capital_mention(doc, c.first, c.last, state_of(doc, c.nation)[0])


def _unknown_place(doc: "Document", c: Candidate, told: Told) -> Mention | None:
    return unknown_place(doc, c, told.towns)


def _nobody(_doc: "Document", _c: Candidate, _told: Told) -> None:
    return None


# What the words of each rule mean.
MEANING: Mapping[str, Callable[["Document", Candidate, Told], Mention | None]] = {
    "name": _name,
    "office-with-name": named,
    "name-with-office": named,
    "offices-with-names": named,
    "counterpart": counterpart,
    "office": office,
    "offices-of-states": group,
    "offices-of-organisation": group,
    "pair": group,
    "government": government,
    "opposition": government,
    "delegates": government,
    "realm": realm,
    "ministry": ministry,
    "institution": institution,
    "body-of-field": institution,
    "honour": _nobody,
    "capital": _capital,
    "noun-of-body": unknown_body,
    "adjective-of-body": named_by_adjectives,
    "adjective-of-place": named_by_adjectives,
    "noun-of-place": _unknown_place,
    "town": _unknown_place,
    "introduced": _introduced,
    "place": _place,
    "country": _country,
    "country-or-adjective": _country_noun,
    "organisation": body,
    "conference": body,
}
