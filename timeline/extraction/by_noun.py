"""By noun: ministries, courts, universities, seas and towns nobody told us of, by their nouns and capitals."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from timeline.extraction.actors import Candidate
from timeline.extraction.found import Mention
from timeline.extraction.lexicon import Form
from timeline.extraction.text import COMMAS
from timeline.extraction.told import Told, bare_words, first_state, is_definite, unknown

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# Nouns of bodies: those that need a capital in their language, and those that do not.
NOUNS = frozenset({"groups:bodies", "groups:bodies_lower", "groups:bodies_alone"})


def unknown_body(doc: "Document", c: Candidate, _: Told) -> Mention | None:
    """Return a body that its noun and its name tell of, or None where the noun stands alone."""
    if c.last - c.first == 1 and "groups:bodies_alone" not in doc.forms[c.first].senses:
        return None
    first = _opening(doc, c)
    if not any(NOUNS & doc.forms[i].senses.keys() for i in range(first, c.last)):
        return None
    form = doc.forms[first]
    if c.last - first == 1 and ("groups:bodies_alone" not in form.senses or (form.case == "lower" and _one_word(form))):
        return None
    c = Candidate(c.rule, first, c.last)
    start, end = doc.span(first, c.last)
    country = first_state(doc, first, c.last)
    return Mention(
        first, c.last, start, end, "organisation", unknown(doc, c), bare_words(doc, first, c.last), "name", "actor",
        c.rule, country=country,
    )  # fmt: skip


def _one_word(form: Form) -> bool:
    """Say whether a form is no phrase: "parlement", which as a noun may be any, but not "ministère de la Défense"."""
    return " " not in form.text


def _opening(doc: "Document", c: Candidate) -> int:
    """Return the unit a name opens with: the last that has an article, and none without a capital before its noun."""
    first = c.first
    for i in range(c.first, c.last):
        if is_definite(doc, i):
            first = i
        if NOUNS & doc.forms[i].senses.keys():
            return first
        if doc.forms[i].case == "lower":
            first = i + 1
    return first


def named_by_adjectives(doc: "Document", c: Candidate, _: Told) -> Mention | None:
    """Return a body or a place that adjectives name, where the first has a capital that opens no sentence."""
    endings = doc.reader.language.words("groups", "adjective_endings")
    before = doc.forms[c.first - 1].text if c.first else "\n"
    words = [doc.forms[i].text for i in range(c.first, c.last - 1)]
    if not before[0].isalnum() and before not in COMMAS:
        return None
    if not all(word.endswith(endings) for word in words if word != "-"):
        return None
    start, end = doc.span(c.first, c.last)
    kind, role = ("organisation", "actor") if c.rule == "adjective-of-body" else ("place", "place")
    return Mention(c.first, c.last, start, end, kind, unknown(doc, c), doc.words(c.first, c.last), "name", role, c.rule)


def unknown_place(doc: "Document", c: Candidate, towns: Mapping[int, str]) -> Mention | None:
    """Return a place that a noun tells of, "the Sea of Okonjo", or the words before: "in Okonjoville".

    `towns` are the names of places that the article has told to be such.
    """
    if c.rule == "town" and not _is_town(doc, c):
        return None
    start, end = doc.span(c.first, c.last)
    words = bare_words(doc, c.first, c.last)
    entity = "unknown:" + towns[c.first] if c.first in towns else unknown(doc, c)
    return Mention(c.first, c.last, start, end, "place", entity, words, "name", "place", c.rule)


def _is_town(doc: "Document", c: Candidate) -> bool:
    before = doc.forms[c.first - 1].senses if c.first else {}
    if "meeting_words:place_nouns" in before:
        return True
    # Before several words, a preposition that also means "to" may give something to somebody: "à Armel Quenoret".
    alone = c.last - c.first == 1 or "meeting_words:to" not in before
    return "meeting_words:in_towns" in before and alone and not doc.forms[c.first].before
