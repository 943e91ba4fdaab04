"""Venues: where a reported meeting took place, by the words around the report."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.extraction import places
from timeline.extraction.found import Mention
from timeline.extraction.text import COMMAS
from timeline.extraction.triggers import Trigger, clause_end

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# What is talked about begins here: a state behind is a subject of the talks, a city may still be where they are.
TOPICS = frozenset({"meeting_words:topics", "meeting_words:topics_of_places"})
# Somebody who works there.
OFFICIALS = frozenset({"speech:source_words"})
# A place this near before a word belongs to it, whatever stands before.
BESIDE = 2


def candidates(doc: "Document", trigger: Trigger, *, opens: bool) -> list[Mention]:
    """Return the places where a reported meeting may have been: told in its clause, and not what the talks are about.

    Parameters
    ----------
    doc : Document
        The article.
    trigger : Trigger
        The word that reports the meeting, and its clause.
    opens : bool
        Whether it is the first of its sentence, to which the words before belong as well.
    """
    visit, end = trigger.word.role == "visitor", clause_end(doc, trigger)
    about = next((i for i in range(trigger.unit, end) if TOPICS & doc.forms[i].senses.keys()), end)
    after = [m for m in _venues(doc, trigger.unit, end, visit) if m.kind == "place" or m.first < about]
    before = _venues(doc, trigger.left, trigger.unit, visit)
    if not opens:
        # Behind another report only what stands between the verb and its noun: "and held in Geneva a meeting".
        before = [m for m in before if trigger.unit - m.last <= BESIDE and _leads_to(doc, m.last, trigger.unit)]
    return [*before, *after]


def _leads_to(doc: "Document", first: int, unit: int) -> bool:
    """Say whether no mark and no "after" stands between a place and a word."""
    return all(f.text[0].isalnum() and "meeting_words:after" not in f.senses for f in doc.forms[first:unit])


def _venues(doc: "Document", first: int, last: int, visit: bool) -> list[Mention]:
    """Return the places where somebody can meet: after "in" or, for a visit, after "to" or as its object."""
    at = bisect_left(doc.mentions, first, key=lambda m: m.first)
    found: list[Mention] = []
    seats: list[Mention] = []
    topic = False
    for i in range(at, len(doc.mentions)):  # no slice: a copy of the rest for every word would take the square
        mention = doc.mentions[i]
        if mention.first >= last:
            break
        if mention.role != "place":
            seats.extend(_seat(doc, mention))
            continue
        # "the war in Syria and Yemen": what is joined to such a place is another.
        topic = _is_topic(doc, mention) or (topic and i > 0 and doc.mentions[i - 1].last >= mention.first - 1)
        here = places.is_venue(doc, mention.first) or (visit and places.is_goal(doc, mention.first))
        here = here or (first <= mention.last and _is_where(doc, mention.last, last))
        if not topic and (here or places.is_host(doc, mention.first)):
            found.append(mention)
    return found or seats


def _seat(doc: "Document", body: Mention) -> Iterator[Mention]:
    """Give the capital where a house of government is a venue: "met at the White House"; not "an official at" it."""
    known = doc.knowledge.organisations.get(body.entity)
    if known is None or known.kind != "government" or not places.is_venue(doc, body.first):
        return
    before = doc.forms[body.first - 2].senses if body.first > 1 else {}
    capital = places.capital_mention(doc, body.first, body.last, known.country)
    if capital is not None and not OFFICIALS & before.keys():
        yield replace(capital, form="metonym", rule="seat-of-government")


def _is_where(doc: "Document", after: int, last: int) -> bool:
    """Say whether a clause right behind a place tells what happens there: "goes to Doha, where he will meet"."""
    after += after < last and doc.forms[after].text in COMMAS
    senses = doc.forms[after].senses.keys() if after < last else frozenset()
    return "meeting_words:where" in senses and "speech:relatives" not in senses


def _is_topic(doc: "Document", place: Mention) -> bool:
    """Say whether the place is where a crisis is, not where people meet ("the war in …")."""
    before = doc.forms[max(0, place.first - 2) : place.first]
    return any("meeting_words:topics_of_places" in form.senses for form in before)
