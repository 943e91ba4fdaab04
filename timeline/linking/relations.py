"""What statements of one claim say of each other where their polarity is plain, and what follows for speakers."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from timeline.knowledge.errors import TimelineError
from timeline.linking.linked import check_record
from timeline.record import Record

if TYPE_CHECKING:
    from timeline.linking.same_claims import Claim

#: Statement, statement, relation, common words, rule.
Relation = tuple[str, str, str, str, str]

#: Two statements of one claim are plainly alike from this share of common words on, and so many of them.
ALIKE, LEAST = 0.8, 3
_POLAR = frozenset({"affirms", "denies"})


def relations(claims: Sequence["Claim"]) -> Iterator[Relation]:
    """Relate each statement of a claim to the last one of its speaker, and to the first of another speaker.

    Only speakers that are known are related: "the minister" of two articles may be two.
    """
    told = [
        c for c in claims if c.stance is not None and c.speaker is not None and not c.speaker.startswith("unknown:")
    ]
    last: dict[str, Claim] = {}
    firsts: list[Claim] = []
    for claim in sorted(told, key=lambda c: (c.days[0] or date.max, c.days[1] or date.max, c.statement_id)):
        speaker = str(claim.speaker)
        others = [first for first in firsts if first.speaker != speaker][:1]
        for other in ([last[speaker]] if speaker in last else []) + others:
            if (found := _relation(other, claim)) is not None:
                common = " ".join(written for stem, written in other.stems.items() if stem in claim.stems)
                yield other.statement_id, claim.statement_id, found[0], common, found[1]
        if speaker not in last and len(firsts) < 2:
            firsts.append(claim)
        last[speaker] = claim


def _relation(a: "Claim", b: "Claim") -> tuple[str, str] | None:
    """Say how two statements of one claim stand to each other, and by which rule; None where that is not plain."""
    common = len(a.stems.keys() & b.stems.keys())
    if common < LEAST or common < ALIKE * len(a.stems.keys() | b.stems.keys()) or a.numbers != b.numbers:
        return None
    if a.stance != b.stance:
        denied = {a.stance, b.stance} == _POLAR and a.negations == b.negations
        return ("contradicts", "denial-of-claim") if denied else None
    if a.negations != b.negations:
        return ("contradicts", "negated-content") if {a.negations, b.negations} == {0, 1} else None
    if a.speaker == b.speaker:
        return "repeats", "same-speaker-same-stance"
    # Two articles that give the very same words to two speakers disagree on who spoke; the speakers may not agree.
    return None if a.plain == b.plain and a.article != b.article else ("agrees", "other-speaker-same-stance")


def _linked(linked: Record, frame: str) -> pl.DataFrame:
    check_record(linked, "this takes a linked Record", "timeline.link(record) gives one")
    if linked.statements.height and linked.claims.is_empty():
        raise TimelineError("the record has statements and no claims; timeline.link(record) groups them")
    return linked[frame]


def who_said_first(linked: Record) -> pl.DataFrame:
    """Say who made each claim first, of the claims that several speakers made.

    Parameters
    ----------
    linked
        What ``link`` gives.

    Returns
    -------
    polars.DataFrame
        ``claim_id``, ``topic``, ``statement_id``, ``speaker``, ``speaker_name``, ``said_from``, ``said_to``,
        ``decided``. A row for every statement that may be the first: no other was surely made on an earlier day. Where
        these have more than one speaker (the same day, overlapping intervals, days unknown), or one that is not known,
        ``decided`` is false.

    Examples
    --------
    >>> who_said_first(Record()).columns[-1]
    'decided'
    """
    told = _linked(linked, "claims")
    said = linked.statements.select("statement_id", "speaker", "speaker_name", "said_from", "said_to")
    told = told.join(said, on="statement_id")
    speaker = pl.col("speaker")
    told = told.filter(speaker.drop_nulls().n_unique().over("claim_id") > 1)
    earliest = pl.col("said_to").min().over("claim_id")
    may_be = told.filter(pl.col("said_from").is_null() | earliest.is_null() | (pl.col("said_from") <= earliest))
    known = ~speaker.str.starts_with("unknown:").fill_null(True)
    decided = (speaker.n_unique().over("claim_id") == 1) & known
    return may_be.select(
        "claim_id", "topic", "statement_id", "speaker", "speaker_name", "said_from", "said_to", decided=decided
    ).sort("claim_id", "said_from", "statement_id")


def changed_positions(linked: Record) -> pl.DataFrame:
    """Say who contradicted himself.

    Parameters
    ----------
    linked
        What ``link`` gives.

    Returns
    -------
    polars.DataFrame
        ``speaker``, ``statement_a``, ``statement_b``, ``rule``, and ``decided``: whether the first was surely made on
        an earlier day than the second; otherwise which came first is not known.

    Examples
    --------
    >>> changed_positions(Record()).columns
    ['speaker', 'statement_a', 'statement_b', 'rule', 'decided']
    """
    both = _linked(linked, "relations").filter(relation="contradicts")
    said = linked.statements.select("statement_id", "speaker", "said_from", "said_to")
    both = both.join(said, left_on="statement_a", right_on="statement_id")
    both = both.join(said, left_on="statement_b", right_on="statement_id", suffix="_b")
    decided = (pl.col("said_to") < pl.col("said_from_b")).fill_null(False)
    same = both.filter(pl.col("speaker") == pl.col("speaker_b"))
    return same.select("speaker", "statement_a", "statement_b", "rule", decided=decided).sort("speaker", "statement_a")
