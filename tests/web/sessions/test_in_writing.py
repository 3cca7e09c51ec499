"""Four days in writing: asked, replied to, answered, asked for more, heard, and promised."""

from __future__ import annotations

import pytest

from cookout.mastermind.group import Group
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.sessions.session_card import SessionCard
from cookout.mastermind.sessions.session_end import end_session
from cookout.mastermind.sessions.session_seat import SessionSeat
from tests.cast import AT
from tests.mastermind.sessions.session_world import begun, go_to, seat_of
from tests.web.conftest import words
from tests.web.sessions.conftest import browser

pytestmark = pytest.mark.django_db
FOUR_DAYS = 96 * 3600


def test_a_question_is_made_clear_answered_and_promised_on_without_a_spoken_word(
    group: Group,
) -> None:
    session = begun(group, protocol_key="async96h")
    rowan, priya, sol = (browser(name) for name in ("Rowan", "Priya", "Sol"))
    home = f"/sessions/{session.pk}/"
    go_to(session, "clarify")
    assert "Your question" in words(priya.get(f"{home}room/"))
    assert "Your reply" in words(rowan.get(f"{home}room/"))
    text = {"kind": "question", "hot_seat": 1}
    assert priya.post(f"{home}cards/", text | {"words": "What is the rent?"}).status_code == 302
    assert rowan.post(f"{home}cards/", text | {"words": "1,800 a month."}).status_code == 302
    assert "Rowan Cole Reply 1,800 a month." in words(priya.get(f"{home}room/"))

    go_to(session, "write")
    assert "Your reply" not in words(rowan.get(f"{home}room/"))
    said = {"kind": "card", "hot_seat": 1, "basis": "lived"}
    sol.post(f"{home}cards/", said | {"words": "We sublet."})
    card = SessionCard.objects.get(words="We sublet.")
    more = f"{home}cards/{card.pk}/more/"
    assert rowan.post(more).status_code == 404  # Sealed.

    go_to(session, "heard")
    assert "Tell me more" in words(rowan.get(f"{home}room/"))
    assert priya.post(more).status_code == 422
    assert "Rowan: Tell me more." not in words(sol.get(f"{home}room/"))
    for _ in range(2):
        assert rowan.post(more).status_code == 302
    assert "Rowan: Tell me more. You can add it" in words(sol.get(f"{home}room/"))
    sol.post(f"{home}cards/", said | {"words": "To a florist, by the month."})
    assert "To a florist" in words(rowan.get(f"{home}room/"))
    rowan.post(f"{home}cards/{card.pk}/heard/", {"value": "will_try"})

    go_to(session, "promise")
    step = {"what": "Ask the landlord", "due_on": "2027-01-15"}
    assert rowan.post(f"{home}promises/", step).status_code == 302
    assert GroupPromise.objects.get().what == "Ask the landlord"
    assert rowan.post(more).status_code == 422
    end_session(session, at=AT)
    page = words(priya.get(home))
    assert "Rowan Cole replied 1,800 a month." in page
    assert "Priya Nair asked What is the rent?" in page


def test_a_guest_of_four_days_has_a_seat_for_as_long(group: Group) -> None:
    session = begun(group, protocol_key="async96h")
    SessionSeat.objects.filter(pk=seat_of(session, "Priya").pk).delete()
    answer = browser("Priya").post(f"/sessions/{session.pk}/seat/")
    assert next(iter(answer.cookies.values()))["max-age"] > FOUR_DAYS
