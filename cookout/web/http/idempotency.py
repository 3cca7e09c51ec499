"""Idempotent POST: a form sent twice, at once or after a slow answer, takes effect once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect

from cookout.members.once import Once
from cookout.web.http.door import Visit

KEY = "once"


def once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that runs once for each form's key; a repeat redirects to where the first one did."""

    @wraps(view)
    def sent(request: Visit, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        # A transaction takes the database's one right to write from its beginning.
        with transaction.atomic():
            return _sent(request, lambda: view(request, *args, **kwargs))

    return sent


def _sent(request: Visit, do: Callable[[], HttpResponse]) -> HttpResponse:
    if not request.POST.get(KEY):
        return do()
    key = _key(request)
    sending = Once.objects.of(request.user).filter(key=key)
    if not Once.first(owner=request.user, key=key, at=request.at):
        return HttpResponseRedirect(sending.get().led_to)
    answer = do()
    if isinstance(answer, HttpResponseRedirect):
        sending.update(led_to=answer.url)
    else:
        # Nothing was done: the page came again, with what is wrong.
        sending.delete()
    return answer


def _key(request: Visit) -> str:
    """The form's own key with the pressed button, since buttons of one form do different things."""
    button = request.POST.get("kind", ""), request.POST.get("promise", "")
    parts = (request.POST[KEY], request.path, *button)
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()
