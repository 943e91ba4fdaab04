"""The grammars of dates: what their rules may begin with."""

import re
import re._parser as parser
from re import _constants as ops

import pytest

from timeline.extraction.date_grammar import RULES
from timeline.extraction.date_grammar_behind import BEHIND_ITS_DATE
from timeline.extraction.date_grammar_ymd import LARGE_TO_SMALL
from timeline.extraction.grammar import NEVER_FIRST


def beginnings(pattern: list) -> tuple[set[str], bool]:
    """Return the characters a parsed pattern can begin with, and whether it can be empty."""
    found: set[str] = set()
    for op, value in pattern:
        if op is ops.LITERAL:
            return found | {chr(value)}, False
        if op is ops.IN:
            assert all(kind in {ops.LITERAL, ops.RANGE} for kind, _ in value), "a set that names what is not in it"
            for kind, one in value:
                found.update(map(chr, range(one[0], one[1] + 1) if kind is ops.RANGE else (one,)))
            return found, False
        if op in {ops.AT, ops.ASSERT, ops.ASSERT_NOT}:
            continue
        if op is ops.BRANCH:
            each = [beginnings(branch) for branch in value[1]]
            inner, empty = set().union(*(letters for letters, _ in each)), any(empty for _, empty in each)
        elif op is ops.SUBPATTERN:
            inner, empty = beginnings(value[3])
        elif op is ops.MAX_REPEAT:
            inner, empty = beginnings(value[2])
            empty = empty or value[0] == 0
        else:
            raise AssertionError(f"no test of rules with {op}")
        found |= inner
        if not empty:
            return found, False
    return found, True


def test_beginnings_are_those_of_the_pattern() -> None:
    assert beginnings(parser.parse("(?<!x)(?:a|[b-c]?d)?(?=z)e")) == (set("abcde"), False)


@pytest.mark.parametrize(
    ("name", "written"), [rule for rules in (RULES, LARGE_TO_SMALL, BEHIND_ITS_DATE) for rule in rules]
)
def test_no_rule_begins_with_what_is_passed_over(name: str, written: str) -> None:
    letters, empty = beginnings(parser.parse(re.sub(r"[(][?]P<[^>]+>", "(?:", written)))
    assert not empty, name
    # In "twenty-first" the number before the hyphen may be missing: a hyphen at the very front is refused on purpose.
    assert not (letters - {"-"}) & set(NEVER_FIRST), name
