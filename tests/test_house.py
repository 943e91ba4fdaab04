"""What must hold of the project as a whole: its files, its names, its bounds."""

import ast
import functools
import io
import json
import re
import shutil
import subprocess
import sys
import tokenize
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "timeline"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# Where conda-forge has a package under another name than PyPI. Now every name is the same.
CONDA_NAMES: dict[str, str] = {}
# What conda-forge lacks stands in the pip: section of environment.yml. Now nothing but the project itself.
ONLY_ON_PYPI: set[str] = set()
# What an environment has for its own sake.
CONDA_ITSELF = {"python", "pip"}

NOT_OURS = {".git", ".venv", "output", "dist", "__pycache__", ".ipynb_checkpoints"}
CACHES = {".hypothesis", ".import_linter_cache", ".mypy_cache", ".pytest_cache", ".ruff_cache"}


def files_of_the_project() -> Iterator[Path]:
    """What git keeps; where there is no git, all but what is made here."""
    git = shutil.which("git") if (ROOT / ".git").exists() else None
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout if git else b""
    for path in [ROOT / name for name in listed.decode().split("\0") if name] or sorted(ROOT.rglob("*")):
        parts = set(path.relative_to(ROOT).parts)
        if path.is_file() and not parts & (NOT_OURS | CACHES):
            yield path


def texts_of_the_project() -> Iterator[tuple[str, str]]:
    for path in files_of_the_project():
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def requirements() -> list[Requirement]:
    extras = PROJECT["optional-dependencies"].values()
    return [Requirement(line) for line in [*PROJECT["dependencies"], *(line for extra in extras for line in extra)]]


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def notebooks(root: Path = ROOT) -> list[tuple[str, dict]]:
    paths = sorted(root.glob("notebooks/*.ipynb"))
    assert paths, "no notebook to check: notebooks/ is empty or gone"
    return [(path.name, json.loads(path.read_text(encoding="utf-8"))) for path in paths]


def code_cells(notebook: dict) -> list[dict]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


# What is installed


def test_conda_environment_has_the_bounds_of_the_project():
    listed = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    conda = {name: bounds for name, _, bounds in (line.partition(" ") for line in listed if isinstance(line, str))}
    pip = [line for entry in listed if isinstance(entry, dict) for line in entry["pip"]]
    wanted = {need.name: str(need.specifier) for need in requirements()}

    def same(bounds: str) -> set[str]:
        return set(bounds.split(","))

    assert {name for name in conda if name not in CONDA_ITSELF} == {
        CONDA_NAMES.get(name, name) for name in wanted if name not in ONLY_ON_PYPI
    }
    for name, bounds in wanted.items():
        if name not in ONLY_ON_PYPI:
            assert same(conda[CONDA_NAMES.get(name, name)]) == same(bounds), name
    assert conda["python"] == PROJECT["requires-python"]
    assert sorted(pip) == sorted(["-e .", *(f"{name}{wanted[name]}" for name in ONLY_ON_PYPI)])


def test_lock_holds_every_requirement_within_its_bounds():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==([\w.]+)", lock, re.M)}
    for need in requirements():
        assert need.specifier.contains(pinned[canonicalize_name(need.name)]), need


def test_lock_has_a_hash_for_every_package_and_no_address():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = lock.replace("\\\n", " ").splitlines()
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in lock


def test_build_backend_is_locked_for_it_runs_without_isolation():
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]
    assert {Requirement(line).name for line in build["requires"]} <= {need.name for need in requirements()}


