"""Folding: the form under which a word is known, so that spelling variants are one."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

# Tatweel, the joiners and the soft hyphen stand inside words and change nothing.
_DROPPED = frozenset("\u0640\u200c\u200d\u00ad")
# Longer runs of number signs are identifiers, or no language at all.
LONGEST_NUMERAL = 18
# Decomposed, the Cyrillic short i is an i with a breve; it is a letter of its own, no i with an accent.
_BREVE, _OWN = "\u0306", frozenset("\u0439\u0419")


class Letters(dict[int, str]):
    """What every letter is folded to, for ``str.translate``: worked out when a letter is first met.

    Parameters
    ----------
    folding : mapping
        The ``[folding]`` table of a language: under `same` and `foreign`, letters and those that count as them.

    Examples
    --------
    >>> "b\u00c9".translate(Letters({"same": [["a", "bc"]]}))
    'ae'
    """

    def __init__(self, folding: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        table = folding or {}
        pairs = [*table.get("same", ()), *table.get("foreign", ())]
        self._same = {ord(variant): letter for letter, variants in pairs for variant in variants}

    def __missing__(self, code: int) -> str:
        """Fold one letter: compatibility form, accents, vowel signs, case, and letters that are the same."""
        letter = chr(code)
        parts = letter if letter in _OWN else unicodedata.normalize("NFKD", letter)
        bare = "".join(c for c in parts if c not in _DROPPED and not unicodedata.combining(c))
        self[code] = folded = bare.casefold().translate(self._same)
        return folded


class Numerals:
    """Numbers written in signs of their own: digit by digit (二〇一六) or with their tens and hundreds (二十七).

    Parameters
    ----------
    table : mapping
        Value -> the signs that have it: ``[folding.numerals]`` of a language.

    Examples
    --------
    >>> numerals = Numerals({"0": "\u3007", "2": "\u4e8c", "6": "\u516d", "7": "\u4e03", "10": "\u5341"})
    >>> numerals.digits("\u4e8c\u5341\u4e03"), numerals.digits("\u3007\u516d")
    ('27', '06')
    """

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self._values = {sign: int(value) for value, signs in table.items() for sign in signs}
        self.signs = "".join(self._values)

    def digits(self, word: str) -> str:
        """Return a number in digits; a word that is none, or too long for one, as it is."""
        if not 0 <= self._values.get(word[:1], -1) < 100 or len(word) > LONGEST_NUMERAL:
            return word
        values = [self._values.get(sign, -1) for sign in word]
        if min(values) < 0:
            return word
        if max(values) < 10:
            return "".join(map(str, values))
        total = said = 0
        for value in values:
            if value >= 10_000:
                total, said = (total + said) * value, 0
            elif value >= 10:
                # A sign for ten, a hundred or a thousand multiplies the digit before it; one for twenty stands alone.
                total, said = total + max(said, 1) * value, 0
            else:
                said = 10 * said + value
        return str(total + said)


def fold(word: str, letters: Letters) -> str:
    """Return the form under which a word is known: compatibility forms, case, accents, vowel signs and tatweel gone.

    Parameters
    ----------
    word : str
        A word as written.
    letters : Letters
        How the language folds its letters.

    Examples
    --------
    >>> fold("É\u0640tat", Letters())
    'etat'
    """
    if _BREVE in word:
        word = unicodedata.normalize("NFC", word)
    return word.translate(letters) or word
