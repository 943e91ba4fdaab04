from datetime import date

import pytest
from reading import cases, read_text, same

from timeline.extraction.document import Document
from timeline.extraction.found import Statement


def words(doc: Document, span) -> str:
    return doc.text[span.start : span.end] if span else ""


def told(doc: Document) -> list[Statement]:
    return [s for s in doc.statements if s.echo_of is None]


def said_by_words(found: Statement) -> str:
    """Return the day that the words of a claim's own clause say it was made, or an empty string."""
    own = any(e.column == "said" for e in found.evidence)
    return " to ".join(dict.fromkeys(map(str, (found.said_from, found.said_to)))) if own else ""


def differences(doc: Document, wanted: dict, found: Statement) -> list[str]:
    """Say in what a statement differs from the expected one."""
    content = " ".join(words(doc, span) for span in found.content)
    pieces = [words(doc, span) for span in found.content]
    out = []
    if "spans" in wanted and pieces != wanted["spans"]:
        out.append(f"spans {pieces}")
    elif "spans" not in wanted and content != wanted.get("content", content):
        out.append(f"content {content}")
    if "speaker_words" in wanted and not same(words(doc, found.speaker_span), wanted["speaker_words"]):
        out.append(f"speaker {words(doc, found.speaker_span)}")
    if "cue" in wanted and words(doc, found.cue) != wanted["cue"]:
        out.append(f"cue {words(doc, found.cue)}")
    if "speaker" in wanted and (found.speaker.entity if found.speaker else "") != wanted["speaker"]:
        out.append(f"speaker {found.speaker}")
    if "said" in wanted and said_by_words(found) != wanted["said"]:
        out.append(f"said {said_by_words(found)}")
    for column in ("kind", "named_as", "negated"):
        if column in wanted and getattr(found, column) != wanted[column]:
            out.append(f"{column} {getattr(found, column)}")
    if "via" in wanted and (found.via.entity if found.via else "") != wanted["via"]:
        out.append(f"via {found.via}")
    if wanted.get("act") and found.act != wanted["act"]:
        out.append(f"act {found.act}")
    return out


def missing(language: str, row: dict, text: str) -> list[str]:
    """Say what of a spec row is not found, or found beyond it."""
    doc = read_text(text, row.get("published"), language)
    left = told(doc)
    out = []
    for wanted in row["expect"]:
        if not left:
            out.append(f"nothing for {wanted}")
            continue
        best = min(left, key=lambda s: len(differences(doc, wanted, s)))
        out += differences(doc, wanted, best)
        left.remove(best)
    may = len(row.get("optional", ()))
    return out + [f"also {words(doc, s.content[0])}" for s in left[may:]]


@pytest.mark.parametrize(("language", "row", "text"), cases("statements", "statement"))
def test_a_sentence_yields_its_statements(language, row, text):
    assert missing(language, row, text) == []


@pytest.mark.parametrize(("language", "row", "say"), cases("statements", "nothing"))
def test_what_is_no_speech_yields_nothing(language, row, say):
    assert told(read_text(say, None, language)) == []


def spoken(text: str) -> list[tuple[str, str | None]]:
    """Return the claim of each statement and the name of who made it."""
    doc = read_text(text)
    return [(words(doc, s.content[0]), s.speaker.name if s.speaker else None) for s in told(doc)]


def test_a_verb_without_a_subject_goes_on_with_the_last_speaker():
    text = "قال نادر الحكيم إن الجسر فتح.\nوأضاف أن الطريق مغلق."
    assert spoken(text)[1] == ("الطريق مغلق", "نادر الحكيم")


def test_a_turn_phrase_hands_over_to_the_next_one_named():
    text = "قال نادر الحكيم إن الجسر فتح. من جهته أكد سامي الوردي أن الطريق مغلق. وأضاف أن العمل مستمر."
    assert [name for _, name in spoken(text)] == ["نادر الحكيم", "سامي الوردي", "سامي الوردي"]


def test_a_feminine_verb_does_not_go_on_with_a_man():
    text = "قال سيرغي لافروف إن الجسر فتح. وأضافت أن الطريق مغلق."
    assert spoken(text)[1][1] is None


