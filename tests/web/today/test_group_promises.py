"""What a member promised in a session is on Today from the bell on, then again when it is due."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.sessions.session_promise import SessionPromise
from cookout.members.member import Member
from tests.mastermind.sessions.session_world import places, plan, three
from tests.web.conftest import words

pytestmark = pytest.mark.django_db


def test_a_promise_of_a_session_is_on_today_at_once_and_again_when_it_is_due(
    client: Client,
) -> None:
    group, at = three(), timezone.now()
    rowan = Member.objects.get(email="rowan@example.org")
    Member.objects.update(welcomed_at=at)
    client.force_login(rowan)
    today = rowan.day(at)
    session = plan(group, starts_at=at, began_at=at, ended_at=at)
    step = {"what": "Ask the landlord", "due_on": today + timedelta(days=30), "key": "1", "at": at}
    SessionPromise.make(session=session, maker=places(group)["Rowan"], **step)
    assert "Ask the landlord" in words(client.get("/"))
    GroupPromise.objects.update(made_on=today - timedelta(days=10))
    assert "Ask the landlord" not in words(client.get("/"))
    GroupPromise.objects.update(due_on=today + timedelta(days=5))
    assert "Ask the landlord" in words(client.get("/"))
