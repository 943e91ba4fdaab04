"""Which encoding bytes are in that are not UTF-8: found from their letters when these leave no doubt, else refused.

charset-normalizer ranks the encodings of all scripts, so that Hebrew or Greek is not taken for Arabic or Cyrillic; its
coherence, how much the letters are distributed as in a language of that script, is the confidence. Measured on 700
pieces of Arabic and Russian news and eight other languages: from 100 characters on, the right one is first with a
confidence of 0.32 or more, and the ranking errs only between encodings that we refuse. Below 0.3 nothing is believed.
"""

import codecs
import re
from dataclasses import dataclass
from itertools import islice

#: Encodings that are believed where their letters are those of a language, and what people call them.
_BELIEVED = {
    "cp1256": "Windows-1256",
    "iso8859_6": "ISO-8859-6",
    "cp720": "DOS Arabic (cp720)",
    "cp1251": "Windows-1251",
    "koi8_r": "KOI8-R",
    "koi8_u": "KOI8-U",
    "iso8859_5": "ISO-8859-5",
    "cp866": "DOS Cyrillic (cp866)",
    "cp1253": "Windows-1253",
    "cp1255": "Windows-1255",
}
#: What they are told from.
LATIN = ("cp1252", "cp1250", "cp1254", "mac_roman")
_OTHERS = ("mac_cyrillic", "mac_arabic", "cp864", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr")
_SURE = 0.3
#: So many bytes are looked at, of the lines that are not ASCII.
_SAMPLE = 20_000
_TAG = re.compile(rb"<[^>]{0,2000}>")
#: A byte between two small Latin letters: in Western text it is a small letter or an apostrophe, not a mark or capital.
_INSIDE = re.compile(rb"(?<=[a-z])[\x80-\xff](?=[a-z])")
#: Capitals where no word has them, as quotation marks of other encodings look: "HolaX", "XHola".
_STRAY = re.compile(rb"(?<=[a-z.,;!?])[\xc0-\xde]|[\xc0-\xde](?=[A-Z][a-z])")
_WESTERN = frozenset((*range(0xDF, 0x100), 0x9C, 0x92))
_FEWEST, _FEWEST_INSIDE = 5, 10
#: Languages that Windows-1252 was made for.
_WESTERN_LANGUAGES = frozenset({"en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "ca", "ga"})
#: What a page calls an encoding, and what browsers take it for.
_TAKEN_FOR = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-9": "cp1254"}


@dataclass(frozen=True, slots=True)
class Guess:
    """The encoding that bytes are in, how it is called, and how sure that is, from 0 to 1."""

    encoding: str
    name: str
    confidence: float

    @property
    def sure(self) -> bool:
        """Say whether text may be decoded so."""
        return self.confidence >= _SURE


def guess(data: bytes) -> Guess | None:
    r"""Return the most likely encoding of bytes that are not UTF-8, sure or not, or None where none fits.

    Examples
    --------
    >>> letters = "\u0434\u043e\u0433\u043e\u0432\u043e\u0440 \u043f\u043e\u0434\u043f\u0438\u0441\u0430\u043d "
    >>> guess((letters * 9).encode("cp1251")).name
    'Windows-1251'
    """
    # Imported here: most files are UTF-8.
    from charset_normalizer import from_bytes

    sample = _sample(data)
    best = from_bytes(sample, cp_isolation=[*_BELIEVED, *LATIN, *_OTHERS]).best()
    if best is None:
        return None
    if best.encoding in _BELIEVED:
        return Guess(best.encoding, _BELIEVED[best.encoding], best.coherence)
    if best.encoding in LATIN:
        sure = _is_western(sample, _FEWEST_INSIDE if best.encoding == "mac_roman" else 0)
        return Guess("cp1252", "Windows-1252", best.coherence if sure else 0.0)
    return None


def declared(label: str) -> str | None:
    """Return Python's name of the encoding that a page says it is in, or None where there is no such encoding.

    Examples
    --------
    >>> declared("ISO-8859-1"), declared("x-none")
    ('cp1252', None)
    """
    try:
        name = codecs.lookup(label.strip()).name
    except LookupError:
        return None
    return None if name.startswith("utf") else _TAKEN_FOR.get(name, name)


def utf16_without_mark(data: bytes) -> str | None:
    """Return the encoding of UTF-16 without byte order mark, shown by the zeros in its spaces and marks, or None."""
    high, low = data[1::2].count(0), data[0::2].count(0)
    if len(data) % 2 or bool(high) == bool(low):
        return None
    encoding = "utf-16-le" if high else "utf-16-be"
    text = data.decode(encoding, "replace")
    words = sum(c.isalnum() or c.isspace() for c in text)
    fine = all(c.isprintable() or c.isspace() for c in text)
    return encoding if fine and words > 0.7 * len(text) and len(text) < 50 * (high + low) else None


def is_damaged_utf8(data: bytes) -> bool:
    """Say whether bytes are UTF-8 but for a few: more characters of several bytes are whole than broken."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(c > "\x7f" for c in text) - broken > broken


def _sample(data: bytes) -> bytes:
    """Return the lines of `data` with a byte that is not ASCII, markup left out, up to so many bytes."""
    lines = (line for line in data.splitlines(keepends=True) if not line.isascii())
    taken: list[bytes] = []
    size = 0
    for line in islice(lines, _SAMPLE):
        taken.append(_TAG.sub(b" ", line[:_SAMPLE]))
        size += len(taken[-1])
        if size > _SAMPLE:
            break
    return b"".join(taken)[:_SAMPLE]


def _is_western(sample: bytes, fewest_inside: int) -> bool:
    """Say whether text is in a language of Windows-1252 and its bytes are letters and marks there."""
    from timeline.articles.language import language_of

    inside = _INSIDE.findall(sample)
    others = sum(byte > 0x7F for byte in sample)
    if others < _FEWEST or len(inside) < fewest_inside:
        return False
    wrong = sum(byte[0] not in _WESTERN for byte in inside) + len(_STRAY.findall(sample))
    if wrong > 0.05 * others:
        return False
    return language_of(sample.decode("cp1252", "replace"), tuple(sorted(_WESTERN_LANGUAGES))) in _WESTERN_LANGUAGES
