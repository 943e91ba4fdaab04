"""Statements: who claimed what; one row for each claim that an article hands on.

The steps, each in a module of its own:

- quotations: marks, and what stands between them
- cues: words that report speech
- openings, claims, sources: where a claim begins and ends
- subjects, speakers: who made it
- hearsay: which agency handed it on
- said: when, and at which meeting
- echoes: headings that repeat a claim
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.extraction import claims, echoes, hearsay, quotations, sources, topics
from timeline.extraction.clitics import joined
from timeline.extraction.cues import Masked, Stretch, letter
from timeline.extraction.found import Evidence, Mention, Span, Statement
from timeline.extraction.going_on import Told, gone_on
from timeline.extraction.hearsay import Handed
from timeline.extraction.lexicon import Form
from timeline.extraction.openings import HEADINGS, Claim
from timeline.extraction.said import Said, Scene
from timeline.extraction.speakers import NOBODY, Speaker, Talk
from timeline.extraction.subjects import AS_WRITTEN, Actors

if TYPE_CHECKING:
    from timeline.extraction.document import Document

# Marks that end a sentence but belong to no claim.
OUTSIDE = " \t\n\u00a0.,:;\u060c\u061b"
LEADS = {"finite": "verb", "participle": "participle", "noun": "noun", "impersonal": "passive", "source": "source"}


# What some claim begins with or is led in by: a cue, a source, a colon, marks.
SPEECH = re.compile("[vwpnia:Qm]")
# What a cue without a verb of its own does: a narrator notes, a source says.
ACTS = {"impersonal": "note", "source": "say"}


# Rules that find a speaker elsewhere than beside the verb.
ELSEWHERE = frozenset({"subject-of-sentence", "same-speaker-goes-on", "subject-goes-on"})


def classify(form: Form) -> str:
    """Return the letter of a form in the statements grammar (see `cues.letter`)."""
    return letter(form)


def find(doc: "Document") -> list[Statement]:
    """Return the statements of an article, those of its headings last, in the order of the text otherwise."""
    masked, actors = Masked(doc, quotations.find(doc)), Actors(doc)
    talk, scene = Talk(masked, actors), Scene(doc)
    near = doc.reader.manner.near
    rows: list[Statement] = []
    told: list[Claim] = []
    stretches = list(masked.stretches())
    headings = [stretch for stretch in stretches if stretch.segment in HEADINGS]
    told_in = [_told(masked, actors, stretch) for stretch in stretches if stretch.segment not in HEADINGS]
    for stretch, handed, found in gone_on(masked, told_in):
        for i, claim in enumerate(found):
            speaker = _with_agency(talk.speaker(claim, found[:i]), handed)
            since = max(stretch.first, found[i - 1].last if i else stretch.first)
            if not _holds(masked, claim, speaker, near=near):
                continue
            said = scene.said(claim, speaker.mention, min(since, claim.pieces[0][0]))
            rows.append(_row(masked, claim, speaker, said))
            told.append(claim)
    if not headings:
        return _unique(rows)
    words = [" ".join(["", *_words(doc, claim), ""]) for claim in told]
    return _unique([*rows, *_headings(masked, actors, headings, rows, words)])


def _told(masked: Masked, actors: Actors, stretch: Stretch) -> Told:
    """Return a sentence with who handed its claims on, and with the claims."""
    if not SPEECH.search(masked.letters, stretch.first, stretch.last):
        return stretch, (), []
    handed = hearsay.handed_on(masked, actors, stretch)
    return stretch, handed, _claims(masked, actors, stretch, handed)


def _words(doc: "Document", claim: Claim) -> list[str]:
    """Return the words of a claim that tell what it is about."""
    return [word for first, last in claim.pieces for word in echoes.words(doc, first, last)]


def _holds(masked: Masked, claim: Claim, speaker: Speaker, *, near: bool) -> bool:
    """Say whether a claim without "that", or one that is shown rather than said, has somebody who can have made it.

    Where subjects stand right before their verbs (`near`), words there that nobody knows will do.
    """
    cue = claim.hit.cue if claim.hit else None
    if speaker.mention is not None and _is_anybody(masked, speaker.mention):
        return False
    if claim.opener == "alone" and speaker.rule == "nobody-told":
        return False
    if speaker.rule == "nobody-told" and claim.hit is not None and cue is not None and claim.kind == "indirect":
        hanging = claim.hit.kind in {"participle", "noun"}
        if hanging or (cue.strength == "weak" and claim.hit.unit != claim.stretch.first):
            return False
    shown = cue is not None and cue.act == "reveal" and cue.strength == "weak"
    elsewhere = cue is not None and cue.tense == "present" and speaker.rule in ELSEWHERE
    bare = claim.opener == "noun" or (cue is not None and cue.strength == "weak")
    if elsewhere and bare and claim.hit is not None and not masked.opens_clause(claim.hit.unit, claim.stretch.first):
        # "a picture urging peace", in a verb: amid a clause it has its own subject, the noun before it.
        return False
    if claim.opener != "noun" and not shown:
        return True
    known = speaker.mention if speaker.via is None else speaker.via
    near = near and speaker.rule == "speaker-before-verb" and claim.opener in {"noun", "that"}
    return speaker.named_as == "pronoun" or (known is not None and (near or known.rule != AS_WRITTEN))


def _is_anybody(masked: Masked, mention: Mention) -> bool:
    """Say whether a speaker is nobody in particular: "some", "many"; not "many of the experts"."""
    word = masked.doc.forms[mention.last - 1]
    return "speech:anybody" in word.senses and masked.letters[mention.last : mention.last + 1] != "e"


def _claims(masked: Masked, actors: Actors, stretch: Stretch, handed: Sequence[Handed] = ()) -> list[Claim]:
    """Return the claims of a sentence, the words at its ends that say who handed them on left out."""
    inner = hearsay.peeled(stretch, handed)
    found = claims.find(masked, actors, inner)
    further = sources.find(masked, actors, inner, found)
    if further:
        found = [claim for claim in found if not sources.outdone(claim, further)] + further
    if not found and inner is not stretch:
        reported = hearsay.claim(masked, stretch, inner, handed[-1])
        return [reported] if reported is not None else _claims(masked, actors, stretch)
    return sorted(found, key=lambda c: c.pieces[0]) if len(found) > 1 else found


def _with_agency(speaker: Speaker, handed: Sequence[Handed]) -> Speaker:
    """Return a speaker with the agency that handed the claim on."""
    if speaker.via is not None or speaker.mention is None or not handed:
        return speaker
    return speaker._replace(via=handed[0].agency)


def _row(masked: Masked, claim: Claim, speaker: Speaker, said: Said) -> Statement:
    doc, spans = masked.doc, _spans(masked, claim)
    cue_span = _cue_span(doc, claim)
    cue = claim.hit.cue if claim.hit else None
    words = topics.words(doc, spans)
    bounds = [*spans, *(s for s in (cue_span, speaker.span) if s is not None)]
    outer = doc.span(claim.pieces[0][0], claim.last)
    evidence = [Evidence("content", spans[0].start, spans[-1].end, claim.ended_by)]
    if cue_span is not None:
        evidence.insert(0, Evidence("cue", cue_span.start, cue_span.end, f"{cue.act}-{cue.tense}" if cue else "source"))
    if speaker.mention is not None:
        at = speaker.span or Span(speaker.mention.start, speaker.mention.end)
        evidence.append(Evidence("speaker", at.start, at.end, speaker.rule))
    return Statement(
        key=f"s{spans[0].start}",
        speaker=speaker.mention,
        named_as=speaker.named_as,
        speaker_span=speaker.span,
        cue=cue_span,
        act=cue.act if cue else ACTS.get(claim.hit.kind) if claim.hit else None,
        negated=claim.hit.negated if claim.hit else False,
        kind=claim.kind,
        content=spans,
        said_from=said.date_from,
        said_to=said.date_to,
        said_basis=said.basis,
        via=speaker.via,
        quoted_by=None,
        topics=topics.ranked(words),
        meeting=said.meeting,
        echo_of=None,
        start=min([outer[0], *[span.start for span in bounds]]),
        end=max([outer[1], *[span.end for span in bounds]]),
        evidence=(*evidence, *said.evidence, *topics.evidence(words)),
        rule=f"{claim.opener}-after-{LEADS[claim.hit.kind]}" if claim.hit else claim.opener,
    )


def _cue_span(doc: "Document", claim: Claim) -> Span | None:
    """Return the words of the cue, without the conjunction that is joined on."""
    if claim.hit is None:
        return None
    unit = claim.hit.unit
    start, end = doc.units.starts[unit], doc.units.ends[unit]
    if claim.hit.kind == "impersonal":
        before, *last = doc.text[start:end].rsplit(None, 1)
        if last and "speech:adjuncts" in doc.reader.lexicon[last[0]].senses:
            # "it is pointed out to that": the preposition belongs to what follows.
            end = start + len(before)
    return Span(start + len(doc.forms[unit].before[0]) if joined(doc, unit) else start, end)


def _spans(masked: Masked, claim: Claim) -> tuple[Span, ...]:
    """Return the code points of a claim's pieces, without outer marks, blanks and the stop that ends the sentence."""
    text, spans = masked.doc.text, []
    for first, last in claim.pieces:
        start, end = masked.doc.span(first, last)
        start += claim.skip if first == claim.first else 0
        quotation = masked.speech.get(first)
        if quotation is not None and quotation.last >= last:
            start, end = quotation.inner_start, quotation.inner_end
        while start < end and text[start] in OUTSIDE:
            start += 1
        while end > start and text[end - 1] in OUTSIDE:
            end -= 1
        if start < end:
            spans.append(Span(start, end))
    return tuple(spans)


