"""Frequent words of statements without a topic: what a topic file may lack."""

import polars as pl

from timeline.knowledge.errors import TimelineError
from timeline.linking.content_words import words_of
from timeline.linking.linked import check_record
from timeline.linking.same_claims import counted_statements
from timeline.record import Record


def words_without_topic(record: Record, *, top: int = 30, least: int = 2) -> pl.DataFrame:
    """List the words that many statements without a topic hold, so that one sees what to add to a topic file.

    Parameters
    ----------
    record
        Its frames ``statements`` and ``articles`` are read. Echoes and articles that repeat another are left out.
    top
        The most words of a language.
    least
        A word stands in so many of these statements, at least.

    Returns
    -------
    polars.DataFrame
        ``language``; ``word`` (as most often written); ``n`` statements without a topic that hold it; ``n_with_topic``
        statements with one that do; ``statement_id`` and ``example``, the first such statement and its sentence. A
        word as frequent beside a topic is no sign of another: the first word is the one that stands in the most more
        statements than it would then. Particles, verbs of speech, words of dates and words of less than four letters
        are left out, and joined words taken off.

    Raises
    ------
    TimelineError
        If this is no record, or ``top`` or ``least`` is below 1.

    Examples
    --------
    >>> from timeline.record import frame
    >>> said = frame("statements", {"statement_id": ["a:s0", "a:s9"], "article_id": ["a", "a"], "topics": [[], []],
    ...     "content": ["the harbour is deep", "a harbour needs pilots"], "evidence": ["One.", "Two."]})
    >>> words_without_topic(Record({"statements": said})).select("word", "n", "example").rows()
    [('harbour', 2, 'One.')]
    """
    check_record(record, "this takes a Record")
    if min(top, least) < 1:
        raise TimelineError(f"top={top}, least={least}: both are 1 or more")
    said = counted_statements(record)
    columns: dict[str, list[object]] = {name: [] for name in ("language", "bare", "written", "statement_id", "without")}
    for statement, language, topics, content in said.select(
        "statement_id", "language", "topics", "content"
    ).iter_rows():
        words = words_of(language)
        for bare, written in dict(words.content(content or "")).items():
            if not words.is_grammar(bare):
                row = (language, bare, written, statement, not topics)
                for column, value in zip(columns.values(), row, strict=True):
                    column.append(value)
    types = dict.fromkeys(columns, pl.String()) | {"without": pl.Boolean()}
    rows = pl.DataFrame(columns, schema=types)
    without = pl.col("without")
    counted = rows.group_by("language", "bare").agg(
        word=pl.col("written").filter(without).mode().sort().first(),
        n=without.sum().cast(pl.Int64),
        n_with_topic=(~without).sum().cast(pl.Int64),
        statement_id=pl.col("statement_id").filter(without).min(),
    )
    sides = rows.group_by("language").agg(
        without=pl.col("statement_id").filter(without).n_unique(),
        beside=pl.col("statement_id").filter(~without).n_unique(),
    )
    surplus = pl.col("n") - pl.col("n_with_topic") * pl.col("without") / pl.max_horizontal("beside", 1)
    ranked = counted.join(sides, on="language", nulls_equal=True).filter(pl.col("n") >= least)
    ranked = ranked.sort("language", surplus, "n", "bare", descending=[False, True, True, False])
    shown = ranked.group_by("language", maintain_order=True).head(top)
    sentences = said.select("statement_id", example="evidence")
    wanted = ("language", "word", "n", "n_with_topic", "statement_id", "example")
    return shown.join(sentences, on="statement_id", how="left", maintain_order="left").select(wanted)
