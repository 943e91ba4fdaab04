"""Text: tokens with their offsets."""

import re

# Marks that end a word: ASCII and Latin-1 punctuation but the soft hyphen, Hebrew and Arabic punctuation, general
# punctuation but the joiners U+200C and U+200D, symbols, CJK, ornate Arabic and full-width punctuation, pictures.
MARKS = (
    "!-/:-@\\[-`{-~\u00a0-\u00ac\u00ae-\u00bf\u00d7\u00f7\u05be\u05f3\u05f4"
    "\u0600-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u06dd"
    "\u2000-\u200b\u200e-\u206f\u20a0-\u20bf\u2190-\u2bff\u3000-\u3003\u3008-\u303f"
    "\ufd3e\ufd3f\ufeff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\U0001f000-\U0001faff"
)
# The commas of our languages.
COMMAS = ",\u060c"
# Directions and byte-order marks: characters that show nothing and are no tokens.
INVISIBLE = "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u061c"
# The joiners and the soft hyphen: inside a word they are part of it, beside one they are nothing.
JOINERS = "\u200c\u200d\u00ad"
# Scripts written without spaces: every character is a token.
UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"

# Two apostrophes or two graves that stand for one mark are one token.
# "وزير" and "أنّه" are one token each, "12" is one, "2016م" is two, "." is one, a line feed is one.
TOKEN = re.compile(
    rf"\d+|''|``|[{UNSPACED}]|[^\s\d{JOINERS}{MARKS}{UNSPACED}][^\s\d{MARKS}{UNSPACED}]*|\n|[^\s{JOINERS}{INVISIBLE}]"
)


def pattern(numerals: str) -> re.Pattern[str]:
    """Return the pattern of a token where numbers are also written in signs of their own: "二〇一六" is one token."""
    return re.compile(f"[{re.escape(numerals)}]+|{TOKEN.pattern}") if numerals else TOKEN


def tokens(text: str, token: re.Pattern[str] = TOKEN) -> list[tuple[int, int]]:
    """Return (start, end) of every token: words, digit runs, single marks and line feeds.

    Examples
    --------
    >>> tokens("12 May.")
    [(0, 2), (3, 6), (6, 7)]
    """
    return [match.span() for match in token.finditer(text)]
