"""Who was there, corrected on the minutes by the host."""

from __future__ import annotations

from cookout.mastermind.group import Group
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_end import end_session
from tests.cast import AT
from tests.mastermind.sessions.session_world import places
from tests.web.conftest import words
from tests.web.sessions.conftest import browser


def test_the_host_corrects_who_was_there_after_the_bell(
    group: Group, session: GroupSession
) -> None:
    address, sol = f"/sessions/{session.pk}/attendance/", places(group)["Sol"]
    chosen = {"present": [sol.pk, "x"]}
    assert browser("Sol").post(address, chosen).status_code == 404
    end_session(session, at=AT)
    assert browser("Rowan").post(address, chosen).status_code == 404
    assert "Correct attendance" not in words(browser("Rowan").get(f"/sessions/{session.pk}/"))
    page = words(browser("Sol").post(address, chosen, follow=True))
    assert "Attendance saved." in page
    assert [one.member for one in session.seats.came()] == [sol]
