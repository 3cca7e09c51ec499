"""One person as the practice is told of them, and how often they really talked."""

from __future__ import annotations

from cookout.people.person import Person
from cookout.practice.plan.event_worth import TALKS
from cookout.practice.today.person_facts import PersonFacts, Promised, Remembered
from cookout.promises.promise import Promise


def told(person: Person) -> PersonFacts:
    """What is on record of somebody that may stand in a message."""
    promises = Promise.objects.filter(person=person).open().mine().in_order()
    return PersonFacts(
        id=person.pk,
        name=person.name,
        first_name=person.first_name,
        place=person.place,
        met_on=person.met_on,
        event_name=person.event.name if person.event and not person.event.trashed_at else "",
        last_touch_on=person.last_touch_on,
        touches=person.touches,
        said_hello=person.hello_on is not None,
        remembered=tuple(
            Remembered(kind=line.kind, words=line.words, on=line.on, yearly=line.yearly)
            for line in person.remembered.all()
        ),
        promises=tuple(Promised(id=one.pk, what=one.what, due_on=one.due_on) for one in promises),
    )


def talks(person: Person) -> int:
    """On how many days they really talked, the first meeting included; messages are no talks."""
    kept = person.interactions.kept().filter(kind__in=TALKS)
    return kept.values("on").distinct().order_by("on").count()
