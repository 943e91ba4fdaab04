"""Which rows of two records are the same row: by the words they stand on, article by article, one to one.

Dates: their words overlap. Statements: the characters of both contents are at least half of those of either.
Meetings: their first sentences overlap, or they share a participant and a day.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from timeline.record import Record

Span = tuple[int, int]

#: The contents of two statements are the same from this share of common characters on.
SAME_CONTENT = 0.5


@dataclass(frozen=True, slots=True)
class Unit:
    """A row to be matched: its number in its frame and what decides which other row it is."""

    row: int
    article: str
    spans: tuple[Span, ...]
    parties: frozenset[str] = frozenset()
    days: tuple[date, date] | None = None
    format: str | None = None

    @property
    def start(self) -> int:
        """Return where its first words begin."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Return where its last words end."""
        return max(end for _, end in self.spans)


Likeness = Callable[[Unit, Unit], float]


def dates(record: Record) -> list[Unit]:
    """Return the date expressions of a record."""
    rows = enumerate(record.dates.select("article_id", "start", "end").iter_rows())
    return [Unit(row, article, ((start, end),)) for row, (article, start, end) in rows if None not in (start, end)]


def statements(record: Record) -> list[Unit]:
    """Return the statements of a record that say where their content stands."""
    found = []
    columns = ("article_id", "content_spans", "content_start", "content_end")
    for row, (article, told, start, end) in enumerate(record.statements.select(columns).iter_rows()):
        pieces = [(span["start"], span["end"]) for span in told or ()] or [(start, end)]
        # A row that somebody added by hand may lack its place: it is counted, and no other can be the same.
        if all(None not in piece for piece in pieces):
            spans = tuple(sorted(pieces))
            found.append(Unit(row, article, spans))
    return found


def meetings(record: Record) -> list[Unit]:
    """Return the meetings of a record."""
    met = parties(record)
    found = []
    columns = ("meeting_id", "article_id", "start", "end", "date_from", "date_to", "format")
    rows = record.meetings.select(columns).iter_rows()
    for row, (meeting, article, start, end, first, last, form) in enumerate(rows):
        span = (start, end) if start is not None and end is not None else (-1, -1)
        days = (first or date.min, last or date.max) if first or last else None
        found.append(Unit(row, article, (span,), frozenset(met.get(meeting, ())), days, form))
    return found


def parties(record: Record) -> dict[str, set[str]]:
    """Return the entities that take part in each meeting."""
    found: dict[str, set[str]] = {}
    for meeting, entity in record.participants.select("meeting_id", "entity").drop_nulls().iter_rows():
        found.setdefault(meeting, set()).add(entity)
    return found


def common_letters(a: Unit, b: Unit) -> float:
    """Count the characters that two rows share.

    Examples
    --------
    >>> common_letters(Unit(0, "a", ((0, 4), (6, 9))), Unit(0, "a", ((2, 8),)))
    4
    """
    return sum(max(0, min(end, stop) - max(start, begin)) for start, end in a.spans for begin, stop in b.spans)


def same_content(a: Unit, b: Unit) -> float:
    """Return the share of common characters in all characters of two statements; 0 below a half.

    Examples
    --------
    >>> same_content(Unit(0, "a", ((0, 10),)), Unit(0, "a", ((0, 8),)))
    0.8
    >>> same_content(Unit(0, "a", ((0, 10),)), Unit(0, "a", ((8, 20),)))
    0.0
    """
    common = common_letters(a, b)
    every = sum(end - start for unit in (a, b) for start, end in unit.spans) - common
    return common / every if every and common / every >= SAME_CONTENT else 0.0


def same_meeting(a: Unit, b: Unit) -> float:
    """Say how alike two meeting rows are; 0 where they share neither words nor a participant and a day."""
    near = common_letters(a, b) > 0
    shared = len(a.parties & b.parties)
    day = a.days is not None and b.days is not None and a.days[0] <= b.days[1] and b.days[0] <= a.days[1]
    if not near and not (shared and day):
        return 0.0
    return 1 + near + day + 2 * shared / max(1, len(a.parties | b.parties)) + (a.format == b.format)


def match(a: Sequence[Unit], b: Sequence[Unit], likeness: Likeness) -> list[tuple[Unit, Unit]]:
    """Pair the rows of two records, the most alike first; no row is in two pairs.

    Parameters
    ----------
    a, b
        The rows of either record.
    likeness
        How alike two rows are; 0 where they cannot be the same.

    Returns
    -------
    list of tuple
        The pairs. Neither the order of the rows nor which record comes first changes them.

    Examples
    --------
    >>> two = [Unit(0, "a", ((0, 5),)), Unit(1, "a", ((5, 9),))]
    >>> [(left.row, right.row) for left, right in match(two, [Unit(0, "a", ((4, 9),))], common_letters)]
    [(1, 0)]
    """
    others = _by_article(b)
    pairs = []
    for article, mine in _by_article(a).items():
        theirs = others.get(article, [])
        # Of pairs as alike, the first; the last of the keys only tells (1, 2) from (2, 1), which never compete.
        ranked = sorted(
            (-value, i + j, abs(i - j), i, j)
            for i, j in _candidates(mine, theirs)
            if (value := likeness(mine[i], theirs[j])) > 0
        )
        left: set[int] = set()
        right: set[int] = set()
        for *_, i, j in ranked:
            if i not in left and j not in right:
                left.add(i)
                right.add(j)
                pairs.append((mine[i], theirs[j]))
    return pairs


def _by_article(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for unit in sorted(units, key=attrgetter("article", "spans")):
        found.setdefault(unit.article, []).append(unit)
    return found


def _candidates(a: Sequence[Unit], b: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Give the pairs whose words overlap, or who share a party; both lists are in the order of the text."""
    starts = [unit.start for unit in b]
    # How far back a row may begin that still reaches a given place.
    longest = max((unit.end - unit.start for unit in b), default=0)
    by_party: dict[str, list[int]] = {}
    for j, unit in enumerate(b):
        for party in unit.parties:
            by_party.setdefault(party, []).append(j)
    for i, unit in enumerate(a):
        near = range(bisect_left(starts, unit.start - longest), bisect_left(starts, unit.end))
        for j in {*near, *(j for party in unit.parties for j in by_party.get(party, ()))}:
            yield i, j
