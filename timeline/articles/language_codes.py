"""Names of languages as sources write them, brought to ISO 639-1."""

from functools import cache

from timeline.articles.language import known_languages
from timeline.knowledge.errors import did_you_mean


def language_code(value: object) -> str:
    """Return the two-letter code of a language: `AR`, `ar-SY` and `ar_SY` are all `ar`.

    Raises
    ------
    ValueError
        If the value is no ISO 639-1 code; the message names the nearest one.

    Examples
    --------
    >>> language_code("ar-SY")
    'ar'
    """
    words = str(value).strip().lower().replace("_", "-").split("-", 1)[0]
    names = _names()
    if words in names:
        return words
    if words in names.values():
        code = next(code for code, name in names.items() if name == words)
        raise ValueError(f'"{value}" is no language code; two letters are needed (did you mean "{code}"?)')
    raise ValueError(f'"{str(value)[:40]}" is no language code (ISO 639-1){did_you_mean(words, known_languages())}')


@cache
def _names() -> dict[str, str]:
    # Imported here: most sources name a language rarely, and Babel costs a tenth of a second.
    from babel import Locale

    return {code: name.lower() for code, name in Locale("en").languages.items() if len(code) == 2}
