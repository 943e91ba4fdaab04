"""Letters of the actors' grammar: what a word may be to the patterns of `actor_rules.py` and `names.py`.

`by_use.py` tells a few apart that are one to these patterns: o is the noun of a settlement and 1 and 2 are g and n with
the article on them.
"""

from collections.abc import Callable

from timeline.extraction.lexicon import Form
from timeline.extraction.text import COMMAS

# One letter for each kind of sense, the first that a form has.
LETTERS = (
    ("groups:counterpart", "K"),
    ("groups:pair", "U"),
    ("groups:former", "x"),
    ("groups:incumbent", "c"),
    ("groups:titles", "T"),
    ("groups:name_links", "j"),
    ("groups:name_particles", "y"),
    ("office_tail", "Z"),
    ("groups:realms", "k"),
    ("groups:office_of", "e"),
    ("groups:possessive", "z"),
    ("groups:articles", "a"),
    ("nationalities", "N"),
    ("country", "C"),
    ("place", "L"),
    ("conference", "I"),
    ("organisation", "G"),
    ("adjectives", "A"),
    ("groups:ministries", "m"),
    ("groups:government", "V"),
    ("groups:opposition", "B"),
    ("groups:delegates", "R"),
    ("meeting_words:capital", "M"),
    ("office_head", "H"),
    ("groups:named_bodies", "S"),
    ("groups:honours", "d"),
    ("groups:sites", "J"),
    ("groups:institutions", "b"),
    ("meeting_words:and", "&"),
    ("groups:bodies", "Y"),
    ("groups:bodies_lower", "Y"),
    ("groups:landforms", "F"),
    ("speech:title_nouns", "t"),
    ("groups:field_bodies", "u"),
    ("groups:sports", "r"),
    ("groups:not_given", "n"),
)
KINDS = frozenset(kind for kind, _ in LETTERS)
# A known word that may be a surname as well: none of a date, nor of speech.
NO_SURNAMES = ("date:", "cue")
INTRODUCED = frozenset({"country", "place", "organisation"})
NAMED = frozenset({"country", "place", "conference", "organisation"})
# Letters of what is at most a surname where it has the article: "Muhammad the noble".
WITH_ARTICLE = {"g": "1", "n": "2"}
QUOTES = "\"'\u00ab\u00bb\u2018\u2019\u201c\u201d\u201e\u2039\u203a()"


def classifier(article: str) -> Callable[[Form], str]:
    """Return what gives the letters of a language with that article."""

    def with_article(form: Form) -> str:
        letter = classify(form)
        return WITH_ARTICLE.get(letter, letter) if article in form.before else letter

    return with_article


def classify(form: Form) -> str:
    """Return the letter of a form: O D s office, P p person, N nationality, C country; unknown words: see `names`."""
    offices = form.senses.get("office")
    if offices:
        numbers = {word.number for word in offices}
        return "O" if "singular" in numbers else "D" if numbers & {"dual", "plural"} else "s"
    persons = form.senses.get("person")
    if persons:
        return "P" if any(naming.form != "introduced" for naming in persons) else "p"
    given = "given" in form.senses and (form.case == "capital" or form.senses.keys() == {"given"})
    for kind, letter in LETTERS if not KINDS.isdisjoint(form.senses) else ():
        if given and letter in "ytn":
            continue
        if kind in form.senses and f"{kind}_weak" not in form.senses and _on_sight(form, kind):
            # "bin", but not "my son".
            return letter if kind != "groups:name_links" or not form.after else "v"
    if given:
        return "g"
    if form.text in QUOTES:
        return "q"
    if form.text in COMMAS:
        return ","
    if form.text == "-":
        return "-"
    if not form.text[0].isalpha():
        return "."
    return _word(form)


def _word(form: Form) -> str:
    """Return the letter of a word that names nobody by itself: its capital says much, in a script that has them."""
    if form.case == "capital":
        if len(form.text) == 1:
            return "i"
        if not form.senses:
            return "W"
        return "v" if any(kind.startswith(NO_SURNAMES) for kind in form.senses) else "X"
    if form.case == "upper" and not form.senses:
        return "Q"
    if not form.case and not INTRODUCED.isdisjoint(form.senses):
        return "f" if "organisation" in form.senses else "l"
    if "groups:settlements" in form.senses:
        return "o"
    return "v" if form.senses or form.case else "w"


def _on_sight(form: Form, kind: str) -> bool:
    """Say whether a name needs no introduction; a common word that is also a name is that word."""
    return kind not in NAMED or any(naming.form != "introduced" for naming in form.senses[kind])
