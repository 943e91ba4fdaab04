"""Reading in tests: a sentence or an article in, the document out; and the spec files as data."""

import functools
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from timeline.extraction.document import Article, Document
from timeline.extraction.extract import read, reader
from timeline.knowledge import Knowledge

HERE = Path(__file__).parent


@functools.cache
def knowledge() -> Knowledge:
    return Knowledge.load()


def read_text(text: str, published: date | None = None, language: str = "ar", **given: Any) -> Document:
    return read(Article("a", text, published=published, **given), reader(knowledge(), language))


def spec(language: str, name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / "spec" / language / f"{name}.toml").read_text(encoding="utf-8"))


def share_met(results: list[bool]) -> float:
    return sum(results) / len(results)
