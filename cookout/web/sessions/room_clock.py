"""The clock of a room: begun, moved on, moved back and lengthened by someone's tap."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from cookout.mastermind.sessions.session_end import end_session
from cookout.mastermind.sessions.session_phase import AddedTime, ReadyTap, SessionPhase, SpeakerTurn
from cookout.mastermind.sessions.session_promise import PromiseResult
from cookout.mastermind.sessions.session_room import SessionRoom
from cookout.mastermind.sessions.session_seat import SessionSeat
from cookout.practice.phrases import listed
from cookout.web.http.pagination import ROW_ID
from cookout.web.sessions.room_door import RoomVisit, seated, timed
from cookout.web.sessions.room_page import room_page

A_MINUTE_MORE = 60


@timed
def begin(visit: RoomVisit) -> HttpResponse:
    """Begin the session, once. The member who begins it is there."""
    if visit.place is not None and not visit.session.is_over:
        SessionSeat.take(visit.session, visit.place, at=visit.request.at)
        visit.room.begin(at=visit.request.at)
    return visit.back()


@timed
def move_on(visit: RoomVisit) -> HttpResponse:
    """Go on to the next phase from the one on the page: two taps at once move it once.

    Leaving the promise round while someone hasn't told of theirs needs a confirmation.
    """
    phase, room = _shown(visit), visit.room
    if phase is None:
        return visit.back()
    if room.untold and "skip" not in visit.request.POST:
        shown = room_page(visit) | {"untold": _makers(room)}
        return render(visit.request, "sessions/room.html", shown, status=422)
    if phase.move_on(order=room.order, at=visit.request.at):
        PromiseResult.pass_over(room.untold, session=visit.session, at=visit.request.at)
    return visit.back()


@timed
def step_back(visit: RoomVisit) -> HttpResponse:
    """Step back to the phase before."""
    if phase := _shown(visit):
        phase.step_back()
    return visit.back()


@timed
def add_time(visit: RoomVisit) -> HttpResponse:
    """Add time. The phone sends a length, never a time of day."""
    if phase := _shown(visit):
        AddedTime.add(phase, seconds=A_MINUTE_MORE, at=visit.request.at)
    return visit.back()


@timed
def next_speaker(visit: RoomVisit) -> HttpResponse:
    """The next speaker's turn; what they wrote is opened."""
    room = visit.room
    phase, waiting = _shown(visit), room.still_to_speak
    number = _number(visit, "turn")
    if phase and waiting and number == len(room.turns) + 1:
        SpeakerTurn.begin(phase, waiting[0], number=number, at=visit.request.at)
    return visit.back()


@timed
def ring(visit: RoomVisit) -> HttpResponse:
    """Ring the bell: the session is over, and its minutes are ready."""
    end_session(visit.session, at=visit.request.at)
    return redirect("session", visit.session.pk)


@timed
def choose_timekeeper(visit: RoomVisit) -> HttpResponse:
    """Choose who keeps time beside the leader."""
    members = visit.session.group.members.present().exclude(member=None)
    chosen = members.filter(pk=_number(visit, "member") or 0).first()
    visit.session.give_the_clock(chosen)
    return visit.back()


@seated
def ready(visit: RoomVisit) -> HttpResponse:
    """Mark oneself as done with this phase."""
    phase = _shown(visit)
    if phase and visit.seat:
        ReadyTap.tap(phase, visit.seat)
    return visit.back()


def _makers(room: SessionRoom) -> str:
    """The names of those who haven't told of a promise yet, in words."""
    return listed(names=list(dict.fromkeys(promise.maker.first_name for promise in room.untold)))


def _shown(visit: RoomVisit) -> SessionPhase | None:
    """The running phase, if it is still the one on the page."""
    phase = visit.room.phase
    if phase is None or not visit.session.is_running:
        return None
    phase.session = visit.session
    return phase if _number(visit, "phase") == phase.number else None


def _number(visit: RoomVisit, name: str) -> int | None:
    sent = visit.request.POST.get(name, "")
    return int(sent) if ROW_ID.fullmatch(sent) else None
