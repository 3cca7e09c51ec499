"""Who could be introduced to whom, where one of today's people is of the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from typing import TYPE_CHECKING

from django.db import connection

from cookout.people.person import Person
from cookout.practice.introductions import Introduction, introductions
from cookout.practice.someone import Remembered, Someone

if TYPE_CHECKING:
    from cookout.members.member import Member

Place = Person.Place
CLOSE = (Place.DEEP, Place.WARM)
MOST = 200
"""People looked at: those one is in touch with, the closest first."""
# From the few one is close to: of the lines there are as many as people.
WANTS = """
select r.person_id, r.words
from (select id from cookout_person where owner_id = %(member)s and trashed_at is null
      and place in ('deep', 'warm')) p
join cookout_remember r on r.person_id = p.id
where r.kind = 'wants' order by r.person_id, r.position, r.id limit %(most)s
"""


def could_meet(*, member: Member, among: Container[int]) -> tuple[Introduction, ...]:
    """The pairs of whom at least one is among some people."""
    wants = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(WANTS, {"member": member.pk, "most": MOST})
        for pk, words in cursor.fetchall():
            wants[pk].append(Remembered(kind="wants", words=words))
    if not wants:
        return ()
    near = Person.objects.of(member).kept().filter(place__in=CLOSE).exclude(role_key="")
    people = {one.pk: one for one in near.order_by("place", "pk")[:MOST]}
    people |= Person.objects.of(member).kept().in_bulk(wants.keys() - people.keys())
    found = introductions(
        people=[
            Someone(
                id=pk,
                name=one.name,
                first_name=one.first_name,
                place=one.place,
                trade=one.role,
                remembered=tuple(wants[pk]),
            )
            for pk, one in people.items()
        ]
    )
    return tuple(one for one in found if one.asker_id in among or one.helper_id in among)
