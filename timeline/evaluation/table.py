"""What an evaluation found, as a table of plain text."""

from collections.abc import Iterable
from typing import Any

import polars as pl

from timeline.evaluation.measures import MEASURES

_NONE = "–"


def as_table(found: pl.DataFrame) -> str:
    """Write what ``evaluate`` gives as text: percentages with their intervals, alpha below.

    Parameters
    ----------
    found
        What ``evaluate`` gives.

    Returns
    -------
    str
        Lines of a table.

    Examples
    --------
    >>> from timeline.evaluation import evaluate
    >>> from timeline.record import Record, frame
    >>> empty = Record({"articles": frame("articles", {"article_id": ["x"], "text": [""]})})
    >>> print(as_table(evaluate(empty, empty).filter(pl.col("subject") == "dates")))
           A  B  both  precision  recall  f1  agreement
    dates  0  0     0          –       –   –          –  none in either
    """
    rows: dict[str, dict[str, Any]] = {}
    alphas = []
    for row in found.iter_rows(named=True):
        if row["measure"] == "alpha":
            value = _NONE if row["value"] is None else f"{row['value']:.2f}"
            alphas.append([row["subject"], value, str(row["both"]), str(row["n_a"]), row["note"] or ""])
        else:
            rows.setdefault(row["subject"], {})[row["measure"]] = row
    lines = [["", "A", "B", "both", *MEASURES, ""]]
    for subject, measures in rows.items():
        first = next(iter(measures.values()))
        told = [_percent(measures.get(measure)) for measure in MEASURES]
        lines.append([subject, *(str(first[n]) for n in ("n_a", "n_b", "both")), *told, first["note"] or ""])
    parts = [_aligned(lines)] if rows else []
    if alphas:
        parts.append(_aligned([["Krippendorff's", "alpha", "alike", "rows", ""], *alphas]))
    return "\n\n".join(parts)


def _percent(row: dict[str, Any] | None) -> str:
    if row is None or row["value"] is None:
        return _NONE
    bounds = "" if row["low"] is None else f" ({100 * row['low']:.1f}{_NONE}{100 * row['high']:.1f})"
    return f"{100 * row['value']:.1f}{bounds}"


def _aligned(lines: Iterable[list[str]]) -> str:
    """Put cells under each other: the first and the last column to the left, figures to the right."""
    lines = list(lines)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    told = []
    for line in lines:
        cells = [cell.rjust(width) for cell, width in zip(line, widths, strict=True)]
        cells[0], cells[-1] = line[0].ljust(widths[0]), line[-1]
        told.append("  ".join(cells).rstrip())
    return "\n".join(told)
