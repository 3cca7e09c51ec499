"""A second tap on a button that signs in: it ends where the first ended, in the same browser.

The first answer may not have arrived yet, so the second is signed out, too, and its link is spent.
What proves that both are one is the key of the form, which only this page had, together with the
cookie of this browser that no script reads. Both are kept as one hash, and count for two minutes.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.conf import settings

from cookout.members.member import Member
from cookout.members.once import Once
from cookout.web.http.door import Visit
from cookout.web.http.idempotency import KEY

WITHIN = timedelta(minutes=2)


def note(request: Visit, member: Member) -> None:
    """This form signs a member in. Called where the link is spent, in the same transaction."""
    if key := _key(request):
        Once.first(owner=member, key=key, at=request.at)


def member_of(request: Visit) -> Member | None:
    """Whom this very form signed in a moment ago."""
    key = _key(request)
    member = Once.owner_of(key, since=request.at - WITHIN) if key else None
    return member if member and member.is_active else None


def _key(request: Visit) -> str:
    """Of this form in this browser; empty where either cannot be told."""
    form = request.POST.get(KEY, "")
    browser = request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")
    if not form or not browser:
        return ""
    parts = ("second tap", request.path, form, browser)
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()
