"""Scan: one pass that finds every known word of an article.

A lexicon gives each form as written what it may mean, so that an article costs one look-up a token. The text itself is
never copied: every offset is an offset into the article.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.extraction.lexicon import Form, Lexicon, Longer
from timeline.extraction.text import tokens


@dataclass(frozen=True, slots=True)
class Units:
    """An article as a list of units: `forms`, and the code points where each starts and ends (exclusive).

    `words` are its units before the words of phrases became one, `topics` the places of those that a topic lists, or
    that a phrase of a topic begins with. `classes` holds the class letters of every unit, one for each grammar.
    """

    forms: list[Form]
    starts: list[int]
    ends: list[int]
    words: "Units | None" = None
    topics: Sequence[int] = ()
    classes: str = ""

    def letters(self, grammar: int) -> str:
        """Return the article as one string of class letters of a grammar, one letter a unit."""
        grammars = len(self.forms[0].letters) if self.forms else 1
        return self.classes[grammar::grammars]


def _holds(forms: Sequence[Form], rest: tuple[str, ...]) -> bool:
    """Say whether the forms are the words of a phrase, as they stand or inflected."""
    return len(forms) == len(rest) and all(word in form.words for form, word in zip(forms, rest, strict=True))


def scan(text: str, lexicon: Lexicon) -> Units:
    """Cut a text into units; the words of a known phrase become one unit, the longest phrase first."""
    spans = tokens(text, lexicon.token)
    forms = [lexicon[text[start:end]] for start, end in spans]
    starts, ends = [s for s, _ in spans], [e for _, e in spans]
    phrases: list[tuple[int, int, Form]] = []
    free = 0
    # Many words open a phrase, few of them here: the word behind says so at once.
    opening = [i for i, form in enumerate(forms[:-1]) if form.longer]
    for i in [i for i in opening if not forms[i].longer.keys().isdisjoint(forms[i + 1].words)]:
        if i >= free and (found := phrase(forms[i].longer, forms, i, len(forms))) is not None:
            free, whole = found
            phrases.append((i, free, whole if whole.letters else lexicon.finish(whole)))
    words = units = Units(forms, starts, ends)
    if phrases:
        units = _merged(words, phrases)
    if lexicon.apart:
        units = _with_articles(units, lexicon)
    topics = [i for i, form in enumerate(forms) if form.topic is not None]
    return replace(units, words=words, topics=topics, classes="".join([form.letters for form in units.forms]))


def phrase(longer: Longer, forms: Sequence[Form], at: int, limit: int) -> tuple[int, Form] | None:
    """Return where the longest phrase that begins at a form, and ends before a limit, ends (exclusive); and it."""
    longest, end = None, at + 1
    if end >= limit:
        return None
    for word in forms[end].words:
        for rest, whole in longer.get(word, ()):
            last = at + 1 + len(rest)
            if end < last <= limit and (len(rest) == 1 or _holds(forms[at + 1 : last], rest)):
                longest, end = whole, last
                break
    return (end, longest) if longest is not None else None


def _merged(units: Units, phrases: list[tuple[int, int, Form]]) -> Units:
    """Return the units with the words of every phrase (first, last exclusive) as one."""
    merged = Units([], [], [])
    at = 0
    for first, last, phrase in phrases:
        merged.forms.extend(units.forms[at:first])
        merged.forms.append(phrase)
        merged.starts.extend(units.starts[at : first + 1])
        merged.ends.extend(units.ends[at:first])
        merged.ends.append(units.ends[last - 1])
        at = last
    merged.forms.extend(units.forms[at:])
    merged.starts.extend(units.starts[at:])
    merged.ends.extend(units.ends[at:])
    return merged


def _with_articles(units: Units, lexicon: Lexicon) -> Units:
    """Join articles and possessives that stand apart to the word they belong to: "the minister" is one unit."""
    joined = Units([], [], [])
    opening = -1
    for i, form in enumerate(units.forms):
        following = units.forms[i + 1] if i + 1 < len(units.forms) else None
        if opening < 0 and form.text in lexicon.apart and following is not None and following.text[0].isalnum():
            opening = i
            continue
        joined.forms.append(lexicon.owned(form, units.forms[opening].text) if opening >= 0 else form)
        joined.starts.append(units.starts[opening if opening >= 0 else i])
        joined.ends.append(units.ends[i])
        opening = -1
    return joined
