"""A member: a person with an account, who keeps their people, promises and plan here."""

from __future__ import annotations

import zoneinfo
from datetime import date, datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from cookout.members.compiled_query import CompiledQuery
from cookout.practice.cadence import Difficulty
from cookout.practice.formats import DEFAULT_REGION, regions


class Members(BaseUserManager["Member"]):
    """Queries for members."""

    def first_or_new(self) -> Member:
        """The first member; created without email and password if there is none yet."""
        return self.order_by("pk").first() or self.invite()

    def invite(self, *, by: Member | None = None) -> Member:
        """Create a member who has yet to enter their name, email and password."""
        member = self.model(invited_by=by)
        member.set_unusable_password()
        member.save()
        return member

    def get(self, *args: Any, **kwargs: Any) -> Member:
        """Like Django's. A lookup by id alone, which every page does, is compiled once."""
        if args or kwargs.keys() != {"pk"}:
            return super().get(*args, **kwargs)
        found = _BY_NUMBER(pk=kwargs["pk"])
        if not found:
            raise self.model.DoesNotExist(kwargs["pk"])
        return found[0]

    def get_by_natural_key(self, username: str | None) -> Member:
        return self.get(email__iexact=username)


class Member(AbstractBaseUser):
    """A person with an account. Email and password are set at the first sign-in."""

    class Theme(models.TextChoices):
        SYSTEM = "", "As my device"
        LIGHT = "light", "Light"
        DARK = "dark", "Dark"

    class PeopleOrder(models.TextChoices):
        """What the list of people goes by."""

        TURN = "turn", "Whose turn it is"
        FIRST = "first", "First name"
        LAST = "last", "Last name"

    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(unique=True, null=True, blank=True)
    time_zone = models.CharField(max_length=64, default="UTC")
    region = models.CharField(max_length=2, default=DEFAULT_REGION)
    theme = models.CharField(max_length=8, choices=Theme.choices, blank=True, default=Theme.SYSTEM)
    people_order = models.CharField(
        max_length=5, choices=PeopleOrder.choices, default=PeopleOrder.FIRST
    )
    welcomed_at = models.DateTimeField(null=True, blank=True)
    # The last day on which they looked at today, and the one before it.
    looked_on = models.DateField(null=True, blank=True)
    looked_before_on = models.DateField(null=True, blank=True)
    invited_by = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    is_active = models.BooleanField(default=True)
    trade = models.CharField(max_length=200, blank=True)
    difficulty = models.CharField(
        max_length=6,
        choices=[(level.value, level.value.capitalize()) for level in Difficulty],
        default=Difficulty.NORMAL.value,
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[Members] = Members()

    def __str__(self) -> str:
        return self.name or self.email or "New member"

    @property
    def first_name(self) -> str:
        """The first name, as in a greeting."""
        return self.name.split()[0] if self.name.split() else ""

    @property
    def is_set_up(self) -> bool:
        """Whether the first sign-in is done: name, email and password are set."""
        return bool(self.email) and self.has_usable_password()

    @property
    def is_host(self) -> bool:
        """Whether they run this Cookout: they were its first member."""
        return not Member.objects.filter(pk__lt=self.pk).exists()

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The member's time zone; UTC where this machine does not know theirs."""
        try:
            return zoneinfo.ZoneInfo(self.time_zone)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            return zoneinfo.ZoneInfo("UTC")

    def day(self, at: datetime) -> date:
        """The day it is for the member at a moment."""
        return at.astimezone(self.zone).date()

    def live_in(self, time_zone: str) -> bool:
        """Set the time zone, if it is one; returns whether it was."""
        if time_zone not in zoneinfo.available_timezones():
            return False
        self.time_zone = time_zone
        return True

    def write_as_in(self, region: str) -> bool:
        """Set the region (two letters), if it is one; returns whether it was."""
        if region not in regions():
            return False
        self.region = region
        return True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email or None
        super().save(*args, **kwargs)


_BY_NUMBER = CompiledQuery(lambda pk: Member.objects.filter(pk=pk))
