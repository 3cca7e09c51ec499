"""Decorators for pages that open without signing in: not indexed, without referrer, and rate
limited."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cookout.members.sign_in_attempt import SignInAttempt
from cookout.web.http.door import Visit


def unlisted(response: HttpResponse) -> HttpResponse:
    """Keep the page out of search engines."""
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def secret_page(response: HttpResponse) -> HttpResponse:
    """The same, and send no referrer, since the address is a secret."""
    response["Referrer-Policy"] = "no-referrer"
    return unlisted(response)


def is_within(request: Visit, kind: str, *, most: int, whose: object = None) -> bool:
    """Count an attempt of a kind, by default of the visitor's address (behind a proxy, the one it
    added). False beyond the limit in five minutes."""
    who = get_adapter().get_client_ip(request) if whose is None else whose
    return SignInAttempt.count(kind, who, most=most, at=request.at) is not None


def too_many(request: HttpRequest) -> HttpResponse:
    """Says to try again in five minutes."""
    return render(request, "parts/too_many.html", status=429)
