"""Charts: what is counted is what is drawn, in every language, offline, the same bytes each time."""

import json
from datetime import date, timedelta
from itertools import pairwise

import altair as alt
import polars as pl
import pytest
import vl_convert

from timeline import charts
from timeline.charts.labels import text_width
from timeline.charts.names import entity_names
from timeline.charts.renderer import mime_bundle
from timeline.charts.shares import topic_shares
from timeline.charts.titles import titles
from timeline.knowledge.errors import TimelineError
from timeline.linking import link
from timeline.record import Record, frame
from timeline.reporting import render

NAMES = {
    "john-kerry": ("John Kerry", "جون كيري", "USA"),
    "sergey-lavrov": ("Sergey Lavrov", "سيرغي لافروف", "RUS"),
    "vladimir-putin": ("Vladimir Putin", "فلاديمير بوتين", "RUS"),
}
BOTH = ("john-kerry", "sergey-lavrov")

# (id, format, status, from, to, place, part of, who)
MEETINGS = [
    ("a:m1-0", "visit", "held", date(2016, 7, 11), date(2016, 7, 20), "Moscow", None, BOTH),
    ("a:m1-1", "talks", "held", date(2016, 7, 15), date(2016, 7, 15), "Moscow", "a:m1-0", BOTH),
    ("a:m2-0", "sidelines", "held", date(2016, 7, 25), date(2016, 7, 31), "Vientiane", None, BOTH),
    ("a:m3-0", "talks", "held", date(2016, 7, 28), date(2016, 9, 3), "Geneva", None, BOTH),
    ("a:m3-1", "press-conference", "held", date(2016, 7, 28), date(2016, 9, 3), "Moscow", "a:m3-0", BOTH),
    ("a:m4-0", "call", "held", None, None, None, None, ("john-kerry", "vladimir-putin")),
    ("a:m5-0", "meeting", "planned", date(2016, 10, 3), None, None, None, ("USA", "RUS")),
]
# (speaker, topics, echo of, article)
STATEMENTS = [
    ("john-kerry", ["ceasefire", "prisoners"], None, "a"),
    ("john-kerry", [], None, "a"),
    ("sergey-lavrov", ["ceasefire"], None, "a"),
    (None, None, None, "a"),
    ("sergey-lavrov", ["ceasefire"], "a:s2", "a"),
    ("sergey-lavrov", ["ceasefire"], None, "b"),
]


def _record() -> Record:
    ids, formats, statuses, starts, ends, places, parts, people = zip(*MEETINGS, strict=True)
    rows = [(meeting, who) for meeting, party in zip(ids, people, strict=True) for who in party]
    speakers, topics, echoes, articles = zip(*STATEMENTS, strict=True)
    entities = {
        "entity": list(NAMES), "kind": ["person"] * 3, "name": [name for name, _, _ in NAMES.values()],
        "names": [[{"language": "ar", "name": arabic}] for _, arabic, _ in NAMES.values()],
    }  # fmt: skip
    timeline = {
        "timeline_id": ids, "format": formats, "status": statuses, "date_from": starts, "date_to": ends,
        "place": places, "part_of": parts, "n_articles": [1] * len(ids),
    }  # fmt: skip
    parties = {
        "timeline_id": [meeting for meeting, _ in rows], "entity": [who for _, who in rows],
        "name": [NAMES.get(who, (None,))[0] for _, who in rows], "role": ["principal"] * len(rows),
        "country": [NAMES[who][2] if who in NAMES else who for _, who in rows],
    }  # fmt: skip
    statements = {
        "statement_id": [f"a:s{n}" for n in range(len(STATEMENTS))], "article_id": articles, "speaker": speakers,
        "speaker_name": [NAMES[who][0] if who else None for who in speakers], "topics": topics, "echo_of": echoes,
        "act": ["say"] * len(STATEMENTS), "said_from": [date(2016, 8, 1)] * 6, "said_to": [date(2016, 8, 31)] * 6,
    }  # fmt: skip
    conflict = {"timeline_id": ["a:m3-1"], "column": ["place"], "value": ["Geneva"], "meeting_ids": [["a:m3-1"]]}
    found = {
        "entities": entities, "timeline": timeline, "timeline_participants": parties, "statements": statements,
        "articles": {"article_id": ["a", "b"], "duplicate_of": [None, "a"]},
        "meetings": {"meeting_id": ids, "article_id": ["a"] * len(ids)},
        "timeline_reports": {"timeline_id": ids, "meeting_id": ids},
        "timeline_conflicts": conflict,
    }  # fmt: skip
    return Record({name: frame(name, {c: list(v) for c, v in columns.items()}) for name, columns in found.items()})


