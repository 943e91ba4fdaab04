"""Drafts: what the words around one report of a meeting say of its date, place, status and kind."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.extraction import meeting_status, nearby, places
from timeline.extraction.cast import Cast
from timeline.extraction.found import PERSONAL, DateExpression, Evidence, Mention, Sentence
from timeline.extraction.party_words import COLLECTIVE, GOES_ON, HELD_ALONE, ONE_SIDE, TOLD_BEFORE, Parties
from timeline.extraction.triggers import Trigger
from timeline.knowledge import Days

if TYPE_CHECKING:
    from timeline.extraction.document import Document

HOURS_REACH = 12
AFTER_REACH = 5
# Talks of which one side is told ("N. N. broke off a round of talks on Friday") tell their day or place this near.
TOLD_ALONE = frozenset({"talks", "negotiation-round", "summit"})
ALONE_REACH = 5
# Statuses of what was not to be.
UNHELD = frozenset({"cancelled", "denied", "postponed"})
# Statuses of what has not been: a day before it was written is none of theirs.
AHEAD = frozenset({"planned", "rumoured"})
# Formats that have names of their own, and how far behind the word the name may stand.
EVENTS = frozenset({"conference", "summit"})
EVENT_REACH = 8
NAMED_EVENT = Parties((), (), "named-event")
# How far before its verb the auxiliary of a pluperfect stands, its subject between.
PLUPERFECT_REACH = 8
# CAMEO: discuss by telephone.
CALL = "041"


@dataclass(frozen=True, slots=True)
class Window:
    """A trigger in its sentence; `opens` for the first one, to which the words before it belong as well."""

    sentence: Sentence
    trigger: Trigger
    opens: bool


@dataclass(slots=True, eq=False)
class Draft:
    """One report of a meeting, before reports of the same meeting are joined."""

    format: str
    cameo: str
    role: str
    status: str
    parties: Parties
    sentence: Sentence
    unit: int
    date: DateExpression | None = None
    place: Mention | None = None
    host_event: Mention | None = None
    part_of: "Draft | None" = None
    ordinal: int | None = None
    window_days: int | None = None
    duration_hours: float | None = None
    another: bool = False
    earlier: bool = False
    flags: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def entities(self) -> frozenset[str]:
        """Return the ids of all parties."""
        return frozenset(m.entity for m in self.parties.all)


def draft_of(cast: Cast, window: Window, found: Parties, earlier: Sequence[Draft]) -> Draft | None:
    """Return the draft of one report, or None where too little is said for a meeting.

    Parameters
    ----------
    cast : Cast
        The actors of the article.
    window : Window
        The word that reports the meeting, and its sentence.
    found : Parties
        Who took part.
    earlier : sequence of Draft
        The drafts of the same sentence, which this one may belong to.
    """
    doc, trigger = cast.doc, window.trigger
    word, event = trigger.word, _event(doc, trigger)
    if event is None and not (found.subject or found.others):
        return None
    everyone = found.all
    if any(m.entity in doc.knowledge.reporters for m in everyone):
        # What one has with a newspaper or an agency is an interview.
        return None
    day, place = nearby.day_and_place(cast, window.sentence, trigger, found, opens=window.opens)
    after = _after(doc, trigger)
    status = meeting_status.status(doc, trigger, after, found.subject[0] if found.own and found.subject else None)
    # "was to meet on Monday": what was to be may have been before the article.
    intended = any("date:intended" in form.senses for form in doc.forms[trigger.left : trigger.unit])
    if day and doc.dated and _is_of_another(day, doc.dated, status, after, intended=intended):
        day = None
    if status == meeting_status.WISHED:
        dated = day is not None and day.date_to is not None and day.last > trigger.unit
        if not dated and place is None and any(m.kind not in PERSONAL for m in found.all):
            # "called for talks with Peru": what states wish for in general is no meeting.
            return None
        status = "rumoured"
    # A group or a body meets among its members: "the ministers met in Cairo", not "the rebels want no talks".
    bodies = any(m.kind in COLLECTIVE for m in everyone) and not word.weak and found.rule != ONE_SIDE
    # "a session of the ministers"
    bodies = bodies or (word.format == "meeting" and found.rule == "of-noun" and found.subject[0].kind == "group")
    several = len(everyone) > 1 or (bodies and (day is not None or place is not None))
    alone = bool(everyone) and (
        place is not None if word.role == "visitor" else _is_told_alone(doc, trigger, found, day, place)
    )
    if day is None and place is None:
        event = None
    if found.rule == TOLD_BEFORE and (status == "denied" or not (day or place or status in UNHELD)):
        return None
    if not (several or alone) or (word.weak and not _firm(doc, found, trigger, place)):
        if event is None:
            return None
        # "The conference Geneva II opens on 22 January": who comes is not told.
        found, everyone = NAMED_EVENT, ()
    draft = Draft(word.format, word.cameo, word.role, status, found, window.sentence, trigger.unit)
    start, end = doc.span(trigger.unit, trigger.unit + 1)
    draft.evidence.append(Evidence("exists", start, end, f"{word.format}-{word.tense}"))
    draft.evidence.extend(Evidence("party", m.start, m.end, found.rule) for m in everyone)
    draft.place, draft.date, draft.host_event = place, day, event
    for column, words in (("place", place), ("date", draft.date)):
        if words is not None:
            draft.evidence.append(Evidence(column, words.start, words.end, words.rule))
    draft.another = any("meeting_words:also" in f.senses for f in doc.forms[trigger.unit + 1 : trigger.unit + 3])
    draft.earlier = _is_earlier(doc, trigger)
    _count(doc, draft, trigger)
    _sidelines(doc, draft, window)
    if any("call" in form.senses.get("manner", ()) for form in doc.forms[trigger.unit : trigger.right]):
        draft.format, draft.cameo = "call", CALL
    if draft.format == "call":
        # Nobody is anywhere for a call.
        draft.place = None
    _tie(doc, draft, trigger, earlier)
    return draft


def _event(doc: "Document", trigger: Trigger) -> Mention | None:
    """Return the conference that a noun names: "the conference on Syria, Geneva II, opens"."""
    if trigger.word.format not in EVENTS or trigger.word.tense != "noun":
        return None
    first, last = max(trigger.left, trigger.unit - 2), min(trigger.right, trigger.unit + EVENT_REACH)
    return next((m for m in doc.mentions_in(first, last) if m.kind == "conference" and m.last <= last), None)


def _is_earlier(doc: "Document", trigger: Trigger) -> bool:
    """Say whether a clause tells of what was before the article's news: "had met", "recently met"."""
    clause = doc.forms[trigger.left : trigger.right]
    if any("meeting_words:earlier" in form.senses for form in clause):
        return True
    before = doc.forms[max(trigger.left, trigger.unit - PLUPERFECT_REACH) : trigger.unit]
    return trigger.word.tense == "past" and any("meeting_words:pluperfect" in form.senses for form in before)


