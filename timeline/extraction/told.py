"""Told: what an article has told so far of who is who, and small questions about the words of a candidate."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from timeline.extraction.actors import Candidate
from timeline.extraction.found import PERSONAL, Mention
from timeline.extraction.vocabulary import OfficeWord

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# So many mentions back "the two ministers" and "his counterpart" may point.
REMEMBERED = 100
# How many of the people told last an office alone may mean.
LATELY = 12


@dataclass(slots=True)
class Told:
    """What the article has told so far: who was named in full, who holds which office, who was mentioned last.

    `holders` are by office and state, `in_office` by who they are, the office told first alone.
    `surnames` are those of people nobody told us of, each with the entity of the full name; `names` how it is written.
    `towns` are the places nobody told us of, by the unit they stand at.
    `states` are those told so far, the last one last; `ahead` those named anywhere in the article, the first one first.
    """

    towns: Mapping[int, str] = field(default_factory=dict)
    in_full: set[str] = field(default_factory=set)
    holders: dict[tuple[str, str], Mention] = field(default_factory=dict)
    in_office: dict[str, Mention] = field(default_factory=dict)
    people: list[Mention] = field(default_factory=list)
    surnames: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    states: dict[str, None] = field(default_factory=dict)
    ahead: dict[str, None] = field(default_factory=dict)

    def hold(self, mention: Mention) -> None:
        """Note that somebody holds an office."""
        of = mention.office, mention.country or mention.organisation
        if of not in self.holders:
            self.holders[of] = mention
            self.in_office.setdefault(mention.entity, mention)

    def tell(self, mention: Mention) -> None:
        """Take in a mention: its state is the one told last, and so is somebody in an office."""
        if mention.country:
            self.states.pop(mention.country, None)
            self.states[mention.country] = None
        if mention.kind in PERSONAL or mention.office:
            self.people.append(mention)

    def last_in(self, offices: Iterable[str]) -> Mention | None:
        """Return who of the people told lately holds one of the offices: the one told most, of several the first."""
        wanted = set(offices)
        lately = [m for m in self.people[-LATELY:] if m.office in wanted]
        if not lately:
            return next((m for m in self._recent() if m.office in wanted), None)
        times = Counter(m.entity for m in lately)
        most = max(lately, key=lambda m: times[m.entity]).entity
        return next(m for m in reversed(lately) if m.entity == most)

    def only_one(self, offices: Iterable[str], of: str) -> Mention | None:
        """Return the only one told lately who holds one of the offices for a state or an organisation, or None."""
        wanted = set(offices)
        lately = [m for m in self._recent() if m.office in wanted and of in (m.country, m.organisation)]
        alone = lately and all(m.entity == lately[0].entity for m in lately) and lately[0].kind != "group"
        return lately[0] if alone else None

    def _recent(self) -> Iterator[Mention]:
        """Return those told last, the last one first, as far back as readers remember."""
        return islice(reversed(self.people), REMEMBERED)

    def last_two(self, offices: set[str]) -> tuple[Mention, ...]:
        """Return the last two different people, of one of the offices where any are given, the earlier one first.

        A group is no one of them: "the two ministers" are not one side of "the two sides".
        """
        found: list[Mention] = []
        for mention in self._recent():
            wanted = mention.kind != "group" and (not offices or mention.office in offices)
            if wanted and mention.entity not in {m.entity for m in found}:
                found.append(mention)
                if len(found) == 2:
                    break
        return tuple(reversed(found))


def bare(doc: "Document", c: Candidate) -> tuple[int, int]:
    """Return the units of a name without the marks around it."""
    first, last = c.name_first, c.name_last
    while first < last and not doc.forms[first].text[0].isalpha():
        first += 1
    while last > first and not doc.forms[last - 1].text[0].isalpha():
        last -= 1
    return first, last


def unknown(doc: "Document", c: Candidate) -> str:
    """Return the entity of somebody we do not know: the folded words, without what is written onto the first."""
    return "unknown:" + " ".join((bare_text(doc, c.first), *(doc.forms[i].text for i in range(c.first + 1, c.last))))


def bare_text(doc: "Document", unit: int) -> str:
    """Return the folded text of a unit with its article, but without the other words written onto its front."""
    cut, article = _front(doc, unit)
    return article + doc.forms[unit].text[cut:]


def bare_words(doc: "Document", first: int, last: int) -> str:
    """Return the article's own words for units first..last, without what is written onto the front of the first."""
    words = doc.words(first, last)
    cut, article = _front(doc, first)
    if not cut:
        return words
    # Vowel signs are letters of the text and not of its folded form.
    fold = doc.reader.lexicon.fold
    return article + words[next(i for i in range(cut, len(words)) if len(fold(words[: i + 1])) > cut) :]


def _front(doc: "Document", unit: int) -> tuple[int, str]:
    """Return how many folded letters of a unit are other words written onto it, and an article to write again.

    Where the last of these words is contracted with the article, cutting them off takes the article as well.
    """
    form = doc.forms[unit]
    if not form.before or doc.reader.language.has("clitics", "apart"):
        return 0, ""
    article = doc.reader.language.article
    own = article if article and form.before[-1] == article else ""
    front = "".join(form.before).removesuffix(own)
    return (len(front), "") if form.text.startswith(front + own) else (len(front) + 1, own)


def is_definite(doc: "Document", unit: int) -> bool:
    """Say whether the definite article is written onto a word, or stands before it and belongs to it."""
    return doc.reader.language.article in doc.forms[unit].before


def state_of(doc: "Document", unit: int) -> tuple[str, str]:
    """Return (country, organisation) that a nationality, a country or an organisation word means."""
    if unit < 0:
        return "", ""
    senses = doc.forms[unit].senses
    if "nationalities" in senses:
        return senses["nationalities"][0], ""
    if "country" in senses:
        return senses["country"][0].entity, ""
    if "adjectives" in senses:
        return "", senses["adjectives"][0]
    if "organisation" in senses:
        return "", senses["organisation"][0].entity
    return "", ""


def first_state(doc: "Document", first: int, last: int) -> str:
    """Return the first state that a word among some units means, empty where none does."""
    for unit in range(first, last):
        if state := state_of(doc, unit)[0]:
            return state
    return ""


def office_word(doc: "Document", unit: int, of: str) -> OfficeWord | None:
    """Return the meaning of an office word that fits its state; a short word ("minister") where only one does."""
    senses = doc.forms[unit].senses
    words: tuple[OfficeWord, ...] = senses.get("office_tail") or senses.get("office", ())
    if "office_tail" in senses and unit > 1:
        words = _of_field(doc, unit, words)
    if not words:
        return None
    full = [word for word in words if word.number != "short"]
    for word in full:
        if (word.office, of or word.country or word.organisation) in doc.knowledge.offices:
            return word
    if full:
        return full[0]
    fitting = [word for word in words if (word.office, of) in doc.knowledge.offices] or words
    return fitting[0] if len({word.office for word in fitting}) == 1 else None


def _of_field(doc: "Document", tail: int, words: tuple[OfficeWord, ...]) -> tuple[OfficeWord, ...]:
    """Return what a field means behind its head and a state: "vice-ministre russe des Affaires étrangères".

    A head that no field of that name belongs to is an office by itself.
    """
    head = doc.forms[tail - 2].senses
    heads = {word.office for word in head.get("office_head", ())}
    own = tuple(word for word in words if word.office in heads)
    return own or tuple(word for word in head.get("office", ()) if word.number == "singular") or words
