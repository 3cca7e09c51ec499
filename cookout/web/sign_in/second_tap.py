"""A second tap on a button that signs in, handled like the first, in the same browser.

When the first answer hasn't arrived yet, the second request is signed out, too, and its link is
spent. The form's key, which only this page had, together with a cookie of this browser that no
script reads, proves that both are the same form. Both are stored as one hash, for two minutes.
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
    """Note that this form signs a member in, in the transaction that spends the link."""
    if key := _key(request):
        Once.first(owner=member, key=key, at=request.at)


def member_of(request: Visit) -> Member | None:
    """The member whom this very form signed in a moment ago."""
    key = _key(request)
    member = Once.owner_of(key, since=request.at - WITHIN) if key else None
    return member if member and member.is_active else None


def _key(request: Visit) -> str:
    """A hash of this form in this browser; empty if either is unknown."""
    form = request.POST.get(KEY, "")
    browser = request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")
    if not form or not browser:
        return ""
    parts = ("second tap", request.path, form, browser)
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()
