"""The check of knowledge files: what a researcher may have written wrongly, and that our own files have none of it."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.extraction import topics
from timeline.extraction.checking import check
from timeline.extraction.document import Article
from timeline.extraction.extract import opened, reader
from timeline.extraction.found import Span
from timeline.knowledge import Knowledge, TimelineError
from timeline.knowledge.world import COLUMNS

FOLDERS = Path(__file__).parent / "knowledge"


def problems(folder: Path) -> list[str]:
    return [problem.removeprefix(f"{folder.as_posix()}/") for problem in check(folder)]


def written(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


HEADERS = {table: ",".join(columns) + "\n" for table, columns in COLUMNS.items()}
GOOD_PERSON = HEADERS["people"] + "samir-haddad,Samir Haddad,m,,,invented for the tests,high\n"
GOOD_NAME = HEADERS["names"] + "samir-haddad,ar,سمير حداد المرفئي,full\n"


# Our own


def test_our_own_knowledge_has_no_problems():
    assert check() == []


# Folders that a researcher might write


def test_a_good_folder_has_no_problems_and_may_refer_to_ours():
    assert check(FOLDERS / "harbour") == []


def test_a_good_folder_loads_over_ours():
    knowledge = Knowledge.load(FOLDERS / "harbour")
    assert knowledge.people["nour-sabbagh-of-the-board"].gender == "f"
    assert "harbour-dues" in knowledge.topics
    assert "ceasefire" in knowledge.topics


@pytest.mark.parametrize("name", ["slips", "mixed-up"])
def test_every_slip_is_told_with_its_file_its_line_or_key_and_what_would_be_right(name):
    expected = (FOLDERS / name / "problems.txt").read_text(encoding="utf-8").splitlines()
    assert problems(FOLDERS / name) == expected


def test_problems_of_every_given_folder_are_told():
    both = check(FOLDERS / "slips", FOLDERS / "mixed-up")
    assert {Path(line.split(": ")[0]).relative_to(FOLDERS).parts[0] for line in both} == {"slips", "mixed-up"}


def test_a_folder_may_refer_to_the_one_it_is_laid_over(tmp_path):
    row = "nour-sabbagh-of-the-board,spokesperson,,harbour-board,2016-01-01,,day,invented for the tests,high\n"
    above = written(tmp_path, {"world/tenures.csv": HEADERS["tenures"] + row})
    assert check(FOLDERS / "harbour", above) == []
    assert [line.split(": ")[2] for line in check(above)] == ["person", "organisation"]


def test_a_topic_that_replaces_ours_keeps_its_words(tmp_path):
    ours = next(Path(path) for path in _topic_files() if path.name == "ceasefire.toml")
    assert check(written(tmp_path, {"topics/ceasefire.toml": ours.read_bytes()})) == []


def _topic_files() -> list[Path]:
    import timeline.knowledge

    return sorted((Path(timeline.knowledge.__file__).parent / "topics").glob("*.toml"))


def test_a_folder_that_is_not_there_is_a_wrong_call(tmp_path):
    with pytest.raises(TimelineError, match="no such knowledge folder"):
        check(tmp_path / "nowhere")


def test_an_empty_folder_has_no_problems(tmp_path):
    assert check(tmp_path) == []


# The template of a language file


LANGUAGES = Path(__file__).parents[1] / "timeline" / "knowledge" / "languages"
# Tables whose keys are values, words or ids: what stands below them is no key of the form.
VALUES = {
    "nationalities",
    "adjectives",
    "agencies",
    "pair_offices",
    "ministries",
    "realms",
    "feelings",
    "pronoun_number",
    "pronoun_gender",
    "possessives",
    "numerals",
}


def template() -> dict:
    """Return the template with its optional lines, which open with # and no blank."""
    return tomllib.loads(re.sub(r"(?m)^#(?=[a-z0-9[])", "", (LANGUAGES / "_template.toml").read_text("utf-8")))


def keys(table: dict, name: str = "") -> Iterator[str]:
    for key, value in table.items():
        yield f"{name}:{key}"
        if name == "dates" or key in VALUES:
            continue
        below = value if isinstance(value, list) else [*value.values()] if key == "offices" else [value]
        for entry in below:
            if isinstance(entry, dict):
                yield from keys(entry, key)


def code() -> str:
    folders = [LANGUAGES.parent, LANGUAGES.parents[1] / "extraction"]
    files = [path for folder in folders for path in sorted(folder.glob("*.py")) if "linting" not in path.name]
    return "".join(path.read_text("utf-8") for path in files)


