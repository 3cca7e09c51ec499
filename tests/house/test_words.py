"""The words of the house: what the product calls things, and what it never says."""

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
NEVER = {
    *("lead", "prospect", "pipeline", "deal", "crm", "service", "manager", "helper"),
    *("util", "utils", "handler", "data", "info"),
}
# What the standards call it.
TERMS = re.compile(r"service_worker")
VAGUE = {"said", "thing", "stuff"}
DIALECT = re.compile(r"\b(?:twice is once|phrases about|does its deed)\b", re.I)
"""Idempotent; queries for; runs: what the first version called them."""
NAMES_NOTHING = {"said", "told", "known", "one", "thing", "stuff"}
SPEAKS = re.compile(r"[!](?!=)|\boverdue\b|—|\bstreak\b|\bprospects?\b|\bleaderboard\b", re.I)
TAG = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}|<!--.*?-->|<!doctype[^>]*>|<[^>]*>", re.S | re.I)


def sources(under: str, pattern: str) -> list[Path]:
    return [path for path in (ROOT / under).rglob(pattern) if "migrations" not in path.parts]


@cache
def defined_in(path: Path) -> list[ast.FunctionDef | ast.ClassDef]:
    tree = ast.walk(ast.parse(path.read_text()))
    return [node for node in tree if isinstance(node, ast.FunctionDef | ast.ClassDef)]


def names_in(path: Path) -> set[str]:
    return {path.stem, *(node.name for node in defined_in(path))}


def test_no_file_class_or_function_has_a_name_that_means_nothing() -> None:
    for path in sources("cookout", "*.py"):
        for name in names_in(path):
            plain = TERMS.sub("", re.sub(r"([A-Z])", r"_\1", name).lower())
            words = re.findall(r"[a-z]+", plain)
            assert not set(words) & NEVER, f"{name} in {path.relative_to(ROOT)}"


def test_no_class_carries_a_suffix_that_says_what_django_calls_it() -> None:
    for path in sources("cookout", "*.py"):
        for name in names_in(path):
            assert not re.search(r"[a-z](View|Form|Service|Manager|Model)$", name), name


def classes() -> list[tuple[str, Path]]:
    return [
        (node.name, path)
        for path in sources("cookout", "*.py")
        for node in defined_in(path)
        if isinstance(node, ast.ClassDef) and node.name != "Meta"
    ]


def test_no_two_classes_share_a_name() -> None:
    count = Counter(name for name, _ in classes())
    twice = {name for name, times in count.items() if times > 1}
    assert not twice, twice


def test_no_module_or_class_has_a_name_that_could_be_anything() -> None:
    for name, path in classes():
        assert name.casefold() not in NAMES_NOTHING, path
    for path in sources("cookout", "*.py"):
        assert path.stem not in NAMES_NOTHING, path.relative_to(ROOT)


def variables_in(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id


def test_no_variable_has_a_name_that_could_be_anything() -> None:
    for path in sources("cookout", "*.py"):
        # `Change.said` is a column.
        for line, name in variables_in(path) if path.stem != "change" else ():
            assert name not in VAGUE, f"{name} in {path.relative_to(ROOT)}:{line}"


def docstrings_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""


def test_docstrings_use_the_words_of_the_field() -> None:
    for path in sources("cookout", "*.py"):
        for words in docstrings_in(path):
            assert not DIALECT.search(words), f"{path.relative_to(ROOT)}: {words}"


def test_pages_speak_calmly() -> None:
    for path in sources("cookout/web/templates", "*.html"):
        spoken = TAG.sub(" ", path.read_text())
        assert not SPEAKS.search(spoken), f"{path.relative_to(ROOT)}: {SPEAKS.search(spoken)}"


def test_no_page_carries_style_or_script_in_itself() -> None:
    inline = re.compile(r"\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)|<style|hx-on", re.I)
    for path in sources("cookout/web/templates", "*.html"):
        assert not inline.search(path.read_text()), path.relative_to(ROOT)


def test_nothing_is_loaded_from_elsewhere() -> None:
    elsewhere = re.compile(
        r"""(src|href|action|url\(|@import)\s*=?\s*["'(]*\s*(https?:)?//""", re.I
    )
    for pattern in ("*.html", "*.css", "*.js"):
        for path in sources("cookout/web", pattern):
            assert not elsewhere.search(path.read_text()), path.relative_to(ROOT)


def test_no_template_asks_the_database() -> None:
    asks = re.compile(r"(?<!forloop)\.(all|filter|count|first|exists)\b(?!\s*=)")
    for path in sources("cookout/web/templates", "*.html"):
        assert not asks.search(path.read_text()), path.relative_to(ROOT)


def test_the_project_speaks_of_itself_alone() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    here = [f"{place}/" for place in (ROOT, Path.home()) if len(place.parts) > 1]
    for name in filter(None, tracked):
        path = ROOT / name
        if path.suffix in (".woff2", ".png") or path == Path(__file__) or not path.exists():
            continue
        text = path.read_text(errors="replace")
        assert not any(place in text for place in here), name
        assert path.parent.name != "requirements" or "://" not in text, name
