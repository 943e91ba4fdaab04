"""What holds for every test: none reads or writes the cache of the user who runs it."""

import os
import tempfile

import pytest


def pytest_configure(config: pytest.Config) -> None:
    # Set before the tests are collected, for some modules load the knowledge when they are imported.
    folder = tempfile.TemporaryDirectory(prefix="timeline-tests-")
    config.add_cleanup(folder.cleanup)
    os.environ["TIMELINE_CACHE"] = folder.name
