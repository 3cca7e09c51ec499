"""A wish: which emails a member wants, at which hour of which days, and the quiet hours. The hours
hold for the phone, too."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django.db import models, transaction

from cookout.letters.delivery import Delivery, LetterKind
from cookout.letters.phone.phone_wish import PhoneWish
from cookout.members.member import Member
from cookout.members.owned import Owned, OwnedRows
from cookout.practice.hours import is_quiet
from cookout.practice.phrases import WEEKDAYS

EVERY_DAY = "0123456"


class Wish(Owned):
    """What one member wants to receive. Nothing, until they choose."""

    WHEN = {
        LetterKind.DIGEST: ("digest", "digest_time", "digest_days"),
        LetterKind.PROMISE: ("promise", "promise_time"),
        LetterKind.REVIEW: ("review", "review_time", "review_day"),
        LetterKind.GROUPS: ("groups", "digest_time"),
    }

    digest = models.BooleanField(default=False)
    digest_time = models.TimeField(default=time(7))
    digest_days = models.CharField(max_length=7, default=EVERY_DAY)
    digest_from = models.DateTimeField(null=True, blank=True)
    promise = models.BooleanField(default=False)
    promise_time = models.TimeField(default=time(8))
    promise_from = models.DateTimeField(null=True, blank=True)
    review = models.BooleanField(default=False)
    review_day = models.PositiveSmallIntegerField(default=6, choices=list(enumerate(WEEKDAYS)))
    review_time = models.TimeField(default=time(18))
    review_from = models.DateTimeField(null=True, blank=True)
    # What the groups told or asked: in the morning email, or in one of its own at that hour.
    groups = models.BooleanField(default=False)
    groups_from = models.DateTimeField(null=True, blank=True)
    quiet_from = models.TimeField(default=time(21))
    quiet_until = models.TimeField(default=time(7))
    with_notes = models.BooleanField(default=False)

    objects: ClassVar[OwnedRows[Wish]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (models.UniqueConstraint(fields=["owner"], name="wish_once_a_member"),)

    def __str__(self) -> str:
        return f"What {self.owner} wants to be sent"

    @classmethod
    def of(cls, member: Member) -> Wish:
        """The member's wish; a new one that wants nothing if they have none."""
        return cls.objects.of(member).first() or cls(owner=member)

    @transaction.atomic
    def say(self, *, at: datetime, **choices: Any) -> None:
        """Change the choices. What was due before stays as it was chosen then."""
        before = {name: getattr(self, name) for names in self.WHEN.values() for name in names}
        for name, value in choices.items():
            setattr(self, name, value)
        for kind, names in self.WHEN.items():
            if any(getattr(self, name) != before[name] for name in names):
                setattr(self, f"{names[0]}_from", at)
            moved = any(getattr(self, name) != before[name] for name in names[1:])
            if moved and kind in PhoneWish.KINDS:
                PhoneWish.at_other_hours(owner=self.owner, kind=kind, at=at)
            if not getattr(self, names[0]):
                Delivery.call_off(owner=self.owner, kind=kind, at=at)
        self.save()

    def is_quiet(self, *, at: datetime) -> bool:
        """Whether a moment lies in the member's quiet hours."""
        hour = at.astimezone(self.owner.zone).time()
        return is_quiet(hour=hour, begins=self.quiet_from, ends=self.quiet_until)

    def next_digest_on(self, *, after: date) -> date:
        """The next day with a morning email; the next day at all where none is chosen."""
        days = (after + timedelta(days=number) for number in range(1, 8))
        chosen = self.weekdays(LetterKind.DIGEST)
        return next((day for day in days if day.weekday() in chosen), after + timedelta(days=1))

    def weekdays(self, kind: str) -> frozenset[int]:
        """The weekdays (0 is Monday) on which a kind of email is wanted."""
        if kind == LetterKind.REVIEW:
            return frozenset({self.review_day})
        if kind == LetterKind.PROMISE:
            return frozenset(range(7))
        if kind == LetterKind.GROUPS:
            # On the days of the morning email it is in that one.
            morning = map(int, self.digest_days) if self.digest else ()
            return frozenset(range(7)) - frozenset(morning)
        return frozenset(map(int, self.digest_days))
