"""Which clusters a report may belong to: found by who met and when, never by trying all."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from timeline.linking.reports import SOME, Cluster, Report

#: So many clusters under one key are looked at; more of one pair in one week is no news but a table.
_LOOKED_AT = 256

#: Clusters of up to a month are found by week, wider ones by quarter: a year is four keys, not fifty-two.
_WIDE, _WEEK, _QUARTER = 31, 7, 91

_Keys = list[tuple[object, ...]]


class Candidates:
    """Clusters by who met and when, so that a report meets only those it may belong to.

    Two named parties in common are looked up by week alone; what counts only with other evidence (countries for
    persons, a single party, unknown days) is looked up by that evidence too.
    """

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._by_key: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)

    def register(self, known: Cluster, report: Report) -> None:
        """Let a cluster be found by what a report of it says."""
        by_time: _Keys = [("two", *pair) for pair in _two(report.parties)]
        by_time += [("one", party) for party in _few(report.parties)]
        bound: _Keys = [*_codes(report, "codes"), *_codes(report, "at")]
        if report.told_as_country:
            by_time += [("stand-in", party) for party in _few(report.parties)]
            bound += _codes(report, "stand-in codes")
        if len(report.parties) < 2:
            bound += _codes(report, "lone")
        periods = report.periods(_WEEK if report.width <= _WIDE else _QUARTER)
        keys = [(period, *key) for period in periods for key in (*by_time, *bound)]
        keys += [("any", *key) for key in bound]
        if not report.dated:
            keys += [("undated", *key) for key in bound]
        family = report.family
        for key in keys:
            found = self._by_key[(family, *key)]
            if len(found) < _LOOKED_AT and known.number not in found:
                found.append(known.number)

    def near(self, report: Report) -> Iterator[Cluster]:
        """Give the clusters a report may belong to."""
        lone = len(report.parties) < 2
        bound: _Keys = _codes(report, "at" if lone else "lone")
        undated: _Keys = [*bound, *_codes(report, "codes")]
        if report.dated:
            by_time: _Keys = [("two", *pair) for pair in _two(report.parties)]
            by_time += [("one" if report.told_as_country else "stand-in", party) for party in _few(report.parties)]
            by_time += [*bound, *_codes(report, "codes" if report.told_as_country else "stand-in codes")]
            keys = [(period, *key) for period in _periods(report) for key in by_time]
            keys += [("undated", *key) for key in undated]
        else:
            keys = [("any", *key) for key in undated]
        return self._found(report, keys)

    def rivals(self, report: Report) -> Iterator[Cluster]:
        """Give the clusters of the same two named parties on the same days or a day before or after."""
        pairs = list(_two(report.parties))
        return self._found(report, [(period, "two", *pair) for period in _periods(report, 1) for pair in pairs])

    def _found(self, report: Report, keys: _Keys) -> Iterator[Cluster]:
        family, by_key = report.family, self._by_key
        seen: dict[int, None] = {}
        for key in keys:
            for number in by_key.get((family, *key), ()):
                seen[number] = None
        return (self.clusters[number] for number in seen)


def _periods(report: Report, around: int = 0) -> list[tuple[int, int]]:
    return report.periods(_WEEK, around) + report.periods(_QUARTER, around)


def _few(names: frozenset[str]) -> list[str]:
    return sorted(names)[:SOME]


def _two(names: frozenset[str]) -> Iterator[tuple[str, str]]:
    return combinations(_few(names), 2)


def _codes(report: Report, kind: str) -> _Keys:
    """Give keys that bind those a report's parties speak for to each piece of evidence it has."""
    if not report.parties:
        return [("nobody", report.format, where) for where in report.evidence]
    if not kind.endswith("codes"):
        return [(kind, code, where) for code in _few(report.codes) for where in report.evidence]
    # Two of one country: the code with itself.
    pairs = list(_two(report.codes)) or [(code, code) for code in report.codes]
    return [(kind, *pair, where) for pair in pairs for where in report.evidence]
