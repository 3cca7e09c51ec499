"""Trades: the numbers, where they come from, and how crowded a member's own world is."""

from __future__ import annotations

import csv
import os
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.trades import (
    ALL_JOBS,
    CROWDED,
    DIFFICULTIES,
    OWN_COUNT,
    Trade,
    crowded_words,
    crowdedness,
    difficulty_of,
    every_trade,
    find_trade,
    is_next_to,
    names_of,
    per_1000_met,
)

CORPUS = Path(os.environ.get("COOKOUT_CORPUS", "../shared/data")) / "occ"
COUNTED = CORPUS / "national_M2018_dl.csv"
OCCUPATIONS = CORPUS / "onet" / "data__Occupation Data.txt"


def trade(name: str) -> Trade:
    found = find_trade(name)
    assert found
    return found


@pytest.mark.skipif(not COUNTED.is_file(), reason="the count itself is not here")
def test_every_number_is_the_one_that_was_counted() -> None:
    with COUNTED.open(encoding="utf-8-sig", newline="") as file:
        jobs = {row["OCC_CODE"]: row["TOT_EMP"].replace(",", "") for row in csv.DictReader(file)}
    assert int(jobs["00-0000"]) == ALL_JOBS
    for one in every_trade():
        assert one.jobs == sum(int(jobs[line]) for line in one.soc.split("+")), one.name


@pytest.mark.skipif(not OCCUPATIONS.is_file(), reason="O*NET's occupations are not here")
def test_every_trade_is_an_occupation_of_the_newer_classification() -> None:
    with OCCUPATIONS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        known = {row["O*NET-SOC Code"].partition(".")[0] for row in rows}
    for one in every_trade():
        assert one.occupations, one.name
        assert set(one.occupations) <= known, one.name


def test_more_than_a_hundred_trades_each_with_its_line_its_year_and_its_source() -> None:
    trades = every_trade()
    assert 120 <= len(trades) <= 200
    assert len({one.name for one in trades}) == len(trades)
    for one in trades:
        assert one.soc
        assert one.year == 2018
        assert one.source == "BLS OES May 2018"
        assert one.comes in (5, 1, Fraction(1, 2))


def test_no_words_name_two_trades() -> None:
    said = [words for one in every_trade() for words in (one.name, *one.also)]
    assert len(said) == len(set(said))


@pytest.mark.parametrize(
    ("name", "per_1000", "difficulty"),
    [
        ("insurance agent", 13.6, "hard"),
        ("financial advisor", 6.9, "hard"),
        ("real estate agent", 6.8, "normal"),
        ("plumber", 1.5, "normal"),
        ("chimney sweep", 0.1, "easy"),
    ],
)
def test_without_people_met_the_count_speaks(name: str, per_1000: float, difficulty: str) -> None:
    assert round(float(trade(name).prior), 1) == per_1000
    assert difficulty_of(name) == difficulty


def test_chimney_sweeps_have_no_line_of_their_own() -> None:
    sweep = trade("Chimney sweep")
    assert sweep.soc == "37-2019"
    assert sweep.is_part
    assert sweep.prior < Fraction(1, 10)
    assert crowded_words(trade="Chimney sweep", own=0, met=0) == (
        "Rare: at most 13,650 jobs (chimney sweep) in the United States in 2018, "
        "and by our estimate they come to some events."
    )


def test_advisors_and_agents_are_many_for_each_chimney_sweep() -> None:
    money = trade("financial advisor").jobs + trade("insurance agent").jobs
    assert money == 594_090
    assert round(money / trade("chimney sweep").jobs, 1) == 43.5


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Life insurance", "insurance agent"),
        ("Financial planner", "financial advisor"),
        ("PLUMBERS", "plumber"),
        ("  chimney   sweep ", "chimney sweep"),
        ("Pediatric dentist", "dentist"),
        ("Estate lawyer", "lawyer"),
        ("Mortgage adviser", "mortgage advisor"),
        ("Childminder", "nanny"),
        ("heating engineer", "HVAC technician"),
        ("HVAC", "HVAC technician"),
        ("Tree surgeon", "arborist"),
        ("Wedding DJ", "DJ"),
        ("Real-estate agent", "real estate agent"),
    ],
)
def test_words_find_their_trade(words: str, name: str) -> None:
    assert trade(words).name == name


