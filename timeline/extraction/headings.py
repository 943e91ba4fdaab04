"""Headings that give every word a capital: there a capital shows no name."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# So many words with a capital for one without make a heading.
FOR_ONE, FEWEST = 2, 4
CAPITALS = re.compile(r"[WXQg]")
# What goes on from a given name or an initial is a name even there.
MEANT = re.compile(r"(?<![gi.])[WX]")


def letters(doc: "Document", plain: str) -> str:
    """Return the letters of the actors' grammar, those of unknown words in headings with capitals changed.

    Parameters
    ----------
    doc : Document
        The article.
    plain : str
        Its letters.
    """
    if not CAPITALS.search(plain):
        return plain
    ends = str(doc.reader.language.table("marks").get("sentence_end", ""))
    out, at = [], 0
    for sentence in doc.sentences:
        part = plain[sentence.first : sentence.last]
        capitals = 0 if doc.forms[sentence.last - 1].text in ends else len(CAPITALS.findall(part))
        if capitals >= FEWEST and capitals > FOR_ONE * part.count("v"):
            out += [plain[at : sentence.first], MEANT.sub("v", part)]
            at = sentence.last
    return "".join((*out, plain[at:]))
