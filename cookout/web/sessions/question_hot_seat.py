"""Ask for a hot seat with a question already put to the group."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cookout.mastermind.sessions.hot_seat import HotSeatRequest, can_ask_for_hot_seat
from cookout.web.http.door import Visit
from cookout.web.http.idempotency import once
from cookout.web.mastermind.questions import asked_by, question_of
from cookout.web.sessions.hot_seat_form import FieldsToAdd


@require_http_methods(["GET", "HEAD", "POST"])
@once
def take(request: Visit, pk: int) -> HttpResponse:
    """The asker asks for a hot seat; empty fields have to be filled in first."""
    question = question_of(request, pk)
    asker = asked_by(request, question)
    if not can_ask_for_hot_seat(question):
        raise Http404
    posted = request.POST if request.method == "POST" else None
    form = FieldsToAdd(posted, written=question.written)
    if form.is_bound and form.is_valid():
        question.complete(by=asker, **form.cleaned_data)
        HotSeatRequest.make(question=question, at=request.at)
        messages.success(request, "Asked for a hot seat. The host sets who’s next.")
        return redirect("group_question", pk)
    shown = {"here": "mastermind", "question": question, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "sessions/question_hot_seat.html", shown, status=status)
