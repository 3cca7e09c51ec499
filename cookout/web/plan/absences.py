"""Days off: when the member has no minutes for anybody."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cookout.plan.absence import Absence
from cookout.today.day_list import DayListEntry
from cookout.web.http.door import Visit, back
from cookout.web.http.idempotency import once
from cookout.web.plan.plan_form import DaysAway

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@once
def index(request: Visit) -> HttpResponse:
    """Those to come, and one more."""
    posted = request.method == "POST"
    form = DaysAway(request.POST if posted else None)
    if posted and form.is_valid():
        _draw_anew(form.write(owner=request.user))
        messages.success(request, "Days off saved.")
        return redirect("absences")
    to_come = Absence.objects.of(request.user).not_in_trash().filter(last_on__gte=request.on)
    shown = {"here": "plan", "form": form, "absences": to_come.in_order()[:SHOWN]}
    return render(request, "plan/absences.html", shown, status=422 if posted else 200)


@require_POST
def discard(request: Visit, pk: int) -> HttpResponse:
    """Put it in the trash."""
    absence = get_object_or_404(Absence.objects.of(request.user), pk=pk)
    absence.trash(at=request.at)
    _draw_anew(absence)
    undo = f"undo:{reverse('absence_restore', args=[pk])}"
    messages.success(request, "Days off removed.", extra_tags=undo)
    return back(request, "absences")


@require_POST
def restore(request: Visit, pk: int) -> HttpResponse:
    """Take it out of the trash."""
    absence = get_object_or_404(Absence.objects.of(request.user), pk=pk)
    absence.restore()
    _draw_anew(absence)
    messages.success(request, "Days off restored.")
    return back(request, "absences")


def _draw_anew(absence: Absence) -> None:
    DayListEntry.draw_anew(owner=absence.owner, first=absence.first_on, last=absence.last_on)
