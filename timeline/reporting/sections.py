"""Sections: what the report says of articles, of the reports of meetings, and of statements."""

from collections.abc import Iterable
from typing import Any

import polars as pl

from timeline.charts.rows import DAYS
from timeline.charts.titles import readable
from timeline.reporting.quoting import cited
from timeline.reporting.telling import Row, Telling, by_column


def articles_of(telling: Telling) -> list[dict[str, Any]]:
    """Give one entry for each article: what is known of it, and how it is dated."""
    own, record = telling.own, telling.record
    clues = by_column(record.clues.iter_rows(named=True), "article_id")
    titles = by_column(record.segments.filter(pl.col("kind") == "title").iter_rows(named=True), "article_id")
    told = []
    for row in telling.articles.values():
        known = row["article_id"]
        first = titles.get(known, [{"start": 0, "end": 0}])[0]
        told.append(
            {
                "id": known,
                "title": row["title"] or row["text"][first["start"] : first["end"]].strip(),
                "names": [row[name] for name in ("outlet", "source", "url", "article_id") if row[name]],
                "copy_of": row["duplicate_of"],
                "language": row["language"] or "",
                "published": telling.dates(row["published"], row["published"]) if row["published"] else "",
                "dated": telling.dates(row["dated_from"], row["dated_to"]),
                "dating": own["dating"].get(row["dating"], "") if row["dating"] else "",
                "clues": [_clue(clue) for clue in clues.get(known, [])],
                "outcome": own["outcomes"].get(row["outcome"], "") if row["outcome"] else "",
            }
        )
    return told


def _clue(row: Row) -> dict[str, Any]:
    return {
        "text": row["text"] or "",
        "says": row["says"] or readable(row["rule"] or ""),
        "kept": row["kept"] is not False,
    }


def meetings_of(telling: Telling) -> list[dict[str, Any]]:
    """Give one entry for each real meeting by date, its parts right after it."""
    record, words = telling.record, telling.words
    parties = by_column(record.timeline_participants.iter_rows(named=True), "timeline_id")
    reports = by_column(record.timeline_reports.iter_rows(named=True), "timeline_id")
    conflicts = by_column(record.timeline_conflicts.iter_rows(named=True), "timeline_id")
    rows = {row["timeline_id"]: row for row in record.timeline.iter_rows(named=True)}
    days = {known: interval for known, *interval in record.meetings.select("meeting_id", "date_from", "date_to").rows()}

    def place_in_time(row: Row) -> tuple[str, ...]:
        whole = rows.get(row["part_of"], row)
        first = whole["date_from"] or whole["date_to"]
        return (str(first or "9999"), whole["timeline_id"], str(int(whole is not row)), str(row["date_from"]))

    listed = []
    for row in sorted(rows.values(), key=lambda row: (*place_in_time(row), row["timeline_id"])):
        known = row["timeline_id"]
        told: dict[str, dict[str, None]] = {}
        for conflict in conflicts.get(known, []):
            column = str(DAYS.get(conflict["column"], conflict["column"]))
            others = [_value(telling, column, conflict["value"] or "")]
            if column == "date":
                others = [telling.dates(*days[report]) for report in conflict["meeting_ids"]]
            told.setdefault(words.words["tooltip"].get(column, readable(column)), {}).update(dict.fromkeys(others))
        apart = telling.own["conflicts" if (row["n_articles"] or 0) > 1 else "conflicts-own"]
        listed.append(
            {
                "id": known,
                "part": row["part_of"] in rows,
                "date": telling.dates(row["date_from"], row["date_to"]),
                "format": words.term("format", row["format"]),
                "status": words.term("status", row["status"]),
                "place": _place(telling, row),
                "event": telling.name(row["host_event"], row["host_event"]),
                "parties": _parties(telling, parties.get(known, [])),
                "support": words.count("articles", row["n_articles"] or 0),
                "reports": [report["meeting_id"] for report in reports.get(known, [])],
                "conflicts": [{"column": f"{apart} {c}", "values": list(v)} for c, v in sorted(told.items())],
            }
        )
    return listed


def _value(telling: Telling, column: str, value: str) -> str:
    """Give what a report tells otherwise, by its name; a day or a number as it is."""
    if column in telling.words.terms:
        return telling.words.term(column, value)
    return telling.names.get(value, value)


def _place(telling: Telling, row: Row) -> list[str]:
    place = telling.name(row["place_entity"], row["place"])
    country = telling.words.country(row["country"]) if row["country"] else ""
    return list(dict.fromkeys(part for part in (place, country) if part))


