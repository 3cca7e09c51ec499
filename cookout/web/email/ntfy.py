"""The ntfy topic of a member: set, tested, removed."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from cookout.letters.delivery import Delivery
from cookout.letters.phone.ntfy_topic import NtfyTopic
from cookout.letters.preferences import Wish
from cookout.letters.round import try_out
from cookout.web.email.devices import may_test
from cookout.web.email.email import show
from cookout.web.email.email_form import NtfyAddress
from cookout.web.http.door import Visit
from cookout.web.http.open_page import too_many


@sensitive_post_parameters("url")
@require_POST
def use(request: Visit) -> HttpResponse:
    """Notifications go to this topic."""
    form = NtfyAddress(request.POST)
    if not form.is_valid():
        return show(request, ntfy_form=form)
    NtfyTopic.use(owner=request.user, url=form.cleaned_data["url"], at=request.at)
    messages.success(request, "Saved. Send a test to check it.")
    return _back()


@require_POST
def test(request: Visit) -> HttpResponse:
    """A test to the topic at once, and what its server says to it."""
    topic = NtfyTopic.of(request.user)
    if topic is None:
        raise Http404
    if not may_test(request):
        return too_many(request)
    problem = try_out(
        wish=Wish.of(request.user),
        home=settings.HOME,
        clock=timezone.now,
        channel=Delivery.Channel.NTFY,
    )
    if problem:
        messages.info(request, f"The test failed. {problem}")
    else:
        messages.success(request, f"Test sent to your topic at {topic.shown}.")
    return _back()


@require_POST
def remove(request: Visit) -> HttpResponse:
    """Nothing goes to the topic any more."""
    NtfyTopic.objects.of(request.user).delete()
    messages.success(request, "ntfy removed. It gets no more notifications.")
    return _back()


def _back() -> HttpResponse:
    return redirect(f"{reverse('email')}#phone")
