"""Dating: when an article was written, clue by clue.

Where the source says the day, only "today, Tuesday" may move it, and by no more than a day: crawlers come late. Where
it does not, the article's own words bound the day; every clue is kept as a row, and of clues that contradict each other
the most trusted win.
"""

from datetime import date, timedelta

from timeline.articles.date_strings import day_named
from timeline.extraction.dates import DatesFound, find, resolve
from timeline.extraction.dating_clues import Hint, age_told, comment_ages, office_terms, written
from timeline.extraction.dating_events import conferences, explicit_dates, open_months, ordinal_windows, weekday_pairs
from timeline.extraction.document import Article, Document
from timeline.extraction.found import Clue, DateExpression
from timeline.extraction.scan import scan
from timeline.knowledge import Days, TimelineError, one_day

# A dateline such as "Geneva, 26 August 2016" is one of so many first or last sentences.
OUTER_LINES = 3
# Hints that settle nothing more after so many rounds are contradictory.
ROUNDS = 3


def date_article(doc: Document, found: DatesFound) -> None:
    """Set ``doc.dated``, ``doc.dating`` and ``doc.clues``.

    Parameters
    ----------
    doc : Document
        With its sentences and mentions; ``doc.article`` says when it was published and crawled, where that is known.
    found : DatesFound
        The article's date expressions.

    Raises
    ------
    TimelineError
        Where the article was crawled before it was published.
    """
    article = doc.article
    if article.published is not None and article.crawled is not None and article.crawled < article.published:
        raise TimelineError(
            f"{article.article_id}: crawled on {article.crawled}, before it was published on {article.published}; "
            "the crawl date should be the same day or later"
        )
    for dating, days in (
        ("given", one_day(article.published) if article.published else None),
        ("page", _page_days(doc)),
        ("dateline", _dateline_days(doc, found)),
    ):
        if days is not None:
            doc.dating = dating
            doc.dated, doc.clues = (days, ()) if days.first < days.last else _moved(doc, found, days.first)
            return
    doc.dated, doc.clues = _inferred(doc, found)
    doc.dating = "inferred" if doc.dated is not None else "unknown"


def _page_days(doc: Document) -> Days | None:
    """Return the day that the date line of a page names in full, or those of "2 hours ago", told when it was read."""
    words, crawled = doc.article.page_date, doc.article.crawled
    if not words:
        return None
    line = Document(Article("", words), doc.reader, scan(words, doc.reader.lexicon), (), ())
    line.dated = one_day(crawled) if crawled else None
    named = {d.date_from for d in resolve(line, find(line)) if d.grain == "day"}
    age = age_told(line) if crawled and not named else ()
    if age and crawled:
        return Days(*written(crawled, age))
    day = named.pop() if len(named) == 1 else None
    # Where our words name no day, the line may be in another language than the article: "27 Aug 2016".
    day = day or (None if named else day_named(words, doc.language, crawled))
    return one_day(day) if day else None


def _dateline_days(doc: Document, found: DatesFound) -> Days | None:
    """Return the day of a dateline: one of the outer lines, most of whose words are a full date."""
    days = set()
    full = [c for c in found.candidates if c.when.explicit and c.when.day is not None and c.until is None]
    for s in (*doc.sentences[:OUTER_LINES], *doc.sentences[-OUTER_LINES:]) if full else ():
        words = sum(form.text[0].isalnum() for form in doc.forms[s.first : s.last])
        for c in full:
            if not s.first <= c.first < s.last:
                continue
            if 2 * sum(form.text[0].isalnum() for form in doc.forms[c.first : c.last]) > words:
                days |= {d.date_from for d in _placed(doc, found, c.first) if d.grain == "day"}
    day = days.pop() if len(days) == 1 else None
    return one_day(day) if day else None


def _placed(doc: Document, found: DatesFound, first: int) -> list[DateExpression]:
    one = DatesFound(tuple(c for c in found.candidates if c.first == first), (), ())
    return resolve(doc, one)


def _moved(doc: Document, found: DatesFound, day: date) -> tuple[Days, tuple[Clue, ...]]:
    """Return the day of the article and the clue that moved it: "today, Tuesday" against a Wednesday."""
    steps: dict[int, list[tuple[int, int]]] = {}
    for c in found.candidates:
        w = c.when
        if w.offset is not None and w.weekday is not None and w.month is None and c.until is None:
            step = ((w.weekday - w.offset - day.weekday()) + 3) % 7 - 3
            steps.setdefault(step, []).append((c.first, c.last))
    clues = []
    for step, places in sorted(steps.items(), key=lambda item: (abs(item[0]), item[0])):
        kept = abs(step) == 1 and len(steps) == 1
        if step == 0:
            continue
        start, end = doc.span(*places[0])
        moved = day + timedelta(step)
        verb = "moves" if kept else "would move"
        says = f"{verb} the day from {day:%A} {day} to {moved:%A} {moved}"
        after = moved if kept else day
        clues.append(Clue(start, end, doc.text[start:end], says, day, day, after, after, kept, "weekday-moves-the-day"))
        if kept:
            return one_day(moved), tuple(clues)
    return one_day(day), tuple(clues)


def _inferred(doc: Document, found: DatesFound) -> tuple[Days | None, tuple[Clue, ...]]:
    """Return the days on which the article may have been written, and every clue with what it did."""
    hints = [
        *comment_ages(doc),
        *explicit_dates(doc, found),
        *office_terms(doc),
        *conferences(doc, found),
        *weekday_pairs(doc, found),
        *open_months(doc, found),
        *ordinal_windows(doc, found),
    ]
    hints = _ranked(hints)
    low: date | None = None
    high: date | None = None
    clues: dict[int, Clue] = {}
    for round_ in range(ROUNDS):
        changed = False
        for i, hint in enumerate(hints):
            if i in clues and not clues[i].kept:
                continue
            fitting = [common for option in hint.options if (common := _common(option, low, high)) is not None]
            before = (low, high)
            if fitting:
                firsts, lasts = [o[0] for o in fitting], [o[1] for o in fitting]
                low = None if None in firsts else min(f for f in firsts if f is not None)
                high = None if None in lasts else max(x for x in lasts if x is not None)
            if (low, high) != before or round_ == 0:
                changed = True
                earlier = (clues[i].before_from, clues[i].before_to) if i in clues else before
                clues[i] = hint.clue(earlier, (low, high), bool(fitting))
        if not changed:
            break
    dated = Days(low, high) if low is not None and high is not None else None
    return dated, tuple(clues[i] for i in sorted(clues))


def _ranked(hints: list[Hint]) -> list[Hint]:
    """Sort hints: by trust; among equals those that most others allow; then the later, for people keep old titles."""

    def allows(a: Hint, b: Hint) -> bool:
        return any(_common(x, *y) is not None for x in a.options for y in b.options)

    def rank(h: Hint) -> tuple[int, int, int, int]:
        peers = sum(allows(h, other) for other in hints if other.trust == h.trust)
        starts = [first.toordinal() for first, _ in h.options if first is not None]
        return -h.trust, -peers, -max(starts, default=0), h.start if h.start is not None else -1

    return sorted(hints, key=rank)


Option = tuple[date | None, date | None]


def _common(option: Option, low: date | None, high: date | None) -> Option | None:
    first, last = option
    if first is None or (low is not None and low > first):
        first = low
    if last is None or (high is not None and high < last):
        last = high
    return None if first is not None and last is not None and first > last else (first, last)
