"""Who might sit at the table: everyone judged "go deep", weighed by minutes and seats.

Proposals only. A seat is given or freed only by a decision of the member.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Count

from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.people.role import Role
from cookout.plan.observed import learned
from cookout.plan.plan import Plan
from cookout.practice.numbers import BROKEN_AFTER
from cookout.practice.plan.capacity import Capacity
from cookout.practice.plan.making_room import SeatOffer, make_room, pins_over, propose
from cookout.practice.plan.points import RoleState, points
from cookout.practice.plan.seating import SeatCandidate
from cookout.promises.promise import Promise
from cookout.table.regard import Regard, RegardAnswer, RoleFacts
from cookout.table.seat import Seats

if TYPE_CHECKING:
    from cookout.members.member import Member

Place = Person.Place


@dataclass(frozen=True)
class Weighed:
    """Everyone with a seat or who might get one, and what the minutes carry."""

    capacity: Capacity
    people: dict[int, Person]
    candidates: tuple[SeatCandidate, ...]

    @property
    def seated(self) -> list[Person]:
        return [person for person in self.people.values() if person.place == Place.DEEP]

    @property
    def seats(self) -> Seats:
        return Seats(taken=len(self.seated), there=self.capacity.seats)

    @cached_property
    def proposal(self) -> SeatOffer | None:
        """The one change that the practice would make, if any."""
        return propose(candidates=self.candidates, minutes=self.minutes, seats=self.capacity.seats)

    @property
    def minutes(self) -> int:
        """Minutes for the table in four weeks."""
        return self.capacity.deep_minutes

    def room_for(self, newcomer: Person) -> SeatOffer:
        """Who would make room for someone. ValueError if they have a seat already."""
        there = [candidate for candidate in self.candidates if candidate.id != newcomer.pk]
        mine = [candidate for candidate in self.candidates if candidate.id == newcomer.pk]
        wanted = mine[0] if mine else _unjudged(newcomer, self.capacity)
        return make_room(
            candidates=[*there, wanted],
            newcomer_id=newcomer.pk,
            minutes=self.minutes,
            seats=self.capacity.seats,
        )

    @property
    def pins_over(self) -> str:
        """A sentence if the pinned people alone exceed the minutes or seats; else empty."""
        return pins_over(
            candidates=self.candidates, minutes=self.minutes, seats=self.capacity.seats
        )


def weigh(*, member: Member, capacity: Capacity, on: date) -> Weighed:
    """Weigh everyone who was judged, and everyone with a seat."""
    regards = {
        regard.person_id: regard
        for regard in Regard.objects.of(member).filter(person__trashed_at=None)
    }
    near = (
        Person.objects.of(member)
        .not_in_trash()
        .filter(place__in=(Place.NEW, Place.DEEP, Place.WARM))
    )
    judged = near.filter(place=Place.DEEP) | near.filter(regard__isnull=False)
    trades = _Trades(member)
    people, candidates = {}, []
    started, broken = _started(member), _broken(member, on)
    for person in judged.order_by("sort_key", "pk"):
        regard = regards.get(person.pk) or Regard(person=person, owner=member)
        facts = trades.facts(person)
        if person.place != Place.DEEP and regard.suggest(facts).place != "deep":
            continue
        people[person.pk] = person
        candidates.append(
            SeatCandidate(
                id=person.pk,
                points=points(
                    answers=regard.as_answers(),
                    role=_state(facts),
                    started=started.get(person.pk, 0),
                    broken=broken.get(person.pk, 0),
                ),
                effort=max(capacity.each, 1),
                role=person.role_key,
                friend=regard.cookout == RegardAnswer.YES,
                pinned=person.pinned_on is not None and person.place == Place.DEEP,
                seated=person.place == Place.DEEP,
            )
        )
    return Weighed(capacity=capacity, people=people, candidates=tuple(candidates))


class _Trades:
    """The member's contacts in every trade, loaded once for all."""

    def __init__(self, member: Member) -> None:
        self.needed = set(Role.objects.of(member).values_list("key", flat=True))
        people = (
            Person.objects.of(member).not_in_trash().exclude(place__in=(Place.GONE, Place.DIED))
        )
        self.great: dict[str, list[Person]] = defaultdict(list)
        for person in people.exclude(great_on=None).exclude(role_key="").order_by("great_on"):
            self.great[person.role_key].append(person)

    def facts(self, person: Person) -> RoleFacts | None:
        if not person.role_key:
            return None
        great = [contact for contact in self.great[person.role_key] if contact.pk != person.pk]
        return RoleFacts(person.role, len(great), great, person.role_key in self.needed)


def _state(facts: RoleFacts | None) -> RoleState | None:
    if facts is None or not (facts.great or facts.needed):
        return None
    return "filled" if facts.great else "gap"


def _started(member: Member) -> dict[int, int]:
    """How often each person started the contact."""
    theirs = Interaction.objects.of(member).not_in_trash().restarting()
    theirs = theirs.filter(direction=Interaction.Direction.IN)
    return dict(theirs.exclude(people=None).values_list("people").annotate(Count("pk")).order_by())


def _broken(member: Member, on: date) -> dict[int, int]:
    """How many long overdue promises to the member each person has."""
    theirs = Promise.objects.of(member).open().filter(mine=False)
    late = theirs.due(on=on - BROKEN_AFTER)
    return dict(late.values_list("person").annotate(Count("pk")).order_by())


def _unjudged(person: Person, capacity: Capacity) -> SeatCandidate:
    """Someone the member wants at the table, whatever the answers about them say."""
    return SeatCandidate(id=person.pk, points=0, effort=max(capacity.each, 1), role=person.role_key)


def weigh_now(*, member: Member, on: date) -> Weighed | None:
    """Weigh everyone by the member's own plan; None without a plan."""
    plan = Plan.of_member(member)
    if not plan.is_made:
        return None
    capacity = plan.capacity(learned(member=member, on=on))
    return weigh(member=member, capacity=capacity, on=on)
