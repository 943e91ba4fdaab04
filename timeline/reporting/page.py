"""The page: the sections of the report in one HTML file, written whole or not at all."""

import json
import os
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import polars as pl
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from timeline.articles.ours import GENERATOR
from timeline.charts.names import dates_only
from timeline.charts.theme import font_face
from timeline.knowledge.errors import TimelineError, did_you_mean
from timeline.linking import link
from timeline.record import Record
from timeline.reporting.figures import figures_of
from timeline.reporting.sections import articles_of, meetings_of, reports_of, speakers_of
from timeline.reporting.telling import Telling, telling_of
from timeline.writing import check_page, write_file


def write_report(
    linked: Record, path: str | os.PathLike[str], *, language: str = "en", title: str | None = None
) -> Path:
    """Write a record as one self-contained HTML page; the same record gives the same bytes.

    The page is written beside its place and then renamed, so it is there whole or not at all.

    Parameters
    ----------
    linked
        A linked record; one that is not linked yet is linked first.
    path
        The file to write.
    language
        The language of the page: "en" or "ar". Quotations stay in their own language and direction.
    title
        The heading of the page.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    timeline.TimelineError
        If the page cannot be written there, a file that we did not write stands there, its name does not end in
        ``.html`` or ``.htm``, or it is asked for in a language it does not speak.

    Examples
    --------
    >>> write_report(Record(), "report.html").name  # doctest: +SKIP
    'report.html'
    """
    check_page(path)
    return write_file(path, render(linked, language=language, title=title).encode("utf-8", "replace"))


def render(linked: Record, *, language: str = "en", title: str | None = None) -> str:
    """Return the page of `write_report` as text."""
    spoken = tomllib.loads(_resource("report.toml"))
    if language not in spoken:
        raise TimelineError(f"a report does not speak {language!r}{did_you_mean(language, spoken)}")
    record = link(linked) if linked.timeline.is_empty() and linked.meetings.height else linked
    telling = telling_of(record, language, spoken[language])
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_resource("report.html")).render(
        language=language,
        direction="rtl" if telling.words.rtl else "ltr",
        title=title or telling.own["title"],
        t=telling.own,
        generator=Markup(GENERATOR),
        fonts=Markup(font_face()),
        css=Markup(_resource("report.css")),
        counts=_counts(telling),
        articles=articles_of(telling),
        meetings=meetings_of(telling),
        figures=figures_of(telling),
        reports=reports_of(telling),
        speakers=speakers_of(telling),
        skipped=[
            {**row, "row": "" if row["row"] is None else row["row"]} for row in record.skipped.iter_rows(named=True)
        ],
        cite=_cite(telling),
        made=_made(record.info),
    )


def _resource(name: str) -> str:
    return (files("timeline.reporting") / name).read_text(encoding="utf-8")


def _counts(telling: Telling) -> list[str]:
    record, words = telling.record, telling.words
    # What was read in part only is told at once: a zero would look like news without meetings.
    held = record.timeline.filter(pl.col("part_of").is_null() & (pl.col("status") == "held")).height
    said = record.statements.filter(pl.col("echo_of").is_null()).height
    return [
        words.count("articles", len(telling.articles)),
        words.count("meetings", held),
        words.count("statements", said),
        *filter(None, [dates_only(record, words)]),
    ]


def _cite(telling: Telling) -> str:
    info = telling.record.info
    given = next((info[key] for key in ("how_to_cite", "cite", "citation") if info.get(key)), None)
    versions = info.get("versions") or {}
    version = info.get("version") or (versions.get("timeline") if isinstance(versions, Mapping) else None)
    knowledge = info.get("knowledge") or info.get("knowledge_hash")
    unknown = telling.own["not-known"]
    return str(given or telling.own["cite-default"].format(version=version or unknown, knowledge=knowledge or unknown))


def _made(info: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what is known of how a record was made, a line for each entry, tables flattened."""
    lines: list[tuple[str, str]] = []
    for key, value in sorted(info.items()):
        if key == "names":
            continue  # they stand in every section
        if isinstance(value, Mapping):
            lines += [(f"{key} · {inner}", text) for inner, text in _made(value)]
        else:
            lines.append((key, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)))
    return lines
