"""The report: a linked record as one HTML page that opens anywhere, without a network, and prints.

The page holds its fonts, its charts (as SVG) and its style; its content policy forbids it to load anything. `page`
puts it together from `sections` and `figures`; report.html, report.css and report.toml are form, style and words.
"""

from timeline.reporting.page import render, write_report

__all__ = ["render", "write_report"]
