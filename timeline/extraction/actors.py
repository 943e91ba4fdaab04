"""Actors: which words name a person, an office, a country, a group or a place; who they are is `referents.py`.

The article is seen as one letter a unit; the rules below are patterns over those letters. A language says in
``[groups] order`` whether the state stands before its office ("Russian foreign minister") or after it.
"""

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.extraction import by_field, by_use, headings
from timeline.extraction.lexicon import ACTORS
from timeline.extraction.names import (
    ADJECTIVES,
    ANY,
    BODY_FIRST,
    BODY_LAST,
    FAMILY,
    FULL,
    GIVEN,
    IN_MARKS,
    LAND_FIRST,
    LAND_LAST,
    LINKED,
    PLAIN,
    SOMEBODY,
    TOWN,
    UNCASED,
)
from timeline.knowledge import TimelineError, did_you_mean

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# A name: known ("Kerry", in marks or not), or any other.
NAME = rf"(?:q?(?P<name>{LINKED}|{FAMILY}|{SOMEBODY}|{ANY})q?)"
# A name before an office: one that nobody told us of is set off by a mark.
KNOWN = rf"q?(?P<name>{LINKED}|{FAMILY}|{SOMEBODY}|(?:{FULL})(?=q?[,-])|(?:{UNCASED}))q?"
# An office right before another name is that one's.
NOT_ANOTHERS = rf"(?!T*(?:{LINKED}|g*[Pp]|g))"
# "the crown prince, the deputy prime minister": further offices of the one who is named.
MORE_OFFICES = rf"(?:O(?!(?:[ek]q?)?[NACG]){NOT_ANOTHERS})*"
# Between an office and a name: behind a mark only a name that shows by itself is the holder's.
MARK = rf"(?:[,-](?=q?(?:[TPpg]|{FULL})))?"
# The state after an office, "of the state of Russia", and before it, "Russia's", "the Russian".
AFTER = r"(?:(?P<nation>[NA])|[ek]?q?a?[ek]?(?P<of>[CG]))?"
BEFORE = r"(?P<once>x)?(?P<nation>[NCAG])(?:q?z)?(?P<former>x)?"
FORMER = r"c?(?P<former>x)?"
ONCE = r"(?P<once>x)?"
# Something else than a state that an office is of: "le maire de Valbourg", "le président de l'ANCR", and by its field.
ELSEWHERE = r"(?P<elsewhere>ea?[WQ](?:-?[WQ])*|u?h+)?"
ITS_OFFICE = rf"a?{ONCE}(?P<head>O)(?>{AFTER}{ELSEWHERE}{FORMER})"
AND = ",?&?a?"

