"""Who met whom, where and when, and who claimed what: from news articles to dated frames, charts and reports.

The public names are loaded when they are first used, so that ``timeline --help`` need not wait for Polars and Altair.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline import charts
    from timeline.articles import read, read_with_skipped
    from timeline.corpus import extract
    from timeline.evaluation import Comparison, compare, evaluate
    from timeline.explanation import Explanation, why
    from timeline.extraction.document import Document
    from timeline.knowledge import Days, Knowledge, TimelineError
    from timeline.linking import changed_positions, count, events, link, who_said_first, words_without_topic
    from timeline.record import Record, load, scan
    from timeline.reporting import write_report

__all__ = [
    "Comparison", "Days", "Document", "Explanation", "Knowledge", "Record", "TimelineError", "changed_positions",
    "charts", "compare", "count", "evaluate", "events", "extract", "link", "load", "read", "read_with_skipped", "scan",
    "who_said_first", "why", "words_without_topic", "write_report",
]  # fmt: skip

_HOMES = {
    "timeline.articles": ("read", "read_with_skipped"),
    "timeline.corpus": ("extract",),
    "timeline.evaluation": ("Comparison", "compare", "evaluate"),
    "timeline.explanation": ("Explanation", "why"),
    "timeline.extraction.document": ("Document",),
    "timeline.knowledge": ("Days", "Knowledge", "TimelineError"),
    "timeline.linking": ("changed_positions", "count", "events", "link", "who_said_first", "words_without_topic"),
    "timeline.record": ("Record", "load", "scan"),
    "timeline.reporting": ("write_report",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name == "charts":
        return import_module("timeline.charts")
    if name in _HOME_OF:
        return getattr(import_module(_HOME_OF[name]), name)
    raise AttributeError(f"timeline has no {name!r}; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return sorted(__all__)
