"""Which files are meant: a path, a folder or a glob becomes a sorted list of files."""

import glob
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from timeline.articles.drafts import Skip
from timeline.articles.ours import MARKER, is_ours
from timeline.knowledge.errors import TimelineError

SIDECAR = ".toml"

_PAGE = re.compile(r"\.x?html?$", re.IGNORECASE)
#: Beside `page.html` browsers save its pictures and scripts in a folder of this name: a part of the page.
_PAGE_FOLDERS = ("_files", ".files")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read and the name it goes by: its path below what was given, with forward slashes."""

    path: Path
    name: str


def find(given: str | os.PathLike[str]) -> tuple[list[Found], list[Skip]]:
    """Return the files that a path, a folder or a glob stands for, sorted by name, and what was passed over.

    In a folder README files, hidden files, sidecars, records and pages that we wrote are no articles.
    Links are followed, a loop only once.

    Raises
    ------
    TimelineError
        If nothing is there; the message names the nearest path that exists.
    """
    words = os.fspath(given)
    path = Path(words)
    if not _exists(path):
        if glob.has_magic(words):
            return _find_glob(words)
        raise TimelineError(_nothing_there(path))
    if path.is_dir():
        found, skipped = _find_folder(path, path)
        if not found and not skipped:
            if (path / MARKER).is_file():
                raise TimelineError(f"{path}: a record and no folder of articles; timeline.load reads it")
            raise TimelineError(
                f"{path}: no article in this folder; .txt .md .html .jsonl .csv .tsv .parquet .xlsx are read"
            )
        return found, skipped
    return ([] if is_sidecar(path) else [Found(path, printable(path.name))]), []


def is_sidecar(path: Path) -> bool:
    """Return whether `path` is the sidecar of a file beside it (`x.txt.toml` of `x.txt`)."""
    return path.suffix == SIDECAR and _exists(path.with_suffix(""))


def printable(name: str) -> str:
    """Return a file name as text that can be stored and printed, whatever bytes the disk holds."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _find_glob(pattern: str) -> tuple[list[Found], list[Skip]]:
    steps = Path(pattern).parts
    fixed = next(number for number, step in enumerate(steps) if glob.has_magic(step))
    root = Path(*steps[:fixed])
    found: list[Found] = []
    skipped: list[Skip] = []
    for hit in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207 (Path.glob takes no absolute pattern)
        path = Path(hit)
        if path.is_dir():
            inner, passed = _find_folder(path, root)
            found += inner
            skipped += passed
        elif not _is_no_article(path) and not is_ours(path):
            found.append(Found(path, _name(path, root)))
    if not found and not skipped:
        raise TimelineError(f"{pattern}: no article matches; check the pattern in {root}/")
    return found, skipped


def _find_folder(folder: Path, root: Path) -> tuple[list[Found], list[Skip]]:
    found: list[Found] = []
    skipped: list[Skip] = []
    entered: set[Path] = set()

    def note(error: OSError) -> None:
        reason = f"the folder cannot be opened ({error.strerror}): give yourself read access and run again"
        skipped.append(Skip(_name(Path(error.filename), root), None, reason))

    for top, folders, names in os.walk(folder, onerror=note, followlinks=True):
        here = Path(top)
        # A link back to a folder already entered would go round for ever.
        if (real := here.resolve()) in entered:
            folders.clear()
            continue
        entered.add(real)
        saved = {f"{Path(name).stem}{tail}" for name in names if _PAGE.search(name) for tail in _PAGE_FOLDERS}
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in saved)
        beside = frozenset(names)
        for name in names:
            path = here / name
            if _is_no_article(path) or is_ours(path, beside):
                continue
            if path.is_file():
                found.append(Found(path, _name(path, root)))
            else:
                reason = "no file: a link that leads nowhere, or a device; remove it or mend the link"
                skipped.append(Skip(_name(path, root), None, reason))
    return sorted(found, key=lambda file: file.name), sorted(skipped, key=lambda skip: skip.source)


def _is_no_article(path: Path) -> bool:
    return path.name.startswith(".") or path.name.upper().startswith("README") or is_sidecar(path)


def _name(path: Path, root: Path) -> str:
    return printable((path.relative_to(root) if path.is_relative_to(root) else path).as_posix())


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except PermissionError:
        return True  # it is there, behind a closed door: reading it says so
    except (OSError, ValueError):
        return False


def _nothing_there(path: Path) -> str:
    parts = list(_missing_parts(path))
    parent, wanted = parts[-1]
    try:
        siblings = sorted(entry.name for entry in parent.iterdir())
    except OSError:
        siblings = []
    near = get_close_matches(wanted, siblings, n=1, cutoff=0.5)
    shown = str(path) if len(str(path)) <= 200 else f"{str(path)[:200]}…"
    if near:
        return printable(f'{shown}: no such file or folder (did you mean "{parent / near[0]}"?)')
    return printable(f'{shown}: no such file or folder ("{parent}" has no "{wanted[:100]}")')


def _missing_parts(path: Path) -> Iterator[tuple[Path, str]]:
    """Yield (folder, missing name) from the path given up to the first folder that exists."""
    while True:
        yield path.parent, path.name
        if path.parent == path or _exists(path.parent):
            return
        path = path.parent
