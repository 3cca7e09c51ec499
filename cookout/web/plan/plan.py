"""The plan: the minutes, what they carry, and everything entered to calculate that."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cookout.plan.observed import learned
from cookout.plan.plan import Plan
from cookout.web.cookouts.invite_over import having_over
from cookout.web.http.concurrent_edit import one_at_a_time
from cookout.web.http.door import Visit
from cookout.web.plan.fit import as_it_is, fit, put_back
from cookout.web.plan.plan_form import OtherNumbers, YourPlan
from cookout.web.plan.plan_page import page
from cookout.web.review.review_page import card


@require_safe
def index(request: Visit) -> HttpResponse:
    """The plan with its calculation; the setup form, if no minutes are entered."""
    plan = Plan.of_member(request.user)
    if not plan.is_made:
        return redirect("plan_set_up")
    tried = OtherNumbers(request.GET)
    cleaned = tried.cleaned_data if tried.is_valid() else {}
    shown = page(
        request.user,
        plan,
        events=cleaned.get("events"),
        more=cleaned.get("more") or 0,
        on=request.on,
    )
    shown |= {"fit": fit(plan, on=request.on), "review": card(request.user, on=request.on)}
    shown |= {"here": "plan", "plan": plan, "having_over": having_over(request.user, on=request.on)}
    return render(request, "plan/index.html", shown)


@require_POST
@one_at_a_time
def resize(request: Visit) -> HttpResponse:
    """Resize the plan as its page offers."""
    plan = Plan.of_member(request.user)
    offer = fit(plan, on=request.on).offer if plan.is_made else None
    if offer is None:
        messages.info(request, "Your plan didn’t change. The suggestion no longer applies.")
        return redirect("plan")
    undo = f"{reverse('plan_size_before')}?{urlencode({'before': as_it_is(plan)})}"
    plan.resize(minutes=offer.minutes, cookout_size=offer.cookout_size, at=request.at)
    words = f"Your plan is now {offer.a_week} minutes a week."
    messages.success(request, words, extra_tags=f"undo:{undo}")
    return redirect("plan")


@require_POST
@one_at_a_time
def size_before(request: Visit) -> HttpResponse:
    """Restore the size that the plan had before."""
    put_back(Plan.of_member(request.user), request.GET.get("before", ""))
    messages.success(request, "Plan restored.")
    return redirect("plan")


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def set_up(request: Visit) -> HttpResponse:
    """Enter the minutes, the events, the trade and the size of the cookout."""
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
        messages.success(request, "Plan saved.")
        return redirect("plan" if plan.is_made else "today")
    shown = {"here": "plan", "form": form, "plan": plan}
    return render(request, "plan/set_up.html", shown, status=422 if posted else 200)
