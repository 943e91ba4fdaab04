"""Two records of the same articles, compared: what both have, and what they say of it."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import polars as pl

from timeline.evaluation import matching
from timeline.evaluation.matching import Unit, match
from timeline.evaluation.measures import Counts, alpha, different, masi, resampled, scores
from timeline.knowledge.errors import TimelineError, counted
from timeline.linking.linked import check_record
from timeline.record import Record
from timeline.schemas import EVALUATION

#: What is said of every row of a frame, as labels.
Said = list[set[Hashable]]
Pairs = list[tuple[Unit, Unit]]

SAMPLES, SEED = 1000, 0
#: By subject, the frame whose rows are matched and what is asked of each.
_SUBJECTS = {
    "dates": ("dates", "exists"),
    "date-days": ("dates", "days"),
    "meetings": ("meetings", "exists"),
    "meeting-days": ("meetings", "days"),
    "participants": ("meetings", "participants"),
    "statements": ("statements", "exists"),
    "speakers": ("statements", "speaker"),
    "topics": ("statements", "topics"),
}
#: What coders choose, the frame whose rows it is said of, and how far apart two choices are.
_CODED = {
    "status": ("meetings", different),
    "kind": ("statements", different),
    "act": ("statements", different),
    "topics": ("statements", masi),
}


def evaluate(a: Record, b: Record, *, common: bool = False, samples: int = SAMPLES, seed: int = SEED) -> pl.DataFrame:
    """Compare two records of the same articles.

    Give what is to be judged first and the gold second: precision is the part of ``a`` that ``b`` has too, recall the
    part of ``b`` that ``a`` has. Of two coders neither is right: there, agreement (what both have, of all that either
    has) and Krippendorff's alpha tell more, and are the same whichever comes first.

    Parameters
    ----------
    a, b
        Records of the same articles; the same person may have corrected a copy of ``a`` into ``b``.
    common
        Compare only the articles that both have, rather than refuse records of different ones.
    samples, seed
        How many times articles are drawn anew for the intervals, and by which seed: the same call gives the same
        figures.

    Returns
    -------
    polars.DataFrame
        A row for each ``subject`` and ``measure`` with its ``value``, the bounds ``low`` and ``high`` of its 95 per
        cent interval (articles drawn with replacement; none for alpha), ``both``, ``n_a`` and ``n_b`` (what was
        counted) and a ``note`` where there is no value to rely on.

        Subjects: ``dates`` (their words overlap), ``date-days`` (and the same interval), ``meetings`` (first sentences
        overlap, or a participant and a day are shared), ``meeting-days`` (and the same interval), ``participants``,
        ``statements`` (half of the characters of both contents are common; echoes are left out), ``speakers`` (and the
        same speaker), ``topics`` (and the same topic). Measures: ``precision``, ``recall``, ``f1``, ``agreement``; and
        ``alpha`` of ``status``, ``kind``, ``act`` (nominal) and of the set of ``topics`` (MASI), over the rows that
        both have and both coded.

    Raises
    ------
    TimelineError
        If a value is no record, has no articles or rows of articles it lacks; or the articles differ.

    Examples
    --------
    >>> from timeline.record import frame
    >>> articles = frame("articles", {"article_id": ["x"], "text": ["In May, and again in June."]})
    >>> def dated(*spans):
    ...     return frame("dates", {"article_id": ["x"] * len(spans), "start": [s for s, _ in spans],
    ...                            "end": [e for _, e in spans]})
    >>> tool = Record({"articles": articles, "dates": dated((3, 6), (21, 25))})
    >>> gold = Record({"articles": articles, "dates": dated((0, 6))})
    >>> found = evaluate(tool, gold).filter(pl.col("subject") == "dates")
    >>> found.select("measure", "value", "both", "n_a", "n_b").rows()[:2]
    [('precision', 0.5, 1, 2, 1), ('recall', 1.0, 1, 2, 1)]
    """
    for name, record in (("first", a), ("second", b)):
        _check(name, record)
    if samples < 0:
        raise TimelineError(f"samples={samples}: how many times articles are drawn, 0 for no intervals")
    articles = _articles(a, b, common)
    a, b = _only(a, articles), _only(b, articles)
    pairs = _matched(a, b)
    counts = _counts(a, b, pairs, articles)
    rows = [
        *scores(_by_subject(counts.sum().row(0)), [_by_subject(drawn) for drawn in resampled(counts, samples, seed)])
    ]
    rows += _alphas(a, b, pairs)
    return pl.DataFrame({name: [row[name] for row in rows] for name in EVALUATION}, schema=EVALUATION)


def _check(name: str, record: Record) -> None:
    check_record(record, "evaluate takes two Records")
    if record.articles.is_empty():
        raise TimelineError(f"the {name} record has no articles; its frame articles says what was read")
    known = record.articles.select("article_id")
    for kind in ("dates", "meetings", "statements"):
        lost = record[kind].join(known, on="article_id", how="anti")
        if lost.height:
            article = lost["article_id"][0]
            raise TimelineError(f"the {name} record has {kind} of article {article!r}, which its frame articles lacks")


def _articles(a: Record, b: Record, common: bool) -> list[str]:
    """Return the articles to compare; offsets mean the same in both only where the text is the same."""
    texts_a, texts_b = (dict(record.articles.select("article_id", "text").rows()) for record in (a, b))
    if not common:
        for name, mine, other in (("first", texts_a, texts_b), ("second", texts_b, texts_a)):
            lost = sorted(mine.keys() - other.keys())
            if lost:
                raise TimelineError(
                    f"records of different articles: the other lacks {len(lost)} of the {name}, such as "
                    f"{lost[0]!r}; common=True (--common) compares those that both have"
                )
    both = sorted(texts_a.keys() & texts_b.keys())
    if not both:
        raise TimelineError("the records have no article in common")
    changed = [article for article in both if texts_a[article] != texts_b[article]]
    if changed:
        raise TimelineError(
            f"{counted(len(changed), 'article')} with another text in the second record, such as {changed[0]!r}: "
            "offsets would not mean the same words"
        )
    return both


def _only(record: Record, articles: list[str]) -> Record:
    """Return the rows of these articles, in an order that does not depend on how they were saved."""
    wanted = pl.col("article_id").is_in(articles)
    statements = record.statements.filter(wanted & pl.col("echo_of").is_null()).sort("statement_id")
    meetings = record.meetings.filter(wanted).sort("meeting_id")
    dates = record.dates.filter(wanted).sort("article_id", "start", "end")
    return record.replace({"statements": statements, "meetings": meetings, "dates": dates})


def _matched(a: Record, b: Record) -> dict[str, Pairs]:
    """Match the rows of each frame."""
    return {
        "dates": match(matching.dates(a), matching.dates(b), matching.common_letters),
        "meetings": match(matching.meetings(a), matching.meetings(b), matching.same_meeting),
        "statements": match(matching.statements(a), matching.statements(b), matching.same_content),
    }


def _said(record: Record, frame: str, what: str) -> Said:
    """Return the labels of every row of a frame."""
    rows = record[frame]
    if what == "exists":
        return [{True}] * rows.height
    if what == "days":
        days = rows.select("date_from", "date_to").iter_rows()
        return [{day} if any(day) else set() for day in days]
    if what == "participants":
        parties = matching.parties(record)
        return [{*parties.get(meeting, ())} for meeting in rows["meeting_id"]]
    if what == "topics":
        return [{*(topics or ())} for topics in rows["topics"].to_list()]
    return [{value} if value is not None else set() for value in rows[what]]


def _counts(a: Record, b: Record, pairs: Mapping[str, Pairs], articles: list[str]) -> pl.DataFrame:
    """Count by article and subject the labels that matched rows share, and those of either record."""
    place = {article: n for n, article in enumerate(articles)}
    columns: dict[str, list[int]] = {}
    for subject, (frame, what) in _SUBJECTS.items():
        said = (_said(a, frame, what), _said(b, frame, what))
        both, *sides = ([0] * len(articles) for _ in range(3))
        for x, y in pairs[frame]:
            both[place[x.article]] += len(said[0][x.row] & said[1][y.row])
        for side, labels, record in zip(sides, said, (a, b), strict=True):
            for article, told in zip(record[frame]["article_id"], labels, strict=True):
                side[place[article]] += len(told)
        columns |= {f"{subject} both": both, f"{subject} a": sides[0], f"{subject} b": sides[1]}
    return pl.DataFrame(columns)


def _by_subject(sums: Sequence[int]) -> dict[str, Counts]:
    return {
        subject: (sums[n], sums[n + 1], sums[n + 2])
        for subject, n in zip(_SUBJECTS, range(0, len(sums), 3), strict=True)
    }


def _alphas(a: Record, b: Record, pairs: Mapping[str, Pairs]) -> list[dict[str, Any]]:
    """Give a row for Krippendorff's alpha of everything that is coded."""
    rows: list[dict[str, Any]] = []
    for column, (frame, distance) in _CODED.items():
        said = (_said(a, frame, column), _said(b, frame, column))
        coded = [(frozenset(said[0][x.row]), frozenset(said[1][y.row])) for x, y in pairs[frame]]
        # No topic is a choice like any other; no status, kind or act is none.
        coded = [pair for pair in coded if column == "topics" or all(pair)]
        value, note = alpha(coded, distance)
        row = {"subject": column, "measure": "alpha", "value": value, "low": None, "high": None, "note": note or None}
        rows.append(row | {"both": sum(x == y for x, y in coded), "n_a": len(coded), "n_b": len(coded)})
    return rows
