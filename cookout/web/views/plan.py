"""The plan: what the minutes carry, and what was told to say so."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cookout.plan.learned import learned
from cookout.plan.plan import Plan
from cookout.web.door import Visit
from cookout.web.forms.meanwhile import one_at_a_time
from cookout.web.forms.plan import Tried, YourPlan
from cookout.web.plan_page import page


@require_safe
def index(request: Visit) -> HttpResponse:
    """The plan with its sum; set up first where nothing was told."""
    plan = Plan.of_member(request.user)
    if not plan.is_made:
        return redirect("plan_set_up")
    tried = Tried(request.GET)
    said = tried.cleaned_data if tried.is_valid() else {}
    shown = page(
        request.user, plan, events=said.get("events"), more=said.get("more") or 0, on=request.on
    )
    return render(request, "plan/index.html", {"here": "plan", "plan": plan, **shown})


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def set_up(request: Visit) -> HttpResponse:
    """Tell the minutes, the events, the trade and the size of the cookout."""
    plan = Plan.of_member(request.user)
    posted = request.method == "POST"
    form = YourPlan(
        request.POST if posted else None,
        plan=plan,
        learned=learned(member=request.user, on=request.on),
        on=request.on,
    )
    if posted and form.is_valid():
        form.write(at=request.at)
        messages.success(request, "This is your plan now.")
        return redirect("plan" if plan.is_made else "today")
    shown = {"here": "plan", "form": form, "plan": plan}
    return render(request, "plan/set_up.html", shown, status=422 if posted else 200)
