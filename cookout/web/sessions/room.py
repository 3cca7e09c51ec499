"""The room of a session on everyone's own phone: the page, and its live part."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from cookout.mastermind.sessions.session_seat import SeatToken, SessionSeat
from cookout.room_poll import PollAnswer
from cookout.web.sessions.room_door import RoomVisit, give_token, looking, over, tapping
from cookout.web.sessions.room_page import room_page


@looking
def show(visit: RoomVisit) -> HttpResponse:
    """The running phase, what was said, and what to write now."""
    return _page(visit)


@looking
def live(visit: RoomVisit) -> HttpResponse:
    """The live part without the page around it."""
    is_waiting = visit.place is None and not visit.is_there
    if visit.session.is_over or is_waiting:
        return HttpResponse(status=404)
    return render(visit.request, "sessions/_live.html", room_page(visit))


@looking
def version(visit: RoomVisit) -> HttpResponse:
    """The poll, answered by sign-in for a member whose browser has no token."""
    if visit.session.is_over:
        return HttpResponse(status=404)
    room = visit.room
    phase, seat = room.phase, visit.seat
    answer = PollAnswer(
        visit.session.version,
        phase.began_at if phase else None,
        room.seconds,
        len(room.ready),
        seat is not None and seat.pk in room.ready,
    )
    content = answer.as_json(now=visit.request.at.timestamp())
    return HttpResponse(content, content_type="application/json")


@tapping
def take_seat(visit: RoomVisit) -> HttpResponse:
    """The button "I'm here": records the attendance, and gives this browser its token."""
    if visit.place is None or not visit.session.is_open(at=visit.request.at):
        return redirect("session_room", visit.session.pk)
    seat = SessionSeat.take(visit.session, visit.place, at=visit.request.at)
    response = visit.back()
    if SeatToken.find(visit.token, session=visit.session.pk) != seat:
        secret = SeatToken.make(seat, at=visit.request.at)
        give_token(response, session=visit.session, secret=secret)
    return response


def _page(visit: RoomVisit, *, status: int = 200) -> HttpResponse:
    session = visit.session
    if session.is_over and visit.place and not visit.has_account:
        return over(visit.request, session.pk, seat=visit.seat)
    if session.is_over or session.cancelled_at:
        return redirect("session", session.pk)
    if visit.place is None and not visit.is_there:
        return render(visit.request, "sessions/waiting.html", {"session": session})
    return render(visit.request, "sessions/room.html", room_page(visit), status=status)
