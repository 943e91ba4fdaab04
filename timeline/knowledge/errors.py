"""The one exception of the package."""

from collections.abc import Iterable
from difflib import get_close_matches


class TimelineError(ValueError):
    """A call or a file is wrong; the message names it and says what would be right."""


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return `` (did you mean "…"?)`` for the nearest choice, or the list of choices when none is near.

    Examples
    --------
    >>> did_you_mean("wrods", ["words", "names"])
    ' (did you mean "words"?)'
    """
    known = sorted(choices)
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f' (did you mean "{near[0]}"?)'
    return f" (known: {', '.join(known)})" if known else ""
