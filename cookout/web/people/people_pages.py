"""Everybody of a place, a page at a time: the list that is opened most, in narrow rows."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from cookout.members.compiled_query import CompiledQuery
from cookout.members.member import Member
from cookout.members.narrow_row import narrow
from cookout.people.person import People, Person
from cookout.web.http.pagination import SIZE
from cookout.web.parts.person_summary import SHOWN
from cookout.web.people.people_order import ordered

KNOWN = "known"
KEYS = ("sort_key", "family_key")
COLUMNS = (*SHOWN, *KEYS)
Place = Person.Place


def of_place(member: Member, place: str) -> People:
    """Those of a place; those whom a member knows; or everybody."""
    people = Person.objects.of(member).not_in_trash()
    if place in Place.values:
        return people.standing(place)
    if place != KNOWN:
        return people
    # Everybody but the address book. By number: an index has these, so that the rows of a large
    # address book stay unread.
    places = [place for place in Place.values if place != Place.BOOK]
    known = Person.objects.of(member).filter(place__in=places).order_by().values("pk")
    return people.filter(pk__in=known)


class PeoplePages(NamedTuple):
    """The pages of a place in the order of first or last names."""

    member: Member
    place: str
    order: str

    def in_order(self) -> list[Person]:
        return self._page("in_order")

    def after(self, key: str, pk: int) -> list[Person]:
        return self._page("after", key, pk)

    def before(self, key: str, pk: int) -> list[Person]:
        return self._page("before", key, pk)

    def _page(self, side: str, key: str = "", pk: int = 0) -> list[Person]:
        page = _page(self.place, self.order, side)
        rows = page(member=self.member.pk, key=key, pk=pk)
        return [narrow(Person, COLUMNS, row) for row in rows]


@cache
def _page(place: str, order: str, side: str) -> CompiledQuery[tuple[Any, ...]]:
    """A page, and one row more that says whether another one follows."""

    def rows(member: Any, key: Any, pk: Any) -> Any:
        every = ordered(of_place(member, place), order)
        found: Any = every.in_order() if side == "in_order" else getattr(every, side)(key, pk)
        return found.values_list(*COLUMNS)[: SIZE + 1]

    return CompiledQuery(rows)
