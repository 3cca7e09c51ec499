"""A time limit from what phases took before."""

from __future__ import annotations

import pytest

from cookout.practice.protocol.library import find_protocol
from cookout.practice.protocol.suggesting import suggested_lengths

ROUND = find_protocol("question-round")
PHASE = max(ROUND.phases, key=lambda phase: phase.seconds)
LONG = PHASE.seconds + 240


@pytest.mark.parametrize(
    ("runs", "seconds"),
    [
        ([LONG, LONG], None),
        ([LONG, LONG - 11, LONG + 400], LONG),
        ([PHASE.seconds + 20] * 5, None),
        ([3, LONG, 3, LONG], None),
        ([PHASE.seconds] * 3 + [LONG] * 8, LONG),
        ([PHASE.seconds // 2] * 3, PHASE.seconds // 2),
    ],
)
def test_a_suggestion_is_the_middle_of_the_latest_runs_where_it_is_worth_a_word(
    runs: list[int], seconds: int | None
) -> None:
    found = suggested_lengths(ROUND, {PHASE.key: runs})
    assert [one.seconds for one in found] == ([seconds] if seconds else [])


def test_a_suggestion_says_plan_past_and_how_often() -> None:
    (one,) = suggested_lengths(ROUND, {PHASE.key: [LONG, LONG, LONG]})
    assert one.words == (
        f"{PHASE.name}: planned for {PHASE.seconds // 60} minutes, "
        f"usually takes {LONG // 60} minutes here (last three times)."
    )
