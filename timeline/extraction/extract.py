"""One article's way through the house: text in, everything found in it out. Read this file first.

anatomy    title, lead, headings, body, comments           anatomy.py, datelines.py, signoffs.py
scan       every known word, with its offsets              scan.py, lexicon.py
sentences  where one ends and the next begins              sentences.py
dates      date words, not yet placed in time              dates.py
actors     words for people, offices, states, places       actors.py
referents  who they mean                                   referents.py
dating     when the article was written                    dating.py
dates      placed in time, from the day of the article     dates.py
meetings   who met whom, where, when                       meetings.py
statements who claimed what                                statements.py
"""

from collections.abc import Sequence
from functools import lru_cache

from timeline.extraction import (
    actor_letters,
    actors,
    anatomy,
    datelines,
    dates,
    dating,
    meetings,
    referents,
    sentences,
    signoffs,
    statements,
    topics,
)
from timeline.extraction.document import Article, Document, Reader
from timeline.extraction.found import Segment
from timeline.extraction.lexicon import Lexicon
from timeline.extraction.manner import Manner
from timeline.extraction.scan import scan
from timeline.extraction.vocabulary import vocabulary
from timeline.knowledge import Knowledge
from timeline.knowledge.feasts import feasts


@lru_cache(maxsize=16)
def reader(knowledge: Knowledge, language: str, open_dates: str = "past") -> Reader:
    """Return what articles of a language are read with; made once for each language.

    Raises
    ------
    TimelineError
        Where no language file has that code, or a file that every language reads is broken.
    """
    feasts()  # An error in their file is told here: while dates are placed, an error is a date that no year has.
    tongue = knowledge.language(language)
    actors_of = actor_letters.classifier(tongue.article)
    classifiers = (dates.classify, actors_of, meetings.classify, statements.classify)
    lexicon = Lexicon(tongue, vocabulary(tongue, knowledge), classifiers, topics.vocabulary(tongue, knowledge))
    furniture, ends = anatomy.furniture(tongue, lexicon), sentences.boundaries(tongue, lexicon)
    return Reader(knowledge, tongue, lexicon, furniture, ends, Manner(tongue, lexicon), open_dates)


def read(article: Article, reader: Reader) -> Document:
    """Read one article: every step in order.

    Examples
    --------
    >>> doc = read(Article("a", "..."), reader(Knowledge.load(), "ar"))
    >>> doc.meetings
    []
    """
    doc = opened(article, reader)
    found = dates.find(doc)
    doc.durations, doc.ordinals = found.durations, found.ordinals
    doc.moments = dates.moments(doc, found)
    named = actors.find(doc)
    if article.published is None:
        # Who holds which office bounds the day of an undated article; the day then says who held the others.
        doc.mentions = referents.resolve(doc, named)
    dating.date_article(doc, found)
    doc.dates = dates.resolve(doc, found)
    if article.published is not None or doc.dated is not None:
        doc.mentions = referents.resolve(doc, named)
    doc.meetings = meetings.find(doc)
    doc.statements = statements.find(doc)
    return doc


def opened(article: Article, reader: Reader) -> Document:
    """Return the article cut into segments, units and sentences, nothing found yet."""
    segments = anatomy.anatomy(article.text, article.title, reader.lexicon, reader.furniture)
    segments = datelines.split(article.text, segments, reader.lexicon, reader.furniture)
    segments = signoffs.split(article.text, segments, reader.lexicon, reader.furniture)
    units = scan(_readable(article.text, segments), reader.lexicon)
    own = [s for s in segments if s.kind in anatomy.READABLE]
    found = sentences.split(article.text, own, units, reader.boundaries)
    return Document(article, reader, units, segments, found)


def _readable(text: str, segments: Sequence[Segment]) -> str:
    """Return the text with comments and furniture blanked, so that they are never scanned and offsets stay."""
    pieces, at = [], 0
    for segment in segments:
        if segment.kind not in anatomy.READABLE:
            pieces += [text[at : segment.start], " " * (segment.end - segment.start)]
            at = segment.end
    return "".join([*pieces, text[at:]]) if pieces else text
