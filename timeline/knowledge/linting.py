"""Linting: what is wrong in knowledge files, told line by line, so that one broken file never hides another.

linting_world: people, tenures, places, organisations, conferences, names · linting_languages: the words of a language ·
linting_topics: topics · problems: what is read of all layers, and how a problem is told.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from timeline.knowledge import linting_languages, linting_topics, linting_world
from timeline.knowledge.errors import did_you_mean
from timeline.knowledge.files import BUILT_IN, layers
from timeline.knowledge.problems import Known, Matcher, Problem, known
from timeline.knowledge.world import COLUMNS

FOLDERS = ("languages", "topics", "world")
# Read from our own folder only.
ALONE = ("event-codes.csv", "feasts.toml", "vague-dates.toml")


def check(folders: Sequence[str | Path], matcher: Matcher) -> list[str]:
    """Return what is wrong in knowledge folders; `timeline.extraction.checking.check` is what to call.

    Parameters
    ----------
    folders : sequence of str or Path
        Laid over the built-in knowledge in this order.
    matcher : callable
        Gives what finds the words of topics in a sentence. It is handed down, since articles are read higher up.
    """
    paths = layers(tuple(folders))
    asked = paths[1:] or paths
    everything, unreadable = known(paths, asked)
    problems = [*unreadable, *_misplaced(asked), *_found(everything, matcher)]
    told = [p for p in problems if any(p.path.is_relative_to(folder) for folder in asked)]
    return list(dict.fromkeys(str(problem) for problem in sorted(told, key=lambda p: (p.path.as_posix(), p.line))))


def _found(everything: Known, matcher: Matcher) -> Iterator[Problem]:
    yield from linting_world.problems(everything)
    yield from linting_languages.problems(everything)
    yield from linting_topics.problems(everything, matcher)


def _misplaced(folders: Iterable[Path]) -> Iterator[Problem]:
    """Yield the files and folders that nothing reads."""
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in {".toml", ".csv"}):
            place = path.relative_to(folder).parts
            if len(place) != 2 or place[0] not in FOLDERS:
                if folder != BUILT_IN or (len(place) > 1 or place[0] not in ALONE):
                    yield Problem(path, "file name", f"nothing reads this file; files stand in {', '.join(FOLDERS)}")
            elif place[0] == "world":
                if path.suffix != ".csv" or path.stem not in COLUMNS:
                    yield Problem(path, "file name", f"nothing reads this file{_meant(path.stem, COLUMNS, '.csv')}")
            elif path.suffix != ".toml":
                yield Problem(path, "file name", "nothing reads this file; languages and topics are .toml files")


def _meant(stem: str, choices: Iterable[str], suffix: str) -> str:
    return did_you_mean(stem + suffix, [choice + suffix for choice in choices])
