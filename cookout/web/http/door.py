"""The middleware of every page: the member, the moment, and the day it is for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

from django.contrib.auth.middleware import get_user
from django.db import DatabaseError, IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from cookout.capture.phone.sealed_capture import member_mark
from cookout.members.member import Member
from cookout.people.history.change import occasion
from cookout.people.person import how_many_deep
from cookout.practice.formats import DEFAULT_REGION, in_region
from cookout.web.http import errors
from cookout.web.http.limits import is_too_much, read_out

PHOTOS = ("photo", "photo_small")
BEFORE_SET_UP = ("you", "account_logout")


class Visit(HttpRequest):
    """A member's request, with the moment and the member's day."""

    user: Member
    at: datetime
    on: date


class MemberAtTheDoor:
    """Reads the clock once, and sends a member without a password to set one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Visit) -> HttpResponseBase:
        request.at = timezone.now()
        # Themselves: every look at the stand-in that Django leaves here takes a detour.
        visitor: object = get_user(request)
        if is_member := isinstance(visitor, Member):
            request.user, request.on = visitor, visitor.day(request.at)
        # Before anything reads it: the check of the form's token would.
        too_much = is_too_much(request, of_a_stranger=not is_member)
        region = request.user.region if is_member else DEFAULT_REGION
        with occasion(at=request.at), in_region(region):
            answer = errors.too_large(request) if too_much else self.get_response(request)
        if is_member:
            read_out(request)
        # After signing out, "back" must show nothing. Static files never come this far. A calendar
        # is kept by the program that reads it, which asks whether it is still the same.
        # A photo says itself how long its address shows the same.
        page = request.resolver_match.url_name if request.resolver_match else ""
        kept = "private, no-cache" if page == "calendar" else "private, no-store"
        if page not in PHOTOS or answer.status_code not in (200, 304):
            answer["Cache-Control"] = kept
        return answer

    def process_exception(self, request: Visit, error: Exception) -> HttpResponse | None:
        """404 for a row that another tab deleted while this request was under way."""
        if isinstance(error, OverflowError):
            # A number of a row that no database holds.
            return errors.not_found(request)
        return errors.not_found(request) if _is_gone(error) else None

    def process_view(
        self, request: Visit, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Finish the first sign-in before any other page opens."""
        visitor: object = request.user
        match = request.resolver_match
        if not isinstance(visitor, Member) or visitor.is_set_up:
            return None
        open_to_all = not getattr(view, "login_required", True)
        if open_to_all or (match and match.url_name in BEFORE_SET_UP):
            return None
        return redirect("you")


def _is_gone(error: Exception) -> bool:
    """Whether a row was deleted between its reading and its writing."""
    if isinstance(error, IntegrityError):
        return "foreign key" in str(error).lower()
    return isinstance(error, DatabaseError) and "did not affect any rows" in str(error)


def member_context(request: HttpRequest) -> dict[str, Any]:
    """Template context of every page: the theme, and how many people have a seat."""
    member = getattr(request, "user", None)
    if not isinstance(member, Member) or not member.is_set_up:
        return {}
    on, count = getattr(request, "on", None), partial(how_many_deep, member)
    return {
        "theme": member.theme,
        "table_count": count,
        "on": on,
        "phone_mark": member_mark(member),
        "push_mark": request.session.get("push_mark", ""),
    }


def back(request: HttpRequest, otherwise: str, *args: Any) -> HttpResponseRedirect:
    """Redirect to where the form says the member came from, if that is on this site; else to a
    named page."""
    here = on_this_site(request.POST.get("next", ""))
    return HttpResponseRedirect(here or reverse(otherwise, args=args))


def on_this_site(address: str) -> str:
    """The address if it is on this site; else empty."""
    is_here = address.startswith("/") and url_has_allowed_host_and_scheme(
        address, allowed_hosts=None
    )
    return address if is_here else ""
