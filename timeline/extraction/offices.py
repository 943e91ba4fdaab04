"""Offices without a name: by whom the article names in them, by terms of office, or as told before."""

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.extraction.actors import Candidate
from timeline.extraction.found import Mention
from timeline.extraction.lexicon import ACTORS
from timeline.extraction.people import entity_of
from timeline.extraction.told import Told, bare, bare_words, is_definite, office_word, state_of, unknown
from timeline.extraction.vocabulary import OfficeWord

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# Offices that one holds at a time in a state or a body; of the others there are several.
HELD_BY_ONE = frozenset(
    {
        "foreign-minister", "defence-minister", "interior-minister", "finance-minister", "energy-minister",
        "head-of-state", "supreme-leader", "head-of-government", "monarch", "crown-prince", "deputy-crown-prince",
        "speaker-of-parliament", "un-ambassador", "secretary-general", "high-representative",
        "national-security-adviser", "chief-of-staff", "intelligence-chief",
    }
)  # fmt: skip


def office(doc: "Document", c: Candidate, told: Told) -> Mention | None:
    """Return an office without a name: of its state, else whom the article told last in it, else its words."""
    country, organisation = state_of(doc, c.nation)
    senses = doc.forms[c.office].senses
    words: tuple[OfficeWord, ...] = senses.get("office_tail") or senses["office"]
    numbers = {w.number for w in words}
    if doc.forms[c.office].after and numbers == {"stated"}:
        return None
    if not country and not organisation and _owned(doc, c.office):
        # "his foreign minister": of the state of the one told last.
        country = next((m.country for m in reversed(told.people) if m.country and m.first < c.first), "")
    word = office_word(doc, c.office, country or organisation)
    if c.elsewhere:
        return held(doc, c, told, "", "", "title", "office-elsewhere")
    of = country or organisation or (word.country or word.organisation if word else "")
    if of and numbers == {"short"} and (last := told.only_one({w.office for w in words}, of)) is not None:
        # "the German minister" is the one of Germany's ministers that the article told.
        return _again(doc, c, last)
    if of:
        # "the German minister": of the offices that the word may mean, the only one somebody is told to hold there.
        known = {w.office for w in words if (w.office, of) in told.holders}
        which = word.office if word else known.pop() if len(known) == 1 else ""
        return held(doc, c, told, which, of, "title", "office-of-state")
    if _is_adjective(doc, c.office):
        return None
    last = told.last_in(w.office for w in words) if _refers_back(doc, c) else None
    if last is not None and _by_office_only(last) and "singular" in numbers:
        # Somebody we know only by his office is the one told before where the words are the same.
        last = last if last.entity == unknown(doc, c) else None
    if last is None:
        # "the minister" alone, nobody told before: an actor where the office is full or definite, but nobody we know.
        full = {w.office for w in words if _stands_alone(doc, c.office, w)}
        which = full.pop() if len(full) == 1 else ""
        return held(doc, c, told, which, "", "title", "office-alone") if which or full else None
    return _again(doc, c, last)


def _again(doc: "Document", c: Candidate, last: Mention) -> Mention:
    """Return an office as the one who was told before."""
    start, end = doc.span(c.first, c.last)
    return replace(
        last, first=c.first, last=c.last, start=start, end=end, kind="office", form="title", rule="office-told-before"
    )


def _by_office_only(mention: Mention) -> bool:
    return mention.entity.startswith("unknown:") and mention.kind != "person"


def _is_adjective(doc: "Document", unit: int) -> bool:
    """Say whether a definite office behind a definite noun is an adjective: "the aim the main"."""
    if doc.reader.language.has("clitics", "apart") or not unit or not is_definite(doc, unit):
        return False
    noun = doc.forms[unit - 1]
    article = str(doc.reader.language.table("clitics").get("article"))
    definite = article in noun.before or (not noun.senses and noun.text.startswith(article))
    return definite and doc.letters(ACTORS)[unit - 1] in "vw" and not any(k.startswith("date:") for k in noun.senses)


