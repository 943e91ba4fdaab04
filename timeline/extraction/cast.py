"""Cast: the actors of an article as they stand in its sentences, alone or joined by "and"."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from timeline.extraction.found import ACTING, PERSONAL, Mention
from timeline.extraction.text import COMMAS
from timeline.extraction.told import REMEMBERED

if TYPE_CHECKING:
    from timeline.extraction.document import Document

PREPOSITIONS = frozenset({"meeting_words:with", "meeting_words:at", "meeting_words:to", "meeting_words:between"})
GOVERNING = PREPOSITIONS | {"speech:according_to"}
# A pronoun stands this near before its verb: "he then met", "il a longuement rencontré".
PRONOUN_REACH = 3

_first = attrgetter("first")


class Cast:
    """The mentions of an article, looked up by unit, and the people told so far."""

    def __init__(self, doc: "Document") -> None:
        self.doc = doc
        told = [m for m in doc.mentions if m.role == "actor" and m.kind in ACTING and not _is_site(doc, m)]
        told.sort(key=_first)
        # "Prime Minister N. N. of Peru": the state behind him is no party, and he ends with it.
        of = [(a, b) for a, b in pairwise(told) if b.kind == "country" and self._is_of(a, b)]
        if of:
            states = {id(state) for _, state in of}
            told = [m for m in told if id(m) not in states]
        self._ends = {id(person): state.last for person, state in of}
        self.actors = told
        self._firsts = [m.first for m in told]

    def _is_of(self, person: Mention, state: Mention) -> bool:
        if state.first - person.last != 1 or person.kind not in PERSONAL:
            return False
        return "groups:office_of" in self.doc.forms[person.last].senses

    @cached_property
    def _aside(self) -> set[int]:
        """Return the units that say when and where: they may stand between a verb and its subject."""
        told = [(d.first, d.last) for d in self.doc.dates]
        told += [(m.first, m.last) for m in self.doc.mentions if m.role == "place"]
        return {unit for first, last in told for unit in range(first, last)}

    def within(self, first: int, last: int) -> list[Mention]:
        """Return the actors that stand in units first..last (exclusive)."""
        found: list[Mention] = []
        for at in range(bisect_left(self._firsts, first), len(self.actors)):
            mention = self.actors[at]
            if mention.first >= last:
                break
            if mention.last <= last:
                found.append(mention)
        return found

    def before(self, unit: int) -> list[Mention]:
        """Return the actors told before a unit, the last one first, as far back as readers remember."""
        end = bisect_left(self._firsts, unit)
        return [m for m in reversed(self.actors[max(0, end - REMEMBERED) : end]) if m.last <= unit]

    def expanded(self, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """Return the mentions with every group that is resolved replaced by its members, in the group's place."""
        out: list[Mention] = []
        for mention in mentions:
            within = mention.first, mention.last
            for member in mention.members or (mention,):
                if within[0] <= member.first and member.last <= within[1]:
                    out.append(member)
                else:
                    out.append(
                        replace(
                            member, first=mention.first, last=mention.last, start=mention.start, end=mention.end,
                            form="group", rule=mention.rule,
                        )
                    )  # fmt: skip
        return tuple(out)

    def governed(self, mention: Mention) -> bool:
        """Say whether a preposition stands before the mention or is written onto it, or onto a title before it."""
        clitics = self.doc.reader.language.words("meeting_words", "governing_clitics")
        if self.doc.forms[mention.first].wears(clitics):
            return True
        for unit in range(mention.first - 1, max(-1, mention.first - 3), -1):
            form = self.doc.forms[unit]
            title = "groups:titles" in form.senses
            if GOVERNING & form.senses.keys() or (title and form.wears(clitics)):
                return True
            if form.text[0].isalpha() and not title:
                return False
        return False

    def gap(self, first: int, last: int) -> int:
        """Return how many words stand between two units, those that say when and where apart."""
        between = self.doc.forms[first + 1 : last]
        counted = [
            unit
            for unit, form in enumerate(between, first + 1)
            if form.text[0].isalnum() and PREPOSITIONS.isdisjoint(form.senses)
        ]
        return len(counted) - len(self._aside.intersection(counted))

    def follows(self, unit: int, mention: Mention) -> bool:
        """Say whether a mention stands right behind a noun, with a preposition between at most."""
        between = self.doc.forms[unit + 1 : mention.first]
        # "the official visit to Lima of N. N.": an adjective, and where and when, may stand between.
        if len(between) > 1 and "groups:office_of" not in between[-1].senses:
            return False
        near = self.gap(unit, mention.first - (len(between) > 1)) <= 1
        return near and all(form.text[0].isalnum() and "meeting_words:and" not in form.senses for form in between)

    def owns(self, mention: Mention) -> bool:
        """Say whether a mention is a possessor: "N. N.'s"."""
        behind = self.doc.forms[mention.last : mention.last + 2]
        mark = bool(behind) and not behind[0].text[0].isalnum()
        return any("groups:possessive" in form.senses for form in behind[mark : mark + 1])

    def pronoun_before(self, verb: int, left: int) -> str | None:
        """Return the pronoun that is the subject of a verb and stands before it, no further than `left`."""
        for unit in range(verb - 1, max(left, verb - PRONOUN_REACH) - 1, -1):
            form = self.doc.forms[unit]
            if "groups:pronouns" in form.senses:
                return form.text
            if not form.text[0].isalnum():
                return None
        return None

    def chains(self, first: int, last: int) -> list[tuple[Mention, ...]]:
        """Return the runs of actors joined by "and" or a comma in units first..last."""
        clitics = self.doc.reader.language.words("meeting_words", "addressing_clitics")
        within = self.within(first, last)
        addressed = (m for m in within if not self.doc.forms[m.first].wears(clitics))
        mentions = [m for m in addressed if not self.owns(m)]
        chains: list[tuple[Mention, ...]] = []
        while mentions:
            chain = self.chain(mentions)
            chains.append(self.expanded(chain))
            mentions = mentions[len(chain) :]
        return [c for c in chains if c]

    def chain(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Return the first mentions as far as they are joined."""
        chain: list[Mention] = []
        for mention in mentions:
            if chain and (not self._joined(chain[-1], mention) or self._explains(chain, mention)):
                break
            chain.append(mention)
        return chain

    def _explains(self, chain: Sequence[Mention], office: Mention) -> bool:
        """Say whether an office behind a comma tells who somebody is: "N. N., ambassador of Peru"."""
        person, comma = chain[-1], self.doc.forms[chain[-1].last : office.first]
        alone = len(chain) == 1 and person.kind == "person" and office.kind == "office"
        return alone and all(form.text in COMMAS for form in comma)

    def _joined(self, left: Mention, right: Mention) -> bool:
        """Say whether only marks, an "and" and a nationality stand between two mentions ("and the Russian N. N.")."""
        between = self.doc.forms[self._ends.get(id(left), left.last) : right.first]
        ands = self.doc.reader.language.words("meeting_words", "and")
        words = [f for f in between if f.text[0].isalpha()]
        if len(between) > 3 or any(f.text not in ands and "nationalities" not in f.senses for f in words):
            return False
        joining = [*between, self.doc.forms[right.first]]
        return any(f.text in ands or f.text in COMMAS or f.wears(ands) for f in joining)


def _is_site(doc: "Document", body: Mention) -> bool:
    """Say whether a body is where people meet: "at the White House"."""
    return body.kind == "organisation" and body.first > 0 and "meeting_words:at" in doc.forms[body.first - 1].senses
