"""What is wrong in topic files: keys, empty words, words that two topics claim, examples that do not hold them."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from timeline.knowledge.errors import did_you_mean
from timeline.knowledge.folding import fold
from timeline.knowledge.problems import SLUG, Known, Matcher, Problem, Table, language_of, language_problem, leftover
from timeline.knowledge.topics import KEYS

NEEDED = ("name", "definition", "words", "examples")
SENTENCE = ("language", "text")

# Gives the words of a topic that stand in a sentence of a language; None where the language's files cannot be used.
Finder = Callable[[Table, str, str], list[str] | None]


def problems(known: Known, matcher: Matcher) -> Iterator[Problem]:
    """Yield what is wrong in the topic files of all layers; a file replaces the one of its name below."""
    on_top = {table.path.stem: table for table in known.topics}
    find = _finder(known, on_top, matcher)
    claimed: dict[tuple[str, str], Table] = {}
    for table in filter(known.is_asked, known.topics):
        yield from _keys(table)
        yield from _texts(table)
        for code, words in _words(table).items():
            yield from _listed(table, code, words, known)
        yield from _shown(table, find)
    for table in (t for t in known.topics if on_top[t.path.stem] is t):
        yield from _claimed(table, claimed, known)


def _keys(table: Table) -> Iterator[Problem]:
    path, values = table.path, table.values
    if not SLUG.fullmatch(path.stem):
        yield Problem(path, "file name", f'"{path.stem}" is no id (small letters, digits and hyphens)')
    for key in values:
        if key not in KEYS:
            yield Problem(path, key, f"unknown key{did_you_mean(key, KEYS)}")
    for key in NEEDED:
        if not values.get(key):
            yield Problem(path, key, "missing; a topic has a name, a definition, words by language, and examples")


def _texts(table: Table) -> Iterator[Problem]:
    for key in ("name", "definition"):
        value = table.values.get(key, "")
        if not isinstance(value, str):
            yield Problem(table.path, key, 'no text (text in "…" would be right)')
        elif reason := leftover(value):
            yield Problem(table.path, key, reason)
    if not isinstance(table.values.get("words", {}), dict):
        yield Problem(table.path, "words", 'no table (such as ar = ["…"])')
    names = table.values.get("names", {})
    if not isinstance(names, dict):
        yield Problem(table.path, "names", 'no table (such as ar = "…")')
        return
    for code, name in names.items():
        reason = language_problem(code) or _word_problem(name)
        if reason:
            yield Problem(table.path, f"names.{code}", reason)


def _words(table: Table) -> dict[str, Any]:
    words = table.values.get("words", {})
    return words if isinstance(words, dict) else {}


def _word_problem(word: Any) -> str:
    if not isinstance(word, str):
        return f'{word!r} is no text (text in "…" would be right)'
    if not any(letter.isalnum() for letter in word):
        return leftover(word) or "an empty word"
    return leftover(word)


def _listed(table: Table, code: str, words: Any, known: Known) -> Iterator[Problem]:
    place = f"words.{code}"
    if reason := language_problem(code):
        yield Problem(table.path, place, reason)
    if not isinstance(words, list) or not words:
        yield Problem(table.path, place, 'no words (a list such as ["…", "…"])')
        return
    article = _article(code, known)
    seen: dict[str, str] = {}
    for word in words:
        if reason := _word_problem(word):
            yield Problem(table.path, place, reason)
            continue
        first = seen.setdefault(fold(word, known.folding(code)), word)
        if first is not word:
            yield Problem(table.path, place, f'"{word}" and "{first}" count as one word (one of them would do)')
        if article and word.startswith(article) and len(word) > len(article) + 1:
            bare = f'"{word.removeprefix(article)}" is found with it and without'
            yield Problem(table.path, place, f'"{word}" stands with its article ({bare})')


def _article(code: str, known: Known) -> str:
    """Return the article that a language writes onto its words, "" where it stands apart or there is none."""
    tables = [t.values.get("clitics", {}) for t in known.languages if language_of(t.path) == code]
    joined = [t for t in tables if isinstance(t, dict) and t.get("article") and "apart" not in t]
    return str(joined[0]["article"]) if joined else ""


def _claimed(table: Table, claimed: dict[tuple[str, str], Table], known: Known) -> Iterator[Problem]:
    """Yield words that another topic lists as well."""
    for code, words in _words(table).items():
        for word in words if isinstance(words, list) else ():
            if not isinstance(word, str):
                continue
            first = claimed.setdefault((code, fold(word, known.folding(code))), table)
            if first is not table:
                reason = f'"{word}" belongs to {first.path.stem} as well (keep it where it says more)'
                yield Problem(table.path, f"words.{code}", reason)


def _shown(table: Table, find: Finder) -> Iterator[Problem]:
    for key in ("examples", "nothing"):
        sentences = table.values.get(key, [])
        if not isinstance(sentences, list):
            yield Problem(table.path, key, f"no list (each sentence under [[{key}]], with language and text)")
            continue
        for number, sentence in enumerate(sentences, 1):
            place = f"{key} {number}"
            if not isinstance(sentence, dict) or set(sentence) != set(SENTENCE):
                yield Problem(table.path, place, 'should be language = "…" and text = "…", nothing else')
                continue
            code, text = (sentence[k] for k in SENTENCE)
            reason = language_problem(str(code)) or _word_problem(text) or _held(table, key, code, text, find)
            if reason:
                yield Problem(table.path, place, reason)


def _finder(known: Known, on_top: Mapping[str, Table], matcher: Matcher) -> Finder:
    """Return what reads a sentence as extraction does: with the words of all topics, the longest first."""
    made: dict[tuple[str, Path | None], Callable[[str], list[tuple[str, str]]] | None] = {}

    def find(table: Table, code: str, text: str) -> list[str] | None:
        topic = table.path.stem
        key = (code, None if on_top[topic] is table else table.path)
        if key not in made:
            words = {name: _listed_words(t, code) for name, t in {**on_top, topic: table}.items()}
            try:
                made[key] = matcher(known.language(code), words)
            except (AttributeError, TypeError, ValueError):
                # Told by linting_languages as an entry of the wrong shape.
                made[key] = None
        matched = made[key]
        return None if matched is None else [words for of, words in matched(text) if of == topic]

    return find


def _listed_words(table: Table, code: str) -> list[str]:
    words = _words(table).get(code)
    return [word for word in words if isinstance(word, str)] if isinstance(words, list) else []


def _held(table: Table, key: str, code: str, text: str, find: Finder) -> str:
    if not _listed_words(table, code):
        return f"no words of this topic in {code}, so nothing would find it" if key == "examples" else ""
    held = find(table, code, text)
    if held is None:
        return ""
    if key == "examples":
        return "" if held else "holds none of the topic's words"
    return f'holds "{held[0]}", a word of the topic' if held else ""
