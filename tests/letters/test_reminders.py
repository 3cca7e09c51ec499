"""The bench of the letters, for thirty days: through kills, wrong clocks and outages."""

import pytest

from bench.reminders import simulate

pytestmark = pytest.mark.django_db


def test_nothing_is_lost_and_nothing_is_doubled() -> None:
    ours, usual = simulate(days=30, seed=5)
    assert (ours.lost, ours.doubled) == (0, 0)
    assert ours.kills > 3
    assert ours.resent > 3
    assert usual.lost > 0
