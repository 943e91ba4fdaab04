"""Web pages: one saved page, one article; its words, and what the page says of itself."""

from pathlib import Path

from timeline.articles.decoding import decode_page, read_bytes
from timeline.articles.drafts import Draft, Drafts, Skip, Unreadable
from timeline.articles.language import is_written_in
from timeline.articles.ours import is_ours

ENDINGS = (".html", ".htm", ".xhtml")


def read_web_page(path: Path, name: str) -> Drafts:
    """Read one saved page: title, address, outlet, language, date, and the article's words as lines of `text`.

    Lines are the lead, headings and paragraphs, and readers' comments below their heading where the page has one that
    we know. `published` is what the markup says; where it says nothing, `page_date` holds the date words that the page
    shows at its headline, for extraction to interpret.
    """
    if is_ours(path):
        raise Unreadable("a page that timeline wrote: it tells of articles and is none")
    text, damaged = decode_page(read_bytes(path))
    if not text.strip():
        return Drafts(articles=(Draft(name, None, {"text": ""}, {}),))
    try:
        values = _values(text)
    except Exception as error:  # One broken page must not cost the others, whatever a library makes of it.
        raise Unreadable(f"cannot be read as a page ({type(error).__name__}: {error}): {_RIGHT}") from error
    if values is None:
        return Drafts(skipped=(Skip(name, None, _NO_ARTICLE),))
    hurt = [column for column, words in values.items() if isinstance(words, str) and damaged and "\ufffd" in words]
    notes = tuple(Skip(name, None, f"{damaged} ({' and '.join(sorted(hurt))}): save the page again") for _ in hurt[:1])
    return Drafts(articles=(Draft(name, None, values, {}),), skipped=notes)


_RIGHT = "save it when all of it has loaded, or give its words as .txt"
_NO_ARTICLE = f"no article found in this page: {_RIGHT}"


def _values(text: str) -> dict[str, object] | None:
    """Return what a page gives of its article by column, or None where it holds none."""
    # Imported here: these load lxml, which sources without pages do not need.
    from timeline.articles.page_comments import comment_lines
    from timeline.articles.page_date_line import shown_date
    from timeline.articles.page_dates import published
    from timeline.articles.page_headline import headline_of
    from timeline.articles.page_metadata import metadata, title
    from timeline.articles.page_text import article_lines
    from timeline.articles.page_tree import parse

    tree = parse(text)
    if tree is None:
        return None
    page = metadata(tree)
    words = title(tree, page)
    headline = headline_of(tree, words)
    description = page.meta.get("og:description") or page.meta.get("description")
    lines = article_lines(tree, words, headline, description)
    if not lines:
        return None
    body = "\n".join([*lines, *comment_lines(tree, lines)])
    moment = published(tree, page.meta, page.article, headline)
    return {
        "title": words,
        "url": page.url,
        "outlet": page.outlet,
        # Templates often say "en" over a page in another script: that is no language of the article.
        "language": page.language if page.language and is_written_in(body, page.language) else None,
        "published": moment,
        "page_date": shown_date(tree, page.meta, page.article, headline) if moment is None else None,
        "text": body,
    }
