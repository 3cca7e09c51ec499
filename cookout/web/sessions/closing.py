"""Tell the host after the bell whether a session was worth one's time."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cookout.mastermind.sessions.closing_word import ClosingWord, NotAsked
from cookout.web.http.door import Visit
from cookout.web.sessions.minutes_page import ClosingWords, minutes_page
from cookout.web.sessions.sessions import session_of


@require_POST
def write(request: Visit, pk: int) -> HttpResponse:
    """Save it, change it, or delete it by emptying the box."""
    session = session_of(request, pk)
    form: forms.Form = ClosingWords(request.POST, auto_id="closing-%s")
    if not form.is_valid():
        page = minutes_page(session, request, closing=form)
        return render(request, "sessions/minutes.html", page, status=422)
    mine = session.group.membership_of(request.user)
    try:
        ClosingWord.write(session, form.cleaned_data["text"], by=mine, at=request.at)
    except NotAsked:
        raise Http404
    messages.success(request, "Saved." if form.cleaned_data["text"] else "Removed.")
    return redirect("session", pk)
