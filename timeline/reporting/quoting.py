"""Quoting: the words of an article with what they gave marked in them, in their own language and direction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.charts.labels import runs_rtl
from timeline.charts.titles import readable
from timeline.reporting.telling import Row, Telling

#: Which columns of the evidence have a colour of their own; the rest share one.
_COLOURED = {"date": "date", "date_from": "date", "place": "place", "party": "party", "speaker": "party"}
_COLOURED |= {"status": "status", "cue": "status", "act": "status"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an article's words, and what they gave (label empty: nothing)."""

    text: str
    label: str = ""
    title: str = ""


def pieces(text: str, start: int, end: int, spans: Iterable[tuple[int, int, str, str]]) -> list[Piece]:
    """Cut a stretch of text at its marked words; where marks overlap the earlier, then the longer one stands.

    Parameters
    ----------
    text
        The text of the article.
    start, end
        The stretch, in code points, end exclusive.
    spans
        (start, end, label, title) of words to mark; what lies outside the stretch is left out.

    Examples
    --------
    >>> [piece.text for piece in pieces("They met in Geneva.", 0, 19, [(12, 18, "place", "")])]
    ['They met in ', 'Geneva', '.']
    """
    cut: list[Piece] = []
    at = start
    for first, last, label, title in sorted(set(spans), key=lambda span: (span[0], -span[1], span[2:])):
        if first < at or last > end or first >= last:
            continue
        if first > at:
            cut.append(Piece(text[at:first]))
        cut.append(Piece(text[first:last], label, title))
        at = last
    return [*cut, Piece(text[at:end])] if at < end else cut


def cited(telling: Telling, row: Row, known: str, spans: Sequence[tuple[Any, Any, str, str]]) -> dict[str, Any]:
    """Give the words of a row, marked, with the language and direction to show them in."""
    article = telling.articles.get(row["article_id"], {"text": "", "language": None})
    text, start, end = article["text"] or "", row["start"] or 0, row["end"] or 0
    told = [
        (
            proof["start"],
            proof["end"],
            _COLOURED.get(proof["column"], "other"),
            readable(proof["rule"] or proof["column"]),
        )
        for proof in telling.evidence.get(known, ())
    ]
    # Evidence that is a whole sentence says where the row stands, not which words gave it.
    marks = [s for s in [*spans, *told] if s[0] is not None and s[1] is not None and (s[0] > start or s[1] < end)]
    return {
        "language": article["language"] or "",
        "direction": "rtl" if runs_rtl(text[start:end]) else "ltr",
        "pieces": pieces(text, start, end, marks),
    }
