"""The axis of time: which days are drawn, what lies too far from the rest to stretch it, the labels of its ticks."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import altair as alt

from timeline.charts.labels import isolate, label_lookup, level, text_width
from timeline.charts.months import bin_label, bins_between
from timeline.charts.rows import MeetingRow
from timeline.charts.titles import Titles

#: The days of the shortest bin of a kind, the finest kind first; then every second, fifth, tenth … year.
_STEPS = (("week", 7), ("month", 28), ("quarter", 89), *(("year", 365 * n) for n in (1, 2, 5, 10, 20, 50, 100, 500)))
#: Of fewer dated meetings none is far from the rest.
_FEW = 5
#: A meeting this many days from the middle half of all may be far from the rest; further where that half is wide.
_NEAR = 183


def far_off(rows: Sequence[MeetingRow]) -> set[str]:
    """Give the meetings that would stretch the axis for all others: one in five at most, by three times or more.

    They are drawn as arrows at the edge, with their days in words: a wrong year is seen and hides nothing.
    """
    spans = {row.timeline_id: span for row in rows if (span := _span(row)) is not None}
    middles = sorted((first + last) // 2 for first, last in spans.values())
    if len(middles) < _FEW:
        return set()
    low, high = middles[len(middles) // 4], middles[3 * len(middles) // 4]
    room = max(_NEAR, 3 * (high - low))
    far = {one for one, (first, last) in spans.items() if last < low - room or first > high + room}
    if not far or len(far) > len(middles) // 5:
        return set()
    near = [spans[one] for one in spans if one not in far]
    return far if _length(list(spans.values())) > 3 * _length(near) else set()


def days_drawn(rows: Sequence[MeetingRow], far: set[str]) -> tuple[date, date]:
    """Give the first and the last day to draw, with a little room on both sides; open intervals reach that far."""
    days = [day for row in rows if row.timeline_id not in far for day in (row.first, row.last) if day is not None]
    if not days:
        return date(2000, 1, 1), date(2000, 1, 2)  # nothing is dated: the axis has no ticks
    room = max(2, (max(days) - min(days)).days // 30)
    first, last = min(days).toordinal() - room, max(days).toordinal() + room
    return date.fromordinal(max(1, first)), date.fromordinal(min(date.max.toordinal() - 1, last))


def time_scale(first: date, last: date, words: Titles) -> alt.Scale:
    """Give the scale of days; UTC, because a day has no time zone."""
    return alt.Scale(type="utc", domain=[_utc(first), _utc(last)], reverse=words.rtl, nice=False)


def time_axis(first: date, last: date, width: int, above: bool, words: Titles) -> alt.Axis:
    """Give the axis of time: weeks, months, quarters or years, the finest whose labels stand apart.

    Parameters
    ----------
    first, last
        The days drawn.
    width
        Of the chart, in pixels.
    above
        Whether the axis stands on top: of a long chart that is what one sees first.
    words
        The language.
    """
    labels, ticks = next(
        (labels, ticks)
        for by, days in _STEPS
        for labels, ticks in [_ticks(first, last, by, max(1, days // 365), words)]
        if _apart(labels, width * days / max(1, (last - first).days)) or days == _STEPS[-1][1]
    )
    told, room = level(labels)
    return alt.Axis(
        orient="top" if above else "bottom", values=[_utc(tick) for tick in ticks], tickCount=len(ticks) + 1,
        grid=True, ticks=not above, domain=not above, labelOverlap=False, labelFlush=False, labelLineHeight=14,
        labelExpr=label_lookup(told if above else labels, "toString(time(datum.value))"),
        labelBaseline="line-bottom" if above else "line-top", labelPadding=room if above else 4,
    )  # fmt: skip


def _ticks(first: date, last: date, by: str, years: int, words: Titles) -> tuple[dict[str, list[str]], list[date]]:
    labels: dict[str, list[str]] = {}
    ticks: list[date] = []
    for start in bins_between(_first_bin(first, by), last, by):
        if start < first or (by == "year" and start.year % years):
            continue
        with_year = not ticks or start.year != ticks[-1].year
        lines = bin_label(start, "month" if by == "quarter" else by, words.locale, with_year=with_year)
        moment = datetime(start.year, start.month, start.day, tzinfo=UTC)
        labels[str(int(moment.timestamp()) * 1000)] = [isolate(line) for line in lines]
        ticks.append(start)
    return labels, ticks


def _apart(labels: dict[str, list[str]], pixels: float) -> bool:
    """Say whether labels that stand so many pixels apart leave a gap between them."""
    return len(labels) < 2 or max(text_width(line) for lines in labels.values() for line in lines) + 6 <= pixels


def _span(row: MeetingRow) -> tuple[int, int] | None:
    days = [day.toordinal() for day in (row.first, row.last) if day is not None]
    return (days[0], days[-1]) if days else None


def _length(spans: Sequence[tuple[int, int]]) -> int:
    return max(last for _, last in spans) - min(first for first, _ in spans) + 30


def _first_bin(day: date, by: str) -> date:
    if by == "week":
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    return date(day.year, 1 if by == "year" else (day.month - 1) // 3 * 3 + 1 if by == "quarter" else day.month, 1)


def _utc(day: date) -> alt.DateTime:
    return alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True)
