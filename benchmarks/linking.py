"""Seconds `timeline.link` takes, for tables of meeting rows that hold what news holds and what it should not.

    python benchmarks/linking.py [--rows 100000] [--many 1000000]

One process. News: three articles on each meeting, some of them a day off, vague, without a place or telling countries.
"""

import argparse
import random
import time
from datetime import date, timedelta

import polars as pl

import timeline as tl
from timeline.record import Record, frame

COUNTRIES = [a + b + c for a in "ABCDE" for b in "FGHI" for c in "KLM"]
PEOPLE = [(f"person-{n}", COUNTRIES[n % len(COUNTRIES)]) for n in range(600)]
CITIES = [(f"city-{n}", COUNTRIES[n % len(COUNTRIES)]) for n in range(90)]


def news(rows: int, apart: bool = False) -> Record:
    """Make up reports, three of each meeting on average; apart: every row tells of another meeting."""
    draw = random.Random(7)
    meetings: list[tuple[object, ...]] = []
    parties: list[tuple[str, str, str]] = []
    for n in range(rows):
        if n % 3 == 0 or apart:
            who = draw.sample(PEOPLE, draw.choice((2, 2, 2, 3)))
            day = date(2010, 1, 1) + timedelta(draw.randrange(5000))
            city, country = draw.choice(CITIES)
        kind = draw.choice("pppppvdcn") if not apart else "p"
        off = timedelta(kind == "d")
        first, last = (day - timedelta(9), day + timedelta(9)) if kind == "v" else (day + off, day + off)
        told = [(c, c) for _, c in who] if kind == "c" else who
        where = (None, None) if kind == "n" else (city, country)
        meeting_id = f"a{n:07}:m0-0"
        meetings.append((meeting_id, f"a{n:07}", first, last, *where))
        parties += [(meeting_id, *party) for party in told]
    return _record(
        pl.DataFrame(
            meetings,
            schema=["meeting_id", "article_id", "date_from", "date_to", "place", "country"],
            orient="row",
            infer_schema_length=None,
        ),
        pl.DataFrame(parties, schema=["meeting_id", "entity", "country"], orient="row"),
    )


def alike(rows: int, articles: int) -> Record:
    """Make up rows that all say the very same, shared out between so many articles."""
    article = pl.int_range(rows, eager=True) % articles
    meetings = pl.DataFrame({"n": pl.int_range(rows, eager=True), "article": article}).select(
        meeting_id=pl.format("a{}:m{}-0", "article", "n"),
        article_id=pl.format("a{}", "article"),
        date_from=date(2031, 8, 26),
        date_to=date(2031, 8, 26),
        place=pl.lit("city-1"),
        country=pl.lit(CITIES[1][1]),
    )
    parties = pl.DataFrame(PEOPLE[:2], schema=["entity", "country"], orient="row")
    return _record(meetings, meetings.select("meeting_id").join(parties, how="cross"))


def _record(meetings: pl.DataFrame, parties: pl.DataFrame) -> Record:
    told = meetings.with_columns(
        format=pl.lit("talks"), status=pl.lit("held"), date_basis=pl.lit("explicit"), place_entity="place"
    )
    articles = meetings.select("article_id").unique(maintain_order=True).with_columns(published=date(2031, 8, 27))
    return Record(
        {
            "articles": frame("articles", articles.to_dict(as_series=False)),
            "meetings": frame("meetings", told.to_dict(as_series=False)),
            "participants": frame(
                "participants", parties.with_columns(role=pl.lit("principal")).to_dict(as_series=False)
            ),
        }
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--many", type=int, default=1_000_000)
    options = parser.parse_args()
    tl.link(news(300))
    tables = (
        ("nothing", Record()),
        ("one row", news(1)),
        ("news, three articles a meeting", news(options.rows)),
        ("every row another meeting", news(options.rows, apart=True)),
        ("alike, one an article", alike(options.many, options.many)),
        ("alike, all in one article", alike(options.many, 1)),
        ("alike, a thousand articles", alike(options.many, 1_000)),
    )
    for name, record in tables:
        start = time.perf_counter()
        linked = tl.link(record)
        spent = time.perf_counter() - start
        rows, found = record.meetings.height, linked.timeline.height
        print(f"{name:<32}{rows:>10,} rows{found:>10,} meetings{spent:>8.2f} s", flush=True)


if __name__ == "__main__":
    main()
