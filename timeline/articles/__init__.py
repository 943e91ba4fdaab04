"""Sources in: files, folders and frames become the articles frame.

One module per step: `finding` (which files), `decoding` and `charsets` (bytes to text), `plain_text`, `front_matter`,
`web_page` and `tables` (one per kind of source; `page_…` are the steps of a web page, `spreadsheets` of a workbook),
`sidecar` (what a file beside the article says of it), `given_dates`, `language`, `framing` (rows to frame).
"""

from timeline.articles.reading import SkippedWarning, read, read_with_skipped
from timeline.articles.schema import ARTICLES

__all__ = ["ARTICLES", "SkippedWarning", "read", "read_with_skipped"]