def _refers_back(doc: "Document", c: Candidate) -> bool:
    """Say whether an office alone may mean the one told before: "the president", not "the presidents of the firms".

    Where the article is written onto its noun, an adjective behind has it as well: "the federal president" is another.
    """
    article = doc.reader.language.article
    if not article:
        return True
    if doc.reader.language.has("clitics", "apart"):
        # "the minister" and "his minister", but not "a minister", "the new minister", "as minister".
        return is_definite(doc, c.office) or bool(doc.forms[c.office].after)
    if all(word.number == "stated" for word in doc.forms[c.office].senses.get("office", ())):
        return False
    if not is_definite(doc, c.office):
        return any(w.number == "singular" for w in doc.forms[c.office].senses.get("office", ()))
    behind = doc.forms[c.last] if c.last < len(doc.forms) else None
    unknown_word = behind is not None and not behind.senses and behind.text.startswith(article)
    return not unknown_word


def held(doc: "Document", c: Candidate, told: Told, office: str, of: str, form: str, rule: str) -> Mention:
    """Return an office without a name, as the one the article names in it, else as the one who held it then."""
    start, end = doc.span(c.first, c.last)
    full = any(w.office == office and w.number != "short" for w in doc.forms[c.office].senses.get("office", ()))
    of = of or (doc.knowledge.only_bodies.get(office, "") if full else "")
    # An office of no state we know is nobody in particular: two of them are not one person.
    former = c.former or any(w.former for w in doc.forms[c.office].senses.get("office", ()))
    named = told.holders.get((office, of)) if of and office and not former else None
    entity = named.entity if named else None
    if entity is None and doc.dated and office and not former:
        entity = doc.knowledge.who_held(office, of, doc.dated)
        rule += "-by-term"
    person = doc.knowledge.people.get(entity or "")
    # However it is written, in any language, an office that one holds at a time is one of its state.
    nobody = f"unknown:{office}@{of}" if of and office in HELD_BY_ONE and not former else unknown(doc, c)
    name = named.name if named else person.name if person else bare_words(doc, c.first, c.last)
    country = of if of in doc.knowledge.countries else ""
    return Mention(
        c.first, c.last, start, end, "office", entity or nobody, name, form, "actor", rule,
        office="" if former else office, country=country, organisation="" if country else of,
        gender=person.gender if person else "",
    )  # fmt: skip


def _owned(doc: "Document", unit: int) -> bool:
    """Say whether a pronoun is written onto an office, or onto the last word of one."""
    form = doc.forms[unit]
    after = form.after or (doc.reader.lexicon[form.text.rpartition(" ")[2]].after if " " in form.text else "")
    return after in doc.reader.language.words("groups", "absent")


def _stands_alone(doc: "Document", unit: int, word: OfficeWord) -> bool:
    """Say whether an office word alone names somebody: a full one always, a shorter one where it is definite.

    A language without an article leaves that open, and there it does.
    """
    if word.number == "singular":
        return True
    return word.number in {"short", "definite"} and (is_definite(doc, unit) or not doc.reader.language.article)


def counterpart(doc: "Document", c: Candidate, told: Told) -> Mention | None:
    """Return his counterpart: who holds the office of the one told last, in another state."""
    country, _ = state_of(doc, c.nation)
    others = [m for m in reversed(told.people) if m.office and m.country != country]
    known = (m for m in others if (m.office, country) in told.holders or (m.office, country) in doc.knowledge.offices)
    last = next(known, others[0] if others else None)
    office = last.office if last else ""
    if last is None and not country and c.name_first < 0:
        # Nobody's: "the team beat its counterpart".
        return None
    if c.name_first >= 0:
        naming = entity_of(doc, c, told, office, country)
        if naming is None:
            return None
        person = doc.knowledge.people.get(naming)
        name = person.name if person else bare_words(doc, *bare(doc, c))
        start, end = doc.span(c.first, c.last)
        mention = Mention(
            c.first, c.last, start, end, "person", naming, name, "counterpart", "actor", "counterpart-with-name",
            office=office, country=country, gender=person.gender if person else "",
        )  # fmt: skip
        if office and country:
            told.hold(mention)
        return mention
    return held(doc, c, told, office, country, "counterpart", "counterpart-of-last-office")
