"""How well saved web pages are read: title, date and words of the article, page by page.

    python benchmarks/pages.py FOLDER

FOLDER holds pages and an `index.jsonl` that says of each what to expect: `file`, `title`, `published`, `text`.
A title is right when letters and digits agree; a date when the day that extraction gives the article is the one asked;
words are compared as bags, F1 of those found and those asked.
"""

import argparse
import json
import re
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import timeline as tl

WORD = re.compile(r"\w+")


def letters(words: str | None) -> str:
    return "".join(c for c in (words or "").casefold() if c.isalnum())


def shares(found: str, asked: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the words of a text."""
    a, b = Counter(WORD.findall(found.casefold())), Counter(WORD.findall(asked.casefold()))
    common = (a & b).total()
    return common / max(1, a.total()), common / max(1, b.total()), 2 * common / max(1, a.total() + b.total())


def read(path: Path) -> dict[str, Any]:
    """Read one page and let extraction date it."""
    articles, skipped = tl.read_with_skipped(path)
    if not articles.height:
        return {"title": None, "text": "", "day": None, "page_date": None, "why": skipped["reason"].to_list()}
    row = articles.row(0, named=True)
    dated = tl.extract(articles).articles.row(0, named=True)
    day = dated["dated_from"] if dated["dated_from"] == dated["dated_to"] else None
    return {**row, "day": row["published"] or day, "why": skipped["reason"].to_list()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    asked = [json.loads(line) for line in (folder / "index.jsonl").read_text(encoding="utf-8").splitlines() if line]
    titles = dates = 0
    scores = []
    print(f"{'page':<34}{'title':>6}{'date':>6}{'P':>6}{'R':>6}{'F1':>6}{'s':>6}")
    for page in asked:
        start = time.perf_counter()
        row = read(folder / page["file"])
        seconds = time.perf_counter() - start
        title = letters(row["title"]) == letters(page["title"])
        day = row["day"] == date.fromisoformat(page["published"])
        titles, dates = titles + title, dates + day
        p, r, f1 = shares(row["text"], page["text"])
        scores.append(f1)
        marks = ["yes" if right else "NO" for right in (title, day)]
        print(f"{page['file'][:33]:<34}{marks[0]:>6}{marks[1]:>6}{p:>6.2f}{r:>6.2f}{f1:>6.2f}{seconds:>6.2f}")
        if not title:
            print(f"    asked {page['title']!r}\n    found {row['title']!r}")
        if not day:
            print(f"    asked {page['published']}, found {row['day']}, shown {row['page_date']!r}")
        for reason in row["why"]:
            print(f"    {reason}")
    print(f"titles {titles}/{len(asked)}, dates {dates}/{len(asked)}, mean F1 {sum(scores) / len(scores):.3f}")


if __name__ == "__main__":
    main()
