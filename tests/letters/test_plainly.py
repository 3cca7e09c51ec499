"""What a letter says about somebody when the member's own words stay in the application."""

from typing import get_args

from cookout.letters.letter_text import PLAINLY
from cookout.practice.today.due import StepKind


def test_every_kind_of_step_has_plain_words() -> None:
    assert set(PLAINLY) == set(get_args(StepKind))
