"""From what was found in an article to the rows of the frames, as tuples, and from these to their columns."""

from collections.abc import Iterable, Sequence
from typing import Any

from timeline.extraction.document import Document
from timeline.extraction.found import Evidence, Meeting, Mention, Span, Statement
from timeline.schemas import SCHEMAS

# The frames that reading an article fills.
FILLED = ("segments", "mentions", "dates", "clues", "meetings", "participants", "statements", "evidence")

# The rows of each frame; a row has a value for each column of its schema.
Rows = dict[str, list[tuple[Any, ...]]]


def no_rows() -> Rows:
    """Return the frames that reading fills, without rows."""
    return {name: [] for name in FILLED}


def columns_of(name: str, rows: Sequence[tuple[Any, ...]]) -> dict[str, Sequence[Any]]:
    """Return the rows of a frame as its columns."""
    values = zip(*rows, strict=True) if rows else [() for _ in SCHEMAS[name]]
    return dict(zip(SCHEMAS[name], values, strict=True))


def add(rows: Rows, doc: Document) -> None:
    """Add all that was found in an article to the rows."""
    article_id = doc.article.article_id
    rows["segments"] += [(article_id, n, s.kind, s.start, s.end) for n, s in enumerate(doc.segments)]
    rows["mentions"] += [(article_id, m.kind, m.entity, m.start, m.end, m.form, m.role, m.rule) for m in doc.mentions]
    rows["dates"] += [
        (article_id, d.start, d.end, doc.text[d.start : d.end], d.date_from, d.date_to, d.grain, d.basis, d.rule)
        for d in doc.dates
    ]
    rows["clues"] += [
        (
            article_id, c.start, c.end, c.text, c.says, c.before_from, c.before_to, c.after_from, c.after_to, c.kept,
            c.rule,
        )
        for c in doc.clues
    ]  # fmt: skip
    for meeting in doc.meetings:
        _add_meeting(rows, doc, meeting)
    for statement in doc.statements:
        _add_statement(rows, doc, statement)


def _add_meeting(rows: Rows, doc: Document, m: Meeting) -> None:
    prefix = f"{doc.article.article_id}:"
    meeting_id = prefix + m.key
    place, country, entity, latitude, longitude = _place(doc, m.place)
    date = m.when
    rows["meetings"].append(
        (
            meeting_id, doc.article.article_id, m.format, m.cameo or None, m.status, m.date_from, m.date_to, m.grain,
            doc.text[date.start : date.end] if date else None, m.date_basis, date.start if date else None,
            date.end if date else None, place, entity,
            doc.text[m.place.start : m.place.end] if m.place else None, country,
            latitude, longitude, m.host_event.name if m.host_event else None, prefix + m.part_of if m.part_of else None,
            m.ordinal, m.window_days, m.duration_hours, list(m.topics), list(m.flags), m.start, m.end,
            doc.text[m.start : m.end], m.rule,
        )
    )  # fmt: skip
    for party in m.participants:
        p = party.mention
        rows["participants"].append(
            (
                meeting_id, p.entity, p.name, p.office or None, p.country or None, p.organisation or None, party.role,
                doc.text[p.start : p.end], p.start, p.end,
            ),
        )  # fmt: skip
    _add_evidence(rows, doc, meeting_id, m.evidence)


def _place(
    doc: Document, place: Mention | None
) -> tuple[str | None, str | None, str | None, float | None, float | None]:
    """Return (name, country, entity, latitude, longitude) of a venue, None where there is none."""
    if place is None:
        return None, None, None, None, None
    known = doc.knowledge.places.get(place.entity)
    latitude, longitude = (known.latitude, known.longitude) if known else (None, None)
    return place.name, place.country or None, place.entity, latitude, longitude


def _add_statement(rows: Rows, doc: Document, s: Statement) -> None:
    prefix = f"{doc.article.article_id}:"
    speaker, text = s.speaker, doc.text
    rows["statements"].append(
        (
            prefix + s.key, doc.article.article_id,
            speaker.entity if speaker else None, speaker.name if speaker else None,
            (speaker.office or None) if speaker else None, (speaker.country or None) if speaker else None,
            (speaker.organisation or None) if speaker else None, *_ends(s.speaker_span), s.named_as,
            text[s.cue.start : s.cue.end] if s.cue else None, *_ends(s.cue), s.act, s.negated, s.kind,
            " ".join(text[c.start : c.end] for c in s.content), s.content[0].start, s.content[-1].end,
            [{"start": c.start, "end": c.end} for c in s.content], s.said_from, s.said_to, s.said_basis,
            s.via.entity if s.via else None, s.quoted_by.entity if s.quoted_by else None, list(s.topics),
            prefix + s.meeting if s.meeting else None, prefix + s.echo_of if s.echo_of else None, s.start, s.end,
            text[s.start : s.end], s.rule,
        )
    )  # fmt: skip
    _add_evidence(rows, doc, prefix + s.key, s.evidence)


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


def _add_evidence(rows: Rows, doc: Document, row_id: str, evidence: Iterable[Evidence]) -> None:
    for e in evidence:
        rows["evidence"].append((row_id, e.column, e.start, e.end, doc.text[e.start : e.end], e.rule))
