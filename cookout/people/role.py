"""A role: a trade in the member's own words, and which ones the member needs somebody for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models

from cookout.members.owned import Owned, OwnedRows
from cookout.members.prepared import fetch

if TYPE_CHECKING:
    from cookout.members.member import Member

# From each trade the index leads to the next one, so that nobody reads everybody to list a few.
TRADES = """
with recursive trade (key) as (
  select min(role_key) from cookout_person
  where owner_id = %(member)s and trashed_at is null and role_key > ''
  union all
  select (select min(role_key) from cookout_person
          where owner_id = %(member)s and trashed_at is null and role_key > trade.key)
  from trade where trade.key is not null
)
select key from trade where key is not null limit %(most)s
"""


def role_key(role: str) -> str:
    """A trade as filters compare it: without case and doubled spaces."""
    return " ".join(role.casefold().split())[:200]


def trades(member: Member, *, most: int) -> list[str]:
    """The trades of a member's people, as filters compare them, the first ones by the alphabet."""
    return [key for (key,) in fetch(TRADES, {"member": member.pk, "most": most})]


class Roles(OwnedRows["Role"]):
    """Queries for the roles a member needs."""

    def named(self, role: str) -> Self:
        return self.filter(key=role_key(role))


class Role(Owned):
    """A trade the member needs somebody good for; how crowded it is, where they said so."""

    class Crowded(models.TextChoices):
        HARD = "hard", "Crowded"
        NORMAL = "normal", "Neither crowded nor rare"
        EASY = "easy", "Rare"

    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200, editable=False)
    needed_on = models.DateField()
    crowded = models.CharField(max_length=6, choices=Crowded.choices, blank=True)

    objects: ClassVar[Roles] = Roles.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("key",)
        constraints = (
            models.UniqueConstraint(fields=["owner", "key"], name="role_needed_once"),
            models.CheckConstraint(condition=~models.Q(key=""), name="role_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name

    @classmethod
    def need(cls, *, owner: Member, name: str, on: date) -> Role:
        """Put a trade on the list of roles the member needs. Idempotent."""
        role, _ = cls.objects.get_or_create(
            owner=owner, key=role_key(name), defaults={"name": name.strip(), "needed_on": on}
        )
        return role

    def call_crowded(self, crowded: str) -> None:
        """Say how crowded the trade is; nothing leaves it to what is counted."""
        self.crowded = crowded
        self.save(update_fields=["crowded"])
