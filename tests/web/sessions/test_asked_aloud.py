"""A question asked aloud: the host gives the hot seat, the asker writes it down after the bell."""

from __future__ import annotations

from cookout.mastermind.group import Group
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_end import end_session
from tests.cast import AT
from tests.mastermind.sessions.session_world import go_to, places
from tests.web.conftest import words
from tests.web.sessions.conftest import browser


def test_who_asked_aloud_writes_the_question_down_on_the_minutes(
    group: Group, session: GroupSession
) -> None:
    members = places(group)
    given = {"number": "1", "aloud": members["Priya"].pk}
    page = words(browser("Sol").post(f"/sessions/{session.pk}/hot-seats/", given, follow=True))
    assert "Priya Nair Asks aloud" in page
    address = f"/sessions/{session.pk}/hot-seats/1/question/"
    said = {"question": "When does a second oven pay?", "brings": "strategy"}
    assert browser("Priya").post(address, said).status_code == 404
    go_to(session, "ask")
    end_session(session, at=AT)
    assert browser("Rowan").post(address, said).status_code == 404
    assert "Write down" not in words(browser("Rowan").get(f"/sessions/{session.pk}/"))
    again = browser("Priya").post(address, said | {"question": "An oven."})
    assert again.status_code == 422
    assert "End your question with a question mark." in words(again)
    page = words(browser("Priya").post(address, said, follow=True))
    assert "Question saved." in page
    assert "When does a second oven pay?" in page
    assert "Write down what you asked" not in page