# (rule, pattern): the first that fits at a place holds.
OFFICE_FIRST = (
    # "the ministers of state, the Russian N. N. and the American N. N."; not "the two ministers met"
    ("offices-with-names", rf"(?P<offices>D)(?P<each>(?:[NA]x?,?T*{NAME},?&?){{2,}})"),
    # "the foreign ministers of Russia and America", "the two presidents, the Georgian and the Azeri"
    ("offices-of-states", rf"(?P<group>[DU])[ek]?(?P<states>[NAC](?:{AND}[NAC])+)"),
    # "the foreign ministers of the Council"
    ("offices-of-organisation", r"(?P<head>D)(?:[ek]{0,2}(?P<nation>[GNAC]))?"),
    # "le ministre russe des Affaires étrangères N. N."
    ("office-with-name", rf"{ONCE}[OsH](?P<nation>[NA])(?P<head>Z){FORMER}{MARK}T*{NAME}"),
    ("office", rf"{ONCE}[OsH](?P<nation>[NA])(?P<head>Z){FORMER}"),
    # "la porte-parole du Premier ministre de la Géorgie, N. N.": the name of the first of two offices
    ("office-with-name", rf"{ONCE}(?P<head>[Os])ea?[Os]{AFTER},(?=T|{FULL})T*(?P<name>{ANY})"),
    # "the Russian foreign minister, N. N."; not "the minister said N. N. had left"
    ("office-with-name", rf"{ONCE}(?P<head>[Os]){AFTER}{ELSEWHERE}A?{FORMER}[QG]?{MARK}T*{NAME}"),
    # "N. N., the Russian foreign minister"
    ("name-with-office", rf"T*{KNOWN}[,-]?{ITS_OFFICE}{NOT_ANOTHERS}{MORE_OFFICES}"),
    # "his Russian counterpart N. N."
    ("counterpart", rf"(?P<head>K)(?P<nation>[NA])?x?[,-]?T*(?:{NAME})?"),
    # "the Russian foreign minister", "the minister"
    ("office", rf"{ONCE}(?P<head>[Os]){AFTER}{ELSEWHERE}{FORMER}"),
    # "the Syrian government", "the regime of N. N."
    ("government", r"(?P<head>V)(?P<nation>[NA])Z"),
    ("government", r"V?(?P<head>[VZkm])(?:(?P<nation>[NA])|[ek]?q?a?[ek]?(?P<of>[CGP]))"),
    ("opposition", r"V?(?P<head>B)(?P<nation>N)?"),
    # "our experts", "the Russian delegations"
    ("delegates", r"(?P<head>R)(?P<nation>[NA])?"),
    # "the capital of Russia"; not "the Russian capital, Moscow", which names it
    ("capital", r"(?P<head>M)(?:(?P<nation>N)|e?q?a?e?(?P<of>C))(?![q,]?L)"),
)  # fmt: skip
NATION_FIRST = (
    # "the Russian and American foreign ministers"
    ("offices-of-states", rf"(?P<states>[NAC](?:{AND}[NAC])+)(?P<group>[DU])"),
    ("offices-of-organisation", r"(?P<nation>[GNAC])(?P<head>D)"),
    ("office-with-name", rf"{BEFORE}(?P<head>[Os]){MARK}T*{NAME}"),
    ("name-with-office", rf"T*{KNOWN}[,-]a?{BEFORE}(?P<head>O)"),
    ("counterpart", rf"(?P<nation>[NAC])(?:q?z)?(?P<head>K)[,-]?T*(?:{NAME})?"),
    ("office", rf"{BEFORE}(?P<head>[Os])"),
    ("government", r"(?P<nation>[NAC])(?:q?z)?(?P<head>[VZm])"),
    ("opposition", r"(?P<nation>N)(?P<head>B)"),
    ("delegates", r"(?P<nation>[NA])(?P<head>R)"),
    ("capital", r"(?P<nation>[NC])(?:q?z)?(?P<head>M)(?![q,]?L)"),
)  # fmt: skip
# Where no possessive stands before an office, only an adjective does: "визит в Россию | министра".
ADJECTIVE_FIRST = tuple(
    (rule, pattern.replace("[NCAG]", "[NA]").replace("[NAC]", "[NA]").replace("[GNAC])(?P<head>D)", "[NA])(?P<head>D)"))
    for rule, pattern in NATION_FIRST
)
# Where the state may come first, an office behind a name is not its own without a mark between them.
APART = tuple((rule, pattern.replace(f"[,-]?{ITS_OFFICE}", f"[,-]{ITS_OFFICE}")) for rule, pattern in OFFICE_FIRST)
ALONE = (
    # "the two ministers"
    ("pair", r"(?P<head>U)(?!P)"),
    # A name nobody knows must be introduced, by an honorific or by marks around it.
    ("name", rf"T*q?(?P<name>{LINKED}|{FAMILY}|{SOMEBODY})q?"),
    ("name", rf"T+q?(?P<name>{ANY})q?"),
    # By itself where it opens with a given name, or stands beside a word for what somebody does.
    ("name", rf"(?P<name>{GIVEN}|{PLAIN})"),
    ("name", rf"(?<=t)Q?(?P<name>{FULL})"),
    ("name", rf"(?P<name>{FULL})(?=q?,a?t)"),
    # "the university of Geneva": named after a place or a person, and neither.
    ("institution", rf"b(?:[OsT]+(?P<name>{LINKED}|{FAMILY}|{SOMEBODY}|{ANY}|[wn])|[PLCE])"),
    ("institution", IN_MARKS),
    # "the ministry of housing", by its field
    ("body-of-field", "uh+"),
    # "the Okonjo prize": neither a person nor a body
    ("honour", rf"d(?:[OsT]*(?:{LINKED}|{FAMILY}|{SOMEBODY}|{ANY})|[OsT]+[wn]|[PLC]|q[^q.]{{1,6}}q)"),
    # "Okonjo airport", but in "Geneva airport" the place is told
    ("honour", rf"J[OsT]*(?P<name>{LINKED}|{FAMILY}|{SOMEBODY}|{ANY}|(?<=[OsT])[wn])"),
    # "the newspaper Al-Hayat", "«Al-Hayat»": a body whose name is an everyday word
    ("organisation", r"[bS]?q(?P<head>f)q"),
    ("organisation", r"[bS](?P<head>f)"),
    ("introduced", r"[fl]"),
    # "the kingdom", "the ministry": of the state that the article tells of.
    ("realm", r"k"),
    ("ministry", r"[mZ]"),
    ("country", r"C"),
    # A word that is a country and an adjective of it: which, its neighbour says.
    ("country-or-adjective", r"N"),
    ("organisation", r"G"),
    ("conference", r"I"),
    ("place", r"L"),
    ("noun-of-place", r"E"),
    ("town", TOWN),
)
# "the Obama administration"
LEADERS = ("government", r"(?P<nation>P)(?:q?z)?(?P<head>V)")
NOUN_FIRST = (("noun-of-body", BODY_FIRST), ("noun-of-place", LAND_FIRST))
NOUN_LAST = (("noun-of-body", BODY_LAST), ("noun-of-place", LAND_LAST), ("noun-of-place", LAND_FIRST))
# Where every adjective follows its noun, none before an office is of it, and an office may follow a name directly.
HEAD_FIRST = tuple(
    (rule, pattern.replace(ONCE, "").replace("(?=q?[,-])", ""))
    for rule, pattern in (*OFFICE_FIRST, *NOUN_FIRST, *ALONE)
)
AGREEING = (("adjective-of-body", rf"{ADJECTIVES}[Yb]"), ("adjective-of-place", rf"{ADJECTIVES}F"))
ORDERS = {
    "head-first": HEAD_FIRST,
    "office-first": (*OFFICE_FIRST, *NOUN_FIRST, *ALONE),
    "nation-first": (*NOUN_LAST, LEADERS, *NATION_FIRST, *APART, *ALONE),
    "adjective-first": (*AGREEING, *ADJECTIVE_FIRST, *APART, *ALONE),
}


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of one order as one pattern, and the parts of each rule by their name in the pattern."""

    pattern: re.Pattern[str]
    rules: dict[str, str]
    parts: dict[str, dict[str, str]]


# The opening of a group, with its name.
_GROUP = re.compile(r"\(\?P<(\w+)>")


@functools.cache
def _grammar(rules: tuple[tuple[str, str], ...]) -> Grammar:
    """Join rules into one pattern; a group may have one name only once, so each gets the number of its rule.

    Made when a language first asks for its order.
    """
    numbered = [_GROUP.sub(rf"(?P<\1_{n}>", pattern) for n, (_, pattern) in enumerate(rules)]
    parts = {f"_{n}": {name: f"{name}_{n}" for name in _GROUP.findall(rule[1])} for n, rule in enumerate(rules)}
    # Only these letters open a rule; the rest of an article is passed over without trying any.
    opening = "(?=[ODsUKVBRPpCGILTqgNAHZWQxiykmbMYFSEflduJ]|[wn]j)"
    pattern = opening + "(?:" + "|".join(f"(?:{pattern})(?P<_{n}>)" for n, pattern in enumerate(numbered)) + ")"
    return Grammar(re.compile(pattern), {f"_{n}": rule for n, (rule, _) in enumerate(rules)}, parts)


# An unknown word that makes a longer name of a surname behind it: "met Okonjo Obama", "the company Okonjo Power".
PARTLY = re.compile("vW[Pp]|[qbS]w[Pp]")
_EACH = re.compile(rf"(?P<nation>[NA])x?,?T*{NAME},?")


# Rules whose words may be joined by conjunctions.
LISTS = frozenset({"offices-with-names", "offices-of-states"})


@dataclass(frozen=True, slots=True)
class Candidate:
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
    conjunctions = doc.reader.language.words("marks", "conjunction")
    found: list[Candidate] = []
    match = grammar.pattern.search(letters)
    while match is not None:
        # The empty group behind each rule is the last of the match.
        number, end = match.lastgroup or "", match.end()
        if conjunctions and grammar.rules[number] not in LISTS:
            # A conjunction written onto a word begins somebody else: "the minister and-N. N.".
            end = next((i for i in range(match.start() + 1, end) if _joins(doc, letters, i, conjunctions)), end)
        if end < match.end():
            match = grammar.pattern.match(letters, match.start(), end)
            number = (match.lastgroup or "") if match else ""
        if match is not None:
            parts = {part: match.span(name) for part, name in grammar.parts[number].items() if match.start(name) >= 0}
            found.extend(_candidates(grammar.rules[number], match.span(), parts, letters))
            end = match.end()
        match = grammar.pattern.search(letters, end)
    return found


def _joins(doc: "Document", letters: str, unit: int, conjunctions: tuple[str, ...]) -> bool:
    """Say whether a conjunction on a word parts it from what stands before; not so inside the name of a body."""
    return letters[unit] != "h" and doc.forms[unit].begins_with(conjunctions)


def _candidates(rule: str, span: tuple[int, int], parts: dict[str, tuple[int, int]], letters: str) -> list[Candidate]:
    first, last = _trimmed(*span, letters)
    absent = (-1, -1)
    if rule == "offices-with-names":
        return [
            Candidate(rule, *_trimmed(*m.span(), letters), span[0], m.start("nation"), *m.span("name"))
            for m in _EACH.finditer(letters, *parts["each"])
        ]
    if rule == "offices-of-states":
        states = tuple(i for i in range(*parts["states"]) if letters[i] in "NAC")
        return [Candidate(rule, first, last, parts["group"][0], states=states)]
    state = parts.get("nation", parts.get("of", absent))[0]
    head, name = parts.get("head", absent)[0], parts.get("name", absent)
    former, elsewhere = not parts.keys().isdisjoint(("former", "once")), "elsewhere" in parts
    goes_on = letters[last : last + 1] == "W" or (
        rule == "name" and PARTLY.match(letters, max(0, first - 2)) is not None
    )
    return [Candidate(rule, first, last, head, state, *name, former, elsewhere, goes_on)]


def _trimmed(first: int, last: int, letters: str) -> tuple[int, int]:
    """Return the run without marks at its ends, but for the mark that closes one inside it."""
    while letters[first] in "q,-":
        first += 1
    while letters[last - 1] in ",-" or (letters[last - 1] == "q" and "q" not in letters[first : last - 1]):
        last -= 1
    return first, last
