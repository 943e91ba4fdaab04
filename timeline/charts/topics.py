"""Topics: who speaks about what, as a grid of counted statements, or as bars where only topics are asked for."""

from collections.abc import Mapping
from datetime import date

import altair as alt
import polars as pl
from altair.typing import ChartType

from timeline.charts.labels import heading, isolate, label_lookup, level, nothing, row_axis, text_width, wrap
from timeline.charts.months import bin_label, bins_between
from timeline.charts.names import dates_only, entity_names, name_of
from timeline.charts.names import topic_names as knowledge_topics
from timeline.charts.shares import GROUPS, NO_TOPIC, NONE, OTHERS, fold_rest, in_order, topic_shares
from timeline.charts.theme import INK, SHADES, STRONG
from timeline.charts.titles import Titles, readable, titles
from timeline.knowledge.errors import TimelineError, nearest
from timeline.record import Record

Labels = dict[str, list[str]]


def claim_topics(
    linked: Record,
    by: str = "speaker",
    *,
    language: str = "en",
    locale: str | None = None,
    top: int = 12,
    topic_names: Mapping[str, str] | None = None,
) -> ChartType:
    """Draw what statements are about, by who made them.

    A statement with k topics counts 1/k for each; one without is counted as such. Headlines that repeat a claim
    (``echo_of``) and articles that repeat another (``duplicate_of``) are left out.

    Parameters
    ----------
    linked
        A record; its frames ``statements``, ``articles`` and ``entities`` are read.
    by
        ``speaker``, ``country``, ``act`` or ``month`` for a grid; ``topic`` for bars.
    language, locale
        The chart's language (en, ar, ru, fr), and whose names of months.
    top
        The most columns of the grid (bars of the bar chart); the rest are drawn together as "all others". Months are
        all drawn.
    topic_names
        Names of topics by id, over those of the built-in knowledge; an id without a name is made readable.

    Returns
    -------
    altair.LayerChart
        The grid or the bars; an ``altair.Chart`` that says so when there is nothing to draw.

    Raises
    ------
    TimelineError
        If ``by`` is none of these, or charts do not speak the language.
    """
    words = titles(language, locale)
    if by not in GROUPS:
        raise TimelineError(f"topics are drawn by {', '.join(GROUPS)}, not {by!r}{nearest(by, GROUPS)}")
    every = topic_shares(linked, by)
    if every.is_empty():
        return nothing(words, "no-statements", dates_only(linked, words))
    column = "topic" if by == "topic" else "group"
    shares = every if by == "month" else fold_rest(every, column, top)
    named = {**knowledge_topics(linked, words), **(topic_names or {})}
    topics = {t: topic_label(t, named, words) for t in in_order(shares, "topic")}
    groups = {} if by == "topic" else group_labels(shares, linked, by, words)
    drawn = grid(shares, topics, groups, by, words) if groups else bar_rows(shares, topics, words)
    lines = [words.count("statements", shares["statement_id"].n_unique())]
    if OTHERS in shares[column]:
        lines.append(words.say("topics", "top", shown=top, all=every[column].n_unique()))
    lines += [words.say("topics", "note"), dates_only(linked, words)]
    width = max(520, step(groups) * len(groups))
    return drawn.properties(title=heading(words, words.title("topics", by), lines, width))


def grid(shares: pl.DataFrame, topics: Mapping[str, str], groups: Labels, by: str, words: Titles) -> ChartType:
    """Draw a square for each topic of each group, darker with more statements, and the number in it."""
    cells = cells_of(shares, topics, groups)
    columns = list(groups)[::-1] if words.rtl else list(groups)
    told, room = level(groups)
    axis = alt.Axis(
        orient="top", labelExpr=label_lookup(told), labelAngle=0, labelLineHeight=14, labelPadding=room, ticks=False,
        labelBaseline="line-bottom", domain=False, labelOverlap=False,
    )  # fmt: skip
    base = alt.Chart(cells).encode(
        x=alt.X("group:N", title=None, axis=axis, scale=alt.Scale(domain=columns)),
        y=alt.Y("topic:N", title=None, axis=row_axis(words, topics), scale=alt.Scale(domain=list(topics))),
        tooltip=tooltips(words, {"group_name": words.say("tooltip", by), "topic_name": words.say("tooltip", "topic")}),
    )
    # Shades tell topics apart: what has no topic is often the most, stays grey and does not stretch the scale.
    most = max(cells.filter(pl.col("topic") != NO_TOPIC)["claims"], default=1.0)
    shade = alt.Color("claims:Q", legend=None, scale=alt.Scale(domain=[0, most], range=SHADES))
    grey = alt.when(alt.datum.topic == NO_TOPIC)
    squares = base.mark_rect(stroke="white", strokeWidth=2, cornerRadius=3)
    squares = squares.encode(color=grey.then(alt.value("#ececec")).otherwise(shade))
    dark = (alt.datum.claims > 0.66 * most) & (alt.datum.topic != NO_TOPIC)
    ink = alt.when(dark).then(alt.value("white")).otherwise(alt.value(INK))
    numbers = base.mark_text().encode(text=alt.Text("claims:Q", format=",.1~f"), color=ink)
    return alt.layer(squares, numbers).properties(width=alt.Step(step(groups)), height=alt.Step(26))


