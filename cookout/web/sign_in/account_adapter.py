"""Sign-in for invited members only: no sign-up; attempts are limited."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from cookout.members.member import Member
from cookout.members.sign_in_attempt import SignInAttempt
from cookout.web.http.door import Visit
from cookout.web.sign_in.known_device import device_of

TOO_MANY = "Too many tries. Wait a few minutes."
MISMATCH = "That email and password don’t match. Try again."
MOST_TRIES = 10
"""In five minutes: for an account, and separately for a known device of its owner."""
MOST_FROM_ONE_ADDRESS = 100


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth without sign-up."""

    error_messages: dict[str, Any] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": MISMATCH,
        "invalid_login": MISMATCH,
        "account_inactive": MISMATCH,
        "too_many_login_attempts": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Only a path of this site: another allowed host name may be another program."""
        is_path = bool(url) and str(url).startswith("/")
        return is_path and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def pre_authenticate(self, request: Visit, **credentials: Any) -> None:
        """Count the attempt: for the device, if it is known for this account, else for the
        account."""
        email = str(credentials.get("email", "")).lower()
        device = device_of(request, email)
        whose = ("device", device) if device else ("account", email)
        address = ("address", self.get_client_ip(request))
        counted = [
            SignInAttempt.count(*whose, most=MOST_TRIES, at=request.at),
            SignInAttempt.count(*address, most=MOST_FROM_ONE_ADDRESS, at=request.at),
        ]
        if None in counted:
            raise self.validation_error("too_many_login_attempts")
        self.counted = [attempt for attempt in counted if attempt]

    def _rollback_login_failed_rl_usage(self) -> None:
        """The password was right: don't count this attempt."""
        for attempt in self.counted:
            attempt.delete()


def may_try(member: Member, *, at: datetime) -> bool:
    """Count an attempt at the current password."""
    return SignInAttempt.count("present", member.pk, most=MOST_TRIES, at=at) is not None


def forget_tries(member: Member) -> None:
    """Reset the count after the right password."""
    SignInAttempt.forget("present", member.pk)