def test_a_language_file_whose_name_opens_with_an_underscore_is_not_read(tmp_path):
    assert (LANGUAGES / "_template.toml").exists()
    folder = written(tmp_path, {"languages/_ar.toml": "no = toml = at all", "languages/_template.toml": "[nonsense]"})
    assert Knowledge.load(folder).languages.keys() == Knowledge.load().languages.keys()
    assert all(re.fullmatch("[a-z]{2}", code) for code in Knowledge.load().languages)


def test_every_key_of_the_template_is_read_by_code():
    read = code()
    unread = [key for key in keys(template()) if not re.search(f'[":]{key.split(":")[1]}"', read)]
    assert unread == []


def test_every_kind_of_word_that_code_asks_for_is_in_the_template():
    asked = set(re.findall(r'"((?:speech|groups|meeting_words|date):[a-z_]+)"', code()))
    assert asked - {key.replace("dates:", "date:") for key in keys(template())} == set()


def test_every_key_of_a_language_file_is_in_the_template():
    told = set(keys(template()))
    files = {path.name: tomllib.loads(path.read_text("utf-8")) for path in sorted(LANGUAGES.glob("[a-z]*.toml"))}
    assert {name: untold for name, table in files.items() if (untold := set(keys(table)) - told)} == {}


def test_the_template_is_a_language_once_it_is_named(tmp_path):
    text = (LANGUAGES / "_template.toml").read_text("utf-8").replace('language = ""', 'language = "it"')
    folder = written(tmp_path, {"languages/it.toml": text})
    assert check(folder) == []
    assert "it" in Knowledge.load(folder).languages


# Files that cannot be read


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        (
            "world/places.csv",
            "place,name\nal-q\xf4,\xe9\n".encode("latin-1"),
            "line 2: not UTF-8 (save the table as UTF-8)",
        ),
        ("world/places.csv", HEADERS["places"].replace(",", ";"), "the columns stand apart by other marks"),
        ("world/places.csv", HEADERS["places"] + "far-harbour,Far Harbour\n", "line 2: 2 fields (8 would be right)"),
        ("world/places.csv", HEADERS["places"] + '"far-harbour,Far Harbour\n', "whole file: no CSV"),
        ("world/places.csv", "", 'no column "place"'),
        ("languages/ar.toml", "language = ar", "whole file: Invalid value (at line 1, column 12)"),
        ("languages/ar.toml", b"language = '\xff'", "whole file: 'utf-8' codec"),
        ("topics/dues.toml", '[words\nar = ["x"]', "whole file: Expected ']'"),
    ],
)
def test_a_broken_file_is_told_and_hides_no_other(tmp_path, name, content, told):
    other = {"world/people.csv": GOOD_PERSON.replace(",m,", ",x,"), "world/names.csv": GOOD_NAME}
    found = problems(written(tmp_path, {name: content, **other}))
    assert any(line.startswith(f"{name}: ") and told in line for line in found)
    assert 'world/people.csv: line 2: gender: unknown gender "x" (known: f, m)' in found
    assert {line.split(": ")[0] for line in found} == {name, "world/people.csv"}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("people.csv", "files stand in languages, topics, world"),
        ("world/persons.csv", "did you mean"),
        ("world/people.toml", "nothing reads this file"),
        ("topics/dues.csv", "languages and topics are .toml files"),
        ("vague-dates.toml", "files stand in languages, topics, world"),
    ],
)
def test_a_file_that_nothing_reads_is_told(tmp_path, name, told):
    (line,) = problems(written(tmp_path, {name: ""}))
    assert line.startswith(f"{name}: file name: nothing reads this file")
    assert told in line


def test_a_table_saved_by_a_spreadsheet_with_a_byte_order_mark_is_fine(tmp_path):
    files = {"world/people.csv": "\ufeff" + GOOD_PERSON.replace("\n", "\r\n"), "world/names.csv": GOOD_NAME}
    assert check(written(tmp_path, files)) == []


# Entries of the wrong shape


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("anatomy = 3", "anatomy: a number (a table would be right)"),
        ('cues = ["رفأ"]', "cues 1: a text (a table would be right)"),
        ("[anatomy]\ncomments = [3]", "anatomy.comments 1: a number (a text would be right)"),
        ("[clitics]\nnoun = 3", "clitics.noun: a number (a table would be right)"),
        ("[clitics]\ncontractions = [3]", "clitics.contractions 1: a number (a list would be right)"),
        ("[folding]\nsame = [3]", "folding.same 1: a number (a list would be right)"),
        ('[offices]\nharbour-master = ["ربان"]', "offices.harbour-master: a list (a table would be right)"),
        ("[dates.month]\nmay = []", 'dates.month.may: "may" is none of the numbers 1 to 12'),
    ],
)
def test_an_entry_of_the_wrong_shape_is_told_not_raised(tmp_path, text, told):
    assert f"languages/ar.toml: {told}" in problems(written(tmp_path, {"languages/ar.toml": text}))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("words = 3", 'words: no table (such as ar = ["…"])'),
        ("words.ar = 3", 'words.ar: no words (a list such as ["…", "…"])'),
        ("words.ar = [3]", 'words.ar: 3 is no text (text in "…" would be right)'),
        ("name = 3", 'name: no text (text in "…" would be right)'),
        ('names = "x"', 'names: no table (such as ar = "…")'),
        ("names.ar = 3", 'names.ar: 3 is no text (text in "…" would be right)'),
        ('examples = "x"', "examples: no list (each sentence under [[examples]], with language and text)"),
        ('examples = ["x"]', 'examples 1: should be language = "…" and text = "…", nothing else'),
    ],
)
def test_a_topic_entry_of_the_wrong_shape_is_told_not_raised(tmp_path, text, told):
    assert f"topics/dues.toml: {told}" in problems(written(tmp_path, {"topics/dues.toml": text}))


