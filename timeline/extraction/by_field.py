"""By field: bodies nobody told us of that are called by what they do, where the article is written onto its noun.

"Ministry of-the-housing", "the-authority the-general for-the-roads": a noun of a body, its field, adjectives, and
further fields that a conjunction joins. The noun gets the letter u, the rest of the name h. So do a known body and the
sport behind it, "the European Union for-football", which is another body, and the place that an office is of.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# A noun of a body; a body and a sport; an office and a place.
HEADS = re.compile("[ubSmGOs](?:(?<=[ubSm])(?=[wvXflerN])|(?<=G)(?=r)|(?<=[Os])(?=[LwvumbSVtB]))")
# What a field may be: a word that is no title, state or name.
FIELD = "wvXfleur"


def letters(doc: "Document", plain: str) -> str:
    """Return the letters of the actors' grammar, those of bodies that are called by their field changed.

    Parameters
    ----------
    doc : Document
        The article.
    plain : str
        Its letters.
    """
    article = doc.reader.language.article
    if not article or doc.reader.language.has("clitics", "apart"):
        return plain
    out, at = [], 0
    for match in HEADS.finditer(plain):
        first = match.start()
        if first < at:
            continue
        if match[0] == "G":
            last = first + 2 if _is_of_sport(doc, first) else first
        elif match[0] in "Os":
            speaks = "groups:speaking_for" in doc.forms[first].senses
            last = first + 2 if _is_of_place(doc, first, article) else first
            last = _Name(doc, plain, article).spoken_for(first + 1) if speaks else last
        else:
            last = _Name(doc, plain, article).end(first)
        if last > first:
            head = match[0] if match[0] in "Os" else "u"
            out += [plain[at:first], head, "h" * (last - first - 1)]
            at = last
    return "".join((*out, plain[at:]))


def _is_of_sport(doc: "Document", unit: int) -> bool:
    """Say whether a sport behind a body makes another of it: of a union of states, but not of a club."""
    body = doc.knowledge.organisations.get(doc.forms[unit].first("organisation").entity)
    return bool(doc.forms[unit + 1].before) and body is not None and body.kind == "international"


def _is_of_place(doc: "Document", unit: int, article: str) -> bool:
    """Say whether an office is of the place right behind it: "the mayor of Geneva", not "the minister left Geneva"."""
    form = doc.forms[unit]
    bare = not form.after and article not in form.before and doc.forms[unit + 1].before in ((), (article,))
    return bare and "groups:local_offices" in form.senses


class _Name:
    """How far the name of one body reaches."""

    def __init__(self, doc: "Document", plain: str, article: str) -> None:
        self.doc, self.plain, self.article = doc, plain, article

    def end(self, first: int) -> int:
        """Return the unit behind the name that opens with a noun, or the noun where it is none."""
        noun = self.doc.forms[first]
        if noun.after or not noun.senses.keys() & {"groups:field_bodies", "groups:ministries"}:
            return first
        at = first + 1
        if self.plain[first] == "m":
            # A ministry that we know goes on where a further field is joined to its own.
            return self._goes_on(at) if " " in noun.text and self._is_joined(at) else first
        if self.article not in noun.before:
            if not (self._is_field(at, (self.article,)) or (self.plain[first] == "u" and self._is_word(at))):
                return first
            return self._goes_on(at + 1)
        adjectives = self._adjectives(at)
        governed = next((p for p in self._prepositions() if self._is_field(adjectives, (p, self.article))), "")
        if adjectives > at and governed:
            return self._goes_on(adjectives + 1)
        # "the supreme court" by itself, but no nationality: "the French company" is any.
        own = adjectives > at and "groups:body_adjectives" in self.doc.forms[at].senses
        further = adjectives < len(self.plain) and self.doc.forms[adjectives].begins_with(self._prepositions())
        return adjectives if own and not further and self.plain[first] == "u" else first

    def spoken_for(self, at: int) -> int:
        """Return the unit behind those whom a spokesman speaks for: "the company", "the police of Geneva"."""
        alone = self.article in self.doc.forms[at].before or self.plain[at] == "m"
        named = self._is_word(at + 1) or self.plain[at + 1 : at + 2] in ("L", "G", "C")
        last = at + 1 if alone else at + 2 if named else at
        return self._adjectives(last) if last > at else at

    def _goes_on(self, at: int) -> int:
        """Return the unit behind the adjectives and the joined fields of a name."""
        while True:
            behind = self._adjectives(at)
            if self._is_joined(behind):
                behind += 1
            if behind == at:
                return at
            at = behind

    def _is_joined(self, at: int) -> bool:
        conjunctions = self.doc.reader.language.words("marks", "conjunction")
        return any(
            self._is_field(at, (c, self.article)) or self._is_adjective(at, (c, self.article)) for c in conjunctions
        )

    def _prepositions(self) -> tuple[str, ...]:
        return self.doc.reader.language.words("meeting_words", "governing_clitics")

    def _adjectives(self, at: int) -> int:
        while self._is_adjective(at, (self.article,)):
            at += 1
        return at

    def _is_adjective(self, at: int, before: tuple[str, ...]) -> bool:
        if at >= len(self.plain):
            return False
        form = self.doc.forms[at]
        return bool(form.senses.keys() & {"groups:body_adjectives", "nationalities"}) and form.before == before

    def _is_field(self, at: int, before: tuple[str, ...]) -> bool:
        if at >= len(self.plain):
            return False
        form = self.doc.forms[at]
        return "groups:body_fields" in form.senses and form.before == before and not form.after

    def _is_word(self, at: int) -> bool:
        """Say whether a word with the article may be a field."""
        if at >= len(self.plain) or self.plain[at] not in FIELD:
            return False
        form = self.doc.forms[at]
        if not form.senses:
            return form.text.startswith(self.article) and len(form.text) > len(self.article) + 2
        return form.before == (self.article,) and "speech:relatives" not in form.senses
