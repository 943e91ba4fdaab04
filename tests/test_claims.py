"""Claims: the same claim across speakers and articles, who made it first, who contradicts whom."""

import doctest
import random
import time
from datetime import date

import polars as pl
import pytest

import timeline.linking.relations
import timeline.linking.same_claims
import timeline.linking.topicless
from timeline.knowledge.errors import TimelineError
from timeline.linking import changed_positions, link, who_said_first, words_without_topic
from timeline.record import Record, frame

REOPENS = "the harbour of Arwen reopens before winter"
REOPENED = "Arwen harbour is reopened before the winter"


def said(*rows, articles=None, ids=None):
    """Build a linked record of statements: an article each, told as (id, speaker, content) and what differs."""
    plain = {"act": "say", "negated": False, "topics": ["trade"], "days": (1, 1), "echo_of": None}
    told = [
        {**plain, "article_id": r[0], "speaker": r[1], "content": r[2], **(r[3] if len(r) > 3 else {})} for r in rows
    ]
    names = ("article_id", "speaker", "content", "act", "negated", "topics", "echo_of")
    columns = {name: [row[name] for row in told] for name in names}
    columns["statement_id"] = [f"{name}:s0" for name in ids or columns["article_id"]]
    columns["speaker_name"] = columns["speaker"]
    columns["evidence"] = [f"{row['content']}." for row in told]
    for n, name in enumerate(("said_from", "said_to")):
        columns[name] = [row["days"] and date(2031, 8, row["days"][n]) for row in told]
    known = {row["article_id"]: {"language": "en"} | (articles or {}).get(row["article_id"], {}) for row in told}
    about = {name: [a.get(name) for a in known.values()] for name in ("language", "duplicate_of")}
    about |= {"article_id": [*known], "text": [""] * len(known)}
    return link(Record({"articles": frame("articles", about), "statements": frame("statements", columns)}))


def groups(linked):
    return dict(linked.claims.select("statement_id", "claim_id").rows())


def related(linked):
    return linked.relations.select("statement_a", "statement_b", "relation").rows()


def test_the_same_claim_of_two_speakers_is_one_claim_named_after_the_smallest_statement():
    linked = said(("b", "ben", REOPENS), ("a", "ann", "the harbour of Arwen reopens before the winter, God willing"))
    assert groups(linked) == {"a:s0": "a:s0", "b:s0": "a:s0"}
    assert linked.claims["topic"].to_list() == ["trade", "trade"]


def test_another_subject_or_another_topic_is_another_claim():
    linked = said(("a", "ann", REOPENS), ("b", "ben", "the railway through Belmar closes in autumn"))
    assert len(set(groups(linked).values())) == 2
    linked = said(("a", "ann", REOPENS), ("b", "ben", REOPENS, {"topics": ["climate"]}))
    assert len(set(groups(linked).values())) == 2
    assert (
        len(set(groups(said(("a", "ann", REOPENS, {"topics": []}), ("b", "ben", REOPENS, {"topics": []}))).values()))
        == 1
    )


def test_joined_words_and_endings_do_not_part_a_claim():
    arabic = {a: {"language": "ar"} for a in "ab"}
    linked = said(
        ("a", "ann", "ميناء أروين سيفتتح قبل الشتاء"), ("b", "ben", "الميناء بأروين سيفتتح قبل شتاء"), articles=arabic
    )
    assert len(set(groups(linked).values())) == 1


@pytest.mark.parametrize(
    ("act", "negated", "stance"),
    [
        ("say", False, "affirms"),
        ("deny", False, "denies"),
        ("demand", False, "demands"),
        ("hope", False, None),
        ("say", True, None),
        (None, None, None),
    ],
)
def test_the_verb_of_speech_gives_the_stance_and_a_negated_one_gives_none(act, negated, stance):
    linked = said(("a", "ann", REOPENS, {"act": act, "negated": negated}))
    assert linked.claims["stance"].to_list() == [stance]