def bar_rows(shares: pl.DataFrame, topics: Mapping[str, str], words: Titles) -> ChartType:
    """Draw a bar for each topic, as long as its statements are many, and the number at its end."""
    base = alt.Chart(cells_of(shares, topics, {})).encode(
        x=alt.X("claims:Q", title=None, axis=None, scale=alt.Scale(reverse=words.rtl)),
        y=alt.Y("topic:N", title=None, axis=row_axis(words, topics), scale=alt.Scale(domain=list(topics))),
        tooltip=tooltips(words, {"topic_name": words.say("tooltip", "topic")}),
    )
    grey = alt.when(alt.FieldOneOfPredicate("topic", [NO_TOPIC, OTHERS])).then(alt.value("#a9a9a9"))
    lengths = base.mark_bar(height={"band": 0.7}).encode(color=grey.otherwise(alt.value(STRONG)))
    numbers = base.mark_text(align="right" if words.rtl else "left", dx=-5 if words.rtl else 5)
    numbers = numbers.encode(text=alt.Text("claims:Q", format=",.1~f"))
    return alt.layer(lengths, numbers).properties(width=420, height=alt.Step(24))


def cells_of(shares: pl.DataFrame, topics: Mapping[str, str], groups: Labels) -> pl.DataFrame:
    """Sum the shares of each topic of each group; a cell also knows how many statements touch it, and its names."""
    cells = shares.group_by("topic", "group").agg(
        claims=pl.col("share").sum().round(4), touching=pl.col("statement_id").n_unique()
    )
    names = {group: " ".join(lines) for group, lines in groups.items()}
    return cells.sort("topic", "group").with_columns(
        topic_name=pl.col("topic").replace(topics), group_name=pl.col("group").replace(names)
    )


def tooltips(words: Titles, names: Mapping[str, str]) -> list[alt.Tooltip]:
    """Say what a cell is and what it counts."""
    counted = [
        alt.Tooltip("claims:Q", title=isolate(words.say("tooltip", "claims")), format=",.2~f"),
        alt.Tooltip("touching:Q", title=isolate(words.say("tooltip", "touching"))),
    ]
    return [*(alt.Tooltip(f"{column}:N", title=isolate(title)) for column, title in names.items()), *counted]


def step(groups: Labels) -> int:
    """Give the width of a column that holds the longest line of its label, in pixels."""
    longest = max((text_width(line) for label in groups.values() for line in label), default=0)
    return max(44, round(longest) + 12)


def topic_label(topic: str, names: Mapping[str, str], words: Titles) -> str:
    """Give the name of a topic."""
    if topic in (NO_TOPIC, OTHERS):
        return isolate(words.say("topics", "no-topic" if topic == NO_TOPIC else "others"))
    return isolate(names.get(topic) or readable(topic))


def group_labels(shares: pl.DataFrame, record: Record, by: str, words: Titles) -> Labels:
    """Give the lines of each column's label: its name, and how many statements it has."""
    order = in_order(shares, "group")
    if by == "month":
        known = sorted(date.fromisoformat(key) for key in order if key != NONE)
        every = [day.isoformat() for day in bins_between(known[0], known[-1], "month")] if known else []
        order = [*every, *(key for key in order if key == NONE)]
    sizes = {group: n for group, n in shares.group_by("group").agg(pl.col("statement_id").n_unique()).iter_rows()}
    names, given = entity_names(record, words), dict(record.statements.select("speaker", "speaker_name").iter_rows())
    labels: Labels = {}
    for group in order:
        if group in (OTHERS, NONE):
            key = "others" if group == OTHERS else {"speaker": "no-speaker", "month": "undated"}.get(by, "none")
            name = words.say("topics", key)
        elif by == "month":
            name = "\n".join(bin_label(date.fromisoformat(group), "month", words.locale))
        elif by == "act":
            name = words.term("act", group)
        else:
            name = name_of(group, given.get(group), names, words) or group
        lines = [line for part in name.split("\n") for line in wrap(part, 12)]
        labels[group] = [*lines, f"({sizes.get(group, 0)})"]
    return labels
