"""What members would like to hear next, read by the host alone; and who is asked beforehand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cookout.mastermind.group import Group
from cookout.mastermind.questions.personal_request import PersonalRequest
from cookout.mastermind.sessions.hot_seat_pick import HotSeatPick
from cookout.mastermind.sessions.session import GroupSession
from tests.cast import AT
from tests.mastermind.sessions.session_world import asked, places, plan
from tests.web.conftest import words
from tests.web.sessions.conftest import browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def ahead(group: Group) -> GroupSession:
    """A session in three days, for which Rowan asks for a hot seat."""
    asked(places(group)["Rowan"])
    return plan(group, starts_at=timezone.now() + timedelta(days=3))


def test_only_the_host_reads_what_a_member_picked(ahead: GroupSession) -> None:
    request = ahead.group.questions.get().hot_seat_request
    page, pick = f"/sessions/{ahead.pk}/", f"/hot-seat-requests/{request.pk}/pick/"
    priya, rowan, sol = (browser(name) for name in ("Priya", "Rowan", "Sol"))
    assert "Only the host sees what you pick." in words(priya.get(page))
    for _ in range(2):
        assert priya.post(pick, {"next": page})["Location"] == page
    assert "Picked Rowan’s question" in words(priya.get(page))
    assert "Picked by Priya. Only you see this." in words(sol.get(page))
    assert "Picked" not in words(rowan.get(page))
    assert rowan.post(pick).status_code == 404
    priya.post(pick, {"no": "1"})
    assert not HotSeatPick.objects.exists()


def test_a_pick_goes_with_its_request_and_is_not_shown_of_who_left(ahead: GroupSession) -> None:
    request = ahead.group.questions.get().hot_seat_request
    priya = places(ahead.group)["Priya"]
    HotSeatPick.pick(request, by=priya, at=AT)
    priya.leave(at=AT)
    assert "Picked by" not in words(browser("Sol").get(f"/sessions/{ahead.pk}/"))
    request.withdraw(at=AT)
    assert not HotSeatPick.objects.exists()


def test_members_with_experience_are_asked_when_the_host_chooses(ahead: GroupSession) -> None:
    members = places(ahead.group)
    lived = ahead.group.questions.get().text.rstrip("?")
    members["Priya"].describe(trade="", lived=lived, speaks_to="")
    request = ahead.group.questions.get().hot_seat_request
    choice = {"number": "1", "request": request.pk}
    for _ in range(2):
        browser("Sol").post(f"/sessions/{ahead.pk}/hot-seats/", choice)
    assert [personal_request.asked for personal_request in PersonalRequest.objects.all()] == [
        members["Priya"]
    ]
    page = words(browser("Priya").get(f"/questions/{request.question_id}/"))
    assert "You were asked personally." in page
    assert "Answers open once Rowan says it’s clear." in page


def test_nobody_is_asked_for_a_session_that_runs(session: GroupSession) -> None:
    priya = places(session.group)["Priya"]
    question = asked(priya).question
    places(session.group)["Sol"].describe(trade="", lived=question.text, speaks_to="")
    choice = {"number": "2", "request": question.hot_seat_request.pk}
    browser("Sol").post(f"/sessions/{session.pk}/hot-seats/", choice)
    assert not PersonalRequest.objects.exists()
