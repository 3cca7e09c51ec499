"""What docs/house.md names is there: paths, tests and floors."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOUSE = (ROOT / "docs" / "house.md").read_text()
DOCS = [*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"]
CELL = re.compile(r"(?<!\\)\|")


def test_every_path_that_the_house_names_exists() -> None:
    named = set(re.findall(r"`((?:cookout|tests|docs|tools|bench)/[\w./-]+)`", HOUSE))
    assert len(named) > 10
    for path in named:
        assert (ROOT / path).exists(), path


def test_every_room_of_the_layout_exists_and_every_room_is_in_it() -> None:
    layout = HOUSE[HOUSE.index("```") : HOUSE.index("```", HOUSE.index("```") + 3)]
    drawn = set(re.findall(r"^  (\w+)/", layout, re.MULTILINE))
    there = {
        path.name
        for path in (ROOT / "cookout").iterdir()
        if path.is_dir() and not path.name.startswith("_")
    }
    assert drawn == there
    for room, inside in re.findall(r"^  (\w+)/\n((?:    .*\n)*)", layout, re.MULTILINE):
        for folder in re.findall(r"^    (\w+)/", inside, re.MULTILINE):
            assert (ROOT / "cookout" / room / folder).is_dir(), f"{room}/{folder}"


def test_the_floors_stand_in_the_house_as_the_contract_has_them() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    assert " > ".join(f"`{floor}`" for floor in layers) in HOUSE


def first_cells(document: str) -> list[tuple[str, str]]:
    """The heading above each row of a table, and the row's first cell."""
    found, heading = [], ""
    for line in document.splitlines():
        if line.startswith("#"):
            heading = line
        elif line.startswith("|") and re.search(r"\w", cell := CELL.split(line)[1].strip()):
            found.append((heading, cell))
    return found


def test_no_table_of_a_section_has_two_rows_for_one_term() -> None:
    for path in DOCS:
        cells = first_cells(path.read_text())
        assert {cell for cell in cells if cells.count(cell) > 1} == set(), path.name


def test_a_row_written_twice_is_found() -> None:
    table = (
        "## A person\n| name | meaning |\n|---|---|\n| `tags` | free words |\n| `tags` | words |"
    )
    assert first_cells(table).count(("## A person", "`tags`")) == 2


def test_each_decision_stands_alone() -> None:
    paragraphs = (ROOT / "docs" / "decisions.md").read_text().split("\n\n")
    assert [words for words in paragraphs if words.count("\n**")] == []
