"""What an explanation looks like, as plain text and as HTML, right-to-left where the article is."""

import unicodedata
from dataclasses import dataclass
from html import escape
from itertools import pairwise

#: Right-to-left isolate, and the end of it: they keep a right-to-left name from turning the line around it.
_ISOLATE, _END = "\u2067", "\u2069"

#: One background for each thing words can give; dark text is readable on all of them.
_COLOURS = {
    "speaker": "#cfe3ff",
    "party": "#cfe3ff",
    "cue": "#ffe2b8",
    "exists": "#ffe2b8",
    "content": "#fff6bf",
    "date": "#d4f2d0",
    "place": "#ead6f7",
    "status": "#ffd3d3",
}
_OTHER = "#e4e4e4"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of an article (code points, end exclusive) and what they gave."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an article, where it starts, and the marked words in it."""

    text: str
    start: int
    marks: tuple[Mark, ...]
    language: str | None
    right_to_left: bool

    def pieces(self) -> list[tuple[str, tuple[str, ...]]]:
        """Cut the text wherever a mark begins or ends; each piece with the labels that cover it, shortest mark first.

        Marks may overlap or lie in one another: HTML elements may not, so every piece is marked for itself.
        """
        end = self.start + len(self.text)
        marks = [Mark(max(m.start, self.start), min(m.end, end), m.label) for m in self.marks]
        marks = sorted((m for m in marks if m.start < m.end), key=lambda m: (m.end - m.start, m.start, m.label))
        cuts = sorted({self.start, end, *(m.start for m in marks), *(m.end for m in marks)})
        found = []
        for left, right in pairwise(cuts):
            labels = dict.fromkeys(m.label for m in marks if m.start <= left and right <= m.end)
            found.append((self.text[left - self.start : right - self.start], tuple(labels)))
        return found


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what is known as (name, value), a table of evidence, and the passages it stands on."""

    heading: str
    facts: tuple[tuple[str, str], ...] = ()
    passages: tuple[Passage, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Explanation:
    """Why a row is there; shown as HTML in a notebook, as plain text by ``print``.

    Parameters
    ----------
    id
        The row or article that is explained.
    sections
        In reading order.
    """

    id: str
    sections: tuple[Section, ...]

    @property
    def text(self) -> str:
        """Give the explanation as plain text; right-to-left words stand between isolate marks."""
        return "\n\n".join("\n".join(_lines(section)) for section in self.sections)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        labels = dict.fromkeys(
            label for section in self.sections for p in section.passages for _, on in p.pieces() for label in on
        )
        legend = " ".join(_marked(escape(label), (label,)) for label in labels)
        shown = "".join(_section_html(section) for section in self.sections)
        return f'<div class="timeline-why" dir="ltr">{f"<p>{legend}</p>" if legend else ""}{shown}</div>'


def is_right_to_left(text: str) -> bool:
    """Say whether most letters of a text are written from right to left.

    Examples
    --------
    >>> is_right_to_left("\u05d0\u05d1 a"), is_right_to_left("plain")
    (True, False)
    """
    classes = [unicodedata.bidirectional(letter) for letter in text[:2000]]
    return sum(c in ("R", "AL") for c in classes) > classes.count("L")


def isolated(text: str) -> str:
    """Put isolate marks around a text with right-to-left letters, line by line."""
    if not any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text):
        return text
    return "\n".join(f"{_ISOLATE}{line}{_END}" if line.strip() else line for line in text.split("\n"))


def _lines(section: Section) -> list[str]:
    lines = [isolated(section.heading)]
    width = max((len(name) for name, _ in section.facts), default=0)
    lines += [f"  {name + ':':<{width + 1}} {isolated(value)}" for name, value in section.facts]
    for passage in section.passages:
        lines += [f"  | {isolated(line)}" for line in passage.text.split("\n") if line.strip()]
        lines += [f"      {m.label}: {isolated(_words(passage, m))}" for m in passage.marks]
    for row in section.rows:
        told = [f"{column} {isolated(value)}" for column, value in zip(section.columns, row, strict=True) if value]
        lines.append(f"  - {'; '.join(told)}")
    return lines


def _words(passage: Passage, mark: Mark) -> str:
    return passage.text[max(0, mark.start - passage.start) : max(0, mark.end - passage.start)]


def _section_html(section: Section) -> str:
    parts = [f"<h4>{_cell(section.heading)}</h4>"]
    parts += [_passage_html(passage) for passage in section.passages]
    if section.facts:
        facts = "".join(f"<tr><th>{escape(name)}</th><td>{_cell(value)}</td></tr>" for name, value in section.facts)
        parts.append(f"<table>{facts}</table>")
    if section.rows:
        head = "".join(f"<th>{escape(column)}</th>" for column in section.columns)
        rows = "".join(f"<tr>{''.join(f'<td>{_cell(value)}</td>' for value in row)}</tr>" for row in section.rows)
        parts.append(f"<table><tr>{head}</tr>{rows}</table>")
    return "".join(parts)


def _passage_html(passage: Passage) -> str:
    language = f' lang="{escape(passage.language)}"' if passage.language else ""
    direction = "rtl" if passage.right_to_left else "ltr"
    body = "".join(_marked(escape(piece), labels) for piece, labels in passage.pieces())
    return f'<blockquote dir="{direction}"{language} style="white-space:pre-line">{body}</blockquote>'


def _marked(piece: str, labels: tuple[str, ...]) -> str:
    """Mark a piece in the colour of its shortest mark, underlined in the colour of the next."""
    if not labels:
        return piece
    colours = [_COLOURS.get(label, _OTHER) for label in labels]
    under = f";border-bottom:3px solid {colours[1]}" if len(colours) > 1 else ""
    style = f"background:{colours[0]};color:#111{under}"
    return f'<mark title="{escape(", ".join(labels))}" style="{style}">{piece}</mark>'


def _cell(value: str) -> str:
    return f"<bdi>{escape(value)}</bdi>" if isolated(value) != value else escape(value)
