"""A page behind a link in an email: anyone with its secret may answer one question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Protocol, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cookout.web.http.door import Visit
from cookout.web.http.open_page import is_within, secret_page, too_many

GONE = "parts/link_gone.html"
MOST = 20
"""Answers by one link, or by one address with invalid links, in five minutes."""

Opened = TypeVar("Opened", bound=Model)
Opened_co = TypeVar("Opened_co", bound=Model, covariant=True)
Page = Callable[[Visit, Opened, str], HttpResponse]
Address = Callable[[Visit, str], HttpResponse]


class Find(Protocol[Opened_co]):
    """Finds the row of a secret at a moment. Raises the page's `missing`."""

    def __call__(self, secret: str, *, at: datetime) -> Opened_co: ...


def secret_link(
    kind: str, *, find: Find[Opened], missing: type[Exception], whom: str
) -> Callable[[Page[Opened]], Address]:
    """A page for the row that `find` returns: its view takes the request, the row and the secret.

    Opening the link changes nothing. An invalid link is 404 and names `whom` to ask; guesses and
    answers are rate limited under `kind`. There is no CSRF token, since checking one needs the
    page's origin, which "no-referrer" suppresses; the secret in the address authorizes the answer.
    """

    def decorated(page: Page[Opened]) -> Address:
        @csrf_exempt
        @login_not_required
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(page)
        def guarded(request: Visit, secret: str) -> HttpResponse:
            posted = request.method == "POST"
            try:
                found = find(secret, at=request.at)
            except missing:
                if posted and not is_within(request, kind, most=MOST):
                    return secret_page(too_many(request))
                return secret_page(render(request, GONE, {"whom": whom}, status=404))
            if posted and not is_within(request, kind, most=MOST, whose=found.pk):
                return secret_page(too_many(request))
            return secret_page(page(request, found, secret))

        return guarded

    return decorated
