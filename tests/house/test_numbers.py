"""Every number of the practice stands once, in `practice/numbers.py`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from cookout.practice import numbers

ROOT = Path(__file__).parents[2] / "cookout"
ROOMS = ("practice/plan", "practice/today", "table", "today", "plan", "promises")
FILES = ("practice/cadence.py", "practice/triage.py", "practice/roles.py", "practice/answers.py")
BOUND = re.compile(r"(LONGEST|MOST|LOOKED|SHOWN|CONSIDERED|BACK|BEAM|SUNDAY|A_MONDAY)")
"""Names of limits of a list, a text, a look or an algorithm: no numbers of the practice."""
LENGTHS = {"max_length", "most", "max_digits"}
CALENDAR = {
    "practice/today/occasions.py": {28, 29},
    "today/candidates.py": {3, 28, 29, 100},
    # What a share is called in words.
    "practice/plan/adherence.py": {10, 25, 33, 50, 67, 75, 90},
}
PERCENT = 100
SQL = re.compile(r"\b(select|case when|limit|between)\b")
COLUMN = re.compile(r"\d{4}-\d\d-\d\d|, 6, 5\)|'\d+'|\border by [\w.]+, \d|nulls last, 2| \* 100")


def files() -> list[Path]:
    found = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    found.remove(ROOT / "practice/plan/knapsack.py")  # an algorithm, which knows no practice
    return [*found, *(ROOT / name for name in FILES)]


def left_out(tree: ast.Module) -> set[int]:
    """Nodes that hold a limit, a length or a calendar's own count."""
    nodes: list[ast.AST] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and BOUND.search(ast.unparse(node.targets[0])):
            nodes.append(node)
        if isinstance(node, ast.keyword) and node.arg in LENGTHS:
            nodes.append(node)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("range", "slice", "date"):
            nodes.append(node)
    return {id(inner) for node in nodes for inner in ast.walk(node)}


def numbers_in(path: Path) -> Iterator[tuple[int, float]]:
    tree = ast.parse(path.read_text())
    apart, known = left_out(tree), CALENDAR.get(str(path.relative_to(ROOT)), set())
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            value = node.value
            if id(node) not in apart and value not in known | {0, 1, 2, PERCENT}:
                yield node.lineno, value


def sql_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        words = node.value if isinstance(node, ast.Constant) else None
        if isinstance(words, str) and SQL.search(words) and words.startswith("\n"):
            yield COLUMN.sub("", words)


def test_no_number_of_the_practice_stands_beside_the_others() -> None:
    for path in files():
        assert not list(numbers_in(path)), path.relative_to(ROOT)


def test_statements_get_the_numbers_of_the_practice_as_parameters() -> None:
    for path in files():
        for words in sql_in(path):
            assert not re.search(r"(?<![\w{%])([3-9]|\d\d+)\b", words), f"{path.name}: {words}"


def test_every_number_has_a_name_that_somebody_uses() -> None:
    used: set[str] = set()
    for path in ROOT.rglob("*.py"):
        if path != ROOT / "practice/numbers.py":
            used.update(re.findall(r"\b[A-Z_\d]+\b", path.read_text()))
    own = Path(numbers.__file__).read_text()
    for name in vars(numbers):
        if name.isupper():
            assert name in used or own.count(name) > 1, name
