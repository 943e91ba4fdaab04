"""Labels: texts that run the right way in a chart, break where they should, and stand beside their axis.

Vega draws every text from left to right and has no setting for it. A text with right-to-left letters is therefore put
between U+2067 (right-to-left isolate) and U+2069 (end of isolate); a long one is broken first, then each line isolated.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

import altair as alt

from timeline.charts.titles import Titles

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT, _END = "\u2066", "\u2067", "\u2069"
_ISOLATED = re.compile(f"{_RIGHT_TO_LEFT}[^{_END}]*{_END}")


#: Width in ems by Unicode category: capitals, small letters, other letters (Arabic), marks, digits, spaces, the rest.
_EMS = {"Lu": 0.72, "Ll": 0.6, "Lo": 0.56, "Mn": 0.0, "Nd": 0.64, "Zs": 0.32, "Po": 0.36, "Cf": 0.0}
_EM_SPACE = "\u2003"


def runs_rtl(text: str) -> bool:
    """Tell whether a text holds letters of a right-to-left script that are not isolated already.

    Examples
    --------
    >>> runs_rtl("Geneva, 2016")
    False
    """
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in _ISOLATED.sub("", text))


def isolate(text: str) -> str:
    """Give a text that a chart draws in its own direction, whatever stands around it; decided by its letters."""
    return f"{_RIGHT_TO_LEFT}{text}{_END}" if runs_rtl(text) else text


def stepped_in(text: str, depth: int) -> str:
    """Give a line with space where reading begins; Vega would strip it outside an isolate."""
    mark = _RIGHT_TO_LEFT if text.startswith(_RIGHT_TO_LEFT) else _LEFT_TO_RIGHT
    whole = _ISOLATED.fullmatch(text)
    return f"{mark}{_EM_SPACE * 2 * depth}{text[1:-1] if whole else text}{_END}" if depth else text


def wrap(text: str, width: int, rtl: bool | None = None) -> list[str]:
    """Break a text into lines at its spaces.

    Parameters
    ----------
    text
        The text; spaces that must not break are no-break spaces (U+00A0).
    width
        The most characters in a line; a longer word stands on a line of its own.
    rtl
        Whether the whole runs from right to left; decided by its letters unless given.

    Returns
    -------
    list of str
        The lines, each isolated where the whole runs from right to left.

    Examples
    --------
    >>> wrap("Sergey Lavrov", 8)
    ['Sergey', 'Lavrov']
    """
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    rtl = runs_rtl(text) if rtl is None else rtl
    return [f"{_RIGHT_TO_LEFT}{line}{_END}" if rtl else line for line in lines]


def text_width(text: str, size: int = 11) -> float:
    """Estimate the width of a text in pixels, a little more rather than less.

    Widths are those of DejaVu Sans, averaged over kinds of letters: close enough to leave room for a label.

    Examples
    --------
    >>> round(text_width("Geneva"))
    43
    """
    ems = [1.0 if letter == _EM_SPACE else _EMS.get(unicodedata.category(letter), 0.62) for letter in text]
    return sum(ems) * size * 1.04


def label_lookup(labels: Mapping[str, str | list[str]], key: str = "datum.value") -> str:
    """Give the Vega expression that turns the value of an axis into its label (a list is drawn as lines).

    Parameters
    ----------
    labels
        Labels by value.
    key
        The Vega expression that gives the value.

    Examples
    --------
    >>> label_lookup({"2016-07-01": ["Jul", "2016"]})
    '({"2016-07-01": ["Jul", "2016"]})[datum.value]'
    """
    return f"({json.dumps(dict(labels), ensure_ascii=False)})[{key}]"


def heading(words: Titles, title: str, lines: Iterable[str], width: int) -> alt.TitleParams:
    """Give the title of a chart and the lines under it, at the side where reading begins.

    Parameters
    ----------
    words
        The language.
    title, lines
        The title, and what stands below it: counts, then what the marks mean. Empty lines are left out.
    width
        The width of the chart in pixels; longer lines are broken.
    """
    room = max(44, width // 6)  # a subtitle letter is about six pixels wide
    below = [part for line in lines if line for part in wrap(line, room)]
    return alt.TitleParams(
        text=wrap(title, max(30, width // 9)),
        subtitle=below,
        anchor="end" if words.rtl else "start",
        frame="bounds",
    )


def level(labels: Mapping[str, list[str]]) -> tuple[dict[str, str | list[str]], int]:
    """Give labels that stand above a chart the same number of lines, and the room they need in pixels.

    Vega draws all lines of a label downwards, so those above a chart start high enough, short ones with empty lines.
    """
    most = max(map(len, labels.values()), default=1)
    return {key: [""] * (most - len(lines)) + lines for key, lines in labels.items()}, 14 * (most - 1) + 6


def row_axis(words: Titles, labels: Mapping[str, str | list[str]], from_start: bool = False) -> alt.Axis:
    """Give the axis of rows, at the side where reading begins, its labels never cut.

    Parameters
    ----------
    words
        The language.
    labels
        Labels, or their lines, by row.
    from_start
        Whether labels line up where reading begins, so that one can be stepped in; else they end at the chart.
    """
    lines = [line for label in labels.values() for line in ([label] if isinstance(label, str) else label)]
    widest = max(map(text_width, lines), default=0)
    return alt.Axis(
        orient="right" if words.rtl else "left", labelAlign="left" if words.rtl != from_start else "right",
        labelPadding=round(widest) + 8 if from_start else 8, labelExpr=label_lookup(labels), labelLimit=0,
        labelLineHeight=14, ticks=False, domain=False, grid=False,
    )  # fmt: skip


def legend(labels: str, **settings: Any) -> alt.Legend:
    """Give a legend below the chart, one entry a line, its labels never cut.

    Parameters
    ----------
    labels
        What :func:`label_lookup` gives.
    **settings
        Further settings of ``altair.Legend``.
    """
    return alt.Legend(title=None, orient="bottom", direction="vertical", labelLimit=0, labelExpr=labels, **settings)


def nothing(words: Titles, why: str, *also: str) -> alt.Chart:
    """Give the chart of an empty record: it says that there is nothing to draw, and why.

    Parameters
    ----------
    words
        The language.
    why
        A key of the table ``words`` in ``titles.toml``.
    *also
        Further lines; empty ones are left out.
    """
    told = [words.say("words", "nothing"), words.say("words", why), *filter(None, also)]
    text = [line for part in told for line in wrap(part, 64)]
    message: alt.Chart = alt.Chart(alt.InlineData(values=[{}])).mark_text(
        text=text,
        align="center",
        baseline="middle",
        fontSize=14,
        lineHeight=22,
        color="#555555",
        dy=-11 * (len(text) - 1),
    )
    drawn: alt.Chart = message.properties(width=480, height=max(120, 22 * len(text) + 32))
    return drawn
