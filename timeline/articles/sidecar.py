"""The sidecar of an article: `x.txt.toml` beside `x.txt`, with keys of the articles frame."""

import tomllib
from pathlib import Path

from timeline.articles.decoding import decode, read_bytes
from timeline.articles.drafts import ALIASES, GIVEN, Skip, Unreadable
from timeline.articles.finding import SIDECAR
from timeline.knowledge.errors import did_you_mean

_KEYS = frozenset(GIVEN) - {"text"}


def read_sidecar(path: Path, name: str) -> tuple[dict[str, object], list[Skip]]:
    """Return what the sidecar of the file at `path` says, and what of it could not be used."""
    beside = path.with_name(path.name + SIDECAR)
    if not beside.is_file():
        return {}, []
    named = name + SIDECAR
    try:
        table = tomllib.loads(decode(read_bytes(beside)))
    except (tomllib.TOMLDecodeError, Unreadable, RecursionError) as error:
        return {}, [Skip(named, None, f"the sidecar is left out: {error}", partial=True)]
    values: dict[str, object] = {}
    skipped = []
    for key, value in table.items():
        column = ALIASES.get(key, key)
        if column in _KEYS:
            values[column] = value
        else:
            reason = f'unknown key "{key}"{did_you_mean(key, _KEYS | set(ALIASES))}'
            skipped.append(Skip(named, None, reason, partial=True))
    return values, skipped
