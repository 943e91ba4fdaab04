"""Frequency: how often the same parties met, with what is certain and what is only possible."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import altair as alt
import polars as pl
from altair.typing import ChartType

from timeline.charts.labels import heading, isolate, label_lookup, legend, nothing, text_width
from timeline.charts.months import BINS, bin_label, bins_between, interval_label, next_bin
from timeline.charts.names import articles_about, dates_only, entity_names, unit_name
from timeline.charts.theme import PALE, STRONG
from timeline.charts.titles import Titles, titles
from timeline.knowledge.errors import TimelineError, nearest
from timeline.linking import count
from timeline.linking.counting import uncounted
from timeline.record import Record

_UNDATED, _UNKNOWN = "undated", "~unknown"
#: How many periods of a kind make a year, where a whole number does.
_A_YEAR = {"month": 12, "quarter": 4, "year": 1}
_TOOLTIPS = ("unit", "period", "certain", "possible", "expected", "articles")


def meeting_frequency(
    linked: Record,
    by: str = "month",
    unit: str = "pair",
    *,
    language: str = "en",
    locale: str | None = None,
    top: int = 6,
) -> ChartType:
    """Draw how many meetings there were in each period: certain ones solid, possible ones pale on top.

    Parameters
    ----------
    linked
        A linked record; what is drawn is the frame of ``timeline.linking.count(linked, by=by, unit=unit)``.
    by
        ``day``, ``week``, ``month``, ``quarter`` or ``year``. Periods without a meeting inside the range stay empty.
    unit
        Whose meetings a panel counts, as in ``count``.
    language, locale
        The chart's language (en, ar, ru, fr), and whose names of months: ``"ar-SY"``, ``"ar-EG"``.
    top
        The most panels; the caption says how many there are.

    Returns
    -------
    altair.FacetChart
        One panel for each unit; an ``altair.Chart`` that says so when there is nothing to draw.

    Raises
    ------
    TimelineError
        If ``by`` is no period, or charts do not speak the language.
    """
    words = titles(language, locale)
    if by not in BINS:
        raise TimelineError(f"meetings are counted by {', '.join(BINS)}, not {by!r}{nearest(by, BINS)}")
    counts = count(linked, by=by, unit=unit).with_columns(pl.col("unit").fill_null(_UNKNOWN))
    out = uncounted(linked, unit)
    if counts.is_empty():
        return nothing(words, "no-meetings", _left_out(out.len(), unit, words), dates_only(linked, words))
    units = most_met(counts, top)
    shown = counts.filter(pl.col("unit").is_in(units))
    periods = all_periods(shown, by)
    width = max(440, min(760, 64 * len(periods)))
    x = alt.X("bin:N", title=None, axis=_period_axis(periods, by, words, width), scale=_period_scale(periods, words))
    y = alt.Y("low:Q", title=None, axis=_count_axis(words, tallest(shown)), scale=alt.Scale(domain=[0, tallest(shown)]))
    segments = alt.Chart().mark_bar(stroke=STRONG, strokeWidth=1)
    segments = segments.encode(x=x, y=y, y2="high:Q", color=_certainty(words), tooltip=_tooltips(words))
    ground = alt.Chart().mark_rule(color="#888888").encode(y=alt.datum(0, type="quantitative"))
    header = _header(unit_names(shown, linked, words), units, words)
    panels = alt.layer(segments, ground).properties(width=width, height=110 if len(units) > 1 else 200)
    drawn = panels.facet(
        facet=alt.Facet("unit:N", title=None, sort=units, header=header),
        data=bars(shown, linked, by, words),
        columns=1,
        spacing=22,
    )
    return drawn.properties(title=_heading(linked, counts, units, by, out, unit, words, width))


def most_met(counts: pl.DataFrame, top: int) -> list[str]:
    """Give the units with the most meetings, the most first; undated meetings count too."""
    ranked = counts.group_by("unit").agg(pl.col("n_expected").sum(), pl.col("n_possible").sum())
    return ranked.sort("n_expected", "n_possible", "unit", descending=[True, True, False])["unit"].head(top).to_list()


def all_periods(counts: pl.DataFrame, by: str) -> list[date | None]:
    """Give every period from the first to the last that counts, empty ones too; null, for the undated, at the end."""
    dated = counts["bin"].drop_nulls().sort()
    periods: list[date | None] = list(bins_between(dated[0], dated[-1], by)) if len(dated) else []
    return [*periods, None] if counts["bin"].null_count() else periods


def tallest(counts: pl.DataFrame) -> int:
    """Give the count an axis has to reach; never 0."""
    return max(1, int(counts.select(pl.max_horizontal("n_certain", "n_possible").max()).item() or 0))


def bars(counts: pl.DataFrame, linked: Record, by: str, words: Titles) -> pl.DataFrame:
    """Give the segments of the bars: certain from 0 up, possible on top of it, and what their tooltips say.

    An undated meeting may belong to any period: it is never certain.
    """
    names = unit_names(counts, linked, words)
    columns: dict[str, list[object]] = {c: [] for c in ("unit", "bin", "kind", "low", "high", *_TOOLTIPS[1:], "who")}
    rows = counts.select("unit", "bin", "n_certain", "n_possible", "n_expected", "n_articles").sort("unit", "bin")
    for unit, start, certain, possible, expected, articles in rows.iter_rows():
        certain, most = (0, max(certain, possible)) if start is None else (certain, max(certain, possible))
        told = [period_name(start, by, words), certain, most - certain, round(expected, 2), articles]
        for kind, low, high in (("certain", 0, certain), ("possible", certain, most)):
            if high > low:
                values = [unit, bin_key(start), kind, low, high, *told, names[unit]]
                for column, value in zip(columns.values(), values, strict=True):
                    column.append(value)
    return pl.DataFrame(columns)


def bin_key(start: date | None) -> str:
    """Give the value of a period on the axis."""
    return _UNDATED if start is None else start.isoformat()


def period_name(start: date | None, by: str, words: Titles) -> str:
    """Give a period in one line, for a tooltip."""
    if start is None:
        return isolate(words.say("words", "undated"))
    if by in ("day", "week"):
        return isolate(interval_label(start, next_bin(start, by) - timedelta(days=1), words))
    return isolate(" ".join(bin_label(start, by, words.locale)))


def _period_scale(periods: Sequence[date | None], words: Titles) -> alt.Scale:
    keys = [bin_key(start) for start in periods]
    gap = 0.6 if len(keys) < 6 else 0.4
    return alt.Scale(domain=keys[::-1] if words.rtl else keys, paddingInner=gap, paddingOuter=0.2)


def _period_axis(periods: Sequence[date | None], by: str, words: Titles, width: int) -> alt.Axis:
    """Label as many periods as there is room for, the same of every year; the year stands where it changes."""
    starts = [start for start in periods if start is not None]
    lines = [line for start in starts for line in bin_label(start, by, words.locale)]
    widest = max((round(text_width(line)) for line in lines), default=0)
    every = max(1, -(-len(periods) * max(46, widest + 8) // width))
    step = _round_step(every, _A_YEAR.get(by))
    labels: dict[str, str | list[str]] = {}
    year = 0
    for place, start in enumerate(periods):
        if start is None:
            labels[_UNDATED] = isolate(words.say("words", "undated"))
        elif _number(start, place, by) % step == 0 and not (
            None in periods and place > len(periods) - 1 - every and place
        ):
            lines = bin_label(start, by, words.locale, with_year=start.year != year)
            labels[bin_key(start)], year = [isolate(line) for line in lines], start.year
    return alt.Axis(
        values=list(labels), labelExpr=label_lookup(labels), labelAngle=0, labelLineHeight=14, labelPadding=6,
        labelOverlap=False, ticks=False, domain=False,
    )  # fmt: skip


def _round_step(least: int, a_year: int | None) -> int:
    """Give a step at least so long that divides the year, or is a round number of years.

    >>> [_round_step(least, 12) for least in (1, 5, 11, 13, 40)]
    [1, 6, 12, 24, 60]
    """
    if a_year is None:
        return least
    parts = [step for step in range(1, a_year) if a_year % step == 0]
    years = [a_year * ten * part for ten in (1, 10, 100, 1000) for part in (1, 2, 5)]
    return next((step for step in parts + years if step >= least), least)


def _number(start: date, place: int, by: str) -> int:
    """Give the number of a period: counted from the year 0, or by its place where years are of unequal length."""
    if by not in _A_YEAR:
        return place
    return start.year * _A_YEAR[by] + (start.month - 1) * _A_YEAR[by] // 12


def _count_axis(words: Titles, highest: int) -> alt.Axis:
    values = list(range(0, highest + 1, -(-highest // 5)))
    # Vega drops some of the values unless it is told that so many are wanted.
    return alt.Axis(
        orient="right" if words.rtl else "left", format="d", values=values, tickCount=len(values) + 1, domain=False,
        ticks=False,
    )  # fmt: skip


def _certainty(words: Titles) -> alt.Color:
    label = label_lookup({kind: isolate(words.say("frequency", kind)) for kind in ("certain", "possible")})
    scale = alt.Scale(domain=["certain", "possible"], range=[STRONG, PALE])
    return alt.Color("kind:N", scale=scale, legend=legend(label, symbolStrokeColor=STRONG, symbolStrokeWidth=1))


def _tooltips(words: Titles) -> list[alt.Tooltip]:
    fields = {"unit": "who"}
    return [alt.Tooltip(fields.get(f, f), title=isolate(words.say("tooltip", f))) for f in _TOOLTIPS]


def unit_names(counts: pl.DataFrame, linked: Record, words: Titles) -> dict[str, str]:
    """Give the name of each panel."""
    names = entity_names(linked, words)
    rows = counts.select("unit", "name").unique("unit").iter_rows()
    return {unit: isolate(unit_name(unit, given, names, words)) for unit, given in rows}


def _header(names: Mapping[str, str], units: Sequence[str], words: Titles) -> alt.Header:
    labels: dict[str, str | list[str]] = {unit: names[unit] for unit in units}
    side: Literal["start", "end"] = "end" if words.rtl else "start"
    return alt.Header(labelOrient="top", labelAnchor=side, labelExpr=label_lookup(labels), labelPadding=6)


def _heading(
    linked: Record,
    counts: pl.DataFrame,
    units: Sequence[str],
    by: str,
    out: pl.Series,
    unit: str,
    words: Titles,
    width: int,
) -> alt.TitleParams:
    """Say how many meetings are counted and in how many articles, what possible means, and what is left out."""
    counted = linked.timeline.filter(pl.col("part_of").is_null(), pl.col("status") == "held")
    counted = counted.filter(~pl.col("timeline_id").is_in(out.implode()))
    articles = articles_about(linked, counted["timeline_id"])
    lines = [f"{words.count('meetings', counted.height)} · {words.count('articles', articles)}"]
    if counts["unit"].n_unique() > len(units):
        lines.append(words.say("frequency", "top", shown=len(units), all=counts["unit"].n_unique()))
    if counts.filter(pl.col("n_possible") > pl.col("n_certain")).height:
        lines.append(words.say("frequency", "note"))
    lines += [_left_out(out.len(), unit, words), dates_only(linked, words)]
    return heading(words, words.title("frequency", by), lines, width)


def _left_out(n: int, unit: str, words: Titles) -> str:
    """Say how many meetings no panel counts; empty where every one is counted."""
    return words.count("no-pair" if unit in ("pair", "country-pair") else "no-party", n) if n else ""
