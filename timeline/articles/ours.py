"""Ours: what we write ourselves, records and pages, and never read as articles."""

from pathlib import Path

#: Stands in every folder that is a record.
MARKER = "record.json"
#: Stands near the top of every page that we write.
GENERATOR = '<meta name="generator" content="diplomatic-timeline">'
PAGES = (".html", ".htm")

_TOP = 2000


def is_ours(path: Path, beside: frozenset[str] = frozenset()) -> bool:
    """Say whether a file is a frame of a record, by the names beside it, or a page that we wrote.

    A file that cannot be opened is not; reading it says why.
    """
    if MARKER in beside and (path.name == MARKER or path.suffix == ".parquet"):
        return True
    if path.suffix.lower() not in PAGES:
        return False
    try:
        with path.open("rb") as file:
            return GENERATOR.encode() in file.read(_TOP)
    except OSError:
        return False
