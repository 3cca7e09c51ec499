"""The letters that the names of a member's people begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cookout.members.prepared import fetch
from cookout.people.person import Person

if TYPE_CHECKING:
    from cookout.members.member import Member

# From each name the index leads to the first one with another letter, so that nobody reads
# everybody: behind a letter and the last character of all stands the next letter.
LETTERS = """
with recursive name (key) as (
  select min({column}) from cookout_person where {among} and {column} > ''
  union all
  select (select min({column}) from cookout_person
          where {among} and {column} > substr(name.key, 1, 1) || %(last)s)
  from name where name.key is not null
)
select substr(key, 1, 1) from name where key is not null limit %(most)s
"""
AMONG = "owner_id = %(member)s and trashed_at is null"
OF_A_PLACE = " and place = %(place)s"
LAST = "\U0010ffff"


def first_letters(
    member: Member, *, column: str, place: Person.Place | None, most: int
) -> list[str] | None:
    """The first letters of everybody, or of those of a place; None where no index leads to them."""
    if place is not None and column != "sort_key":
        return None
    words: dict[str, Any] = {"member": member.pk, "place": place, "most": most, "last": LAST}
    among = AMONG + (OF_A_PLACE if place else "")
    found = fetch(LETTERS.format(column=column, among=among), words)
    return [letter for (letter,) in found]
