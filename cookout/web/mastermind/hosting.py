"""The host's page: promises, parked questions, visit requests; and bringing in a list."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cookout.mastermind.joining.bring_in import WrongLine, bring_in, read_members, read_promises
from cookout.mastermind.joining.visit_request import VisitRequest
from cookout.mastermind.parked_question import ParkedQuestion
from cookout.members.region import region_of
from cookout.practice.formats import region_writes_day_first
from cookout.practice.phrases import so_many
from cookout.web.http.door import Visit
from cookout.web.http.idempotency import once
from cookout.web.mastermind.groups import group_of, led_group
from cookout.web.mastermind.hosting_form import BroughtList, ParkedWords
from cookout.web.mastermind.hosting_page import hosting_page


@require_safe
def show(request: Visit, pk: int) -> HttpResponse:
    """What the host, or who stands in, needs between sessions."""
    shown = hosting_page(led_group(request, pk), member=request.user, at=request.at)
    return render(request, "mastermind/hosting.html", shown)


@require_POST
@once
def park(request: Visit, pk: int) -> HttpResponse:
    """Keep a question for later: any member may."""
    group, form = group_of(request, pk), ParkedWords(request.POST)
    if form.is_valid():
        by = group.membership_of(request.user)
        ParkedQuestion.park(by=by, text=form.cleaned_data["text"], at=request.at)
        messages.success(request, "Parked for later.")
    else:
        messages.info(request, "Write the question first, in up to 400 characters.")
    return redirect("group_parking", pk)


@require_safe
def parking(request: Visit, pk: int) -> HttpResponse:
    """The parking lot, as every member sees it."""
    group = group_of(request, pk)
    parked = group.parked.waiting().select_related("parked_by__member")
    shown = {"here": "mastermind", "group": group, "parked": parked, "form": ParkedWords()}
    return render(request, "mastermind/parking.html", shown)


@require_POST
def unpark(request: Visit, pk: int) -> HttpResponse:
    """Mark a parked question as taken up or no longer needed."""
    parked = get_object_or_404(ParkedQuestion.objects.seen_by(request.user), pk=pk)
    parked.take(at=request.at)
    messages.success(request, "Done. It’s off the parking lot.")
    return redirect("group_parking", parked.group_id)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def bring(request: Visit, pk: int) -> HttpResponse:
    """List members and promises that a group had before Cookout."""
    group = led_group(request, pk)
    form = BroughtList(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            members, promises = bring_in(
                group,
                members=read_members(form.cleaned_data["members"]),
                promises=read_promises(
                    form.cleaned_data["promises"],
                    on=request.on,
                    day_first=region_writes_day_first(region_of(request.user)),
                ),
                at=request.at,
                on=request.on,
            )
            many = so_many(count=members, one="member", several="members")
            made = so_many(count=promises, one="promise", several="promises")
            messages.success(request, f"Imported {many} and {made}.")
            return redirect("group_hosting", pk)
        except WrongLine as problem:
            form.add_error(None, str(problem))
    shown = {"here": "mastermind", "group": group, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "mastermind/bring.html", shown, status=status)


@require_POST
def answer_visit(request: Visit, pk: int) -> HttpResponse:
    """Mark a visit request as answered."""
    asked = visit_request(request, pk)
    asked.answer(at=request.at)
    messages.success(request, f"{asked.name} is off the list.")
    return redirect("group_hosting", asked.group_id)


def visit_request(request: Visit, pk: int) -> VisitRequest:
    """A request to visit a group that the member leads; 404 for anyone else."""
    rows = VisitRequest.objects.seen_by(request.user).select_related("group")
    asked = get_object_or_404(rows, pk=pk)
    if not asked.group.is_led_by(request.user):
        raise Http404
    return asked
