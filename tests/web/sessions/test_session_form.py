"""A session is planned and moved by a form, by the host's clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from cookout.mastermind.group import Group
from cookout.mastermind.sessions.session import GroupSession
from tests.mastermind.sessions.session_world import plan
from tests.web.conftest import words
from tests.web.sessions.conftest import browser

WHEN = {"begins": "17:00", "protocol_key": "question-round"}


def test_a_session_of_a_day_that_is_past_is_not_planned(group: Group) -> None:
    sol, address = browser("Sol"), f"/groups/{group.pk}/sessions/new/"
    answer = sol.post(address, WHEN | {"on": "2025-03-06"})
    assert answer.status_code == 422
    assert "That day is past. Choose a later one" in words(answer)
    assert not GroupSession.objects.exists()
    session = plan(group, starts_at=timezone.now() + timedelta(days=3))
    moved = sol.post(f"/sessions/{session.pk}/edit/", WHEN | {"on": "2025-03-06"})
    assert moved.status_code == 422
    session.refresh_from_db()
    assert session.starts_at > timezone.now()


@pytest.mark.parametrize(
    ("on", "begins", "starts_at"),
    [
        # The clocks of Los Angeles go forward on March 14, 2027, and back on November 7.
        ("2027-03-13", "17:00", datetime(2027, 3, 14, 1, tzinfo=UTC)),
        ("2027-03-14", "17:00", datetime(2027, 3, 15, 0, tzinfo=UTC)),
        ("2027-03-14", "02:30", datetime(2027, 3, 14, 10, 30, tzinfo=UTC)),  # 3:30 AM: no 2:30.
        ("2027-11-07", "01:30", datetime(2027, 11, 7, 8, 30, tzinfo=UTC)),  # The first of two.
    ],
)
def test_a_session_starts_by_the_hosts_clock_when_the_clocks_change(
    group: Group, on: str, begins: str, starts_at: datetime
) -> None:
    sol = browser("Sol")
    sol.post(f"/groups/{group.pk}/sessions/new/", WHEN | {"on": on, "begins": begins})
    session = GroupSession.objects.get()
    assert session.starts_at == starts_at
    # Opened and saved without a change, it stays where it is.
    clock = starts_at.astimezone(group.host.zone) if group.host else starts_at
    same = WHEN | {"on": f"{clock:%Y-%m-%d}", "begins": f"{clock:%H:%M}"}
    assert sol.post(f"/sessions/{session.pk}/edit/", same).status_code == 302
    session.refresh_from_db()
    assert (session.starts_at, session.sequence) == (starts_at, 0)
