"""An open need looked at again: people of its trade who were met or imported since it was asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q

from cookout.people.person import Person
from cookout.people.search.search import find_ids
from cookout.referrals.introduction import Introduction
from cookout.referrals.need import Need, Needs
from cookout.referrals.recommendation import Recommendation
from cookout.referrals.trades_known import trade_keys, trade_name

if TYPE_CHECKING:
    from cookout.members.member import Member

NEEDS, TITLED, FOUND = 20, 30, 50
OUT = (Person.Place.GONE, Person.Place.DIED)


class MetForNeed(NamedTuple):
    """A need, and somebody new whose trade would meet it."""

    need: Need
    person: Person


def newly_met(member: Member, *, since: date | None = None) -> list[MetForNeed]:
    """The latest needs with the latest person for each; `since` leaves out those met before.

    Whoever was recommended or offered for the need already is no news.
    """
    needs = looked_for_by(member).select_related("asker")
    asked = list(needs.order_by("-asked_on", "-pk")[:NEEDS])
    if not asked:
        return []
    earliest = max(filter(None, (since, min(need.asked_on for need in asked))))
    people = _new_people(member, sorted({need.trade for need in asked}), earliest)
    done = _passed_on(asked) if people else set()
    found = [(need, _first(need, people, done, since)) for need in asked]
    return [MetForNeed(need, person) for need, person in found if person]


def looked_for_by(member: Member) -> Needs:
    """The open needs that name a trade."""
    return Need.objects.of(member).open().exclude(trade="")


def came_on(person: Person) -> date:
    """The day they were met, or else written down."""
    return person.met_on or person.owner.day(person.made_at)


def _new_people(member: Member, wanted: Sequence[str], since: date) -> list[tuple[str, Person]]:
    """Those of some trades who came since a day, each with their trade, the latest first."""
    keys = trade_keys(member)
    spelled = {key: trade for trade in wanted for key in keys.get(trade, ())}
    titled = [pk for trade in wanted for pk in find_ids(member, trade, limit=TITLED)]
    # The member's day may begin before the one of the clock.
    came = Q(met_on=None, made_at__date__gte=since - timedelta(days=1)) | Q(met_on__gte=since)
    named = Q(role_key__in=spelled) | Q(role_key="", pk__in=titled)
    mine = Person.objects.of(member).not_in_trash().exclude(place__in=OUT).select_related("owner")
    latest = mine.filter(named, came).order_by("-made_at", "-pk")[:FOUND]
    return [(spelled.get(person.role_key) or trade_name(person.title), person) for person in latest]


def _passed_on(needs: Collection[Need]) -> set[tuple[str, int | None, int]]:
    """The needs with those recommended for them, and the askers with those offered to them."""
    given = Recommendation.objects.not_in_trash().filter(need__in=needs)
    askers = [need.asker_id for need in needs if need.asker_id]
    offered = Introduction.objects.not_in_trash().filter(first__in=askers)
    return {
        *(("need", *pair) for pair in given.values_list("need_id", "provider_id")),
        *(("asker", *pair) for pair in offered.values_list("first_id", "second_id")),
    }


def _first(
    need: Need,
    people: list[tuple[str, Person]],
    done: set[tuple[str, int | None, int]],
    since: date | None,
) -> Person | None:
    after = max(filter(None, (since, need.asked_on)))
    for trade, one in people:
        known = {("need", need.pk, one.pk), ("asker", need.asker_id, one.pk)} & done
        if trade == need.trade and one.pk != need.asker_id and not known and came_on(one) >= after:
            return one
    return None
