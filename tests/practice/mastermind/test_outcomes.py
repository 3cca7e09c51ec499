"""When the asker is asked what came of a question."""

from datetime import date, timedelta

import pytest

from cookout.practice.mastermind.advice import OFFER, PITCH, offer_nudge, pitch_nudge
from cookout.practice.mastermind.outcomes import due_outcomes, not_heard, not_told

HEARD_ON = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("days", "told", "due"),
    [
        (29, (), ()),
        (30, (), (30,)),
        (30, (30,), ()),
        (89, (30,), ()),
        (90, (), (30, 90)),
        (90, (30,), (90,)),
        (400, (90,), ()),
    ],
)
def test_an_outcome_is_due_after_thirty_and_ninety_days_and_a_later_one_stands_for_both(
    days: int, told: tuple[int, ...], due: tuple[int, ...]
) -> None:
    on = HEARD_ON + timedelta(days=days)
    assert due_outcomes(heard_on=HEARD_ON, told=told, on=on) == due


def test_the_ledger_speaks_in_names() -> None:
    on = HEARD_ON + timedelta(days=3)
    line = not_heard(asker="Sol", author="Ana", question="Who?", given_on=HEARD_ON, on=on)
    assert line == "Sol hasn’t said what they heard from Ana on “Who?”, 3 days ago"
    line = not_told(asker="Sol", question="Who?", due_on=HEARD_ON, on=on)
    assert line == "Sol hasn’t said what came of “Who?”, due September 1"


def test_what_sells_gets_a_gentle_word_of_its_own() -> None:
    sells = "Book a call with me this week."
    assert pitch_nudge(sells) == PITCH
    assert pitch_nudge("We paid by the hour for six months.") == ""
    assert offer_nudge("Who would book a call with me this week?", "") == OFFER
    assert offer_nudge("Who pays by the hour?", "", sells) == OFFER
    assert offer_nudge("Who pays by the hour?", "Six of us do.") == ""
