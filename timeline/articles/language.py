"""Which language an article is in: its script first, its letters next, and a statistical model for the rest."""

import re
from collections import Counter
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from typing import Any

_LANGUAGE_FILE = re.compile(r"[a-z]{2}\.toml")
#: How much of an article is looked at, in characters.
_SAMPLE = 4000
#: A language without a file is believed only when the model is this sure; short texts fool it.
_SURE = 0.9
#: This share of letters that another language of the script adds to its alphabet shows that language at work.
_FOREIGN_LETTERS = 0.01

#: Scripts by ranges of code points, with the languages (ISO 639-1) that are told apart within each.
_SCRIPTS: dict[str, tuple[tuple[tuple[int, int], ...], tuple[str, ...]]] = {
    "arabic": (
        ((0x0600, 0x06FF), (0x0750, 0x077F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)),
        ("ar", "fa", "ur", "ps", "ku", "ug"),
    ),
    "cyrillic": (((0x0400, 0x052F),), ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg")),
    "latin": (
        ((0x0041, 0x005A), (0x0061, 0x007A), (0x00C0, 0x024F), (0x1E00, 0x1EFF)),
        (
            *("en", "fr", "de", "es", "it", "pt", "nl", "pl", "tr", "ro", "cs", "sk", "sl", "hr", "bs", "hu", "fi"),
            *("sv", "da", "no", "et", "lv", "lt", "sq", "id", "ms", "vi", "az", "uz", "so", "sw", "ca", "ga"),
        ),
    ),
    "hebrew": (((0x0590, 0x05FF),), ("he",)),
    "greek": (((0x0370, 0x03FF),), ("el",)),
    "armenian": (((0x0530, 0x058F),), ("hy",)),
    "georgian": (((0x10A0, 0x10FF),), ("ka",)),
    "devanagari": (((0x0900, 0x097F),), ("hi", "ne", "mr")),
    "hangul": (((0xAC00, 0xD7AF),), ("ko",)),
    "kana": (((0x3040, 0x30FF),), ("ja",)),
    "han": (((0x4E00, 0x9FFF),), ("zh",)),
}

#: The languages that are written in the plain alphabet of a script, the main one first, and the letters that the others
#: add to it.
_PLAIN: dict[str, tuple[tuple[str, ...], frozenset[int]]] = {
    "arabic": (
        ("ar",),
        frozenset({0x0679, 0x067C, 0x067E, 0x0681, 0x0685, 0x0686, 0x0688, 0x0689, 0x0691, 0x0693, 0x0696, 0x0698})
        | frozenset({0x069A, 0x06A9, 0x06AB, 0x06AD, 0x06AF, 0x06BA, 0x06BC, 0x06BE, 0x06C6, 0x06C7, 0x06CB, 0x06CC})
        | frozenset({0x06CD, 0x06D0, 0x06D2, 0x06D5}),
    ),
    "cyrillic": (
        ("ru", "bg"),
        frozenset(range(0x0450, 0x0530)) - {0x0451} | frozenset(range(0x0402, 0x0410)),
    ),
}
#: Letters that a language never writes, and others of its script write often: ta marbuta is Arabic; p, ch, zh and g are
#: Persian (a Persian keyboard gives Arabic the Persian ya and kaf); yery is Russian; i, yi and ye are Ukrainian.
_NEVER: dict[str, frozenset[int]] = {
    **dict.fromkeys(("fa", "ur", "ps", "ku", "ug"), frozenset({0x0629})),
    "ar": frozenset({0x067E, 0x0686, 0x0698, 0x06AF}),
    "ru": frozenset({0x0454, 0x0456, 0x0457, 0x0491}),
    "uk": frozenset({0x044A, 0x044B, 0x044D, 0x0451}),
}
#: Letters of Russian that the Cyrillic alphabets which add nothing to it do without (Bulgarian lacks both).
_RUSSIAN_ONLY = frozenset({0x044B, 0x044D})


def known_languages() -> tuple[str, ...]:
    """Return the languages that have a file under `knowledge/languages`, in order."""
    folder = files("timeline.knowledge") / "languages"
    if not folder.is_dir():
        return ()
    names = (file.name for file in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if _LANGUAGE_FILE.fullmatch(name)))


def language_of(text: str, known: Collection[str]) -> str | None:
    """Return the language of a text (ISO 639-1), or None where nothing shows it.

    The script decides where only one language is written in it; then letters that one language has and others lack;
    then py3langid, among the `known` languages of that script. A language outside `known` is named only when the
    model is sure of it, so that an article that we cannot read is not read as another language.

    Parameters
    ----------
    text
        The words of the article.
    known
        The languages that have a knowledge file.

    Examples
    --------
    >>> language_of("\u0643\u064a\u0631\u064a", ["ar", "en"])
    'ar'
    """
    sample = text[:_SAMPLE]
    letters = Counter(code for code in map(ord, sample) if code > 64)
    script = _script(letters)
    if script is None:
        return None
    candidates = _SCRIPTS[script][1]
    if script in _PLAIN:
        plain, foreign = _PLAIN[script]
        total = sum(letters[code] for code in letters if _in_script(code, script))
        added = _count_of(letters, foreign)
        ours = script != "cyrillic" or any(letters[code] for code in _RUSSIAN_ONLY)
        if added < _FOREIGN_LETTERS * total:
            candidates = plain[:1] if ours else plain
        else:
            few = _FOREIGN_LETTERS * total
            candidates = tuple(c for c in candidates if _count_of(letters, _NEVER.get(c, ())) < few) or candidates
    return candidates[0] if len(candidates) == 1 else _by_model(sample, candidates, known)


def is_written_in(text: str, language: str) -> bool:
    """Return whether a text is in the script of a language; a language whose script we do not know is believed.

    Examples
    --------
    >>> is_written_in("The ministers met.", "ar")
    False
    """
    script = _script(Counter(code for code in map(ord, text[:_SAMPLE]) if code > 64))
    scripts = {name for name, (_, languages) in _SCRIPTS.items() if language in languages}
    return not scripts or script is None or script in scripts


def _by_model(sample: str, candidates: tuple[str, ...], known: Collection[str]) -> str | None:
    ranked = [(language, share) for language, share in _model().rank(sample) if language in candidates]
    total = sum(share for _, share in ranked) or 1.0
    first, share = ranked[0]
    if first in known or share / total >= _SURE:
        return str(first)
    return next((str(language) for language, _ in ranked if language in known), None)


def _count_of(letters: Counter[int], codes: Collection[int]) -> int:
    return sum(letters[code] for code in codes)


def _script(letters: Counter[int]) -> str | None:
    """Return the script of most letters. Kana among Han is Japanese, however few."""
    counts: Counter[str] = Counter()
    for code, count in letters.items():
        for script in _SCRIPTS:
            if _in_script(code, script):
                counts[script] += count
                break
    if not counts:
        return None
    if counts["kana"] and counts["kana"] + counts["han"] > sum(counts.values()) / 2:
        return "kana"
    return max(counts, key=lambda script: counts[script])


def _in_script(code: int, script: str) -> bool:
    return any(first <= code <= last for first, last in _SCRIPTS[script][0])


@cache
def _model() -> Any:
    # Loaded only when the script leaves a choice: it costs most of a second.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
