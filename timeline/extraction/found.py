"""What reading an article finds: one class, never changed, for each kind of row.

`first` and `last` are unit numbers (last exclusive), `start` and `end` code points of the article's text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of text, in code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the article: title, dateline, lead, heading, body, comment or boilerplate."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its units, its code points, and the number of its paragraph and the kind of its segment."""

    first: int
    last: int
    start: int
    end: int
    paragraph: int
    segment: str


# Kinds of mentions that can act: meet, speak; and of those that are one human being.
ACTING = frozenset({"person", "office", "group", "country", "organisation"})
PERSONAL = frozenset({"person", "office"})
# The grains a date can have (TIMEX); what is none of them, a century or a weekend, is "other".
GRAINS = (
    "day", "week", "part-of-month", "month", "quarter", "half", "season", "part-of-year", "year", "decade", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that place something in time, and the days they may mean (both ends inclusive, None = open)."""

    first: int
    last: int
    start: int
    end: int
    date_from: date | None
    date_to: date | None
    grain: str
    basis: str
    rule: str


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time that is no date: `days` or `hours`; `bounds` where something happened within it."""

    first: int
    last: int
    start: int
    end: int
    days: float | None
    hours: float | None
    bounds: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal word ("third") and its value."""

    first: int
    last: int
    start: int
    end: int
    value: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor or a place.

    `kind` is person, office, place, country, organisation, conference or group; `form` is name, title, title+name,
    counterpart, pronoun, group or metonym; `members` holds the mentions a group stands for ("the two ministers").
    `office`, `country` and `organisation` are what the words or the resolved person's office say, "" where unknown.
    """

    first: int
    last: int
    start: int
    end: int
    kind: str
    entity: str
    name: str
    form: str
    role: str
    rule: str
    office: str = ""
    country: str = ""
    organisation: str = ""
    gender: str = ""
    members: tuple["Mention", ...] = ()


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that bound the day an article was written; an interval end that is None is open."""

    start: int | None
    end: int | None
    text: str
    says: str
    before_from: date | None
    before_to: date | None
    after_from: date | None
    after_to: date | None
    kept: bool
    rule: str


class Evidence(NamedTuple):
    """Which words gave which column of a row, by which rule."""

    column: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Participant:
    """A party to a meeting; role is principal, host, visitor, mediator, attendee or greeted."""

    mention: Mention
    role: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """One real meeting as one article tells it; `key` is ``m<start>-<n>``, `part_of` the key of another."""

    key: str
    format: str
    cameo: str
    status: str
    when: DateExpression | None
    date_from: date | None
    date_to: date | None
    grain: str | None
    date_basis: str
    place: Mention | None
    host_event: Mention | None
    part_of: str | None
    ordinal: int | None
    window_days: int | None
    duration_hours: float | None
    participants: tuple[Participant, ...]
    topics: tuple[str, ...]
    flags: tuple[str, ...]
    start: int
    end: int
    evidence: tuple[Evidence, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim and who made it; `key` is ``s<content_start>``, `echo_of` the key of the claim it repeats."""

    key: str
    speaker: Mention | None
    named_as: str
    speaker_span: Span | None
    cue: Span | None
    act: str | None
    negated: bool
    kind: str
    content: tuple[Span, ...]
    said_from: date | None
    said_to: date | None
    said_basis: str
    via: Mention | None
    quoted_by: Mention | None
    topics: tuple[str, ...]
    meeting: str | None
    echo_of: str | None
    start: int
    end: int
    evidence: tuple[Evidence, ...]
    rule: str
    tags: Mapping[str, str] = field(default_factory=dict)
