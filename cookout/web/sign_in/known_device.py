"""Known devices: a signed cookie of an earlier sign-in, so that a stranger's guesses can't lock an
account's owner out."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from cookout.members.member import Member

SALT = "cookout.known-device"
A_YEAR = 365 * 24 * 60 * 60


def remember(response: HttpResponse, member: Member) -> None:
    """Set the cookie after a sign-in."""
    value = signing.dumps([member.pk, secrets.token_urlsafe(9)], salt=SALT)
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        value,
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def device_of(request: HttpRequest, email: str) -> str:
    """The device's id, if the owner of that email signed in on it before; else empty."""
    cookie = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    try:
        pk, mark = signing.loads(cookie, salt=SALT, max_age=A_YEAR)
    except (signing.BadSignature, ValueError):
        return ""
    return str(mark) if Member.objects.filter(pk=pk, email__iexact=email).exists() else ""
