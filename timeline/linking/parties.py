"""Who met: which participants make a meeting, and whether two lists of them are the same."""

import math

import polars as pl

#: An office of a state whose holder nobody named (``unknown:foreign-minister@FIN``) is as good as a name.
_HOLDER = "@"
EXACT, SURE, LIKELY, WEAK, NONE = 4, 3, 2, 1, 0


def principals(parties: pl.DataFrame, row: str) -> pl.DataFrame:
    """Keep those who met: principals, hosts and visitors, or where no role says so all who were not only greeted.

    Parameters
    ----------
    parties
        Rows of ``participants`` or ``timeline_participants``.
    row
        The column that names the meeting: ``meeting_id`` or ``timeline_id``.

    Returns
    -------
    polars.DataFrame
        With ``code``: the country a party speaks for, else the organisation, else the party. A country beside a
        person who speaks for it is left out: it is no third party.
    """
    role = pl.col("role").cast(pl.String)
    met = role.is_in(["principal", "host", "visitor"]).fill_null(True)
    told = parties.filter(pl.when(met.any().over(row)).then(met).otherwise(role != "greeted"))
    told = told.with_columns(code=pl.coalesce("country", "organisation", "entity"))
    person = pl.col("entity") != pl.col("code")
    return told.filter(person | ~person.any().over(row, "code"))


def agreement(
    left: frozenset[str], left_codes: frozenset[str], right: frozenset[str], right_codes: frozenset[str]
) -> int:
    """Say how surely two lists of parties are those of one meeting.

    Parameters
    ----------
    left, right
        Entities.
    left_codes, right_codes
        Whom they speak for: a country told as a party matches the person who speaks for it, but weakly.

    Returns
    -------
    int
        EXACT (the same), SURE (one list is part of the other), LIKELY (countries stand for some persons), WEAK (only
        countries, unknown names or a single party: other evidence is needed), NONE.

    Examples
    --------
    >>> kerry_lavrov, usa_russia = frozenset({"john-kerry", "sergey-lavrov"}), frozenset({"USA", "RUS"})
    >>> agreement(kerry_lavrov, usa_russia, usa_russia, usa_russia) == WEAK
    True
    """
    smaller, larger = sorted((len(left), len(right)))
    if smaller == 0:
        return WEAK if larger == 0 else NONE
    same = left & right
    if smaller == 1:
        return WEAK if same else NONE
    # Two of a crowd of twenty may meet apart: a short list is not the same meeting as one twice as long.
    if larger >= 2 * smaller:
        return NONE
    weak = len((left - same) & right_codes) + len((right - same) & left_codes)
    # Long lists are cut short by every article in its own way: there, half of the shorter list is enough.
    needed = smaller if smaller <= 3 else max(2, math.ceil(smaller / 2))
    if len(same) + weak < needed:
        return NONE
    if all(party.startswith("unknown:") and _HOLDER not in party for party in same):
        return WEAK
    if len(same) < needed:
        return LIKELY
    return EXACT if smaller == larger == len(same) else SURE
