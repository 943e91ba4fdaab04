"""Checking: what is wrong in knowledge folders; the examples of topics are read with the matcher that articles are."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from timeline.extraction import topics
from timeline.extraction.found import Span
from timeline.extraction.lexicon import Lexicon
from timeline.extraction.scan import scan
from timeline.knowledge import Language, linting


def check(*folders: str | Path) -> list[str]:
    """Return what is wrong in knowledge folders, one line a problem: file, line or key, and what would be right.

    Parameters
    ----------
    *folders : str or Path
        Folders laid over the built-in knowledge in this order. They may refer to what lies below them, and only their
        own problems are told. Without any, the built-in knowledge is checked.

    Raises
    ------
    TimelineError
        Where a folder does not exist.

    Examples
    --------
    >>> check()
    []
    """
    return linting.check(folders, _matcher)


def _matcher(language: Language, words: Mapping[str, Iterable[str]]) -> Callable[[str], list[tuple[str, str]]]:
    """Return what finds the words of topics in a sentence of a language: (topic, words as they stand there)."""
    lexicon = Lexicon(language, (), (), topics.entries(words))

    def found(text: str) -> list[tuple[str, str]]:
        told = topics.words_in(scan(text, lexicon), (Span(0, len(text)),))
        return [(word.topic, text[word.start : word.end]) for word in told]

    return found
