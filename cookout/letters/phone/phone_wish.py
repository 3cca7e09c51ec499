"""A phone wish: which notifications a member wants. They come at the hours of the emails."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models

from cookout.members.member import Member
from cookout.members.owned import Owned, OwnedRows


class PhoneWish(Owned):
    """What goes to every device and to the topic of one member. Until they say so it is nothing.

    A session is told of a day before it; the others at the hour of their email. Each `_from` is
    the moment since when it is wished for, at its present hour.
    """

    KINDS = ("digest", "promise", "review")
    """Those that have an hour."""

    digest = models.BooleanField(default=False)
    digest_from = models.DateTimeField(null=True, blank=True)
    promise = models.BooleanField(default=False)
    promise_from = models.DateTimeField(null=True, blank=True)
    review = models.BooleanField(default=False)
    review_from = models.DateTimeField(null=True, blank=True)
    tomorrow = models.BooleanField(default=False)
    tomorrow_from = models.DateTimeField(null=True, blank=True)
    show_more = models.BooleanField(default=False)

    objects: ClassVar[OwnedRows[PhoneWish]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (models.UniqueConstraint(fields=["owner"], name="phone_wish_once_a_member"),)

    def __str__(self) -> str:
        return f"What {self.owner} wants on their phone"

    @classmethod
    def of(cls, member: Member) -> PhoneWish:
        """The member's wish; a new one that wants nothing if they have none."""
        return cls.objects.of(member).first() or cls(owner=member)

    def say(self, *, at: datetime, show_more: bool, **wanted: bool) -> list[str]:
        """Change what is wanted; returns the kinds that are no longer wanted."""
        for kind, is_wanted in wanted.items():
            if is_wanted != getattr(self, kind):
                setattr(self, f"{kind}_from", at)
            setattr(self, kind, is_wanted)
        self.show_more = show_more
        self.save()
        return [kind for kind, is_wanted in wanted.items() if not is_wanted]

    @classmethod
    def at_other_hours(cls, *, owner: Member, kind: str, at: datetime) -> None:
        """The hour of a kind has changed: deliveries due before that stay as planned."""
        cls.objects.of(owner).update(**{f"{kind}_from": at})