def _headings(
    masked: Masked,
    actors: Actors,
    stretches: Sequence[Stretch],
    rows: Sequence[Statement],
    told: Sequence[str],
) -> list[Statement]:
    """Return the headings that repeat a claim, and those that make one of their own; each text once."""
    doc, found, seen = masked.doc, [], set[str]()
    for stretch in stretches:
        text = " ".join(form.text for form in doc.forms[stretch.first : stretch.last])
        if text in seen:
            continue
        seen.add(text)
        led = _claims(masked, actors, stretch)
        claim = led[0] if led else Claim(None, "heading", stretch.first, stretch, None, [(stretch.first, stretch.last)])
        original = echoes.repeated(_words(doc, claim), told)
        if original is None and not led:
            continue
        speaker = Talk(masked, actors).speaker(claim, ()) if led else NOBODY
        if original is not None and speaker.span is None:
            speaker = Speaker(rows[original].speaker, "implicit", None, "speaker-of-repeated-claim")
        row = _row(masked, claim, speaker, _said_again(rows, original))
        found.append(replace(row, echo_of=rows[original].key if original is not None else None))
    return found


def _said_again(rows: Sequence[Statement], original: int | None) -> Said:
    if original is None:
        return Said(None, None, "none", None)
    row = rows[original]
    return Said(row.said_from, row.said_to, row.said_basis, row.meeting)


def _unique(rows: Sequence[Statement]) -> list[Statement]:
    """Return the rows, each key once; of two claims that start at one place the first stays."""
    kept: dict[str, Statement] = {}
    for row in rows:
        if row.content:
            kept.setdefault(row.key, row)
    return list(kept.values())
