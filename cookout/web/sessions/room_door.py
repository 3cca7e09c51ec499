"""Who comes into a room: a member of its group, or the browser that holds a seat's token."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.session import GroupSession
from cookout.mastermind.session_room import SessionRoom
from cookout.mastermind.session_seat import SeatToken, SessionSeat
from cookout.members.member import Member
from cookout.practice.formats import in_region
from cookout.room_poll import cookie_name
from cookout.web.http.door import Visit


@dataclass
class RoomVisit:
    """One request in a room: whose seat, and what they may do. A member may have none yet."""

    request: Visit
    session: GroupSession
    place: GroupMember | None
    seat: SessionSeat | None
    token: str

    @property
    def room(self) -> SessionRoom:
        """The room as it stands now."""
        return SessionRoom(self.session)

    @property
    def is_there(self) -> bool:
        """Whether they have come: a guest once the host let them in."""
        return self.seat is not None and self.seat.present_at is not None

    @property
    def leads(self) -> bool:
        member = self.place.member if self.place else None
        return member is not None and self.session.group.is_led_by(member)

    @property
    def keeps_time(self) -> bool:
        """Whether they may move the phases."""
        return self.session.is_timed_by(self.place.member if self.place else None)

    def back(self) -> HttpResponse:
        """To the room, as it is after a tap."""
        return redirect("session_room", self.session.pk)


RoomView = Callable[..., HttpResponse]


def in_room(view: RoomView) -> RoomView:
    """A view of a room: it gets a RoomVisit. A stranger gets 404; signed out, the sign-in page."""

    @login_not_required
    @wraps(view)
    def entered(request: Visit, pk: int, **more: Any) -> HttpResponse:
        visit = _visit(request, pk)
        if visit is None:
            visitor: object = request.user
            if isinstance(visitor, Member):
                raise Http404
            if SeatToken.was_a_guest(request.COOKIES.get(cookie_name(pk), ""), session=pk):
                return render(request, "sessions/over.html", status=404)
            return redirect_to_login(request.get_full_path())
        with in_region(_region(visit)):
            return view(visit, **more)

    return entered


def looking(view: RoomView) -> RoomView:
    """A page of a room: looking at it changes nothing."""
    return _by("GET", "HEAD")(view)


def tapping(view: RoomView) -> RoomView:
    """A tap of anybody in the group, also before they are there."""
    return _by("POST")(view)


def seated(view: RoomView) -> RoomView:
    """A tap or a text of somebody who is there, while the session runs; else nothing happens."""

    @tapping
    @wraps(view)
    def tapped(visit: RoomVisit, **more: Any) -> HttpResponse:
        if not visit.is_there or not visit.session.is_running:
            return visit.back()
        return view(visit, **more)

    return tapped


def timed(view: RoomView) -> RoomView:
    """A tap that only who leads or keeps time may make: for others it is not there."""

    @tapping
    @wraps(view)
    def tapped(visit: RoomVisit, **more: Any) -> HttpResponse:
        if not visit.keeps_time:
            raise Http404
        return view(visit, **more)

    return tapped


def _by(*methods: str) -> Callable[[RoomView], RoomView]:
    """Who may come in is asked first, then how: a stranger learns of no address."""

    def asked(view: RoomView) -> RoomView:
        @in_room
        @wraps(view)
        def by_method(visit: RoomVisit, **more: Any) -> HttpResponse:
            if visit.request.method not in methods:
                return HttpResponseNotAllowed(methods)
            return view(visit, **more)

        return by_method

    return asked


def _visit(request: Visit, pk: int) -> RoomVisit | None:
    visitor: object = request.user
    token = request.COOKIES.get(cookie_name(pk), "")
    if isinstance(visitor, Member) and visitor.is_set_up:
        sessions = GroupSession.objects.seen_by(visitor)
        known = sessions.select_related("group__host", "timekeeper").filter(pk=pk).first()
        if known is not None:
            place = known.group.membership_of(visitor)
            seat = known.seats.filter(member=place, revoked_at=None).first()
            return RoomVisit(request, known, place, seat, token)
    seat = SeatToken.find(token, session=pk)
    if seat is None or seat.member_id is not None:
        # A member's token only answers polls: it does not sign anybody in.
        return None
    return RoomVisit(request, seat.session, None, seat, token)


def _region(visit: RoomVisit) -> str:
    member = visit.place.member if visit.place else visit.session.group.host
    return member.region if member else "US"


def give_token(visit_response: HttpResponse, *, session: int, secret: str) -> HttpResponse:
    """Put a seat's token into this browser's cookie, for this session alone."""
    visit_response.set_cookie(
        cookie_name(session),
        secret,
        max_age=HALF_A_DAY,
        path=f"/sessions/{session}/",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return visit_response


HALF_A_DAY = 12 * 60 * 60
