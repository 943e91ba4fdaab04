"""The cache: knowledge is read from its files once; an entry that is old, damaged or out of reach changes nothing."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from timeline.knowledge import Knowledge, cache, knowledge
from timeline.knowledge.cache import MOST, VARIABLE, folder, kept
from timeline.knowledge.language import country_names, locale_names

HARBOUR = Path(__file__).parent / "knowledge" / "harbour"
PEOPLE = "person,name,gender,wikidata,country,source,confidence\nsamir-haddad,{},m,,,invented for the tests,high\n"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty cache, and a process that has loaded nothing."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    forget()
    yield tmp_path / "cache"
    forget()


def forget() -> None:
    for function in (knowledge._load, country_names, locale_names):
        function.cache_clear()


def loaded(*folders: Path) -> dict[str, Any]:
    """Everything that a load gives, comparable."""
    forget()
    got = Knowledge.load(*folders)
    languages = {code: (tongue.direction, tongue.tables) for code, tongue in got.languages.items()}
    return {field.name: getattr(got, field.name) for field in fields(got)} | {"languages": languages}


@pytest.fixture
def no_reading(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Once called, lets no knowledge file be read into tables."""

    def read(folders: list[Path]) -> dict[str, Any]:
        raise AssertionError(f"read again: {folders}")

    return lambda: monkeypatch.setattr(knowledge, "_read", read)


@pytest.mark.parametrize("folders", [(), (HARBOUR,)])
def test_what_is_kept_is_what_the_files_hold(folders, place, monkeypatch, no_reading):
    monkeypatch.setenv(VARIABLE, "")
    from_files = loaded(*folders)
    assert not place.exists()
    monkeypatch.setenv(VARIABLE, str(place))
    assert loaded(*folders) == from_files
    no_reading()
    assert loaded(*folders) == from_files


def test_a_changed_file_is_seen_though_its_size_is_the_same(tmp_path):
    people = tmp_path / "mine" / "world" / "people.csv"
    people.parent.mkdir(parents=True)
    for name in ("Samir Haddad", "Samir Haddat"):
        people.write_text(PEOPLE.format(name), encoding="utf-8")
        # The same process sees it too, as in a notebook.
        assert Knowledge.load(tmp_path / "mine").people["samir-haddad"].name == name


def test_a_file_that_is_saved_while_it_is_read_is_not_kept_under_its_old_hash(place):
    assert kept("subject", "key", lambda: {"a": 1}, lambda: False) == {"a": 1}
    assert kept("subject", "key", lambda: {"a": 2}) == {"a": 2}
    assert kept("subject", "key", lambda: {"a": 3}) == {"a": 2}


def test_what_changed_code_makes_is_another_entry(place, monkeypatch):
    kept("subject", "key", lambda: {"a": 1})
    monkeypatch.setattr(cache, "_code", lambda: b"another")
    assert kept("subject", "key", lambda: {"a": 2}) == {"a": 2}


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b"Lavrov", b"Lavrow", 1),
        lambda content: b"null",
        lambda content: b"\xff" * 100,
    ],
)
def test_a_damaged_entry_is_made_again(damage, place):
    whole = loaded()
    (entry,) = place.glob("knowledge-*")
    content = entry.read_bytes()
    entry.write_bytes(damage(content))
    assert loaded() == whole
    assert entry.read_bytes() == content


def test_a_cache_that_cannot_be_written_is_none(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "file" / "below"))
    assert "sergey-lavrov" in loaded()["people"]


def test_a_disk_that_fails_leaves_nothing_half_written(place, monkeypatch):
    def fail(*_: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(Path, "replace", fail)
    assert kept("subject", "key", lambda: {"a": 1}) == {"a": 1}
    assert list(place.iterdir()) == []


def test_an_entry_in_a_folder_that_is_only_read_is_found(place):
    kept("subject", "key", lambda: {"a": 1})
    place.chmod(0o555)
    try:
        assert kept("subject", "key", lambda: {"a": 2}) == {"a": 1}
        assert kept("subject", "other", lambda: {"a": 3}) == {"a": 3}
    finally:
        place.chmod(0o755)


def test_processes_that_load_at_once_leave_one_whole_entry(place, no_reading):
    code = "from timeline.knowledge import Knowledge; print(Knowledge.load().hash)"
    started = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(3)]
    told = {process.communicate()[0].strip() for process in started}
    assert [process.returncode for process in started] == [0, 0, 0]
    assert len(list(place.iterdir())) == 1
    no_reading()
    assert {Knowledge.load().hash} == told


def test_only_the_newest_entries_of_a_subject_stay(place):
    for key in map(str, range(MOST + 3)):
        assert kept("subject", key, lambda key=key: {"key": key}) == {"key": key}
        assert kept("subject", key, dict) == {"key": key}
    kept("other", "key", dict)
    assert len(list(place.glob("subject-*"))) == MOST
    assert len(list(place.glob("other-*"))) == 1


def test_a_date_in_a_researchers_file_is_read_though_nothing_is_kept(tmp_path, place):
    path = tmp_path / "mine" / "languages" / "it.toml"
    path.parent.mkdir(parents=True)
    path.write_text("[dates]\nseen = 2016-08-27\n", encoding="utf-8")
    assert loaded(tmp_path / "mine") == loaded(tmp_path / "mine")
    assert not place.exists()


def test_names_of_countries_months_and_days_are_kept(place, monkeypatch):
    def names() -> tuple[Any, ...]:
        forget()
        return country_names("ar"), locale_names("ar", "months"), locale_names("ar", "days")

    monkeypatch.setenv(VARIABLE, "")
    from_cldr = names()
    monkeypatch.setenv(VARIABLE, str(place))
    assert names() == from_cldr
    monkeypatch.setitem(sys.modules, "babel", None)
    assert names() == from_cldr
    assert from_cldr[2][0] == ("الاثنين",)


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "{}/x"}, "{}/x"),
        ("linux", {"XDG_CACHE_HOME": "x"}, "{}/.cache"),
        ("linux", {}, "{}/.cache"),
        ("darwin", {"XDG_CACHE_HOME": "{}/x"}, "{}/Library/Caches"),
        ("win32", {"LOCALAPPDATA": "{}/x"}, "{}/x"),
        ("win32", {}, "{}/AppData/Local"),
    ],
)
def test_the_folder_is_where_the_platform_keeps_caches(platform, variables, expected, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", platform)
    for name in (VARIABLE, "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"HOME": "{}", "USERPROFILE": "{}", **variables}.items():
        monkeypatch.setenv(name, value.format(tmp_path))
    assert folder() == Path(expected.format(tmp_path)) / "diplomatic-timeline"


def test_an_arabic_text_is_read_without_what_pages_charts_and_other_languages_need(place, tmp_path):
    (tmp_path / "a.txt").write_text("التقى وزير الخارجية الروسي نظيره المصري في القاهرة.", encoding="utf-8")
    code = f"""
import sys, timeline as tl
tl.link(tl.extract(tl.read({str(tmp_path / "a.txt")!r})))
print(sorted({{"altair", "babel", "dateparser", "lxml", "numpy", "py3langid", "trafilatura"}} & set(sys.modules)))
"""
    command = [sys.executable, "-c", code]
    told = [subprocess.run(command, capture_output=True, check=True, text=True).stdout for _ in range(2)]
    assert told == ["['babel']\n", "[]\n"]
