"""The ntfy topic of a member: set, tested, removed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from cookout.letters.delivery import Delivery
from cookout.letters.phone.ntfy_topic import NtfyTopic
from cookout.web.email.email import show
from cookout.web.email.email_form import NtfyAddress
from cookout.web.email.try_notification import back_to_phone, send_test
from cookout.web.http.door import Visit


@sensitive_post_parameters("url")
@require_POST
def use(request: Visit) -> HttpResponse:
    """Send notifications to this topic."""
    form = NtfyAddress(request.POST)
    if not form.is_valid():
        return show(request, ntfy_form=form)
    NtfyTopic.use(owner=request.user, url=form.cleaned_data["url"], at=request.at)
    messages.success(request, "Saved. Send a test to check it.")
    return back_to_phone()


@require_POST
def test(request: Visit) -> HttpResponse:
    """Send a test to the topic at once, and show the server's answer."""
    topic = NtfyTopic.of(request.user)
    if topic is None:
        raise Http404
    return send_test(request, Delivery.Channel.NTFY, f"your topic at {topic.shown}")


@require_POST
def remove(request: Visit) -> HttpResponse:
    """Nothing goes to the topic any more."""
    NtfyTopic.objects.of(request.user).delete()
    messages.success(request, "ntfy removed. It gets no more notifications.")
    return back_to_phone()
