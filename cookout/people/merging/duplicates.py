"""Possible duplicates among a member's people, with the reasons."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef

from cookout.members.region import region_of
from cookout.people.card import Card
from cookout.people.contact_point import ContactKind, ContactPoint
from cookout.people.merging.merge import Merge
from cookout.people.merging.not_the_same import Apart
from cookout.people.person import Person
from cookout.practice.duplicates.candidates import (
    DuplicateCandidate,
    PersonRecord,
    Phone,
    candidates,
)
from cookout.practice.duplicates.namesakes import namesakes

if TYPE_CHECKING:
    from cookout.members.member import Member

MOST = 10_000
"""The most people that are compared while someone waits for a page."""

WRITTEN = (
    *("pk", "name", "given", "family", "nickname", "company"),
    *("birth_year", "birth_month", "birth_day"),
)
COMPARED = (ContactKind.PHONE, ContactKind.MAIL, ContactKind.ADDRESS)


@dataclass(frozen=True)
class Duplicates:
    """The pairs, the clearest first; pairs that share only a name; and how many people were
    compared, if not all."""

    pairs: list[DuplicateCandidate]
    namesakes: list[DuplicateCandidate]
    compared: int
    total: int

    @property
    def is_all(self) -> bool:
        return self.compared == self.total


def written_twice(owner: Member, *, most: int = MOST) -> Duplicates:
    """Compare a member's people; if there are too many, the latest ones."""
    people = Person.objects.of(owner).not_in_trash()
    total = people.count()
    latest = people.order_by("-pk")
    known = _known(owner, list(latest.values_list(*WRITTEN)[:most]))
    apart = _apart(owner)
    pairs = candidates(known, apart=apart, region=region_of(owner))
    apart |= {frozenset((pair.first_id, pair.second_id)) for pair in pairs}
    by_hand = people.exclude(Exists(Card.objects.filter(person=OuterRef("pk"))))
    short = set(by_hand.values_list("pk", flat=True))
    return Duplicates(pairs, namesakes(known, by_hand=short, apart=apart), len(known), total)


def _known(owner: Member, people: list[Any]) -> list[PersonRecord]:
    points_of: dict[str, dict[int, list[tuple[str, str, bool]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    points = ContactPoint.objects.of(owner).filter(kind__in=COMPARED).order_by()
    if people:
        # The latest are compared: what belongs to earlier ones is not read.
        points = points.filter(person__gte=min(person[0] for person in people))
    for pk, kind, label, value, failed_on in points.values_list(
        "person_id", "kind", "label", "value", "failed_on"
    ):
        points_of[kind][pk].append((label, value, failed_on is None))
    phones, mails, places = (points_of[kind] for kind in COMPARED)
    return [
        PersonRecord(
            id=pk,
            name=name,
            given=given,
            family=family,
            nickname=nickname,
            company=company,
            birthday=tuple(day) if any(day) else None,
            phones=tuple(
                Phone(label=label, value=value, works=works)
                for label, value, works in phones.get(pk, ())
            ),
            mails=tuple(value for _, value, _ in mails.get(pk, ())),
            addresses=tuple(value for _, value, _ in places.get(pk, ())),
        )
        for pk, name, given, family, nickname, company, *day in people
    ]


def _apart(owner: Member) -> set[frozenset[int]]:
    """Pairs marked as different people, also where one of them was merged into someone since."""
    into = dict(Merge.objects.of(owner).standing().values_list("other", "kept"))

    def now(pk: int) -> int:
        while pk in into:
            pk = into[pk]
        return pk

    pairs = Apart.objects.of(owner).values_list("first", "second")
    return {frozenset((now(first), now(second))) for first, second in pairs}
