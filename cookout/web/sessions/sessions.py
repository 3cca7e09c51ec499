"""Sessions of a group: planned, moved, canceled; coming or not; the agenda, and the minutes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cookout.mastermind.group import Group
from cookout.mastermind.sessions.hot_seat_pick import ask_beforehand, ask_no_more
from cookout.mastermind.sessions.next_session import (
    NoTimeKnown,
    give_hot_seats,
    next_session,
    plan_next,
)
from cookout.mastermind.sessions.phase_lengths import suggestions_of
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_reply import SessionReply
from cookout.web.http.concurrent_edit import one_at_a_time
from cookout.web.http.door import Visit, back
from cookout.web.http.idempotency import once
from cookout.web.sessions.minutes_page import minutes_page
from cookout.web.sessions.session_form import AboutSession, PhaseMinutes, as_written, suggested
from cookout.web.sessions.session_page import agenda_page, session_page, session_rows


@require_safe
def index(request: Visit, pk: int) -> HttpResponse:
    """The sessions of a group: to come, and past."""
    group = get_object_or_404(Group.objects.seen_by(request.user), pk=pk)
    shown = {"here": "mastermind", "group": group, "leads": group.is_led_by(request.user)}
    shown |= session_rows(group, member=request.user, at=request.at)
    return render(request, "sessions/index.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def new(request: Visit, pk: int) -> HttpResponse:
    """Plan a session: the group's rhythm and the last place are filled in."""
    group = get_object_or_404(Group.objects.seen_by(request.user), pk=pk)
    if not group.is_led_by(request.user):
        raise Http404
    form = AboutSession(
        request.POST if request.method == "POST" else None,
        member=request.user,
        at=request.at,
        initial=suggested(group, member=request.user, at=request.at),
    )
    if form.is_bound and form.is_valid():
        cleaned = form.cleaned_data
        waiting = next_session(group, member=request.user, at=request.at).requests
        session = GroupSession.objects.create(
            group=group,
            starts_at=form.starts_at,
            place=cleaned["place"],
            video_link=cleaned["video_link"],
            protocol_key=cleaned["protocol_key"],
        )
        give_hot_seats(session, waiting)
        ask_beforehand(session, at=request.at)
        messages.success(request, "Session planned. Everyone gets an invitation by email.")
        return redirect("session", session.pk)
    shown = {"here": "mastermind", "group": group, "form": form}
    return render(request, "sessions/new.html", shown, status=422 if form.is_bound else 200)


@require_POST
@once
def plan_proposed(request: Visit, pk: int) -> HttpResponse:
    """Plan the next session as the host's page proposes it: day, place and hot seats."""
    group = get_object_or_404(Group.objects.seen_by(request.user), pk=pk)
    if not group.is_led_by(request.user):
        raise Http404
    try:
        session = plan_next(group, member=request.user, at=request.at)
    except NoTimeKnown:
        messages.info(request, "Choose a time first.")
        return redirect("session_new", pk)
    ask_beforehand(session, at=request.at)
    messages.success(request, "Session planned. Everyone gets an invitation by email.")
    return redirect("session", session.pk)


@require_safe
def show(request: Visit, pk: int) -> HttpResponse:
    """The plan; after the bell, the minutes."""
    session = session_of(request, pk)
    if session.is_over:
        return render(request, "sessions/minutes.html", minutes_page(session, request))
    return render(request, "sessions/session.html", session_page(session, request))


@require_safe
def agenda(request: Visit, pk: int) -> HttpResponse:
    """Every step with its time, to print."""
    return render(request, "sessions/agenda.html", agenda_page(session_of(request, pk), request))


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def edit(request: Visit, pk: int) -> HttpResponse:
    """Move it, or change the place or the protocol. The calendar entry is updated."""
    session = led_session(request, pk, waiting=True)
    posted = request.method == "POST"
    form = AboutSession(
        request.POST if posted else None,
        member=request.user,
        at=request.at,
        initial=as_written(session, member=request.user),
    )
    if posted and form.is_valid():
        cleaned = form.cleaned_data
        session.move(
            starts_at=form.starts_at,
            place=cleaned["place"],
            video_link=cleaned["video_link"],
            protocol_key=cleaned["protocol_key"],
        )
        ask_no_more(session.group)
        messages.success(request, "Session saved.")
        return redirect("session", pk)
    shown = {"here": "mastermind", "session": session, "form": form}
    return render(request, "sessions/edit.html", shown, status=422 if posted else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def phase_minutes(request: Visit, pk: int) -> HttpResponse:
    """Other lengths for this session's copy of the protocol; they must add up."""
    session = led_session(request, pk, waiting=True)
    posted = request.method == "POST"
    suggestions = suggestions_of(session.group, session.protocol)
    wanted = "past" in request.GET and not posted
    instead = (
        {suggestion.phase.key: suggestion.seconds for suggestion in suggestions} if wanted else None
    )
    form = PhaseMinutes(request.POST if posted else None, session=session, instead=instead)
    if posted and form.is_valid():
        form.write()
        messages.success(request, "Minutes saved.")
        return redirect("session", pk)
    shown = {"here": "mastermind", "session": session, "form": form}
    shown |= {"suggestions": suggestions, "are_filled_in": wanted}
    return render(request, "sessions/phase_minutes.html", shown, status=422 if posted else 200)


@require_POST
def cancel(request: Visit, pk: int) -> HttpResponse:
    """Cancel it; every member's calendar entry is canceled."""
    session = led_session(request, pk, waiting=True)
    session.cancel(at=request.at)
    ask_no_more(session.group)
    messages.success(request, "Session canceled. Everyone is told by email.")
    return redirect("session", pk)


@require_POST
def reply(request: Visit, pk: int) -> HttpResponse:
    """Coming, or not."""
    session = session_of(request, pk)
    comes: Any = {"yes": True, "no": False}.get(request.POST.get("comes", ""))
    if comes is not None and session.is_ahead(at=request.at):
        place = session.group.membership_of(request.user)
        SessionReply.give(session, place, comes=comes, at=request.at)
        messages.success(request, f"Saved: you’re {'coming' if comes else 'not coming'}.")
    return back(request, "session", pk)


def session_of(request: Visit, pk: int) -> GroupSession:
    """A session of one of the member's groups; 404 for anyone else's."""
    sessions = GroupSession.objects.seen_by(request.user).select_related("group", "timekeeper")
    return get_object_or_404(sessions, pk=pk)


def led_session(request: Visit, pk: int, *, waiting: bool = False) -> GroupSession:
    """A session that the member leads; with `waiting`, only before it begins."""
    session = session_of(request, pk)
    has_begun = session.began_at is not None or session.cancelled_at is not None
    if not session.group.is_led_by(request.user) or (waiting and has_begun):
        raise Http404
    return session
