"""Access to a room: members of its group, and browsers with a seat's token."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.sessions.recent_rooms import RecentRooms
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_card import SessionCard
from cookout.mastermind.sessions.session_room import SessionRoom
from cookout.mastermind.sessions.session_seat import SeatToken, SessionSeat
from cookout.members.compiled_query import CompiledQuery
from cookout.members.member import Member
from cookout.practice.formats import in_region
from cookout.room_poll import cookie_name
from cookout.web.http.door import Visit

RECENT = RecentRooms()
TEXTS = ("words", "why", "what", "provider", "source_name", "due_on")
"""Text fields of the room's forms."""


@dataclass
class RoomVisit:
    """One request in a room: the seat, and what it may do. A member may have no seat yet."""

    request: Visit
    session: GroupSession
    place: GroupMember | None
    seat: SessionSeat | None
    token: str

    @cached_property
    def room(self) -> SessionRoom:
        """The room as a tap sees it; rows are loaded as needed."""
        return SessionRoom(self.session)

    @property
    def shown(self) -> SessionRoom:
        """The room as pages show it: loaded whole, once for everyone with this version."""
        return RECENT.room(self.session, at=self.request.at)

    @property
    def is_there(self) -> bool:
        """Whether they have come; for a guest, whether the host let them in."""
        return self.seat is not None and self.seat.present_at is not None

    @property
    def has_account(self) -> bool:
        """Whether they have an account, so that other pages open to them."""
        return self.place is not None and self.place.member_id is not None

    @property
    def day(self) -> date:
        """The member's day; for someone without an account, the host's."""
        member = _whose_region(self)
        return member.day(self.request.at) if member else self.request.at.date()

    @property
    def leads(self) -> bool:
        member = self.place.member if self.place else None
        return member is not None and self.session.group.is_led_by(member)

    @property
    def hosts(self) -> bool:
        """Whether they are the group's host, whoever leads it now."""
        return self.place is not None and self.place.is_host

    @property
    def keeps_time(self) -> bool:
        """Whether they may move the phases."""
        return self.session.is_timed_by(self.place.member if self.place else None)

    def back(self) -> HttpResponse:
        """Redirect to the room."""
        return redirect("session_room", self.session.pk)


RoomView = Callable[..., HttpResponse]


def in_room(view: RoomView) -> RoomView:
    """Wrap a view of a room, which gets a RoomVisit.

    Strangers get 404; someone signed out gets the sign-in page.
    """

    @login_not_required
    @wraps(view)
    def entered(request: Visit, pk: int, **more: Any) -> HttpResponse:
        visit = _visit(request, pk)
        if visit is None:
            visitor: object = request.user
            if isinstance(visitor, Member):
                raise Http404
            if SeatToken.was_a_guest(request.COOKIES.get(cookie_name(pk), ""), session=pk):
                return over(request, pk)
            return redirect_to_login(request.get_full_path())
        with in_region(_region(visit)):
            return view(visit, **more)

    return entered


def looking(view: RoomView) -> RoomView:
    """A page of a room; it changes nothing."""
    return _by("GET", "HEAD")(view)


def tapping(view: RoomView) -> RoomView:
    """A tap by any member of the group, also before they are there."""
    return _by("POST")(view)


def seated(view: RoomView) -> RoomView:
    """A tap or text by someone who is there, while the session runs; refused otherwise."""

    @tapping
    @wraps(view)
    def tapped(visit: RoomVisit, **more: Any) -> HttpResponse:
        if not visit.is_there:
            return visit.back()
        if not visit.session.is_running:
            return _too_late(visit)
        return view(visit, **more)

    return tapped


def typed(request: Visit) -> list[str]:
    """The typed texts of a refused form, to show them again."""
    words = [request.POST.get(name, "").strip() for name in TEXTS]
    return [word for word in words if word]


def _too_late(visit: RoomVisit) -> HttpResponse:
    """After the bell: give what was written back to its author, to copy."""
    words = typed(visit.request)
    if not words:
        return visit.back()
    if not visit.has_account:
        return over(visit.request, visit.session.pk, seat=visit.seat)
    shown = {"here": "mastermind", "session": visit.session, "typed": words}
    return render(visit.request, "sessions/too_late.html", shown, status=422)


def over(request: Visit, pk: int, *, seat: SessionSeat | None = None) -> HttpResponse:
    """The page after the bell for someone without an account, with what they hadn't handed in;
    `seat` is the seat of a member by email."""
    shown: dict[str, Any] = {"room_path": reverse("session_room", args=[pk])}
    shown["typed"] = typed(request)
    if seat is not None:
        shown |= {"by_mail": True, "drafts": SessionCard.objects.drafts().filter(seat=seat)}
    return render(request, "sessions/over.html", shown, status=404)


def timed(view: RoomView) -> RoomView:
    """A tap that only the leader or the timekeeper may make; 404 for others."""

    @tapping
    @wraps(view)
    def tapped(visit: RoomVisit, **more: Any) -> HttpResponse:
        if not visit.keeps_time:
            raise Http404
        return view(visit, **more)

    return tapped


def _by(*methods: str) -> Callable[[RoomView], RoomView]:
    """Check access first, then the method, so that a stranger learns of no address."""

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
        visit = _seated_visit(request, pk, token) or _visit_without_seat(request, pk, token)
        if visit is not None:
            return visit
    seat = SeatToken.find(token, session=pk)
    if seat is None or (seat.member and seat.member.member_id is not None):
        # The token of a member with an account only answers polls: it does not sign anybody in.
        return None
    return RoomVisit(request, seat.session, seat.member, seat, token)


_OWN_SEAT = CompiledQuery(
    lambda member, session: (
        SessionSeat.objects.seen_by(member)
        .filter(member__member=member, session=session, revoked_at=None)
        .select_related("session__group", "session__timekeeper", "member")
    )
)


def _seated_visit(request: Visit, pk: int, token: str) -> RoomVisit | None:
    """A member with a seat: nearly every request of a phone, so it takes a single query."""
    seat = next(iter(_OWN_SEAT(member=request.user.pk, session=pk)), None)
    if seat is None or seat.member is None:
        return None
    seat.member.member, seat.member.group = request.user, seat.session.group
    return RoomVisit(request, seat.session, seat.member, seat, token)


def _visit_without_seat(request: Visit, pk: int, token: str) -> RoomVisit | None:
    """A member of the group without a seat."""
    sessions = GroupSession.objects.seen_by(request.user)
    session = sessions.select_related("group", "timekeeper").filter(pk=pk).first()
    if session is None:
        return None
    return RoomVisit(request, session, session.group.membership_of(request.user), None, token)


def _whose_region(visit: RoomVisit) -> Member | None:
    own = visit.place.member if visit.place else None
    return own or visit.session.group.host


def _region(visit: RoomVisit) -> str:
    member = _whose_region(visit)
    return member.region if member else "US"


def give_token(visit_response: HttpResponse, *, session: GroupSession, secret: str) -> HttpResponse:
    """Set the cookie with a seat's token, for this session only."""
    visit_response.set_cookie(
        cookie_name(session.pk),
        secret,
        # Four days in writing need a token for as long.
        max_age=session.protocol.seconds + HALF_A_DAY,
        path=f"/sessions/{session.pk}/",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return visit_response


HALF_A_DAY = 12 * 60 * 60
