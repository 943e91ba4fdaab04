"""Reading: whatever a researcher points at becomes one articles frame."""

import os
import warnings
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeAlias

import polars as pl

from timeline.articles import front_matter, plain_text, tables, web_page
from timeline.articles.drafts import ALIASES, GIVEN, Draft, Drafts, Skip, Unreadable
from timeline.articles.finding import Found, find
from timeline.articles.framing import frame_articles, frame_skipped
from timeline.articles.given_dates import RIGHT_ORDER, crawled_early, day_and_time
from timeline.articles.language_codes import language_code
from timeline.articles.sidecar import read_sidecar
from timeline.knowledge.errors import TimelineError, did_you_mean

#: One thing to read.
Source: TypeAlias = str | os.PathLike[str] | pl.DataFrame | pl.LazyFrame

_ENDINGS = plain_text.ENDINGS + front_matter.ENDINGS + web_page.ENDINGS + tables.ENDINGS
_FRAME = "frame"


class SkippedWarning(UserWarning):
    """Something was not read; `timeline.read_with_skipped` returns all of it as a frame."""


def read(
    source: Source | Iterable[Source],
    *,
    language: str | None = None,
    published: date | str | None = None,
    crawled: date | str | None = None,
    columns: Mapping[str, str] | None = None,
) -> pl.DataFrame:
    """Read articles from files, folders, globs or frames into one frame, a row for each article.

    Read are .txt, .md (with front matter) and .html (a file is an article), .jsonl, .csv, .tsv, .parquet and .xlsx (a
    row is an article), and gzip of these. In a folder README files, hidden files, sidecars, records and the pages that
    we wrote are no articles; `x.txt.toml` says of `x.txt` what the file itself does not. Text is kept as it is decoded,
    with its newlines; of a web page it is what was extracted. Older encodings are recognised where the letters leave no
    doubt.

    Parameters
    ----------
    source
        A path, a folder, a glob, a frame with a column `text`, or a list of these.
    language, published, crawled
        For articles whose source does not say: the language (ISO 639-1), the day of publication, the day the page
        was saved; days as `datetime.date` or as "2016-08-27".
    columns
        What columns of tables are called here, such as `{"body": "text", "day": "published"}`.

    Returns
    -------
    polars.DataFrame
        The columns of `timeline.articles.ARTICLES`, then any further columns of the sources.

    Raises
    ------
    timeline.TimelineError
        If the call is wrong: nothing at a path, a language or day that is none, a column that is nowhere.

    Warns
    -----
    SkippedWarning
        If something could not be read; everything else is there.

    Examples
    --------
    >>> import polars as pl
    >>> frame = pl.DataFrame({"id": ["a"], "text": ["The ministers met in Geneva."]})
    >>> read(frame, language="en")["article_id"].to_list()
    ['a']
    """
    articles, skipped = read_with_skipped(
        source, language=language, published=published, crawled=crawled, columns=columns
    )
    if skipped.height:
        first = skipped.row(0)
        where = first[0] if first[1] is None else f"{first[0]} row {first[1]}"
        more = f" (and {skipped.height - 1} more: see timeline.read_with_skipped)" if skipped.height > 1 else ""
        warnings.warn(f"{where}: {first[2]}{more}", SkippedWarning, stacklevel=2)
    return articles