def test_wheel_ships_every_file_of_the_package(tmp_path: Path):
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    shipped = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("timeline/")}
    here = {path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert shipped == {path.relative_to(ROOT).as_posix() for path in here}


def test_version_is_the_same_wherever_it_stands():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert newest is not None
    assert citation["version"] == newest[1] == PROJECT["version"]


# What is written


# The brackets keep this file from finding itself. A path counts where it is absolute, not as a piece of a web address.
LEAKS = {
    "address of a package index": re.compile(r"pyp[i]\.org|pythonhoste[d]|registry\.np[m]|/simpl[e]/|inde[x]-url="),
    "path of one machine": re.compile(
        r"(?<![\w.:/~-])(?:file://)?/(?:hom[e]|roo[t]|User[s]|wor[k]|op[t]|tm[p]|mn[t])/\w"
    ),
    "path of one Windows machine": re.compile(r"\b[A-Z]:\\{1,2}User[s]\b"),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_no_committed_text_names_an_index_or_a_machine(leak: str):
    found = [f"{name}: {hit[0]}" for name, text in texts_of_the_project() for hit in LEAKS[leak].finditer(text)]
    assert found == []


def test_links_of_the_documents_lead_to_files():
    for document in ROOT.glob("*.md"):
        text = document.read_text(encoding="utf-8")
        for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^)#]+)[^)]*\)", text):
            assert "://" in target or (ROOT / target).exists(), f"{document.name}: {target}"


# How the code is kept


def test_modules_of_the_package_are_under_300_lines():
    long = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n") for path in modules()}
    assert {name: lines for name, lines in long.items() if lines >= 300} == {}


def test_modules_are_named_after_a_step_or_a_noun():
    vague = {"utils", "util", "helpers", "helper", "common", "core", "base", "misc", "manager"}
    names = {part for path in modules() for part in (*path.relative_to(ROOT).parts[:-1], path.stem)}
    assert names & vague == set()


def words_of_other_scripts(source: str) -> list[str]:
    """Tokens with a letter outside ASCII, docstrings and comments left out: no article is matched against those."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, owners)]
    docstrings = {node.body[0].lineno for node in nodes if ast.get_docstring(node, clean=False) is not None}
    return [
        f"line {token.start[0]}: {token.string}"
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type != tokenize.COMMENT
        and token.start[0] not in docstrings
        and any(letter.isalpha() and not letter.isascii() for letter in token.string)
    ]


def test_no_word_of_an_article_stands_in_the_code():
    found = [
        f"{path.relative_to(ROOT)}, {word}"
        for path in modules()
        for word in words_of_other_scripts(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_search_for_words_sees_strings_but_not_docstrings():
    source = '"""كلمة"""\nx = f"كلمة {1}"  # كلمة\nfont = "[\\u0600-\\u06ff]"\n'
    assert [found.split(":")[0] for found in words_of_other_scripts(source)] == ["line 2"]


@functools.cache
def own_words() -> frozenset[str]:
    """The English that the package is written in: the words of its names, comments and docstrings, and of README."""
    found = {"just past", *re.findall("[a-z]+", (ROOT / "README.md").read_text(encoding="utf-8").casefold())}
    for path in modules():
        source = path.read_text(encoding="utf-8")
        strings = {line for line, _ in strings_of_code(source)}
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type != tokenize.STRING or token.start[0] not in strings:
                found.update(re.findall("[a-z]+", token.string.casefold()))
    return frozenset(found)


def strings_of_code(source: str) -> Iterator[tuple[int, str]]:
    """Lines and strings, docstrings left out."""
    tree = ast.parse(source)
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    heads = [node.body[0] for node in ast.walk(tree) if isinstance(node, owners) and node.body]
    docstrings = {id(head.value) for head in heads if isinstance(head, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


@functools.cache
def matched_words() -> frozenset[str]:
    """Words in plain letters that no code of ours would hold by chance: foreign ones, and English ones of two words.

    A single English word (say, past, visit) is also an id of ours everywhere; those cannot be told apart.
    """
    words: dict[str, set[str]] = {}
    keys: set[str] = set()

    def take(value: object, into: set[str]) -> None:
        if isinstance(value, str):
            into.add(value.casefold())
        for key, part in value.items() if isinstance(value, dict) else ():
            keys.add(key)
            take(part, into)
        for part in value if isinstance(value, list) else ():
            take(part, into)

    for path in PACKAGE.glob("knowledge/languages/[!_]*.toml"):
        take(tomllib.loads(path.read_text(encoding="utf-8")), words.setdefault(path.stem[:2], set()))
    foreign = set().union(*(found for language, found in words.items() if language != "en")) - words["en"] - keys
    letters = re.compile(r"[a-z]+(?: [a-z]+)*")
    plain = {word for word in foreign if len(word) > 3} | {word for word in words["en"] if " " in word}
    return frozenset(word for word in plain if letters.fullmatch(word)) - own_words()


def test_no_word_in_plain_letters_stands_in_the_code_either():
    found = [
        f"{path.relative_to(ROOT)}, line {line}: {string}"
        for path in PACKAGE.glob("extraction/*.py")
        for line, string in strings_of_code(path.read_text(encoding="utf-8"))
        if string.casefold().strip() in matched_words()
    ]
    assert found == []


def words_of_patterns(source: str) -> list[str]:
    """Words that a pattern looks for: runs of three letters outside its classes, the names of its groups, escapes."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
            parts = [part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)]
            pattern = "".join(part for part in parts if isinstance(part, str))
            plain = re.sub(r"\\u[0-9a-fA-F]{4}|\\[a-zA-Z]|\(\?P[<=]\w+[>)]|\[[^]]*\]", " ", pattern)
            found += re.findall(r"[A-Za-z]{3,}", plain)
    return found


def test_no_pattern_of_extraction_looks_for_a_word():
    found = {path.name: words_of_patterns(path.read_text(encoding="utf-8")) for path in PACKAGE.glob("extraction/*.py")}
    assert found.pop("anatomy.py") == ["https", "www"]  # the address of a page, in every language
    assert {name: words for name, words in found.items() if words} == {}


def test_the_search_for_plain_words_finds_them():
    assert {"pourparlers", "according to"} <= matched_words()
    assert not {"say", "visit", "past"} & matched_words()
    assert words_of_patterns('import re\nSAID = re.compile(r"(?P<cue>said|told)\\s[dny]+")') == ["said", "told"]


# Notebooks


def test_a_house_without_notebooks_does_not_pass(tmp_path: Path):
    with pytest.raises(AssertionError, match="no notebook to check"):
        notebooks(tmp_path)


def test_notebooks_are_committed_executed_and_without_errors():
    for name, notebook in notebooks():
        cells = code_cells(notebook)
        assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1)), name
        outputs = [output for cell in cells for output in cell["outputs"]]
        assert not [output for output in outputs if output["output_type"] == "error"], name
        assert not [output for output in outputs if output.get("name") == "stderr"], name


def test_notebooks_open_with_words_and_keep_cells_short():
    for name, notebook in notebooks():
        assert notebook["cells"][0]["cell_type"] == "markdown", name
        sources = ["".join(cell["source"]) for cell in code_cells(notebook)]
        assert not [source for source in sources if len(source.splitlines()) > 5], name