RECORD = _record()
DRAWINGS = {
    "frequency": charts.meeting_frequency,
    "topics": charts.claim_topics,
    "topics-alone": lambda record, **settings: charts.claim_topics(record, by="topic", **settings),
    "timeline": charts.meeting_timeline,
}


def _data(chart: alt.TopLevelMixin) -> pl.DataFrame:
    """Give the rows a chart draws."""
    [rows] = chart.to_dict()["datasets"].values()
    return pl.DataFrame(rows)


def _text(chart: alt.TopLevelMixin) -> str:
    return json.dumps(chart.to_dict(), ensure_ascii=False)


@pytest.mark.parametrize("language", ["en", "ar", "ru", "fr"])
@pytest.mark.parametrize("draw", DRAWINGS)
def test_every_chart_means_the_same_to_the_vega_lite_that_jupyterlab_has(draw, language):
    spec = DRAWINGS[draw](RECORD, language=language).to_dict()
    assert vl_convert.vegalite_to_svg(spec, vl_version="5.8") == vl_convert.vegalite_to_svg(spec)


@pytest.mark.parametrize("draw", DRAWINGS)
def test_an_empty_record_gives_a_chart_that_says_so(draw):
    assert "Nothing to draw" in vl_convert.vegalite_to_svg(DRAWINGS[draw](Record()).to_dict())


def test_possible_meetings_stand_on_the_certain_ones():
    bars = _data(charts.meeting_frequency(RECORD)).filter(pl.col("unit") == "john-kerry – sergey-lavrov")
    july = bars.filter(pl.col("bin") == "2016-07-01").sort("low")
    assert july.select("kind", "low", "high").rows() == [("certain", 0, 2), ("possible", 2, 3)]
    assert bars.filter(pl.col("bin") == "2016-08-01").select("kind", "low", "high").rows() == [("possible", 0, 1)]


def test_an_undated_meeting_has_a_bar_of_its_own_and_is_never_certain():
    bars = _data(charts.meeting_frequency(RECORD)).filter(pl.col("bin") == "undated")
    assert bars.select("unit", "kind", "high").rows() == [("john-kerry – vladimir-putin", "possible", 1)]


