"""Writing: whole or not at all, and an error of ours that names the path and what would be right."""

import errno
import tempfile
from pathlib import Path

import altair as alt
import pytest

from timeline import charts
from timeline.knowledge.errors import TimelineError
from timeline.record import Record
from timeline.reporting import write_report
from timeline.writing import check_file, check_folder, fresh_folder, write_file

WRITERS = {
    "record": lambda path: Record().save(path),
    "chart": lambda path: charts.save(alt.Chart().mark_point(), path.with_suffix(".json")),
    "report": lambda path: write_report(Record(), path.with_suffix(".html")),
}


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every folder one that may not be written to (the tests may run as one who may write everywhere)."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryDirectory", refuse)


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_folder_that_may_not_be_written_to_is_named(closed: None, tmp_path: Path, write) -> None:
    with pytest.raises(TimelineError, match=r"new.*cannot be written \(Permission denied\); name a place"):
        write(tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_file_in_the_way_is_named(tmp_path: Path, write) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(TimelineError, match=r"file/new.*cannot be written \(Not a directory\)"):
        write(tmp_path / "file" / "new")


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_folders_above_are_made(tmp_path: Path, write) -> None:
    assert write(tmp_path / "a" / "b" / "new").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("name", ["r" * 300, "a\0b"])
def test_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    for check in (check_file, check_folder):
        with pytest.raises(TimelineError, match="can name no file"):
            check(tmp_path / name)


def test_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there" / "file")
    write_file(tmp_path / "link", b"words")
    assert (tmp_path / "there" / "file").read_bytes() == b"words"


def test_device_is_refused() -> None:
    with pytest.raises(TimelineError, match="is a device"):
        check_file("/dev/null")


def test_folder_on_which_a_disk_is_mounted_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "is_mount", lambda self: True)
    with pytest.raises(TimelineError, match="name a folder inside it"):
        check_folder(tmp_path)


def test_what_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    (place / "old").write_text("old")

    def break_off() -> None:
        with fresh_folder(place, keep=lambda path: True) as fresh:
            (fresh / "new").write_text("half")
            raise RuntimeError("broken off")

    with pytest.raises(RuntimeError, match="broken off"):
        break_off()
    assert [path.name for path in place.iterdir()] == ["old"]
    assert [path.name for path in tmp_path.iterdir()] == ["place"]
