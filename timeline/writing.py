"""Writing: a file or a folder is there whole or not at all, and a place that cannot hold it is refused before the work.

What is written stands first in a folder of its own beside its place and is then renamed: whoever reads meanwhile, and
whatever breaks off, finds the old or the new, never a half.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from timeline.articles.ours import PAGES, is_ours
from timeline.knowledge.errors import TimelineError, nearest

# The name of the folder in which something is written before it is renamed.
BESIDE = ".timeline-"


def check_file(path: str | os.PathLike[str]) -> Path:
    """Return where a file will stand, links followed; refuse a place that cannot hold one.

    Raises
    ------
    TimelineError
        If a folder or a device stands there, or the folder above cannot be written to.

    Examples
    --------
    >>> check_file("chart.svg").name
    'chart.svg'
    """
    target = resolved(path)
    if target.is_dir():
        raise TimelineError(f"{path} is a folder; name the file to write")
    if target.exists() and not target.is_file():
        raise TimelineError(f"{path} is a device; name a file to write")
    _try_beside(path, target)
    return target


def check_page(path: str | os.PathLike[str]) -> Path:
    """Return where a page will stand; refuse a name that is no page's, and a page there that we did not write.

    Raises
    ------
    TimelineError
        As `check_file`; and if the name has another ending, or an article or any other file would be written over.

    Examples
    --------
    >>> check_page("report.html").name
    'report.html'
    """
    target = check_ending(path, "a page", PAGES)
    if target.exists() and not is_ours(target):
        raise TimelineError(f"{path} is there and was not written by timeline; name another file, or remove it first")
    return target


def check_ending(path: str | os.PathLike[str], what: str, endings: tuple[str, ...]) -> Path:
    """Return where a file will stand; refuse a name that has none of the endings."""
    ending = Path(path).suffix.lower()
    if ending not in endings and not resolved(path).is_dir():
        choices, near = ", ".join(endings), nearest(ending, endings)
        raise TimelineError(f"{path}: {what} is saved as {choices}, not {ending or 'without an ending'}{near}")
    return check_file(path)


def check_folder(path: str | os.PathLike[str]) -> Path:
    """Return where a folder will stand, links followed; refuse a place that cannot hold one.

    Raises
    ------
    TimelineError
        If a file stands there, a disk is mounted there, or the folder above cannot be written to.
    """
    target = resolved(path)
    if target.exists() and not target.is_dir():
        raise TimelineError(f"{path} is a file; name a folder")
    if target.is_mount():
        raise TimelineError(f"{path} is where a disk is mounted; name a folder inside it")
    _try_beside(path, target)
    return target


def write_file(path: str | os.PathLike[str], content: bytes) -> Path:
    """Write a file whole or not at all, and return where it stands; folders above it are made.

    Raises
    ------
    TimelineError
        As `check_file`, and if the disk fails.
    """
    target = check_file(path)
    with _told(path), _beside(target) as beside:
        fresh = Path(beside, "fresh")
        fresh.write_bytes(content)
        fresh.replace(target)
    return target


@contextmanager
def fresh_folder(path: str | os.PathLike[str], keep: Callable[[Path], bool]) -> Iterator[Path]:
    """Give an empty folder to fill; at the end of the block it takes the place named.

    Parameters
    ----------
    path
        The place. A folder that stands there goes.
    keep
        What of the old folder is copied into the new one.

    Raises
    ------
    TimelineError
        As `check_folder`, and if the disk fails; what stood there is then still there.
    """
    target = check_folder(path)
    with _told(path), _beside(target) as beside:
        fresh, old = Path(beside, "fresh"), Path(beside, "old")
        fresh.mkdir()
        yield fresh
        if target.exists():
            _copy(filter(keep, sorted(target.iterdir())), fresh)
            target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise


@contextmanager
def _beside(target: Path) -> Iterator[str]:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=BESIDE) as beside:
        yield beside


def _copy(paths: Iterable[Path], folder: Path) -> None:
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, folder / path.name, symlinks=True)
        else:
            shutil.copy2(path, folder / path.name, follow_symlinks=False)


def resolved(path: str | os.PathLike[str]) -> Path:
    """Return a path with its links followed; refuse a name that no file can have."""
    try:
        target = Path(path).resolve()
        target.exists()
    except (OSError, RuntimeError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise TimelineError(f"{str(path)[:200]!r} can name no file ({why}); name another place") from error
    return target


def _try_beside(path: str | os.PathLike[str], target: Path) -> None:
    """Make and remove a folder in the nearest folder that is there: only that tells for certain."""
    above = next(folder for folder in target.parents if folder.exists())
    with _told(path), tempfile.TemporaryDirectory(dir=above, prefix=BESIDE):
        return


@contextmanager
def _told(path: str | os.PathLike[str]) -> Iterator[None]:
    """Turn what the system complains of into an error that names the path and what would be right."""
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        raise TimelineError(f"{path} cannot be written ({why}); name a place you may write to") from error
