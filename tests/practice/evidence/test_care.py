"""How much care a recommendation takes, and what is told to those behind it afterwards."""

from __future__ import annotations

import pytest

from cookout.practice.evidence.care import advice, care
from cookout.practice.evidence.coming_home import to_the_provider, to_the_source
from cookout.practice.evidence.statement import Basis

USED, TRUSTED, ONLY_MET = Basis.USED, Basis.TRUSTED, Basis.ONLY_MET


@pytest.mark.parametrize(
    ("basis", "closeness", "stakes", "begins"),
    [
        (ONLY_MET, "close", "a-lot", "A lot is at stake, and you don't know their work."),
        (TRUSTED, "", "a-lot", "A lot is at stake. Ask Ana about it"),
        (ONLY_MET, "not-close", "little", "You're not close."),
        (TRUSTED, "not-close", "", "You're not close."),
        (USED, "not-close", "a-lot", ""),
        (ONLY_MET, "close", "little", ""),
    ],
)
def test_what_to_think_of(basis: Basis, closeness: str, stakes: str, begins: str) -> None:
    found = care(basis=basis, closeness=closeness, stakes=stakes, source="Ana")
    assert found.startswith(begins)
    assert bool(found) is bool(begins)


def test_the_message_sends_for_references_where_much_rests_on_little() -> None:
    assert advice(basis=ONLY_MET, stakes="a-lot")
    assert not advice(basis=USED, stakes="a-lot")
    assert not advice(basis=ONLY_MET, stakes="little")


def test_whoever_vouched_hears_how_it_went() -> None:
    told = to_the_source(first_name="Ana", provider="Kit", result="well")
    assert told == "Hi Ana, I passed on your word about Kit, and it went well. Thank you."
    assert "Thank you" not in to_the_source(first_name="Ana", provider="Kit", result="badly")
    with pytest.raises(ValueError, match="no-call"):
        to_the_source(first_name="Ana", provider="Kit", result="no-call")


def test_no_two_providers_of_a_day_read_the_same_thanks() -> None:
    thanks = [to_the_provider(first_name="Kit", turn=turn) for turn in range(6)]
    assert thanks[0] == "Hi Kit, I recommended you, and I hear it went well. Thank you."
    assert len(set(thanks)) == 6
    assert thanks[5] == ""
