"""Renderer: charts that draw in JupyterLab without a network, live where they can be and as a picture elsewhere.

Altair writes Vega-Lite 6, JupyterLab carries Vega-Lite 5. The specifications of this package mean the same in both (the
tests compile each with 5.8), so the output names version 5. Beside it stands an SVG for whatever shows no Vega: GitHub,
nbconvert, a notebook opened in an editor. That SVG names the font and does not embed it, which keeps a chart small.
"""

from typing import Any

import altair as alt
import vl_convert

VEGA_LITE_5 = "https://vega.github.io/schema/vega-lite/v5.json"


def mime_bundle(spec: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Give the outputs of a notebook cell for a chart.

    Parameters
    ----------
    spec
        The chart as Vega-Lite.

    Returns
    -------
    dict
        By MIME type: the specification under version 5, and an SVG.
    """
    return {
        "application/vnd.vegalite.v5+json": {**spec, "$schema": VEGA_LITE_5},
        "image/svg+xml": vl_convert.vegalite_to_svg(spec),
    }


def register() -> None:
    """Register the renderer with Altair under the name ``timeline`` and enable it."""
    alt.renderers.register("timeline", mime_bundle)
    alt.renderers.enable("timeline")
