"""Going on: a quotation that its attribution parts, and whose other part is a sentence of its own.

``"We will stay," she said. "Nobody leaves."`` is one claim in two pieces, and so is a quotation that ends a paragraph
without its closing mark and goes on in the next one.
"""

from collections.abc import Iterator, Sequence

from timeline.extraction.claims import trimmed
from timeline.extraction.cues import Masked, Stretch
from timeline.extraction.hearsay import Handed
from timeline.extraction.openings import Claim

Told = tuple[Stretch, Sequence[Handed], list[Claim]]
# How a claim opens whose speaker stands behind its words or amid them.
ATTRIBUTED = frozenset({"marks-before", "marks"})


def gone_on(masked: Masked, told: Sequence[Told]) -> Iterator[Told]:
    """Yield the claims of each sentence, those left out that go on with the one before, which takes their pieces."""
    held: Claim | None = None
    rows: list[Told] = []
    for stretch, handed, found in told:
        piece = _alone(masked, stretch, found)
        if held is not None and piece is not None and _next(masked, held, stretch):
            held.pieces.append(piece)
            held.ended_by = "closing-mark" if masked.speech[piece[0]].closed else "end-of-paragraph"
            rows.append((stretch, handed, []))
            continue
        # What a participle adds ("she said, noting that") parts no quotation.
        own = [claim for claim in found if claim.hit is None or claim.hit.kind != "participle"]
        held = own[-1] if own and own[-1].kind == "direct" and own[-1].opener in ATTRIBUTED else None
        rows.append((stretch, handed, found))
    yield from rows


def _alone(masked: Masked, stretch: Stretch, found: Sequence[Claim]) -> tuple[int, int] | None:
    """Return the units of the quotation that is the whole of a sentence, or None."""
    if masked.letters[stretch.first] != "Q" or any(claim.opener != "alone" for claim in found):
        return None
    last = masked.speech[stretch.first].last
    return (stretch.first, last) if trimmed(masked, stretch.first, stretch.last) <= last else None


def _next(masked: Masked, held: Claim, stretch: Stretch) -> bool:
    """Say whether a sentence goes on with a quotation: in the same paragraph, or in the next if it was left open."""
    if held.stretch.paragraph == stretch.paragraph:
        return masked.letters[held.pieces[0][0]] == "Q" and held.pieces[0][0] == held.stretch.first
    return stretch.paragraph == held.stretch.paragraph + 1 and held.ended_by == "end-of-paragraph"
