"""Meetings: every meeting of a record on a line of time, as exact as it is known."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

import altair as alt
import polars as pl
from altair.typing import ChartType

from timeline.charts.labels import heading, isolate, label_lookup, level, nothing, row_axis
from timeline.charts.months import bin_label, bins_between
from timeline.charts.names import articles_about
from timeline.charts.rows import DONE, MeetingRow, meeting_rows
from timeline.charts.theme import GRID, INK, STRONG
from timeline.charts.titles import Titles, titles
from timeline.knowledge.errors import TimelineError
from timeline.record import Record

WIDTH = 560

_TOOLTIPS = ("participants", "date", "place", "format", "event", "status", "articles", "conflicts")


def meeting_timeline(linked: Record, *, language: str = "en", locale: str | None = None, top: int = 100) -> ChartType:
    """Draw every meeting in time: a band where only an interval is known, a dot where the day is.

    Parts of a meeting stand below it, stepped in and thinner. What has not taken place (planned, cancelled, denied) is
    hollow and dashed, and its status is written beside it. Meetings of which no date is known come last.

    Parameters
    ----------
    linked
        A linked record.
    language, locale
        The chart's language (en, ar, ru, fr), and whose names of months: ``"ar-SY"``, ``"ar-EG"``.
    top
        The most meetings, taken by the number of articles; the caption says how many there are.

    Returns
    -------
    altair.LayerChart
        One row for each meeting; an ``altair.Chart`` that says so when there is nothing to draw.

    Raises
    ------
    TimelineError
        If the record is not linked, or charts do not speak the language.
    """
    words = titles(language, locale)
    if linked.timeline.is_empty() and not linked.meetings.is_empty():
        raise TimelineError("meeting_timeline takes a linked record: call link(record) first")
    rows = meeting_rows(linked, words, top)
    if not rows:
        return nothing(words, "no-meetings")
    first, last = days_drawn(rows)
    labels = {row.timeline_id: list(row.label) for row in rows}
    days, order = time_scale(first, last, words), alt.Scale(domain=list(labels))
    base = alt.Chart(drawn_rows(rows, first, last, words)).encode(
        x=alt.X("low:T", title=None, axis=time_axis(first, last, len(rows), words), scale=days),
        y=alt.Y("timeline_id:N", title=None, axis=row_axis(words, labels, from_start=True), scale=order),
        tooltip=[alt.Tooltip(f"{name}:N", title=isolate(words.say("tooltip", name))) for name in _TOOLTIPS],
    )
    took_place = alt.when(alt.datum.done)
    solid = took_place.then(alt.value(1)).otherwise(alt.value(0))
    dashed = took_place.then(alt.value([1, 0])).otherwise(alt.value([3, 2]))
    thick = alt.Size("thick:Q", scale=None, legend=None)
    look: dict[str, Any] = {"fill": STRONG, "stroke": STRONG, "strokeWidth": 1.2, "opacity": 1}
    leaders = base.mark_rule(color=GRID, strokeDash=[1, 2]).encode(x=alt.value(0), x2=alt.value(WIDTH))
    bands = base.transform_filter(alt.datum.mark == "band").mark_bar(**look)
    bands = bands.encode(x2="high:T", size=thick, fillOpacity=solid, strokeDash=dashed)
    dots = base.transform_filter(alt.datum.mark == "day").mark_point(**look)
    dots = dots.encode(x="middle:T", size=alt.Size("area:Q", scale=None, legend=None), fillOpacity=solid)
    side: Literal["left", "right"] = "right" if words.rtl else "left"
    away = -8 if words.rtl else 8
    beside = base.encode(text="beside:N", x=alt.X("high:T"))
    halos = beside.mark_text(align=side, dx=away, stroke="white", strokeWidth=4)
    dates = beside.mark_text(align=side, dx=away, color=INK)
    tall = 14 * max(len(row.label) for row in rows) + 10
    drawn = alt.layer(leaders, bands, dots, halos, dates).properties(width=WIDTH, height=alt.Step(tall))
    return drawn.properties(title=_heading(linked, rows, top, words))


def days_drawn(rows: Sequence[MeetingRow]) -> tuple[date, date]:
    """Give the first and the last day to draw, with a little room on both sides; open intervals reach that far."""
    days = [day for row in rows for day in (row.first, row.last) if day is not None]
    if not days:
        return date(2000, 1, 1), date(2000, 1, 2)  # nothing is dated: the axis has no ticks
    room = timedelta(days=max(2, (max(days) - min(days)).days // 30))
    return min(days) - room, max(days) + room


def drawn_rows(rows: Sequence[MeetingRow], first: date, last: date, words: Titles) -> pl.DataFrame:
    """Give what the layers draw: a mark, where it begins and ends (UTC, the end exclusive), and the words beside it."""
    columns: dict[str, list[object]] = {}
    for row in rows:
        low, high = row.first or first, (row.last or last) + timedelta(days=1)
        high = high if row.dated else first  # the words stand where reading begins
        conflicts = words.say("words", "comma").join(row.conflicts)
        status = words.term("status", row.status)
        notes = [row.days, status if row.status != DONE[0] else "", conflicts and f"⚠ {conflicts}"]
        values = {
            "timeline_id": row.timeline_id,
            "mark": "none" if not row.dated else "day" if row.first == row.last else "band",
            "low": low.isoformat(),
            "middle": f"{low.isoformat()}T12:00:00Z",
            "high": high.isoformat(),
            "done": row.status in DONE,
            "thick": 6 if row.depth else 12,
            "area": 45 if row.depth else 110,
            "beside": isolate(" · ".join(note for note in notes if note)),
            "participants": isolate(row.parties),
            "date": isolate(row.days),
            "place": isolate(row.place),
            "format": isolate(row.format),
            "event": isolate(row.event),
            "status": isolate(status),
            "articles": row.articles,
            "conflicts": isolate(conflicts),
        }
        for column, value in values.items():
            columns.setdefault(column, []).append(value)
    return pl.DataFrame(columns)


def time_scale(first: date, last: date, words: Titles) -> alt.Scale:
    """Give the scale of days; UTC, because a day has no time zone."""
    return alt.Scale(type="utc", domain=[_utc(first), _utc(last)], reverse=words.rtl, nice=False)


def time_axis(first: date, last: date, rows: int, words: Titles) -> alt.Axis:
    """Give the axis of time: months, quarters or years, whichever leaves room for their labels."""
    by = next((by for by in ("week", "month", "quarter", "year") if _fits(first, last, by)), "year")
    labels: dict[str, list[str]] = {}
    ticks = []
    year = 0
    for start in bins_between(_first_bin(first, by), last, by):
        if start < first:
            continue
        lines = bin_label(start, "month" if by == "quarter" else by, words.locale, with_year=start.year != year)
        moment = datetime(start.year, start.month, start.day, tzinfo=UTC)
        labels[str(int(moment.timestamp()) * 1000)] = [isolate(line) for line in lines]
        ticks.append(_utc(start))
        year = start.year
    above = rows > 15  # of a long chart the top is what one sees first
    told, room = level(labels)
    return alt.Axis(
        orient="top" if above else "bottom", values=ticks, tickCount=len(ticks) + 1, grid=True, ticks=not above,
        labelExpr=label_lookup(told if above else labels, "toString(time(datum.value))"), labelLineHeight=14,
        labelBaseline="line-bottom" if above else "line-top", labelPadding=room if above else 4, labelOverlap=False,
        labelFlush=False, domain=not above,
    )  # fmt: skip


def _fits(first: date, last: date, by: str) -> bool:
    days = {"week": 7, "month": 30, "quarter": 91, "year": 365}[by]
    return (last - first).days / days <= 12


def _first_bin(day: date, by: str) -> date:
    if by == "week":
        return day - timedelta(days=day.weekday())
    return date(day.year, 1 if by == "year" else (day.month - 1) // 3 * 3 + 1 if by == "quarter" else day.month, 1)


def _utc(day: date) -> alt.DateTime:
    return alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True)


def _heading(linked: Record, rows: Sequence[MeetingRow], top: int, words: Titles) -> alt.TitleParams:
    """Say how many meetings, parts and articles are drawn, and what the marks mean that are there."""
    articles = articles_about(linked, pl.Series([row.timeline_id for row in rows]))
    whole = [row for row in rows if not row.depth]
    done, parts = sum(row.status in DONE for row in whole), len(rows) - len(whole)
    counts = {"meetings": done, "unheld": len(whole) - done, "parts": parts, "articles": articles}
    lines = [" · ".join(words.count(noun, n) for noun, n in counts.items() if n or noun == "meetings")]
    if len(whole) >= top and linked.timeline.height > len(rows):
        lines.append(words.say("timeline", "top", shown=len(whole), all=linked.timeline.height))
    lines.append(words.say("timeline", "note"))
    notes = []
    if any(row.status not in DONE for row in rows):
        notes.append(words.say("timeline", "hollow"))
    if any(row.conflicts for row in rows):
        notes.append(words.say("timeline", "conflict"))
    return heading(words, words.say("timeline", "title"), [*lines, " ".join(notes)], WIDTH + 160)
