"""A session of Sol's group for tests: Sol, Rowan and Priya, in a running room."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from cookout.mastermind.group import Group
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.sessions.hot_seat import HotSeat, HotSeatRequest
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_phase import SessionPhase
from cookout.mastermind.sessions.session_room import SessionRoom
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.practice.mastermind.questions import WrittenQuestion
from tests.cast import AT, rowan, sol
from tests.mastermind.world import another, found

QUESTION = WrittenQuestion(
    question="Should I open a second shop?",
    background="Two years of full mornings.",
    tried="A stall at the market.",
    options="Lease on Elm Street, or wait.",
    help_wanted="What you did first.",
    help_not_wanted="Loan offers.",
)


def plan(group: Group, *, starts_at: datetime = AT, **fields: Any) -> GroupSession:
    """A session, now."""
    return GroupSession.objects.create(group=group, starts_at=starts_at, **fields)


def three() -> Group:
    """Sol hosts, Rowan and Priya are members."""
    return found(sol(), rowan(), another("Priya Nair"))


def places(group: Group) -> dict[str, GroupMember]:
    """The members by first name."""
    return {
        member.first_name: member for member in group.members.present().select_related("member")
    }


def begun(
    group: Group, *, asker: str = "Rowan", protocol_key: str = "troika30", at: datetime = AT
) -> GroupSession:
    """A running session in its first phase: all three are there, and one is in hot seat 1."""
    session = plan(group, protocol_key=protocol_key)
    members = places(group)
    question = asked(members[asker], at=at).question
    HotSeat.give(session, number=1, member=members[asker], question=question)
    for name in ("Sol", "Rowan", "Priya"):
        SessionSeat.take(session, members[name], at=at)
    SessionRoom(session).begin(at=at)
    return session


def asked(member: GroupMember, *, at: datetime = AT) -> HotSeatRequest:
    """A member's question, with a request for a hot seat."""
    question = GroupQuestion.ask(asker=member, written=QUESTION, brings="strategy", at=at)
    return HotSeatRequest.make(question=question, at=at)


def seat_of(session: GroupSession, name: str) -> SessionSeat:
    """Whose seat it is, by first name."""
    return next(seat for seat in session.seats.all() if seat.first_name == name)


def go_to(session: GroupSession, key: str, *, hot_seat: int | None = 1) -> SessionPhase:
    """Move on until a phase of a protocol runs."""
    for _ in range(60):
        session.refresh_from_db()
        room = SessionRoom(session)
        assert room.step
        assert room.phase
        if room.step.phase.key == key and room.step.hot_seat == hot_seat:
            return room.phase
        assert room.phase.move_on(order=room.order, at=AT + timedelta(seconds=room.phase.number))
    raise AssertionError(key)
