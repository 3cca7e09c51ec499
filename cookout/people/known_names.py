"""Names of the people a member knows, in alphabetical order, to offer while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from cookout.people.person import Person

if TYPE_CHECKING:
    from cookout.members.member import Member

# Of each place by its own index: in the order of all names alone, everybody of an address book
# would be passed over to find a few.
OF_A_PLACE = """
select * from (
  select name, sort_key, id from cookout_person
  where owner_id = %(member)s and place = '{place}' and trashed_at is null and id <> %(without)s
  order by sort_key, id limit %(most)s) of_{place}
"""
TOGETHER = "select name from ({places}) known order by sort_key, id limit %(most)s"
PLACES = tuple(place.value for place in Person.Place if place is not Person.Place.BOOK)
KNOWN = TOGETHER.format(
    places=" union all ".join(OF_A_PLACE.format(place=place) for place in PLACES)
)


def known_names(member: Member, *, without: int | None, most: int) -> list[str]:
    """The names of those in no address book alone, `without` one of them; none twice."""
    words = {"member": member.pk, "without": without or 0, "most": most}
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, words)
        return list(dict.fromkeys(name for (name,) in cursor.fetchall()))
