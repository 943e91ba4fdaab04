"""The table of feasts: an error in it is told with its file and feast, and never taken for a day no year has."""

import pytest

import timeline.knowledge.feasts as module
from timeline.extraction.extract import reader
from timeline.knowledge import Knowledge
from timeline.knowledge.errors import TimelineError

BROKEN = [
    ('[new-moon]\nmoon = "1-1"', "no rule"),
    ('[may-day]\ndate = "31-2"', "month must be"),
    ('[may-day]\ndate = "May 1"', "invalid literal"),
    ('[eid]\nhijri = "ten"', "invalid literal"),
]


@pytest.mark.parametrize(("table", "reason"), BROKEN)
def test_a_broken_rule_is_told_before_any_article_is_read(tmp_path, monkeypatch, table, reason):
    (tmp_path / "feasts.toml").write_text(f'[new-years-day]\ndate = "1-1"\n{table}\n')
    monkeypatch.setattr(module, "BUILT_IN", tmp_path)
    module.feasts.cache_clear()
    reader.cache_clear()
    try:
        with pytest.raises(TimelineError, match=rf"feasts\.toml: \[{table[1 : table.index(']')]}\]: .*{reason}"):
            reader(Knowledge.load(), "en")
    finally:
        module.feasts.cache_clear()


def test_every_feast_that_a_language_names_has_a_rule():
    for code, language in Knowledge.load().languages.items():
        assert not language.table("dates").get("feast", {}).keys() - module.feasts().keys(), code
