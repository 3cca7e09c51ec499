"""The minutes of a session: correct who was there, write down a question, save an experience."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from cookout.mastermind.providers.shared_experience import OnlyMet, SharedExperience
from cookout.mastermind.sessions.session_end import correct_attendance, write_down_question
from cookout.web.http.door import Visit, back
from cookout.web.http.pagination import ROW_ID
from cookout.web.mastermind.question_form import AskedQuestion
from cookout.web.sessions.minutes_page import aloud_id, minutes_page
from cookout.web.sessions.sessions import led_session, session_of


@require_POST
def attendance(request: Visit, pk: int) -> HttpResponse:
    """The host corrects who was there, after the bell."""
    session = led_session(request, pk)
    if not session.is_over:
        raise Http404
    chosen = {number for number in request.POST.getlist("present") if ROW_ID.fullmatch(number)}
    present = [member for member in session.group.members.present() if str(member.pk) in chosen]
    correct_attendance(session, present=present, at=request.at)
    messages.success(request, "Attendance saved.")
    return redirect("session", pk)


@require_POST
def write_down(request: Visit, pk: int, number: int) -> HttpResponse:
    """The asker writes down the question that they asked aloud."""
    session = session_of(request, pk)
    mine = session.chairs.filter(member__member=request.user).select_related("session", "member")
    chair = get_object_or_404(mine, number=number)
    if not session.is_over:
        raise Http404
    form = AskedQuestion(request.POST, auto_id=aloud_id(number))
    if not form.is_valid():
        page = minutes_page(session, request, aloud=form)
        return render(request, "sessions/minutes.html", page, status=422)
    cleaned = form.cleaned_data
    write_down_question(chair, cleaned["question"], brings=cleaned["brings"], at=request.at)
    messages.success(request, "Question saved. The group can find it now.")
    return redirect("session", pk)


@require_POST
def keep_experience(request: Visit, pk: int) -> HttpResponse:
    """Save a statement among the member's own experiences, with its basis."""
    mine = SharedExperience.objects.seen_by(request.user).by(request.user)
    statement = get_object_or_404(mine.select_related("author__member"), pk=pk)
    try:
        experience = statement.keep(at=request.at)
    except OnlyMet:
        messages.info(request, "You only met them. That’s no experience with their work.")
        return back(request, "mastermind")
    messages.success(request, "Saved to your experiences.")
    return redirect("person", experience.person_id)
