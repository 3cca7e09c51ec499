"""What happened with the people met at events, for many events at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from cookout.members.member import Member
from cookout.people.event import Event
from cookout.people.interaction import Interaction
from cookout.people.person import Person
from cookout.practice.answers import Touch
from cookout.practice.plan.event_worth import Acquaintance, Narrowing, narrow


def narrowings(*, member: Member, events: Iterable[Event]) -> dict[int, Narrowing]:
    """The narrowing of each event, in a fixed number of queries."""
    by_pk = {event.pk: event for event in events}
    touches = _touches(member, by_pk)
    met: dict[int, list[Acquaintance]] = defaultdict(list)
    people = Person.objects.of(member).not_in_trash().filter(event__in=by_pk)
    for pk, event, met_on, place in people.values_list("pk", "event_id", "met_on", "place"):
        day = met_on or by_pk[event].on
        met[event].append(Acquaintance(met_on=day, place=place, touches=tuple(touches[pk])))
    return {pk: narrow(met[pk]) for pk in by_pk}


def _touches(member: Member, events: Iterable[int]) -> dict[int, list[Touch]]:
    """Every touch of the people met at some events."""
    rows = Interaction.people.through.objects.filter(
        person__owner=member,
        person__event__in=list(events),
        person__trashed_at=None,
        interaction__trashed_at=None,
    )
    found: dict[int, list[Touch]] = defaultdict(list)
    for pk, on, kind, direction in rows.values_list(
        "person_id", "interaction__on", "interaction__kind", "interaction__direction"
    ):
        found[pk].append(Touch(on=on, kind=kind, direction=direction))
    return found
