"""Knowledge files on disk: ours, and the folders that a researcher lays over them."""

import csv
import io
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from timeline.knowledge.errors import TimelineError, did_you_mean

BUILT_IN = Path(str(files("timeline.knowledge")))


def layers(folders: tuple[str | Path, ...]) -> list[Path]:
    """Return the built-in folder and then the given ones, the last of which has the last word."""
    paths = [BUILT_IN]
    for folder in folders:
        path = Path(folder)
        if not path.is_dir():
            raise TimelineError(f"{path}: no such knowledge folder; it should hold languages/, world/ or topics/")
        if path.resolve() != BUILT_IN.resolve():
            paths.append(path)
    return paths


def read_toml(path: Path) -> dict[str, Any]:
    """Parse one TOML file; a syntax error names the file and the line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TimelineError(f"{path}: {error}") from error


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line number, row) of a CSV file whose header must name `columns`, in any order."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TimelineError(f"{path}: not UTF-8: {error.reason} (save the table as UTF-8)") from error
    with io.StringIO(text, newline="") as file:
        reader = csv.DictReader(file)
        header = tuple(reader.fieldnames or ())
        for name in columns:
            if name not in header:
                raise TimelineError(f'{path}: no column "{name}"{did_you_mean(name, header)}')
        for row in reader:
            if None in row or None in row.values():
                raise TimelineError(f"{path}: line {reader.line_num}: {len(header)} fields expected")
            yield reader.line_num, {name: row[name].strip() for name in columns}


def merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Lay one table over another: tables are merged key by key, lists are appended, the rest is replaced.

    Examples
    --------
    >>> merged({"ar": ["a"], "x": 1}, {"ar": ["b"], "x": 2})
    {'ar': ['a', 'b'], 'x': 2}
    """
    out = dict(base)
    for key, value in over.items():
        mine = out.get(key)
        if isinstance(mine, dict) and isinstance(value, dict):
            out[key] = merged(mine, value)
        elif isinstance(mine, list) and isinstance(value, list):
            out[key] = mine + [item for item in value if item not in mine]
        else:
            out[key] = value
    return out
