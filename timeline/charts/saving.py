"""Saving: a chart as a file that looks the same on a machine without our fonts and without a network."""

import json
import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert

from timeline.articles.ours import GENERATOR, PAGES
from timeline.charts.theme import font_face
from timeline.writing import check_ending, check_page, write_file

# Matches "/Font <<" and the lines "/fo1 2 0 R" after it; must not match "/Resources <<", whose lines are no references.
_RESOURCES = re.compile(rb"(?P<opening>/[A-Z][A-Za-z]+ <<\n)(?P<lines>(?: +/[a-z]+\d+ \d+ 0 R\n){2,})")

# Matches the head of object 2 where it is a font; must not match the parts of a font, "/Subtype /CIDFontType2".
_FONTS = re.compile(rb"\n(\d+) 0 obj\n<<\n  /Type /Font\n  /Subtype /Type0\n")


def save(chart: alt.TopLevelMixin, path: str | Path) -> Path:
    """Write a chart to a file of the kind its name ends in.

    Parameters
    ----------
    chart
        Any Altair chart.
    path
        Ends in ``.svg`` (fonts embedded), ``.png`` (twice the size, 144 dots an inch), ``.pdf``, ``.html`` (scripts
        and fonts embedded, opens without a network) or ``.json`` (Vega-Lite). The same chart gives the same
        bytes. Arabic that is copied out of the PDF loses letters, though it is drawn right: copy it from the page.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    TimelineError
        If the name ends in something else, or the file cannot be written there.
    """
    write = _WRITERS[check_name(path)]
    return write_file(path, write(chart.to_dict()))


def check_name(path: str | Path) -> str:
    """Return the ending of a file that a chart can be saved to; refuse another, and a place that holds no file.

    Raises
    ------
    TimelineError
        If the name ends in something else than the kinds of `save`, or the file cannot be written.
    """
    target = check_ending(path, "a chart", tuple(_WRITERS))
    if target.suffix.lower() in PAGES:
        check_page(path)
    return Path(path).suffix.lower()


def _svg(spec: dict[str, Any]) -> bytes:
    picture = vl_convert.vegalite_to_svg(spec)
    start = picture.index(">") + 1
    return f"{picture[:start]}<defs><style>{font_face()}</style></defs>{picture[start:]}".encode()


def _png(spec: dict[str, Any]) -> bytes:
    return vl_convert.vegalite_to_png(spec, scale=2, ppi=72)


def _pdf(spec: dict[str, Any]) -> bytes:
    # vl-convert writes the fonts of a page in a random order. Which one it is makes no difference but to the bytes, so
    # it is asked again until they stand in order: two times for the two fonts, as a rule.
    picture = vl_convert.vegalite_to_svg(spec)
    for _ in range(100):
        page = _RESOURCES.sub(_sorted_lines, vl_convert.svg_to_pdf(picture))
        fonts = [int(number) for number in _FONTS.findall(page)]
        if fonts == sorted(fonts):
            break
    return page


def _sorted_lines(found: re.Match[bytes]) -> bytes:
    return found["opening"] + b"".join(sorted(found["lines"].splitlines(keepends=True)))


def _json(spec: dict[str, Any]) -> bytes:
    return (json.dumps(spec, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _html(spec: dict[str, Any]) -> bytes:
    title = spec.get("title") or ""
    text = title.get("text", "") if isinstance(title, dict) else title
    name = " ".join(text) if isinstance(text, list) else str(text)
    # "<" would end the script early if a label held "</script>".
    inline = json.dumps(spec, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    # Vega measures texts when it draws: the fonts have to be there first.
    draw = (
        "Promise.all(['12px', 'bold 12px'].map(s => document.fonts.load(s + ' \"Timeline Sans\"', 'a\\u0627\\u044f')))"
        f".then(() => vegaEmbed('#chart', {inline}, {{renderer: 'svg', mode: 'vega-lite'}}));"
    )
    script = vl_convert.javascript_bundle(draw).replace("</script", "<\\/script")
    page = (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n{GENERATOR}\n<title>{escape(name)}</title>\n'
        f"<style>{font_face()}\nbody{{margin:1rem}}</style>\n"
        f'</head>\n<body>\n<div id="chart"></div>\n<script type="module">{script}</script>\n</body>\n</html>\n'
    )
    return page.encode()


_WRITERS: dict[str, Callable[[dict[str, Any]], bytes]] = {
    ".svg": _svg, ".png": _png, ".pdf": _pdf, ".html": _html, ".json": _json,
}  # fmt: skip
