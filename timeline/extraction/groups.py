"""Groups: "the two ministers", "the foreign ministers of …"."""

from typing import TYPE_CHECKING

from timeline.extraction.actors import Candidate
from timeline.extraction.found import Mention
from timeline.extraction.offices import held
from timeline.extraction.told import Told, bare_words, state_of, unknown
from timeline.extraction.vocabulary import OfficeWord

if TYPE_CHECKING:
    from timeline.extraction.document import Document


def group(doc: "Document", c: Candidate, told: Told) -> Mention | None:
    """Return several people in one phrase, with those it stands for where the words or what was told say so."""
    start, end = doc.span(c.first, c.last)
    members: tuple[Mention, ...] = ()
    country, organisation = state_of(doc, c.nation)
    words: tuple[OfficeWord, ...] = doc.forms[c.office].senses.get("office", ()) if c.office >= 0 else ()
    pair_offices = doc.forms[c.first].senses.get("groups:pair_offices", ())
    office = words[0].office if words else pair_offices[0] if pair_offices else ""
    if c.rule == "offices-of-states":
        states = [state_of(doc, i)[0] or state_of(doc, i)[1] for i in c.states]
        parts = zip((c._replace(first=i, last=i + 1) for i in c.states), states, strict=True)
        members = tuple(
            held(doc, part, told, office, state, "title", c.rule) if office else _side(doc, part, state)
            for part, state in parts
        )
    elif c.rule == "pair":
        members = told.last_two(set(pair_offices))
    elif "dual" in {w.number for w in words} and not (country or organisation):
        members = told.last_two({w.office for w in words})
    if c.rule == "pair" and len(members) < 2:
        return None
    return Mention(
        c.first, c.last, start, end, "group", unknown(doc, c), bare_words(doc, c.first, c.last), "group", "actor",
        c.rule, office=office, country=country, organisation=organisation, members=members,
    )  # fmt: skip


def _side(doc: "Document", c: Candidate, state: str) -> Mention:
    """Return one of "the Russian and the American side": the state itself."""
    start, end = doc.span(c.first, c.last)
    kind = "country" if state in doc.knowledge.countries else "organisation"
    name = doc.knowledge.countries.get(state) or doc.knowledge.organisations[state].name
    return Mention(
        c.first, c.last, start, end, kind, state, name, "metonym", "actor", c.rule,
        country=state if kind == "country" else "", organisation="" if kind == "country" else state,
    )  # fmt: skip