def _is_of_another(day: DateExpression, dated: Days, status: str, after: int | None, *, intended: bool) -> bool:
    """Say whether a day told beside a meeting cannot be its own, by when the article was written."""
    before = after is not None and day.first < after
    if before and day.date_from is not None and day.date_from > dated.last:
        # "will begin on Sunday after talks": what begins is to come, the talks are over.
        return True
    # "said on Friday that he would meet": the day is that of saying so.
    return status in AHEAD and not intended and day.date_to is not None and day.date_to < dated.first


def _is_told_alone(
    doc: "Document", trigger: Trigger, found: Parties, day: DateExpression | None, place: Mention | None
) -> bool:
    """Say whether a noun with only one of its parties is a meeting all the same: it tells its own day or place."""
    if trigger.word.tense != "noun" or trigger.word.format not in TOLD_ALONE or not found.own:
        return False
    if found.rule == HELD_ALONE:
        # "N. N. will hold talks in Riyadh": with whom is not told.
        return place is not None
    if place is not None and found.others and places.is_host(doc, place.first):
        # "Cairo saw yesterday a dialogue with the minister": the host is told by its town.
        return True
    near = any(r is not None and 0 < r.first - trigger.unit <= ALONE_REACH for r in (day, place))
    return near and (trigger.word.format == "negotiation-round" or bool(found.others))


