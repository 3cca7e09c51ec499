"""Whether a session was worth somebody's time: in their words, to the host alone."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.sessions.session import GroupSession


class NotAsked(Exception):
    """The session is running, they weren't there, or they host it: they aren't asked."""


class ClosingWord(GroupScoped):
    """A member's words to the host after a session. There is no number and no other reader: a later
    host doesn't see what was told to an earlier one."""

    group_path = "session__group"

    session = models.ForeignKey(GroupSession, models.CASCADE, related_name="closing_words")
    author = models.ForeignKey(GroupMember, models.CASCADE, related_name="closing_words")
    told = models.ForeignKey(GroupMember, models.CASCADE, related_name="told_closing_words")
    text = models.TextField()
    written_at = models.DateTimeField()

    objects: ClassVar[GroupScopedRows[ClosingWord]] = GroupScopedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("written_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["session", "author"], name="closing_word_once_a_session"
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="closing_word_has_words"),
        )

    def __str__(self) -> str:
        return self.text

    @classmethod
    def write(cls, session: GroupSession, text: str, *, by: GroupMember, at: datetime) -> None:
        """Tell the host; said again, it is changed, and without words it is gone.

        Raises NotAsked.
        """
        host = host_to_tell(session, by)
        if host is None:
            raise NotAsked
        if not text.strip():
            cls.objects.filter(session=session, author=by).delete()
            return
        fields = {"text": text.strip(), "told": host, "written_at": at}
        cls.objects.update_or_create(session=session, author=by, defaults=fields)


def host_to_tell(session: GroupSession, member: GroupMember) -> GroupMember | None:
    """Who reads it; None for who is not asked: they host it, or were not there."""
    if not session.is_over or not session.seats.came().filter(member=member).exists():
        return None
    hosts = session.group.members.present().filter(member=session.group.host_id)
    host = hosts.exclude(member=None).select_related("member").first()
    return None if host is None or host.pk == member.pk else host
