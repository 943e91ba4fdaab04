"""Rules for actors: patterns over the letters of an article, in the order in which they are tried.

A language says in ``[groups] order`` whether the state stands before its office ("Russian foreign minister") or after
it.
"""

from timeline.extraction.names import (
    ADJECTIVES,
    ANY,
    BODY_FIRST,
    BODY_LAST,
    FAMILY,
    FULL,
    GIVEN,
    IN_MARKS,
    LAND_FIRST,
    LAND_LAST,
    LINKED,
    PLAIN,
    SOMEBODY,
    TOWN,
    UNCASED,
)

# A name: known ("Kerry", in marks or not), or any other.
NAME = rf"(?:q?(?P<name>{LINKED}|{FAMILY}|{SOMEBODY}|{ANY})q?)"
# A name before an office: one that nobody told us of is set off by a mark.
KNOWN = rf"q?(?P<name>{LINKED}|{FAMILY}|{SOMEBODY}|(?:{FULL})(?=q?[,-])|(?:{UNCASED}))q?"
# An office right before another name is that one's.
NOT_ANOTHERS = rf"(?!T*(?:{LINKED}|g*[Pp]|g))"
# "the crown prince, the deputy prime minister": further offices of the one who is named.
MORE_OFFICES = rf"(?:O(?!(?:[ek]q?)?[NACG]){NOT_ANOTHERS})*"
# Between an office and a name: behind a mark only a name that shows by itself is the holder's.
MARK = rf"(?:[,-](?=q?(?:[TPpg]|{FULL})))?"
# The state after an office, "of the state of Russia", and before it, "Russia's", "the Russian".
AFTER = r"(?:(?P<nation>[NA])|[ek]?q?a?[ek]?(?P<of>[CG]))?"
BEFORE = r"(?P<once>x)?(?P<nation>[NCAG])(?:q?z)?(?P<former>x)?"
FORMER = r"c?(?P<former>x)?"
ONCE = r"(?P<once>x)?"
# Something else than a state that an office is of: "le maire de Valbourg", "le président de l'ANCR", and by its field.
ELSEWHERE = r"(?P<elsewhere>ea?[WQ](?:-?[WQ])*|u?h+)?"
ITS_OFFICE = rf"a?{ONCE}(?P<head>O)(?>{AFTER}{ELSEWHERE}{FORMER})"
AND = ",?&?a?"

