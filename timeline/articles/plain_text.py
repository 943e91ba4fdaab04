"""Plain text: one file, one article, its words untouched."""

from pathlib import Path

from timeline.articles.decoding import decode, read_bytes
from timeline.articles.drafts import Draft, Drafts

ENDINGS = (".txt",)


def read_plain_text(path: Path, name: str) -> Drafts:
    """Read one text file; the whole file is the article's text."""
    return Drafts(articles=(Draft(name, None, {"text": decode(read_bytes(path))}, {}),))
