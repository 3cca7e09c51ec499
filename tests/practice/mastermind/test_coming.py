"""Whether a session to come is worth a line."""

from __future__ import annotations

import pytest

from cookout.practice.mastermind.coming import is_mentioned


@pytest.mark.parametrize(
    ("days", "comes", "mentioned"),
    [
        (0, None, True),
        (14, None, True),
        (15, None, False),
        (0, True, True),
        (1, True, True),
        (2, True, False),
        (0, False, False),
        (9, False, False),
    ],
)
def test_who_has_not_answered_is_asked_and_who_comes_is_reminded_the_day_before(
    days: int, comes: bool | None, *, mentioned: bool
) -> None:
    assert is_mentioned(days=days, comes=comes) is mentioned
