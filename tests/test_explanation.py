"""Why: the sentence, the words, the rules, in plain text and in HTML."""

from datetime import date

import pytest
from invented import ANN_BEN, record, row

from timeline.explanation import why
from timeline.explanation.rendering import Mark, Passage
from timeline.knowledge.errors import TimelineError
from timeline.linking import link
from timeline.record import Record, frame

ARABIC = "قالت الوزيرة إن الطريق مفتوح.\nكلام آخر."


def one_statement(text=ARABIC, language="ar", **columns):
    told = {
        "statement_id": "a:s17",
        "article_id": "a",
        "speaker_name": "the minister",
        "named_as": "title",
        "speaker_start": 5,
        "speaker_end": 12,
        "cue": text[0:4],
        "cue_start": 0,
        "cue_end": 4,
        "content": text[16:28],
        "content_start": 16,
        "content_end": 28,
        "said_basis": "article",
        "start": 0,
        "end": 29,
        "rule": "cue-then-claim",
    } | columns
    return Record(
        {
            "articles": frame("articles", {"article_id": ["a"], "text": [text], "language": [language]}),
            "statements": frame("statements", {name: [value] for name, value in told.items()}),
            "evidence": frame(
                "evidence",
                {
                    "id": ["a:s17"],
                    "column": ["speaker"],
                    "start": [5],
                    "end": [12],
                    "text": [text[5:12]],
                    "rule": ["speaker-after-verb"],
                },
            ),
        }
    )


def test_html_runs_right_to_left_where_the_article_does():
    html = why(one_statement(), "a:s17")._repr_html_()
    assert '<blockquote dir="rtl" lang="ar"' in html
    assert html.startswith('<div class="timeline-why" dir="ltr">')


def test_html_runs_left_to_right_where_the_article_does():
    html = why(one_statement("Said Minister A the road is open.", "en"), "a:s17")._repr_html_()
    assert '<blockquote dir="ltr" lang="en"' in html


def test_the_words_of_a_statement_are_marked():
    html = why(one_statement(), "a:s17")._repr_html_()
    for label, words in (("speaker", ARABIC[5:12]), ("cue", ARABIC[0:4]), ("content", ARABIC[16:28])):
        assert f'<mark title="{label}"' in html
        assert f">{words}</mark>" in html


def test_plain_text_isolates_right_to_left_words():
    text = why(one_statement(), "a:s17").text
    assert f"| \u2067{ARABIC[:29]}\u2069" in text
    assert "speaker-after-verb" in text
    assert text == str(why(one_statement(), "a:s17"))


def test_the_days_say_how_they_are_known():
    assert "those of the article" in why(one_statement(), "a:s17").text


def test_html_in_an_article_stays_text():
    html = why(one_statement("<script>alert(1)</script> said Ann & Ben", "en"), "a:s17")._repr_html_()
    assert "<script>" not in html
    assert "&lt;" in html


def test_overlapping_marks_are_cut_at_every_border():
    passage = Passage("abcdef", 10, (Mark(10, 14, "content"), Mark(12, 16, "date")), "en", False)
    assert passage.pieces() == [("ab", ("content",)), ("cd", ("content", "date")), ("ef", ("date",))]


def test_a_mark_outside_the_sentence_brings_its_own_line():
    record = one_statement(speaker_start=30, speaker_end=34)
    html = why(record, "a:s17")._repr_html_()
    assert html.count("<blockquote") == 2


def test_a_timeline_row_shows_its_reports_and_conflicts():
    rows = [row("a", start=0, end=4), row("b"), row("c", place="moscow")]
    told = why(link(record(rows)), "a:m0-0").text
    assert "timeline row a:m0-0" in told
    assert "3 reports" in told
    assert "column place; value moscow; told by c:m0-0" in told
    assert "1 report\n" in why(link(record(rows[:1])), "a:m0-0").text


def test_a_meeting_names_who_met():
    told = why(record([row("a")]), "a:m0-0").text
    assert all(name.replace("-", " ").title() in told for name in ANN_BEN)


def test_an_article_shows_its_clues_one_by_one():
    clues = {
        "article_id": ["a", "a"],
        "start": [0, 5],
        "end": [4, 12],
        "text": [ARABIC[0:4], ARABIC[5:12]],
        "before_from": [date(2031, 7, 1), None],
        "before_to": [date(2031, 7, 9), None],
        "kept": [True, False],
        "rule": ["month-named-ahead", "age-of-comment"],
    }
    told = why(one_statement().replace({"clues": frame("clues", clues)}), "a").text
    assert "clue, kept" in told
    assert "clue, dropped" in told
    assert "written before: 2031-07-01 to 2031-07-09" in told


def test_an_unknown_id_names_the_nearest():
    with pytest.raises(TimelineError, match="did you mean 'a:s17'"):
        why(one_statement(), "a:s71")


def test_an_id_that_is_no_text_is_refused():
    with pytest.raises(TimelineError, match="nothing in the record"):
        why(one_statement(), 7)
