"""Titles: which trade they name, and where the alternate ones come from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cookout.practice.lookup.titles import FILE, alternate_titles, recognize_trade
from cookout.practice.trades import every_trade
from tools.alternate_titles import text_of

ONET = Path(os.environ.get("COOKOUT_CORPUS", "../shared/data")) / "occ" / "onet"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CFP", "financial advisor"),
        ("Certified Financial Planner (CFP)", "financial advisor"),
        ("life insurance agent", "insurance agent"),
        ("CPA", "accountant"),
        ("Senior Loan Officer, Harbor Street Lending", "mortgage advisor"),
        ("Attorney at Law", "lawyer"),
        ("Software Engineer II", "software developer"),
        ("Owner / Photographer", "photographer"),
        ("President, Cole Plumbing", "plumber"),
        ("LMFT", "marriage counselor"),
        ("Realtor®", "real estate agent"),
        ("Dancing teacher", "dance teacher"),
        ("Piano mover", "mover"),
        ("Childminder", "nanny"),
    ],
)
def test_a_title_is_recognized(title: str, name: str) -> None:
    found = recognize_trade(title)
    assert found
    assert found.name == name


@pytest.mark.parametrize(
    "title",
    [
        "",
        "  ",
        ",",
        "Owner",
        "Manager",
        "Agent",
        "CEO",
        "Technician",
        "Teacher",
        "Astronaut",
        "x" * 999,
    ],
)
def test_a_title_that_many_bear_or_nobody_names_no_trade(title: str) -> None:
    assert recognize_trade(title) is None


def test_a_town_is_no_title() -> None:
    assert recognize_trade("Analyst, Washington, DC") is None


@pytest.mark.parametrize("trade", every_trade(), ids=lambda trade: trade.name)
def test_every_name_of_a_trade_is_recognized(trade: object) -> None:
    names = [name for one in every_trade() if one == trade for name in (one.name, *one.also)]
    assert all(recognize_trade(name) == trade for name in names)


def test_no_title_names_two_trades() -> None:
    titles = [title.casefold() for titles in alternate_titles().values() for title in titles]
    assert len(titles) == len(set(titles))


def test_the_file_is_small_and_says_where_it_comes_from_and_under_which_license() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert FILE.stat().st_size < 300_000
    assert "O*NET 27.0 Database" in text
    assert "https://creativecommons.org/licenses/by/4.0/" in text


@pytest.mark.skipif(not ONET.is_dir(), reason="the O*NET database is not here")
def test_the_file_is_what_the_database_gives_for_the_trades_of_today() -> None:
    assert FILE.read_text(encoding="utf-8") == text_of(ONET)


@given(st.text(max_size=300))
def test_whatever_is_typed_is_a_trade_or_none(title: str) -> None:
    found = recognize_trade(title)
    assert found is None or found in every_trade()
