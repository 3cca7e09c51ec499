"""Which people to export: everyone, those of a place, a trade or an event, or chosen by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from cookout.members.region import region_of
from cookout.people.event import Event
from cookout.people.person import People, Person
from cookout.people.role import role_key

if TYPE_CHECKING:
    from cookout.members.member import Member


@dataclass(frozen=True)
class Selection:
    """Filters; several narrow together. Never includes people in the trash."""

    place: str = ""
    trade: str = ""
    events: tuple[int, ...] = ()
    people: tuple[int, ...] = ()

    @property
    def is_everybody(self) -> bool:
        return self == Selection()

    def of(self, member: Member) -> People:
        """These people of a member."""
        found = Person.objects.of(member).not_in_trash()
        if self.place:
            found = found.standing(self.place)
        if self.events:
            found = found.filter(event__in=self.events)
        if self.people:
            found = found.filter(pk__in=self.people)
        return found.filter(_in_trade(self.trade))


def _in_trade(trade: str) -> Q:
    """Each word stands in the role, or each in the title, as in the list of people."""
    in_role, in_title = Q(), Q()
    for word in role_key(trade).split():
        in_role &= Q(role_key__contains=word)
        in_title &= Q(title__icontains=word)
    return in_role | in_title


def events_named(member: Member, name: str) -> tuple[int, ...]:
    """The events of a name, capitals aside."""
    wanted = " ".join(name.casefold().split())
    events = Event.objects.of(member).not_in_trash().values_list("pk", "name")
    return tuple(pk for pk, name in events if " ".join(name.casefold().split()) == wanted)


def people_named(member: Member, name: str) -> tuple[int, ...]:
    """The people of a name, capitals and accents aside."""
    mine = Person.objects.of(member).not_in_trash().called(name, region=region_of(member))
    return tuple(mine.values_list("pk", flat=True))
