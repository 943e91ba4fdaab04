"""The frames of a record: their names, their columns in order, and the type of each column.

These names are a promise to everyone who reads a record. New columns are added at the end; readers ignore what they do
not know. A closed list is an Enum; a list that knowledge can extend (format, act, topics, rule, flags) is text.
Offsets are code points, end exclusive; dates are days, both ends inclusive.
"""

import polars as pl

from timeline.articles.schema import ARTICLES
from timeline.extraction.found import GRAINS

#: The version of this promise, kept in ``record.json``; it grows when a frame or a column is added.
VERSION = 2

#: Frames that older records lack, and the version that brought them.
ADDED = {"claims": 2, "relations": 2}

SEGMENT_KIND = pl.Enum(["title", "dateline", "lead", "heading", "body", "comment", "boilerplate"])
ENTITY_KIND = pl.Enum(["person", "office", "place", "country", "organisation", "conference", "group"])
MENTION_FORM = pl.Enum(["name", "title", "title+name", "counterpart", "pronoun", "group", "metonym"])
MENTION_ROLE = pl.Enum(["actor", "place"])
GRAIN = pl.Enum(GRAINS)
DATE_KIND = pl.Enum(["explicit", "relative"])
BASIS = pl.Enum(["explicit", "relative", "meeting", "article", "none"])
STATUS = pl.Enum(["held", "under-way", "planned", "postponed", "cancelled", "denied", "rumoured"])
STANCE = pl.Enum(["affirms", "denies", "demands"])
RELATION = pl.Enum(["repeats", "agrees", "contradicts"])
PARTY_ROLE = pl.Enum(["principal", "host", "visitor", "mediator", "attendee", "greeted"])
NAMED_AS = pl.Enum(["name", "title", "title+name", "pronoun", "implicit", "metonym", "organisation", "none"])
STATEMENT_KIND = pl.Enum(["direct", "mixed", "indirect"])

_TEXT = pl.String()
_DAY = pl.Date()
_INT = pl.Int64()
_REAL = pl.Float64()
_FLAG = pl.Boolean()
_WORDS = pl.List(pl.String())
_NAMES = pl.List(pl.Struct({"language": pl.String(), "name": pl.String()}))
_SPANS = pl.List(pl.Struct({"start": pl.Int64(), "end": pl.Int64()}))

