"""Speakers: who made a claim, by the words beside its cue or by who spoke before.

A `Talk` goes along with the article: it remembers who spoke last, so that "and he added" has a speaker.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from timeline.extraction.clitics import joined
from timeline.extraction.cues import Masked
from timeline.extraction.found import PERSONAL, Mention, Span
from timeline.extraction.openings import Claim
from timeline.extraction.subjects import Actors, Subject, after_verb, is_reporter
from timeline.extraction.subjects_before import before_verb

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# How many speakers back a verb may reach for one that fits its gender.
MEMORY = 6
# How many units into a sentence its subject may begin, when the next sentence's verb goes on with it.
OPENING = 3
# A longer run of words than this is a subject we may have cut wrongly: it speaks once and is not gone back to.
LONGEST_REMEMBERED = 14
# What stands right before the one whom an agency quotes.
VIA = frozenset({"speech:via_verbs", "speech:via_speaker"})
# So many units before a pronoun, somebody told of who has not spoken is meant.
JUST_BEFORE = 40
# What no pronoun of people means.
THINGS = frozenset({"country", "organisation"})
# How long a particle before the verb of a phrase is at most ("did not rule out").
PARTICLE = 2


class Speaker(NamedTuple):
    """Who made a claim: the mention, how the words name it, where they stand, by which rule, and who handed it on."""

    mention: Mention | None
    named_as: str
    span: Span | None
    rule: str
    via: Mention | None = None


NOBODY = Speaker(None, "none", None, "impersonal")


@dataclass(slots=True)
class Talk:
    """Who has spoken so far in an article, the last one last."""

    masked: Masked
    actors: Actors
    spoken: list[Speaker] = field(default_factory=list)

    def speaker(self, claim: Claim, earlier: Sequence[Claim]) -> Speaker:
        """Return who made a claim, and remember it.

        Parameters
        ----------
        claim : Claim
            The claim.
        earlier : sequence of Claim
            The claims before it in the same sentence.
        """
        found = self._speaker(claim, earlier)
        who = found.mention
        if who is not None and found.via is None and who.last - who.first <= LONGEST_REMEMBERED:
            self.spoken.append(found)
        return found

    def _speaker(self, claim: Claim, earlier: Sequence[Claim]) -> Speaker:
        if claim.hit is not None and claim.hit.kind == "impersonal":
            return NOBODY
        handed = self._handed_on(claim, earlier)
        if handed is not None:
            return handed
        subject = claim.subject
        if subject is not None and claim.opener != "source" and not self._agrees(claim, subject.mention):
            subject = None
        if claim.continues and earlier:
            return self._again("same-speaker-goes-on")
        if subject is None and claim.hit is not None:
            start = max(earlier[-1].last, earlier[-1].verb + 1) if earlier else claim.stretch.first
            subject = before_verb(self.actors, self.masked.letters, claim.hit.unit, start)
            if subject is not None and claim.hit.kind == "finite" and not self._agrees(claim, subject.mention):
                subject = None
        if subject is None and claim.hit is not None and not earlier:
            subject = self._clause_subject(claim)
        if subject is None and claim.hit is None and not earlier:
            at = claim.pieces[0][0]
            subject = before_verb(self.actors, self.masked.letters, at, claim.stretch.first)
        if subject is None and not earlier:
            subject = self._told_after(claim)
        if subject is not None:
            return self._named(subject, self._turned(claim, subject))
        if earlier:
            last = self.spoken[-1].mention if self.spoken else None
            if last is not None and not self._agrees(claim, last):
                return Speaker(None, "implicit", None, "nobody-told")
            return self._again("same-speaker-goes-on")
        return self._dropped(claim)

    def _told_after(self, claim: Claim) -> Subject | None:
        """Return who a sentence that opens with a participle turns out to be about ("noting that …, N. N. closed")."""
        letters, stretch = self.masked.letters, claim.stretch
        if claim.hit is None or claim.hit.kind != "participle" or claim.hit.unit != stretch.first:
            return None
        comma = letters.rfind(",", claim.last, stretch.last)
        if claim.ended_by == "main-clause":
            comma = claim.last - 1
            while letters[comma + 1] in ",m":
                comma += 1
        subject = after_verb(self.actors, letters, comma, stretch.last) if comma >= 0 else None
        if subject is None or not (subject.speaks or "groups:pronouns" in self.masked.doc.forms[subject.first].senses):
            return None
        return subject._replace(rule="subject-of-sentence")

    def _clause_subject(self, claim: Claim) -> Subject | None:
        """Return who the sentence is about so far: the actor right after its first word, which then is its verb."""
        first, hit = claim.stretch.first, claim.hit
        letters = self.masked.letters
        while letters[first] in "tu,jm":
            first += 1
        if hit is None or hit.unit <= first + 1 or letters[first] in "ea":
            return None
        subject = after_verb(self.actors, letters, first, hit.unit)
        if hit.kind == "participle" and self.actors.at(first) is not None:
            # "N. N. closed the meeting, noting that": where the subject comes first, it does both.
            subject = after_verb(self.actors, letters, first - 1, hit.unit)
        if subject is None or not subject.speaks or not self._agrees(claim, subject.mention):
            return None
        return subject._replace(rule="subject-of-sentence")

    def _named(self, subject: Subject, rule: str) -> Speaker:
        mention, doc = subject.mention, self.masked.doc
        head = doc.forms[subject.first]
        for kind, form in (("speech:refers", "title"), ("groups:pronouns", "pronoun")):
            if subject.unknown and (kind in head.senses or mention.form == form == "pronoun"):
                last = self._meant(head.text, subject.first)
                start, end = doc.span(subject.first, subject.first + 1)
                start += len(head.before[0]) if joined(doc, subject.first) else 0
                return Speaker(last, form, Span(start, end), "refers-to-last-speaker")
        span = Span(*doc.span(subject.first, subject.last))
        if subject.several:
            # Two who spoke as one: nothing to choose by.
            return Speaker(None, named_as(mention), span, "two-speakers")
        if is_reporter(doc, mention):
            return Speaker(None, "organisation", span, "agency-hands-on", mention)
        return Speaker(mention, named_as(mention), span, rule)

    def _meant(self, word: str, unit: int) -> Mention | None:
        """Return the last speaker whom a word can mean: "she" is no man and no state, but may be a woman told of."""
        table = self.masked.doc.reader.language.table("groups")
        gender, people = table.get("pronoun_gender", {}).get(word), table.get("pronouns_of_people", ())
        for last in self.spoken[: -MEMORY - 1 : -1]:
            who = last.mention
            things = word in people and who is not None and (who.kind in THINGS or who.form == "pronoun")
            if who is not None and not things and (not gender or who.gender in {gender, ""}):
                return who
        told = self.actors.within(max(0, unit - JUST_BEFORE), unit) if word in people else ()
        return next((m for m in reversed(told) if m.kind == "person" and m.gender in {gender, ""}), None)

    def _turned(self, claim: Claim, subject: Subject) -> str:
        letters = self.masked.letters
        if "t" in letters[claim.stretch.first : subject.first]:
            return "turn-handed-over"
        return "source-named" if claim.opener == "source" else subject.rule

    def _again(self, rule: str) -> Speaker:
        last = self.spoken[-1] if self.spoken else None
        return Speaker(last.mention, "implicit", None, rule) if last else Speaker(None, "implicit", None, "nobody-told")

    def _dropped(self, claim: Claim) -> Speaker:
        """Return the last speaker who fits a verb without a subject, else who the sentence before was about."""
        for last in self.spoken[: -MEMORY - 1 : -1]:
            if last.mention is not None and self._agrees(claim, last.mention):
                return Speaker(last.mention, "implicit", None, "same-speaker-goes-on")
        if not self.spoken:
            told = self._told_before(claim)
            if told is not None:
                return Speaker(told, "implicit", None, "subject-goes-on")
        return Speaker(None, "implicit", None, "nobody-told")

    def _told_before(self, claim: Claim) -> Mention | None:
        """Return the first person of the sentence before, in the same article part."""
        doc = self.masked.doc
        at = bisect_left(doc.sentences, claim.stretch.first, key=lambda s: s.first) - 1
        if at < 0 or doc.sentences[at].segment not in {"lead", "body"}:
            return None
        before = doc.sentences[at]
        near = self.actors.within(before.first, min(before.last, before.first + OPENING + LONGEST_REMEMBERED))
        people = [m for m in near if m.kind in PERSONAL and m.first - before.first <= OPENING]
        return people[0] if people and self._agrees(claim, people[0]) else None

    def _agrees(self, claim: Claim, mention: Mention) -> bool:
        """Say whether a verb can have somebody for its subject, by gender; unknown gender agrees with everything."""
        gender = verb_gender(self.masked.doc, claim)
        if gender == "f":
            return mention.gender != "m"
        return gender != "m" or mention.gender != "f"

    def _handed_on(self, claim: Claim, earlier: Sequence[Claim]) -> Speaker | None:
        """Return the speaker that an agency quotes ("the agency cites N. N. as saying")."""
        if claim.hit is None:
            return None
        start = earlier[-1].last if earlier else claim.stretch.first
        until = max(claim.first, claim.hit.unit + 1)
        forms = self.masked.doc.forms
        if all(VIA.isdisjoint(forms[m.first - 1].senses) for m in self.actors.within(start + 1, until)):
            return None
        found = self._quoted_by(start, until)
        agency, source = found if found is not None else (None, None)
        if source is None or source.last > until:
            return None
        return Speaker(source, named_as(source), Span(source.start, source.end), "quoted-by-agency", agency)

    def _quoted_by(self, start: int, until: int) -> tuple[Mention | None, Mention | None] | None:
        """Return the agency and whom it quotes: "the agency cites from N. N.", "the agency cites N. N."."""
        doc = self.masked.doc
        verb = by = -1
        for unit, form in enumerate(doc.forms[start:until], start):
            if verb < 0 and "speech:via_verbs" in form.senses:
                verb, by = unit, -1
            elif by < 0 and "speech:via_speaker" in form.senses:
                by = unit
        if verb >= 0 and by >= 0:
            return next(iter(self.actors.within(verb + 1, by)), None), self.actors.at(by + 1)
        at = max(verb, by)
        agency = self.actors.before(at) if at >= 0 else None
        if agency is None or agency.last != at or not is_reporter(doc, agency):
            return None
        return agency, self.actors.at(at + 1)


def verb_gender(doc: "Document", claim: Claim) -> str:
    """Return ``"f"``, ``"m"`` or ``""`` (not shown) for the finite verb of a claim."""
    hit = claim.hit
    if hit is None or hit.kind != "finite" or hit.cue is None:
        return ""
    rules = doc.reader.manner.agreement
    if not rules:
        return ""
    form = doc.forms[hit.unit]
    words = form.text[len("".join(form.before)) : len(form.text) - len(form.after)].split()
    # Of a phrase ("expressed confidence") the first word is the verb, a particle before it apart.
    verb = words[len(words) > 1 and len(words[0]) <= PARTICLE]
    if verb.endswith((*rules.get("plural", ()), *rules.get("dual", ()))):
        return ""
    if hit.cue.tense == "past":
        return "f" if verb.endswith(rules["past_feminine"]) else "m"
    return "f" if verb.startswith(rules["present_feminine"]) else "m"


def named_as(mention: Mention) -> str:
    """Return how the words name a speaker, as the column ``named_as`` has it."""
    if mention.kind == "country" or mention.form == "metonym":
        return "metonym"
    if mention.kind == "organisation":
        return "organisation"
    return {"counterpart": "title", "group": "title"}.get(mention.form, mention.form)
