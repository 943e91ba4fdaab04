"""Reading many articles: shard by shard, in one process or several, into one record."""

import gc
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

import polars as pl

from timeline.articles.date_strings import day_named
from timeline.articles.schema import ARTICLES
from timeline.corpus import columns, extras
from timeline.corpus.entities import UNKNOWN, entities, used_names
from timeline.corpus.extras import Extractor
from timeline.extraction import datelines
from timeline.extraction.document import Article, Document
from timeline.extraction.extract import read, reader
from timeline.frames import frame
from timeline.knowledge import Knowledge, TimelineError, did_you_mean
from timeline.record import Record

OPEN_DATES = ("past", "future", "nearest")
# Articles a worker reads at a time: small enough to share the work out, large enough to pay for sending it.
SHARD = 250
# Allocations between two searches for reference cycles: a lexicon is hundreds of thousands of lasting objects without
# any, and at Python's own pace a third of the time goes into looking through them.
SEARCHES = (100_000, 50, 100)


@dataclass(slots=True)
class Shard:
    """What some articles gave: rows by frame, outcomes, names of unknown entities, what failed, extra rows."""

    rows: columns.Rows = field(default_factory=columns.no_rows)
    dated: list[tuple[Any, Any, str, str]] = field(default_factory=list)
    outlets: dict[str, str] = field(default_factory=dict)
    unknown: Counter[tuple[str, str]] = field(default_factory=Counter)
    failed: list[tuple[str, str]] = field(default_factory=list)
    extra: dict[str, list[tuple[str, Any]]] = field(default_factory=dict)


def extract(
    articles: pl.DataFrame,
    *,
    knowledge: Knowledge | None = None,
    extra: Mapping[str, Extractor] | None = None,
    open_dates: str = "past",
    workers: int = 1,
) -> Record:
    """Read every article and return the record: meetings, statements and all that they rest on.

    Parameters
    ----------
    articles : pl.DataFrame
        From `timeline.read`.
    knowledge : Knowledge, optional
        The built-in one, unless given.
    extra : mapping, optional
        Extractors of your own, by the name of the frame they fill: functions from a `Document` to dataclasses with
        `start` and `end` in code points.
    open_dates : str
        How a date without a year or a weekday falls where its clause does not say: past, future or nearest.
    workers : int
        Processes to share the work between.

    Returns
    -------
    Record
        An article that cannot be read has its reason in `skipped` and in ``articles.outcome``; it never raises.

    Raises
    ------
    TimelineError
        For a wrong call: a frame that is no articles frame, an unknown `open_dates`, fewer than one worker.

    Examples
    --------
    >>> extract(ARTICLES.to_frame()).meetings.height
    0
    """
    _check(articles, open_dates, workers)
    if knowledge is not None and not isinstance(knowledge, Knowledge):
        raise TimelineError(f"knowledge={knowledge!r}: give Knowledge.load({str(knowledge)!r})")
    knowledge = knowledge or Knowledge.load()
    functions = dict(extra or {})
    extras.check(functions, workers)
    shards = list(_shards(articles))
    with _seldom_searched():
        if workers == 1 or len(shards) < 2:
            read_shards = [_read_shard(shard, knowledge, functions, open_dates) for shard in shards]
        else:
            with ProcessPoolExecutor(workers) as pool:
                jobs = [
                    pool.submit(_read_shard_of, shard, knowledge.folders, functions, open_dates) for shard in shards
                ]
                read_shards = [job.result() for job in jobs]
        return _record(articles, read_shards, knowledge, functions, open_dates)


def _check(articles: pl.DataFrame, open_dates: str, workers: int) -> None:
    if not isinstance(articles, pl.DataFrame) or any(name not in articles.columns for name in ARTICLES):
        raise TimelineError("extract takes the articles frame; make one with timeline.read(path or frame)")
    if open_dates not in OPEN_DATES:
        raise TimelineError(f'open_dates="{open_dates}"{did_you_mean(open_dates, OPEN_DATES)}')
    if workers < 1:
        raise TimelineError(f"workers={workers}: at least 1")


def _shards(articles: pl.DataFrame) -> Iterator[list[tuple[Any, ...]]]:
    wanted = articles.select("article_id", "text", "title", "language", "published", "crawled", "page_date", "outcome")
    for shard in wanted.iter_slices(SHARD):
        yield list(shard.iter_rows())


def _read_shard_of(
    articles: list[tuple[Any, ...]], folders: tuple[str, ...], functions: dict[str, Extractor], open_dates: str
) -> Shard:
    with _seldom_searched():
        shard = _read_shard(articles, Knowledge.load(*folders), functions, open_dates)
    for name, found in shard.extra.items():
        extras.check_sent(name, (row for _, row in found))
    return shard


