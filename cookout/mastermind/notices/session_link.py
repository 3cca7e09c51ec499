"""Coming or not, and minutes, by a link in an email: for a member of a group who never signs in."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.notices.mail_link import MailLink, opened_by
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.sessions.session_reply import SessionReply


class NoSuchSessionLink(Exception):
    """The link is forged, expired or replaced; or its session or member is gone."""


class SessionIsPast(Exception):
    """The session was canceled or is over, so no one can answer anymore."""


class SessionLink(MailLink, GroupScoped):
    """The link of one email about one session to one member who takes part by mail.

    Every email has its own, so that the invitation's still works after the reminder.
    """

    group_path = "session__group"

    session = models.ForeignKey(GroupSession, models.CASCADE, related_name="links")
    recipient = models.ForeignKey(GroupMember, models.CASCADE, related_name="+")
    # Which email: its kind, and how often the session had moved by then.
    mail = models.CharField(max_length=24)

    objects: ClassVar[GroupScopedRows[SessionLink]] = GroupScopedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["session", "recipient", "mail"], name="session_link_once_a_mail"
            ),
        )

    def __str__(self) -> str:
        return f"Coming or not, by {self.recipient}"

    @classmethod
    def make(cls, session: GroupSession, recipient: GroupMember, *, mail: str, at: datetime) -> str:
        """The secret of an email's link. Writing the email again makes a new one."""
        link, _ = cls.objects.get_or_create(session=session, recipient=recipient, mail=mail)
        return link.new_link(at=max(at, session.starts_at))

    @classmethod
    def note_mailed(
        cls, session: GroupSession, recipient: GroupMember, *, mail: str, at: datetime
    ) -> None:
        """Mark the email's link as sent, in whichever ledger it is; a cancellation has no link."""
        cls.objects.update_or_create(
            session=session, recipient=recipient, mail=mail, defaults={"mailed_at": at}
        )

    @classmethod
    def find(cls, secret: str, *, at: datetime) -> SessionLink:
        """The link of an address. Raises NoSuchSessionLink."""
        there = cls.objects.filter(recipient__left_at=None, recipient__member=None)
        found = there.exclude(recipient__email="").filter(opened_by(secret, at=at))
        if link := found.select_related("session__group__host", "recipient__group__host").first():
            return link
        raise NoSuchSessionLink

    @property
    def opens_minutes(self) -> bool:
        """Whether it is the link of minutes, which are ready after the bell."""
        return self.mail.startswith("minutes.") and self.session.is_over

    @property
    def comes(self) -> bool | None:
        """Their current answer; None for none."""
        reply = self.session.replies.filter(member=self.recipient).first()
        return reply.comes if reply else None

    def give(self, *, comes: bool, at: datetime) -> None:
        """Answer, or change the answer. Raises SessionIsPast."""
        if not self.session.is_ahead(at=at):
            raise SessionIsPast
        SessionReply.give(self.session, self.recipient, comes=comes, at=at)
