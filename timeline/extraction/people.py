"""People: who a name means, alone or with an office, and which office they held when the article was written."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.extraction.actors import Candidate
from timeline.extraction.found import Mention
from timeline.extraction.lexicon import ACTORS
from timeline.extraction.told import Told, bare, bare_text, bare_words, is_definite, office_word, state_of
from timeline.extraction.vocabulary import Naming
from timeline.knowledge import Tenure

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# A capitalised word that stands by itself, no part of a longer name.
SURNAME = re.compile(r"(?<![gWQ-])W(?![gWQX-])")
# What stands beside a surname is a part of the name as well.
PARTS = re.compile("[gWp]p|p[gWpj]")


def named(doc: "Document", c: Candidate, told: Told) -> Mention | None:
    """Return the mention of somebody named, or None where the name may be of several people."""
    country, organisation = state_of(doc, c.nation)
    office = office_word(doc, c.office, country or organisation) if c.office >= 0 and not c.elsewhere else None
    naming = entity_of(doc, c, told, office.office if office else "", country or organisation)
    if naming is None:
        return None
    if naming.startswith("unknown:") and c.rule == "name" and c.first == c.name_first and is_definite(doc, c.first):
        # "the Warren County road" is none of the Warrens.
        return None
    start, end = doc.span(c.first, c.last)
    titled = c.office >= 0 or (c.rule == "name" and c.first < c.name_first < c.last)
    told_office = ""
    if office is not None:
        told_office = "" if c.former or office.former else office.office
        country, organisation = country or office.country, organisation or office.organisation
    if naming.startswith("unknown:"):
        name, gender = told.names.get(naming) or bare_words(doc, *bare(doc, c)), ""
    else:
        person = doc.knowledge.people[naming]
        name, gender = person.name, person.gender
    own = _with_career(doc, naming, told, (told_office, country, organisation))
    form = "title+name" if titled else "name"
    return Mention(c.first, c.last, start, end, "person", naming, name, form, "actor", c.rule, *own, gender)


def _with_career(doc: "Document", person: str, told: Told, own: tuple[str, str, str]) -> tuple[str, str, str]:
    """Fill what the words leave open of an office, its state and its organisation.

    From what the article said of the person, else from the office held then.
    """
    office, country, organisation = own
    if not office and person in told.in_office:
        known = told.in_office[person]
        return known.office, known.country, known.organisation
    if person not in doc.knowledge.people:
        return own
    held = terms(doc, person)
    if office:
        held = [t for t in held if t.office == office] or held
    if held:
        of = held[0].country, held[0].organisation
        if not (country or organisation) and all((t.country, t.organisation) == of for t in held):
            country, organisation = of
        if not office and all(t.office == held[0].office for t in held):
            office = held[0].office
    if not (country or organisation):
        country = doc.knowledge.people[person].country
    return office, country, organisation


def terms(doc: "Document", person: str) -> list[Tenure]:
    """Return the terms of office a person served when the article was written (all, where that is unknown)."""
    served = [t for t in doc.knowledge.careers.get(person, ()) if t.confidence == "high"]
    return [t for t in served if t.touches(doc.dated)] if doc.dated else served


def entity_of(doc: "Document", c: Candidate, told: Told, office: str, of: str) -> str | None:
    """Return the entity that a name means: the only one, else the one named in full, else the holder of the office."""
    first, last = bare(doc, c)
    if first == last:
        return None
    namings: tuple[Naming, ...] = doc.forms[last - 1].senses.get("person", ())
    if last - first > 1:
        if _goes_on(doc, first):
            namings = doc.forms[first].senses["person"]
        elif namings and any(len(form.text) > 1 for form in doc.forms[first : last - 1]):
            # "George W. Bush" is who bears both names; "Jenna Bush" is nobody we know.
            own = {person for form in doc.forms[first : last - 1] for person in form.senses.get("given", ())}
            namings = tuple(naming for naming in namings if naming.entity in own)
            if len(namings) == 1:
                return namings[0].entity
    if not namings:
        words = spelled(doc, first, last)
        return told.surnames.get(words) or "unknown:" + words
    held = {t.person for t in doc.knowledge.offices.get((office, of), ())} if office else set()
    known = {n.entity for n in namings if n.form != "introduced" or n.entity in told.in_full or n.entity in held}
    if len(known) > 1:
        for narrower in (told.in_full, held, {e for e in known if doc.dated and terms(doc, e)}):
            if len(known) > 1 and known & narrower:
                known &= narrower
    if not known and last - first == 1 and not PARTS.search(doc.letters(ACTORS), max(0, first - 1), last + 1):
        # Nobody known was told, but perhaps somebody else of that surname.
        return told.surnames.get(spelled(doc, first, last))
    return known.pop() if len(known) == 1 else None


def _goes_on(doc: "Document", unit: int) -> bool:
    """Say whether a known name goes on with its bearer's forebears ("K. bin F." "bin S.")."""
    form, letters = doc.forms[unit], doc.letters(ACTORS)
    if "person" not in form.senses or letters[unit] == "g":
        return False
    links = doc.reader.language.words("groups", "name_links")
    return letters[unit + 1] == "j" or any(word in links for word in form.text.split())


def spelled(doc: "Document", first: int, last: int) -> str:
    """Return the words of a name as they are known: folded, without marks."""
    if last - first == 1:
        return bare_text(doc, first)
    words = [form.text for form in doc.forms[first + 1 : last] if form.text[0].isalpha()]
    return " ".join((bare_text(doc, first), *words))


def learn_surnames(doc: "Document", candidates: Sequence[Candidate], told: Told) -> None:
    """Note the surnames of people named in full whom nobody told us of: alone, they mean these people from then on."""
    for c in candidates:
        if c.name_last - c.name_first < 2:
            continue
        first, last = bare(doc, c)
        if last - first < 2:
            continue
        entity = "unknown:" + spelled(doc, first, last)
        if namings := doc.forms[last - 1].senses.get("person"):
            # A surname that somebody known has as well, whom another given name tells from him.
            if any(n.form != "introduced" for n in namings) or entity_of(doc, c, told, "", "") != entity:
                continue
        elif doc.forms[last - 1].case != "capital" and doc.letters(ACTORS)[last - 1] != "W":
            continue
        told.names.setdefault(entity, bare_words(doc, first, last))
        told.surnames.setdefault(doc.forms[last - 1].text, entity)


def by_surname(doc: "Document", candidates: Sequence[Candidate], told: Told) -> list[Candidate]:
    """Return the places where a surname stands alone that the article has told in full."""
    taken = {unit for c in candidates if c.rule != "town" for unit in range(c.first, c.last)}
    return [
        Candidate("name", m.start(), m.end(), name_first=m.start(), name_last=m.end())
        for m in SURNAME.finditer(doc.letters(ACTORS))
        if doc.forms[m.start()].text in told.surnames and m.start() not in taken
    ]
