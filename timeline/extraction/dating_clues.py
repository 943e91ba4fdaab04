"""Dating clues from outside the told dates: how old readers' comments are, who held which office when."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.extraction import calendars as cal
from timeline.extraction.date_grammar import AMOUNT
from timeline.extraction.date_slots import amounts
from timeline.extraction.document import Document
from timeline.extraction.found import Clue, Mention
from timeline.extraction.lexicon import DATES
from timeline.extraction.scan import scan

# How far a kind of clue is trusted; the highest speak first.
CRAWL, TODAY, COMMENT, EXPLICIT, OFFICE, WEEKDAY, CONFERENCE, VAGUE, MONTH, WINDOW = range(10, 0, -1)
AGE = re.compile(AMOUNT)
AGO = frozenset({"date:ago", "date:since"})
# Comments read for their age; more say nothing new.
MOST_COMMENTS = 200

Option = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Hint:
    """Words that bound the day of an article: it was written within one of `options` (None = open)."""

    start: int | None
    end: int | None
    text: str
    says: str
    options: tuple[Option, ...]
    trust: int
    rule: str

    def clue(self, before: Option, after: Option, kept: bool) -> Clue:
        """Return the row of the clues frame: the interval before this hint and after it."""
        says = self.says if kept else f"{self.says}; contradicts clues more trusted"
        return Clue(self.start, self.end, self.text, says, *before, *after, kept, self.rule)


def comment_ages(doc: Document) -> list[Hint]:
    """Return what crawl date and comment ages say: the article is no younger than its oldest comment."""
    crawled = doc.article.crawled
    if crawled is None:
        return []
    found = [Hint(None, None, "", f"read on {crawled}, so not written later", ((None, crawled),), CRAWL, "crawl-date")]
    lexicon = doc.reader.lexicon
    opens = _openers(doc)
    comments = [s for s in doc.segments if s.kind == "comment"][:MOST_COMMENTS]
    for segment in comments:
        units = scan(doc.text[segment.start : segment.end], lexicon)
        letters = units.letters(DATES)
        place = next((i for i, form in enumerate(units.forms[:4]) if form.text in opens), None)
        match = AGE.match(letters, place + 1) if place is not None else None
        if match is None or place is None:
            continue
        age = amounts(units.forms[match.start() : match.end()], match.group())
        if not age or any(many < 0 for many, _ in age):
            continue
        start = segment.start + units.starts[place]
        end = segment.start + units.ends[match.end() - 1]
        first, last = written(crawled, age)
        says = f"a reader commented between {first} and {last}, so the article is not later"
        found.append(Hint(start, end, doc.text[start:end], says, ((None, last),), COMMENT, "comment-age"))
    return found


def _openers(doc: Document) -> set[str]:
    """Return the words that say how old a comment is, as they are known."""
    return {doc.reader.lexicon.fold(word) for word in doc.reader.language.words("anatomy", "age")}


def age_told(line: Document) -> tuple[tuple[float, str], ...]:
    """Return the age that a line tells, such as "2 hours ago": a length of time beside the word that makes it one."""
    forms = line.forms
    match = AGE.search(line.letters(DATES))
    if match is None:
        return ()
    opens = _openers(line)
    beside = forms[max(0, match.start() - 2) : match.start()] + forms[match.end() : match.end() + 1]
    if not any(AGO & form.senses.keys() or form.text in opens for form in beside):
        return ()
    age = amounts(forms[match.start() : match.end()], match.group())
    return () if any(many < 0 for many, _ in age) else age


def written(crawled: date, age: tuple[tuple[float, str], ...]) -> tuple[date, date]:
    """Return the days on which something "7 years 8 months old" was written: ages are cut, not rounded."""
    last = crawled
    for many, unit in age:
        if unit in ("hour", "minute"):
            last -= timedelta(hours=0 if many < 24 else many)
        else:
            last = cal.shift(last, unit, -int(many))
    finest = min((unit for _, unit in age), key=cal.SIZES.index)
    step = "day" if finest in ("hour", "minute") else finest
    return cal.shift(last, step, -1) + timedelta(step != "day"), last


def office_terms(doc: Document) -> list[Hint]:
    """Return the terms of people named with their office: the article was written while they held it."""
    found: dict[tuple[str, str, str], Hint] = {}
    for m in doc.mentions:
        of = m.country or m.organisation
        key = (m.entity, m.office, of)
        if m.form != "title+name" or key in found or not _in_office(doc, m):
            continue
        terms = [
            t
            for t in doc.knowledge.careers.get(m.entity, ())
            if t.office == m.office
            and (t.country == m.country if m.country else m.organisation in ("", t.organisation))
        ]
        if not terms or any(t.confidence == "low" for t in terms) or all(t.confidence != "high" for t in terms):
            continue
        options = tuple((t.start, t.end - timedelta(1) if t.end else None) for t in terms)
        spans = " or ".join(f"from {a or '?'} to {b or 'now'}" for a, b in options)
        says = f"{m.name} was {m.office.replace('-', ' ')} {spans}"
        found[key] = Hint(m.start, m.end, doc.text[m.start : m.end], says, options, OFFICE, "office-term")
    return list(found.values())


def _in_office(doc: Document, m: Mention) -> bool:
    """Say whether a mention names the office itself, and not a former one; a prince or a general names none."""
    forms = doc.forms[max(0, m.first - 1) : m.last + 1]
    if any("groups:former" in form.senses or "date:preceding" in form.senses for form in forms):
        return False
    peoples = {country for form in doc.forms[m.first : m.last] for country in form.senses.get("nationalities", ())}
    if peoples and m.country and m.country not in peoples:
        return False
    offices = [word for form in doc.forms[m.first : m.last] for word in form.senses.get("office", ())]
    return not any(word.former for word in offices) and m.office in {word.office for word in offices}
