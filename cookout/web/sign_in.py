"""Sign-in is closed: members come by a link, never by signing up."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth, with the door for strangers shut."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
