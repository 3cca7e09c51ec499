"""What a member tells a group of a provider."""

from __future__ import annotations

import pytest

from cookout.practice.evidence.statement import Basis
from cookout.practice.mastermind.kinds import AnswerBasis
from cookout.practice.mastermind.who_has_used import asking_words, provider_words, strongest


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"basis": Basis.USED}, "I used Kit."),
        (
            {"basis": Basis.USED, "what": "a faucet.", "outcome": "well"},
            "I used Kit for a faucet. It went well.",
        ),
        (
            {"basis": Basis.TRUSTED, "source": "Ana", "outcome": "badly"},
            "Ana used Kit. It went badly.",
        ),
        ({"basis": Basis.TRUSTED}, "Someone I trust used Kit."),
        ({"basis": Basis.ONLY_MET}, "I met Kit. I can’t vouch for their work."),
    ],
)
def test_a_statement_says_what_it_rests_on(told: dict[str, str], words: str) -> None:
    assert provider_words(provider="Kit", **told) == words  # type: ignore[arg-type]


def test_the_question_names_the_trade() -> None:
    assert asking_words(trade="electrician") == "Who has used an electrician?"


def test_an_answer_rests_on_its_strongest_statement() -> None:
    assert strongest({Basis.ONLY_MET, Basis.USED}) == AnswerBasis.LIVED
    assert strongest({Basis.ONLY_MET, Basis.TRUSTED}) == AnswerBasis.SAW
    with pytest.raises(ValueError, match="names a provider"):
        strongest(set())
