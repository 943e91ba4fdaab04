"""Titles: the words of the charts in each language, with plural forms, from ``titles.toml`` and ``terms.toml``."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale, UnknownLocaleError

from timeline.knowledge.errors import TimelineError, did_you_mean
from timeline.knowledge.language import country_names

# Matches the hyphen of "month-just-past"; must not match those of "2013-02-01".
_BETWEEN_WORDS = re.compile(r"(?<!\d)[-_]|[-_](?!\d)")


@dataclass(frozen=True, slots=True)
class Titles:
    """What a chart says in one language, and which way that language runs."""

    language: str
    locale: Locale
    rtl: bool
    words: Mapping[str, Any]
    terms: Mapping[str, Any]

    def say(self, table: str, key: str, **values: object) -> str:
        """Give a sentence or a word of ``titles.toml``, its braces filled."""
        return str(self.words[table][key]).format(**values)

    def title(self, table: str, key: str) -> str:
        """Give the title of a chart drawn by ``key``."""
        return str(self.words[table]["title"][key])

    def count(self, noun: str, n: float) -> str:
        """Give a number with its noun in the plural form it takes: ``3 meetings``."""
        forms = self.words["counted"][noun]
        n = int(n) if n == int(n) else n
        return str(forms.get(self.locale.plural_form(n), forms["other"])).format(n=f"{n:,}")

    def term(self, kind: str, term: str | None) -> str:
        """Give the word for a status, format, act or office; one that is not listed is its id, made readable."""
        if term is None:
            return self.say("topics", "none")
        return str(self.terms[kind].get(term, {}).get(self.language, readable(term)))

    def country(self, code: str | None) -> str:
        """Give the name of a country by its three letters; what is no country stays as it is."""
        if code is None:
            return self.say("topics", "none")
        return country_names(self.language).get(code, code)


def titles(language: str, locale: str | None = None) -> Titles:
    """Give the words of the charts in a language.

    Parameters
    ----------
    language
        One of the languages of ``titles.toml``: en, ar, ru, fr.
    locale
        Whose names of months to use where countries differ, such as ``"ar-SY"`` or ``"ar-EG"``.

    Returns
    -------
    Titles
        Its words.

    Raises
    ------
    TimelineError
        If charts do not speak the language, or the locale is unknown or of another language.

    Examples
    --------
    >>> titles("en").count("meetings", 3)
    '3 meetings'
    """
    spoken = _read("titles.toml")
    if language not in spoken:
        raise TimelineError(f"charts do not speak {language!r}{did_you_mean(language, spoken)}")
    words = spoken[language]
    try:
        found = Locale.parse((locale or words["locale"]).replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        raise TimelineError(f"locale {locale!r} is not known; right would be such as 'ar-SY' or 'ar-EG'") from error
    if found.language != language:
        right = words["locale"].replace("_", "-")
        raise TimelineError(f"locale {locale!r} is not of language {language!r}; right would be {right!r}")
    return Titles(language, found, words["direction"] == "rtl", words, _read("terms.toml"))


def readable(term: str) -> str:
    """Make an id readable: ``humanitarian-access`` becomes ``humanitarian access``; a day keeps its hyphens.

    Examples
    --------
    >>> readable("month-just-past"), readable("2013-02-01")
    ('month just past', '2013-02-01')
    """
    return _BETWEEN_WORDS.sub(" ", term)


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("timeline.charts").joinpath(name).read_text(encoding="utf-8"))
