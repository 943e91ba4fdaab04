"""From bytes to text: Unicode as it is, older encodings where they are told or sure, else refused; never mojibake."""

import gzip
import re
import zlib
from pathlib import Path

from timeline.articles.charsets import declared, guess, is_damaged_utf8, utf16_without_mark
from timeline.articles.drafts import Unreadable

_GZIP = b"\x1f\x8b"
_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_UTF32_BOMS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_RIGHT = "save it as UTF-8"
_CUT_OFF = "ends in the middle of a character: cut off"
# <meta charset="windows-1256">, <meta http-equiv=… content="text/html; charset=…">, <?xml … encoding="…"?>
_CHARSET = re.compile(
    rb"""(?:<meta[^>]{0,300}?charset\s*=|<\?xml[^>]{0,100}?encoding\s*=)\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
#: Where browsers look for what a page says of its encoding, and somewhat beyond, in bytes.
_HEAD = 8192


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file, unpacked where it is gzip.

    Raises
    ------
    Unreadable
        If the file cannot be opened or unpacked; the message says what would be right.
    """
    try:
        data = path.read_bytes()
    except PermissionError as error:
        raise Unreadable("no permission to read it: give yourself read access (chmod u+r) and run again") from error
    except OSError as error:
        raise Unreadable(f"cannot be opened ({error.strerror or error}): check the disk or the link") from error
    if not data.startswith(_GZIP):
        return data
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable(f"damaged gzip ({error}): copy the file again from where it came") from error


def decode(data: bytes) -> str:
    r"""Return the text in `data`, without byte order mark and with its newlines kept.

    Raises
    ------
    Unreadable
        If the bytes are no text, or not surely in one encoding; the message says where and what would be right.

    Examples
    --------
    >>> decode(b"\xef\xbb\xbfone\r\ntwo")
    'one\r\ntwo'
    """
    if (text := _unicode(data)) is not None:
        return text
    found = guess(data)
    if found is None or not found.sure:
        raise Unreadable(_not_utf8(data) + (f" (perhaps {found.name}, but that is not sure)" if found else ""))
    return _strictly(data, found.encoding, found.name)


def decode_page(data: bytes) -> tuple[str, str]:
    """Return the text of a web page and, where some bytes of it were broken, what was wrong.

    What the page says of its own encoding is believed unless its letters surely say otherwise. In a page of UTF-8 with
    single broken bytes, as advertisements leave them, these become U+FFFD and the note tells of them.

    Raises
    ------
    Unreadable
        As `decode`.
    """
    said = _CHARSET.search(data[:_HEAD])
    name = said[1].decode("ascii", "replace") if said else ""
    try:
        if (text := _unicode(data)) is not None:
            return text, ""
    except Unreadable as error:
        if str(error).startswith(_CUT_OFF) or not is_damaged_utf8(data) or b"\x00" in data:
            raise
        return data.removeprefix(_UTF8_BOM).decode("utf-8", "replace"), str(error).partition(":")[0]
    found = guess(data)
    if found is not None and found.sure:
        return _strictly(data, found.encoding, found.name), ""
    if (encoding := declared(name)) is not None and not _is_latin(encoding):
        return _strictly(data, encoding, name), ""
    if encoding is not None and found is not None and found.encoding == "cp1252":
        return _strictly(data, encoding, name), ""
    raise Unreadable(_not_utf8(data))


def surrogate_in(text: str) -> int | None:
    r"""Return where `text` holds a lone surrogate, half of a character that no file can store, or None.

    Examples
    --------
    >>> surrogate_in("ab\ud800")
    2
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return error.start
    return None


def _unicode(data: bytes) -> str | None:
    """Return the text where `data` are Unicode, None where they may be in an older encoding; refuse what is damaged."""
    encoding, body = "utf-8", data
    if data.startswith(_UTF32_BOMS):
        encoding = "utf-32"
    elif data.startswith(_UTF16_BOMS):
        encoding = "utf-16"
    elif data.startswith(_UTF8_BOM):
        body = data[len(_UTF8_BOM) :]
    elif b"\x00" in data:
        encoding = utf16_without_mark(data) or encoding
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        # A bad byte where the data end is a file cut off; anywhere else it is another encoding.
        if error.reason in ("unexpected end of data", "truncated data"):
            raise Unreadable(f"{_CUT_OFF}, or in another encoding; copy it again, or {_RIGHT}") from error
        if b"\x00" in data and encoding != "utf-16":
            raise Unreadable("a binary file: only text can be read") from error
        if encoding == "utf-8" and body is data and not is_damaged_utf8(data):
            return None
        byte = data[error.start + len(data) - len(body)]
        raise Unreadable(f"byte {error.start + 1} (0x{byte:02X}) is not {encoding.upper()}: {_RIGHT}") from error
    if "\x00" in text:
        raise Unreadable(f"a binary file, or text without byte order mark: {_RIGHT}")
    return text


def _not_utf8(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        where = f"byte {error.start + 1} (0x{data[error.start]:02X}) is not UTF-8"
        return f"{where}, and no other encoding is sure: {_RIGHT}"
    return f"its encoding is not sure: {_RIGHT}"


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        where = f" (byte {error.start + 1})" if isinstance(error, UnicodeDecodeError) else ""
        raise Unreadable(f"seems to be {name} but is not all of it{where}: {_RIGHT}") from error


def _is_latin(encoding: str) -> bool:
    """Say whether an encoding is one of Latin letters: such bytes fit any of them, so its letters cannot confirm it."""
    return encoding in ("cp1252", "cp1250", "cp1254", "iso8859-15", "iso8859-2")
