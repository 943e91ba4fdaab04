"""The one exception of the package, and what its messages are made of."""

from collections.abc import Iterable
from difflib import get_close_matches


class TimelineError(ValueError):
    """A call or a file is wrong; the message names it and says what would be right."""


def counted(n: int, noun: str) -> str:
    """Return a number with its noun, for messages.

    Examples
    --------
    >>> counted(1, "report"), counted(1200, "report")
    ('1 report', '1,200 reports')
    """
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def nearest(word: str, choices: Iterable[str]) -> str:
    """Return `` (did you mean "…"?)`` for the nearest choice, or nothing when none is near.

    For messages that name the choices themselves; others take `did_you_mean`.

    Examples
    --------
    >>> nearest("wrods", ["words", "names"]), nearest("zz", ["words", "names"])
    (' (did you mean "words"?)', '')
    """
    near = get_close_matches(word, sorted(choices), n=1, cutoff=0.6)
    return f' (did you mean "{near[0]}"?)' if near else ""


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return `` (did you mean "…"?)`` for the nearest choice, or the list of choices when none is near.

    Examples
    --------
    >>> did_you_mean("wrods", ["words", "names"])
    ' (did you mean "words"?)'
    """
    known = sorted(choices)
    return nearest(word, known) or (f" (known: {', '.join(known)})" if known else "")