def test_echoes_and_reprints_make_no_claim():
    linked = said(
        ("a", "ann", REOPENS), ("b", "ann", REOPENS, {"echo_of": "a:s0"}), ("c", "ann", REOPENS),
        articles={"c": {"duplicate_of": "a"}},
    )  # fmt: skip
    assert [*groups(linked)] == ["a:s0"]


def test_who_says_it_again_repeats_and_another_agrees():
    linked = said(
        ("a", "ann", REOPENS), ("b", "ann", REOPENS, {"days": (2, 2)}), ("c", "ben", REOPENED, {"days": (3, 3)})
    )
    assert related(linked) == [("a:s0", "b:s0", "repeats"), ("a:s0", "c:s0", "agrees")]
    assert linked.relations["evidence"][0] == "harbour Arwen reopens before winter"


def test_a_denial_contradicts_and_of_the_same_speaker_it_is_a_change_of_position():
    linked = said(("a", "ann", REOPENS), ("b", "ann", REOPENS, {"act": "deny", "days": (2, 2)}))
    assert related(linked) == [("a:s0", "b:s0", "contradicts")]
    assert changed_positions(linked).rows() == [("ann", "a:s0", "b:s0", "denial-of-claim", True)]
    same_day = said(("a", "ann", REOPENS), ("b", "ann", REOPENS, {"act": "deny"}))
    assert changed_positions(same_day)["decided"].to_list() == [False]
    assert changed_positions(said(("a", "ann", REOPENS), ("b", "ben", REOPENS, {"act": "deny"}))).is_empty()


def test_a_claim_and_its_negation_contradict():
    linked = said(
        ("a", "ann", "the harbour of Arwen will reopen"), ("b", "ben", "the harbour of Arwen will not reopen")
    )
    assert related(linked) == [("a:s0", "b:s0", "contradicts")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((REOPENS,), (REOPENED, {"act": "hope"})),
        ((REOPENS,), (REOPENED, {"act": "demand"})),
        ((REOPENS,), (f"{REOPENED} as envoys suggested Monday", {})),
        ((REOPENS,), (f"{REOPENS} and not the fish market or its cold stores", {})),
        (("12 ships of Arwen left the harbour",), ("20 ships of Arwen left the harbour", {})),
        (("the harbour of Arwen will reopen",), ("the harbour of Arwen will not reopen", {"act": "deny"})),
    ],
)
def test_where_the_polarity_is_not_plain_there_is_no_relation(first, second):
    assert related(said(("a", "ann", *first), ("b", "ben", *second))) == []


def test_the_very_same_words_of_another_speaker_are_agreement_only_in_one_article():
    assert related(said(("a", "ann", REOPENS), ("b", "ben", REOPENS))) == []
    assert related(said(("a", "ann", REOPENS), ("b", "ben", REOPENED))) == [("a:s0", "b:s0", "agrees")]
    assert related(said(("a", "ann", REOPENS), ("b", "ben", REOPENS, {"article_id": "a"}), ids="ab")) == [
        ("a:s0", "b:s0", "agrees")
    ]


def test_a_single_word_makes_no_claim_the_same():
    linked = said(("a", "ann", "you are not alone"), ("b", "ben", "alone I can"))
    assert len(set(groups(linked).values())) == 2


def test_speakers_that_are_not_known_are_not_related():
    for speaker in (None, "unknown:minister"):
        assert related(said(("a", speaker, REOPENS), ("b", "ann", REOPENED), ("c", speaker, REOPENS))) == []


def test_who_said_it_first_is_told_where_days_tell_and_undecided_where_they_overlap():
    linked = said(("a", "ann", REOPENS, {"days": (3, 3)}), ("b", "ben", REOPENS, {"days": (2, 2)}))
    assert who_said_first(linked).select("speaker", "decided").rows() == [("ben", True)]
    tie = said(("a", "ann", REOPENS), ("b", "ben", REOPENS))
    assert who_said_first(tie).select("speaker", "decided").rows() == [("ann", False), ("ben", False)]
    overlap = said(("a", "ann", REOPENS, {"days": (1, 9)}), ("b", "ben", REOPENS, {"days": (5, 5)}))
    assert who_said_first(overlap)["decided"].to_list() == [False, False]
    unknown = said(("a", "ann", REOPENS, {"days": None}), ("b", "ben", REOPENS, {"days": (5, 5)}))
    assert who_said_first(unknown)["decided"].to_list() == [False, False]
    assert who_said_first(said(("a", "ann", REOPENS), ("b", "ann", REOPENS))).is_empty()


