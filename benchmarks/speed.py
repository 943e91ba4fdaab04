"""Characters a second of `timeline.extract`, beside dateparser's `search_dates` on the same text in the same run.

    python benchmarks/speed.py [ARTICLES.parquet] [--articles 500]

Without a file it reads the seed article over and over. One process, warm: each reader first reads a tenth of the text.
"""

import argparse
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import polars as pl
from dateparser.search import search_dates

import timeline as tl
from timeline.extraction import actors, dates, meetings, referents, statements
from timeline.extraction.document import Article, Document
from timeline.extraction.extract import opened, reader
from timeline.extraction.scan import scan

SEEDS = Path(__file__).parent.parent / "seeds" / "articles"
REFERENCE = datetime(2016, 8, 27)


def articles_to_read(path: str | None, most: int) -> pl.DataFrame:
    """Return the articles frame to measure on: of a file, else the seed repeated, each copy with its own words."""
    if path:
        return tl.read(path, language="ar").head(most)
    seed = tl.read(SEEDS)
    return tl.read(pl.concat([seed.select("text", "language", id=pl.lit(f"seed-{n}")) for n in range(most)]))


def rate(work: Callable[[pl.DataFrame], object], articles: pl.DataFrame) -> float:
    """Return characters a second of some work on articles, the first tenth read beforehand."""
    work(articles.head(max(1, articles.height // 10)))
    start = time.perf_counter()
    work(articles)
    return articles["text"].str.len_chars().sum() / (time.perf_counter() - start)


def dated(articles: pl.DataFrame) -> None:
    """Find and place the dates only: scan and date grammar, the peer's own task."""
    tool = reader(tl.Knowledge.load(), "ar")
    for text in articles["text"]:
        doc = Document(Article("", text), tool, scan(text, tool.lexicon), (), ())
        doc.dated = tl.Days(REFERENCE.date(), REFERENCE.date())
        dates.resolve(doc, dates.find(doc))


def peer(articles: pl.DataFrame) -> None:
    """Find the dates only, as dateparser does."""
    for text in articles["text"]:
        search_dates(text, languages=["ar"], settings={"RELATIVE_BASE": REFERENCE})


def shares(articles: pl.DataFrame) -> dict[str, float]:
    """Return the seconds each step takes, one article after the other."""
    spent = dict.fromkeys(("scan, anatomy, sentences", "dates", "actors", "meetings", "statements"), 0.0)
    tool = reader(tl.Knowledge.load(), "ar")
    for article_id, text in articles.select("article_id", "text").iter_rows():
        marks = [time.perf_counter()]
        doc = opened(Article(article_id, text, published=date(2016, 8, 27)), tool)
        marks.append(time.perf_counter())
        found = dates.find(doc)
        doc.durations, doc.ordinals = found.durations, found.ordinals
        doc.dated = tl.Days(date(2016, 8, 27), date(2016, 8, 27))
        doc.dates = dates.resolve(doc, found)
        marks.append(time.perf_counter())
        doc.mentions = referents.resolve(doc, actors.find(doc))
        marks.append(time.perf_counter())
        doc.meetings = meetings.find(doc)
        marks.append(time.perf_counter())
        doc.statements = statements.find(doc)
        marks.append(time.perf_counter())
        for step, began, ended in zip(spent, marks, marks[1:], strict=False):
            spent[step] += ended - began
    return spent


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?")
    parser.add_argument("--articles", type=int, default=500)
    options = parser.parse_args()
    articles = articles_to_read(options.path, options.articles)
    characters = articles["text"].str.len_chars().sum()
    print(f"{articles.height} articles, {characters:,} characters, one process")
    ours = rate(tl.extract, articles)
    days = rate(dated, articles)
    theirs = rate(peer, articles)
    print(f"timeline.extract           {ours:>12,.0f} characters a second")
    print(f"dateparser search_dates    {theirs:>12,.0f} characters a second (dates only)")
    print(f"ratio                      {ours / theirs:>12.1f}")
    print(f"scan and date grammar      {days:>12,.0f} characters a second, ratio {days / theirs:.1f}")
    spent = shares(articles)
    for step, seconds in spent.items():
        print(f"  {step:<25}{characters / seconds:>12,.0f} characters a second, {seconds / sum(spent.values()):.0%}")


if __name__ == "__main__":
    main()
