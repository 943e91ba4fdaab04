"""Find a row by its id and gather what it stands on."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import polars as pl

from timeline.explanation.rendering import Explanation, Mark, Passage, Section, is_right_to_left
from timeline.knowledge.errors import TimelineError, counted
from timeline.record import Record

_Row = dict[str, Any]

#: How the days of a row are known.
_BASES = {
    "explicit": "the words name them",
    "relative": "counted from the days of the article",
    "meeting": "those of the meeting it belongs to",
    "article": "the words name none: those of the article",
    "none": "nothing says when",
}

#: The parts of a statement that have offsets of their own.
_STATEMENT_MARKS = ("speaker", "cue", "content")

_MEETING_FACTS = (
    *("format", "cameo", "status", "place", "country", "host_event", "part_of", "ordinal", "window_days"),
    *("duration_hours", "topics", "flags", "rule"),
)
_STATEMENT_FACTS = (
    *("speaker_name", "speaker_office", "speaker_country", "speaker_organisation", "named_as", "act", "negated"),
    *("kind", "content", "via", "quoted_by", "topics", "meeting_id", "echo_of", "rule"),
)
_TIMELINE_FACTS = (
    *("format", "status", "place", "country", "host_event", "part_of", "n_articles", "n_outlets", "n_held"),
    *("n_planned", "n_denied", "first_reported", "last_reported"),
)

#: So many reports of one meeting are shown with their sentence; the rest are listed.
_SENTENCES = 20


def why(record: Record, id: str) -> Explanation:
    """Say why a row is in the record, or why an article is dated as it is.

    Parameters
    ----------
    record
        With the frame the id is of, and ``articles`` for the words.
    id
        A ``meeting_id``, ``statement_id``, ``timeline_id`` or ``article_id``. An id that is both of a row and of its
        timeline row (the smallest of the meeting's) gives both.

    Returns
    -------
    Explanation
        Shows itself in a notebook; ``print`` it, or take ``.text``.

    Raises
    ------
    TimelineError
        If nothing in the record has this id; the message names the nearest.

    Examples
    --------
    >>> from timeline.record import frame
    >>> articles = frame("articles", {"article_id": ["a"], "text": ["Ann met Ben."], "language": ["en"]})
    >>> meetings = frame("meetings", {"meeting_id": ["a:m0-0"], "article_id": ["a"], "format": ["meeting"],
    ...     "start": [0], "end": [12]})
    >>> print(why(Record({"articles": articles, "meetings": meetings}), "a:m0-0"))
    meeting a:m0-0
      article: a
      days:    unknown: nothing says when
      format:  meeting
      | Ann met Ben.
    """
    sections: list[Section] = []
    for row in _rows(record, "meetings", "meeting_id", [id]):
        sections.append(_meeting(record, row))
    for row in _rows(record, "statements", "statement_id", [id]):
        sections.append(_statement(record, row))
    for row in _rows(record, "timeline", "timeline_id", [id]):
        sections += _timeline(record, row)
    for row in _rows(record, "articles", "article_id", [id]):
        sections += _article(record, row)
    if not sections:
        raise TimelineError(f"nothing in the record has the id {id!r}{_nearest(record, str(id))}")
    return Explanation(id, tuple(sections))


def _rows(record: Record, frame: str, column: str, ids: Iterable[str]) -> list[_Row]:
    wanted = [one for one in ids if isinstance(one, str)]
    return record[frame].filter(pl.col(column).is_in(wanted)).sort(column).to_dicts()


def _nearest(record: Record, id: str) -> str:
    columns = {"meetings": "meeting_id", "statements": "statement_id", "timeline": "timeline_id"}
    columns |= {"articles": "article_id"}
    known = pl.concat([record[frame][column].alias("id") for frame, column in columns.items()]).drop_nulls().unique()
    # Comparing letter by letter is slow: of a large record only ids that begin alike are compared.
    alike = known.filter(known.str.starts_with(id[:3])) if known.len() > 5000 else known
    near = get_close_matches(id, alike.sort().head(5000).to_list(), n=3)
    return f" (did you mean {' or '.join(map(repr, near))}?)" if near else f"; it holds {counted(known.len(), 'id')}"


def _meeting(record: Record, row: _Row) -> Section:
    parties = _rows(record, "participants", "meeting_id", [row["meeting_id"]])
    marks = [_mark(row["date_start"], row["date_end"], "date")]
    marks += [_mark(party["start"], party["end"], "party") for party in parties]
    told = [("article", row["article_id"]), ("days", _days(record, row, "date"))]
    told += [("who", "; ".join(_party(party) for party in parties))]
    return _section(record, f"meeting {row['meeting_id']}", row, row["meeting_id"], marks, told, _MEETING_FACTS)


def _statement(record: Record, row: _Row) -> Section:
    spans = {label: [(row[f"{label}_start"], row[f"{label}_end"])] for label in _STATEMENT_MARKS}
    if row["content_spans"]:
        spans["content"] = [(span["start"], span["end"]) for span in row["content_spans"]]
    marks = [_mark(start, end, label) for label, found in spans.items() for start, end in found]
    told = [("article", row["article_id"]), ("said", _days(record, row, "said"))]
    return _section(record, f"statement {row['statement_id']}", row, row["statement_id"], marks, told, _STATEMENT_FACTS)


def _section(
    record: Record,
    heading: str,
    row: _Row,
    id: str,
    marks: list[Mark | None],
    told: list[tuple[str, str]],
    facts: Iterable[str],
) -> Section:
    """Put a row, its words and its evidence together."""
    evidence = _rows(record, "evidence", "id", [id])
    evidence.sort(key=lambda e: (e["start"] is None, e["start"], e["column"] or ""))
    marks += [_mark(e["start"], e["end"], e["column"] or "evidence") for e in evidence]
    return Section(
        heading,
        tuple((name, value) for name, value in [*told, *_facts(row, facts)] if value),
        _passages(record, row["article_id"], row["start"], row["end"], marks),
        ("column", "words", "rule"),
        tuple((e["column"] or "", e["text"] or "", e["rule"] or "") for e in evidence),
    )


def _timeline(record: Record, row: _Row) -> list[Section]:
    id = row["timeline_id"]
    parties = _rows(record, "timeline_participants", "timeline_id", [id])
    told = [("days", _interval(row, "date")), ("who", "; ".join(_party(party) for party in parties))]
    told += _facts(row, _TIMELINE_FACTS)
    facts = tuple((name, value) for name, value in told if value)
    ids = [report["meeting_id"] for report in _rows(record, "timeline_reports", "timeline_id", [id])]
    reports = _rows(record, "meetings", "meeting_id", ids)
    written = {a["article_id"]: a for a in _rows(record, "articles", "article_id", [r["article_id"] for r in reports])}
    listed = []
    passages: list[Passage] = []
    for report in reports:
        article = written.get(report["article_id"], {})
        day = _value(article.get("published")) or _interval(article, "dated")
        listed.append((report["meeting_id"], day, *(_value(report[c]) for c in ("status", "date_text", "place_text"))))
        if len(listed) <= _SENTENCES and report["meeting_id"] != id:
            passages += _passages(record, report["article_id"], report["start"], report["end"], [])
    columns = ("report", "article of", "status", "date in words", "place in words")
    sections = [
        Section(f"timeline row {id}", facts),
        Section(counted(len(reports), "report"), (), tuple(passages), columns, tuple(listed)),
    ]
    conflicts = _rows(record, "timeline_conflicts", "timeline_id", [id])
    if conflicts:
        rows = tuple((c["column"] or "", c["value"] or "", _value(c["meeting_ids"])) for c in conflicts)
        sections.append(Section("what reports disagree on", (), (), ("column", "value", "told by"), rows))
    return sections


def _article(record: Record, row: _Row) -> list[Section]:
    names = ("source", "outlet", "language", "title", "published", "page_date", "dating", "crawled", "duplicate_of")
    told = [*_facts(row, (*names, "outcome")), ("dated", _interval(row, "dated"))]
    sections = [Section(f"article {row['article_id']}", tuple((name, value) for name, value in told if value))]
    clues = _rows(record, "clues", "article_id", [row["article_id"]])
    for clue in sorted(clues, key=lambda c: (c["start"] is None, c["start"], c["rule"] or "")):
        bounds = [(f"written {side}", _interval(clue, side)) for side in ("before", "after")]
        facts = [("says", _value(clue["says"])), *bounds, ("rule", _value(clue["rule"]))]
        used = {True: "kept", False: "dropped", None: ""}[clue["kept"]]
        marks = [_mark(clue["start"], clue["end"], "date")]
        heading = f"clue, {used}" if used else "clue"
        sections.append(
            Section(
                f"{heading}: {clue['text'] or ''}",
                tuple((name, value) for name, value in facts if value and value != "unknown"),
                _passages(record, row["article_id"], None, None, marks),
            )
        )
    return sections


def _passages(
    record: Record, article_id: str, start: int | None, end: int | None, marks: Iterable[Mark | None]
) -> tuple[Passage, ...]:
    """Cut out the sentence, and the line of every mark that lies outside it."""
    articles = _rows(record, "articles", "article_id", [article_id])
    if not articles or articles[0]["text"] is None:
        return ()
    text, language = articles[0]["text"], articles[0]["language"]
    known = sorted({m for m in marks if m is not None and m.end <= len(text)}, key=lambda m: (m.start, m.end, m.label))
    ranges = [] if start is None or end is None else [(start, end)]
    for mark in known:
        if not any(left <= mark.start and mark.end <= right for left, right in ranges):
            close = text.find("\n", mark.end)
            ranges.append((text.rfind("\n", 0, mark.start) + 1, len(text) if close < 0 else close))
    return tuple(
        Passage(
            text[left:right],
            left,
            tuple(m for m in known if left <= m.start and m.end <= right),
            language,
            is_right_to_left(text[left:right]),
        )
        for left, right in dict.fromkeys(ranges)
    )


def _mark(start: int | None, end: int | None, label: str) -> Mark | None:
    return None if start is None or end is None or not 0 <= start < end else Mark(start, end, label)


def _facts(row: _Row, names: Iterable[str]) -> list[tuple[str, str]]:
    return [(name.replace("_", " "), _value(row[name])) for name in names]


def _value(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)


def _party(party: _Row) -> str:
    told = [party[c] for c in ("office", "country", "organisation", "role") if party[c]]
    name = party["name"] or party["entity"]
    return f"{name} ({', '.join(told)})" if told else str(name)


def _interval(row: _Row, stem: str) -> str:
    first, last = row.get(f"{stem}_from"), row.get(f"{stem}_to")
    if first is None and last is None:
        return "unknown"
    if first == last:
        return str(first)
    return f"{first} to {last}" if first and last else f"since {first}" if first else f"until {last}"


def _days(record: Record, row: _Row, stem: str) -> str:
    """Say which days, how they are known, and by which words and rule."""
    basis = row[f"{stem}_basis"] or "none"
    told = [f"{_interval(row, stem)}: {_BASES[basis]}"]
    if basis in ("relative", "article"):
        for article in _rows(record, "articles", "article_id", [row["article_id"]]):
            told.append(f"article of {_interval(article, 'dated')} ({article['dating'] or 'unknown'})")
    words = [
        d for d in _rows(record, "dates", "article_id", [row["article_id"]]) if d["start"] == row.get("date_start")
    ]
    told += [f"“{d['text']}”, rule {d['rule']}" for d in words[:1]]
    return "; ".join(told)
