"""Capture without a connection: the page that a phone caches, and where it sends captures later."""

from __future__ import annotations

import re

from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError, transaction
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cookout.capture.card_photos.reading import WORK, reading
from cookout.capture.phone.sealed_capture import (
    CaptureOfAnother,
    CaptureUnreadable,
    SealedCapture,
    member_mark,
    open_capture,
    public_key,
)
from cookout.capture.received_capture import KEY, ReceivedCapture
from cookout.web.decide.answers_form import ANSWERS
from cookout.web.http.background import go_on
from cookout.web.http.door import Visit
from cookout.web.http.open_page import unlisted
from cookout.web.phone.captured_meeting import keep

KEYS = re.compile(rf"[0-9a-f-]{{16,{KEY}}}")
UNREADABLE = "It was saved for another Cookout, or didn’t arrive whole."
ANOTHERS = "Someone else who signs in on this phone saved it."
NO_KEY = "It has no key. Reload the page and try again."


@login_not_required
@require_safe
def capture(request: Visit) -> HttpResponse:
    """The page that a phone caches: the same for everyone, with nothing about any member."""
    shown = {"key": public_key(), "answers": ANSWERS}
    # Without the request: no member's theme, mark or messages.
    return unlisted(HttpResponse(render_to_string("phone/capture.html", shown)))


@require_safe
def state(request: Visit) -> HttpResponse:
    """Whether a phone may send now, as whom, and with which token."""
    return JsonResponse({"token": get_token(request), "whose": member_mark(request.user)})


@require_POST
def receive(request: Visit) -> HttpResponse:
    """Save one capture, once for its key, however often it is sent."""
    key, box = request.POST.get("key", ""), request.FILES.get("box")
    if not KEYS.fullmatch(key) or box is None:
        return JsonResponse({"problem": NO_KEY}, status=422)
    if ReceivedCapture.has_come(owner=request.user, key=key):
        return _kept()
    try:
        found = open_capture(box.read(), member=request.user)
    except CaptureOfAnother:
        return JsonResponse({"problem": ANOTHERS}, status=409)
    except CaptureUnreadable:
        return JsonResponse({"problem": UNREADABLE}, status=422)
    return _keep(request, key, found)


def _keep(request: Visit, key: str, found: SealedCapture) -> HttpResponse:
    try:
        received = keep(found, key=key, owner=request.user, at=request.at)
    except IntegrityError:
        # Sent twice at once: the other one was faster.
        with transaction.atomic():
            if not ReceivedCapture.has_come(owner=request.user, key=key):
                raise
        return _kept()
    if received.photo:
        go_on(WORK, reading(clock=timezone.now))
    return _kept(waits=received.settled_at is None)


def _kept(*, waits: bool = False) -> JsonResponse:
    return JsonResponse({"waits": waits})
