"""Grammars: rules over class letters, all of them tried at once, and the slots that a match of one fills."""

import functools
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """A rule of the grammar: its name and its pattern as written, whose groups are slots."""

    name: str
    written: str

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern by itself, made when an article first needs it: most rules fit in few articles."""
        return re.compile(_named(self.written))


def _named(pattern: str) -> str:
    """Return a pattern whose group names are unique: a slot named again gets a number."""
    seen: dict[str, int] = {}

    def rename(match: re.Match[str]) -> str:
        slot = match[1].rstrip("0123456789_")
        seen[slot] = seen.get(slot, 0) + 1
        return f"(?P<{slot}{seen[slot] if seen[slot] > 1 else ''}>"

    return re.sub(r"\(\?P<(\w+)>", rename, pattern)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Rules in order, and all of them in one pattern: which rule fits is the number of its group."""

    rules: tuple[Rule, ...]
    any: re.Pattern[str]


@functools.cache
def compiled(rules: tuple[tuple[str, str], ...]) -> Grammar:
    """Return the grammar of rules written as (name, pattern), made when a language first asks for it."""
    # No date begins with a mark: that is tried first, for most places are tried in vain. The group that tells which
    # rule fits is an empty one behind it: one around it would keep `re` from skipping it by its first letter.
    together = "|".join(f"(?:{re.sub(r'[(][?]P<[^>]+>', '(?:', pattern)})()" for _, pattern in rules)
    return Grammar(
        tuple(Rule(name, pattern) for name, pattern in rules),
        re.compile(f"(?![,.:)&x_-])(?:{together})"),
    )


def slots(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Return the span of every slot that a match filled, numbers of repeated groups taken off."""
    found: dict[str, tuple[int, int]] = {}
    for name, text in match.groupdict().items():
        if text is not None:
            found.setdefault(name.rstrip("0123456789"), match.span(name))
    return found
