"""Markdown: an article below a block of `key: value` lines between two lines of `---`."""

import re
from collections.abc import Iterator
from pathlib import Path

from timeline.articles.decoding import decode, read_bytes
from timeline.articles.drafts import ALIASES, GIVEN, Draft, Drafts, Skip

ENDINGS = (".md", ".markdown")

_BLOCK = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"([A-Za-z_][\w -]*?)\s*:(?:\s+(.*?)|)\s*$")
# A value in quotation marks, or words up to a comment.
_VALUE = re.compile(r"""(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|((?!["'])[^#]*?(?:\S#[^#]*?)*))\s*(?:(?:^|\s)#.*)?""")
_ESCAPED = re.compile(r"\\(.)")
_NAMES = {**ALIASES, "date": "published"}
_COLUMNS = frozenset(GIVEN) - {"text"}


def read_markdown(path: Path, name: str) -> Drafts:
    """Read one Markdown file: what its front matter says of the article, and its text, the marks of Markdown kept.

    Keys are those of the articles frame (also `date`, `lang`, `id`); further keys with one value become further
    columns. A line of a key of ours that is not `key: value` is left out and named.
    """
    text = decode(read_bytes(path))
    block = _BLOCK.match(text)
    if block is None:
        return Drafts(articles=(Draft(name, None, {"text": text}, {}),))
    values: dict[str, object] = {"text": text[block.end() :].lstrip("\r\n")}
    extras: dict[str, object] = {}
    skipped = []
    for number, key, value in _entries(block[1]):
        column = _NAMES.get(key.lower(), key.lower())
        if column == "text" or column in values:
            reason = f'front matter, line {number}: "{key}" is left out: it is given already'
            skipped.append(Skip(name, None, reason, partial=True))
        elif column in _COLUMNS and value is None:
            right = f'write it as one line, such as {key}: "…"'
            reason = f'front matter, line {number}: "{key}" is left out: {right}'
            skipped.append(Skip(name, None, reason, partial=True))
        elif column in _COLUMNS:
            values[column] = value
        elif value:
            extras[key] = value
        elif not key:
            reason = f"front matter, line {number} is left out: write it as key: value"
            skipped.append(Skip(name, None, reason, partial=True))
    return Drafts(articles=(Draft(name, None, values, extras),), skipped=tuple(skipped))


def _entries(block: str) -> Iterator[tuple[int, str, str | None]]:
    """Yield (line of the file, key, value): value None where it is no plain one, key empty where a line has none."""
    lines = block.splitlines()
    for number, line in enumerate(lines, 2):
        if not line.strip() or line.lstrip().startswith("#") or line[0] in " \t-":
            continue  # blank, a comment, or a further line of the key above
        match = _KEY.match(line)
        if match is None:
            yield number, "", None
            continue
        below = lines[number - 1] if number - 1 < len(lines) else ""
        value = _value(match[2] or "")
        nested = below[:1] in (" ", "\t") or below.startswith("- ")
        yield number, match[1], None if nested or value is None else value


def _value(words: str) -> str | None:
    match = _VALUE.fullmatch(words)
    if match is None or words[:1] in ("[", "{", "|", ">", "&", "*", "!"):
        return None
    if match[1] is not None:
        return _ESCAPED.sub(lambda escaped: {"n": " ", "t": " "}.get(escaped[1], escaped[1]), match[1])
    return match[2].replace("''", "'") if match[2] is not None else match[3]
