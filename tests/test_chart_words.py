"""The words of charts: which way they run, where they break, their plurals, and that no language lacks one."""

import tomllib
from importlib.resources import files

import altair as alt
import vl_convert

from timeline.charts.labels import isolate, runs_rtl, stepped_in, wrap
from timeline.charts.titles import titles


def test_arabic_is_drawn_with_letters_and_not_with_boxes():
    def drawn(text: str) -> bytes:
        return vl_convert.vegalite_to_png(alt.Chart(alt.InlineData([{}])).mark_text(text=text).to_dict())

    assert drawn("س") != drawn("ص")
    # Joined letters are other shapes than single ones: the zero-width non-joiner keeps them apart.
    assert drawn("بب") != drawn("ب\u200cب")


def test_a_text_is_isolated_by_its_letters_once():
    assert isolate("جنيف 2016") == "\u2067جنيف 2016\u2069"
    assert isolate(isolate("جنيف 2016")) == isolate("جنيف 2016")
    assert isolate("Geneva 2016") == "Geneva 2016"
    assert not runs_rtl(f"talks · {isolate('جنيف')}")


def test_long_labels_are_broken_first_and_each_line_isolated():
    assert wrap("وقف إطلاق النار", 10) == ["\u2067وقف إطلاق\u2069", "\u2067النار\u2069"]


def test_a_line_is_stepped_in_where_reading_begins():
    assert stepped_in("talks", 1) == "\u2066\u2003\u2003talks\u2069"
    assert stepped_in(isolate("محادثات"), 1) == "\u2067\u2003\u2003محادثات\u2069"


def test_numbers_take_the_plural_of_their_language():
    assert titles("ar").count("meetings", 2) == "اجتماعان"
    assert titles("ar").count("meetings", 11) == "11 اجتماعاً"
    assert titles("ru").count("meetings", 3) == "3 встречи"
    assert [titles("en").count("duration", hours) for hours in (1.0, 1.5, 12.0)] == ["1 hour", "1.5 hours", "12 hours"]
    assert [titles("ar").count("window", days) for days in (2, 3, 45)] == ["خلال يومين", "خلال 3 أيام", "خلال 45 يوماً"]


def test_every_language_has_every_word():
    def keys(table, at=()):
        if at[:1] == ("counted",) and len(at) == 2:
            return {(*at, "other")} & {(*at, key) for key in table}
        if not isinstance(table, dict):
            return {at}
        return {key for name, part in table.items() for key in keys(part, (*at, name))}

    spoken = tomllib.loads(files("timeline.charts").joinpath("titles.toml").read_text("utf-8"))
    assert {language for language, words in spoken.items() if keys(words) != keys(spoken["en"])} == set()
    terms = tomllib.loads(files("timeline.charts").joinpath("terms.toml").read_text("utf-8"))
    assert {term for kind in terms.values() for term, names in kind.items() if set(names) != set(spoken)} == set()
