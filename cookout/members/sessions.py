"""Where a member is signed in: every one of their sessions, made to forget, or ended."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth import SESSION_KEY
from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sessions.models import Session

from cookout.members.member import Member


def forget_messages(member: Member) -> None:
    """Messages that wait for their page may quote somebody: they are taken away."""
    for session in _sessions(member):
        said = session.get_decoded()
        if said.pop(SessionStorage.session_key, None):
            session.session_data = Session.objects.encode(said)
            session.save(update_fields=["session_data"])


def sign_out_everywhere(member: Member) -> None:
    """Every device is signed out, and nothing of the member is left in a session."""
    Session.objects.filter(pk__in=[session.pk for session in _sessions(member)]).delete()


def _sessions(member: Member) -> Iterator[Session]:
    """Those of one member; a session says whose it is only when it is opened."""
    for session in Session.objects.iterator():
        if session.get_decoded().get(SESSION_KEY) == str(member.pk):
            yield session
