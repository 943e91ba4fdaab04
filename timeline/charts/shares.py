"""Shares: how much of the statements each topic has, by speaker, country, act or month."""

import polars as pl

from timeline.linking.same_claims import counted_statements
from timeline.record import Record

#: What groups can be, and the column of ``statements`` they come from.
GROUPS = {"speaker": "speaker", "topic": None, "country": "speaker_country", "act": "act", "month": "said_from"}

#: Keys no id can have: a statement without a topic, what is not known, and the groups left over.
NO_TOPIC, NONE, OTHERS = "~no-topic", "~none", "~others"


def topic_shares(record: Record, by: str) -> pl.DataFrame:
    """Give one row for each topic of each counted statement: statement_id, group, topic, share.

    A statement with k topics gives 1/k to each. Headlines that repeat a claim and articles that repeat another are
    left out.

    Parameters
    ----------
    record
        Its frames ``statements`` and ``articles`` are read.
    by
        A key of :data:`GROUPS`; the month of a statement is that of ``said_from``, if ``said_to`` lies in it too.

    Returns
    -------
    polars.DataFrame
        Rows of the shares; ``group`` is :data:`NONE` where it is not known, ``topic`` :data:`NO_TOPIC`.
    """
    column = GROUPS[by]
    month = pl.col("said_from").dt.strftime("%Y-%m-01")
    group: pl.Expr
    if by == "month":
        group = pl.when(month == pl.col("said_to").dt.strftime("%Y-%m-01")).then(month)
    else:
        group = pl.lit("all") if column is None else pl.col(column)
    topics = pl.col("topics").list.unique(maintain_order=True)
    several = pl.when(topics.list.len() > 0).then(topics).otherwise(pl.lit([NO_TOPIC]))
    rows = counted_statements(record).select(
        "statement_id", group.fill_null(NONE).alias("group"), several.alias("topic")
    )
    return rows.with_columns(share=1 / pl.col("topic").list.len()).explode("topic")


def fold_rest(shares: pl.DataFrame, column: str, top: int) -> pl.DataFrame:
    """Put together, as :data:`OTHERS`, all but the ``top`` most frequent of a column.

    Parameters
    ----------
    shares
        What :func:`topic_shares` gives.
    column
        ``group`` or ``topic``.
    top
        How many stay apart; what is not known stays apart too.
    """
    rest = ranked(shares, column, (NO_TOPIC, NONE))[top:]
    return shares.with_columns(pl.when(pl.col(column).is_in(rest)).then(pl.lit(OTHERS)).otherwise(column).alias(column))


def ranked(shares: pl.DataFrame, column: str, last: tuple[str, ...] = ()) -> list[str]:
    """Give the values of a column, the most frequent first, without those of ``last``."""
    sums = shares.filter(~pl.col(column).is_in(last)).group_by(column).agg(pl.col("share").sum().round(6))
    return sums.sort("share", column, descending=[True, False])[column].to_list()


def in_order(shares: pl.DataFrame, column: str) -> list[str]:
    """Give the values of a column, the most frequent first, what is left over or not known last."""
    last = (OTHERS, NO_TOPIC, NONE)
    present = set(shares[column])
    return [*ranked(shares, column, last), *(value for value in last if value in present)]
