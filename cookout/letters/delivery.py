"""A delivery: one email or notification that is due, and whether it was sent. The ledger."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django.db import connection, models, transaction
from django.db.models import Count, Q, QuerySet

from cookout.letters.phone.push_subscription import PushSubscription
from cookout.mastermind.group_member import GroupMember
from cookout.mastermind.notices.group_notice import GroupNotice
from cookout.mastermind.notices.session_link import SessionLink
from cookout.mastermind.sessions.session import GroupSession
from cookout.members.compiled_query import CompiledQuery
from cookout.members.member import Member
from cookout.members.owned import Owned, OwnedRows
from cookout.practice.hours import pause


class NothingLeft(Exception):
    """What a delivery was about has been done meanwhile."""


class Deliveries(OwnedRows["Delivery"]):
    """Queries for deliveries, planned, sent or failed."""

    def open(self) -> Deliveries:
        """Deliveries still to be sent."""
        return self.filter(delivered_at=None, covered_by=None, called_off_at=None)

    def ready(self, *, at: datetime) -> Deliveries:
        """Deliveries due, unclaimed and past their pause.

        One created later than `at` comes from a clock that ran ahead: it is sent at once.
        """
        free = Q(claimed_at=None) | Q(claimed_at__lte=at - Delivery.CLAIM) | Q(claimed_at__gt=at)
        rested = Q(next_try_at=None) | Q(next_try_at__lte=at) | Q(tried_at__gt=at)
        return self.open().filter(free, rested, due_at__lte=at)

    def waiting(self, *, at: datetime) -> Deliveries:
        """Deliveries due, of kinds whose latest one replaces earlier ones."""
        return self.open().filter(due_at__lte=at).exclude(kind__in=Delivery.STANDS_ALONE)

    def several(self, *, at: datetime) -> QuerySet[Delivery, Any]:
        """The recipients and kinds of which several wait."""
        place = ("owner", "kind", "channel", "device")
        counted: Any = self.waiting(at=at).values(*place).annotate(count=Count("pk"))
        return counted.filter(count__gt=1).values(*place)  # type: ignore[no-any-return]


class LetterKind(models.TextChoices):
    DIGEST = "digest", "Morning email"
    PROMISE = "promise", "Promises due"
    REVIEW = "review", "Weekly review"
    TEST = "test", "Test email"
    GROUPS = "groups", "Your groups"
    SESSION = "session", "Session"
    TOMORROW = "tomorrow", "Session tomorrow"
    MINUTES = "minutes", "Minutes of a session"
    GROUP = "group", "Email to a group member"


class Delivery(Owned):
    """One email to a member, or one notification to one of their devices. The period is unique, so
    that nothing is sent twice."""

    STANDS_ALONE = (
        LetterKind.TEST,
        LetterKind.SESSION,
        LetterKind.TOMORROW,
        LetterKind.MINUTES,
        LetterKind.GROUP,
    )
    """Kinds of which each is sent, rather than only the latest."""

    OF_SESSIONS = (LetterKind.SESSION, LetterKind.TOMORROW, LetterKind.MINUTES)

    class Channel(models.TextChoices):
        MAIL = "mail", "Mail"
        PUSH = "push", "Web push"
        NTFY = "ntfy", "ntfy"

    PHONE = (Channel.PUSH, Channel.NTFY)
    CLAIM = timedelta(minutes=3)
    """Longer than any sending takes: a claim older than this is abandoned."""

    LOST_DEVICE = "This device no longer takes notifications. Turn them on there again."
    NOTHING_LEFT = "By then there was nothing to say."

    kind = models.CharField(max_length=8, choices=LetterKind.choices)
    channel = models.CharField(max_length=8, choices=Channel.choices, default=Channel.MAIL)
    # Of web push alone. The name stays when the device is removed.
    device = models.ForeignKey(
        PushSubscription, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    device_name = models.CharField(max_length=60, blank=True, default="")
    period = models.CharField(max_length=40)
    due_at = models.DateTimeField()
    message_id = models.CharField(max_length=320)
    claimed_at = models.DateTimeField(null=True, blank=True)
    claimed_by = models.CharField(max_length=64, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    failure = models.TextField(blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    covered_by = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    # To a member of a group who takes part by email: owned by the group's host.
    recipient = models.ForeignKey(
        GroupMember, models.CASCADE, null=True, blank=True, related_name="deliveries"
    )
    called_off_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Deliveries] = Deliveries.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["owner", "kind", "period", "channel"],
                condition=~Q(channel="push"),
                name="delivery_once_for_a_period",
            ),
            models.UniqueConstraint(
                fields=["device", "kind", "period"], name="delivery_once_a_device"
            ),
        )
        indexes = (
            models.Index(
                fields=["due_at"],
                condition=Q(delivered_at=None, covered_by=None, called_off_at=None),
                name="delivery_open",
            ),
            models.Index(fields=["owner", "-due_at", "-id"], name="delivery_by_moment"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.period}"

    @classmethod
    def plan(
        cls,
        *,
        owner: Member,
        kind: str,
        period: str,
        due_at: datetime,
        domain: str,
        channel: str = Channel.MAIL,
        device: PushSubscription | None = None,
        recipient: GroupMember | None = None,
    ) -> Delivery:
        """Create the delivery of a period, once. Its Message-ID is made here and never changes."""
        made, _ = cls.objects.get_or_create(
            owner=owner,
            kind=kind,
            period=period,
            channel=channel,
            device=device,
            defaults={
                "due_at": due_at,
                "message_id": f"<{uuid.uuid4()}@{domain}>",
                "device_name": device.name if device else "",
                "recipient": recipient,
            },
        )
        return made

    @classmethod
    def claim(
        cls,
        *,
        at: datetime,
        by: str,
        quiet: Collection[int] = (),
        closed: Collection[str] = (),
        only: int | None = None,
    ) -> Delivery | None:
        """Claim the next one that is ready, in a short transaction, so that no other process sends
        it.

        `quiet` are members in their quiet hours, `closed` the channels that are out of order.
        """
        with transaction.atomic():
            rows = cls.objects.ready(at=at).exclude(owner__in=quiet).exclude(channel__in=closed)
            if only is not None:
                rows = cls.objects.ready(at=at).filter(pk=only)
            if connection.features.has_select_for_update_skip_locked:
                rows = rows.select_for_update(skip_locked=True)
            one = rows.order_by("due_at", "pk").first()
            if one is None:
                return None
            one.claimed_at, one.claimed_by, one.tried_at, one.tries = at, by, at, one.tries + 1
            # The pause is over; should we be killed now, only the claim holds anybody up.
            one.next_try_at = None
            one.save(update_fields=["claimed_at", "claimed_by", "tried_at", "tries", "next_try_at"])
            return one

    def of_its_kind(self) -> Deliveries:
        """All deliveries of this kind to the member by the same channel and device."""
        same = {"kind": self.kind, "channel": self.channel, "device": self.device_id}
        return Delivery.objects.of(self.owner).filter(**same)

    @property
    def day_before(self) -> date | None:
        """The day on which the one before this, of its kind, was sent."""
        sent = self.of_its_kind().filter(due_at__lt=self.due_at)
        last = sent.exclude(delivered_at=None).order_by("-due_at").first()
        return self.owner.day(last.delivered_at) if last and last.delivered_at else None

    @property
    def news_since(self) -> datetime:
        """Since when its news counts: since the last one sent, else a day ago; at most a week."""
        sent = self.of_its_kind().filter(due_at__lt=self.due_at).exclude(delivered_at=None)
        last = sent.order_by("-due_at").first()
        since = last.due_at if last else self.due_at - timedelta(days=1)
        return max(since, self.due_at - timedelta(days=7))

    def present_recipient(self) -> GroupMember | None:
        """The member who takes part by email to whom it goes; None for its owner's own.

        Raises NothingLeft where they left, or have an account now.
        """
        if self.recipient_id is None:
            return None
        by_mail = GroupMember.objects.by_mail().filter(pk=self.recipient_id)
        if place := by_mail.select_related("group__host").first():
            return place
        raise NothingLeft

    @transaction.atomic
    def deliver(self, *, at: datetime) -> None:
        """Mark it as sent."""
        self.delivered_at, self.failure, self.next_try_at = at, "", None
        self._note("delivered_at", "failure", "next_try_at")
        if place := self.recipient:
            self._note_mailed(place, at)

    def _note_mailed(self, place: GroupMember, at: datetime) -> None:
        """Note on the email's link that it was sent, since the ledger goes with its owner's
        account."""
        if self.kind == LetterKind.GROUP:
            GroupNotice.note_mailed(self.message_id, to=place, at=at)
        elif session := self.session:
            mail = f"{self.kind}.{self.period.split('.')[1]}"
            SessionLink.note_mailed(session, place, mail=mail, at=at)

    @property
    def session(self) -> GroupSession | None:
        """The session that it is about; its id is the first part of the period."""
        number = self.period.partition(".")[0]
        if self.kind not in self.OF_SESSIONS or not number.isdecimal():
            return None
        return GroupSession.objects.select_related("group").filter(pk=int(number)).first()

    def fail(self, words: str, *, at: datetime) -> None:
        """Mark it as failed, with the reason and when to try again. A test is never tried again."""
        self.failure, self.next_try_at = words, at + pause(tries=max(self.tries, 1))
        if self.kind == LetterKind.TEST:
            self.called_off_at, self.next_try_at = at, None
        self._note("failure", "next_try_at", "called_off_at")

    def drop(self, words: str, *, at: datetime) -> None:
        """Give it up, with the reason."""
        self.failure, self.called_off_at = words, at
        self._note("failure", "called_off_at")

    @classmethod
    @transaction.atomic
    def end_device(cls, device: PushSubscription, *, at: datetime, words: str = "") -> None:
        """Delete a device, and cancel what waits for it."""
        cls.objects.open().filter(device=device).update(
            called_off_at=at, failure=words, claimed_at=None
        )
        PushSubscription.objects.filter(pk=device.pk).delete()

    def _note(self, *names: str) -> None:
        self.claimed_at = None
        # Its member may have left meanwhile, and it with them.
        noted = {name: getattr(self, name) for name in ("claimed_at", *names)}
        Delivery.objects.filter(pk=self.pk).update(**noted)

    @classmethod
    def cover(cls, *, at: datetime) -> None:
        """Where several of a kind wait for a member, send only the latest."""
        for of_one in _SEVERAL(at=at):
            waiting = cls.objects.waiting(at=at).filter(**of_one)
            latest, *older = waiting.order_by("-due_at", "-pk")
            cls.objects.filter(pk__in=[delivery.pk for delivery in older]).update(covered_by=latest)

    @classmethod
    def uncover(cls, *, at: datetime) -> None:
        """After the clock went back, undo `cover` for deliveries that aren't due yet."""
        later = cls.objects.filter(due_at__gt=at).values("pk")
        cls.objects.filter(covered_by__in=later).update(covered_by=None)

    @classmethod
    def call_off(
        cls, *, owner: Member, kind: str, at: datetime, channels: Collection[str] = (Channel.MAIL,)
    ) -> None:
        """Cancel what waits, since the member no longer wants it."""
        waiting = cls.objects.of(owner).open().filter(kind=kind, channel__in=channels)
        waiting.update(called_off_at=at)

    @classmethod
    def see(cls, *, owner: Member, at: datetime) -> int:
        """Mark the ledger as seen; returns how many were new to the member."""
        return cls.objects.of(owner).filter(seen_at=None, due_at__lte=at).update(seen_at=at)


# Asked at every look, which is once a minute.
_SEVERAL = CompiledQuery(lambda at: Delivery.objects.several(at=at))