def read_with_skipped(
    source: Source | Iterable[Source],
    *,
    language: str | None = None,
    published: date | str | None = None,
    crawled: date | str | None = None,
    columns: Mapping[str, str] | None = None,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Read articles as `read` does, and return beside them a frame of what could not be read.

    Returns
    -------
    tuple of polars.DataFrame
        The articles, and `source`, `row`, `reason`: `row` counts the rows of a table from 1 without its header
        (in JSON Lines, the line), and is null for a whole file; `reason` says what would be right. A reason such as
        "published is left out: …" is of an article that was read, without that value.

    Raises
    ------
    timeline.TimelineError
        As `read`.

    Examples
    --------
    >>> import polars as pl
    >>> articles, skipped = read_with_skipped(pl.DataFrame({"text": ["Talks in Geneva.", None]}), language="en")
    >>> skipped["reason"].to_list()
    ['no text in this row']
    """
    articles, skips = read_with_skips(source, language=language, published=published, crawled=crawled, columns=columns)
    return articles, frame_skipped(skips)


def read_with_skips(
    source: Source | Iterable[Source],
    *,
    language: str | None = None,
    published: date | str | None = None,
    crawled: date | str | None = None,
    columns: Mapping[str, str] | None = None,
) -> tuple[pl.DataFrame, list[Skip]]:
    """Read articles as `read_with_skipped` does; what was not read comes as it is found, with whether it is partial."""
    defaults = _defaults(language, published, crawled)
    mapping = _mapping(columns or {})
    drafts: list[Draft] = []
    skipped: list[Skip] = []
    types: dict[str, list[pl.DataType]] = {}
    headers: list[tuple[str, ...]] = []
    for part in _parts(source, skipped):
        try:
            read_part = _read_part(part, mapping)
        except Unreadable as error:
            skipped.append(Skip(part.name if isinstance(part, Found) else _FRAME, None, str(error)))
            continue
        if isinstance(part, Found) and not (read_part.articles or read_part.skipped):
            skipped.append(Skip(part.name, None, "no article in it: a table needs a row for each"))
        drafts += read_part.articles
        skipped += read_part.skipped
        for name, kind in read_part.types.items():
            types.setdefault(name, []).append(kind)
        headers += [read_part.columns] if read_part.columns is not None else []
    _check_mapped(mapping, headers)
    articles, more = frame_articles(drafts, defaults, types)
    return articles, skipped + more


def _parts(source: Source | Iterable[Source], skipped: list[Skip]) -> list[Found | pl.DataFrame]:
    """Return every file and frame that is meant, each file once."""
    several = isinstance(source, Iterable) and not isinstance(source, (str, os.PathLike, pl.DataFrame, pl.LazyFrame))
    sources: list[object] = list(source) if several and isinstance(source, Iterable) else [source]
    if not sources:
        raise TimelineError("nothing to read: give a file, a folder, a glob or a frame")
    parts: list[Found | pl.DataFrame] = []
    seen: set[Path] = set()
    for one in sources:
        if isinstance(one, pl.LazyFrame):
            one = one.collect()
        if isinstance(one, pl.DataFrame):
            parts.append(one)
        elif isinstance(one, (str, os.PathLike)):
            found, passed = find(os.fspath(one))
            skipped += passed
            for file in found:
                real = file.path.resolve()
                if real not in seen:
                    seen.add(real)
                    parts.append(file)
        else:
            raise TimelineError(f"a {type(one).__name__} cannot be read: give a path or a polars frame")
    return parts


def _read_part(part: Found | pl.DataFrame, columns: Mapping[str, str]) -> Drafts:
    if isinstance(part, pl.DataFrame):
        return tables.read_frame(part, _FRAME, columns)
    name = part.path.name.lower().removesuffix(".gz")
    if name.endswith(plain_text.ENDINGS):
        drafts = plain_text.read_plain_text(part.path, part.name)
    elif name.endswith(front_matter.ENDINGS):
        drafts = front_matter.read_markdown(part.path, part.name)
    elif name.endswith(web_page.ENDINGS):
        drafts = web_page.read_web_page(part.path, part.name)
    elif name.endswith(tables.ENDINGS):
        drafts = tables.read_table(part.path, part.name, columns)
    else:
        ending = Path(name).suffix
        what = f"files ending in {ending} are not read" if ending else "a file without an ending is not read"
        raise Unreadable(f"{what}: save the text as one of {' '.join(_ENDINGS)}")
    said, problems = read_sidecar(part.path, part.name)
    # A page says of itself what its templates make it say; what a researcher writes beside it has the last word.
    last = said if name.endswith(web_page.ENDINGS) else {}
    articles = tuple(Draft(d.source, d.row, {**said, **_present(d.values), **last}, d.extras) for d in drafts.articles)
    return Drafts(articles, (*problems, *drafts.skipped), drafts.types, drafts.columns)


def _present(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None}


def _defaults(language: object, published: object, crawled: object) -> dict[str, object]:
    defaults: dict[str, object] = {}
    for name, day in (("published", published), ("crawled", crawled)):
        if day is not None:
            try:
                defaults[name] = day_and_time(day)[1] or day_and_time(day)[0]
            except ValueError as error:
                raise TimelineError(f"{name}: {error}") from error
    if crawled_early(defaults.get("published"), defaults.get("crawled")):
        raise TimelineError(f"crawled={crawled} is before published={published}: {RIGHT_ORDER}")
    if language is not None:
        try:
            defaults["language"] = language_code(language)
        except ValueError as error:
            raise TimelineError(f"language: {error}") from error
    return defaults


def _mapping(columns: Mapping[str, str]) -> dict[str, str]:
    for theirs, ours in columns.items():
        if ours not in GIVEN and ours not in ALIASES:
            hint = did_you_mean(str(ours), GIVEN)
            raise TimelineError(f'columns: "{theirs}" is mapped to "{ours}", which is no column of ours{hint}')
    return dict(columns)


def _check_mapped(mapping: Mapping[str, str], headers: list[tuple[str, ...]]) -> None:
    there = {column for header in headers for column in header}
    for theirs in mapping:
        if headers and theirs not in there:
            raise TimelineError(f'columns: no table has a column "{theirs}"{did_you_mean(theirs, there)}')
