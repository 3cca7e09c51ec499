"""The next session of the member's group on Today, quietly, with Coming and Not coming."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cookout.mastermind.sessions.session_reply import SessionReply
from cookout.members.member import Member
from tests.mastermind.sessions.session_world import begun, plan, three
from tests.web.conftest import words

pytestmark = pytest.mark.django_db


def test_who_leads_is_asked_to_end_a_session_that_is_still_open(client: Client) -> None:
    session = begun(three(), at=timezone.now() - timedelta(hours=5))
    session.place = "Elm Street Library"
    session.save()
    for name, is_asked in (("sol", True), ("rowan", False)):
        member = Member.objects.get(email=f"{name}@example.org")
        Member.objects.filter(pk=member.pk).update(welcomed_at=timezone.now())
        client.force_login(member)
        today = words(client.get("/"))
        assert ("Still open. End it to send the minutes." in today) is is_asked
        assert "Elm Street Library" not in today
    client.force_login(Member.objects.get(email="sol@example.org"))
    assert "Not ended yet" in words(client.get(f"/groups/{session.group_id}/sessions/"))


def test_a_session_is_one_line_that_is_answered_there(client: Client) -> None:
    group, at = three(), timezone.now()
    session = plan(group, starts_at=at + timedelta(days=9), place="Elm Street Library")
    member = Member.objects.get(email="rowan@example.org")
    member.welcomed_at = at
    member.save()
    client.force_login(member)
    today = words(client.get("/"))
    assert "Thursday Mastermind" in today
    assert "Elm Street Library" in today
    assert "Not coming" in today
    answer = client.post(
        f"/sessions/{session.pk}/reply/", {"comes": "no", "next": "/"}, follow=True
    )
    assert "Saved: you’re not coming." in words(answer)
    assert "Elm Street Library" not in words(client.get("/"))
    assert SessionReply.objects.get(session=session).comes is False
    session.move(starts_at=at + timedelta(minutes=50), place="Elm Street Library", video_link="")
    assert "Not coming" in words(client.get("/"))  # It is another day.
    client.post(f"/sessions/{session.pk}/reply/", {"comes": "yes"})
    today = words(client.get("/"))
    assert "Coming" in today
    assert "Not coming" not in today
