"""Guests of one session: invited by a link, let in by the host, gone with the bell."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from cookout.mastermind.sessions.session_seat import (
    MOST_GUESTS,
    LinkIsTaken,
    SeatToken,
    SessionSeat,
    TooManyGuests,
)
from cookout.practice.phrases import one_line
from cookout.web.http.addresses import absolute
from cookout.web.http.door import Visit
from cookout.web.http.idempotency import KEY
from cookout.web.http.open_page import is_within, secret_page, too_many
from cookout.web.sessions.room_door import give_token
from cookout.web.sessions.sessions import led_session
from cookout.web.sessions.starts import starts_by_the_host

MOST = 20
"""Attempts with invalid links by one address in five minutes."""
TOO_MANY = f"A session takes {MOST_GUESTS} guests. Remove one first."


@require_POST
def invite(request: Visit, pk: int) -> HttpResponse:
    """Make a link for one guest; shown on this page and stored nowhere."""
    session = led_session(request, pk)
    if session.is_over or session.cancelled_at:
        raise Http404
    try:
        secret = SessionSeat.invite_guest(session)
    except TooManyGuests:
        messages.info(request, TOO_MANY)
        return redirect("session", pk)
    shown = {"here": "mastermind", "session": session, "group": session.group}
    shown["address"] = absolute(reverse("session_guest", args=[secret]))
    return render(request, "sessions/guest_link.html", shown)


@require_POST
def let_in(request: Visit, pk: int) -> HttpResponse:
    """Let in a guest who gave their name."""
    seat = _guest(request, pk)
    if seat.asked_at is not None:
        seat.let_in(at=request.at)
    return redirect("session_room", seat.session_id)


@require_POST
def remove(request: Visit, pk: int) -> HttpResponse:
    """Remove a guest; their link stops working."""
    seat = _guest(request, pk)
    seat.revoke(at=request.at)
    return redirect("session_room", seat.session_id)


# The link's secret is what may knock; what it opens belongs to the browser that was first.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def knock(request: Visit, secret: str) -> HttpResponse:
    """Give a name at the door. Opening the link doesn't use it up."""
    try:
        seat = SessionSeat.at_the_door(secret)
        starts = starts_by_the_host(seat.session)
        shown: dict[str, Any] = {"session": seat.session, "starts": starts}
        if request.method != "POST":
            return secret_page(render(request, "sessions/knock.html", shown))
        name = one_line(text=request.POST.get("name", ""), most=120)
        if not name:
            shown["wrong"] = "Enter your name"
            return secret_page(render(request, "sessions/knock.html", shown, status=422))
        token = seat.knock(name=name, at=request.at, token=_token_of_form(request, secret))
    except LinkIsTaken:
        taken = SessionSeat.taken_by(secret)
        token = _token_of_form(request, secret)
        if taken and SeatToken.find(token, session=taken.session_id) == taken:
            # A second tap on the same page.
            return _in(taken, token)
        if request.method == "POST" and not is_within(request, "guest link", most=MOST):
            return secret_page(too_many(request))
        return secret_page(render(request, "sessions/link_gone.html", {"seat": taken}, status=404))
    return _in(seat, token)


def _in(seat: SessionSeat, token: str) -> HttpResponse:
    response = secret_page(redirect("session_room", seat.session_id))
    return give_token(response, session=seat.session, secret=token)


def _token_of_form(request: Visit, secret: str) -> str:
    """The token for this form in this browser, equal for a second submission; empty, for a random
    one, if the form has no key or the browser no cookie."""
    form, browser = request.POST.get(KEY, ""), request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")
    if not form or not browser:
        return ""
    return salted_hmac("guest", "\n".join((secret, form, browser)), algorithm="sha256").hexdigest()


def _guest(request: Visit, pk: int) -> SessionSeat:
    seats = SessionSeat.objects.seen_by(request.user).filter(member=None)
    seat = get_object_or_404(seats.select_related("session__group"), pk=pk)
    if not seat.session.group.is_led_by(request.user):
        raise Http404
    return seat