def test_months_without_a_meeting_stay_on_the_axis():
    timeline = RECORD.timeline.with_columns(
        pl.when(timeline_id="a:m2-0").then(date(2016, 12, 1)).otherwise("date_from").alias("date_from"),
        pl.when(timeline_id="a:m2-0").then(date(2016, 12, 2)).otherwise("date_to").alias("date_to"),
    )
    drawn = charts.meeting_frequency(RECORD.replace({"timeline": timeline}))
    x = drawn.to_dict()["spec"]["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert x == [*(f"2016-{month:02}-01" for month in range(7, 13)), "undated"]


def test_the_caption_counts_the_meetings_the_bars_are_made_of():
    assert charts.meeting_frequency(RECORD).to_dict()["title"]["subtitle"][0] == "4 meetings · 1 article"


def test_what_no_panel_counts_is_told_and_not_counted_in_the_heading():
    parties = RECORD.timeline_participants.filter(
        ~((pl.col("timeline_id") == "a:m2-0") & (pl.col("entity") == "john-kerry"))
    )
    alone = RECORD.replace({"timeline_participants": parties})
    chart = charts.meeting_frequency(alone)
    assert chart.to_dict()["title"]["subtitle"][0] == "3 meetings · 1 article"
    assert "Not drawn: 1 meeting with fewer than two parties told." in _caption(chart)
    assert "Not drawn" not in _caption(charts.meeting_frequency(alone, unit="actor"))
    assert "4 meetings" in _caption(charts.meeting_frequency(alone, unit="all"))
    nobody = RECORD.replace({"timeline_participants": parties.clear()})
    assert "Not drawn: 4 meetings" in _text(charts.meeting_frequency(nobody))


@pytest.mark.parametrize("draw", DRAWINGS)
def test_articles_read_for_their_dates_only_are_told(draw):
    outcome = pl.lit("dates-only", RECORD.articles.schema["outcome"])
    record = RECORD.replace({"articles": RECORD.articles.with_columns(outcome=outcome)})
    drawn = _text(DRAWINGS[draw](record)).replace('", "', " ")
    assert "2 articles were read for their dates and quotations only" in drawn
    assert "articles were read" in _text(DRAWINGS[draw](Record({"articles": record.articles})))
    assert "read for" not in _text(DRAWINGS[draw](RECORD))


def test_months_bear_the_names_of_the_country():
    assert "تموز" in _text(charts.meeting_frequency(RECORD, language="ar", locale="ar-SY"))
    assert "يوليو" in _text(charts.meeting_frequency(RECORD, language="ar", locale="ar-EG"))
    assert "تموز" in _text(charts.meeting_timeline(RECORD, language="ar", locale="ar-SY"))


def test_time_runs_from_right_to_left_in_arabic():
    x = charts.meeting_frequency(RECORD, language="ar").to_dict()["spec"]["layer"][0]["encoding"]["x"]
    assert x["scale"]["domain"][0] == "undated"
    assert x["scale"]["domain"][-1] == "2016-07-01"


def test_a_statement_with_two_topics_counts_half_for_each():
    shares = topic_shares(RECORD, "speaker").group_by("topic").agg(pl.col("share").sum()).sort("topic")
    assert shares.rows() == [("ceasefire", 1.5), ("prisoners", 0.5), ("~no-topic", 2.0)]


def test_headlines_and_reprints_are_not_counted_again():
    assert topic_shares(RECORD, "speaker")["statement_id"].unique().sort().to_list() == ["a:s0", "a:s1", "a:s2", "a:s3"]
    assert charts.claim_topics(RECORD).to_dict()["title"]["subtitle"][0] == "4 statements"


def test_speakers_are_named_in_the_language_of_the_chart():
    assert "John Kerry" in set(_data(charts.claim_topics(RECORD))["group_name"].str.replace(r" \(\d+\)", ""))
    assert "جون كيري" in _text(charts.claim_topics(RECORD, language="ar"))


def _told_by_office(rows: list[tuple[str, str, str, str | None]]) -> Record:
    """Give a record in which each (name, language, office, country), known by an office alone, meets Sergey Lavrov."""
    ids = [f"{language}:m{n}-0" for n, (_, language, _, _) in enumerate(rows)]
    names, languages, offices, countries = zip(*rows, strict=True)
    strangers = [f"unknown:{name}" for name in names]
    languages_told = sorted(set(languages))
    found = {
        "articles": {"article_id": languages_told, "language": languages_told, "text": languages_told},
        "entities": {"entity": strangers, "kind": ["office"] * len(rows), "name": names},
        "meetings": {
            "meeting_id": ids, "article_id": languages, "date_from": [date(2016, 8, 1 + n) for n in range(len(rows))],
            "date_to": [date(2016, 8, 1 + n) for n in range(len(rows))], "format": ["talks"] * len(rows),
            "status": ["held"] * len(rows),
        },
        "participants": {
            "meeting_id": ids * 2, "entity": [*strangers, *["sergey-lavrov"] * len(rows)],
            "name": [*names, *["Sergey Lavrov"] * len(rows)], "office": [*offices, *["foreign-minister"] * len(rows)],
            "country": [*countries, *["RUS"] * len(rows)], "role": ["principal"] * 2 * len(rows),
        },
    }  # fmt: skip
    return link(
        Record({name: frame(name, {c: list(v) for c, v in columns.items()}) for name, columns in found.items()})
    )


def test_who_is_known_by_an_office_alone_is_named_in_the_language_of_the_chart():
    record = _told_by_office([
        ("وزير خارجية النرويج", "ar", "foreign-minister", "NOR"),
        ("وزير الصحة الكويتي", "ar", "minister", "KWT"),
        ("وزير النقل الكويتي", "ar", "minister", "KWT"),
        ("السفير لدى إيطاليا", "ar", "ambassador", "ITA"),
        ("الوزير", "ar", "minister", None),
        ("премьер-министр Норвегии", "ru", "head-of-government", "NOR"),
    ])  # fmt: skip
    names = {language: entity_names(record, titles(language)) for language in ("en", "ar", "ru")}
    assert names["en"]["unknown:وزير خارجية النرويج"] == "foreign minister (Norway)"
    assert names["ru"]["unknown:وزير خارجية النرويج"] == "министр иностранных дел (Норвегия)"
    assert names["en"]["unknown:وزير الصحة الكويتي"] == "minister (Kuwait, \u2067وزير الصحة الكويتي\u2069)"
    assert names["ar"]["unknown:премьер-министр Норвегии"] == "رئيس الحكومة (النرويج)"
    assert names["ru"]["unknown:премьер-министр Норвегии"] == "премьер-министр Норвегии"
    for language, name in (("ar", "وزير خارجية النرويج"), ("en", "السفير لدى إيطاليا"), ("en", "الوزير")):
        assert names[language][f"unknown:{name}"] == name
    assert "foreign minister (Norway)" in _text(charts.meeting_frequency(record)).replace("\u00a0", " ")
    page = render(record)
    assert ">foreign minister (Norway)<" in page
    assert ">Sergey Lavrov (foreign minister, Russia)<" in page


def test_what_is_beyond_the_most_frequent_is_drawn_together():
    cells = _data(charts.claim_topics(RECORD, top=1))
    assert set(cells["group"]) == {"john-kerry", "~others", "~none"}
    assert cells["claims"].sum() == 4


def test_a_given_name_of_a_topic_goes_before_the_built_in_one():
    assert "Truce!" in _text(charts.claim_topics(RECORD, topic_names={"ceasefire": "Truce!"}))


def test_statements_of_one_month_stand_under_it():
    assert set(_data(charts.claim_topics(RECORD, by="month"))["group"]) == {"2016-08-01"}


def test_parts_stand_below_their_meeting_and_the_undated_last():
    order = charts.meeting_timeline(RECORD).to_dict()["layer"][0]["encoding"]["y"]["scale"]["domain"]
    assert order == ["a:m1-0", "a:m1-1", "a:m2-0", "a:m3-0", "a:m3-1", "a:m5-0", "a:m4-0"]


def test_parts_are_thinner():
    assert dict(_data(charts.meeting_timeline(RECORD)).select("timeline_id", "thick").rows())["a:m1-1"] == 6
    assert dict(_data(charts.meeting_timeline(RECORD)).select("timeline_id", "thick").rows())["a:m1-0"] == 12


def test_a_band_of_a_few_pixels_has_no_dashes():
    timeline = RECORD.timeline.with_columns(
        status=pl.lit("planned", RECORD.timeline.schema["status"]),
        date_from=pl.when(timeline_id="a:m2-0").then(date(2000, 1, 1)).otherwise("date_from"),
    )
    rows = _data(charts.meeting_timeline(RECORD.replace({"timeline": timeline}))).filter(mark="band")
    dashed = dict(rows.select("timeline_id", "dashed").iter_rows())
    assert (dashed["a:m2-0"], dashed["a:m1-0"]) == (True, False)


def test_what_is_planned_is_hollow_and_says_so():
    [row] = _data(charts.meeting_timeline(RECORD)).filter(timeline_id="a:m5-0").iter_rows(named=True)
    assert not row["done"]
    assert row["beside"] == "from 3 Oct 2016 · planned"


def test_a_known_day_is_a_dot_and_an_interval_a_band_to_its_last_day():
    rows = _data(charts.meeting_timeline(RECORD))
    assert rows.filter(timeline_id="a:m1-1")["mark"].to_list() == ["day"]
    assert rows.filter(timeline_id="a:m3-0").select("mark", "low", "high").rows() == [
        ("band", "2016-07-28", "2016-09-04")
    ]


def test_conflicts_are_marked_by_what_they_are_about():
    [row] = _data(charts.meeting_timeline(RECORD)).filter(timeline_id="a:m3-1").iter_rows(named=True)
    assert row["beside"].endswith("⚠ place")


def test_an_article_that_contradicts_itself_is_a_conflict_too():
    meetings = RECORD.meetings.with_columns(flags=pl.when(meeting_id="a:m2-0").then(pl.lit(["date-conflict"])))
    [row] = (
        _data(charts.meeting_timeline(RECORD.replace({"meetings": meetings})))
        .filter(timeline_id="a:m2-0")
        .iter_rows(named=True)
    )
    assert row["beside"].endswith("⚠ date")


def _of_days(days: list[date]) -> Record:
    """Give a record of one meeting a day, each told by one article."""
    ids = [f"a{n:02}:m1-0" for n in range(len(days))]
    timeline = {"timeline_id": ids, "date_from": days, "date_to": days, "n_articles": [1] * len(days)}
    return Record({"timeline": frame("timeline", {**timeline, "status": ["held"] * len(days)})})


def _axis(chart: alt.TopLevelMixin) -> dict:
    return chart.to_dict()["layer"][1]["encoding"]["x"]


def _caption(chart: alt.TopLevelMixin) -> str:
    return " ".join(chart.to_dict()["title"]["subtitle"])


IN_SPRING = [date(2016, 3, 1 + n) for n in range(20)]


@pytest.mark.parametrize(("wrong", "arrow"), [(date(1916, 3, 4), "◂"), (date(2061, 3, 4), "▸")])
def test_a_wrong_year_is_an_arrow_at_the_edge_and_stretches_no_axis(wrong, arrow):
    chart = charts.meeting_timeline(_of_days([*IN_SPRING, wrong]))
    assert {day["year"] for day in _axis(chart)["scale"]["domain"]} == {2016}
    [far] = _data(chart).filter(mark="far").iter_rows(named=True)
    assert (far["arrow"], far["beside"]) == (arrow, f"4 Mar {wrong.year}")
    assert "1 meeting lies outside the time drawn" in _caption(chart)


@pytest.mark.parametrize("others", [[date(2016, 8, 4)], [date(2019, 3, 1 + n) for n in range(9)]])
def test_what_is_not_far_or_not_rare_is_drawn_where_it_is(others):
    chart = charts.meeting_timeline(_of_days([*IN_SPRING, *others]))
    assert _data(chart).filter(mark="far").is_empty()
    assert "outside" not in _caption(chart)


def test_a_long_timeline_shows_those_with_most_reports_and_says_how_many_are_left_out():
    chart = charts.meeting_timeline(_of_days([date(2016, 1, 1 + n % 28) for n in range(80)]))
    assert _data(chart).height == 40
    assert "40 meetings and parts of 80; the 40 with the fewest reports are left out" in _caption(chart)
    assert _data(charts.meeting_timeline(RECORD, rows=3))["timeline_id"].to_list() == ["a:m1-0", "a:m1-1", "a:m2-0"]
    with pytest.raises(TimelineError, match="rows=0; at least 1"):
        charts.meeting_timeline(RECORD, rows=0)


@pytest.mark.parametrize("days", [9, 40, 80, 200, 400, 1500, 9000, 30000])
@pytest.mark.parametrize("language", ["en", "ar", "ru", "fr"])
def test_labels_of_the_axis_of_time_stand_apart(language, days):
    axis = _axis(
        charts.meeting_timeline(_of_days([date(1950, 1, 1), date(1950, 1, 1) + timedelta(days)]), language=language)
    )
    ends = [date(day["year"], day["month"], day["date"]) for day in axis["scale"]["domain"]]
    ticks = [date(day["year"], day["month"], day["date"]) for day in axis["axis"]["values"]]
    labels = json.loads(axis["axis"]["labelExpr"].removeprefix("(").rpartition(")[")[0])
    widest = max(text_width(line) for lines in labels.values() for line in lines)
    pixels = 560 / (ends[1] - ends[0]).days
    assert len(ticks) >= 1
    assert all((later - sooner).days * pixels > widest for sooner, later in pairwise(ticks))


@pytest.mark.parametrize("language", ["en", "ar", "ru", "fr"])
@pytest.mark.parametrize("by", ["day", "week", "month", "quarter", "year"])
def test_labels_of_periods_stand_apart(language, by):
    ends = {"date_from": date(2016, 1, 4), "date_to": date(2016, 6, 30)}
    timeline = RECORD.timeline.with_columns(**{name: pl.lit(day) for name, day in ends.items()})
    spec = charts.meeting_frequency(RECORD.replace({"timeline": timeline}), by, language=language).to_dict()["spec"]
    x = spec["layer"][0]["encoding"]["x"]
    labels = json.loads(x["axis"]["labelExpr"].removeprefix("(").rpartition(")[")[0])
    places = sorted(x["scale"]["domain"].index(key) for key in labels)
    pixels = spec["width"] / len(x["scale"]["domain"])
    widest = max(text_width(line) for told in labels.values() for line in ([told] if isinstance(told, str) else told))
    assert all((later - sooner) * pixels > widest for sooner, later in pairwise(places))


@pytest.mark.parametrize(("by", "years"), [("month", 12), ("quarter", 40), ("year", 90)])
def test_labels_of_many_periods_are_of_the_same_months_each_year(by, years):
    ends = {"date_from": date(2001, 2, 1), "date_to": date(2001 + years, 2, 1)}
    timeline = RECORD.timeline.with_columns(**{name: pl.lit(day) for name, day in ends.items()})
    spec = charts.meeting_frequency(RECORD.replace({"timeline": timeline}), by).to_dict()["spec"]
    axis = spec["layer"][0]["encoding"]["x"]["axis"]
    labels = json.loads(axis["labelExpr"].removeprefix("(").rpartition(")[")[0])
    days = sorted(date.fromisoformat(key) for key in labels)
    assert len(days) > 3
    assert {day.month for day in days} == {1}
    assert len({later.year - sooner.year for sooner, later in pairwise(days)}) == 1


def test_one_article_contradicts_itself_and_several_disagree():
    assert "An article contradicts itself" in _caption(charts.meeting_timeline(RECORD))
    several = RECORD.replace({"timeline": RECORD.timeline.with_columns(n_articles=pl.lit(2, dtype=pl.Int64))})
    assert "Reports disagree" in _caption(charts.meeting_timeline(several))


def test_a_country_is_not_named_beside_the_person_who_speaks_for_it():
    more = frame("timeline_participants", {"timeline_id": ["a:m1-0"], "entity": ["RUS"], "country": ["RUS"]})
    parties = pl.concat([RECORD.timeline_participants, more])
    axis = charts.meeting_timeline(RECORD.replace({"timeline_participants": parties})).to_dict()
    assert "Kerry, Lavrov · Moscow · visit" in json.dumps(axis, ensure_ascii=False).replace("\u00a0", " ")


def test_a_record_that_is_not_linked_is_no_empty_chart():
    with pytest.raises(TimelineError, match="call link"):
        charts.meeting_timeline(Record({"meetings": RECORD.meetings}))


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: charts.meeting_frequency(RECORD, by="mouth"), "month"),
        (lambda: charts.claim_topics(RECORD, by="speakers"), "speaker"),
        (lambda: charts.meeting_timeline(RECORD, language="xx"), "en"),
        (lambda: charts.meeting_timeline(RECORD, language="ar", locale="fr"), "ar"),
        (lambda: charts.save(charts.meeting_timeline(RECORD), "chart.swg"), r"\.svg"),
        (lambda: charts.save(charts.meeting_timeline(RECORD), "chart"), r"\.svg, \.png, \.pdf, \.html, \.json"),
    ],
)
def test_a_wrong_call_says_what_would_be_right(call, says):
    with pytest.raises(TimelineError, match=says):
        call()


