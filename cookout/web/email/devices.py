"""Devices that take notifications: turned on from the device itself, tested, removed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from cookout.letters.delivery import Delivery
from cookout.letters.phone.push_subscription import (
    BadSubscription,
    PushSubscription,
    TooManyDevices,
)
from cookout.web.email.device_name import device_name
from cookout.web.email.try_notification import back_to_phone, send_test
from cookout.web.http.door import Visit
from cookout.web.http.idempotency import once

IN_SESSION = "push_subscription"
"""The session key with the device of this session, so that signing out ends its notifications."""
FAILED = "Your browser’s answer couldn’t be used, so nothing was turned on. Try again."
TOO_MANY = "You have 20 devices. Remove one first."


@require_POST
@once
def add(request: Visit) -> HttpResponse:
    """Save the browser's subscription."""
    fields = {name: request.POST.get(name, "") for name in ("endpoint", "p256dh", "auth")}
    name = device_name(request.headers.get("User-Agent", ""))
    try:
        device = PushSubscription.subscribe(owner=request.user, name=name, at=request.at, **fields)
    except BadSubscription:
        messages.info(request, FAILED)
    except TooManyDevices:
        messages.info(request, TOO_MANY)
    else:
        _note(request, device)
        messages.success(request, "Notifications are on for this device.")
    return back_to_phone()


@require_POST
def here(request: Visit) -> HttpResponse:
    """Which device this session is on, as its browser says after signing in again, or with a new
    subscription. One that the member never turned on stays unknown."""
    names = ("endpoint", "p256dh", "auth", "was")
    fields = {name: request.POST.get(name, "") for name in names}
    try:
        device = PushSubscription.recognize(owner=request.user, **fields)
    except BadSubscription:
        device = None
    if device is None:
        return JsonResponse({}, status=404)
    _note(request, device)
    return JsonResponse({"mark": device.mark})


def _note(request: Visit, device: PushSubscription) -> None:
    request.session[IN_SESSION], request.session["push_mark"] = device.pk, device.mark


@require_POST
def remove(request: Visit, pk: int) -> HttpResponse:
    """Nothing goes to this device any more."""
    device = get_object_or_404(PushSubscription.objects.of(request.user), pk=pk)
    Delivery.end_device(device, at=request.at)
    messages.success(request, f"{device.name} removed. It gets no more notifications.")
    return back_to_phone()


@require_POST
def test(request: Visit, pk: int) -> HttpResponse:
    """A test to a device at once, and what its push service says to it."""
    device = get_object_or_404(PushSubscription.objects.of(request.user), pk=pk)
    return send_test(request, Delivery.Channel.PUSH, device.name, device=device)


def end_this(request: Visit) -> None:
    """End the notifications of a device that signs out."""
    here = PushSubscription.objects.of(request.user).filter(pk=request.session.get(IN_SESSION, 0))
    for device in here:
        Delivery.end_device(device, at=request.at)


def end_others(request: Visit) -> None:
    """End the notifications of every other device, when they are signed out."""
    here = request.session.get(IN_SESSION, 0)
    for device in PushSubscription.objects.of(request.user).exclude(pk=here):
        Delivery.end_device(device, at=request.at)
