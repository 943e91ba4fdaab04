"""Folding: the form under which a word is known, so that spelling variants are one."""

import unicodedata
from collections.abc import Mapping
from typing import Any

# Tatweel, the joiners and the soft hyphen stand inside words and change nothing.
_DROPPED = frozenset("\u0640\u200c\u200d\u00ad")
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
