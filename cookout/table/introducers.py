"""Introducers: who at the table or kept warm could introduce the member for a trade."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from cookout.members.member import Member
from cookout.people.interaction import Interaction, InteractionKind
from cookout.people.person import Person
from cookout.people.remember import Remember, RememberKind
from cookout.people.role import Role
from cookout.people.tie import Tie
from cookout.practice.introducers import NearbyContact, introducers
from cookout.practice.ties import INTRODUCED

MOST_NEAR = 300
NEAR = (Person.Place.DEEP, Person.Place.WARM)
# Who looks for a plumber knows none, and an allergy names no trade.
SILENT = (RememberKind.WANTS, RememberKind.ALLERGY)
BY_THEM = (Interaction.Direction.IN, Interaction.Direction.BOTH)


@dataclass(frozen=True)
class SuggestedIntroducer:
    """Somebody who could introduce the member, with every reason in words."""

    person: Person
    reasons: tuple[str, ...]


def suggested_introducers(
    *, member: Member, roles: Sequence[Role]
) -> dict[int, list[SuggestedIntroducer]]:
    """Who could introduce the member for each of some trades."""
    if not roles:
        return {}
    near = Person.objects.of(member).not_in_trash().filter(place__in=NEAR)
    people = {person.pk: person for person in near.order_by("place", "pk")[:MOST_NEAR]}
    neighbours = _neighbours(people)
    return {
        role.pk: [
            SuggestedIntroducer(people[introducer.id], introducer.reasons)
            for introducer in introducers(trade=role.name, people=neighbours)
        ]
        for role in roles
    }


def _neighbours(people: dict[int, Person]) -> list[NearbyContact]:
    texts, introduced = _texts(people), _introduced(people)
    return [
        NearbyContact(
            id=pk,
            name=person.name,
            close=person.place == Person.Place.DEEP,
            trade=person.role,
            introduced=introduced.get(pk, 0),
            texts=tuple(texts[pk]),
        )
        for pk, person in people.items()
    ]


def _texts(people: dict[int, Person]) -> dict[int, list[tuple[str, str]]]:
    """Every text saved about them that may name a trade, with where it is from."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    lines = Remember.objects.filter(person__in=people).exclude(kind__in=SILENT)
    for pk, words in lines.order_by("position", "pk").values_list("person", "words"):
        found[pk].append(("You noted", words))
    for pk, person in people.items():
        found[pk] += [("You noted", person.notes), ("Company", person.company)]
    return found


def _introduced(people: dict[int, Person]) -> dict[int, int]:
    """How often each introduced the member to someone: as logged, or by the ties.

    One introduction may be in both, so the larger number counts.
    """
    logged, written = _logged(people), _written(people)
    return {pk: max(logged.get(pk, 0), written[pk]) for pk in logged.keys() | written.keys()}


def _written(people: dict[int, Person]) -> Counter[int]:
    """“Vera introduced Dana”, from either side."""
    ties = Tie.objects.shown().about(people).filter(relation=INTRODUCED)
    found = ties.values_list("person", "other", "names_person")
    return Counter(
        by
        for person, other, names_person in found
        if (by := person if names_person else other) in people
    )


def _logged(people: dict[int, Person]) -> dict[int, int]:
    times = Interaction.objects.not_in_trash().filter(
        people__in=people, kind=InteractionKind.INTRODUCED
    )
    by_them = times.filter(direction__in=BY_THEM)
    return dict(by_them.values_list("people").annotate(Count("pk")).order_by())
