"""What was once worked out from files, kept in the user's cache folder for the next process.

An entry has its name from a hash of all that it was made from, so one that is out of date is not found. It is written
beside its place and then renamed: of two processes that write it at once, each leaves a whole one.
"""

import functools
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

#: The variable that names another folder; where it is empty, nothing is kept.
VARIABLE = "TIMELINE_CACHE"
#: Where programs keep what they can make again: the variable that says so, and the usual folder, by platform.
_PLACES = {"win32": ("LOCALAPPDATA", "~/AppData/Local"), "darwin": ("", "~/Library/Caches")}
_USUAL = ("XDG_CACHE_HOME", "~/.cache")
#: So many entries of a subject stay, the newest: enough for a few folders of a researcher in turn.
MOST = 4


def folder() -> Path | None:
    """Return the folder that entries are kept in, or None where there is none to be had."""
    if (named := os.environ.get(VARIABLE)) is not None:
        return Path(named) if named else None
    variable, usual = _PLACES.get(sys.platform, _USUAL)
    base = Path(os.environ.get(variable, ""))
    try:
        # By its rules, a variable that names no absolute path does not count.
        return (base if base.is_absolute() else Path(usual).expanduser()) / "diplomatic-timeline"
    except RuntimeError:  # The user has no home.
        return None


def kept(subject: str, key: str, make: Callable[[], Any], holds: Callable[[], bool] = lambda: True) -> Any:
    """Return what `make` gives, made at most once for a key and then read from the cache folder.

    Parameters
    ----------
    subject : str
        What it is: the beginning of the name of its entry.
    key : str
        Names all that it is made from. The code of this package need not be named.
    make : callable
        Gives dicts with text for keys, lists, text, numbers: what JSON gives back as it was.
    holds : callable
        Says, once it is made, whether the key is still that of what it was made from.
    """
    base = folder()
    if base is None:
        return make()
    entry = base / f"{subject}-{_digest(_code() + key.encode())}"
    found = _read(entry)
    if found is None:
        found = make()
        if holds():
            _write(entry, subject, found)
    return found


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


@functools.cache
def _code() -> bytes:
    """Return a digest of the modules that read knowledge: changed code may make something else of the same files."""
    return _digest(b"\0".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))).encode()


def _read(entry: Path) -> Any:
    """Return what an entry holds, None where there is none or it is damaged: its first line is a digest of the rest."""
    try:
        digest, _, content = entry.read_bytes().partition(b"\n")
    except OSError:
        return None
    return json.loads(content) if digest == _digest(content).encode() else None


def _write(entry: Path, subject: str, value: Any) -> None:
    try:
        content = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    except TypeError:  # A TOML file may hold a date, which JSON cannot: such knowledge is read anew each time.
        return
    try:
        entry.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=entry.parent, prefix=f"{subject}-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_digest(content).encode() + b"\n" + content)
            Path(name).replace(entry)
        finally:
            Path(name).unlink(missing_ok=True)
        others = [path for path in entry.parent.glob(f"{subject}-*") if path != entry]
        for old in sorted(others, key=lambda path: path.stat().st_mtime_ns)[: 1 - MOST]:
            old.unlink(missing_ok=True)
    except OSError:
        # A full disk or a folder that is not ours to write costs the time that an entry saves, and nothing else.
        return
