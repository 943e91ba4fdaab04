"""Measures: precision, recall, F1 and agreement with intervals; Krippendorff's alpha of what was coded."""

import math
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from random import Random
from typing import Any

import polars as pl

Counts = tuple[float, float, float]

#: By measure, its value of the rows both have, those of the first and those of the second record.
MEASURES: dict[str, Callable[[float, float, float], float | None]] = {
    "precision": lambda both, a, b: both / a if a else None,
    "recall": lambda both, a, b: both / b if b else None,
    "f1": lambda both, a, b: 2 * both / (a + b) if a + b else None,
    "agreement": lambda both, a, b: both / (a + b - both) if a + b - both else None,
}

#: Which part of the resamples an interval leaves out at either end.
TAIL = 0.025


def resampled(counts: pl.DataFrame, samples: int, seed: int) -> Iterator[tuple[int, ...]]:
    """Draw as many articles as there are, with replacement, again and again, and add their counts up.

    Parameters
    ----------
    counts
        One row an article, one column a count.
    samples
        How many times.
    seed
        Of the drawing: the same seed gives the same articles.

    Yields
    ------
    tuple
        The sum of every column.
    """
    chance = Random(seed)
    table = counts.to_numpy()
    places = range(len(table))
    for _ in range(samples if places else 0):
        yield tuple(table[chance.choices(places, k=len(table))].sum(axis=0).tolist())


def interval(values: Sequence[float | None]) -> tuple[float, float] | tuple[None, None]:
    """Return the bounds that hold 95 of a hundred values; nothing where no value is known.

    Examples
    --------
    >>> interval([number / 100 for number in range(101)])
    (0.02, 0.98)
    """
    known = sorted(value for value in values if value is not None)
    if not known:
        return None, None
    last = len(known) - 1
    return known[math.floor(TAIL * last)], known[math.ceil((1 - TAIL) * last)]


def masi(a: frozenset[Any], b: frozenset[Any]) -> float:
    """Return how far apart two sets of labels are, from 0 to 1 (MASI; Passonneau 2006).

    Examples
    --------
    >>> masi(frozenset({"truce"}), frozenset({"truce", "aid"}))
    0.6666666666666667
    """
    if a == b:
        return 0.0
    shared = len(a & b)
    kept = 2 / 3 if shared and (a <= b or b <= a) else 1 / 3
    return 1 - kept * shared / len(a | b)


def different(a: Hashable, b: Hashable) -> float:
    """Return 0 for the same, 1 for another value: the distance of nominal data."""
    return float(a != b)


def alpha(pairs: Sequence[tuple[Any, Any]], distance: Callable[[Any, Any], float]) -> tuple[float | None, str]:
    """Return Krippendorff's alpha of two coders.

    Parameters
    ----------
    pairs
        What either coder said of each unit.
    distance
        Of two values, 0 to 1.

    Returns
    -------
    tuple of float and str
        Alpha, and nothing; or None, and why there is none.

    Examples
    --------
    >>> alpha([("held", "held")], different)
    (None, 'only one value: nothing to disagree on')
    """
    domain: dict[Any, int] = {}
    for pair in pairs:
        for value in pair:
            domain.setdefault(value, len(domain))
    if not pairs:
        return None, "no row that both have and coded"
    if len(domain) < 2:
        return None, "only one value: nothing to disagree on"
    try:
        import krippendorff
        import numpy
    except ImportError:
        return None, "needs the package krippendorff, which is not installed"
    counts = numpy.zeros((len(pairs), len(domain)), dtype=int)
    for unit, pair in enumerate(pairs):
        for value in pair:
            counts[unit, domain[value]] += 1
    apart = numpy.array([[distance(a, b) for b in domain] for a in domain])

    def between(v1: Any, v2: Any, i1: Any, i2: Any, n_v: Any, dtype: Any = None) -> Any:
        return apart[i1, i2]

    found = krippendorff.alpha(
        value_counts=counts, value_domain=numpy.arange(len(domain)), level_of_measurement=between
    )
    return float(found), ""


def scores(counts: Mapping[str, Counts], samples: Sequence[Mapping[str, Counts]]) -> Iterator[dict[str, Any]]:
    """Give a row for every measure of every subject, with its interval."""
    for subject, (both, a, b) in counts.items():
        note = "" if a and b else "none in either" if not a and not b else "none in a" if not a else "none in b"
        for measure, of in MEASURES.items():
            low, high = interval([of(*sample[subject]) for sample in samples])
            yield {
                "subject": subject,
                "measure": measure,
                "value": of(both, a, b),
                "low": low,
                "high": high,
                "both": int(both),
                "n_a": int(a),
                "n_b": int(b),
                "note": note or None,
            }
