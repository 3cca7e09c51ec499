"""Sign-in is closed: members come by a link, never by signing up; tries are counted."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.cache import cache
from django.http import HttpRequest

from cookout.members.member import Member

TOO_MANY = "Too many tries. Wait a few minutes."
MISMATCH = "That email and password don’t match. Try again."
MOST_TRIES, FOR_SECONDS = 10, 5 * 60


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth, with the door for strangers shut."""

    error_messages: dict[str, Any] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": MISMATCH,
        "invalid_login": MISMATCH,
        "account_inactive": MISMATCH,
        "too_many_login_attempts": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def may_try(member: Member) -> bool:
    """Count a try of the present password; a few are enough for whoever knows it."""
    cache.add(_tries(member), 0, FOR_SECONDS)
    try:
        return cache.incr(_tries(member)) <= MOST_TRIES
    except ValueError:
        # It ran out in this very moment: a new count begins.
        return True


def forget_tries(member: Member) -> None:
    """Whoever knew it may try as often again."""
    cache.delete(_tries(member))


def _tries(member: Member) -> str:
    return f"present-password:{member.pk}"