def test_two_who_spoke_as_one_are_nobody():
    text = "وأكد لافروف وكيري أن الجسر سيفتح غدا."
    doc = read_text("التقى سيرغي لافروف جون كيري.\n" + text)
    assert [s.speaker for s in told(doc)] == [None]


def test_the_one_in_with_is_no_subject():
    text = "جون كيري، وفي مؤتمر صحافي مع سيرغي لافروف، أكد أن الجسر سيفتح غدا."
    assert spoken(text) == [("الجسر سيفتح غدا", "John Kerry")]


def test_a_claim_in_a_noun_ends_where_the_narrator_resumes():
    text = "كشف وزير الخارجية عن اقتراب فتح الجسر بين الضفتين، لكن لا يزال يتعين إنجاز الطريق."
    assert spoken(text)[0][0] == "اقتراب فتح الجسر بين الضفتين"


def test_but_inside_a_clause_goes_on_being_the_claim():
    text = "أكد وزير الخارجية أن الجسر فتح، لكن الطريق ما زال مغلقا."
    assert spoken(text)[0][0] == "الجسر فتح، لكن الطريق ما زال مغلقا"


def test_and_that_is_a_claim_of_its_own():
    text = "أكد وزير الخارجية أن الجسر فتح وأن الطريق مغلق."
    assert [claim for claim, _ in spoken(text)] == ["الجسر فتح", "الطريق مغلق"]


def test_and_that_he_may_goes_on_with_the_claim_it_stands_in():
    text = "أكد وزير الخارجية أن الحل يجب أن يشمل الجميع وأن يبدأ غدا."
    assert len(spoken(text)) == 1


def test_an_agency_hands_on_and_does_not_speak():
    row = told(read_text("نقلت وكالة رويترز عن سيرغي لافروف قوله إن الجسر سيفتح غدا."))[0]
    assert (row.speaker.name, row.via.entity) == ("Sergey Lavrov", "reuters")


def test_a_capital_speaks_for_its_government():
    row = told(read_text("وقالت موسكو إن الجسر سيفتح غدا."))[0]
    assert (row.speaker.entity, row.named_as) == ("RUS", "metonym")


def test_a_line_that_opens_with_a_name_and_a_colon_is_said_by_it():
    text = "سيرغي لافروف: الجسر سيفتح غدا في الصباح."
    assert spoken(text) == [("الجسر سيفتح غدا في الصباح", "Sergey Lavrov")]


def test_a_heading_that_repeats_a_claim_points_at_it_once():
    body = "أكد وزير الخارجية في كلمة ألقاها أمام الحاضرين أن الجسر الجديد سيفتح للمشاة صباح الغد."
    doc = read_text(f"الجسر الجديد سيفتح للمشاة\n\nالجسر الجديد سيفتح للمشاة\n\n{body}\n\nوانتهى اللقاء مساء.")
    assert [s.echo_of for s in doc.statements] == [None, doc.statements[0].key]


def test_every_row_tells_its_cue_its_speaker_and_its_topics():
    doc = read_text("أكد سيرغي لافروف أن الهدنة صامدة.")
    columns = {e.column: words(doc, e) for e in doc.statements[0].evidence}
    assert columns == {"cue": "أكد", "content": "الهدنة صامدة", "speaker": "سيرغي لافروف", "topic": "الهدنة"}


def test_what_was_said_today_is_dated_by_its_words():
    row = read_text("قال وزير الخارجية أمس إن الجسر سيفتح.", published=date(2016, 8, 27)).statements[0]
    assert (row.said_from, row.said_to, row.said_basis) == (date(2016, 8, 26), date(2016, 8, 26), "relative")


@pytest.mark.parametrize(
    "text",
    [
        '"' * 999,
        "قال",
        "قال الوزير:",
        "قال أن " * 300,
        'قال "نعم "كلا "ربما',
        "قال وزیر الخارجیة إن کل شيء",
        "«»“”",
        "يشار أن",
        "ولكن وفقا \nلقراءة أعدها الباحث، ستجتمع اللجنة غدا.",
        "Officials said the\nRebels' request rejected\n\nThe capital complained that the road was shut.",
    ],
)
def test_hard_input_is_read_without_an_error(text):
    doc = read_text(text)
    assert all(0 <= s.start < s.end <= len(text) for s in doc.statements)
