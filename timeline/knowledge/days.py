"""Intervals of days, the one kind of date this package knows."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """An interval of days, both ends inclusive.

    Examples
    --------
    >>> Days(date(2016, 7, 11), date(2016, 7, 20)).width
    10
    """

    first: date
    last: date

    @property
    def width(self) -> int:
        """Return the number of days."""
        return (self.last - self.first).days + 1

    @property
    def middle(self) -> date:
        """Return the day half-way, the earlier one of two."""
        return self.first + (self.last - self.first) // 2

    def meets(self, other: "Days") -> bool:
        """Say whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def common(self, other: "Days") -> "Days | None":
        """Return the days both hold, or None."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Days(first, last) if first <= last else None

    def shifted(self, days: int) -> "Days":
        """Return the interval moved by a number of days."""
        return Days(self.first + timedelta(days), self.last + timedelta(days))


def one_day(day: date) -> Days:
    """Return the interval of one day."""
    return Days(day, day)
