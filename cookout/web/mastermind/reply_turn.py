"""A turn in a session in writing, by a link from an email: its button opens the session's room."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_turn import turn_of, words_for
from cookout.web.http.door import Visit
from cookout.web.sessions.join_by_link import can_join, join_by_link


def turn_reply(
    request: Visit, place: GroupMember, session: GroupSession, secret: str
) -> HttpResponse:
    """What it waits for; a POST takes a seat for this browser, as "I'm here" does."""
    if request.method != "POST":
        return _page(request, place, session)
    if not can_join(session, place, at=request.at):
        return _page(request, place, session, status=422)
    return join_by_link(request, session, place)


def _page(
    request: Visit, place: GroupMember, session: GroupSession, status: int = 200
) -> HttpResponse:
    turn = turn_of(session) if session.is_running else None
    shown = {
        "session": session,
        "place": place,
        "chair": turn.chair if turn else None,
        "turn": words_for(place, session),
    }
    return render(request, "mastermind/reply_turn.html", shown, status=status)
