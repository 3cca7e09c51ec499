"""The order of the list of people, and the letters to jump to in it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db.models import DateField, Value
from django.db.models.functions import Coalesce, Substr
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from cookout.members.member import Member
from cookout.members.region import region_of
from cookout.people.first_letters import first_letters
from cookout.people.person import People, Person
from cookout.practice.alphabet import letter_of
from cookout.web.http.door import Visit, back
from cookout.web.http.pagination import ByDay, Ordered, narrowed

ALL = "all"
MOST_LETTERS = 60
"""More first letters than this are no alphabet."""
NO_TURN = Value(date.max, output_field=DateField())
Order = Member.PeopleOrder


class Letter(NamedTuple):
    """A first letter, and the address of the list from there on."""

    words: str
    url: str


@require_POST
def remember(request: Visit) -> HttpResponse:
    """The list goes by this from now on."""
    order = request.POST.get("order", "")
    if order in Order.values:
        request.user.people_order = order
        request.user.save(update_fields=["people_order"])
    return back(request, "people")


def ordered(people: People, order: str) -> Ordered[Person]:
    """The people in an order, for its pages."""
    if order == Order.LAST:
        return ByDay(people, "family_key", latest_first=False, read=lambda key: key)
    if order == Order.TURN:
        return ByDay(people.annotate(turn=Coalesce("next_on", NO_TURN)), "turn", latest_first=False)
    return people


def key(person: Person, order: str) -> object:
    """What a person stands at in the order."""
    if order == Order.TURN:
        return person.next_on or date.max
    return person.family_key if order == Order.LAST else person.sort_key


def letters(
    request: Visit, people: People, order: str, keep: tuple[str, ...], *, whole: str
) -> list[Letter]:
    """The first letters of a long list; none where it goes by something else. `whole` is the place
    of which it has everybody, if any."""
    if order == Order.TURN:
        return []
    column = "family_key" if order == Order.LAST else "sort_key"
    firsts = None
    if whole in (ALL, *Person.Place.values):
        at = None if whole == ALL else Person.Place(whole)
        firsts = first_letters(request.user, column=column, place=at, most=MOST_LETTERS + 1)
    if firsts is None:
        every = people.order_by().values_list(Substr(column, 1, 1), flat=True).distinct()
        firsts = list(every[: MOST_LETTERS + 1])
    region = region_of(request.user)
    found = [
        (first, capital) for first in sorted(firsts) if (capital := letter_of(first, region=region))
    ]
    if len(found) > MOST_LETTERS:
        return []
    # The list begins after a key and a row: after the bare letter stands everybody it begins.
    return [Letter(words, narrowed(request.GET, keep, after=one, id="1")) for one, words in found]
