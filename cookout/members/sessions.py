"""The sessions of a member: their waiting messages deleted, or all of them ended."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth import SESSION_KEY
from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sessions.models import Session

from cookout.members.member import Member


def forget_messages(member: Member) -> None:
    """Delete the waiting messages, which may quote someone who was deleted."""
    for session in _sessions(member):
        content = session.get_decoded()
        if content.pop(SessionStorage.session_key, None):
            session.session_data = Session.objects.encode(content)
            session.save(update_fields=["session_data"])


def sign_out_everywhere(member: Member) -> None:
    """Sign out every device, and leave nothing of the member in a session."""
    Session.objects.filter(pk__in=[session.pk for session in _sessions(member)]).delete()


def _sessions(member: Member) -> Iterator[Session]:
    """The sessions of one member. Each has to be decoded, since a session's row doesn't name its
    member."""
    for session in Session.objects.iterator():
        if session.get_decoded().get(SESSION_KEY) == str(member.pk):
            yield session
