"""Actors: which words name a person, an office, a country, a group or a place; who they are is `referents.py`.

The article is seen as one letter a unit; the rules below are patterns over those letters, so they hold for every
language that writes the office before its state and the name after both.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.extraction.scan import ACTORS, Form

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# One letter for each kind of sense, the first that a form has.
LETTERS = (
    ("groups:counterpart", "K"),
    ("groups:pair", "U"),
    ("groups:former", "x"),
    ("groups:titles", "T"),
    ("groups:name_particles", "y"),
    ("groups:office_of", "e"),
    ("nationalities", "N"),
    ("country", "C"),
    ("place", "L"),
    ("conference", "I"),
    ("organisation", "G"),
    ("adjectives", "A"),
    ("groups:government", "V"),
    ("groups:opposition", "B"),
    ("groups:delegates", "R"),
)
NAMED = frozenset({"country", "place", "conference", "organisation"})
QUOTES = "\"'\u00ab\u00bb\u2018\u2019\u201c\u201d\u201e\u2039\u203a()"
COMMAS = ",\u060c"


def classify(form: Form) -> str:
    """Return the letter of a form: O/D/s office, P/p person, N nationality, C country, w unknown word, v known word."""
    offices = form.senses.get("office")
    if offices:
        numbers = {word.number for word in offices}
        return "O" if "singular" in numbers else "D" if numbers & {"dual", "plural"} else "s"
    persons = form.senses.get("person")
    if persons:
        return "P" if any(naming.form != "introduced" for naming in persons) else "p"
    for kind, letter in LETTERS:
        if kind in form.senses and f"{kind}_weak" not in form.senses and _on_sight(form, kind):
            return letter
    if form.senses.keys() == {"given"}:
        return "g"
    if form.text in QUOTES:
        return "q"
    if form.text in COMMAS:
        return ","
    if form.text == "-":
        return "-"
    if not form.text[0].isalpha():
        return "."
    return "v" if form.senses else "w"


# A name: known ("Kerry", in marks or not), or a given name with what goes on from it ("Khalid bin M. al-A.").
_NAME = r"(?:q?(?P<name{0}>[Pp]|g(?:y?g|yw)*w?|g?yw)q?)"
_NATION = r"(?P<nation{0}>[NA])"
# The state after an office: "Russian", "of the state of Russia".
_STATE = r"(?:(?P<nation{0}>[NA])|e?(?P<of{0}>[CG]))?"
_FORMER = r"(?P<former{0}>x)?"

RULES = {
    # "the ministers of state, the Russian N. N. and the American N. N."; not "the two ministers met"
    "offices-with-names": r"(?P<offices>D)(?P<each>(?:[NA]x?,?T*" + _NAME.format("_a") + ",?){2,})",
    # "the foreign ministers of Russia and America", "the two presidents, the Georgian and the Azeri"
    "offices-of-states": r"(?P<group>[DU])e?(?P<states>[NAC](?:,?[NAC])+)",
    # "the foreign ministers of the Council"
    "offices-of-organisation": r"(?P<whole>D)[ev]?e?(?P<body>[GNAC])?",
    # "the Russian foreign minister, N. N."; not "the minister said N. N. had left"
    "office-with-name": "".join(
        (r"(?P<office>[Os])", _STATE.format(""), "A?", _FORMER.format(""), "[,-]?T*", _NAME.format(""))
    ),
    # "N. N., the Russian foreign minister"
    "name-with-office": "".join(
        (_NAME.format("_b"), r"[,-]?(?P<office_b>O)", _STATE.format("_b"), _FORMER.format("_b"))
    ),
    # "his Russian counterpart N. N."
    "counterpart": rf"(?P<counterpart>K){_NATION.format('_c')}?x?[,-]?T*(?:{_NAME.format('_c')})?",
    # "the Russian foreign minister", "the minister"
    "office": r"(?P<office_d>[Os])" + _STATE.format("_d") + _FORMER.format("_d"),
    # "the Syrian government", "the regime of N. N."
    "government": r"(?P<government>V)(?:(?P<nation_e>[NA])|e?(?P<of_e>[CGP]))",
    "opposition": r"V?(?P<opposition>B)(?P<nation_f>N)?",
    # "our experts", "the Russian delegations"
    "delegates": r"(?P<delegates>R)(?P<nation_i>[NA])?",
    # "the two ministers"
    "pair": r"(?P<pair>U)(?!P)",
    # A name nobody knows must be introduced, by an honorific or by marks around it.
    "name": r"T*q?(?P<name_g>[Pp])q?|T+q?(?P<name_h>g(?:y?g|yw)*w?)q?",
    "country": r"(?P<country>C)",
    "organisation": r"(?P<organisation>G)",
    "conference": r"(?P<conference>I)",
    "place": r"(?P<place>L)",
}  # fmt: skip
# Only these letters open a rule; the rest of an article is passed over without trying any.
_OPENING = "[ODsUKVBRPpCGILTqg]"
PATTERN = re.compile(f"(?={_OPENING})(?:" + "|".join(f"(?P<_{i}>{p})" for i, p in enumerate(RULES.values())) + ")")
_RULE_OF = {f"_{i}": rule for i, rule in enumerate(RULES)}
_PARTS_OF = {rule: tuple(re.compile(pattern).groupindex) for rule, pattern in RULES.items()}
_EACH = re.compile(rf"(?P<nation>[NA])x?,?T*{_NAME.format('')},?")


def _on_sight(form: Form, kind: str) -> bool:
    """Say whether a name needs no introduction; a common word that is also a name is that word."""
    return kind not in NAMED or any(naming.form != "introduced" for naming in form.senses[kind])


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that a rule accepts: unit numbers of the whole and of its parts, -1 where a part is absent."""

    rule: str
    first: int
    last: int
    office: int = -1
    nation: int = -1
    name_first: int = -1
    name_last: int = -1
    former: bool = False
    states: tuple[int, ...] = ()


