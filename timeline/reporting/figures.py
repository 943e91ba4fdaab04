"""Figures: the charts of a record as SVG that stands in the page itself."""

import re
from typing import Any

import altair as alt
import vl_convert
from markupsafe import Markup

from timeline.charts import claim_topics, meeting_frequency, meeting_timeline
from timeline.reporting.telling import Telling


def figures_of(telling: Telling) -> list[dict[str, Any]]:
    """Give the title and the picture of each chart."""
    language, record = telling.words.language, telling.record
    charts: dict[str, alt.TopLevelMixin] = {
        "figure-timeline": meeting_timeline(record, language=language),
        "figure-frequency": meeting_frequency(record, by="month", language=language),
        "figure-topics": claim_topics(record, by="speaker", language=language),
    }
    return [{"title": telling.own[key], "svg": _inline(chart, key)} for key, chart in charts.items()]


def _inline(chart: alt.TopLevelMixin, prefix: str) -> Markup:
    """Return a chart as SVG for a page that holds several.

    Vega numbers its clip paths on and on within a process: renumbered here, they are the same every time, and differ
    between the charts of one page.
    """
    picture = vl_convert.vegalite_to_svg(chart.to_dict())
    found = list(dict.fromkeys(re.findall(r'\bid="([^"]+)"', picture)))
    for number, old in enumerate(found):
        new = f"{prefix}-{number}"
        picture = picture.replace(f'id="{old}"', f'id="{new}"').replace(f"url(#{old})", f"url(#{new})")
        picture = picture.replace(f'href="#{old}"', f'href="#{new}"')
    return Markup(picture)
