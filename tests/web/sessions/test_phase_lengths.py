"""Phases of a few seconds, as pages say them and as the host's form takes them back."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from cookout.mastermind.group import Group
from cookout.mastermind.sessions.session import GroupSession
from cookout.practice.protocol.library import find_protocol
from tests.mastermind.sessions.session_world import begun, plan
from tests.web.conftest import words
from tests.web.sessions.conftest import browser

FAST = {phase.key: 4 for phase in find_protocol("troika30").phases}
SECONDS = 4 * len(FAST) * find_protocol("troika30").hot_seats


def test_phases_of_seconds_are_said_in_seconds_and_saved_as_they_are(group: Group) -> None:
    ahead = plan(group, starts_at=timezone.now() + timedelta(days=1), protocol_key="troika30")
    ahead.set_lengths(FAST, seconds=SECONDS)
    ahead.save()
    address = f"/sessions/{ahead.pk}/minutes/"
    page = browser("Sol").get(address)
    assert 'value="0:04"' in page.content.decode()
    assert "0.06" not in page.content.decode()
    form = {one.html_name: one.value() for one in page.context["form"]}
    assert browser("Sol").post(address, form).status_code == 302
    again = GroupSession.objects.get(pk=ahead.pk)
    assert (again.lengths, again.seconds) == (FAST, SECONDS)
    refused = browser("Sol").post(address, form | {"total": "a while"})
    assert refused.status_code == 422
    assert "Enter minutes, like 5 or 1:30" in words(refused)


def test_the_room_says_seconds_where_a_phase_is_that_short(group: Group) -> None:
    session = begun(group)
    session.set_lengths(FAST, seconds=SECONDS)
    session.save()
    page = words(browser("Rowan").get(f"/sessions/{session.pk}/room/"))
    assert "4 s" in page
    assert "0.0" not in page
