"""The vocabulary: what stands in the knowledge files becomes entries, each with its kind, its value and its clitics."""

from collections import Counter

import pytest

from timeline.extraction.lexicon import Lexicon
from timeline.extraction.vocabulary import Cue, Entry, MeetingWord, Naming, OfficeWord, vocabulary
from timeline.knowledge import Knowledge, Language, Name, Organisation, Person, Place

TABLES = {
    "clitics": {"article": "ال"},
    "dates": {
        "article": "ال",
        "in": ["في"],
        "month": {"4": ["نيسان"]},
        "day": {"-1": ["أمس"]},
        "part": {"mid": ["منتصف"]},
    },
    "speech": {"complementisers": ["أن"], "feelings": {"hope": ["أمله"]}, "colon_ok": True},
    "cues": [
        {"act": "say", "past": ["قال"], "participle": ["قائلا"], "noun": ["قول"], "takes": ["إن"]},
        {"act": "reveal", "past": ["كشف"], "strength": "weak"},
    ],
    "meetings": [
        {"format": "talks", "noun": ["مباحثات"], "past": ["تباحث"], "cameo": "046"},
        {"format": "visit", "noun": ["زيارة", "جولة"], "noun_weak": ["جولة"], "role": "visitor", "cameo": "042"},
    ],
    "meeting_words": {"with": ["مع"], "joint": ["مشترك"], "governing_clitics": ["ب"]},
    "offices": {
        "foreign-minister": {"singular": ["وزير الخارجية"], "dual": ["وزيرا خارجية"], "short": ["وزير"]},
        "head-of-government": {
            "singular": ["رئيس الوزراء", "مستشار"],
            "weak": ["مستشار"],
            "former": ["رئيس الوزراء السابق"],
            "fixed": [{"say": ["مستشار النمسا"], "country": "AUT"}],
        },
        "secretary-general": {"singular": ["أمين عام"], "organisation": "united-nations"},
    },
    "groups": {"counterpart": ["نظير"], "titles": ["سيد"], "pair_offices": {"minister": ["وزيران"]}},
    "nationalities": {"RUS": ["روسي"]},
    "adjectives": {"united-nations": ["أممي"]},
}
PEOPLE = [
    Person(id_, name, "m", "", "", "test", "high") for id_, name in (("a-haddad", "A. Haddad"), ("s-nader", "S. Nader"))
]
NAMES = [
    Name("a-haddad", "ar", "سمير حداد", "full"),
    Name("a-haddad", "ar", "حداد", "short"),
    Name("a-haddad", "en", "Samir Haddad", "full"),
    Name("s-nader", "ar", "السيد نادر", "full"),
    Name("harbour", "ar", "المرفأ", "full"),
    Name("board", "ar", "المجلس", "full"),
    Name("SYR", "ar", "سورية", "full"),
    Name("spring-forum", "ar", "منتدى الربيع", "full"),
]


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    knowledge = Knowledge(
        languages={},
        people={p.person: p for p in PEOPLE},
        tenures=(),
        places={"harbour": Place("harbour", "Harbour", "", 1.0, 1.0, "", None, "test")},
        organisations={"board": Organisation("board", "Board", "government", "", "", "test", "high")},
        conferences=(),
        names=tuple(NAMES),
        topics={},
        hash="",
    )
    return vocabulary(Language("ar", "rtl", TABLES), knowledge)


