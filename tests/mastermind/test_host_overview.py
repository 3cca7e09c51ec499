"""What a host reads of who waits, who is silent and who misses sessions."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cookout.mastermind.host_overview import host_lines
from cookout.mastermind.session_seat import SessionSeat
from tests.cast import AT
from tests.mastermind.session_world import asked, places, plan, three

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


def test_the_host_reads_who_waits_who_was_silent_and_who_missed_many() -> None:
    group = three()
    members = places(group)
    asked(members["Rowan"], at=AT)
    for number in range(3):
        starts_at = AT + number * WEEK
        session = plan(group, starts_at=starts_at, began_at=starts_at, ended_at=starts_at)
        for name in ("Sol", "Rowan"):
            SessionSeat.take(session, members[name], at=starts_at)
    host = group.host
    assert host
    lines = host_lines(group, member=host, at=AT + 10 * WEEK)
    assert [(line.words, line.is_marked) for line in lines] == [
        ("Rowan has waited 10 weeks for a hot seat", True),
        ("Sol wrote nothing in the last two sessions. Ask how they are.", False),
        ("Rowan wrote nothing in the last two sessions. Ask how they are.", False),
        ("Priya missed three sessions in the last 12 months", False),
    ]