#: Every frame of a record and its schema, in the order a reader meets them.
SCHEMAS: dict[str, pl.Schema] = {
    "articles": ARTICLES,
    "segments": pl.Schema(
        {"article_id": _TEXT, "segment": _INT, "kind": SEGMENT_KIND, "start": _INT, "end": _INT},
    ),
    "mentions": pl.Schema(
        {
            "article_id": _TEXT,
            "kind": ENTITY_KIND,
            "entity": _TEXT,
            "start": _INT,
            "end": _INT,
            "form": MENTION_FORM,
            "role": MENTION_ROLE,
            "rule": _TEXT,
        }
    ),
    "entities": pl.Schema(
        {
            "entity": _TEXT,
            "kind": ENTITY_KIND,
            "name": _TEXT,
            "names": _NAMES,
            "wikidata": _TEXT,
            "country": _TEXT,
            "organisation": _TEXT,
        }
    ),
    "dates": pl.Schema(
        {
            "article_id": _TEXT,
            "start": _INT,
            "end": _INT,
            "text": _TEXT,
            "date_from": _DAY,
            "date_to": _DAY,
            "grain": GRAIN,
            "basis": DATE_KIND,
            "rule": _TEXT,
        }
    ),
    "clues": pl.Schema(
        {
            "article_id": _TEXT,
            "start": _INT,
            "end": _INT,
            "text": _TEXT,
            "says": _TEXT,
            "before_from": _DAY,
            "before_to": _DAY,
            "after_from": _DAY,
            "after_to": _DAY,
            "kept": _FLAG,
            "rule": _TEXT,
        }
    ),
    "meetings": pl.Schema(
        {
            "meeting_id": _TEXT,
            "article_id": _TEXT,
            "format": _TEXT,
            "cameo": _TEXT,
            "status": STATUS,
            "date_from": _DAY,
            "date_to": _DAY,
            "grain": GRAIN,
            "date_text": _TEXT,
            "date_basis": BASIS,
            "date_start": _INT,
            "date_end": _INT,
            "place": _TEXT,
            "place_entity": _TEXT,
            "place_text": _TEXT,
            "country": _TEXT,
            "latitude": _REAL,
            "longitude": _REAL,
            "host_event": _TEXT,
            "part_of": _TEXT,
            "ordinal": _INT,
            "window_days": _INT,
            "duration_hours": _REAL,
            "topics": _WORDS,
            "flags": _WORDS,
            "start": _INT,
            "end": _INT,
            "evidence": _TEXT,
            "rule": _TEXT,
        }
    ),
    "participants": pl.Schema(
        {
            "meeting_id": _TEXT,
            "entity": _TEXT,
            "name": _TEXT,
            "office": _TEXT,
            "country": _TEXT,
            "organisation": _TEXT,
            "role": PARTY_ROLE,
            "as_written": _TEXT,
            "start": _INT,
            "end": _INT,
        }
    ),
    "statements": pl.Schema(
        {
            "statement_id": _TEXT,
            "article_id": _TEXT,
            "speaker": _TEXT,
            "speaker_name": _TEXT,
            "speaker_office": _TEXT,
            "speaker_country": _TEXT,
            "speaker_organisation": _TEXT,
            "speaker_start": _INT,
            "speaker_end": _INT,
            "named_as": NAMED_AS,
            "cue": _TEXT,
            "cue_start": _INT,
            "cue_end": _INT,
            "act": _TEXT,
            "negated": _FLAG,
            "kind": STATEMENT_KIND,
            "content": _TEXT,
            "content_start": _INT,
            "content_end": _INT,
            "content_spans": _SPANS,
            "said_from": _DAY,
            "said_to": _DAY,
            "said_basis": BASIS,
            "via": _TEXT,
            "quoted_by": _TEXT,
            "topics": _WORDS,
            "meeting_id": _TEXT,
            "echo_of": _TEXT,
            "start": _INT,
            "end": _INT,
            "evidence": _TEXT,
            "rule": _TEXT,
        }
    ),
    "evidence": pl.Schema(
        {"id": _TEXT, "column": _TEXT, "start": _INT, "end": _INT, "text": _TEXT, "rule": _TEXT},
    ),
    "skipped": pl.Schema({"source": _TEXT, "row": _INT, "reason": _TEXT}),
    "timeline": pl.Schema(
        {
            "timeline_id": _TEXT,
            "format": _TEXT,
            "status": STATUS,
            "date_from": _DAY,
            "date_to": _DAY,
            "grain": GRAIN,
            "date_basis": BASIS,
            "place": _TEXT,
            "place_entity": _TEXT,
            "country": _TEXT,
            "latitude": _REAL,
            "longitude": _REAL,
            "host_event": _TEXT,
            "part_of": _TEXT,
            "n_articles": _INT,
            "n_outlets": _INT,
            "n_held": _INT,
            "n_planned": _INT,
            "n_denied": _INT,
            "first_reported": _DAY,
            "last_reported": _DAY,
        }
    ),
    "timeline_participants": pl.Schema(
        {
            "timeline_id": _TEXT,
            "entity": _TEXT,
            "name": _TEXT,
            "office": _TEXT,
            "country": _TEXT,
            "organisation": _TEXT,
            "role": PARTY_ROLE,
            "n_reports": _INT,
        }
    ),
    "timeline_reports": pl.Schema({"timeline_id": _TEXT, "meeting_id": _TEXT}),
    "timeline_conflicts": pl.Schema(
        {"timeline_id": _TEXT, "column": _TEXT, "value": _TEXT, "meeting_ids": _WORDS},
    ),
    "claims": pl.Schema({"statement_id": _TEXT, "claim_id": _TEXT, "topic": _TEXT, "stance": STANCE}),
    "relations": pl.Schema(
        {"statement_a": _TEXT, "statement_b": _TEXT, "relation": RELATION, "evidence": _TEXT, "rule": _TEXT},
    ),
}

#: What ``evaluate`` gives; no frame of a record, for it is about two.
EVALUATION = pl.Schema(
    {
        "subject": _TEXT,
        "measure": _TEXT,
        "value": _REAL,
        "low": _REAL,
        "high": _REAL,
        "both": _INT,
        "n_a": _INT,
        "n_b": _INT,
        "note": _TEXT,
    }
)