@contextmanager
def _seldom_searched() -> Iterator[None]:
    """Let the garbage collector search seldom, and leave it afterwards as it was."""
    before = gc.get_threshold()
    gc.set_threshold(*SEARCHES)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _read_shard(
    articles: list[tuple[Any, ...]], knowledge: Knowledge, functions: dict[str, Extractor], open_dates: str
) -> Shard:
    shard = Shard(extra={name: [] for name in functions})
    for article_id, text, title, language, published, crawled, page_date, outcome in articles:
        if outcome == "empty" or not (text or "").strip():
            shard.dated.append((None, None, "unknown", "empty"))
        elif language not in knowledge.languages:
            shown = day_named(page_date, language, crawled) if page_date and not published else None
            dating = "given" if published else "page" if shown else "unknown"
            shard.dated.append((published or shown, published or shown, dating, "unsupported-language"))
            told = f'no language file for "{language}"' if language else "in no language that is known"
            shard.failed.append((article_id, f"{told}; give language= where it is another"))
        else:
            article = Article(article_id, text, title, published, crawled, page_date)
            _read_one(shard, article, language, knowledge, functions, open_dates)
    return shard


def _read_one(
    shard: Shard,
    article: Article,
    language: str,
    knowledge: Knowledge,
    functions: dict[str, Extractor],
    open_dates: str,
) -> None:
    try:
        doc = read(article, reader(knowledge, language, open_dates))
    except Exception as error:  # One bad article must not cost the others: its reason stands in `skipped`.
        shard.dated.append(
            (article.published, article.published, "given" if article.published else "unknown", "failed")
        )
        shard.failed.append((article.article_id, f"{type(error).__name__}: {error}"))
        return
    columns.add(shard.rows, doc)
    shard.unknown.update((m.entity, m.name) for m in doc.mentions if m.entity.startswith(UNKNOWN))
    _run_extras(shard, doc, functions)
    outlet = datelines.outlet(doc)
    if outlet is not None:
        shard.outlets[article.article_id] = outlet
    days = doc.dated
    outcome = "dates-only" if doc.reader.language.dates_only else "extracted"
    shard.dated.append((days.first if days else None, days.last if days else None, doc.dating, outcome))


def _run_extras(shard: Shard, doc: Document, functions: dict[str, Extractor]) -> None:
    """Run a researcher's extractors over an article; one that fails leaves its reason, and our own rows stay."""
    article_id = doc.article.article_id
    for name, function in functions.items():
        try:
            found = list(function(doc))
        except Exception as error:  # A fault of an extractor in one article is told, not raised.
            shard.failed.append((article_id, f'extra "{name}": {type(error).__name__}: {error}'))
            continue
        extras.check_rows(name, found)
        shard.extra[name].extend((article_id, row) for row in found)


def _record(
    articles: pl.DataFrame, shards: list[Shard], knowledge: Knowledge, functions: dict[str, Extractor], open_dates: str
) -> Record:
    frames: dict[str, pl.DataFrame] = {}
    for name in columns.FILLED:
        frames[name] = frame(name, columns.columns_of(name, [row for s in shards for row in s.rows[name]]))
    dated = [row for s in shards for row in s.dated]
    given = (
        dict(zip(("dated_from", "dated_to", "dating", "outcome"), zip(*dated, strict=True), strict=True))
        if dated
        else {}
    )
    outlets = {a: outlet for s in shards for a, outlet in s.outlets.items()}
    outlet = [given or outlets.get(a) for a, given in articles.select("article_id", "outlet").iter_rows()]
    frames["articles"] = articles.with_columns(
        *(pl.Series(name, list(values), dtype=ARTICLES[name]) for name, values in given.items()),
        pl.Series("outlet", outlet, dtype=ARTICLES["outlet"]),
    )
    told: Counter[tuple[str, str]] = Counter()
    for shard in shards:
        told.update(shard.unknown)
    frames["entities"] = entities(knowledge, frames["mentions"], told)
    sources = dict(zip(articles["article_id"], articles["source"], strict=True))
    failed = [(article_id, reason) for s in shards for article_id, reason in s.failed]
    frames["skipped"] = frame(
        "skipped",
        {
            "source": [sources[a] or a for a, _ in failed],
            "row": [None] * len(failed),
            "reason": [f"article {a}: {r}" for a, r in failed],
        },
    )
    for name, function in functions.items():
        frames[name] = extras.to_frame(name, function, [row for s in shards for row in s.extra[name]])
    return Record(frames, {**_info(knowledge, open_dates), "names": used_names(knowledge, frames)})


def _info(knowledge: Knowledge, open_dates: str) -> dict[str, Any]:
    """Return what a reader needs to make the record again and to cite it."""
    mine = version("diplomatic-timeline")
    return {
        "versions": {"timeline": mine, "polars": version("polars")},
        "knowledge": knowledge.hash,
        "options": {"open_dates": open_dates},
        "cite": f"timeline {mine}, knowledge {knowledge.hash}: dated and linked records of diplomacy from news",
    }
