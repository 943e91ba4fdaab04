"""The page that `make report` made, opened as a person would. Slow: `make slow` makes the report first."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "output" / "report.html"
BROWSER = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
LOADS = re.compile(
    r"""<(?:script|img|link|iframe|source)\b[^>]*\s(?:src|href)\s*=\s*["']?(?:https?:)?//|url\(["']?https?:"""
)

pytestmark = pytest.mark.slow


def test_report_loads_nothing_from_elsewhere():
    assert LOADS.findall(REPORT.read_text(encoding="utf-8")) == []


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, Path]:
    """The page's elements and the browser's messages, with every host name unknown; and a picture of it."""
    if BROWSER is None:
        pytest.skip("no chromium on this machine")
    folder = tmp_path_factory.mktemp("browser")
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
    alone = ["--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={folder / 'profile'}"]
    patient = ["--virtual-time-budget=10000", "--enable-logging=stderr", "--window-size=1280,2400"]
    picture = folder / "report.png"
    shown = subprocess.run(
        [BROWSER, *quiet, *alone, *patient, "--dump-dom", REPORT.as_uri()],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    subprocess.run(
        [BROWSER, *quiet, *alone, *patient, f"--screenshot={picture}", REPORT.as_uri()],
        capture_output=True,
        timeout=120,
        check=True,
    )
    return shown.stdout, shown.stderr, picture


def test_report_runs_in_a_browser_without_a_network_and_without_errors(opened):
    _, messages, _ = opened
    complaints = [line for line in messages.splitlines() if "CONSOLE" in line and re.search("rror|ncaught|ERR_", line)]
    assert complaints == []


def test_report_shows_charts_and_the_words_of_the_articles(opened):
    elements, _, picture = opened
    assert re.search(r"<(?:svg|canvas)\b", elements)
    assert re.search("[\u0621-\u064a]{3,}", elements)
    assert picture.stat().st_size > 20_000


def test_charts_are_written_beside_the_report():
    charts = sorted((ROOT / "output" / "charts").iterdir())
    assert charts
    assert all(chart.stat().st_size > 1_000 for chart in charts)


def test_pictures_of_the_readme_are_there():
    for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8")):
        assert (ROOT / target).stat().st_size > 10_000, target
