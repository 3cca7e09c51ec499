"""Coming or not, the room and the minutes, by a link from an email: for a member without an
account."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render

from cookout.mastermind.notices.session_link import NoSuchSessionLink, SessionIsPast, SessionLink
from cookout.mastermind.sessions.session_minutes import minutes_of
from cookout.practice.formats import in_region
from cookout.practice.mastermind.video_link import link_with_name
from cookout.web.http.door import Visit
from cookout.web.http.secret_link import secret_link
from cookout.web.mastermind.leave_by_link import leave_by_link, leaves_by_link
from cookout.web.sessions.join_by_link import can_join, join_by_link
from cookout.web.sessions.starts import starts_by_the_host

ANSWERS = {"yes": True, "no": False}


@secret_link(
    "session link",
    find=SessionLink.find,
    missing=NoSuchSessionLink,
    whom="the host of your group",
)
def reply(request: Visit, link: SessionLink, secret: str) -> HttpResponse:
    """The session; a POST says whether they are coming, or joins once its room is open. The link of
    minutes shows the minutes, and takes no answer."""
    if leaves_by_link(request, link.recipient):
        return leave_by_link(request, link.recipient)
    if link.opens_minutes:
        return _minutes(request, link)
    if request.method != "POST":
        return _page(request, link)
    if "join" in request.POST and can_join(link.session, link.recipient, at=request.at):
        return join_by_link(request, link.session, link.recipient)
    comes = ANSWERS.get(request.POST.get("comes", ""))
    if comes is None:
        return _page(request, link, status=422)
    try:
        link.give(comes=comes, at=request.at)
    except SessionIsPast:
        return _page(request, link, status=422)
    return redirect("session_link", secret)


def _page(request: Visit, link: SessionLink, status: int = 200) -> HttpResponse:
    session = link.session
    shown = {
        "session": session,
        "place": link.recipient,
        "video_link": link_with_name(session.video_link, name=link.recipient.full_name),
        "starts": starts_by_the_host(session),
        "comes": link.comes,
        "is_ahead": session.is_ahead(at=request.at),
        "can_join": can_join(session, link.recipient, at=request.at),
    }
    return render(request, "sessions/reply.html", shown, status=status)


def _minutes(request: Visit, link: SessionLink) -> HttpResponse:
    if request.method == "POST":
        return HttpResponseNotAllowed(["GET", "HEAD"])
    session, clock = link.session, link.recipient.whose_clock
    shown = {
        "session": session,
        "place": link.recipient,
        "starts": starts_by_the_host(session),
        "minutes": minutes_of(session),
        "on": link.recipient.day(request.at),
    }
    with in_region(clock.region if clock else "US"):
        return render(request, "sessions/reply_minutes.html", shown)
