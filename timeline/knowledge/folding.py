"""Folding: the form under which a word is known, so that spelling variants are one."""

import unicodedata
from collections.abc import Mapping
from typing import Any

# Tatweel, the joiners and the soft hyphen stand inside words and change nothing.
_DROPPED = {ord(c): None for c in "\u0640\u200c\u200d\u00ad"}
# Decomposed, the Cyrillic short i is an i with a breve; it is a letter of its own, no i with an accent.
_SHORT_I = (("\u0438\u0306", "\u0439"), ("\u0418\u0306", "\u0419"))


def fold(word: str, same: Mapping[int, str]) -> str:
    """Return the form under which a word is known: compatibility forms, case, accents, vowel signs and tatweel gone.

    Parameters
    ----------
    word : str
        A word as written.
    same : mapping
        Letters that the language counts as the same, for ``str.translate``; `same_letters` gives them.

    Examples
    --------
    >>> fold("É\u0640tat", {})
    'etat'
    """
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word).translate(_DROPPED)
    for pair, letter in _SHORT_I:
        letters = letters.replace(pair, letter)
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    return bare.casefold().translate(same) or word


def same_letters(folding: Mapping[str, Any]) -> dict[int, str]:
    """Return which letters count as another one, from the ``[folding]`` table of a language.

    Examples
    --------
    >>> same_letters({"same": [["a", "bc"]]})
    {98: 'a', 99: 'a'}
    """
    pairs = [*folding.get("same", ()), *folding.get("foreign", ())]
    return {ord(variant): letter for letter, variants in pairs for variant in variants}
