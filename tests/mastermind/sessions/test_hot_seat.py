"""Who takes a hot seat, until something is written in it."""

from __future__ import annotations

import pytest

from cookout.mastermind.sessions.hot_seat import HotSeat, HotSeatIsFixed
from cookout.mastermind.sessions.session_card import SessionCard, SessionCardKind
from cookout.mastermind.sessions.session_end import end_session
from tests.cast import AT
from tests.mastermind.sessions.session_world import asked, begun, places, seat_of, three
from tests.mastermind.world import another, found

pytestmark = pytest.mark.django_db
ANSWER = SessionCardKind.ANSWER


def test_a_hot_seat_in_which_an_answer_was_given_stays_whose_it_is_until_the_bell() -> None:
    group = three()
    session, members = begun(group), places(group)
    request = asked(members["Priya"])
    written = {"hot_seat": 1, "kind": ANSWER, "key": "1", "at": AT, "basis": "idea"}
    SessionCard.hand_in(seat_of(session, "Priya"), words="Wait a year.", **written)  # type: ignore[arg-type]
    with pytest.raises(HotSeatIsFixed):
        HotSeat.give(session, number=1, member=members["Priya"], question=request.question)
    with pytest.raises(HotSeatIsFixed):
        HotSeat.give(session, number=1, member=None)
    # Nor does who sits in it move to another.
    with pytest.raises(HotSeatIsFixed):
        HotSeat.give(
            session, number=2, member=members["Rowan"], question=session.chairs.get().question
        )
    assert session.chairs.get().member == members["Rowan"]
    end_session(session, at=AT)
    assert session.is_over


def test_a_member_can_be_named_as_the_asker_while_the_others_write_but_not_who_wrote() -> None:
    group = three()
    session, members = begun(group), places(group)
    written = {"hot_seat": 2, "kind": ANSWER, "key": "2", "at": AT, "basis": "idea"}
    SessionCard.hand_in(seat_of(session, "Sol"), words="Wait a year.", **written)  # type: ignore[arg-type]
    with pytest.raises(HotSeatIsFixed):
        HotSeat.give(session, number=2, member=members["Sol"])
    HotSeat.give(session, number=2, member=members["Priya"])
    assert session.chairs.get(number=2).member == members["Priya"]


def test_a_bell_rings_also_where_the_asker_wrote_among_the_answers() -> None:
    group = three()
    session, members = begun(group), places(group)
    for name in ("Sol", "Rowan"):
        SessionCard.hand_in(
            seat_of(session, name),
            hot_seat=1,
            kind=ANSWER,
            words=f"{name} waited.",
            key=name,
            at=AT,
            basis="lived",
        )
    end_session(session, at=AT)
    assert session.is_over
    question = session.chairs.get().question
    assert question
    assert [answer.author for answer in question.answers.all()] == [members["Sol"]]


def test_a_member_of_another_group_takes_no_hot_seat() -> None:
    session = begun(three())
    elsewhere = found(another("Umar Novak"))
    with pytest.raises(ValueError, match="group"):
        HotSeat.give(session, number=2, member=places(elsewhere)["Umar"])
