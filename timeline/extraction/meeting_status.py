"""Meeting status: whether a meeting was held or is planned, put off, called off, denied or only spoken of."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.extraction.found import Mention
from timeline.extraction.party_words import HELD
from timeline.extraction.told import is_definite
from timeline.extraction.triggers import Trigger, is_aside

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# What is wished for or proposed: the closest to it in the list of statuses is "rumoured".
WISHED = "proposed"
# Status words in the order in which they win over each other.
STATUSES = ("cancelled", "postponed", "denied", "rumoured", "planned", "stalled", WISHED, "under_way")
KINDS = {f"meeting_words:{name}": name for name in STATUSES}
# Talks that are stalled are spoken of in general.
NAMES = {"under_way": "under-way", "stalled": WISHED}
# What has not been yet; a weak word of it counts this near before its noun ("called for direct talks", "ahead of a").
TO_COME = frozenset({"rumoured", "planned", WISHED})
WEAK_REACH = 2
# What an infinitive may stand behind.
PARTICLES = frozenset({"meeting_words:to", "meeting_words:from"})
# How far before a noun the negated verb of its clause may stand ("will not enter into talks").
NEGATION_REACH = 5
# How far behind a noun the verb may stand that holds it.
HELD_REACH = 14


def status(doc: "Document", trigger: Trigger, after: int | None, subject: Mention | None) -> str:
    """Return the status of a meeting by the words of the clause before its word, then by the word's own form.

    Parameters
    ----------
    doc : Document
        The article.
    trigger : Trigger
        The word that reports the meeting, and its clause.
    after : int or None
        The unit of an "after" that leads to the word.
    subject : Mention or None
        Who is told to have met.
    """
    # A status word governs what follows it in its clause; after the trigger only words next to it do.
    # Where the verb follows its noun ("the talks with N. N. were put off"), its status stands behind the parties.
    clitics = doc.reader.language.table("clitics").get("noun", {})
    verb_last = trigger.word.tense == "noun" and not clitics.get("before")
    ahead = trigger.right if verb_last else trigger.unit + 4
    # What was planned or denied came after the meeting that it came after.
    opens = after if after is not None and trigger.word.tense == "noun" else max(trigger.left, trigger.unit - 12)
    if is_aside(doc, trigger):
        opens = trigger.unit - 1
    clause = doc.forms[opens : min(trigger.right, ahead)]
    told = [(i, f.senses) for i, f in enumerate(clause, opens) if not KINDS.keys().isdisjoint(f.senses)]
    at = trigger.unit - 1
    # "refused to meet": the particle of an infinitive is passed over.
    at -= at > trigger.left and not PARTICLES.isdisjoint(doc.forms[at].senses)
    before = doc.forms[at].senses if at >= trigger.left else {}
    if "meeting_words:negation" in before:
        return "denied"
    # What failed or was hoped for "during a meeting" is not the meeting; that is to come as that is.
    during = trigger.unit > opens and "meeting_words:during" in doc.forms[trigger.unit - 1].senses
    own = trigger.unit - 1 if during else opens
    for kind, name in KINDS.items() if told else ():
        first = opens if name == "planned" else own
        since = trigger.unit - WEAK_REACH if name in TO_COME and trigger.word.tense == "noun" else trigger.right
        last = trigger.unit if name == WISHED else trigger.right
        own_kind = [(i, s) for i, s in told if first <= i < last and kind in s]
        firm = (i for i, s in own_kind if since <= i < trigger.unit or f"{kind}_weak" not in s)
        told_at = next(firm, None)
        if told_at is not None and not (name == "denied" and _is_granted(doc, trigger, told_at)):
            return NAMES.get(name, name)
    if any("meeting_words:preparing" in form.senses for form in doc.forms[opens : trigger.unit]):
        return "planned"
    if trigger.word.tense == "present":
        if "meeting_words:may" in before:
            return "rumoured"
        if any("meeting_words:planned_weak" in form.senses for form in clause):
            return "planned"
    if trigger.word.tense == "noun" and _is_negated(doc, trigger):
        return "denied"
    determiner = doc.forms[subject.first - 1].senses if subject is not None and subject.first > opens else {}
    if "meeting_words:negation" in determiner:
        # "no president has ever met"
        return "denied"
    form = doc.forms[trigger.unit]
    future = [w for w in doc.reader.language.words("meeting_words", "future") if len(w) == 1]
    near = doc.forms[max(opens, trigger.unit - 6) : trigger.unit]
    verbs = [form, *(f for f in near if f.before and "cue" not in f.senses)]
    if any(f.wears(future) for f in verbs):
        return "planned"
    purpose = doc.reader.language.words("meeting_words", "purpose_clitics")
    if trigger.word.tense == "noun" and form.wears(purpose):
        return "planned"
    return "planned" if trigger.word.tense == "noun" and _is_to_come(doc, trigger, future) else "held"


def _is_to_come(doc: "Document", trigger: Trigger, future: Sequence[str]) -> bool:
    """Say whether a meeting is the next one, or a verb behind it in the future holds it: "the talks … will be held"."""
    for unit in range(trigger.unit + 1, min(trigger.right, trigger.unit + HELD_REACH)):
        form = doc.forms[unit]
        if "meeting_words:planned" in form.senses and form.text.startswith(tuple(future)):
            return True
        if "meeting_words:coming" in form.senses:
            names = doc.mentions_in(trigger.unit + 1, unit)
            return unit == trigger.unit + 1 or any(m.first == trigger.unit + 1 and m.last == unit for m in names)
    return False


def _is_granted(doc: "Document", trigger: Trigger, denied: int) -> bool:
    """Say whether what is denied is something else of a meeting that is granted: "denied that the talks had failed"."""
    if trigger.word.tense != "noun" or not is_definite(doc, trigger.unit):
        return False
    claim = [f.senses for f in doc.forms[denied + 1 : trigger.right]]
    takes_place = any(HELD & senses.keys() and "speech:aux" not in senses for senses in claim)
    return not takes_place and any("speech:complementisers" in s for s in claim[: trigger.unit - denied - 1])


def _is_negated(doc: "Document", trigger: Trigger) -> bool:
    """Say whether the verb before a noun is negated, with no mark or auxiliary ("no longer", "still") between."""
    first = max(trigger.left, trigger.unit - NEGATION_REACH)
    for unit in range(trigger.unit - 1, first - 1, -1):
        form = doc.forms[unit]
        if unit < first or not form.text[0].isalpha() or "speech:aux" in form.senses:
            return False
        if HELD & form.senses.keys():
            # "which did not give its name held talks": the verb that holds the meeting is the one negated, or none is.
            first = max(first, unit - 1)
        if "meeting_words:negation" in form.senses:
            return "meeting_words:future" in form.senses or "date:future" in form.senses or "cue" not in form.senses
    return False
