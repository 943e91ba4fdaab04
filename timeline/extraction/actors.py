"""Actors: which words name a person, an office, a country, a group or a place; who they are is `referents.py`.

The article is seen as one letter a unit; the rules of `actor_rules.py` are patterns over those letters.
"""

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from timeline.extraction import by_field, by_use, headings
from timeline.extraction.actor_rules import NAME, ORDERS
from timeline.extraction.clitics import joined
from timeline.extraction.lexicon import ACTORS
from timeline.knowledge import TimelineError, did_you_mean

if TYPE_CHECKING:
    from timeline.extraction.document import Document


class Rule(NamedTuple):
    """A rule of a grammar: its name, and the number of each part's group in the whole pattern, 0 where absent."""

    name: str
    head: int
    nation: int
    of: int
    who: int
    former: int
    once: int
    elsewhere: int
    each: int
    group: int
    states: int


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of one order as one pattern, and each by the number of the empty group behind it."""

    pattern: re.Pattern[str]
    rules: dict[int, Rule]


# The parts of a rule, as its pattern names their groups.
PARTS = ("head", "nation", "of", "name", "former", "once", "elsewhere", "each", "group", "states")
# The opening of a group, with its name.
_GROUP = re.compile(r"\(\?P<(\w+)>")


@functools.cache
def _grammar(rules: tuple[tuple[str, str], ...]) -> Grammar:
    """Join rules into one pattern; a group may have one name only once, so each gets the number of its rule.

    Made when a language first asks for its order.
    """
    numbered = [_GROUP.sub(rf"(?P<\1_{n}>", pattern) for n, (_, pattern) in enumerate(rules)]
    # Only these letters open a rule; the rest of an article is passed over without trying any.
    opening = "(?=[ODsUKVBRPpCGILTqgNAHZWQxiykmbMYFSEflduJ]|[wn]j)"
    pattern = re.compile(opening + "(?:" + "|".join(f"(?:{p})(?P<_{n}>)" for n, p in enumerate(numbered)) + ")")
    at = pattern.groupindex
    named = [Rule(name, *(at.get(f"{part}_{n}", 0) for part in PARTS)) for n, (name, _) in enumerate(rules)]
    return Grammar(pattern, {at[f"_{n}"]: rule for n, rule in enumerate(named)})


# An unknown word that makes a longer name of a surname behind it: "met Okonjo Obama", "the company Okonjo Power".
PARTLY = re.compile("vW[Pp]|[qbS]w[Pp]")
_EACH = re.compile(rf"(?P<nation>[NA])x?,?T*{NAME},?")

# Rules whose words may be joined by conjunctions.
LISTS = frozenset({"offices-with-names", "offices-of-states"})
# Marks that a rule may take in at its ends; and a part that a rule has not.
MARKS, ABSENT = "q,-", (-1, -1)


class Candidate(NamedTuple):
    """Words that a rule accepts: unit numbers of the whole and of its parts, -1 where a part is absent.

    `goes_on` where a further word of a name follows, or stands before it.
    """

    rule: str
    first: int
    last: int
    office: int = -1
    nation: int = -1
    name_first: int = -1
    name_last: int = -1
    former: bool = False
    elsewhere: bool = False
    goes_on: bool = False
    states: tuple[int, ...] = ()


def find(doc: "Document") -> list[Candidate]:
    """Return every run of words that names an actor or a place, in order, not yet resolved."""
    letters = doc.reletter(ACTORS, headings.letters(doc, by_field.letters(doc, by_use.letters(doc))))
    order = doc.reader.language.table("groups").get("order", "office-first")
    if order not in ORDERS:
        raise TimelineError(f'{doc.language}.toml: groups.order = "{order}"{did_you_mean(order, ORDERS)}')
    grammar = _grammar(ORDERS[order])
    conjunctions = doc.reader.manner.conjunctions
    found: list[Candidate] = []
    match = grammar.pattern.search(letters)
    while match is not None:
        # The empty group behind each rule is the last of the match.
        rule, (first, end) = grammar.rules[match.lastindex or 0], match.span()
        parted = end
        if conjunctions and end - first > 1 and rule.name not in LISTS:
            # A conjunction written onto a word begins somebody else: "the minister and-N. N.".
            parted = first + 1
            while parted < end and not _joins(doc, letters, parted):
                parted += 1
        if parted < end:
            match = grammar.pattern.match(letters, first, parted)
            end = parted
        if match is not None:
            _take(found, grammar.rules[match.lastindex or 0], match, letters)
            end = match.end()
        match = grammar.pattern.search(letters, end)
    return found


def _joins(doc: "Document", letters: str, unit: int) -> bool:
    """Say whether a conjunction on a word parts it from what stands before; not so inside the name of a body."""
    return letters[unit] != "h" and joined(doc, unit)


def _take(found: list[Candidate], rule: Rule, match: re.Match[str], letters: str) -> None:
    """Add the candidates of a match."""
    first, last = match.span()
    if letters[first] in MARKS or letters[last - 1] in MARKS:
        first, last = _trimmed(first, last, letters)
    name = rule.name
    if name == "offices-with-names":
        found += [
            Candidate(name, *_trimmed(*m.span(), letters), match.start(), m.start("nation"), *m.span("name"))
            for m in _EACH.finditer(letters, *match.span(rule.each))
        ]
    elif name == "offices-of-states":
        states = tuple(i for i in range(*match.span(rule.states)) if letters[i] in "NAC")
        found.append(Candidate(name, first, last, match.start(rule.group), states=states))
    else:
        start = match.start
        head = start(rule.head) if rule.head else -1
        state = start(rule.nation) if rule.nation else -1
        if rule.of and state < 0:
            state = start(rule.of)
        who = match.span(rule.who) if rule.who else ABSENT
        former = start(rule.former) >= 0 if rule.former else False
        if rule.once and not former:
            former = start(rule.once) >= 0
        elsewhere = start(rule.elsewhere) >= 0 if rule.elsewhere else False
        goes_on = letters[last : last + 1] == "W" or (
            name == "name" and PARTLY.match(letters, max(0, first - 2)) is not None
        )
        found.append(Candidate(name, first, last, head, state, *who, former, elsewhere, goes_on))


def _trimmed(first: int, last: int, letters: str) -> tuple[int, int]:
    """Return the run without marks at its ends, but for the mark that closes one inside it."""
    while letters[first] in "q,-":
        first += 1
    while letters[last - 1] in ",-" or (letters[last - 1] == "q" and "q" not in letters[first : last - 1]):
        last -= 1
    return first, last
