"""Fellow members: what the group knows of them, a thank-you, and having them among one's people."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cookout.mastermind.fellow_person import FellowPerson
from cookout.mastermind.fellow_story import fellow_story
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.thank_you import ThanksNobody, ThankYou
from cookout.web.http.door import Visit
from cookout.web.http.idempotency import once
from cookout.web.mastermind.thanks_form import ThankYouWords


@require_http_methods(["GET", "HEAD", "POST"])
@once
def show(request: Visit, pk: int) -> HttpResponse:
    """What a fellow member asked, tried and helped with; a POST thanks them."""
    rows = GroupMember.objects.seen_by(request.user).select_related("member", "group")
    fellow = get_object_or_404(rows, pk=pk)
    mine = fellow.group.membership_of(request.user)
    form = ThankYouWords(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            ThankYou.give(giver=mine, receiver=fellow, at=request.at, **form.cleaned_data)
            messages.success(request, f"{fellow.first_name} is thanked. The group reads it.")
            return redirect("fellow", pk)
        except ThanksNobody as problem:
            form.add_error(None, str(problem))
    shown = {
        "here": "mastermind",
        "group": fellow.group,
        "fellow": fellow,
        "mine": mine,
        "is_me": fellow == mine,
        "can_be_thanked": fellow != mine and fellow.left_at is None,
        "story": fellow_story(fellow, member=request.user),
        "form": form,
    }
    return render(request, "mastermind/fellow.html", shown, status=422 if form.is_bound else 200)


@require_POST
def take_thanks_back(request: Visit, pk: int) -> HttpResponse:
    """Delete a thank-you of one's own for good."""
    given = ThankYou.objects.seen_by(request.user).filter(giver__member=request.user)
    thanked = get_object_or_404(given, pk=pk)
    thanked.delete()
    messages.success(request, "Removed.")
    return redirect("fellow", thanked.receiver_id)


@require_POST
@once
def add(request: Visit, pk: int) -> HttpResponse:
    """Add a fellow member to the member's people, or open them if they are there."""
    rows = GroupMember.objects.seen_by(request.user).present().others_than(request.user)
    fellow = get_object_or_404(rows.select_related("member"), pk=pk)
    chosen = FellowPerson.choose(owner=request.user, place=fellow, at=request.at)
    messages.success(request, f"{fellow.full_name} is one of your people.")
    return redirect("person", chosen.person_id)
