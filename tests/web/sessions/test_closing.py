"""Whether a session was worth a member's time: told to the host in words, and to no one else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.sessions.closing_word import ClosingWord
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_end import correct_attendance, end_session
from tests.cast import AT
from tests.mastermind.sessions.session_world import go_to, places
from tests.mastermind.world import another, join, named
from tests.web.conftest import words
from tests.web.sessions.conftest import browser

ASKED = "Was it worth your time?"
SAID = "The second hot seat was; the promise round took too long."


@pytest.fixture
def over(session: GroupSession) -> GroupSession:
    go_to(session, "ask")
    end_session(session, at=AT)
    return session


def test_who_was_there_tells_the_host_who_alone_reads_it(group: Group, over: GroupSession) -> None:
    page, told = f"/sessions/{over.pk}/", reverse("session_closing", args=[over.pk])
    priya, rowan, sol = (browser(name) for name in ("Priya", "Rowan", "Sol"))
    assert f"{ASKED} What helped, and what would help more? Only Sol reads it." in words(
        priya.get(page)
    ).replace(" Optional", "")
    assert ASKED not in words(sol.get(page))
    assert priya.post(told, {"text": SAID})["Location"] == page
    read = words(sol.get(page))
    assert f"Was it worth their time? Priya Nair {SAID} Only you read this." in read
    assert SAID not in words(rowan.get(page))
    # Another host does not read what was told to Sol, who still does.
    assert group.host
    group.hand_over(to=named("Rowan"), by=group.host)
    assert SAID not in words(rowan.get(page))
    assert SAID in words(sol.get(page))


def test_it_is_asked_before_long_minutes_until_it_was_told_or_is_old(
    session: GroupSession,
) -> None:
    priya, told = browser("Priya"), reverse("session_closing", args=[session.pk])
    go_to(session, "ask")
    end_session(session, at=timezone.now())

    def stands_first() -> bool:
        page = words(priya.get(f"/sessions/{session.pk}/"))
        return page.index(ASKED) < page.index("Should I open a second shop?")

    assert stands_first()
    priya.post(told, {"text": SAID})
    assert not stands_first()
    ClosingWord.objects.all().delete()
    GroupSession.objects.update(ended_at=timezone.now() - timedelta(days=15))
    assert not stands_first()


def test_the_minutes_lead_to_the_question_of_a_hot_seat(over: GroupSession) -> None:
    question = over.chairs.get().question
    assert question
    link = f'href="/questions/{question.pk}/"'
    assert link in browser("Priya").get(f"/sessions/{over.pk}/").content.decode()
    question.withdraw(by=question.asker, at=AT)
    assert link not in browser("Priya").get(f"/sessions/{over.pk}/").content.decode()


def test_it_can_be_changed_and_taken_back(over: GroupSession) -> None:
    told, priya = reverse("session_closing", args=[over.pk]), browser("Priya")
    for text in ("Yes.", SAID):
        priya.post(told, {"text": text})
    assert ClosingWord.objects.get().text == SAID
    assert priya.post(told, {"text": "x" * 100_000}).status_code == 422
    assert ClosingWord.objects.get().text == SAID
    priya.post(told, {"text": " "})
    assert not ClosingWord.objects.exists()


def test_nobody_else_is_asked(group: Group, session: GroupSession) -> None:
    told = reverse("session_closing", args=[session.pk])
    assert browser("Priya").post(told, {"text": SAID}).status_code == 404  # It still runs.
    end_session(session, at=AT)
    join(group, another("Umar Novak"))
    assert browser("Umar").post(told, {"text": SAID}).status_code == 404  # Was not there.
    assert browser("Sol").post(told, {"text": SAID}).status_code == 404
    stranger = another("Nora Birch")
    assert browser(str(stranger.first_name)).post(told, {"text": SAID}).status_code == 404
    everyone = [one for name, one in places(group).items() if name != "Priya"]
    correct_attendance(session, present=everyone, at=AT)
    assert ASKED not in words(browser("Priya").get(f"/sessions/{session.pk}/"))
    assert not ClosingWord.objects.exists()


def test_it_goes_with_the_account_of_either(over: GroupSession) -> None:
    told = reverse("session_closing", args=[over.pk])
    for gone in ("Priya", "Sol"):
        browser("Rowan").post(told, {"text": SAID})
        browser("Priya").post(told, {"text": SAID}) if gone == "Priya" else None
        GroupMember.forget(named(gone))
    assert not ClosingWord.objects.exists()