@pytest.mark.parametrize("ending", ["svg", "png", "pdf", "html", "json"])
def test_a_chart_is_saved_to_the_same_bytes_each_time(ending, tmp_path):
    once, again = tmp_path / f"once.{ending}", tmp_path / "new folder" / f"again.{ending}"
    charts.save(charts.meeting_timeline(RECORD, language="ar"), once)
    charts.save(charts.meeting_timeline(RECORD, language="ar"), again)
    assert once.read_bytes() == again.read_bytes()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [once.name]


@pytest.mark.parametrize("ending", ["svg", "html"])
def test_saved_pages_and_pictures_hold_their_fonts_and_load_nothing(ending, tmp_path):
    page = charts.save(charts.claim_topics(RECORD, language="ar"), tmp_path / f"chart.{ending}").read_text("utf-8")
    assert page.count("@font-face") == 2
    assert 'src="http' not in page
    assert "<link" not in page


def test_a_label_cannot_end_the_script_of_a_saved_page(tmp_path):
    chart = charts.claim_topics(RECORD, topic_names={"ceasefire": "</script><b>"})
    assert charts.save(chart, tmp_path / "chart.html").read_text("utf-8").count("</script>") == 1


def test_a_notebook_gets_vega_lite_5_and_a_picture_and_no_mime_type_it_does_not_know():
    bundle = mime_bundle(charts.meeting_timeline(RECORD).to_dict())
    assert sorted(bundle) == ["application/vnd.vegalite.v5+json", "image/svg+xml"]
    assert bundle["application/vnd.vegalite.v5+json"]["$schema"].endswith("/v5.json")
    assert alt.renderers.active == "timeline"
    assert alt.theme.active == "timeline"
