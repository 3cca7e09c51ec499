"""Who may compete: the same trade, however it is put."""

from __future__ import annotations

import pytest

from cookout.practice.mastermind.competing import same_trade

SAME = [
    ("Plumber", "plumbing", "plumber"),
    ("Insurance", "Insurance agent", "insurance agent"),
    ("Life insurance", "Insurance", "insurance agent"),
    ("Web designer", "Website design", "web designer"),
    ("Graphic designer", "Graphic design", "graphic designer"),
    ("Plumber and heating", "Plumber", "plumber"),
    ("Photography", "Wedding photographer", "photographer"),
    ("Real estate", "Realtor", "real estate agent"),
    ("Bookkeeping", "Bookkeeper", "bookkeeper"),
    ("Roofing", "Roofer", "roofer"),
    ("Dentistry", "Dentist", "dentist"),
    ("Electrical contractor", "Electrician", "electrician"),
    ("Picture framer", "Picture framing", "picture framer"),
    ("Massage", "Massage therapist", "massage therapist"),
    ("Bakery owner", "Baker", "baker"),
    ("Executive coaching", "Business coach", "coach"),
    ("Owner", "owner ", "owner"),
]
OTHER = [
    ("", ""),
    ("", "Plumber"),
    ("Baker", "Caterer"),
    ("Accountant", "Bookkeeper"),
    ("Owner", "Shop owner, flowers"),
    ("Insurance agent", "Insurance adjuster"),
    ("Web designer", "Graphic design"),
    ("Health coach", "Health insurance"),
    ("Property manager", "Office manager"),
    ("Car dealer", "Carpenter"),
    ("Law", "Lawn care"),
]


@pytest.mark.parametrize(("first", "second", "trade"), SAME)
def test_one_trade_has_many_names(first: str, second: str, trade: str) -> None:
    assert same_trade(first, second) == trade
    assert same_trade(second, first) == trade


@pytest.mark.parametrize(("first", "second"), OTHER)
def test_another_trade_is_another(first: str, second: str) -> None:
    assert same_trade(first, second) == same_trade(second, first) == ""
