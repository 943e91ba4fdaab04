"""From bytes to text: UTF-8 with or without BOM, UTF-16 with BOM; anything else is refused, never guessed."""

import gzip
import zlib
from pathlib import Path

from timeline.articles.drafts import Unreadable

_GZIP = b"\x1f\x8b"
_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_RIGHT = "save it as UTF-8, or as UTF-16 with a byte order mark"


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

    Examples
    --------
    >>> decode(b"\xef\xbb\xbfone\r\ntwo")
    'one\r\ntwo'
    """
    encoding, body = "utf-8", data
    if data.startswith(_UTF16_BOMS):
        encoding = "utf-16"
    elif data.startswith(_UTF8_BOM):
        body = data[len(_UTF8_BOM) :]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        # A bad byte where the data end is a file cut off; anywhere else it is another encoding.
        if error.reason in ("unexpected end of data", "truncated data"):
            reason = "ends in the middle of a character: cut off, or in another encoding; copy it again, or"
            raise Unreadable(f"{reason} {_RIGHT}") from error
        if b"\x00" in data:
            raise Unreadable("a binary file: only text can be read") from error
        byte = data[error.start + len(data) - len(body)]
        raise Unreadable(f"byte {error.start + 1} (0x{byte:02X}) is not {encoding.upper()}: {_RIGHT}") from error
    if "\x00" in text:
        raise Unreadable(f"a binary file, or text without byte order mark: {_RIGHT}")
    return text


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
