"""Load a person with the names of the lists that aren't empty, in one statement.

Most people have no ties, tags or recommendations, and an empty list needs no query.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from cookout.capture.card_photos.card_photo import CardPhoto
from cookout.members.compiled_query import CompiledQuery
from cookout.members.member import Member
from cookout.people.card import Card
from cookout.people.contact_point import ContactPoint
from cookout.people.merging.merge import Merge
from cookout.people.person import Person
from cookout.people.remember import Remember
from cookout.people.tag import Tag
from cookout.people.tie import Tie
from cookout.promises.promise import Promise
from cookout.referrals.experience import Experience
from cookout.referrals.need import Need
from cookout.referrals.recommendation import Recommendation

_HERE = OuterRef("pk")
_LISTS: dict[str, QuerySet[Any]] = {
    "tags": Tag.objects.filter(person=_HERE),
    "ties": Tie.objects.shown().filter(Q(person=_HERE) | Q(other=_HERE)),
    "promises": Promise.objects.not_in_trash().filter(person=_HERE),
    "work": Experience.objects.not_in_trash().filter(person=_HERE),
    "given": Recommendation.objects.not_in_trash().filter(provider=_HERE),
    "needs": Need.objects.open().filter(owner=OuterRef("owner")).exclude(trade=""),
    "card_photos": CardPhoto.objects.not_in_trash().filter(person=_HERE),
    "also": Card.objects.filter(person=_HERE).exclude(also=[]),
    "merged": Merge.objects.standing().filter(kept=_HERE),
}
_PERSON = CompiledQuery(
    lambda member, pk: (
        Person.objects.of(member)
        .not_in_trash()
        .filter(pk=pk)
        .select_related("event", "regard")
        .annotate(**{f"has_{name}": Exists(rows) for name, rows in _LISTS.items()})
    )
)
REMEMBERED = CompiledQuery(lambda person: Remember.objects.filter(person=person))
CONTACT_POINTS = CompiledQuery(lambda person: ContactPoint.objects.filter(person=person))


def person_and_lists(member: Member, pk: int) -> tuple[Person, set[str]]:
    """One of the member's people, and the names of the lists with anything in them.

    Raises Person.DoesNotExist.
    """
    found = _PERSON(member=member.pk, pk=pk)
    if not found:
        raise Person.DoesNotExist
    person = found[0]
    person.owner = member
    return person, {name for name in _LISTS if getattr(person, f"has_{name}")}
