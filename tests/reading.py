"""Reading in tests: a sentence or an article in, the document out; and the spec files as data."""

import functools
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from timeline.extraction.document import Article, Document
from timeline.extraction.extract import read, reader
from timeline.knowledge import Knowledge

HERE = Path(__file__).parent


@functools.cache
def knowledge() -> Knowledge:
    return Knowledge.load()


def read_text(text: str, published: date | None = None, language: str = "ar", **given: Any) -> Document:
    return read(Article("a", text, published=published, **given), reader(knowledge(), language))


# What is written onto a name or stands before it, clitics, articles and possessives, is no part of the words of a spec.
BEFORE = re.compile(
    r"(?:[وبل]|l['’]|(?:les?|la|une?|son|sa|the|an?|his|her|its|el|los|las|der|die|das) )?", re.IGNORECASE
)


def same(words: str, wanted: str) -> bool:
    """Say whether words are the wanted ones, but for what is written onto them or stands before."""
    return words == wanted or bool(BEFORE.fullmatch(words.removesuffix(wanted)) and words.endswith(wanted))


def _param(language: str, row: dict[str, Any], say: str) -> Any:
    """Return one case; a row with a gap must fail until the gap is mended, and then its mark must go."""
    marks = [pytest.mark.xfail(reason=row["gap"], strict=True)] if "gap" in row else []
    return pytest.param(language, row, say, id=f"{language}-{say}", marks=marks)


def cases(name: str, table: str) -> list[Any]:
    """Return (language, row, text) of every row of a table of the spec files ``spec/*/<name>.toml``.

    A row holds one `text`, or under `say` several ways to say the same.
    """
    found = []
    for path in sorted((HERE / "spec").glob(f"*/{name}.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8")).get(table, []):
            texts = row["say"] if "say" in row else [row["text"]]
            found += [_param(path.parent.name, row, text) for text in texts]
    return found
