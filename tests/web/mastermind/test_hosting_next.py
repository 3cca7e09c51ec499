"""The next session on the host's page, planned with one button."""

from __future__ import annotations

from datetime import time

import pytest
from django.test import Client

from cookout.mastermind.group import Group
from cookout.mastermind.sessions.session import GroupSession
from tests.web.conftest import words

pytestmark = pytest.mark.django_db


def test_the_host_plans_the_proposed_session_with_one_button(
    hosts: Client, home: Client, group: Group
) -> None:
    address = f"/groups/{group.pk}/sessions/next/"
    assert "Choose a time" in words(hosts.get(f"/groups/{group.pk}/hosting/"))
    hosts.post(address)
    assert not GroupSession.objects.exists()
    group.change(begins=time(17))
    page = words(hosts.get(f"/groups/{group.pk}/hosting/"))
    assert "at 5:00 PM" in page
    assert "Plan session" in page
    assert home.post(address).status_code == 404
    hosts.post(address)
    page = words(hosts.post(address, follow=True))
    assert "Session planned." in page
    session = GroupSession.objects.get()
    assert "Plan session" not in words(hosts.get(f"/groups/{group.pk}/hosting/"))
    page = words(hosts.get(f"/sessions/{session.pk}/minutes/?past=1"))
    assert "From your own sessions" not in page