@pytest.mark.parametrize("speaker", [None, "unknown:minister"])
def test_where_one_who_is_not_known_said_it_first_it_stays_undecided(speaker):
    rows = [
        (c, s, REOPENS, {"days": (n, n)})
        for n, (c, s) in enumerate(zip("abc", (speaker, "ann", "ben"), strict=True), 1)
    ]
    assert who_said_first(said(*rows)).select("statement_id", "decided").rows() == [("a:s0", False)]


def test_an_unlinked_record_is_refused():
    record = said(("a", "ann", REOPENS)).replace({"claims": frame("claims", {})})
    for ask in (who_said_first, changed_positions):
        with pytest.raises(TimelineError, match="groups them"):
            ask(record)
        with pytest.raises(TimelineError, match="takes a linked Record"):
            ask("record")


def test_the_order_of_statements_changes_nothing():
    words = ["harbour", "winter", "railway", "market", "bridge", "river", "island", "treaty"]
    chance = random.Random(1)
    rows = [(f"a{n:03}", chance.choice(["ann", "ben"]), " ".join(chance.choices(words, k=5))) for n in range(200)]
    one, other = said(*rows), said(*rows[::-1])
    assert one.claims.equals(other.claims)
    assert one.relations.equals(other.relations)


@pytest.mark.parametrize("vocabulary", [20, 20_000])
def test_time_grows_with_the_number_of_statements(vocabulary):
    def seconds(n):
        chance = random.Random(2)
        rows = [(f"a{k}", "ann", " ".join(f"word{chance.randrange(vocabulary)}" for _ in range(12))) for k in range(n)]
        start = time.perf_counter()
        said(*rows)
        return time.perf_counter() - start

    seconds(50)
    assert seconds(2000) < 12 * max(0.05, seconds(500))


# Words that topic files may lack


def test_frequent_words_of_statements_without_a_topic_are_listed_with_a_sentence():
    none = {"topics": []}
    linked = said(
        ("a", "ann", "The harbour is deep", none), ("b", "ben", "a harbour, one harbour", none),
        ("c", "ann", "a harbour of trade"), ("d", "ann", "one bridge", none),
    )  # fmt: skip
    found = words_without_topic(linked)
    assert found.rows() == [("en", "harbour", 2, 1, "a:s0", "The harbour is deep.")]
    assert set(words_without_topic(linked, least=1)["word"]) >= {"harbour", "bridge"}


def test_words_are_listed_by_language_without_what_is_written_onto_them():
    none = {"topics": []}
    linked = said(
        ("a", "ann", "الميناء عميق", none), ("b", "ben", "بالميناء سفن", none), ("c", "ben", "harbour", none),
        ("d", "ben", "harbour", none), articles={"a": {"language": "ar"}, "b": {"language": "ar"}},
    )  # fmt: skip
    assert words_without_topic(linked).select("language", "n").rows() == [("ar", 2), ("en", 2)]
    assert words_without_topic(linked, top=1).height == 2


def test_a_wrong_call_for_words_says_what_would_be_right():
    with pytest.raises(TimelineError, match="takes a Record"):
        words_without_topic("record")
    with pytest.raises(TimelineError, match="1 or more"):
        words_without_topic(Record(), top=0)


@pytest.mark.parametrize("module", ["relations", "same_claims", "topicless"])
def test_the_examples_run(module):
    assert doctest.testmod(getattr(timeline.linking, module)).failed == 0


def test_frames_of_no_statements_are_there():
    linked = link(Record())
    assert (linked.claims.height, linked.relations.height) == (0, 0)
    assert words_without_topic(linked).schema == pl.Schema(
        {"language": pl.String, "word": pl.String, "n": pl.Int64, "n_with_topic": pl.Int64,
         "statement_id": pl.String, "example": pl.String}
    )  # fmt: skip
