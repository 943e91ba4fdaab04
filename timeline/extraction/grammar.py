"""Grammars: rules over class letters, all of them tried at once, and the slots that a match of one fills."""

import functools
import re
from dataclasses import dataclass

# Marks and words that no date of any language begins with.
NEVER_FIRST = "#&)+,./56:@UY^_tvxz-"


@dataclass(frozen=True)
class Rule:
    """A rule of the grammar: its name and its pattern as written, whose groups are slots."""

    name: str
    written: str

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern by itself, made when an article first needs it: most rules fit in few articles."""
        return re.compile(_named(self.written))

    @functools.cached_property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """Return the slot of every named group, numbers of repeated ones taken off, and the number of the group."""
        return tuple((name.rstrip("0123456789"), group) for name, group in self.pattern.groupindex.items())


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
    # No date begins with a mark, nor with some words: that is tried first, for most places are tried in vain. The group
    # that tells which rule fits is an empty one behind it: one around it would keep `re` from skipping it by its first
    # letter.
    together = "|".join(f"(?:{re.sub(r'[(][?]P<[^>]+>', '(?:', pattern)})()" for _, pattern in rules)
    return Grammar(
        tuple(Rule(name, pattern) for name, pattern in rules),
        re.compile(rf"(?![{NEVER_FIRST}])(?:{together})"),
    )


def slots(rule: Rule, match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Return the span of every slot of a rule that a match filled."""
    found: dict[str, tuple[int, int]] = {}
    spans = match.regs
    for slot, group in rule.groups:
        if spans[group][0] >= 0 and slot not in found:
            found[slot] = spans[group]
    return found
