"""Which meeting rows tell of one real meeting.

Rows are compared by what cannot be told apart by wording: parties, days, place. Rows that say exactly the same are one
*report* from the start. Reports are then placed one by one, the most precise first, each into the one cluster that it
fits; so a vague report ("they met in the summer") joins a known meeting but never ties two known meetings together.
A second pass lets a report that is a day off, or names another city for the same day, join the cluster that more
articles support; what it says differently becomes a conflict.

Candidates come from an index by parties and month, never from all pairs.
"""

import math
from collections.abc import Iterable
from dataclasses import replace

from timeline.linking.candidates import Candidates
from timeline.linking.parties import LIKELY, NONE, SURE, agreement
from timeline.linking.reports import TIMELESS, Cluster, Report, common, width_of

#: An interval of more days than this is joined only where a single cluster fits best.
VAGUE = 31


def cluster(reports: Iterable[Report]) -> list[Cluster]:
    """Put reports of one real meeting together.

    Parameters
    ----------
    reports
        In any order; the result does not depend on it.

    Returns
    -------
    list of Cluster
        Every report in exactly one. No cluster holds two rows of one article.
    """
    ordered = sorted(reports, key=lambda r: (r.width, -r.support, r.days or (0.0, 0.0), -len(r.parties), r.meeting_ids))
    index = Candidates()
    for report in ordered:
        found = _best(report, index.near(report))
        if found is None:
            found = Cluster(len(index.clusters))
            index.clusters.append(found)
        found.add(report)
        index.register(found, report)
    return _with_outliers(index)


def alike(report: Report) -> bool:
    """Say whether two articles that both say just this tell of one meeting."""
    known = Cluster(0)
    known.add(replace(report, articles=frozenset()))
    return _fit(report, known) is not None


def _best(report: Report, candidates: Iterable[Cluster]) -> Cluster | None:
    """Give the cluster the report fits best; None where none fits, or where a vague report fits several alike."""
    scored = []
    for candidate in candidates:
        score = _fit(report, candidate)
        if score:
            scored.append((score, candidate))
    if not scored:
        return None
    top = max(score for score, _ in scored)
    best = [candidate for score, candidate in scored if score == top]
    if len(best) > 1 and report.width > VAGUE:
        return None
    return min(best, key=lambda c: (-c.support, c.number))


def _fit(report: Report, known: Cluster) -> tuple[int, int, int] | None:
    """Say how well a report fits a cluster by parties, evidence and precision of days; None if it does not."""
    if not known.articles.isdisjoint(report.articles):
        return None
    if not _places_agree(report, known):
        return None
    evidence = len(known.evidence & report.evidence)
    if not _days_agree(report, known, evidence):
        return None
    level = _parties_agree(report, known)
    if level == NONE or (level < LIKELY and not evidence):
        return None
    if len(report.parties) < 2 and max(report.width, width_of(known.days)) > VAGUE:
        return None
    return level, evidence, int(width_of(known.days) <= VAGUE)


def _places_agree(report: Report, known: Cluster) -> bool:
    # A country and a city in it agree; two cities, or two countries, do not.
    if report.place is not None and known.places and report.place not in known.places:
        return False
    return report.country is None or not known.countries or report.country in known.countries


def _days_agree(report: Report, known: Cluster, evidence: int) -> bool:
    told = report.dated and width_of(known.days) <= TIMELESS
    return (told or evidence > 0) and common(report.days or (-math.inf, math.inf), known.days) is not None


def _parties_agree(report: Report, known: Cluster) -> int:
    """Say how surely the parties of a report are those of a cluster.

    They must agree with every list of parties the cluster has been told with, so that "A and B", told once as
    "A, B and C", does not take in "A and C".
    """
    levels = [agreement(report.parties, report.codes, parties, codes) for parties, codes in known.profiles.items()]
    return max(levels) if min(levels) > NONE else NONE


def _with_outliers(index: Candidates) -> list[Cluster]:
    """Let reports that a better supported cluster contradicts in one thing join it, as its conflicts."""
    gone: set[int] = set()
    for small in sorted(index.clusters, key=lambda c: (c.support, -width_of(c.days), -c.number)):
        # One that has taken others in stays: or daily talks would run together link by link.
        if small.closed:
            continue
        near = {known.number: known for report in small.reports for known in index.rivals(report)}
        fitting = [known for n, known in near.items() if n not in gone and n != small.number and _outlier(small, known)]
        if fitting:
            known = min(fitting, key=lambda c: (-c.support, c.number))
            for report in small.reports:
                known.add(report)
            known.closed = True
            gone.add(small.number)
    return [known for known in index.clusters if known.number not in gone]


def _outlier(small: Cluster, known: Cluster) -> bool:
    """Say whether reports tell of the cluster's meeting but are a day off, or name another place for that day."""
    if not known.articles.isdisjoint(small.articles):
        return False
    if small.days is None or known.days is None or small.support > known.support:
        return False
    gap = max(small.days[0] - known.days[1], known.days[0] - small.days[1])
    if gap > 1 or any(_parties_agree(report, known) < SURE for report in small.reports):
        return False
    same_place = all(_places_agree(report, known) for report in small.reports)
    if gap == 1:
        return same_place and any(known.evidence & report.evidence for report in small.reports)
    one_day = gap == 0 and width_of(small.days) == width_of(known.days) == 1
    return one_day and not same_place and small.support < known.support
