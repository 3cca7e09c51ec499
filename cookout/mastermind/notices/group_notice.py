"""A notice: one thing to tell a member who takes part by email, with one link. Only its hash is
stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.group_promise import GroupPromise
from cookout.mastermind.group_scoped import GroupScoped, GroupScopedRows
from cookout.mastermind.notices.mail_link import MailLink, opened_by
from cookout.mastermind.notices.notices_due import LOOKS_BACK, NoticeAbout, asked_key, due_notices
from cookout.mastermind.questions.group_answer import GroupAnswer
from cookout.mastermind.questions.group_question import GroupQuestion
from cookout.mastermind.questions.personal_request import PersonalRequest
from cookout.mastermind.sessions.session import GroupSession
from cookout.mastermind.thank_you import ThankYou

KEPT_IN_MIND = LOOKS_BACK + timedelta(days=2)
"""What was written down before is due no more; a day's border may lie on either side."""


class NoSuchNotice(Exception):
    """The link is forged, expired or replaced; or what it is about, or its member, is gone."""


class GroupNotices(GroupScopedRows["GroupNotice"]):
    """Queries for notices."""

    def standing(self) -> Self:
        """Notices not withdrawn, to members who are still in the group."""
        there = self.filter(recipient__left_at=None)
        return there.filter(Q(question=None) | Q(question__withdrawn_at=None))

    def unmailed(self, *, at: datetime) -> Self:
        """Notices not emailed yet that may still be due."""
        return self.standing().filter(mailed_at=None, made_at__gt=at - KEPT_IN_MIND)

    def that_open(self) -> Self:
        """Notices whose link still works: the account is active, the address still listed."""
        by_mail = Q(recipient__member=None) & ~Q(recipient__email="")
        return self.standing().filter(by_mail | Q(recipient__member__is_active=True))


class GroupNotice(MailLink, GroupScoped):
    """One thing to tell one member. Created once, and emailed once."""

    group_path = "recipient__group"
    About = NoticeAbout

    recipient = models.ForeignKey(GroupMember, models.CASCADE, related_name="notices")
    about = models.CharField(max_length=5, choices=NoticeAbout.choices)
    # Which matter it is: "told.7.30".
    key = models.CharField(max_length=40)
    question = models.ForeignKey(
        GroupQuestion, models.CASCADE, null=True, blank=True, related_name="notices"
    )
    promise = models.ForeignKey(
        GroupPromise, models.CASCADE, null=True, blank=True, related_name="notices"
    )
    thank_you = models.ForeignKey(
        ThankYou, models.CASCADE, null=True, blank=True, related_name="notices"
    )
    session = models.ForeignKey(
        GroupSession, models.CASCADE, null=True, blank=True, related_name="notices"
    )
    made_at = models.DateTimeField()
    # Of the email in which it stands.
    message_id = models.CharField(max_length=320, blank=True)

    objects: ClassVar[GroupNotices] = GroupNotices.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["recipient", "key"], name="group_notice_once"),
        )

    def __str__(self) -> str:
        return f"{self.get_about_display()} to {self.recipient}"

    @classmethod
    def plan(cls, *, at: datetime) -> None:
        """Create the notices for members who take part by email. Idempotent."""
        places = list(GroupMember.objects.by_mail().select_related("group__host"))
        there = cls.objects.filter(recipient__in=places, made_at__gt=at - KEPT_IN_MIND)
        written = set(there.values_list("recipient", "key"))
        made = [
            cls(
                recipient_id=place,
                about=one.about,
                key=one.key,
                question=one.question,
                promise=one.promise,
                thank_you=one.thank_you,
                session=one.session,
                made_at=at,
            )
            for place, one in due_notices(places, at=at)
            if (place, one.key) not in written
        ]
        cls.objects.bulk_create(made, ignore_conflicts=True)

    @classmethod
    def waiting(cls, place: GroupMember, *, at: datetime) -> list[GroupNotice]:
        """What a member is still to be told, the pressing first: nothing that was mailed, and
        nothing that is done meanwhile."""
        rows = cls.objects.unmailed(at=at).filter(recipient=place)
        about = ("question__asker__member", "promise", "thank_you__giver__member", "session__group")
        unmailed = {row.key: row for row in rows.select_related(*about)}
        if not unmailed:
            return []
        keys = [one.key for _, one in due_notices([place], at=at)]
        return [unmailed[key] for key in keys if key in unmailed]

    @classmethod
    def last_mailed_at(cls, place: GroupMember) -> datetime | None:
        """When the member's last email was sent."""
        mailed = cls.objects.filter(recipient=place, recipient__member=None)
        found: datetime | None = mailed.aggregate(last=models.Max("mailed_at"))["last"]
        return found

    @classmethod
    def put_into(cls, message_id: str, notices: Iterable[GroupNotice], *, to: GroupMember) -> None:
        """Put exactly these into an email that is being written."""
        theirs = cls.objects.filter(recipient=to)
        theirs.filter(message_id=message_id).update(message_id="")
        theirs.filter(pk__in=[notice.pk for notice in notices]).update(message_id=message_id)

    @classmethod
    def note_mailed(cls, message_id: str, *, to: GroupMember, at: datetime) -> None:
        """Mark the notices of a sent email, in whichever ledger it is: they aren't emailed
        again."""
        cls.objects.filter(recipient=to, message_id=message_id).update(mailed_at=at)

    @classmethod
    def link_to_answer(cls, request: PersonalRequest, *, at: datetime) -> str:
        """The secret of a link to a question that was put to a member with an account."""
        notice, _ = cls.objects.get_or_create(
            recipient=request.asked,
            key=asked_key(request.question),
            defaults={
                "about": NoticeAbout.ASKED,
                "question": request.question,
                "made_at": at,
            },
        )
        return notice.new_link(at=at)

    @classmethod
    def find(cls, secret: str, *, at: datetime) -> GroupNotice:
        """The notice of a link. Raises NoSuchNotice."""
        about = ("recipient__group__host", "recipient__member", "question__asker__member")
        others = ("promise", "thank_you__giver__member", "session__group__host")
        rows = cls.objects.that_open().filter(opened_by(secret, at=at))
        found = rows.select_related(*about, *others).first()
        if found is None:
            raise NoSuchNotice
        return found

    @property
    def answer(self) -> GroupAnswer | None:
        """What the recipient answered."""
        return GroupAnswer.objects.filter(question=self.question, author=self.recipient).first()
