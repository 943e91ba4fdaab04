"""Meetings: every meeting of a record on a line of time, as exact as it is known."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Literal

import altair as alt
import polars as pl
from altair.typing import ChartType

from timeline.charts.labels import heading, isolate, nothing, row_axis
from timeline.charts.names import articles_about, dates_only
from timeline.charts.rows import DONE, MeetingRow, meeting_rows
from timeline.charts.theme import GRID, INK, STRONG
from timeline.charts.time_axis import days_drawn, far_off, time_axis, time_scale
from timeline.charts.titles import Titles, titles
from timeline.knowledge.errors import TimelineError
from timeline.linking.linked import check_linked
from timeline.record import Record

WIDTH = 560
# A band of so many pixels is wide enough for dashes.
DASHED = 10

_TOOLTIPS = ("participants", "date", "place", "format", "event", "status", "articles", "conflicts")


def meeting_timeline(linked: Record, *, language: str = "en", locale: str | None = None, rows: int = 40) -> ChartType:
    """Draw every meeting in time: a band where only an interval is known, a dot where the day is.

    Parts of a meeting stand below it, stepped in and thinner. What has not taken place (planned, cancelled, denied) is
    hollow and dashed, and its status is written beside it. Meetings of which no date is known come last. One that lies
    so far from all others that it would squeeze them (a wrong year, as a rule) is an arrow at the edge, with its date.

    Parameters
    ----------
    linked
        A linked record.
    language, locale
        The chart's language (en, ar, ru, fr), and whose names of months: ``"ar-SY"``, ``"ar-EG"``.
    rows
        The most rows, meetings and their parts; those with the most reports are taken, and the caption says how many
        are left out.

    Returns
    -------
    altair.LayerChart
        One row for each meeting; an ``altair.Chart`` that says so when there is nothing to draw.

    Raises
    ------
    TimelineError
        If the record is not linked, no row is asked for, or charts do not speak the language.
    """
    words = titles(language, locale)
    check_linked(linked, "meeting_timeline")
    if rows < 1:
        raise TimelineError(f"meeting_timeline: rows={rows}; at least 1")
    drawn = meeting_rows(linked, words, rows)
    if not drawn:
        return nothing(words, "no-meetings", dates_only(linked, words))
    far = far_off(drawn)
    first, last = days_drawn(drawn, far)
    labels = {row.timeline_id: list(row.label) for row in drawn}
    days, order = time_scale(first, last, words), alt.Scale(domain=list(labels))
    axis = time_axis(first, last, WIDTH, len(drawn) > 15, words)
    base = alt.Chart(drawn_rows(drawn, first, last, far, words)).encode(
        x=alt.X("low:T", title=None, axis=axis, scale=days),
        y=alt.Y("timeline_id:N", title=None, axis=row_axis(words, labels, from_start=True), scale=order),
        tooltip=[alt.Tooltip(f"{name}:N", title=isolate(words.say("tooltip", name))) for name in _TOOLTIPS],
    )
    took_place = alt.when(alt.datum.done)
    solid = took_place.then(alt.value(1)).otherwise(alt.value(0))
    dashed = alt.when(alt.datum.dashed).then(alt.value([3, 2])).otherwise(alt.value([1, 0]))
    thick = alt.Size("thick:Q", scale=None, legend=None)
    look: dict[str, Any] = {"fill": STRONG, "stroke": STRONG, "strokeWidth": 1.2, "opacity": 1}
    leaders = base.mark_rule(color=GRID, strokeDash=[1, 2]).encode(x=alt.value(0), x2=alt.value(WIDTH))
    bands = base.transform_filter(alt.datum.mark == "band").mark_bar(**look)
    bands = bands.encode(x2="high:T", size=thick, fillOpacity=solid, strokeDash=dashed)
    dots = base.transform_filter(alt.datum.mark == "day").mark_point(**look)
    dots = dots.encode(x="middle:T", size=alt.Size("area:Q", scale=None, legend=None), fillOpacity=solid)
    arrows = base.transform_filter(alt.datum.mark == "far").mark_text(color=STRONG, fontSize=14).encode(text="arrow:N")
    side: Literal["left", "right"] = "right" if words.rtl else "left"
    away = -8 if words.rtl else 8
    beside = base.encode(text="beside:N", x=alt.X("high:T"))
    halos = beside.mark_text(align=side, dx=away, stroke="white", strokeWidth=4)
    dates = beside.mark_text(align=side, dx=away, color=INK)
    tall = 14 * max(len(row.label) for row in drawn) + 10
    chart = alt.layer(leaders, bands, dots, arrows, halos, dates).properties(width=WIDTH, height=alt.Step(tall))
    return chart.properties(title=_heading(linked, drawn, far, words))


def drawn_rows(rows: Sequence[MeetingRow], first: date, last: date, far: set[str], words: Titles) -> pl.DataFrame:
    """Give what the layers draw: a mark, where it begins and ends (UTC, the end exclusive), and the words beside it."""
    earlier, later = ("▸", "◂") if words.rtl else ("◂", "▸")
    columns: dict[str, list[object]] = {}
    for row in rows:
        before = row.dated and (row.last or last) < first
        if not row.dated or row.timeline_id in far:
            low = high = first if before or not row.dated else last  # undated: the words stand where reading begins
        else:
            low, high = row.first or first, (row.last or last) + timedelta(days=1)
        conflicts = words.say("words", "comma").join(row.conflicts)
        status = words.term("status", row.status)
        notes = [row.days, status if row.status != DONE[0] else "", conflicts and f"⚠ {conflicts}"]
        values = {
            "timeline_id": row.timeline_id,
            "mark": _mark(row, far),
            "arrow": earlier if before else later,
            "low": low.isoformat(),
            "middle": f"{low.isoformat()}T12:00:00Z",
            "high": high.isoformat(),
            "done": row.status in DONE,
            # Dashes around a band of a few pixels are a scrawl.
            "dashed": row.status not in DONE and (high - low) * WIDTH >= (last - first) * DASHED,
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


def _mark(row: MeetingRow, far: set[str]) -> str:
    if not row.dated:
        return "none"
    return "far" if row.timeline_id in far else "day" if row.first == row.last else "band"


def _heading(linked: Record, rows: Sequence[MeetingRow], far: set[str], words: Titles) -> alt.TitleParams:
    """Say how many meetings, parts and articles are drawn, and what the marks mean that are there."""
    articles = articles_about(linked, pl.Series([row.timeline_id for row in rows]))
    whole = [row for row in rows if not row.depth]
    done, parts = sum(row.status in DONE for row in whole), len(rows) - len(whole)
    counts = {"meetings": done, "unheld": len(whole) - done, "parts": parts, "articles": articles}
    lines = [" · ".join(words.count(noun, n) for noun, n in counts.items() if n or noun == "meetings")]
    every = linked.timeline.height
    if every > len(rows):
        lines.append(words.say("timeline", "top", shown=len(rows), all=every, rest=every - len(rows)))
    lines.append(words.say("timeline", "note"))
    notes = []
    if any(row.status not in DONE for row in rows):
        notes.append(words.say("timeline", "hollow"))
    disputed = [row for row in rows if row.conflicts]
    if any(row.articles > 1 for row in disputed):
        notes.append(words.say("timeline", "conflict"))
    if any(row.articles < 2 for row in disputed):
        notes.append(words.say("timeline", "conflict-own"))
    if far:
        notes.append(words.count("outside", len(far)))
    return heading(
        words, words.say("timeline", "title"), [*lines, " ".join(notes), dates_only(linked, words)], WIDTH + 160
    )
