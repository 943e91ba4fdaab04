"""Which clusters a report may belong to: found by who met and when, never by trying all."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from timeline.linking.reports import Cluster, Report

#: So many clusters under one key are looked at; more of one pair in one week is no news but a table.
_LOOKED_AT = 256

#: Clusters of up to a month are found by week, wider ones by quarter: a year is four keys, not fifty-two.
_WIDE, _WEEK, _QUARTER = 31, 7, 91

#: What a cluster is found by beside its days.
_Key = tuple[object, ...]
_Keys = list[_Key]

#: A period of days, or in its place: whatever the days are, and no days known.
_When = tuple[int, int] | str
_ANY, _UNDATED = "any", "undated"


class Candidates:
    """Clusters by who met and when, so that a report meets only those it may belong to.

    Two named parties in common are looked up by week alone; what counts only with other evidence (countries for
    persons, a single party, unknown days) is looked up by that evidence too.
    """

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._by_time: defaultdict[tuple[str, _When], dict[_Key, list[int]]] = defaultdict(dict)

    def register(self, known: Cluster, report: Report) -> None:
        """Let a cluster be found by what a report of it says."""
        by_time: _Keys = [("two", *pair) for pair in combinations(report.some_parties, 2)]
        by_time += [("one", party) for party in report.some_parties]
        bound: _Keys = [*_codes(report, "codes"), *_codes(report, "at")]
        if report.told_as_country:
            by_time += [("stand-in", party) for party in report.some_parties]
            bound += _codes(report, "stand-in codes")
        if len(report.parties) < 2:
            bound += _codes(report, "lone")
        for period in report.periods(_WEEK if report.width <= _WIDE else _QUARTER):
            self._note(known, report, period, by_time)
            self._note(known, report, period, bound)
        self._note(known, report, _ANY, bound)
        if not report.dated:
            self._note(known, report, _UNDATED, bound)

    def _note(self, known: Cluster, report: Report, when: _When, keys: _Keys) -> None:
        by_key = self._by_time[(report.family, when)]
        for key in keys:
            found = by_key.get(key)
            if found is None:
                by_key[key] = [known.number]
            elif len(found) < _LOOKED_AT and known.number not in found:
                found.append(known.number)

    def near(self, report: Report) -> Iterator[Cluster]:
        """Give the clusters a report may belong to."""
        lone = len(report.parties) < 2
        bound: _Keys = _codes(report, "at" if lone else "lone")
        undated: _Keys = [*bound, *_codes(report, "codes")]
        if not report.dated:
            return self._found(report, [(_ANY, undated)])
        by_time: _Keys = [("two", *pair) for pair in combinations(report.some_parties, 2)]
        by_time += [("one" if report.told_as_country else "stand-in", party) for party in report.some_parties]
        by_time += [*bound, *_codes(report, "codes" if report.told_as_country else "stand-in codes")]
        asked: list[tuple[_When, _Keys]] = [(period, by_time) for period in _periods(report)]
        return self._found(report, [*asked, (_UNDATED, undated)])

    def rivals(self, report: Report) -> Iterator[Cluster]:
        """Give the clusters of the same two named parties on the same days or a day before or after."""
        pairs: _Keys = [("two", *pair) for pair in combinations(report.some_parties, 2)]
        return self._found(report, [(period, pairs) for period in _periods(report, 1)])

    def _found(self, report: Report, asked: list[tuple[_When, _Keys]]) -> Iterator[Cluster]:
        seen: dict[int, None] = {}
        for when, keys in asked:
            by_key = self._by_time.get((report.family, when))
            if by_key:
                for key in keys:
                    seen.update(dict.fromkeys(by_key.get(key, ())))
        return (self.clusters[number] for number in seen)


def _periods(report: Report, around: int = 0) -> list[tuple[int, int]]:
    return report.periods(_WEEK, around) + report.periods(_QUARTER, around)


def _codes(report: Report, kind: str) -> _Keys:
    """Give keys that bind those a report's parties speak for to each piece of evidence it has."""
    if not report.parties:
        return [("nobody", report.format, where) for where in report.evidence]
    if not kind.endswith("codes"):
        return [(kind, code, where) for code in report.some_codes for where in report.evidence]
    # Two of one country: the code with itself.
    pairs = list(combinations(report.some_codes, 2)) or [(code, code) for code in report.codes]
    return [(kind, *pair, where) for pair in pairs for where in report.evidence]
