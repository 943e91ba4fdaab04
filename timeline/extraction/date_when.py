"""When: what the words of a date say, one field a slot, and what comes of it: days and their grain."""

from dataclasses import dataclass

from timeline.knowledge import Days


# Frozen ones cost three times as much to make, and every date makes one; nothing changes a date that is read.
@dataclass(slots=True, unsafe_hash=True)
class When:
    """What the words of a date say; None where they say nothing of the kind."""

    year: int | None = None
    to_year: int | None = None
    year_direction: int | None = None
    month: int | None = None
    to_month: int | None = None
    day: int | None = None
    to_day: int | None = None
    calendar: str = ""
    weekday: int | None = None
    to_weekday: int | None = None
    offset: int | None = None
    direction: int | None = None
    part: str | None = None
    unit: str | None = None
    nth: int | None = None
    nth_unit: str | None = None
    season: str | None = None
    feast: str | None = None
    decade: int | None = None
    century: int | None = None
    amount: tuple[tuple[float, str], ...] = ()
    count: int | None = None
    many: int | None = None
    whole: str | None = None
    away: tuple[tuple[float, str], ...] = ()
    told: str | None = None
    since: bool = False

    @property
    def explicit(self) -> bool:
        """Say whether the words fix the days without a day to count from."""
        return self.year is not None or (self.century is not None and self.unit is None)

    @property
    def open(self) -> bool:
        """Say whether the tense of the clause decides which of several dates is meant."""
        if self.explicit or self.direction is not None or self.year_direction is not None or self.told:
            return False
        return self.amount == () and self.offset is None and self.count is None

    @property
    def yearly(self) -> bool:
        """Say whether the words name what comes once a year, or a year."""
        named = (self.month, self.season, self.feast, self.year, self.year_direction)
        return any(name is not None for name in named) or (self.nth_unit == "quarter" and self.unit is None)


Placed = tuple[Days, str]
