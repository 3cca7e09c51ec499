"""The labelled needs are well formed, so that what is measured on them can be believed."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

NEEDS = Path(__file__).with_name("needs.tsv")
CODE = re.compile(r"\d\d-\d{4}")
TITLES = Path("occ", "onet", "data__Occupation Data.txt")


def needs() -> list[tuple[str, list[str]]]:
    """Every need with the SOC 2018 codes of the trades that answer it."""
    lines = [line for line in NEEDS.read_text("utf-8").splitlines() if not line.startswith("#")]
    pairs = [line.split("\t") for line in lines]
    assert [pair for pair in pairs if len(pair) != 2] == []
    return [(need, codes.split(",")) for need, codes in pairs]


def test_there_are_enough_needs_to_measure_with() -> None:
    assert len(needs()) >= 200


def test_every_need_has_words_and_well_formed_codes() -> None:
    for need, codes in needs():
        assert need == " ".join(need.split()), need
        assert len(need.split()) >= 2, need
        assert all(CODE.fullmatch(code) for code in codes), need
        assert len(set(codes)) == len(codes), need


def test_no_need_is_listed_twice() -> None:
    words = [re.sub(r"\W+", " ", need).strip().casefold() for need, _ in needs()]
    assert len(set(words)) == len(words)


def test_every_code_is_an_occupation(corpus: Path) -> None:
    if not (corpus / TITLES).is_file():
        pytest.skip(f"no occupations at {corpus / TITLES}")
    with (corpus / TITLES).open(encoding="utf-8", newline="") as file:
        known = {row["O*NET-SOC Code"][:7] for row in csv.DictReader(file, delimiter="\t")}
    assert {code for _, codes in needs() for code in codes} <= known