# What must not be told


@pytest.mark.parametrize(
    "text",
    ["وافقا على رسوم المرفأ.", "وبرسوم المرفأ", "لرسوم المرفأ،", "رُسُومُ المرفأ", "للرسم الجديد", "رسمه"],
)
def test_an_example_may_hold_a_word_with_clitics_and_vowel_signs(tmp_path, text):
    topic = f"""
        name = "Dues"
        definition = "What ships pay."
        words.ar = ["رسوم المرفأ", "رسم"]
        examples = [{{language = "ar", text = "{text}"}}]
    """
    assert check(written(tmp_path, {"topics/dues.toml": topic})) == []


@pytest.mark.parametrize(
    ("language", "word", "text"),
    [
        ("en", "harbour due", "They talked of harbour dues."),
        ("ru", "гавань", "Речь шла о гавани и гаванях."),
        ("fr", "taxe", "Ils ont parlé des taxes."),
    ],
)
def test_an_example_may_hold_an_inflected_word_as_an_article_may(tmp_path, language, word, text):
    topic = f"""
        name = "Dues"
        definition = "What ships pay."
        words.{language} = ["{word}"]
        examples = [{{language = "{language}", text = "{text}"}}]
    """
    folder = written(tmp_path, {"topics/dues.toml": topic})
    assert check(folder) == []
    known = Knowledge.load(folder)
    doc = opened(Article("", text), reader(known, language))
    assert topics.of(doc, (Span(0, len(text)),)) == ("dues",)
    wrong = written(tmp_path, {"topics/dues.toml": topic.replace("examples", "nothing")})
    assert any("a word of the topic" in problem for problem in check(wrong))


def test_a_word_that_another_topic_has_in_a_phrase_is_that_topics(tmp_path):
    one = 'name = "D"\ndefinition = "D."\nwords.en = ["due"]\nexamples = [{language = "en", text = "A late due."}]'
    other = one.replace('"due"', '"late due"')
    files = {"topics/dues.toml": one, "topics/late-dues.toml": other}
    assert problems(written(tmp_path, files)) == ["topics/dues.toml: examples 1: holds none of the topic's words"]


def test_a_word_inside_another_word_is_not_in_an_example(tmp_path):
    topic = 'name = "D"\ndefinition = "D."\nwords.en = ["due"]\nexamples = [{language = "en", text = "A residue."}]'
    assert problems(written(tmp_path, {"topics/dues.toml": topic})) == [
        "topics/dues.toml: examples 1: holds none of the topic's words"
    ]


def test_terms_that_follow_each_other_on_one_day_do_not_overlap(tmp_path):
    terms = "samir-haddad,general-director,,united-nations,{},{},day,invented for the tests,high\n"
    rows = HEADERS["tenures"] + terms.format("1901-01-01", "1902-01-01") + terms.format("1902-01-01", "1903-01-01")
    files = {"world/people.csv": GOOD_PERSON, "world/names.csv": GOOD_NAME, "world/tenures.csv": rows}
    assert check(written(tmp_path, files)) == []


def test_our_own_folder_is_not_laid_over_itself():
    assert check(LANGUAGES.parent) == []


def strings_in(table: object) -> Iterator[list[str]]:
    """Yield every list of words of a language file; of lists of pairs nothing."""
    if isinstance(table, list) and table and all(isinstance(word, str) for word in table):
        yield table
    elif isinstance(table, dict):
        for values in table.values():
            yield from strings_in(values)


@pytest.mark.parametrize("path", sorted(LANGUAGES.glob("*.toml")), ids=lambda path: path.name)
def test_a_list_of_a_language_file_has_a_word_once(path):
    twice = [
        word
        for words in strings_in(tomllib.loads(path.read_text("utf-8")))
        for word in set(words)
        if words.count(word) > 1
    ]
    assert twice == []
