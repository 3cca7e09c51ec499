"""The role map: each trade a member needs, who is there for it, and who could introduce them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Count, Max, Q

from cookout.members.member import Member
from cookout.people.person import People, Person
from cookout.people.role import Role
from cookout.practice import roles as practice
from cookout.practice.introducers import whole_words
from cookout.practice.roles import Standing, TradeContact
from cookout.practice.trades import names_of
from cookout.table.introducers import SuggestedIntroducer, suggested_introducers
from cookout.table.regard import RegardAnswer
from cookout.table.trade_counts import Crowd

MOST_ROLES = 100
MOST_PEOPLE = 300
OWN = Q(experiences__trashed_at=None, experiences__source=None, experiences__source_name="")
"""Only experiences of the member's own."""
SHOWN = 3
MOST_NAMES = 60
Place = Person.Place


@dataclass(frozen=True)
class Mapped:
    """One trade the member needs, and who is there for it."""

    role: Role
    standing: Standing
    means: str
    crowded: str = ""
    known: int = 0
    great: list[Person] = field(default_factory=list)
    again: list[Person] = field(default_factory=list)
    close: list[Person] = field(default_factory=list)
    by_title: list[Person] = field(default_factory=list)
    introducers: list[SuggestedIntroducer] = field(default_factory=list)

    @property
    def in_a_word(self) -> str:
        return practice.WORDS[self.standing]


def role_map(*, member: Member, on: date) -> list[Mapped]:
    """Every trade the member needs, in the order of the list; the number of queries doesn't grow
    with them."""
    roles = list(Role.objects.of(member).order_by("key")[:MOST_ROLES])
    people = Person.objects.of(member).not_in_trash().exclude(place__in=(Place.GONE, Place.DIED))
    keys = [role.key for role in roles]
    same = people.filter(role_key__in=keys)
    known = dict(same.values_list("role_key").annotate(Count("pk")))
    titled = _titled(people, [role for role in roles if role.key not in known])
    telling = _telling(same)
    crowd = Crowd.of(member) if roles else Crowd({})
    gaps = [role for role in roles if role.key not in known and not titled[role.pk]]
    could = suggested_introducers(member=member, roles=gaps)
    return [
        _mapped(
            role,
            known=known.get(role.key, 0),
            telling=telling[role.key],
            by_title=titled[role.pk],
            crowded=crowd.words(role),
            could=could.get(role.pk, []),
            on=on,
        )
        for role in roles
    ]


def _mapped(
    role: Role,
    *,
    known: int,
    telling: list[Person],
    by_title: list[Person],
    crowded: str,
    could: list[SuggestedIntroducer],
    on: date,
) -> Mapped:
    facts = {person.pk: _known(person) for person in telling}
    others = [TradeContact()] * (known - len(telling)) + [TradeContact(by_title=True)] * len(
        by_title
    )
    everybody = [*facts.values(), *others]
    standing = practice.standing(needed=True, people=everybody)
    doubled = standing == Standing.DUPLICATE and practice.may_stay_doubled(everybody)
    great = [person for person in telling if facts[person.pk].is_great]
    return Mapped(
        role=role,
        standing=standing,
        means=practice.FRIENDS if doubled else practice.MEANS[standing],
        crowded=crowded,
        known=known,
        great=great[:SHOWN],
        again=[contact for contact in great if facts[contact.pk].asked_again(on=on)][:SHOWN],
        close=[person for person in telling if facts[person.pk].close][:SHOWN],
        by_title=by_title[:SHOWN],
        introducers=could,
    )


def _known(person: Person) -> TradeContact:
    regard = getattr(person, "regard", None)
    return TradeContact(
        close=person.place == Place.DEEP,
        great_on=person.great_on,
        used_on=getattr(person, "used_on", None),
        met_once=person.met_on is not None and person.touches <= 1,
        over_for_a_cookout=bool(regard and regard.cookout == RegardAnswer.YES),
    )


def _telling(same: People) -> dict[str, list[Person]]:
    """For each trade, the people who decide its standing: at the table, or doing great work."""
    found: dict[str, list[Person]] = defaultdict(list)
    deciding = same.filter(Q(place=Place.DEEP) | Q(great_on__isnull=False))
    deciding = deciding.annotate(used_on=Max("experiences__on", filter=OWN))
    for person in deciding.select_related("regard").order_by("great_on", "pk")[:MOST_PEOPLE]:
        found[person.role_key].append(person)
    return found


def _titled(people: People, roles: list[Role]) -> dict[int, list[Person]]:
    """People without a trade whose title in an address book names a needed trade that no one has
    yet."""
    found: dict[int, list[Person]] = {role.pk: [] for role in roles}
    names = [name for role in roles for name in names_of(role.name)][:MOST_NAMES]
    if not names:
        return defaultdict(list)
    titled = reduce(or_, (Q(title__icontains=name) for name in names))
    rows = people.filter(titled, role_key="").order_by("sort_key", "pk")
    patterns = {role.pk: whole_words(role.name) for role in roles}
    for person in rows[:MOST_PEOPLE]:
        for pk, pattern in patterns.items():
            if pattern.search(person.title):
                found[pk].append(person)
    return defaultdict(list, found)
