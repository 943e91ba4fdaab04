"""The record: all frames of some articles in one frozen container, saved as a folder of Parquet files.

``load`` reads a folder at once, always; ``scan`` reads lazily, always.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import polars as pl

from timeline.articles.ours import MARKER
from timeline.frames import column_order, conform, empty, frame
from timeline.knowledge.errors import TimelineError, did_you_mean
from timeline.schemas import ADDED, SCHEMAS, VERSION
from timeline.writing import check_folder, fresh_folder, resolved

__all__ = ["SCHEMAS", "LazyRecord", "Record", "UnknownFrameError", "empty", "frame", "load", "scan"]

_Frame = TypeVar("_Frame", pl.DataFrame, pl.LazyFrame)

#: Names a frame cannot have, for the containers use them.
_OWN = ("collect", "frames", "info", "replace", "save")


class UnknownFrameError(TimelineError, AttributeError):
    """A record was asked for a frame it does not hold; also an AttributeError, so that ``hasattr`` works."""


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Record:
    """All frames of a record, by attribute or by name, and what is known of how it was made.

    Frames that are not given are empty. A frame whose name is not one of :data:`SCHEMAS` is an extra frame and kept
    as it is, under a name of its own: ``record["visits"]``.

    Parameters
    ----------
    frames
        Frames by name.
    info
        Versions, knowledge hash, options, names, how to cite: what ``record.json`` holds. ``schema``, the version of
        the promised columns, and ``counts``, the rows of each frame, are filled in here.

    Raises
    ------
    TimelineError
        If a frame lacks a promised column or holds values of the wrong type.

    Examples
    --------
    >>> record = Record({"skipped": frame("skipped", {"source": ["a.txt"], "row": [0], "reason": ["empty"]})})
    >>> record.skipped.height, record["meetings"].height
    (1, 0)
    """

    frames: Mapping[str, pl.DataFrame] = field(default_factory=dict)
    info: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in self.frames:
            _check_name(name)
        known = {
            name: conform(name, self.frames[name], f"frame {name!r}") if name in self.frames else empty(name)
            for name in SCHEMAS
        }
        frames = known | {name: found for name, found in sorted(self.frames.items()) if name not in SCHEMAS}
        info = dict(self.info) | {"schema": VERSION, "counts": {name: found.height for name, found in frames.items()}}
        object.__setattr__(self, "frames", MappingProxyType(frames))
        object.__setattr__(self, "info", MappingProxyType(info))

    def __getattr__(self, name: str) -> pl.DataFrame:
        # Python asks for its own dunder names before the fields are set (copying, pickling): never answer those.
        if name.startswith("_") or name in _OWN:
            raise AttributeError(name)
        return _pick(self.frames, name)

    def __getitem__(self, name: str) -> pl.DataFrame:
        return _pick(self.frames, name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.frames)

    def __dir__(self) -> list[str]:
        return sorted({*object.__dir__(self), *self.frames})

    def __reduce__(self) -> tuple[type["Record"], tuple[dict[str, pl.DataFrame], dict[str, Any]]]:
        # A mapping proxy can neither be pickled nor copied; workers and notebooks do both.
        return Record, (dict(self.frames), dict(self.info))

    def __repr__(self) -> str:
        width = max(map(len, self.frames))
        lines = [f"  {name:<{width}}  {found.height:>9,} rows" for name, found in self.frames.items()]
        return "\n".join(["Record", *lines])

    def _repr_html_(self) -> str:
        rows = "".join(
            f'<tr><td>{escape(name)}</td><td style="text-align:right">{found.height:,}</td>'
            f'<td style="text-align:left">{escape(", ".join(found.columns))}</td></tr>'
            for name, found in self.frames.items()
        )
        return f"<table><tr><th>frame</th><th>rows</th><th>columns</th></tr>{rows}</table>"

    def replace(self, frames: Mapping[str, pl.DataFrame]) -> "Record":
        """Give a record with these frames in place of, or beside, those it holds."""
        return Record({**self.frames, **frames}, self.info)

    def save(self, folder: str | Path) -> Path:
        """Write the record as a folder: one Parquet file per frame, and ``record.json``.

        The folder is written beside its place and then renamed, so that it is there whole or not at all. A record
        that stands there is replaced; what else lies in its folder (a chart, notes) stays.

        Parameters
        ----------
        folder
            Where the record shall stand.

        Returns
        -------
        pathlib.Path
            The folder.

        Raises
        ------
        TimelineError
            If a file, or a folder that is no record, stands there; if the place cannot be written to; or if ``info``
            does not fit into JSON.
        """
        target = check_place(folder)
        try:
            info = json.dumps(dict(self.info), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        except TypeError as error:
            raise TimelineError(f"record.info cannot be written as JSON: {error}") from error
        with fresh_folder(folder, keep=_is_other) as fresh:
            for name, found in self.frames.items():
                found.write_parquet(fresh / f"{name}.parquet")
            (fresh / MARKER).write_text(info, encoding="utf-8")
        return target


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class LazyRecord:
    """The frames of a saved record as lazy frames: nothing is read until ``collect``."""

    frames: Mapping[str, pl.LazyFrame]
    info: Mapping[str, Any]

    def __getattr__(self, name: str) -> pl.LazyFrame:
        if name.startswith("_") or name in _OWN:
            raise AttributeError(name)
        return _pick(self.frames, name)

    def __getitem__(self, name: str) -> pl.LazyFrame:
        return _pick(self.frames, name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.frames)

    def __dir__(self) -> list[str]:
        return sorted({*object.__dir__(self), *self.frames})

    def __repr__(self) -> str:
        return f"LazyRecord of {', '.join(self.frames)}"

    def collect(self) -> Record:
        """Read every frame."""
        return Record({name: lazy.collect() for name, lazy in self.frames.items()}, self.info)


def check_place(folder: str | Path) -> Path:
    """Return where a record will stand; refuse a place that cannot hold one, before the work rather than after it.

    Raises
    ------
    TimelineError
        If a file, or a folder that is no record, stands there, or the place cannot be written to.
    """
    place = resolved(folder)
    if place.is_file():
        right = Path(folder).with_suffix("")
        raise TimelineError(f"{folder} is a file; a record is saved as a folder, such as {right}/")
    if place.is_dir() and not (place / MARKER).is_file() and any(place.iterdir()):
        raise TimelineError(f"{folder} is a folder with other files and no record; name a new folder or a record")
    return check_folder(folder)


def load(folder: str | Path) -> Record:
    """Read a saved record at once.

    Parameters
    ----------
    folder
        What :meth:`Record.save` or ``timeline extract`` wrote.

    Returns
    -------
    Record
        Every Parquet file of the folder is a frame; further columns and frames stay.

    Raises
    ------
    TimelineError
        If the folder is missing or no record, or the file of a promised frame is missing, cannot be read or lacks a
        promised column.
    """
    files, info = _open(folder)
    frames = {}
    for name, path in files.items():
        try:
            found = pl.read_parquet(path, glob=False)
        except (pl.exceptions.PolarsError, OSError) as error:
            raise TimelineError(f"{path} cannot be read as Parquet: {str(error).splitlines()[0]}") from error
        frames[name] = conform(name, found, str(path))
    return Record(frames, info)


def scan(folder: str | Path) -> LazyRecord:
    """Open a saved record lazily; see :func:`load`, which reads it at once.

    Parameters
    ----------
    folder
        What :meth:`Record.save` or ``timeline extract`` wrote.

    Returns
    -------
    LazyRecord
        A lazy frame for every frame.

    Raises
    ------
    TimelineError
        As :func:`load`; values that do not fit their type show when a frame is collected.
    """
    files, info = _open(folder)
    frames = {name: empty(name).lazy() for name in SCHEMAS}
    for name, path in files.items():
        try:
            lazy = pl.scan_parquet(path, glob=False)
            found = lazy.collect_schema()
        except (pl.exceptions.PolarsError, OSError) as error:
            raise TimelineError(f"{path} cannot be read as Parquet: {str(error).splitlines()[0]}") from error
        wanted = SCHEMAS.get(name)
        if wanted is not None and found != wanted:
            lazy = lazy.select(column_order(wanted, found, str(path))).cast(dict(wanted), strict=True)  # type: ignore[arg-type]
        frames[name] = lazy
    return LazyRecord(MappingProxyType(frames), MappingProxyType(info))


def _open(folder: str | Path) -> tuple[dict[str, Path], dict[str, Any]]:
    """Find the frame files and read record.json, or say why this is no record."""
    place = Path(folder)
    if not place.is_dir():
        what = "is a file" if place.exists() else "does not exist"
        beside = sorted(p.parent.name for p in place.parent.glob(f"*/{MARKER}"))
        raise TimelineError(f"{folder} {what}; a record is a folder{did_you_mean(place.name, beside)}")
    marker = place / MARKER
    if not marker.is_file():
        raise TimelineError(f"{folder} is no record: it has no {MARKER} (Record.save and `timeline extract` write one)")
    try:
        info = json.loads(marker.read_text(encoding="utf-8"))
    except ValueError as error:
        raise TimelineError(f"{marker} is no JSON: {error}") from error
    if not isinstance(info, dict):
        raise TimelineError(f"{marker} must hold a JSON object, not {type(info).__name__}")
    files = {path.stem: path for path in sorted(place.glob("*.parquet"))}
    version = info.get("schema")
    for name in SCHEMAS:
        # A record that was made before a frame was promised is whole without it.
        if name not in files and not (isinstance(version, int) and version < ADDED.get(name, 0)):
            raise TimelineError(
                f"{place / name}.parquet is missing: a record has a file for every frame, an empty one too; "
                "copy it back, or make the record again (Record.save and `timeline extract` write them all)"
            )
    return files, info


def _is_other(path: Path) -> bool:
    """Say whether a file is no part of the record beside which it lies: a chart, notes, a folder."""
    return path.name != MARKER and path.suffix != ".parquet"


def _check_name(name: str) -> None:
    """Refuse a frame whose name could not be a file and an attribute, or would hide one of Record's own."""
    if not name.isidentifier() or name.startswith("_") or name in _OWN:
        raise TimelineError(f"{name!r} cannot name a frame: letters, digits and _ only, and none of {', '.join(_OWN)}")


def _pick(frames: Mapping[str, _Frame], name: str) -> _Frame:
    if name in frames:
        return frames[name]
    raise UnknownFrameError(f"the record has no frame {name!r}{did_you_mean(name, frames)}")
