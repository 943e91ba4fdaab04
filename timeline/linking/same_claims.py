"""Which statements make the same claim, and which of those repeat, agree with or contradict each other.

Two statements make the same claim where they share a topic (or neither has one) and, by weight, half of the words that
tell what they are about; a rare word weighs more. Only statements that share one of their rarest words under a topic
are compared, and only with the first of a claim, so that the work grows with the number of statements. Claims are
compared within one language. Echoes and articles that repeat another are left out.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from timeline.frames import frame
from timeline.linking.content_words import words_of
from timeline.linking.relations import relations
from timeline.record import Record

#: Two statements make the same claim from this share of common words on, by weight.
SAME = 0.5
#: So many words in common, at least; where there are fewer all are common, and a single one says nothing.
LEAST, FEWEST = 3, 2
#: Under as many of its rarest words a claim is looked for, and so many claims are compared under each.
RAREST, PER_WORD = 8, 30

#: What the verb of speech says of the claim; an act that is not here says neither.
STANCE = {
    **dict.fromkeys(("say", "assert", "note", "confirm", "add", "explain", "stress", "announce", "reveal"), "affirms"),
    "deny": "denies",
    **dict.fromkeys(("demand", "call-for"), "demands"),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement, as what it claims."""

    statement_id: str
    article: str | None
    speaker: str | None
    days: tuple[Any, Any]
    topics: tuple[str | None, ...]
    stance: str | None
    stems: dict[str, str]
    plain: str
    language: str | None
    negations: int
    numbers: frozenset[str]


def claim_frames(record: Record) -> dict[str, pl.DataFrame]:
    """Return the frames ``claims`` and ``relations`` of a record.

    Parameters
    ----------
    record
        Its frames ``statements`` and ``articles`` are read.

    Examples
    --------
    >>> said = frame("statements", {"statement_id": ["a:s0", "b:s0"], "article_id": ["a", "b"], "act": ["say", "deny"],
    ...     "speaker": ["ann-north", "ben-south"], "content": ["the harbour of Arwen reopens Monday"] * 2})
    >>> found = claim_frames(Record({"statements": said}))
    >>> found["claims"].rows()
    [('a:s0', 'a:s0', None, 'affirms'), ('b:s0', 'a:s0', None, 'denies')]
    >>> found["relations"].select("statement_a", "statement_b", "relation", "rule").rows()
    [('a:s0', 'b:s0', 'contradicts', 'denial-of-claim')]
    """
    claims = list(_claims(record))
    weights = _weights(claims)
    first = _grouped(claims, weights)
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(first[claim.statement_id], []).append(claim)
    told = [row for members in groups.values() for row in relations(members)]
    columns = ("statement_a", "statement_b", "relation", "evidence", "rule")
    return {
        "claims": frame(
            "claims",
            {
                "statement_id": [claim.statement_id for claim in claims],
                "claim_id": [first[claim.statement_id] for claim in claims],
                "topic": [claim.topics[0] for claim in claims],
                "stance": [claim.stance for claim in claims],
            },
        ),
        "relations": frame("relations", {c: [row[n] for row in told] for n, c in enumerate(columns)}).sort(columns[:2]),
    }


def counted_statements(record: Record) -> pl.DataFrame:
    """Return the statements that count, with the language of their article: no echoes, no articles that repeat."""
    articles = record.articles.select("article_id", "language", "duplicate_of").unique("article_id", keep="first")
    said = record.statements.filter(pl.col("echo_of").is_null()).drop_nulls("statement_id")
    said = said.join(articles, on="article_id", how="left").filter(pl.col("duplicate_of").is_null())
    return said.unique("statement_id", keep="first").sort("statement_id")


def _claims(record: Record) -> Iterator[Claim]:
    columns = (
        "statement_id",
        "article_id",
        "speaker",
        "said_from",
        "said_to",
        "topics",
        "act",
        "negated",
        "content",
        "language",
    )
    for row in counted_statements(record).select(columns).iter_rows():
        statement, article, speaker, said_from, said_to, topics, act, negated, content, language = row
        words = words_of(language)
        yield Claim(
            statement,
            article,
            speaker,
            (said_from, said_to),
            tuple(dict.fromkeys(topics or ())) or (None,),
            None if negated else STANCE.get(act),
            words.stems(content or ""),
            words.plain(content or ""),
            language,
            words.negations(content or ""),
            words.numbers(content or ""),
        )


def _weights(claims: list[Claim]) -> dict[tuple[str | None, str], float]:
    """Weigh every word of every language: the rarer, the more."""
    seen = Counter((claim.language, stem) for claim in claims for stem in claim.stems)
    every = Counter(claim.language for claim in claims)
    return {(language, stem): math.log1p(every[language] / n) for (language, stem), n in seen.items()}


def _grouped(claims: list[Claim], weights: dict[tuple[str | None, str], float]) -> dict[str, str]:
    """Lead every statement to the first statement of its claim, by id."""
    firsts: dict[tuple[str | None, str | None, str], list[Claim]] = {}
    found: dict[str, str] = {}
    for claim in claims:
        language = claim.language
        rarest = sorted(claim.stems, key=lambda stem, code=language: (-weights[code, stem], stem))[:RAREST]  # type: ignore[misc]
        keys = [(language, topic, stem) for topic in claim.topics for stem in rarest]
        near = {first.statement_id: first for key in keys for first in firsts.get(key, ())}
        ranked = sorted((-share, first) for first in near if (share := _share(claim, near[first], weights)) >= SAME)
        if ranked:
            found[claim.statement_id] = ranked[0][1]
            continue
        found[claim.statement_id] = claim.statement_id
        for key in keys:
            under = firsts.setdefault(key, [])
            if len(under) < PER_WORD:
                under.append(claim)
    return found


def _share(a: Claim, b: Claim, weights: dict[tuple[str | None, str], float]) -> float:
    """Return the weight of the common words in that of all words of two claims."""
    common = a.stems.keys() & b.stems.keys()
    every = a.stems.keys() | b.stems.keys()
    if len(common) < max(FEWEST, min(LEAST, len(every))):
        return 0.0
    code = a.language
    # Summed in a fixed order, so that the last digit does not depend on how a set is laid out.
    return sum(weights[code, s] for s in sorted(common)) / sum(weights[code, s] for s in sorted(every))