@pytest.mark.parametrize(
    "entry",
    [
        Entry("date:in", True, "في"),
        Entry("date:month", 4, "نيسان"),
        Entry("date:day", -1, "أمس"),
        Entry("date:part", "mid", "منتصف"),
        Entry("speech:complementisers", True, "أن", "particle"),
        Entry("speech:feelings", "hope", "أمله", "particle"),
        Entry("cue", Cue("say", "past", "strong", ("إن",)), "قال", "verb"),
        Entry("cue", Cue("say", "participle", "strong", ("إن",)), "قائلا", "noun"),
        Entry("cue", Cue("say", "noun", "strong", ("إن",)), "قول", "noun"),
        Entry("cue", Cue("reveal", "past", "weak", ()), "كشف", "verb"),
        Entry("meeting", MeetingWord("talks", "past", "mutual", "046"), "تباحث", "verb"),
        Entry("meeting", MeetingWord("visit", "noun", "visitor", "042"), "زيارة"),
        Entry("meeting", MeetingWord("visit", "noun", "visitor", "042", weak=True), "جولة"),
        Entry("meeting_words:with", True, "مع", "particle"),
        Entry("meeting_words:joint", True, "مشترك"),
        Entry("office", OfficeWord("foreign-minister", "singular"), "وزير الخارجية"),
        Entry("office", OfficeWord("foreign-minister", "dual"), "وزيرا خارجية"),
        Entry("office", OfficeWord("foreign-minister", "short"), "وزير"),
        Entry("office", OfficeWord("head-of-government", "singular", former=True), "رئيس الوزراء السابق"),
        Entry("office", OfficeWord("head-of-government", "singular", "AUT"), "مستشار النمسا"),
        Entry("office", OfficeWord("secretary-general", "singular", "", "united-nations"), "أمين عام"),
        Entry("groups:counterpart", True, "نظير"),
        Entry("groups:pair_offices", "minister", "وزيران"),
        Entry("nationalities", "RUS", "روسي"),
        Entry("adjectives", "united-nations", "أممي"),
        Entry("person", Naming("a-haddad", "full"), "سمير حداد", "name"),
        Entry("person", Naming("a-haddad", "short"), "حداد", "name"),
        Entry("place", Naming("harbour", "full"), "المرفأ", "name"),
        Entry("organisation", Naming("board", "full"), "المجلس", "name"),
        Entry("country", Naming("SYR", "full"), "سورية", "name"),
        Entry("conference", Naming("spring-forum", "full"), "منتدى الربيع", "name"),
        Entry("given", "a-haddad", "سمير", "name"),
    ],
    ids=lambda entry: f"{entry.kind} {entry.phrase}",
)
def test_every_kind_of_knowledge_becomes_an_entry(entries, entry):
    assert entry in entries


def test_months_and_weekdays_of_every_arabic_country_are_known_without_a_file(entries):
    months = {entry.phrase: entry.value for entry in entries if entry.kind == "date:month"}
    assert {months[name] for name in ("تموز", "يوليو", "جويلية")} == {7}
    weekdays = {entry.phrase: entry.value for entry in entries if entry.kind == "date:weekday"}
    assert weekdays["الجمعة"] == 4


def test_countries_are_known_by_their_cldr_name_without_a_file(entries):
    assert Entry("country", Naming("JPN", "full"), "اليابان", "name") in entries


def test_names_of_another_language_stay_out(entries):
    assert not [entry for entry in entries if entry.phrase.startswith("Samir")]


def test_an_office_word_that_mostly_means_something_else_needs_its_state(entries):
    numbers = [entry.value.number for entry in entries if entry.kind == "office" and entry.phrase == "مستشار"]
    assert numbers == ["stated"]


def test_an_honorific_is_no_given_name(entries):
    assert [entry.phrase for entry in entries if entry.kind == "given"] == ["سمير"]


def test_clitics_that_grammars_ask_for_by_name_are_no_words(entries):
    assert "meeting_words:governing_clitics" not in Counter(entry.kind for entry in entries)


def test_an_empty_name_is_no_entry_of_the_lexicon():
    row = Name("a-haddad", "ar", "", "full")
    knowledge = Knowledge({}, {"a-haddad": PEOPLE[0]}, (), {}, {}, (), (row,), {}, "")
    language = Language("ar", "rtl", {})
    assert not Lexicon(language, vocabulary(language, knowledge), ())["حداد"].senses


def test_a_language_file_without_tables_still_knows_the_countries():
    knowledge = Knowledge({}, {}, (), {}, {}, (), (), {}, "")
    assert {entry.kind for entry in vocabulary(Language("fr", "ltr", {}), knowledge)} == {"country"}
