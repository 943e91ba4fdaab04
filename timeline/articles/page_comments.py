"""Readers' comments of a page: the lines below a heading that a language file knows as the heading of comments."""

from functools import cache
from itertools import islice

from timeline.articles.page_tree import AROUND, Element, is_shown, key_of, lines_of
from timeline.knowledge import Knowledge
from timeline.knowledge.folding import Letters, fold

#: A comments heading has no more characters than this.
_HEADING = 60
#: A paragraph is known again by so many characters at its beginning.
_OPENING = 200
#: How far up from its heading a block of comments may begin.
_LEVELS = 5
#: Author, age and words: a comment is not less than two lines.
_FEWEST = 2


def comment_lines(tree: Element, body: list[str]) -> list[str]:
    """Return the heading of the comments and below it authors, ages and words as the page shows them, a line each.

    Comments without a heading that we know are left out: below the article they would be read as its words. So is what
    stands below such a heading and shows no age: it may be a menu.

    Parameters
    ----------
    tree
        The page.
    body
        The lines of the article; what holds one of them is no block of comments.
    """
    article = {key_of(line[:_OPENING]) for line in body if len(line) > _HEADING}
    for heading in reversed([e for e in tree.iter() if is_shown(e) and _is_heading(e)]):
        for block in islice((heading, *heading.iterancestors()), 1, _LEVELS):
            lines = lines_of(block)
            if block.tag in ("body", "html") or any(key_of(line[:_OPENING]) in article for line in lines):
                break
            lines = _apart(block, lines)
            opening = next((i for i, line in enumerate(lines) if _opens(line)), None)
            if opening is not None and len(lines) - opening > _FEWEST:
                if any(map(_may_be_age, lines[opening + 1 :])):
                    return lines[opening:]
                break
    return []


def _may_be_age(line: str) -> bool:
    """Say whether a line may say when a comment was written; without one, a list of links may stand there."""
    return len(line) <= _HEADING and any(c.isdecimal() for c in line)


def _apart(block: Element, lines: list[str]) -> list[str]:
    """Return the lines of a block, those that are short cut where an element ends: author and age share one."""
    pieces = iter(lines_of(block, apart=True))
    cut: list[str] = []
    for line in lines:
        parts, left = [], len(key_of(line))
        while left > 0 and (piece := next(pieces, None)) is not None:
            parts.append(piece)
            left -= len(key_of(piece))
        whole = len(line) > _HEADING or _opens(line) or not all(map(key_of, parts))
        cut += [line] if whole else parts
    return cut


def _is_heading(element: Element) -> bool:
    if element.tag in ("a", "option", "label", "input") or any(
        a.tag in (*AROUND, "a") for a in element.iterancestors()
    ):
        return False
    own = "".join((element.text or "", *(child.tail or "" for child in element)))
    lines = lines_of(element) if len(element) < 4 and len(own) < _HEADING else []
    return len(lines) == 1 and _opens(lines[0])


def _opens(line: str) -> bool:
    """Say whether a line is a heading of comments, a count apart."""
    return len(line) <= _HEADING and _folded(line) in _headings()


def _folded(words: str) -> tuple[str, ...]:
    bare = "".join(c if c.isalnum() else " " for c in words)
    return tuple(fold(word, _letters()) for word in bare.split() if not word.isdecimal())


@cache
def _letters() -> Letters:
    return Letters()


@cache
def _headings() -> frozenset[tuple[str, ...]]:
    languages = Knowledge.load().languages.values()
    phrases = [phrase for language in languages for phrase in language.words("anatomy", "comments")]
    return frozenset(words for phrase in phrases if (words := _folded(phrase)))