# (rule, pattern): the first that fits at a place holds.
OFFICE_FIRST = (
    # "the ministers of state, the Russian N. N. and the American N. N."; not "the two ministers met"
    ("offices-with-names", rf"(?P<offices>D)(?P<each>(?:[NA]x?,?T*{NAME},?&?){{2,}})"),
    # "the foreign ministers of Russia and America", "the two presidents, the Georgian and the Azeri"
    ("offices-of-states", rf"(?P<group>[DU])[ek]?(?P<states>[NAC](?:{AND}[NAC])+)"),
    # "the foreign ministers of the Council"
    ("offices-of-organisation", r"(?P<head>D)(?:[ek]{0,2}(?P<nation>[GNAC]))?"),
    # "le ministre russe des Affaires étrangères N. N."
    ("office-with-name", rf"{ONCE}[OsH](?P<nation>[NA])(?P<head>Z){FORMER}{MARK}T*{NAME}"),
    ("office", rf"{ONCE}[OsH](?P<nation>[NA])(?P<head>Z){FORMER}"),
    # "la porte-parole du Premier ministre de la Géorgie, N. N.": the name of the first of two offices
    ("office-with-name", rf"{ONCE}(?P<head>[Os])ea?[Os]{AFTER},(?=T|{FULL})T*(?P<name>{ANY})"),
    # "the Russian foreign minister, N. N."; not "the minister said N. N. had left"
    ("office-with-name", rf"{ONCE}(?P<head>[Os]){AFTER}{ELSEWHERE}A?{FORMER}[QG]?{MARK}T*{NAME}"),
    # "N. N., the Russian foreign minister"
    ("name-with-office", rf"T*{KNOWN}[,-]?{ITS_OFFICE}{NOT_ANOTHERS}{MORE_OFFICES}"),
    # "his Russian counterpart N. N."
    ("counterpart", rf"(?P<head>K)(?P<nation>[NA])?x?[,-]?T*(?:{NAME})?"),
    # "the Russian foreign minister", "the minister"
    ("office", rf"{ONCE}(?P<head>[Os]){AFTER}{ELSEWHERE}{FORMER}"),
    # "the Syrian government", "the regime of N. N."
    ("government", r"(?P<head>V)(?P<nation>[NA])Z"),
    ("government", r"V?(?P<head>[VZkm])(?:(?P<nation>[NA])|[ek]?q?a?[ek]?(?P<of>[CGP]))"),
    ("opposition", r"V?(?P<head>B)(?P<nation>N)?"),
    # "our experts", "the Russian delegations"
    ("delegates", r"(?P<head>R)(?P<nation>[NA])?"),
    # "the capital of Russia"; not "the Russian capital, Moscow", which names it
    ("capital", r"(?P<head>M)(?:(?P<nation>N)|e?q?a?e?(?P<of>C))(?![q,]?L)"),
)  # fmt: skip
NATION_FIRST = (
    # "the Russian and American foreign ministers"
    ("offices-of-states", rf"(?P<states>[NAC](?:{AND}[NAC])+)(?P<group>[DU])"),
    ("offices-of-organisation", r"(?P<nation>[GNAC])(?P<head>D)"),
    ("office-with-name", rf"{BEFORE}(?P<head>[Os]){MARK}T*{NAME}"),
    ("name-with-office", rf"T*{KNOWN}[,-]a?{BEFORE}(?P<head>O)"),
    ("counterpart", rf"(?P<nation>[NAC])(?:q?z)?(?P<head>K)[,-]?T*(?:{NAME})?"),
    ("office", rf"{BEFORE}(?P<head>[Os])"),
    ("government", r"(?P<nation>[NAC])(?:q?z)?(?P<head>[VZm])"),
    ("opposition", r"(?P<nation>N)(?P<head>B)"),
    ("delegates", r"(?P<nation>[NA])(?P<head>R)"),
    ("capital", r"(?P<nation>[NC])(?:q?z)?(?P<head>M)(?![q,]?L)"),
)  # fmt: skip
# Where no possessive stands before an office, only an adjective does: "визит в Россию | министра".
ADJECTIVE_FIRST = tuple(
    (rule, pattern.replace("[NCAG]", "[NA]").replace("[NAC]", "[NA]").replace("[GNAC])(?P<head>D)", "[NA])(?P<head>D)"))
    for rule, pattern in NATION_FIRST
)
# Where the state may come first, an office behind a name is not its own without a mark between them.
APART = tuple((rule, pattern.replace(f"[,-]?{ITS_OFFICE}", f"[,-]{ITS_OFFICE}")) for rule, pattern in OFFICE_FIRST)
ALONE = (
    # "the two ministers"
    ("pair", r"(?P<head>U)(?!P)"),
    # A name nobody knows must be introduced, by an honorific or by marks around it.
    ("name", rf"T*q?(?P<name>{LINKED}|{FAMILY}|{SOMEBODY})q?"),
    ("name", rf"T+q?(?P<name>{ANY})q?"),
    # By itself where it opens with a given name, or stands beside a word for what somebody does.
    ("name", rf"(?P<name>{GIVEN}|{PLAIN})"),
    ("name", rf"(?<=t)Q?(?P<name>{FULL})"),
    ("name", rf"(?P<name>{FULL})(?=q?,a?t)"),
    # "the university of Geneva": named after a place or a person, and neither.
    ("institution", rf"b(?:[OsT]+(?P<name>{LINKED}|{FAMILY}|{SOMEBODY}|{ANY}|[wn])|[PLCE])"),
    ("institution", IN_MARKS),
    # "the ministry of housing", by its field
    ("body-of-field", "uh+"),
    # "the Okonjo prize": neither a person nor a body
    ("honour", rf"d(?:[OsT]*(?:{LINKED}|{FAMILY}|{SOMEBODY}|{ANY})|[OsT]+[wn]|T*O|[PLC]|q[^q.]{{1,6}}q)"),
    # "Okonjo airport", but in "Geneva airport" the place is told
    ("honour", rf"J[OsT]*(?P<name>{LINKED}|{FAMILY}|{SOMEBODY}|{ANY}|(?<=[OsT])[wn])"),
    # "the newspaper Al-Hayat", "«Al-Hayat»": a body whose name is an everyday word
    ("organisation", r"[bS]?q(?P<head>f)q"),
    ("organisation", r"[bS](?P<head>f)"),
    ("introduced", r"[fl]"),
    # "the kingdom", "the ministry": of the state that the article tells of.
    ("realm", r"k"),
    ("ministry", r"[mZ]"),
    ("country", r"C"),
    # A word that is a country and an adjective of it: which, its neighbour says.
    ("country-or-adjective", r"N"),
    ("organisation", r"G"),
    ("conference", r"I"),
    ("place", r"L"),
    ("noun-of-place", r"E"),
    ("town", TOWN),
)
# "the Obama administration"
LEADERS = ("government", r"(?P<nation>P)(?:q?z)?(?P<head>V)")
NOUN_FIRST = (("noun-of-body", BODY_FIRST), ("noun-of-place", LAND_FIRST))
NOUN_LAST = (("noun-of-body", BODY_LAST), ("noun-of-place", LAND_LAST), ("noun-of-place", LAND_FIRST))
# Where every adjective follows its noun, none before an office is of it, and an office may follow a name directly.
HEAD_FIRST = tuple(
    (rule, pattern.replace(ONCE, "").replace("(?=q?[,-])", ""))
    for rule, pattern in (*OFFICE_FIRST, *NOUN_FIRST, *ALONE)
)
AGREEING = (("adjective-of-body", rf"{ADJECTIVES}[Yb]"), ("adjective-of-place", rf"{ADJECTIVES}F"))
ORDERS = {
    "head-first": HEAD_FIRST,
    "office-first": (*OFFICE_FIRST, *NOUN_FIRST, *ALONE),
    "nation-first": (*NOUN_LAST, LEADERS, *NATION_FIRST, *APART, *ALONE),
    "adjective-first": (*AGREEING, *ADJECTIVE_FIRST, *APART, *ALONE),
}
