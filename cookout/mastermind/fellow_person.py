"""A fellow member who is also one of a member's people: the member's choice, visible only to
them."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models, transaction

from cookout.mastermind.group_member import GroupMember
from cookout.members.member import Member
from cookout.members.owned import Owned, OwnedRows
from cookout.members.region import region_of
from cookout.people.person import Person


class FellowPerson(Owned):
    """Which of a member's people is a certain fellow member."""

    place = models.ForeignKey(GroupMember, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="fellow_places")

    objects: ClassVar[OwnedRows[FellowPerson]] = OwnedRows.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["owner", "place"], name="fellow_person_once"),
        )

    def __str__(self) -> str:
        return str(self.person)

    @classmethod
    @transaction.atomic
    def choose(cls, *, owner: Member, place: GroupMember, at: datetime) -> FellowPerson:
        """Add a fellow member to one's people: the person with that name, else a new one.

        Only the name and trade are copied, and nothing said in the group.
        """
        if there := cls.objects.of(owner).filter(place=place).first():
            return there
        mine = Person.objects.of(owner).not_in_trash()
        named = list(mine.called(place.full_name, region=region_of(owner))[:2])
        person = named[0] if len(named) == 1 else Person(owner=owner, made_at=at)
        if not person.pk:
            person.write(name=place.full_name, role=place.trade, met_on=owner.day(at))
            person.stand(Person.Place.NEW, on=owner.day(at))
        return cls.objects.create(owner=owner, place=place, person=person)
