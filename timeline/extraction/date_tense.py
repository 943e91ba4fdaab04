"""Date tense: whether the clause around an open date tells of the past or of what is to come."""

from functools import lru_cache
from typing import NamedTuple

from timeline.extraction.clitics import KEPT
from timeline.extraction.document import Document
from timeline.extraction.lexicon import DATES, Form
from timeline.knowledge import Language

# Units to look at before and after a date, and the marks that end a clause for certain.
BACK, AHEAD = 25, 8
# What stands beside a participle, or is more than one: "to be delivered on Tuesday", "is scheduled".
NOT_PAST = frozenset({"date:future", "date:past", "date:in", "groups:articles"})
STOPS = frozenset("\n.")
# Where open dates fall when no verb tells, by what the reader was asked.
LEANS = {"past": -1, "future": 1, "nearest": 0}


class Affixes(NamedTuple):
    """How the verbs of a language begin and end that tell a tense, and the letters written onto a future."""

    opens: tuple[str, ...]
    opens_not: tuple[str, ...]
    past: tuple[str, ...]
    future: tuple[str, ...]
    clitics: frozenset[str]


@lru_cache(KEPT)
def _affixes(language: Language) -> Affixes:
    table = language.tables.get("dates", {})
    keys = ("future_prefix", "future_not", "past_suffix", "future_suffix")
    opens, opens_not, past, future = (tuple(str(table.get(key, "")).split()) for key in keys)
    return Affixes(opens, opens_not, past, future, frozenset(opening[0] for opening in opens))


class Tenses:
    """The tense of the clauses of one article."""

    def __init__(self, doc: Document, default: int | None = None) -> None:
        self._opens, self._not, self._past, self._future, self._clitics = _affixes(doc.reader.language)
        self._forms, self._letters = doc.forms, doc.letters(DATES)
        self._default = LEANS[doc.reader.open_dates] if default is None else default

    def lean(self, first: int, last: int, default: int | None = None) -> int:
        """Return -1, 0 or 1: where an open date at units first..last falls; `default` where no verb tells.

        The nearest verb before the date decides, the first one after it where there is none; an auxiliary of the past
        anywhere before it in the clause turns a future into a past ("was to meet on Friday").
        """
        place = first - 1 - (self._letters[first - 1 : first] == "f")
        if self._regular_past(place) or self._regular_past(last) or self._told(place, last):
            return -1
        found, ahead = 0, None
        for i in range(first - 1, max(-1, first - BACK), -1):
            if self._letters[i] in STOPS:
                break
            if not found and ahead is None and "speech:complementisers" in self._forms[i].senses:
                # "said that on Tuesday it will vote": the verb of the clause that the date stands in comes first.
                ahead = self._ahead(first, last)
                if ahead:
                    return ahead
            says = self._says(self._forms[i])
            if says == -2:
                return -1
            found = found or says
            if found < 0:
                return -1
        return found or self._ahead(first, last) or (self._default if default is None else default)

    def intends(self, first: int) -> bool:
        """Say whether the clause before a date tells what was to be: "was to meet on Friday"."""
        for i in range(first - 1, max(-1, first - BACK), -1):
            if self._letters[i] in STOPS:
                return False
            if "date:intended" in self._forms[i].senses:
                return True
            if self._says(self._forms[i]) == -1:
                return False
        return False

    def _ahead(self, first: int, last: int) -> int:
        """Return what the first verb behind a date says, 0 where none does."""
        opens = first < 2 or self._letters[first - 1] in STOPS or self._letters[first - 2] in STOPS
        for i in range(last, min(len(self._letters), last + AHEAD)):
            # Past a comma the clause goes on only where the date opens it: "On Friday, ministers will meet".
            if self._letters[i] in STOPS or (self._letters[i] == "," and not opens):
                break
            # A bare present after a date is how chronicles tell the past: "12 May: the minister visits …".
            if (says := self._says(self._forms[i])) and not self._present(self._forms[i]):
                return 1 if says > 0 else -1
        return 0

    def _regular_past(self, place: int) -> bool:
        """Say whether a verb right beside a date is a past by its ending: "delivered on Tuesday"."""
        if not self._past or not 0 <= place < len(self._letters) or not self._forms[place].text.endswith(self._past):
            return False
        beside = self._forms[place].senses.keys() | (self._forms[place - 1].senses.keys() if place else set())
        return not beside & NOT_PAST

    def _told(self, before: int, behind: int) -> bool:
        """Say whether a verb of speech in the past stands right behind a date: "the minister on Tuesday told"."""
        if (
            behind >= len(self._forms)
            or self._forms[behind].first("cue") is None
            or self._says(self._forms[behind]) > -1
        ):
            return False
        return before < 0 or self._says(self._forms[before]) < 1

    def _present(self, form: Form) -> bool:
        word = form.first("meeting")
        return word is not None and word.tense == "present" and "".join(form.before[-1:]) not in self._clitics

    def _says(self, form: Form) -> int:
        """Return -2 for an auxiliary of the past, -1 past, 1 future, 0 nothing."""
        senses = form.senses
        if not senses:
            text = form.text
            future = text.startswith(self._opens) or text.endswith(self._future)
            # A capital makes a name of what ends like a verb ("Alexandra").
            return int(len(text) > 4 and future and form.case in ("", "lower") and not text.startswith(self._not))
        if "date:past" in senses:
            return -2
        if "date:happened" in senses:
            return -1
        if "date:future" in senses or "meeting_words:planned" in senses:
            return 1
        for kind in ("cue", "meeting"):
            word = form.first(kind)
            if word is not None and any(other.tense == "noun" for other in senses[kind]):
                # "his visit on Monday" is written like "visits": a noun tells no tense.
                continue
            if word is not None and "speech:homographs" not in senses:
                if word.tense == "past":
                    return -1
                if word.tense == "present" and (kind == "meeting" or "".join(form.before[-1:]) in self._clitics):
                    return 1
        return 0
