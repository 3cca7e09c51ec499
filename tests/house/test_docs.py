"""What docs/house.md names is there: paths, tests and floors."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOUSE = (ROOT / "docs" / "house.md").read_text()


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
    layers = next(one["layers"] for one in contracts if one["type"] == "layers")
    assert " > ".join(f"`{floor}`" for floor in layers) in HOUSE