@pytest.mark.parametrize("words", ["", "astronaut", "plumber for boats", "s", "x " * 500])
def test_words_that_name_no_trade_find_none(words: str) -> None:
    assert find_trade(words) is None
    assert difficulty_of(words) is None
    assert crowded_words(trade=words, own=0, met=0) == ""


def test_after_fifty_people_met_the_own_world_speaks() -> None:
    assert difficulty_of("chimney sweep", own=0, met=50) == "easy"
    assert difficulty_of("chimney sweep", own=5, met=50) == "hard"
    assert difficulty_of("insurance agent", own=0, met=200) == "normal"
    assert crowded_words(trade="insurance agent", own=1, met=200) == (
        "Neither crowded nor rare: one of the 200 people you met."
    )
    assert crowded_words(trade="Estate lawyer", own=1, met=12) == (
        "Crowded: 642,750 jobs (lawyer) in the United States in 2018, and by our estimate "
        "they come to some events. You met one among 12 people."
    )
    assert difficulty_of("astronaut", own=9, met=60) == "hard"
    assert difficulty_of("astronaut", own=9, met=49) is None


def test_no_count_makes_a_financial_advisor_easy() -> None:
    assert difficulty_of("financial advisor", own=0, met=10_000) == "hard"


def test_trades_of_one_field_are_next_to_each_other() -> None:
    assert is_next_to(trade="Plumber", other="Electrician")
    assert not is_next_to(trade="Plumber", other="plumbers")
    assert not is_next_to(trade="Plumber", other="Dentist")
    assert not is_next_to(trade="Astronaut", other="Astronaut")


def test_a_trade_has_several_names() -> None:
    assert list(names_of("Lawyer"))[:2] == ["lawyer", "attorney"]
    assert next(iter(names_of("Estate lawyer"))) == "estate lawyer"
    assert list(names_of("Astronaut")) == ["astronaut"]


counts = st.integers(0, 5000).flatmap(lambda met: st.tuples(st.integers(0, met), st.just(met)))
priors = st.fractions(0, 1000)


@given(counts, priors)
def test_of_a_thousand_never_more_than_a_thousand(count: tuple[int, int], prior: Fraction) -> None:
    own, met = count
    rate = per_1000_met(prior=prior, own=own, met=met)
    assert 0 <= rate <= 1000
    assert per_1000_met(prior=prior) == prior


@given(counts, priors)
def test_one_more_of_a_trade_never_makes_it_rarer(count: tuple[int, int], prior: Fraction) -> None:
    own, met = count
    now = per_1000_met(prior=prior, own=own, met=met)
    more = per_1000_met(prior=prior, own=own + 1, met=met + 1)
    order = DIFFICULTIES.index
    assert order(crowdedness(per_1000=more)) >= order(crowdedness(per_1000=now))


@given(priors, st.integers(OWN_COUNT, 5000))
def test_the_own_count_weighs_more_once_fifty_were_met(prior: Fraction, met: int) -> None:
    rate = per_1000_met(prior=prior, own=0, met=met)
    assert rate <= prior / 2


def test_whoever_does_a_trade_was_met() -> None:
    for own, met in ((1, 0), (-1, 5), (6, 5)):
        with pytest.raises(ValueError, match="was met"):
            per_1000_met(prior=Fraction(1), own=own, met=met)


def test_each_difficulty_has_its_words() -> None:
    assert set(CROWDED) == set(DIFFICULTIES)
