"""People: who a name means, alone or with an office, and which office they held when the article was written."""

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.extraction.actors import Candidate
from timeline.extraction.found import Mention
from timeline.extraction.told import Told, bare, office_word, state_of
from timeline.extraction.vocabulary import Naming
from timeline.knowledge import Tenure

if TYPE_CHECKING:
    from timeline.extraction.document import Document


def named(doc: "Document", c: Candidate, told: Told) -> Mention | None:
    """Return the mention of somebody named, or None where the name may be of several people."""
    country, organisation = state_of(doc, c.nation)
    office = office_word(doc, c.office, country or organisation) if c.office >= 0 else None
    naming = entity_of(doc, c, told, office.office if office else "", country or organisation)
    if naming is None:
        return None
    start, end = doc.span(c.first, c.last)
    titled = c.office >= 0 or (c.rule == "name" and c.first < c.name_first < c.last)
    form = "title+name" if titled else "name"
    if naming.startswith("unknown:"):
        name, gender = doc.words(*bare(doc, c)), ""
    else:
        person = doc.knowledge.people[naming]
        name, gender = person.name, person.gender
    mention = Mention(
        c.first, c.last, start, end, "person", naming, name, form, "actor", c.rule, gender=gender,
        office=office.office if office and not c.former else "",
        country=country or (office.country if office else ""),
        organisation=organisation or (office.organisation if office else ""),
    )  # fmt: skip
    return _with_career(doc, mention, told)


def _with_career(doc: "Document", mention: Mention, told: Told) -> Mention:
    """Fill what the words leave open: from what the article said of the person, else from the office held then."""
    known = next((m for m in told.holders.values() if m.entity == mention.entity), None)
    if known is not None and not mention.office:
        return replace(mention, office=known.office, country=known.country, organisation=known.organisation)
    held = terms(doc, mention.entity)
    if mention.office:
        held = [t for t in held if t.office == mention.office] or held
    of = {(t.country, t.organisation) for t in held}
    filled = mention
    if len(of) == 1 and not (mention.country or mention.organisation):
        country, organisation = of.pop()
        filled = replace(filled, country=country, organisation=organisation)
    if not mention.office and len({t.office for t in held}) == 1:
        filled = replace(filled, office=held[0].office)
    if not (filled.country or filled.organisation) and mention.entity in doc.knowledge.people:
        filled = replace(filled, country=doc.knowledge.people[mention.entity].country)
    return filled


def terms(doc: "Document", person: str) -> list[Tenure]:
    """Return the terms of office a person served when the article was written (all, where that is unknown)."""
    served = [t for t in doc.knowledge.careers.get(person, ()) if t.confidence == "high"]
    return [t for t in served if t.touches(doc.dated)] if doc.dated else served


def entity_of(doc: "Document", c: Candidate, told: Told, office: str, of: str) -> str | None:
    """Return the entity that a name means: the only one, else the one named in full, else the holder of the office."""
    first, last = bare(doc, c)
    namings: tuple[Naming, ...] = doc.forms[first].senses.get("person", ()) if last - first == 1 else ()
    if not namings:
        return "unknown:" + " ".join(doc.forms[i].text for i in range(first, last)) if last > first else None
    held = {t.person for t in doc.knowledge.offices.get((office, of), ())} if office else set()
    known = {n.entity for n in namings if n.form != "introduced" or n.entity in told.in_full or n.entity in held}
    for narrower in (told.in_full, held, {e for e in known if doc.dated and terms(doc, e)}):
        if len(known) > 1 and known & narrower:
            known &= narrower
    return known.pop() if len(known) == 1 else None
