"""Re-sort a member's people by the alphabet of their region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cookout.people.person import Person
from cookout.practice.alphabet import family_key, sort_key

if TYPE_CHECKING:
    from cookout.members.member import Member

BATCH = 500


def order_people_by_region(member: Member) -> None:
    """Rewrite the sort keys that differ in the alphabet of the member's region."""
    moved = []
    for person in Person.objects.of(member).only("name", "family", "sort_key", "family_key"):
        first = sort_key(person.name, region=member.region)
        last = family_key(name=person.name, family=person.family, region=member.region)
        if (person.sort_key, person.family_key) != (first, last):
            person.sort_key, person.family_key = first, last
            moved.append(person)
    Person.objects.bulk_update(moved, ["sort_key", "family_key"], batch_size=BATCH)