def find(doc: "Document") -> list[Candidate]:
    """Return every run of words that names an actor or a place, in order, not yet resolved."""
    letters = doc.letters(ACTORS)
    found: list[Candidate] = []
    for match in PATTERN.finditer(letters):
        # The group around a whole rule closes last, so it is the last group of the match.
        rule = _RULE_OF[match.lastgroup or ""]
        parts = {name: at for name in _PARTS_OF[rule] if (at := match.start(name)) >= 0}
        found.extend(_candidates(rule, match, parts, letters))
    return found


def _candidates(rule: str, match: re.Match[str], parts: dict[str, int], letters: str) -> list[Candidate]:
    first, last = _trimmed(match.start(), match.end(), letters)
    if rule == "offices-with-names":
        each = _EACH.finditer(letters, parts["each"], match.end("each"))
        return [
            Candidate(rule, *_trimmed(m.start(), m.end(), letters), match.start(), m.start("nation"), *m.span("name"))
            for m in each
        ]
    if rule == "offices-of-states":
        states = tuple(i for i in range(*match.span("states")) if letters[i] in "NAC")
        return [Candidate(rule, first, last, match.start(), states=states)]
    name = next((n for n in ("name", "name_b", "name_c", "name_g", "name_h") if n in parts), None)
    span = match.span(name) if name else (-1, -1)
    office, state = _part(parts, *_HEADS), _part(parts, *_STATES)
    return [Candidate(rule, first, last, office, state, *span, former=any(p.startswith("former") for p in parts))]


# Groups of the rules that hold the word for the office or body, and those that hold its state.
_HEADS = ("office", "office_b", "office_d", "counterpart", "government", "opposition", "whole", "delegates")
_STATES = (
    "nation", "nation_b", "nation_c", "nation_d", "nation_e", "nation_f", "nation_i",
    "of", "of_b", "of_d", "of_e", "body",
)  # fmt: skip


def _part(parts: dict[str, int], *names: str) -> int:
    return next((parts[name] for name in names if name in parts), -1)


def _trimmed(first: int, last: int, letters: str) -> tuple[int, int]:
    """Return the run without marks at its ends, but for the mark that closes one inside it."""
    while letters[first] in "q,-":
        first += 1
    while letters[last - 1] in ",-" or (letters[last - 1] == "q" and "q" not in letters[first : last - 1]):
        last -= 1
    return first, last
