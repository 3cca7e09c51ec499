"""A test notification to a phone, sent at once, and what came of it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from cookout.letters.delivery import Delivery
from cookout.letters.phone.push_subscription import PushSubscription
from cookout.letters.preferences import Wish
from cookout.letters.round import try_out
from cookout.web.http.door import Visit
from cookout.web.http.open_page import is_within, too_many

MOST_TESTS = 10
"""In five minutes: each makes this computer call another."""


def send_test(
    request: Visit, channel: Delivery.Channel, to: str, *, device: PushSubscription | None = None
) -> HttpResponse:
    """Send a test, and say what the service answered."""
    if not is_within(request, "phone test", most=MOST_TESTS, whose=request.user.pk):
        return too_many(request)
    problem = try_out(
        wish=Wish.of(request.user),
        home=settings.HOME,
        clock=timezone.now,
        channel=channel,
        device=device,
    )
    if problem:
        messages.info(request, f"The test failed. {problem}")
    else:
        messages.success(request, f"Test sent to {to}.")
    return back_to_phone()


def back_to_phone() -> HttpResponse:
    """The part of the page about email that sets what goes to the phone."""
    return redirect(f"{reverse('email')}#phone")