def _parties(telling: Telling, rows: Iterable[Row]) -> list[str]:
    """Give each party as its name, then what it spoke for."""
    told = []
    for row in rows:
        office = telling.words.term("office", row["office"]) if row["office"] else ""
        country = telling.words.country(row["country"]) if row["country"] and row["country"] != row["entity"] else ""
        of_what = telling.own["comma"].join(part for part in (office, country) if part)
        name = telling.name(row["entity"], row["name"])
        # Of a stranger the office and the country are the name.
        told.append(f"{name} ({of_what})" if of_what and not name.startswith(f"{office} ({country}") else name)
    return list(dict.fromkeys(told))


def reports_of(telling: Telling) -> list[dict[str, Any]]:
    """Give one entry for each sentence that reports a meeting, in the order of the articles."""
    words, own = telling.words, telling.own
    parties = by_column(telling.record.participants.iter_rows(named=True), "meeting_id")
    told = []
    for row in telling.record.meetings.sort("article_id", "start", "meeting_id").iter_rows(named=True):
        taking_part = parties.get(row["meeting_id"], [])
        spans = [(row["date_start"], row["date_end"], "date", own["date"])]
        spans += [(party["start"], party["end"], "party", own["parties"]) for party in taking_part]
        notes = [f"{own['date-words']} “{row['date_text']}”" if row["date_text"] else ""]
        notes.append(own["basis"].get(row["date_basis"], "") if row["date_basis"] else "")
        notes.append(own["ordinal"].format(n=row["ordinal"]) if row["ordinal"] else "")
        notes.append(words.count("window", row["window_days"]) if row["window_days"] else "")
        notes.append(words.count("duration", row["duration_hours"]) if row["duration_hours"] else "")
        notes.append(f"{own['rule']}: {readable(row['rule'])}" if row["rule"] else "")
        told.append(
            {
                "id": row["meeting_id"],
                "article": row["article_id"],
                "source": telling.source(row["article_id"]),
                "date": telling.dates(row["date_from"], row["date_to"]),
                "format": words.term("format", row["format"]),
                "status": words.term("status", row["status"]),
                "place": _place(telling, row),
                "parties": _parties(telling, taking_part),
                "flags": [{"name": readable(flag), "warns": "conflict" in flag} for flag in row["flags"] or ()],
                "notes": [note for note in notes if note],
                "cited": cited(telling, row, row["meeting_id"], spans),
            }
        )
    return told


def speakers_of(telling: Telling) -> list[dict[str, Any]]:
    """Give statements by speaker, the one with most first; who is not named stands last."""
    rows = telling.record.statements.sort("article_id", "start", "content_start", "statement_id").iter_rows(named=True)
    groups: dict[tuple[str | None, str], list[Row]] = {}
    for row in rows:
        name = telling.name(row["speaker"], row["speaker_name"]) or telling.own["no-speaker"]
        groups.setdefault((row["speaker"], name), []).append(row)
    told = []
    for (speaker, name), said in groups.items():
        n = sum(row["echo_of"] is None for row in said)
        counted = telling.words.count("statements", n)
        order = (speaker is None, -n, name)
        told.append((order, {"name": name, "count": counted, "statements": [_statement(telling, row) for row in said]}))
    return [group for _, group in sorted(told, key=lambda pair: pair[0])]


def _statement(telling: Telling, row: Row) -> dict[str, Any]:
    own, words = telling.own, telling.words
    spans = [(row["cue_start"], row["cue_end"], "status", own["act"])]
    spans += [(row["speaker_start"], row["speaker_end"], "party", own["statements"])]
    content = row["content_spans"] or [{"start": row["content_start"], "end": row["content_end"]}]
    spans += [(span["start"], span["end"], "content", own["kind"]) for span in content]
    said = telling.dates(row["said_from"], row["said_to"]) if row["said_from"] or row["said_to"] else ""
    notes = [
        words.term("act", row["act"]) if row["act"] else "",
        own["statement-kind"].get(row["kind"], "") if row["kind"] else "",
        own["comma"].join(telling.topic(topic) for topic in row["topics"] or ()),
        f"{own['said']}: {said}" if said else "",
    ]
    return {
        "id": row["statement_id"],
        "article": row["article_id"],
        "source": telling.source(row["article_id"]),
        "repeat": row["echo_of"],
        "notes": [note for note in notes if note],
        "cited": cited(telling, row, "", spans),
    }
