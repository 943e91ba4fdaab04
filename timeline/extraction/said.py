"""Said: when and where a claim was made, by the words of its clause, by its meeting, or by the article."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from timeline.extraction.found import DateExpression, Evidence, Meeting, Mention
from timeline.extraction.lexicon import STATEMENTS
from timeline.extraction.openings import Claim

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# Letters of what opens another clause, in which a day tells when something else happened.
ELSEWHERE = frozenset("R.:q\njpkcvw")


class Said(NamedTuple):
    """The interval in which a claim was made, what that rests on, the key of its meeting, and the evidence."""

    date_from: date | None
    date_to: date | None
    basis: str
    meeting: str | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(slots=True)
class Scene:
    """Where an article's telling stands: the meeting at which those who speak now are speaking."""

    doc: "Document"
    meeting: Meeting | None = None
    _told: list[tuple[int, int, Meeting]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Note the words that report each meeting."""
        self._told = sorted(
            ((e.start, e.end, m) for m in self.doc.meetings for e in m.evidence if e.column == "exists"),
            key=lambda row: (row[0], row[2].key),
        )

    def said(self, claim: Claim, speaker: Mention | None, since: int) -> Said:
        """Return when a claim was made; a meeting told in its clause holds until another or another speaker comes.

        Parameters
        ----------
        claim : Claim
            The claim.
        speaker : Mention or None
            Who made it.
        since : int
            The unit where its clause starts: the sentence's first, or the end of the claim before.
        """
        start = self.doc.units.starts[since]
        end = self.doc.units.starts[claim.pieces[0][0]]
        inside = slice(bisect_left(self._told, start, key=_first), bisect_left(self._told, end, key=_first))
        here = [m for _, b, m in self._told[inside] if b <= end and m.status in {"held", "under-way"}]
        if here:
            # A press conference is where people speak; talks are what they speak after.
            self.meeting = next((m for m in here if m.format == "press-conference"), here[0])
        elif self.meeting is not None and not _takes_part(self.meeting, speaker):
            self.meeting = None
        key = self.meeting.key if self.meeting else None
        words = _date_words(self.doc.dates, start, end) or self._behind(claim)
        if words is not None:
            evidence = (Evidence("said", words.start, words.end, words.rule),)
            return Said(words.date_from, words.date_to, words.basis, key, evidence)
        if self.meeting is not None and (self.meeting.date_from or self.meeting.date_to):
            return Said(self.meeting.date_from, self.meeting.date_to, "meeting", key)
        dated = self.doc.dated
        return Said(dated.first, dated.last, "article", key) if dated else Said(None, None, "none", key)

    def _behind(self, claim: Claim) -> DateExpression | None:
        """Return the date words beside a verb that stands behind the claim or amid it ("…, N. said on Thursday")."""
        first, verb = claim.pieces[0][1], claim.hit.unit if claim.hit else -1
        if verb < first:
            return None
        last = claim.pieces[1][0] if len(claim.pieces) > 1 else claim.stretch.last
        return self._beside(first, verb) or self._beside(verb + 1, last)

    def _beside(self, first: int, last: int) -> DateExpression | None:
        """Return the first date words of a clause that tell when it was said, not what somebody else did when."""
        letters, dates = self.doc.letters(STATEMENTS), self.doc.dates
        for i in range(bisect_left(dates, first, key=lambda d: d.first), len(dates)):
            before = letters[first : dates[i].first].lstrip(",.qm")
            if dates[i].last > last or any(c in ELSEWHERE for c in before):
                return None
            apposed = "," in before.rstrip("e") and not before.rstrip("e").endswith(",")
            if not apposed and _is_day(dates[i]):
                return dates[i]
        return None


def _is_day(words: DateExpression) -> bool:
    """Say whether date words are placed in time and short enough to be a day of speaking."""
    return bool(words.date_from and words.date_to) and words.grain in {"day", "week"}


def _first(told: tuple[int, int, Meeting]) -> int:
    return told[0]


def _takes_part(meeting: Meeting, speaker: Mention | None) -> bool:
    return speaker is not None and any(p.mention.entity == speaker.entity for p in meeting.participants)


def _date_words(dates: Sequence[DateExpression], start: int, end: int) -> DateExpression | None:
    """Return the last date words of a clause that can be a day of speaking."""
    for i in range(bisect_left(dates, end, key=_start) - 1, -1, -1):
        d = dates[i]
        if d.start < start:
            break
        if d.end <= end and _is_day(d):
            return d
    return None


def _start(date_words: DateExpression) -> int:
    return date_words.start
