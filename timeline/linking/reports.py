"""What is linked: reports, and clusters of reports of one real meeting."""

import math
from dataclasses import dataclass, field

#: Formats that different articles use for one and the same encounter.
ENCOUNTERS = frozenset({"meeting", "talks", "sidelines", "negotiation-round", "summit"})

#: An interval of more days than this says nothing of when: it is treated like unknown days.
TIMELESS = 400

#: As many of a long list of parties, or of different lists of parties, are looked at.
SOME = 8


@dataclass(frozen=True, slots=True)
class Report:
    """What some rows say alike about one meeting; days are two ordinals, an open end infinite, unknown None."""

    meeting_ids: tuple[str, ...]
    articles: frozenset[str]
    support: int
    format: str
    parties: frozenset[str]
    codes: frozenset[str]
    days: tuple[float, float] | None
    place: str | None
    country: str | None
    host_event: str | None
    ordinal: int | None
    basis: int
    #: The format, or one name for all formats of an encounter.
    family: str = field(init=False)
    #: The number of days, infinite where an end is open or unknown.
    width: float = field(init=False)
    #: Some of the parties, and of those they speak for, in a fixed order.
    some_parties: tuple[str, ...] = field(init=False)
    some_codes: tuple[str, ...] = field(init=False)
    #: What can tie two reports beyond parties and days: place, host event, ordinal.
    evidence: frozenset[tuple[str, str | int]] = field(init=False)

    def __post_init__(self) -> None:
        # Computed once: linking asks for these millions of times.
        object.__setattr__(self, "family", "encounter" if self.format in ENCOUNTERS else self.format)
        object.__setattr__(self, "width", width_of(self.days))
        object.__setattr__(self, "some_parties", tuple(sorted(self.parties)[:SOME]))
        object.__setattr__(self, "some_codes", tuple(sorted(self.codes)[:SOME]))
        # A visit is to a country as much as to a city: one article names the capital, another the state.
        country = self.country if self.family == "visit" else None
        pieces = (("place", self.place), ("land", country), ("event", self.host_event), ("ordinal", self.ordinal))
        found = frozenset((kind, value) for kind, value in pieces if value is not None)
        object.__setattr__(self, "evidence", found)

    @property
    def dated(self) -> bool:
        """Say whether the days tell one meeting from another."""
        return self.width <= TIMELESS

    @property
    def told_as_country(self) -> bool:
        """Say whether a country (or whoever else speaks for himself) is among the parties."""
        return not self.parties.isdisjoint(self.codes)

    def periods(self, length: int, around: int = 0) -> list[tuple[int, int]]:
        """Give the periods of so many days that the days fall into; none where the days tell nothing."""
        if self.days is None or not self.dated:
            return []
        first, last = int(self.days[0] - around) // length, int(self.days[1] + around) // length
        return [(length, number) for number in range(first, last + 1)]


@dataclass(slots=True)
class Cluster:
    """Reports of one real meeting, and the days, place and articles they have in common."""

    number: int
    reports: list[Report] = field(default_factory=list)
    days: tuple[float, float] | None = None
    support: int = 0
    closed: bool = False
    articles: set[str] = field(default_factory=set)
    profiles: dict[frozenset[str], frozenset[str]] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    evidence: set[tuple[str, str | int]] = field(default_factory=set)

    def add(self, report: Report) -> None:
        """Take a report in; disjoint days leave the cluster's own as they are."""
        self.reports.append(report)
        self.support += report.support
        self.articles |= report.articles
        if len(self.profiles) < SOME:
            self.profiles.setdefault(report.parties, report.codes)
        if report.place is not None:
            self.places.add(report.place)
        if report.country is not None:
            self.countries.add(report.country)
        self.evidence |= report.evidence
        self.days = report.days if self.days is None else common(self.days, report.days) or self.days


def common(left: tuple[float, float], right: tuple[float, float] | None) -> tuple[float, float] | None:
    """Give the days two intervals share; one that is unknown limits nothing."""
    if right is None:
        return left
    first, last = max(left[0], right[0]), min(left[1], right[1])
    return (first, last) if first <= last else None


def width_of(days: tuple[float, float] | None) -> float:
    """Give the number of days, infinite where they are unknown."""
    return math.inf if days is None else days[1] - days[0] + 1
