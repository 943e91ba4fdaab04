"""Same meeting: which reports of one article are one meeting, what is part of what, and the rows that come of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from timeline.extraction import datelines, topics
from timeline.extraction.drafts import UNHELD, Draft
from timeline.extraction.found import DateExpression, Evidence, Meeting, Mention, Participant, Span
from timeline.extraction.party_words import TOLD_BEFORE
from timeline.knowledge import Days

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# An article tells its news in its first paragraphs; what comes later without a date is mostly background.
NEWS_PARAGRAPHS = 4
# How many reports before and after one may say where its parties are.
NEAR = 6
# More days than any date with two ends leaves open.
OPEN = 1_000_000
# Formats that name one kind of event: an article calls the same talks a meeting, talks and a round.
FAMILIES = {
    "talks": "talks",
    "meeting": "talks",
    "sidelines": "talks",
    "negotiation-round": "talks",
    "summit": "summit",
}
# A press conference without a day of its own is on what was told this near, in units.
SAME_STORY = 100
# What a press conference or talks may be part of.
PARENTS = {"press-conference": frozenset({"talks", "summit", "visit"}), "talks": frozenset({"visit"})}
# The more telling format wins when reports are joined.
TELLING = ("sidelines", "negotiation-round", "summit", "talks", "meeting")
ROLES = {"visitor": ("visitor", "host"), "host": ("host", "visitor"), "mutual": ("principal", "principal")}


def settle(doc: "Document", drafts: Sequence[Draft]) -> list[Meeting]:
    """Return one row for each meeting that the drafts tell of, in the order of the text."""
    joined: dict[int, Draft] = {}
    kept: list[Draft] = []
    for draft in drafts:
        same = next((k for k in reversed(kept) if _same(k, draft)), None)
        if same is None and draft.parties.rule == TOLD_BEFORE:
            # "The meeting", and none told before that it can be.
            continue
        if same is None:
            kept.append(draft)
        else:
            _join(same, draft)
        joined[id(draft)] = same or draft
    for draft in kept:
        if draft.part_of is not None:
            parent = joined[id(draft.part_of)]
            draft.part_of = parent if parent is not draft else None
    for draft in kept:
        _attach(draft, kept)
    for n, draft in enumerate(kept):
        _stay(doc, draft, kept[max(0, n - NEAR) : n][::-1] + kept[n + 1 : n + 1 + NEAR])
    return _rows(doc, kept)


def family(name: str) -> str:
    """Return the kind of event of a format: an article calls the same talks a meeting, talks and a round."""
    return FAMILIES.get(name, name)


def _same(a: Draft, b: Draft) -> bool:
    """Say whether two reports are of one meeting: same kind, same parties, and nothing that tells them apart."""
    again = b.parties.rule == TOLD_BEFORE
    if family(a.format) != family(b.format) or (a.status != b.status and not again) or b.another:
        return False
    if not (a.entities <= b.entities or b.entities <= a.entities):
        return False
    if not (a.entities and b.entities) and not _one_event(a, b):
        return False
    where = _venue(a), _venue(b)
    if where[0] and where[1] and not _place_fits(where[0], where[1]):
        return False
    when = _when(a), _when(b)
    if when[0] and when[1]:
        return when[0].meets(when[1])
    # One dated, one not: the same only when told in one breath, since an article's own meeting often bears no date.
    alone = a.part_of is None and b.part_of is None
    return again or when[0] == when[1] or (alone and b.sentence.first - a.sentence.last <= 1)


def _one_event(a: Draft, b: Draft) -> bool:
    return bool(a.host_event and b.host_event and a.host_event.entity == b.host_event.entity)


def _place_fits(a: Mention, b: Mention) -> bool:
    return a.entity == b.entity or (bool(a.country) and a.country == b.country and "country" in {a.kind, b.kind})


def _venue(draft: Draft) -> Mention | None:
    """Return the place of a draft: its own, else that of the event it fills (a press conference may be elsewhere)."""
    if draft.place is not None or draft.part_of is None or draft.format == "press-conference":
        return draft.place
    return draft.part_of.place


def _when(draft: Draft) -> Days | None:
    """Return the days of a draft: its own, else those of the event it is part of."""
    if draft.date is not None and draft.date.date_from and draft.date.date_to:
        return Days(draft.date.date_from, draft.date.date_to)
    return _when(draft.part_of) if draft.part_of is not None and draft.part_of.part_of is not draft else None


def _join(into: Draft, other: Draft) -> None:
    into.parties = replace(into.parties, others=(*into.parties.others, *other.parties.all))
    into.date = min((d for d in (into.date, other.date) if d), key=_width, default=None)
    into.earlier = into.earlier and other.earlier
    into.place = into.place or other.place
    into.host_event = into.host_event or other.host_event
    into.part_of = into.part_of or other.part_of
    into.ordinal = into.ordinal or other.ordinal
    into.window_days = into.window_days or other.window_days
    into.duration_hours = into.duration_hours or other.duration_hours
    if other.parties.rule == TOLD_BEFORE and other.status in UNHELD and into.status not in UNHELD:
        # "The meeting was put off."
        into.status = other.status
    into.format = next((f for f in TELLING if f in {into.format, other.format}), into.format)
    into.evidence.extend(other.evidence)


def _width(day: DateExpression) -> int:
    """Return how many days a date leaves open: of two reports, the one that tells the day closest counts."""
    return (day.date_to - day.date_from).days if day.date_from and day.date_to else OPEN


def _attach(draft: Draft, drafts: Sequence[Draft]) -> None:
    """Tie a press conference to its talks and talks to the visit they fill; say where the places do not agree."""
    if draft.part_of is None:
        parents = PARENTS.get(family(draft.format), frozenset())
        near = [d for d in drafts if d is not draft and family(d.format) in parents and _may_hold(d, draft)]
        draft.part_of = min(near, key=lambda d: abs(d.unit - draft.unit), default=None)
    parent = draft.part_of
    if parent is None:
        return
    if parent.part_of is draft:
        parent.part_of = None
    if draft.place and parent.place and not _place_fits(draft.place, parent.place):
        draft.flags.append("place-conflict")
        draft.evidence.append(Evidence("place", parent.place.start, parent.place.end, "place-conflict"))


def _stay(doc: "Document", draft: Draft, near: Sequence[Draft]) -> None:
    """Place a meeting told without a venue where its parties are told to be on the same days."""
    if _venue(draft) is not None or draft.format == "call" or draft.role == "visitor":
        return
    mine = _dated(doc, draft)[0]
    for other in near:
        shared = other.entities & draft.entities
        if other.place is None or not other.place.country or not shared or UNHELD & {other.status, draft.status}:
            continue
        theirs = _dated(doc, other)[0]
        # Without a day on either side, two parties in common tell as much as one in the same paragraph.
        together = theirs == mine and (mine is not None or len(shared) > 1 or _in_one_breath(other, draft))
        if together and (other.status == draft.status or other.role == "visitor"):
            draft.place = other.place
            draft.evidence.append(Evidence("place", other.place.start, other.place.end, "place-of-a-party"))
            return


def _in_one_breath(a: Draft, b: Draft) -> bool:
    return a.sentence.paragraph == b.sentence.paragraph


def _may_hold(parent: Draft, draft: Draft) -> bool:
    # "the press conference of N. N. before the meeting between the two states".
    met = draft.entities & parent.entities or {m.country for m in draft.parties.all} & parent.entities
    if not met or parent.status != draft.status or parent.part_of is draft:
        return False
    if family(parent.format) == "visit" and draft.place and parent.place and not _place_fits(draft.place, parent.place):
        return False
    when = _when(parent), _when(draft)
    if when[0] and when[1]:
        return when[0].meets(when[1])
    # What is told in one breath with a dated visit, without a day of its own, was on the visit.
    together = (when[1] is None or when[0] == when[1]) and _in_one_breath(parent, draft)
    return together or (family(draft.format) == "press-conference" and abs(parent.unit - draft.unit) <= SAME_STORY)


def _rows(doc: "Document", drafts: Sequence[Draft]) -> list[Meeting]:
    keys = {id(d): f"m{d.sentence.start}-{n}" for n, d in enumerate(drafts, start=1)}
    rows = []
    default = datelines.place(doc)
    for draft in drafts:
        days, grain, basis = _dated(doc, draft)
        status = draft.status
        if status == "held" and days is not None and doc.dated and days[0] and days[0] > doc.dated.last:
            status = "planned"
        rows.append(
            Meeting(
                keys[id(draft)], draft.format, draft.cameo, status, draft.date, *(days or (None, None)), grain, basis,
                _venue(draft) or (default if _tells_the_news(doc, draft, basis) else None), draft.host_event,
                keys[id(draft.part_of)] if draft.part_of else None,
                draft.ordinal, draft.window_days, draft.duration_hours, _participants(draft, drafts),
                topics.of(doc, (Span(draft.sentence.start, draft.sentence.end),)),
                tuple(dict.fromkeys([*draft.flags, *_checked(doc, draft, drafts)])),
                draft.sentence.start, draft.sentence.end, tuple(dict.fromkeys(draft.evidence)),
                f"{draft.format}-{draft.parties.rule}",
            )
        )  # fmt: skip
    return rows


def _tells_the_news(doc: "Document", draft: Draft, basis: str) -> bool:
    """Say whether a meeting is what the article reports of its own day: then the place of its dateline is its place."""
    first = next((s for s in doc.sentences if s.segment in {"lead", "body"}), None)
    told = first is not None and draft.sentence.paragraph == first.paragraph
    return told and draft.status == "held" and basis in {"article", "relative"} and draft.format != "call"


def _is_news(doc: "Document", draft: Draft) -> bool:
    """Say whether an undated meeting is told early enough to be of the article's own days, not of an earlier time."""
    own = dict.fromkeys(s.paragraph for s in doc.sentences if s.segment in {"lead", "body"})
    return draft.sentence.paragraph in list(own)[:NEWS_PARAGRAPHS]


