"""The columns of the articles frame: what is known of an article before and after it is read."""

import polars as pl

#: How the day of an article is known, from the surest to not at all.
DATING = pl.Enum(["given", "page", "dateline", "inferred", "unknown"])

#: What became of an article; null until it has been through extraction. In a language whose file has no words
#: for meetings and speech, dates alone are found: that there are no rows says nothing of the article.
OUTCOME = pl.Enum(["extracted", "dates-only", "empty", "unsupported-language", "failed"])

#: Names, order and types of the articles frame. ``published_at`` is the time as the source writes it, without zone:
#: it stands for a day of the outlet, and a shift to UTC could move it to another day.
ARTICLES = pl.Schema(
    {
        "article_id": pl.String(),
        "source": pl.String(),
        "url": pl.String(),
        "outlet": pl.String(),
        "language": pl.String(),
        "title": pl.String(),
        "published": pl.Date(),
        "published_at": pl.Datetime("us"),
        "page_date": pl.String(),
        "dated_from": pl.Date(),
        "dated_to": pl.Date(),
        "dating": DATING,
        "crawled": pl.Date(),
        "text_hash": pl.String(),
        "duplicate_of": pl.String(),
        "outcome": OUTCOME,
        "text": pl.String(),
    }
)
