"""Topics: one file each, with a definition, its words in every language, and examples."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline.knowledge.errors import TimelineError, did_you_mean
from timeline.knowledge.files import read_toml

KEYS = frozenset({"name", "definition", "words", "names", "examples", "nothing", "shared"})


@dataclass(frozen=True, slots=True)
class Topic:
    """What a claim can be about; `words` and `names` are keyed by language."""

    topic: str
    name: str
    definition: str
    words: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]


def read_topic(path: Path) -> dict[str, Any]:
    """Read the fields of one topic file; a key it should not have is named together with the one probably meant."""
    table = read_toml(path)
    for key in table:
        if key not in KEYS:
            raise TimelineError(f'{path}: unknown key "{key}"{did_you_mean(key, KEYS)}')
    for key in ("name", "definition", "words"):
        if key not in table:
            raise TimelineError(f'{path}: no "{key}"; a topic has a name, a definition and words by language')
    if not isinstance(table["words"], dict) or not all(isinstance(w, list) for w in table["words"].values()):
        raise TimelineError(f'{path}: "words" should be a table such as ar = ["..."], en = ["..."]')
    return {key: table.get(key, {}) for key in ("name", "definition", "words", "names")}


def read_topics(folders: list[Path]) -> dict[str, dict[str, Any]]:
    """Read every topic file of every layer; a file of the same name replaces the one below."""
    paths = (path for folder in folders for path in sorted((folder / "topics").glob("[!_]*.toml")))
    return {path.stem: read_topic(path) for path in paths}


def topics_of(read: Mapping[str, Mapping[str, Any]]) -> dict[str, Topic]:
    """Return the topics that have the fields, by id."""
    topics = {}
    for name, fields in read.items():
        words = {language: tuple(words) for language, words in fields["words"].items()}
        topics[name] = Topic(name, fields["name"], fields["definition"], words, dict(fields["names"]))
    return topics