def _dated(doc: "Document", draft: Draft) -> tuple[tuple[date | None, date | None] | None, str | None, str]:
    """Return (days, grain, basis): the words of the report, else the event around it, else the article's own days."""
    if draft.date is not None:
        return (draft.date.date_from, draft.date.date_to), draft.date.grain, draft.date.basis
    when = _when(draft)
    if when is not None:
        grain = draft.part_of.date.grain if draft.part_of and draft.part_of.date else None
        return (when.first, when.last), grain, "meeting"
    if doc.dated and draft.status in {"held", "under-way"} and _is_news(doc, draft) and not draft.earlier:
        return (doc.dated.first, doc.dated.last), "day" if doc.dated.width == 1 else "other", "article"
    return None, None, "none"


def _participants(draft: Draft, drafts: Sequence[Draft]) -> tuple[Participant, ...]:
    first, second = ROLES.get(draft.role, ROLES["mutual"])
    subjects = {m.entity for m in draft.parties.subject}
    rows = {m.entity: Participant(m, first if m.entity in subjects else second) for m in draft.parties.all}
    if draft.role == "visitor":
        # Whom the visitor talked to on the visit received him.
        for part in drafts:
            if part.part_of is draft:
                for mention in part.parties.all:
                    rows.setdefault(mention.entity, Participant(mention, "host"))
    return tuple(rows.values())


def _checked(doc: "Document", draft: Draft, drafts: Sequence[Draft]) -> list[str]:
    """Check an ordinal claim ("the third in 45 days") against the meetings of the same parties in the article."""
    if not draft.ordinal or not draft.window_days:
        return []
    mine = _when(draft) or doc.dated
    others = [
        d
        for d in drafts
        if d is not draft and d.part_of is None and d.status == "held" and draft.entities <= _with_parts(d, drafts)
    ]
    days = [when for d in others if (when := _when(d)) is not None]
    if len(others) + 1 != draft.ordinal or mine is None or not days:
        return ["ordinal-unconfirmed"]
    shortest = (mine.first - max(d.last for d in days if d.first == min(x.first for x in days))).days
    return ["ordinal-confirmed"] if shortest <= draft.window_days else ["ordinal-contradicted"]


def _with_parts(draft: Draft, drafts: Sequence[Draft]) -> frozenset[str]:
    return draft.entities.union(*(d.entities for d in drafts if d.part_of is draft))
