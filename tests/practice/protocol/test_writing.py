"""Who has something to do when a phase in writing turns."""

from __future__ import annotations

import pytest

from cookout.practice.protocol.library import find_protocol
from cookout.practice.protocol.phase import Input
from cookout.practice.protocol.running_order import running_order
from cookout.practice.protocol.writing import turn_words, waits_for


@pytest.mark.parametrize(
    ("key", "asker", "others"),
    [
        ("clarify", False, True),
        ("write", False, True),
        ("heard", True, False),
        ("promise", True, False),
    ],
)
def test_four_days_wait_for_the_others_twice_and_then_for_the_asker(
    key: str, asker: bool, others: bool
) -> None:
    order = running_order(find_protocol("async96h"), hot_seats=1, members=8)
    step = next(one for one in order if one.phase.key == key)
    assert waits_for(step=step, is_asker=True) is asker
    assert waits_for(step=step, is_asker=False) is others


def test_a_phase_that_asks_for_nothing_waits_for_nobody() -> None:
    order = running_order(find_protocol("question-round"), hot_seats=2, members=8)
    assert not waits_for(step=order[0], is_asker=False)
    with pytest.raises(ValueError, match="nothing"):
        turn_words(what=Input.NOTHING, asker="Rowan")


def test_what_there_is_to_do_is_said_in_words() -> None:
    assert turn_words(what=Input.CARD, asker="Rowan") == "answer Rowan’s question"
    assert turn_words(what=Input.CARD, asker="") == "answer the asker’s question"
    assert turn_words(what=Input.PROMISE, asker="Rowan") == "promise one step"