def _firm(doc: "Document", found: Parties, trigger: Trigger, place: Mention | None) -> bool:
    """Say whether the clause makes a weak word ("arrived", "discussed", "session") a meeting."""
    if found.rule == "between" and _follows(doc, trigger.unit, "meeting_words:between"):
        return True
    if "meeting_words:between" in doc.forms[trigger.unit].senses:
        # "the squad included N. N. and N. N.": a meeting only with its noun.
        return False
    if place is not None and found.others and places.is_host(doc, place.first):
        return True
    if found.rule == "receiving":
        return True
    if found.rule == "pronoun-on-noun" and not found.others:
        # "our dialogue", "their discussions": mostly a policy.
        return False
    people = {"person", "office", "group"}
    if not found.own or found.rule == GOES_ON or not any(m.kind in people for m in found.subject):
        return False
    if trigger.word.role == "visitor":
        return place is not None
    if trigger.word.role == "host" and found.others and found.others[0].first == trigger.unit + 1:
        # "received the minister": whom one receives stands right behind the verb.
        return True
    if trigger.word.role == "mutual" and "meeting_words:to" in doc.forms[trigger.unit].senses and found.others:
        # "had spoken to the minister"
        return True
    joined = {"meeting_words:with", "meeting_words:between"}
    several = len(found.subject) > 1 or found.subject[0].kind == "group"
    return several or any(joined & doc.forms[i].senses.keys() for i in range(trigger.unit, trigger.right))


def _follows(doc: "Document", unit: int, kind: str) -> bool:
    """Say whether a word of a kind stands right behind a noun, or behind its adjective."""
    return any(kind in form.senses for form in doc.forms[unit + 1 : unit + 3])


def _after(doc: "Document", trigger: Trigger) -> int | None:
    """Return the unit of an "after" that leads to the word ("after 16 hours of talks"), with no mark between."""
    for unit in range(trigger.unit - 1, max(trigger.left, trigger.unit - AFTER_REACH) - 1, -1):
        form = doc.forms[unit]
        if "meeting_words:after" in form.senses:
            return unit
        if not form.text[0].isalnum() or "cue" in form.senses:
            return None
    return None


def _count(doc: "Document", draft: Draft, trigger: Trigger) -> None:
    """Fill ordinal, window and duration from the words around the trigger."""
    draft.ordinal = next((o.value for o in doc.ordinals if trigger.unit - 2 <= o.first <= trigger.unit + 2), None)
    for length in doc.durations:
        if not trigger.unit < length.first < trigger.right:
            continue
        if length.bounds and length.days and draft.ordinal:
            draft.window_days = round(length.days)
            draft.evidence.append(Evidence("window_days", length.start, length.end, length.rule))
        elif not length.bounds and length.hours and length.first - trigger.unit <= HOURS_REACH:
            draft.duration_hours = length.hours
            draft.evidence.append(Evidence("duration_hours", length.start, length.end, length.rule))


def _sidelines(doc: "Document", draft: Draft, window: Window) -> None:
    """Note that a meeting is on the sidelines of something; the first body named after the word is its host."""
    trigger = window.trigger
    for unit in range(trigger.left if window.opens else trigger.unit, trigger.right):
        if "meeting_words:sidelines" in doc.forms[unit].senses:
            draft.format = "sidelines"
            hosts = (m for m in doc.mentions_in(unit, trigger.right) if m.kind in {"conference", "organisation"})
            draft.host_event = next(hosts, None)
            if draft.host_event is not None:
                host = draft.host_event
                draft.evidence.append(Evidence("host_event", host.start, host.end, "on-the-sidelines-of"))
            return


def _tie(doc: "Document", draft: Draft, trigger: Trigger, earlier: Sequence[Draft]) -> None:
    """Tie drafts of one sentence: talks where a visit went, a press conference after talks, talks during a visit."""
    if not earlier:
        return
    last = earlier[-1]
    if last.role == "visitor" and last.status == "planned" and draft.parties.rule == GOES_ON:
        # "will visit Lima next week for talks with N. N."
        draft.status = draft.status.replace("held", "planned")
    if trigger.again:
        draft.part_of = last.part_of
        return
    before = doc.forms[max(trigger.left, trigger.unit - 2) : trigger.unit]
    follows = any({"meeting_words:after", "meeting_words:during"} & f.senses.keys() for f in before)
    if last.role == "visitor" and draft.role != "visitor" and any("meeting_words:where" in f.senses for f in before):
        draft.part_of = last
    elif follows and (last.format == "press-conference" or draft.role == "visitor") and not draft.part_of:
        last.part_of = draft
