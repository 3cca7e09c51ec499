"""How common each trade is in a member's own world: the people they met, beside the count of
jobs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from cookout.members.member import Member
from cookout.people.person import Person
from cookout.people.role import Role, role_key
from cookout.practice.trades import Difficulty, crowded_words, difficulty_of, find_trade


@dataclass(frozen=True)
class Crowd:
    """How many people the member met, by trade; the empty key counts people without one."""

    counts: Mapping[str, int]

    @classmethod
    def of(cls, member: Member) -> Crowd:
        met = Person.objects.of(member).not_in_trash().exclude(met_on=None)
        return cls(dict(met.values_list("role_key").annotate(Count("pk")).order_by()))

    @property
    def met(self) -> int:
        return sum(self.counts.values())

    def own(self, trade: str) -> int:
        """How many of those met are in a trade, under any of its names."""
        wanted, key = find_trade(trade), role_key(trade)
        return sum(
            count
            for other, count in self.counts.items()
            if other and (other == key or (wanted and find_trade(other) == wanted))
        )

    def difficulty(self, trade: str) -> Difficulty | None:
        """How hard a trade is in this world; None if unknown."""
        return difficulty_of(trade, own=self.own(trade), met=self.met)

    def words(self, role: Role) -> str:
        """How common a needed trade is, and why; the member's own answer comes first."""
        if role.crowded:
            return f"{Role.Crowded(role.crowded).label}, as you said."
        return crowded_words(trade=role.name, own=self.own(role.name), met=self.met)
