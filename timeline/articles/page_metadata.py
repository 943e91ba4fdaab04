"""What a page says of itself in its markup: meta elements, JSON-LD, the address it was saved from."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from timeline.articles.language_codes import language_code
from timeline.articles.page_tree import Element, key_of, tidy, words_of

_ARTICLE = re.compile(r"Article|Posting|Report$|Review$")
_PAGE = re.compile(r"WebPage|ItemPage")
#: A headline and the name of its site: "Talks begin | The Paper".
_BETWEEN = re.compile(r"\s+[|\u2013\u2014\u2022\u00b7:\u00bb\u00ab-]\s+|\s*[|\u00bb]\s*")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
# What is left of broken JSON: "datePublished": "2016-08-27".
_LOOSE = re.compile(r'"(datePublished|headline|inLanguage)"\s*:\s*"((?:[^"\\]|\\.)*)"')
_COMMENTED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """The meta elements of a page by lower-case name (the first counts), and the JSON-LD node of its article."""

    meta: Mapping[str, str]
    article: Mapping[str, Any]
    url: str | None
    outlet: str | None
    language: str | None


def metadata(tree: Element) -> Metadata:
    """Read what a page says of itself; what it does not say is None or empty."""
    meta = _metas(tree)
    url = _address(tree, meta)
    nodes = [
        node for script in tree.iter("script") if "ld+json" in (script.get("type") or "") for node in _nodes(script)
    ]
    article = _article(nodes, url)
    outlet = meta.get("og:site_name") or _name(article.get("publisher")) or None
    return Metadata(
        meta, article, url or _url(article.get("url"), None), _plain(outlet), _language(tree, meta, article)
    )


def title(tree: Element, page: Metadata) -> str | None:
    """Return the headline of a page: as it gives it to those who link to it, else as it prints it.

    A title that shares no word with any other the page gives is the site's slogan and counts only where it is alone.
    """
    headings = [words_of(h) for h in tree.iter("h1")]
    site = {key_of(name) for name in (page.outlet, *map(page.meta.get, _SITE_NAMES), _host(page.url)) if name}
    bare = tree.find(".//title")
    printed = headings[0] if len(headings) == 1 else None
    shared = [page.meta.get("og:title"), page.article.get("headline"), page.meta.get("twitter:title"), printed]
    shared += [page.meta.get("dc.title"), *headings]
    found = [_without_site(words, site) for one in shared if (words := _plain(one)) and key_of(words) not in site]
    last = _plain(words_of_title(bare)) if bare is not None else None
    if last:
        cut = _without_site(last, site)
        found.append(next((head for head in headings if head and last.startswith(head)), cut))
    found = [one for one in found if one]
    for one in found:
        others = [set(other.casefold().split()) for other in found if other is not one]
        if not others or any(set(one.casefold().split()) & other for other in others):
            return one
    return found[0] if found else None


def words_of_title(element: Element) -> str:
    """Return the words of a title element, which a browser shows above the page and not on it."""
    return tidy(element.text or "")


_SITE_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title")


def _metas(tree: Element) -> dict[str, str]:
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for name in (element.get("property"), element.get("name"), element.get("itemprop"), element.get("http-equiv")):
            if name and content and content.strip():
                meta.setdefault(name.strip().lower(), content.strip())
    return meta


def _nodes(script: Element) -> Iterator[dict[str, Any]]:
    text = _COMMENTED.sub("", script.text or "")
    try:
        yield from _objects(json.loads(text, strict=False))
    except (ValueError, RecursionError):
        loose: dict[str, Any] = {}
        for name, value in _LOOSE.findall(text):
            loose.setdefault(name, value)
        if loose:
            yield {"@type": "Article", **loose}


def _objects(value: object) -> Iterator[dict[str, Any]]:
    """Yield every object in a JSON value, the outer before the inner; parts of an article come after it."""
    waiting = [value]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, dict):
            yield one
            waiting += [part for part in one.values() if isinstance(part, (dict, list))]
        elif isinstance(one, list):
            waiting += one


def _article(nodes: list[dict[str, Any]], url: str | None) -> dict[str, Any]:
    """Return the node of the page's article: of the page's address where several have one, else the first."""
    articles = [
        node for node in nodes if _ARTICLE.search(_type(node)) and (node.get("datePublished") or node.get("headline"))
    ]
    own = [
        node
        for node in articles
        if url and _path(url) in {_path(_id(node.get(k))) for k in ("url", "mainEntityOfPage")}
    ]
    pages = [node for node in nodes if _PAGE.search(_type(node)) and node.get("datePublished")]
    first = next(iter(own or articles), {})
    if "datePublished" not in first:
        first = {**next(iter(pages), {}), **first}
    return first


def _type(node: Mapping[str, Any]) -> str:
    kind = node.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _id(value: object) -> str:
    if isinstance(value, Mapping):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) else ""


def _path(url: str) -> str:
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError:
        return ""


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") if url else None
    except ValueError:
        return None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    name = value.get("name") if isinstance(value, Mapping) else value
    return name if isinstance(name, str) and "://" not in name else None


def _plain(value: object) -> str | None:
    """Return words of metadata as they would be shown: entities resolved, once more where they were escaped twice."""
    return tidy(html.unescape(value).replace("\n", " ")) or None if isinstance(value, str) else None


def _without_site(words: str, site: set[str]) -> str:
    """Return a headline without the name of its site before or behind it."""
    cuts = list(_BETWEEN.finditer(words))
    for cut in reversed(cuts):
        if key_of(words[cut.end() :]) in site:
            return _without_site(words[: cut.start()], site)
    for cut in cuts:
        if key_of(words[: cut.start()]) in site:
            return words[cut.end() :]
    return words


def _address(tree: Element, meta: Mapping[str, str]) -> str | None:
    """Return the address of the page; one that leads to the front of the site counts only where there is no other."""
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    base = meta.get("og:url")
    given = [_url(link, base) for link in links] + [_url(base, None)] + [_saved_from(tree)]
    found = [one for one in given if one]
    return next((one for one in found if _path(one)), found[0] if found else None)


def _saved_from(tree: Element) -> str | None:
    comments = (node.text or "" for node in tree.getroottree().getroot().itersiblings(etree.Comment, preceding=True))
    return next((_url(match[1], None) for text in comments if (match := _SAVED_FROM.search(text))), None)


def _url(words: object, base: str | None) -> str | None:
    if not isinstance(words, str):
        return None
    try:
        url = urljoin(base or "", words.strip())
        return url if urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname else None
    except ValueError:
        return None


def _language(tree: Element, meta: Mapping[str, str], article: Mapping[str, Any]) -> str | None:
    """Return the language (ISO 639-1) the markup names first; what is no code is passed over."""
    given = (tree.get("lang"), tree.get("xml:lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
    said = (meta.get("content-language"), meta.get("og:locale"), meta.get("dc.language"), article.get("inLanguage"))
    for one in (*given, *said):
        if isinstance(one, str) and len(re.split(r"[-_,; ]", one.strip())[0]) == 2:
            try:
                return language_code(re.split(r"[,; ]", one.strip())[0])
            except ValueError:
                continue
    return None
