"""Join a session's room by a link from an email, without an account."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_seat import SeatToken, SessionSeat
from cookout.web.http.door import Visit
from cookout.web.sessions.room_door import give_token


def can_join(session: GroupSession, place: GroupMember, *, at: datetime) -> bool:
    """Whether a link opens the room to them. Members with an account sign in."""
    return place.member_id is None and session.is_open(at=at)


def join_by_link(request: Visit, session: GroupSession, place: GroupMember) -> HttpResponse:
    """Take a seat for this browser, as "I'm here" does: the tap is the attendance."""
    seat = SessionSeat.take(session, place, at=request.at)
    token = SeatToken.make(seat, at=request.at)
    return give_token(redirect("session_room", session.pk), session=session, secret=token)
