from datetime import date

import pytest
from reading import cases, read_text


def differences(doc, wanted, meeting) -> list[str]:
    """Say in what a meeting differs from the expected one."""
    out = []
    words = [doc.text[p.mention.start : p.mention.end] for p in meeting.participants]
    if meeting.status != wanted["status"]:
        out.append(f"status {meeting.status}")
    if "place" in wanted and (
        not meeting.place or wanted["place"] not in doc.text[meeting.place.start : meeting.place.end]
    ):
        out.append(f"place {meeting.place}")
    if wanted.get("undated") and meeting.date_from:
        out.append(f"date {meeting.date_from}")
    if wanted.get("place_absent") and meeting.place:
        out.append(f"place {meeting.place}")
    if "count" in wanted and len(words) != wanted["count"]:
        out.append(f"parties {words}")
    out += [
        f"no {party} in {words}"
        for party in wanted.get("participants", ())
        if not any(party in w or w in party for w in words)
    ]
    out += [
        f"{end} {getattr(meeting, end)}"
        for end in ("date_from", "date_to")
        if end in wanted and getattr(meeting, end) != wanted[end]
    ]
    out += [
        f"{k} {getattr(meeting, k)}"
        for k in ("ordinal", "window_days", "duration_hours")
        if k in wanted and getattr(meeting, k) != wanted[k]
    ]
    return out


@pytest.mark.parametrize(("language", "row", "text"), cases("meetings", "meeting"))
def test_a_sentence_yields_its_meetings(language, row, text):
    doc = read_text(text, row.get("published"), language)
    left = list(doc.meetings)
    for wanted in row["expect"]:
        meeting = next((m for m in left if m.format == wanted["format"]), None)
        assert meeting is not None, (wanted, doc.meetings)
        left.remove(meeting)
        assert differences(doc, wanted, meeting) == []


@pytest.mark.parametrize(("language", "row", "say"), cases("meetings", "nothing"))
def test_words_that_report_no_meeting_yield_none(language, row, say):
    assert read_text(say, date(2016, 8, 10), language).meetings == []


def test_a_capital_that_agrees_with_another_meets_nobody():
    assert read_text("وقال الوزير إن موسكو وواشنطن اتفقتا على نقاط عدة.", date(2016, 8, 10)).meetings == []


def test_talks_told_three_times_are_one_row():
    text = (
        "التقى جون كيري سيرغي لافروف في جنيف.\n"
        "وجرت المحادثات بين الوزيرين خلف أبواب مغلقة.\n"
        "وقال كيري إن محادثاته مع لافروف كانت طويلة."
    )
    doc = read_text(text, date(2016, 8, 27))
    assert [m.place.entity for m in doc.meetings] == ["geneva"]
    assert sum(e.column == "exists" for e in doc.meetings[0].evidence) == 3


def test_a_press_conference_put_elsewhere_is_flagged_and_part_of_the_talks():
    text = "أجرى جون كيري محادثات مع سيرغي لافروف في فيينا.\nوعقد كيري مؤتمرا صحافيا مشتركا مع لافروف في باريس."
    talks, conference = read_text(text, date(2016, 8, 27)).meetings
    assert conference.format == "press-conference"
    assert conference.part_of == talks.key
    assert conference.flags == ("place-conflict",)
    assert (talks.place.entity, conference.place.entity) == ("vienna", "paris")


def test_another_meeting_has_the_parties_of_the_series_and_its_own_row():
    text = "وهذا اللقاء الثاني بين جون كيري وسيرغي لافروف، إذ عقد لقاء آخر في فيينا في 3 أيار 2016."
    series, other = read_text(text, date(2016, 8, 27)).meetings
    assert series.ordinal == 2
    assert {p.mention.entity for p in other.participants} == {"john-kerry", "sergey-lavrov"}
    assert (other.date_from, other.place.entity) == (date(2016, 5, 3), "vienna")


def test_news_in_brief_tells_one_meeting_between_two_semicolons():
    text = "Лавров встретился в Вене с Джоном Керри; Владимир Путин провел переговоры с Ангелой Меркель в Москве."
    first, second = read_text(text, date(2016, 8, 27), "ru").meetings
    assert (first.place.entity, second.place.entity) == ("vienna", "moscow")
    assert {p.mention.entity for p in second.participants} == {"vladimir-putin", "angela-merkel"}


@pytest.mark.parametrize(
    ("say", "status"),
    [
        ("يجب أن تجتمع الجامعة العربية مع الحكومة السورية.", "rumoured"),
        ("يأمل باراك أوباما إجراء محادثات مع حسن روحاني.", "rumoured"),
        ("لن يدخل جون كيري في مفاوضات مع محمد جواد ظريف.", "denied"),
    ],
)
def test_a_wish_a_duty_or_a_refusal_is_no_meeting_held(say, status):
    assert {m.status for m in read_text(say, date(2015, 7, 21)).meetings} <= {status}


def test_background_without_a_date_does_not_get_the_day_of_the_article():
    paragraphs = [f"وقال الوزير إن الخطة رقم {n} جاهزة." for n in range(6)]
    text = "\n".join([*paragraphs, "وكان جون كيري التقى سيرغي لافروف في فيينا."])
    (meeting,) = read_text(text, date(2016, 8, 27)).meetings
    assert (meeting.date_from, meeting.date_basis) == (None, "none")


@pytest.mark.parametrize(
    ("language", "earlier", "news"),
    [
        (
            "ar",
            "وكان وزير خارجية النرويج التقى نظيره البيروفي في أوسلو.",
            "التقى وزير خارجية النرويج نظيره البيروفي في أوسلو.",
        ),
        (
            "en",
            "The Finnish foreign minister had met his Peruvian counterpart in Oslo.",
            "The Finnish foreign minister had talks with his Peruvian counterpart in Oslo.",
        ),
        (
            "en",
            "The Finnish foreign minister recently met his Peruvian counterpart in Oslo.",
            "The Finnish foreign minister met his Peruvian counterpart in Oslo.",
        ),
        (
            "fr",
            "Le ministre finlandais des Affaires étrangères avait rencontré son homologue péruvien à Oslo.",
            "Le ministre finlandais des Affaires étrangères a rencontré son homologue péruvien à Oslo.",
        ),
        (
            "ru",
            "Министр иностранных дел Финляндии недавно встретился с министром иностранных дел Перу в Осло.",
            "Министр иностранных дел Финляндии встретился с министром иностранных дел Перу в Осло.",
        ),
    ],
)
def test_what_was_before_the_news_is_not_of_the_articles_own_day(language, earlier, news):
    (before,) = read_text(earlier, date(2016, 8, 10), language).meetings
    assert (before.status, before.date_from, before.date_basis) == ("held", None, "none")
    (now,) = read_text(news, date(2016, 8, 10), language).meetings
    assert (now.date_from, now.date_basis) == (date(2016, 8, 10), "article")
