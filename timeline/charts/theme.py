"""Theme: white ground, colours that differ in print and to colour-blind eyes, and a font that has Arabic.

Importing ``timeline.charts`` does three things outside the package, and no other: it registers and enables the Altair
theme ``timeline``, registers and enables the Altair renderer ``timeline``, and tells vl-convert where the fonts are.
``alt.theme.enable("default")`` and ``alt.renderers.enable("default")`` undo the first two.
"""

import base64
from functools import cache
from importlib.resources import as_file, files
from typing import Any, cast

import altair as alt
import vl_convert

FONT = "Timeline Sans, DejaVu Sans, sans-serif"

INK = "#222222"
QUIET = "#555555"
GRID = "#e3e3e3"

#: The one strong colour, its pale companion, and the colour of a warning; they differ in lightness too.
STRONG, PALE, WARNING = "#1f5a92", "#cfe1f2", "#b5470b"

#: Okabe and Ito's palette without yellow, which is lost on white paper.
PALETTE = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000"]

#: From nothing to much, readable in grey.
SHADES = ["#eef4fa", "#c3d9ee", "#86b3d9", "#4484bd", "#174a7c"]

_FILES = {"normal": "TimelineSans.ttf", "bold": "TimelineSans-Bold.ttf"}


def register() -> None:
    """Register and enable the theme, and tell vl-convert where the fonts are."""
    with as_file(files("timeline.charts").joinpath("fonts")) as folder:
        vl_convert.register_font_directory(str(folder))
    alt.theme.register("timeline", enable=True)(settings)


def settings() -> alt.theme.ThemeConfig:
    """Give the configuration every chart of the package is drawn with."""
    axis: dict[str, Any] = {
        "labelFont": FONT, "titleFont": FONT, "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal",
        "labelColor": INK, "titleColor": QUIET, "gridColor": GRID, "domainColor": "#888888", "tickColor": "#888888",
        "labelLimit": 0, "titleLimit": 0,
    }  # fmt: skip
    title: dict[str, Any] = {
        "font": FONT, "fontSize": 15, "fontWeight": "bold", "color": INK, "offset": 14, "lineHeight": 19, "limit": 0,
        "subtitleFont": FONT, "subtitleFontSize": 11, "subtitleColor": QUIET, "subtitleLineHeight": 15,
        "subtitlePadding": 6,
    }  # fmt: skip
    legend: dict[str, Any] = {
        "labelFont": FONT, "titleFont": FONT, "labelFontSize": 11, "titleFontSize": 11, "labelColor": INK,
        "titleColor": QUIET, "labelLimit": 0, "titleLimit": 0, "orient": "bottom",
    }  # fmt: skip
    header: dict[str, Any] = {
        "labelFont": FONT, "titleFont": FONT, "labelFontSize": 12, "labelFontWeight": "bold", "labelLimit": 0,
        "labelColor": INK,
    }  # fmt: skip
    config: dict[str, Any] = {
        "config": {
            "background": "white", "font": FONT, "padding": 12, "view": {"stroke": None}, "axis": axis,
            "title": title, "legend": legend, "header": header, "text": {"font": FONT, "fontSize": 11, "color": INK},
            "range": {"category": PALETTE, "ramp": SHADES, "heatmap": SHADES},
        },
    }  # fmt: skip
    return cast("alt.theme.ThemeConfig", config)


@cache
def font_face() -> str:
    """Give the style sheet that embeds the fonts, for pages and pictures that leave this machine.

    Returns
    -------
    str
        Two ``@font-face`` rules with the fonts in base64, about 370 kB.
    """
    rules = []
    for weight, name in _FILES.items():
        data = base64.b64encode(files("timeline.charts").joinpath("fonts", name).read_bytes()).decode("ascii")
        rules.append(
            f'@font-face{{font-family:"Timeline Sans";font-weight:{weight};'
            f'src:url(data:font/ttf;base64,{data}) format("truetype")}}'
        )
    return "\n".join(rules)
