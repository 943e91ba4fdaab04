"""Names of people, bodies and places nobody told us of, as patterns over the letters of `actor_rules.py`.

A script with capitals shows a name by itself, so that beside an office or an honorific any capitalised unknown word is
one ("Mr. Okonjo"), and alone one that opens with a given name ("Marta Okonjo"). A script without them has only the
given names: what goes on from one is a name as well ("Khalid bin M. al-A.").

f and l are bodies and places that are an everyday word as well and must be introduced, S the noun of a body that may
stand in marks, E a place that the article has told to be one. g given name, W unknown word with a capital, X known
word with one, i initial, y particle ("bin"), w unknown word of a script without capitals, P p people known to us, j
link that makes a name of any words ("son of"), n word that is seldom a name, v other known word, T honorific.
"""

# Initials: a letter and, mostly, a stop.
INITIALS = r"(?:i\.){1,3}"
# One part of a name: "Jean-Pierre", "van Okonjo".
PART = r"(?:[gW]|p(?=W))(?:-[gWX])?"
# A further part: "bin Omar", "W. Okonjo", "de Villiers" behind a given name alone.
MORE = rf"(?:(?:y{{1,2}}|(?:i\.?){{1,2}}|(?<=g)e)?{PART})"
# After a given name a word of the language or a place is a surname, too: "Emma Stone", "Jack London".
CLOSE = r"(?:(?<=g)(?:i\.?)?[XLC])?"
# "Khalid bin M. al-A.", without capitals.
UNCASED = r"g(?:y?g|yw)*w?|g?[yj]w|yg+w?"
# The same with a surname: what follows a given name and is no everyday word is one.
PLAIN = r"g(?:y?g|yw)*y?w"
# Words that a link such as "bin" holds together are a name, whatever they are alone ("Khalid bin Faisal").
LINKED = r"[gwWPpn](?:jy?[gwWXvPpTn])+g*W?(?:y[gw])?"
# Somebody known, by a name that is no given name of the one it opens: "Michel", but not "Michel Okonjo".
SOMEBODY = r"(?:P(?:y[gw])?|p(?!W))"
# A known surname behind other names or initials: "George W. Bush", "Jenna Bush", "G. Bush".
FAMILY = rf"(?:g+(?:-[gWX])?(?:i\.?|W)?|{INITIALS}){SOMEBODY}"
# Any name, beside a word that says somebody is named; in brackets behind it stands where that is, not who.
ANY = rf"{PLAIN}|(?<!q)(?:y{{0,2}}|{INITIALS}){PART}{MORE}{{0,4}}{CLOSE}|{UNCASED}"
# A name in full: two parts or more.
FULL = rf"(?:{INITIALS}{PART}|y{PART}{MORE}|{PART}{MORE}){MORE}{{0,3}}{CLOSE}|g(?:-g)?(?:i\.?)?[XLC]"
# A name in full that opens with a given name.
GIVEN = rf"(?:g|p(?=W))(?:-[gWX])?(?:{MORE}{{1,4}}{CLOSE}|(?:i\.?)?[XLC])"

# Behind the noun of a body: "of Foreign Affairs", "of Health and Human Services".
OF = r"ea?[WXLCNAGgQ](?:-?[YWXLCNAGgQ]|&(?=[WX])){0,4}"
# Noun last, "the Senate Judiciary Committee", and what it is of: "Department of Energy".
BODY_LAST = rf"(?:[WXLCNAGgQPTstY]-?){{0,5}}Y(?:{OF}){{0,2}}"
LAND_LAST = r"(?:[WXLCNAgQF]-?){1,4}F"
# Noun first: "ministère de la Santé", "conseil régional d'Aurive", "Parlement géorgien", "Fondation Okonjo".
BODY_FIRST = rf"Y[vX]?(?:[NA]|{OF})|Y[WQg](?:-?[WQgX]){{0,3}}|VZ|Vea?[WX](?:-?[WX]){{0,3}}|Y|V"
LAND_FIRST = r"F(?:ea?)?[WXLQg](?:-?[WXLQg]){0,2}"
# In marks behind the noun of a body: "the newspaper «…»"; what is known by itself is found by itself.
IN_MARKS = r"[bS]q(?![GIq])[^q.]{1,6}q"
# Adjectives first, "the Moscow Exchange", "the Kursk Region", in a language that writes only the first with a capital.
ADJECTIVES = r"(?:[WX]-?){1,2}v?"
# A town, where the words before it say so; `places` asks them.
TOWN = r"W(?:-?W){0,2}(?![gWQX-])"
